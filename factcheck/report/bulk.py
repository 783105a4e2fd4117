"""How a ruling that was made on many claims at once is told: who, why, and on how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.messages import N_
from factcheck.report.terms import VERDICT
from factcheck.store.state import deciding

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store.records import ClaimRow, EventRow, RulingRow

_WITH_REASON = N_("{verdict} in bulk by {by}: {reason} (claims: {n})")
_WITHOUT = N_("{verdict} in bulk by {by} (claims: {n})")
# What an act on many did, by the kind of its event; rulings are told by their verdict.
ACTS = {
    "dismiss": N_("flags dismissed in bulk: {n}"),
    "accept": N_("slips accepted in bulk: {n}"),
    "tag": N_("claims tagged in bulk: {n}"),
}


def bulk_ruling(claim: ClaimRow) -> RulingRow | None:
    """The ruling that gives a claim its verdict, where it was made on many claims at once."""
    ruling = deciding(claim.rulings)
    return ruling if ruling is not None and ruling.bulk else None


def bulk_words(ruling: RulingRow, word: Callable[[str], str]) -> str:
    """Verified in bulk by whom: why (on how many claims)."""
    return _words(ruling.verdict, ruling.reviewer, ruling.reason, ruling.bulk, word)


def _words(verdict: str, by: str, reason: str, n: int, word: Callable[[str], str]) -> str:
    text = word(_WITH_REASON if reason else _WITHOUT)
    return text.format(verdict=word(VERDICT.get(verdict, verdict)), by=by, reason=reason, n=n)


def bulk_event(event: EventRow, word: Callable[[str], str]) -> str:
    """What an act on many claims did, "" for one on a single claim."""
    n, said = event.detail.get("bulk"), event.detail
    if not isinstance(n, int) or n < 1:
        return ""
    if event.kind == "ruling":
        return _words(str(said.get("verdict", "")), event.by, str(said.get("reason", "")), n, word)
    return word(ACTS[event.kind]).format(n=n) if event.kind in ACTS else ""


def bulk_data(claim: ClaimRow) -> dict[str, Any]:
    """The same as data, {} where the claim was ruled on by itself."""
    ruling = bulk_ruling(claim)
    return {"bulk": {"claims": ruling.bulk, "reason": ruling.reason}} if ruling else {}

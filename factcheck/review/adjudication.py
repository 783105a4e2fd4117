"""Adjudication: the claims on which two reviewers differ, and a named person's decision between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.review.act import current, rewritten
from factcheck.review.notes import note_item
from factcheck.review.ratings import rating_items
from factcheck.store.items import Item
from factcheck.store.records import RulingRow
from factcheck.store.second import ADJUDICATED
from factcheck.store.state import clean, state_data, with_ruling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Verdict
    from factcheck.store import ClaimRow, Store
    from factcheck.store.records import SecondRow


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim as it stands now, and a second ruling that says otherwise."""

    claim: ClaimRow
    second: SecondRow


def differing(store: Store, articles: Sequence[int] | None = None) -> list[Difference]:
    """The claims on which two reviewers differ and nobody decided, in the order of articles and text.

    They differ in the verdict, or in the text to which both would correct the claim. Once the first reviewer has come
    round to the second's ruling they differ no more. Without `articles` of the newest versions.
    """
    for article in articles or ():
        store.article(article)
    rows = store.doubly_ruled(articles)
    claims = {claim.id: claim for claim in store.claims_by_id([row.claim for row in rows])}
    return [one for row in rows if undecided(one := Difference(claims[row.claim], row))]


def undecided(one: Difference) -> bool:
    """Whether the two rulings differ, and nobody has decided between them."""
    return not decided(one.claim) and _differ(one.claim, one.second)


def decided(claim: ClaimRow) -> RulingRow | None:
    """Who decided between two reviewers, and how; None when nobody did."""
    return next((one for one in claim.rulings[::-1] if one.round == ADJUDICATED and one.question == "true"), None)


def _differ(claim: ClaimRow, second: SecondRow) -> bool:
    return claim.status != second.verdict or (second.verdict == "corrected" and claim.correction != second.correction)


def adjudicate(
    store: Store,
    claim: int,
    verdict: Verdict,
    *,
    by: str,
    text: str | None = None,
    note: str | None = None,
    if_version: int | None = None,
) -> ClaimRow:
    """Decide between two rulings on a claim: its status is `verdict` from now on. Anybody may, under their name.

    For `corrected` the claim is to read `text`; without it as it is corrected already, else as the second reviewer
    proposed. Under another verdict its corrections go, but for slips. Raises UsageError for a claim that two reviewers
    have not ruled on, and where a text is missing; StaleWrite when the claim is no longer at `if_version`.
    """
    with store.writing():
        row = current(store, claim, if_version)
        seconds = [one for one in row.second if one.against]
        if not seconds:
            raise UsageError(
                f"claim {claim} was not ruled on by two reviewers", "see `factcheck adjudicate` for those that were"
            )
        if verdict == "open":
            raise UsageError("'open' decides nothing", "use verified, disputed or corrected")
        second, at = seconds[-1], store.now()
        changes = [change for change in row.changes if change.cls == "slip"]
        if verdict == "corrected":
            text = clean(text) if text is not None else _proposed(row, second)
            if text == clean(row.text):
                raise UsageError(f"claim {claim}: the text is as it was", "change it, or decide otherwise")
            changes = rewritten(store, row, text, by=by, at=at)
        rulings = with_ruling(row.rulings, RulingRow(by, ADJUDICATED, "true", verdict, at))
        payload: dict[str, Any] = {
            "verdict": verdict, "first": f"{second.against_by}: {second.against}",
            "second": f"{second.reviewer}: {second.verdict}",
        }  # fmt: skip
        items = [Item("claim", state_data(rulings, changes), row.article, claim)]
        items += rating_items(row, verdict, tuple(changes), None, by, at)
        if note:
            items.append(note_item(row.article, claim, note, public=False, by=by, at=at))
            payload |= {"note": clean(note)}
        store.act(by, "adjudicate", article=row.article, payload=payload, items=items)
        return store.claim(claim)


def _proposed(row: ClaimRow, second: SecondRow) -> str:
    proposed = row.correction if row.status == "corrected" else second.correction
    if proposed is None:
        raise UsageError(f"claim {row.id}: neither ruling says how it should read", "give the text")
    return clean(proposed)

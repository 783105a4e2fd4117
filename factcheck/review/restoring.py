"""A claim put back to what it was after an earlier act, as a new act that can itself be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.review.act import current
from factcheck.review.ratings import rating_items
from factcheck.store.items import Item
from factcheck.store.state import corrected, state_data, status

if TYPE_CHECKING:
    from typing import Any

    from factcheck.store import Change, ClaimRow, RulingRow, Store


def restore_state(store: Store, claim: int, event_seq: int, by: str, *, if_version: int | None = None) -> ClaimRow:
    """Give a claim the rulings and corrections that it had after an event on it, an undone one included.

    Rulings keep who made them and when; the new event says who brought them back. Notes, evidence and dismissals stay
    as they are. Raises UsageError when the event did not touch the claim or touched it in an older version, when the
    claim is as it was then, or when a correction would overlap one that another claim or the article has by now;
    StaleWrite when the claim is no longer at `if_version`.
    """
    with store.writing():
        row = current(store, claim, if_version)
        if all(event.seq != event_seq for event in store.history(claim=claim)):
            raise UsageError(f"event {event_seq} is none of claim {claim}", f"list them with `factcheck show {claim}`")
        if store.event(event_seq).article != row.article:
            raise UsageError(f"event {event_seq} was on an older version of the article", "rule on the claim anew")
        rulings, changes = store.state_after(claim, event_seq)
        if (rulings, changes) == (row.rulings, row.changes):
            raise UsageError(f"claim {claim} is as it was after event {event_seq}", "nothing was changed")
        kind, payload = _named(store.text(row.article), row, rulings, changes)
        items = [Item("claim", state_data(rulings, changes), row.article, claim)]
        items += rating_items(row, status(rulings), changes, None, by, store.now())
        store.act(by, kind, article=row.article, payload=payload | {"restored": event_seq}, items=items)
        return store.claim(claim)


def _named(
    text: str, row: ClaimRow, rulings: tuple[RulingRow, ...], changes: tuple[Change, ...]
) -> tuple[str, dict[str, Any]]:
    """The kind of the act and what its history shows: a correction where the claim is corrected, else a ruling."""
    verdict = status(rulings)
    if verdict != "corrected":
        return "ruling", {"verdict": verdict}
    return "correction", {"verdict": verdict, "text": corrected(text, row.start, row.end, changes) or ""}

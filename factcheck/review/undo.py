"""Undo and redo: a reviewer's own acts, one at a time, never over somebody's later work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store import EventRow, Store


def undo(store: Store, *, by: str, claim: int | None = None) -> EventRow:
    """Undo the reviewer's latest act that is not undone, of those on `claim` if given; gives the undo's event.

    Raises UsageError when there is none, or when what it touched was changed since: the message names who and what.
    """
    with store.writing():
        act = store.latest_act(by, claim=claim)
        if act is None:
            raise UsageError(f"{by} has nothing to undo" + _on(claim), "only one's own acts can be undone")
        return _reverse(store, act, "undo", by)


def redo(store: Store, *, by: str, claim: int | None = None) -> EventRow:
    """Redo what the reviewer undid last, unless an act of theirs came since; gives the redo's event."""
    with store.writing():
        act = store.latest_undo(by, claim=claim)
        if act is None:
            raise UsageError(f"{by} has nothing to redo" + _on(claim), "an act after an undo ends what can be redone")
        return _reverse(store, act, "redo", by)


def _on(claim: int | None) -> str:
    return f" on claim {claim}" if claim is not None else ""


def _reverse(store: Store, act: EventRow, kind: str, by: str) -> EventRow:
    if act.undoes is None and (claim := store.sealed(act.seq)) is not None:
        raise UsageError(
            f"{by}'s second ruling on claim {claim} stands: both rulings are in, and {by} has seen the first one",
            "rule on the claim as anybody may, or have it adjudicated",
        )
    later = store.changed_since(act.seq)
    if later is not None:
        of_claim = later.claims and later.kind != "import"
        what = f"claim {later.claims[0]}" if of_claim else f"article {later.article}"
        raise UsageError(
            f"{kind} of the {act.kind} is refused: {later.by} changed {what} since ({later.kind}, {later.at})",
            "undo that first, or rule anew",
        )
    payload = {
        "kind": act.detail.get("kind", act.kind),
        "event": act.detail.get("event", act.seq) if act.undoes else act.seq,
    }
    return store.act(
        by, kind, article=act.article, payload=payload, items=store.reversed_items(act.seq), undoes=act.seq
    )

"""Dismissing a flag, which stays known and silent, and taking that back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.model import DISMISS_REASONS
from factcheck.store.items import Item
from factcheck.store.state import clean

if TYPE_CHECKING:
    from factcheck.store import ArticleRow, ClaimRow, FlagRow, Store


def dismiss(
    store: Store, flag: int, *, by: str, reason: str | None = None, note: str | None = None
) -> ClaimRow | ArticleRow:
    """Dismiss a flag, in every version of its document and after every recheck.

    Raises UsageError for an unknown reason or a flag that is dismissed already.
    """
    if reason is not None and reason not in DISMISS_REASONS:
        raise UsageError(f"{reason!r} is no reason to dismiss a flag", f"use one of {', '.join(DISMISS_REASONS)}")
    with store.writing():
        row = store.flag(flag)
        if row.state == "dismissed":
            raise UsageError(
                f"flag {flag} is dismissed already, by {row.dismissed_by}", "restore it to change the reason"
            )
        after = {"reason": reason or "", "note": clean(note or ""), "by": by, "at": store.now()}
        return _act(store, row, "dismiss", by, after, {"reason": after["reason"], "note": after["note"]})


def restore(store: Store, flag: int, *, by: str) -> ClaimRow | ArticleRow:
    """Take a dismissal back; UsageError when the flag is not dismissed."""
    with store.writing():
        row = store.flag(flag)
        if row.state != "dismissed":
            raise UsageError(f"flag {flag} is not dismissed", "nothing was changed")
        return _act(store, row, "restore", by, None, {})


def _act(store: Store, row: FlagRow, kind: str, by: str, after: Any, payload: dict[str, Any]) -> ClaimRow | ArticleRow:
    item = Item("dismissal", after, row.article, row.claim, row.fingerprint)
    payload |= {"flag": row.id, "rule": row.rule, "text": clean(row.text[:200])}
    store.act(by, kind, article=row.article, payload=payload, items=[item])
    return store.claim(row.claim) if row.claim is not None else store.article(row.article)

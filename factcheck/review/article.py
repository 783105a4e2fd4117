"""Acts on a whole article: clear, hold, reopen, amend what is said about it, correct its headline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.lang import is_tag
from factcheck.review.changes import same_meaning
from factcheck.store.identity import canonical_url, without_credentials
from factcheck.store.items import Item
from factcheck.store.project import FIELDS
from factcheck.store.records import ArticleRow, Change, DeskState
from factcheck.store.state import change_data, clean

if TYPE_CHECKING:
    from factcheck.model import ChangeClass
    from factcheck.store import Store


def clear(store: Store, article: int, *, by: str, note: str | None = None) -> ArticleRow:
    """Say that the article may run; this marks no claim verified."""
    return _decide(store, article, "clear", "cleared", by, note)


def hold(store: Store, article: int, *, by: str, note: str | None = None) -> ArticleRow:
    """Say that the article may not run yet."""
    return _decide(store, article, "hold", "held", by, note)


def reopen(store: Store, article: int, *, by: str, note: str | None = None) -> ArticleRow:
    """Take a clearing or a hold back."""
    return _decide(store, article, "reopen", "open", by, note)


def _decide(store: Store, article: int, kind: str, state: DeskState, by: str, note: str | None) -> ArticleRow:
    with store.writing():
        row, at = store.article(article), store.now()
        after = {"state": state, "by": by, "at": at, "note": clean(note or "")}
        progress = row.progress
        payload = {"note": after["note"], "errors": progress.errors, "unchecked": progress.checkable - progress.ruled}
        store.act(by, kind, article=article, payload=payload, items=[Item("article", after, article, target="state")])
        return store.article(article)


def amend(store: Store, article: int, *, by: str, **fields: str | None) -> ArticleRow:
    """Change what is said about an article: one of FIELDS; None empties it. `origin` is ours or third-party.

    Its flags are not recomputed: recheck it where FOLLOWED says so. Raises UsageError for an unknown field or a value
    that cannot be.
    """
    with store.writing():
        row = store.article(article)
        items = [Item("article", _field(name, value), article, target=name) for name, value in fields.items()]
        if not items:
            raise UsageError("nothing to amend", f"name one of {', '.join(sorted(FIELDS))}")
        payload: dict[str, Any] = {item.target: item.after for item in items}
        store.act(by, "amend", article=row.id, payload=payload, items=items)
        return store.article(article)


def _field(name: str, value: str | None) -> str | None:
    if name not in FIELDS:
        raise UsageError(f"an article has no field {name!r}", f"use one of {', '.join(sorted(FIELDS))}")
    value = clean(value).strip() if value is not None else None
    if name == "stage" and value not in ("draft", "published"):
        raise UsageError(f"{value!r} is no stage", "use draft or published")
    if name == "lang" and (value is None or not is_tag(value) or len(value) > 12):
        raise UsageError(f"{value!r} is no language", "use a tag such as id or en")
    if name == "origin" and value not in ("ours", "third-party"):
        raise UsageError(f"{value!r} is no origin", "use ours or third-party")
    if name in ("published", "modified") and value is not None:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise UsageError(f"{value!r} is no date", "write it as YYYY-MM-DD") from None
    if name == "url" and value:
        if not canonical_url(value):
            raise UsageError(f"{value[:80]!r} is no web address", "give one that begins with http:// or https://")
        return without_credentials(value)
    return value or None


def headline(store: Store, article: int, text: str, *, by: str, cls: ChangeClass | None = None) -> ArticleRow:
    """Correct the headline; its imported text withdraws the correction. UsageError when nothing would change.

    `cls` defaults to `slip` when the meaning stays, else `error`.
    """
    text = clean(text).strip()
    with store.writing():
        row = store.article(article)
        if not text or text == (row.headline.replacement if row.headline else row.title):
            raise UsageError("the headline is as it was", "write another")
        cls = cls or ("slip" if same_meaning(row.title, text) else "error")
        change = Change(0, len(row.title), text, cls, by=by, at=store.now())
        after = change_data(change) if text != row.title else None
        item = Item("article", after, article, target="headline")
        store.act(by, "headline", article=article, payload={"was": row.title, "should_be": text}, items=[item])
        return store.article(article)

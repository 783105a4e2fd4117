"""A stored article flagged anew with today's rules; rulings and dismissals stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from factcheck.store import EventRow, Store


# What flags follow from besides the text: the date, the language, the headline and metadata, and whose text it is.
FOLLOWED = frozenset(("published", "lang", "title", "url", "byline", "origin"))


def recheck(store: Store, article: int, settings: Settings, *, by: str) -> tuple[int, int]:
    """Replace an article's flags by those of today's rules; gives how many came and went."""
    from factcheck.pipeline import analyse

    return store.recheck(article, analyse(store.source_article(article), settings), by=by)


def follow(store: Store, event: EventRow, settings: Settings) -> None:
    """After an undo or redo: flag the article anew where what its flags follow from may have changed."""
    if event.article is not None and event.detail.get("kind") == "amend":
        recheck(store, event.article, settings, by=event.by)

"""What weekday-mismatch alone says of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Article, Flag
from factcheck.pipeline import analyse

if TYPE_CHECKING:
    from datetime import date

ONLY = frozenset({"weekday-mismatch"})


def flags(text: str, lang: str = "id", published: date | None = None) -> tuple[Flag, ...]:
    """The flags of a text."""
    analysis = analyse(Article(text, lang=lang, published=published), only=ONLY)
    assert analysis.failures == ()
    return analysis.flags


def only(text: str, lang: str = "id", published: date | None = None) -> Flag:
    """The one flag of a text."""
    found = flags(text, lang, published)
    assert len(found) == 1, [text[f.start : f.end] for f in found]
    return found[0]

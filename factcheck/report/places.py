"""Places in an article, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.report.gather import Correction, Place


def where(place: Place, word: Callable[[str], str]) -> str:
    """A place, short, within a line."""
    if place.paragraph == 0:
        return word("headline")
    return word("paragraph {paragraph}, sentence {sentence}").format(paragraph=place.paragraph, sentence=place.sentence)


def place_words(item: Correction, word: Callable[[str], str]) -> str:
    """The place of a correction, as a sentence begins."""
    if item.place.paragraph == 0:
        return word("The headline")
    return word("Paragraph {paragraph}, sentence {sentence}").format(
        paragraph=item.place.paragraph, sentence=item.place.sentence
    )

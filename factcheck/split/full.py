"""Whether a mark that needs no blank behind it ends its sentence, as in Chinese, Japanese, Hindi and Arabic."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.split.marks import GOES_ON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Span
    from factcheck.split.knowledge import Knowledge

# What a sentence can be quoted or bracketed in; no longer than this, so that a lost partner does no harm. (Own choice.)
_QUOTED = re.compile(r"「[^「」]{0,200}」|『[^『』]{0,200}』|（[^（）]{0,200}）|“[^“”]{0,200}”|《[^《》]{0,200}》")
IDEOGRAPHS = "\u3040"  # the first of the signs written without blanks: kana, Han, Hangul
_WORDS = re.compile(r"\.?+\s*+([^\s.,،؛;:!?؟।۔“”\"'«»]+)")
BEHIND = 3  # so many words behind a quotation may hold the verb that reports it


def between_ideographs(text: str, first: int, closed: int) -> bool:
    """Whether "!" or "?" stands between signs that are written without blanks."""
    following = text[closed]
    return (
        text[first] in "!?"
        and first > 0
        and text[first - 1] >= IDEOGRAPHS <= following
        and (following.isalpha() or following in "「『")
    )


def quoted(text: str, start: int, end: int) -> list[Span]:
    """Spans of what stands in brackets or quotation marks of East Asia, in order and disjoint."""
    return [match.span() for match in _QUOTED.finditer(text, start, end)]


def within(text: str, start: int, spans: Sequence[Span], at: int, closed: int) -> bool:
    """Whether a mark at `at`, closed at `closed`, is inside of one of the spans, or ends a bracket in mid-sentence."""
    index = bisect_right(spans, (at, at)) - 1
    if index < 0:
        return False
    first, last = spans[index]
    return closed < last or (closed == last and text[first] == "（" and first > start)


def full_end(text: str, first: int, closing: int, closed: int, following: int, known: Knowledge) -> int:
    """Where the sentence closes whose mark stands at `first`, with closing marks at `closing:closed`; -1 for nowhere.

    What is an opening mark of the next sentence in some languages is left to it.
    """
    opening = text.find("“", closing, closed)
    if opening >= 0 and closed == following:
        closed = following = opening
    sign = text[following]
    if sign in GOES_ON:
        return -1
    asked = text[first] in "？！?!؟"
    if known.carriers and (closed > closing or asked) and _carried(text, following, closed > closing, known):
        return -1
    if closed > closing and text[closing] not in ")）" and reported(text, following, known):
        return -1
    return closed


def _carried(text: str, following: int, closes: bool, known: Knowledge) -> bool:
    """Whether what follows a quotation, or a bare question, goes on with it; a single sign may there begin a word."""
    carriers = known.carriers if closes else tuple(carrier for carrier in known.carriers if len(carrier) > 1)
    return text.startswith(carriers, following)


def reported(text: str, following: int, known: Knowledge) -> bool:
    """Whether one of the next words reports the quotation before it ("“Why?” Ms Smith asked")."""
    if not known.reporting:
        return False
    for _ in range(BEHIND):
        match = _WORDS.match(text, following, following + 100)
        if not match:
            return False
        if match.group(1) in known.reporting:
            return True
        following = match.end()
    return False

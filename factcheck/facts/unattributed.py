"""Direct quotations near which nobody is named as their speaker."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.patterns import whole_words
from factcheck.lang import language
from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Span

# A statement has so many words at least; so far, at most, its speaker is looked for on either side, in code points.
LEAST_WORDS = 6
_NEAR = 400
_QUOTING = "\"“”„«»`'\x93\x94 "
# Where a paragraph has no end in sight, so many code points back are looked at.
_LINE = 1200
_MARK = re.compile("[\"“”„«»\x93\x94\ufffd]|``|''")
_STATEMENT_END = ".!?…,"
_NAME = re.compile(r"(?<=[\w,;] )[^\W\d_a-z][\w'’-]+")
_CAPITAL = re.compile(r"(?<![\w])[^\W\d_a-z]")


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A quotation (`start:end`) and the stretch of text around it that was searched for a speaker."""

    start: int
    end: int
    first: int
    last: int


@cache
def _speaking(lang: str) -> re.Pattern[str]:
    words = [*language(lang).table("speakers").get("verbs", ()), *language(lang).table("split").get("reporting", ())]
    return whole_words(words)


def unattributed(text: str, lang: str, quotes: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Unattributed]:
    """The full-sentence quotations of six words or more without any sign of a speaker around them. Linear.

    A sign is a verb of saying or a word for what is quoted (the language's `[speakers]` table) or a name, in the
    quotation's sentence or the one on either side, or a colon right before. A quotation that follows or precedes
    another with nothing between is one speech in several paragraphs, and one with another mark before it in its
    paragraph may go on with a speech; one alone in its paragraph may be a pull quote.
    """
    if not language(lang).table("speakers"):
        return
    starts = [start for start, _ in sentences]
    for place, (start, end) in enumerate(quotes):
        if not _statement(text[start:end]):
            continue
        first, last = _around(starts, sentences, start, end)
        if not _signs(text, lang, (first, last), (start, end)) and not _continued(text, quotes, place):
            yield Unattributed(start, end, first, last)


def _statement(quote: str) -> bool:
    """Whether a quotation is a whole statement: long enough, with a capital and an end, and not a title."""
    inner = quote.strip(_QUOTING)
    words = inner.split()
    if (
        len(words) < LEAST_WORDS
        or _MARK.search(inner)
        or not inner[0].isupper()
        or quote.rstrip(_QUOTING)[-1:] not in _STATEMENT_END
    ):
        return False
    return 2 * sum(word[:1].isupper() for word in words) < len(words)


def _continued(text: str, quotes: Sequence[Span], place: int) -> bool:
    start, end = quotes[place]
    line = max(text.rfind(end_of_line, max(0, start - _LINE), start) for end_of_line in LINE_ENDS)
    if _MARK.search(text, max(line, start - _LINE, 0), start):
        return True
    if line == start - 1 and (end == len(text) or text[end] in LINE_ENDS):
        return True
    before = place > 0 and not text[quotes[place - 1][1] : start].strip()
    after = place + 1 < len(quotes) and not text[end : quotes[place + 1][0]].strip()
    return before or after


def _around(starts: Sequence[int], sentences: Sequence[Span], start: int, end: int) -> Span:
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
    begin = sentences[max(0, first - 1)][0]
    stop = sentences[min(len(sentences) - 1, last + 1)][1]
    return max(begin, start - _NEAR), min(stop, end + _NEAR)


def _signs(text: str, lang: str, window: Span, quote: Span) -> bool:
    before, after = text[window[0] : quote[0]], text[quote[1] : window[1]]
    if before.rstrip().endswith((":", "?")) or quote[0] < 2:
        return True
    # Names are found sooner than words.
    return any(pattern.search(side) for pattern in (_NAME, _speaking(lang)) for side in (before, after))

"""Where lines end, and which line ends are only the edge of a page."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_BREAK = re.compile(r"[^\S\n\r\x85\u2028\u2029]*+(?:\r\n|[\n\r\x85\u2028\u2029])[^\S\n\r\x85\u2028\u2029]*+")
_CLOSED = frozenset('.!?…:;。！？｡؟۔।॥"”’»“)]」』\x92\x94')

# A line shorter than this is a heading, a list item or a verse, not one that ran into the margin; a page of mail or
# a PDF is seldom set wider than the upper bound. (Own choice.)
SHORTEST, WIDEST = 40, 100


@lru_cache(maxsize=1)
def lines(text: str) -> tuple[Span, ...]:
    """Spans of the lines that are not blank, trimmed of white space, in order."""
    return tuple(_trimmed(text))


def _trimmed(text: str) -> Iterator[Span]:
    for match in _LINE.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def segments(text: str) -> Iterator[Span]:
    """Spans of the lines, trimmed and not blank, with hard-wrapped lines joined; in order and disjoint.

    A line goes on in the next one when it is long, has no closing mark and the next begins in lower case, or when
    the block of lines is plainly wrapped: the next line's first word would not have fitted.
    """
    block: list[Span] = []
    for start, end in lines(text):
        if block and not _BREAK.fullmatch(text, block[-1][1], start):
            yield from _joined(text, block)
            block = []
        block.append((start, end))
    yield from _joined(text, block)


def _joined(text: str, block: list[Span]) -> Iterator[Span]:
    if len(block) < 2:
        yield from block
        return
    width = _width(text, block)
    begin, before = block[0]
    for last, (start, end) in pairwise(block):
        if not (_unfinished(text, last, start) or (width and _overflows(text, last, start, width))):
            yield begin, before
            begin = start
        before = end
    yield begin, before


def _unfinished(text: str, line: Span, following: int) -> bool:
    return text[following].islower() and line[1] - line[0] >= SHORTEST and text[line[1] - 1] not in _CLOSED


def _overflows(text: str, line: Span, following: int, width: int) -> bool:
    word = text[following : following + WIDEST].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(word) > width


def _width(text: str, block: list[Span]) -> int:
    """The column at which the block was wrapped, or 0 when it was not."""
    width = max(end - start for start, end in block)
    if len(block) < 3 or not SHORTEST <= width <= WIDEST:
        return 0
    breaks = list(pairwise(block))
    within = sum(_unfinished(text, last, start) for last, (start, _) in breaks)
    return width if 2 * within >= len(breaks) else 0

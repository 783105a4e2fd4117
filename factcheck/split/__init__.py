"""Where sentences end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.split.knowledge import knowledge
from factcheck.split.lines import segments
from factcheck.split.stops import GLUED, ends, glued

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span
    from factcheck.split.knowledge import Knowledge

__all__ = ["sentences"]

# One set first, so that the search skips ordinary text at full speed; possessive, so that a run of any length is looked
# at once. Group 1 is what follows the first mark of a run, where a blank must follow the run for a sentence to end.
# \x91 to \x94 are quotation marks of Windows-1252 read as Latin-1; "[12]" is a footnote.
_MARK = re.compile(
    r"[.!?…؟۔।॥‼⁇⁈⁉。！？｡](?:(?<![。！？｡])([.!?…؟۔।॥‼⁇⁈⁉]*+)|[。！？｡]*+)"
    r"([\"'”’»“›)\]}」』）】\x92\x94]*+(?:\[\d{1,3}\])*+)\s*+"
)
_BLANK = re.compile(r"\s*+")
_CLOSERS = "”»)]’\x92\x94"
_QUOTES = _CLOSERS + "\"'"
POINTER = 160  # how far a bracketed pointer may reach, in code points


def sentences(text: str, lang: str) -> list[Span]:
    """Spans of the sentences: half-open code point ranges, ordered, disjoint, trimmed, covering all non-blank text.

    A line ends a sentence (\\n, \\r\\n, \\r, U+0085, U+2028, U+2029) unless the text is hard-wrapped. The rules are
    our own, with the words of the `[split]` tables; languages without one get generic rules. A mark in
    the middle of a line ends a sentence only before white space, save where a blank was plainly forgotten. Linear.
    """
    known = knowledge(lang)
    spans = [span for start, end in segments(text) for span in _segment(text, start, end, known)]
    if known.pointers and any(text[start] == "(" for start, _ in spans):
        spans = [part for span in spans for part in _without_pointer(text, span, known)]
    return spans


def _without_pointer(text: str, span: Span, known: Knowledge) -> Iterator[Span]:
    """A bracketed pointer to another page, such as "(Read more: …)", is a sentence of its own where it opens one."""
    start, end = span
    close = text.find(")", start, min(end, start + POINTER)) + 1 if text.startswith(known.pointers, start) else 0
    if 0 < close < end and text[close].isspace():
        yield start, close
        match = _BLANK.match(text, close, end)
        start = match.end() if match else close
    yield start, end


def _segment(text: str, start: int, end: int, known: Knowledge) -> Iterator[Span]:
    counted, marks = start, 0
    for match in _MARK.finditer(text, start, end):
        first, following = match.span()
        if following >= end:
            break
        closed = match.end(2)
        if closed <= start:
            continue
        after = match.end(1)
        if after < 0:
            yield start, closed
            start = following
            continue
        mark = (first, after, closed)
        if following == closed:
            place = glued(text, start, mark, end, known) if text[closed] in GLUED else -1
            if place > start:
                yield start, place
                start = place
            continue
        if text[following] in _QUOTES:
            marks += text.count('"', counted, following)
            counted = following
            closed, following = _detached(text, closed, following, end, marks % 2 == 1)
            if following >= end:
                break
        if ends(text, start, mark, following, end, known):
            yield start, closed
            start = following
    yield start, end


def _detached(text: str, closed: int, following: int, end: int, inside: bool) -> Span:
    """Where the sentence closes and the next begins when a quotation mark stands alone between them."""
    size = 2 if text.startswith("''", following) else 1
    alone = following + size >= end or text[following + size].isspace()
    closes = text[following] in _CLOSERS or size == 2 or (text[following] == '"' and inside)
    if not (alone and closes):
        return closed, following
    match = _BLANK.match(text, following + size, end)
    return following + size, match.end() if match else end

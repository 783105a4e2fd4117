"""Where sentences end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.split.full import IDEOGRAPHS, between_ideographs, full_end, quoted, within
from factcheck.split.glue import GLUED, glued
from factcheck.split.items import LABELS, items
from factcheck.split.knowledge import knowledge
from factcheck.split.lines import segments
from factcheck.split.marks import APPENDED, SMILE, SMILES
from factcheck.split.stops import ends, plainly_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span
    from factcheck.split.knowledge import Knowledge

__all__ = ["sentences"]

_BLANK = re.compile(r"\s*+")
_CLOSERS = "”»›)]’\x92\x94"
_QUOTES = _CLOSERS + "\"'"
_APPENDED = frozenset("(:;=<😀😁😂😃😄😅😆😇😈😉😊😋😌😍😎😏😐😢😭😡🙏🙂🙁🙌👍👏👌❤♥🤣🤔🥰🤲")
POINTER = 160  # how far a bracketed pointer may reach, in code points


def sentences(text: str, lang: str) -> list[Span]:
    """Spans of the sentences: half-open code point ranges, ordered, disjoint, trimmed, covering all non-blank text.

    A line ends a sentence (\\n, \\r\\n, \\r, U+0085, U+2028, U+2029) unless the text is hard-wrapped, and so does an
    item of a list on one line. The rules are our own, with the words of the `[split]` tables; languages without one get
    generic rules. A mark in the middle of a line ends a sentence only before white space, save where a blank was
    plainly forgotten and where a language writes none. Linear.
    """
    known = knowledge(lang)
    spans = [span for start, end in _pieces(text, known) for span in _segment(text, start, end, known)]
    if known.pointers and any(text[start] == "(" for start, _ in spans):
        spans = [part for span in spans for part in _without_pointer(text, span, known)]
    if any(face in text for face in SMILES):
        spans = [part for span in spans for part in _after(text, span, SMILE)]
    if known.finals:
        spans = [part for span in spans for part in _after(text, span, known.finals)]
    return spans


def _pieces(text: str, known: Knowledge) -> Iterator[Span]:
    """The lines, and of a list on one line the items."""
    for start, end in segments(text):
        if text[start] in LABELS:
            yield from items(text, start, end, known)
        else:
            yield start, end


def _after(text: str, span: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    """The parts of a span that end with what the pattern finds before a blank."""
    start, end = span
    for match in pattern.finditer(text, start, end):
        following = _skip(text, match.end(), end)
        if following < end and not text[following].islower():
            yield start, match.end()
            start = following
    yield start, end


def _without_pointer(text: str, span: Span, known: Knowledge) -> Iterator[Span]:
    """A bracketed pointer to another page, such as "(Read more: …)", is a sentence of its own where it opens one."""
    start, end = span
    close = text.find(")", start, min(end, start + POINTER)) + 1 if text.startswith(known.pointers, start) else 0
    if 0 < close < end and text[close].isspace():
        yield start, close
        start = _skip(text, close, end)
    yield start, end


def _segment(text: str, start: int, end: int, known: Knowledge) -> Iterator[Span]:
    counted, marks = start, 0
    small = text[start].islower()
    inner: list[Span] | None = None
    for match in known.marks.finditer(text, start, end):
        (first, following), (_, after), (_, closed) = match.regs
        if following >= end:
            break
        if closed <= start:
            continue
        if (
            closed == first + 1 < following
            and text[first] == "."
            and text[following].isupper()
            and plainly_ends(text, start, first, known)
        ):
            yield start, closed
            start = following
            continue
        if after < 0 or (
            following == closed and text[closed] >= IDEOGRAPHS and between_ideographs(text, first, closed)
        ):
            inner = quoted(text, start, end) if inner is None else inner
            place = full_end(text, first, match.start(2), closed, following, known)
            if place > start and not within(text, start, inner, first, closed):
                yield start, place
                start = _skip(text, place, end)
            continue
        mark = (first, after, closed)
        if following == closed:
            place = glued(text, start, mark, end, known) if text[closed] in GLUED or text[closed].isupper() else -1
            if place > start:
                yield start, place
                start = place
            continue
        if text[following] in _QUOTES:
            marks += text.count('"', counted, following)
            counted = following
            closed, following = _detached(text, closed, following, end, marks % 2 == 1)
            mark = (first, after, closed)
        if following < end and text[following] in _APPENDED and (face := APPENDED.match(text, following, end)):
            closed, following = face.end(), _skip(text, face.end(), end)
        if following >= end:
            break
        if ends(text, start, mark, following, end, known, small):
            yield start, closed
            start = following
    yield start, end


def _skip(text: str, at: int, end: int) -> int:
    """The next visible character from `at` on, or `end`."""
    match = _BLANK.match(text, at, end)
    return match.end() if match else end


def _detached(text: str, closed: int, following: int, end: int, inside: bool) -> Span:
    """Where the sentence closes and the next begins when a quotation mark stands alone between them."""
    size = 2 if text.startswith("''", following) else 1
    alone = following + size >= end or text[following + size].isspace()
    closes = text[following] in _CLOSERS or size == 2 or (text[following] == '"' and inside)
    if not (alone and closes):
        return closed, following
    return following + size, _skip(text, following + size, end)

"""Where the items of a list begin that stand on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span
    from factcheck.split.knowledge import Knowledge

# A line that begins so counts its items: "1)", "(1)", "1.)", "1.", "a)", "a.", or has each behind a bullet.
_FIRST = re.compile(r"([•⁃‣▪●✅✓✔➡])\s?+|(\(?)(\d{1,2}|[ab])(\.\)|[.)])\s")
LABELS = frozenset("•⁃‣▪●✅✓✔➡(0123456789ab")  # what such a line begins with
_WORD = re.compile(r"[^\W_]+$")
BACK = 30  # how far back, in code points, the word before an item may begin


def items(text: str, start: int, end: int, known: Knowledge) -> Iterator[Span]:
    """Spans of the items of the list that the line `start:end` holds; the line itself when it holds none. Linear."""
    match = _FIRST.match(text, start, end)
    if match:
        bullet, mark = match.group(1, 4)
        places = _bullets(text, match.end(), end, bullet) if bullet else _counted(text, match, end)
        for place in places:
            last = place - 1
            while text[last - 1].isspace():
                last -= 1
            if bullet or mark != "." or _may_end(text, start, last, known):
                yield start, last
                start = place
    yield start, end


def _bullets(text: str, at: int, end: int, bullet: str) -> Iterator[int]:
    """Where the line's bullet stands again between blanks."""
    while (at := text.find(f" {bullet}", at, end)) >= 0:
        at += 1
        yield at


def _counted(text: str, match: re.Match[str], end: int) -> Iterator[int]:
    """Where the next numbers or letters stand, each once and without a gap, before a capital or another letter."""
    _, opening, count, mark = match.groups()
    at = match.end()
    while True:
        count = str(int(count) + 1) if count.isdecimal() else chr(ord(count) + 1)
        label = f" {opening}{count}{mark} "
        at = text.find(label, at, end - len(label))
        if at < 0 or text[at + len(label)].islower() != text[match.end() : match.end() + 1].islower():
            return
        yield at + 1
        at += len(label)


def _may_end(text: str, start: int, last: int, known: Knowledge) -> bool:
    """Whether the item before "2." can be over: a bare number is else the end of its sentence, or an ordinal."""
    if text[last - 1] in ".!?":
        return True
    word = _WORD.search(text, max(start, last - BACK), last)
    return not known.ordinals and word is not None and word[0].capitalize() not in known.starters

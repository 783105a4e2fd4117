"""A text cut into what stays, what a correction takes out and what it puts in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.store.records import Change

Kind = Literal["same", "cut", "added"]
# A word with the marks inside it (9/1/2020, kupu-kupu), a run of white space, or one mark.
_TOKEN = re.compile(r"\w+(?:[.,:/'’\-]\w+)*|\s+|[^\w\s]")
# Comparing takes words times words: above this the whole change is shown as one.
_MOST_PAIRS = 60_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. `change` is the number of its correction in the list given, None outside of any."""

    kind: Kind
    text: str
    change: int | None = None


def pieces(text: str, start: int, stop: int, changes: Sequence[Change]) -> tuple[Piece, ...]:
    """`text[start:stop]` with the changes inside it marked, word by word.

    `changes` are disjoint, in text order, in offsets of `text`; those that leave the span are passed over. The pieces
    that are not added give the original, those that are not cut the corrected text.
    """
    return tuple(_pieces(text, start, stop, changes))


def _pieces(text: str, start: int, stop: int, changes: Sequence[Change]) -> Iterator[Piece]:
    at = start
    for number, change in enumerate(changes):
        if change.start < at or change.stop > stop:
            continue
        if at < change.start:
            yield Piece("same", text[at : change.start])
        for kind, words in compared(text[change.start : change.stop], change.replacement):
            yield Piece(kind, words, number)
        at = change.stop
    if at < stop:
        yield Piece("same", text[at:stop])


def compared(was: str, should_be: str) -> Iterator[tuple[Kind, str]]:
    """What turns one text into another, by whole words: (kind, text), cuts before additions.

    >>> list(compared("pagi hari", "siang hari"))
    [('cut', 'pagi'), ('added', 'siang'), ('same', ' hari')]
    """
    one, other = _TOKEN.findall(was), _TOKEN.findall(should_be)
    if len(one) * len(other) > _MOST_PAIRS or not _share_words(one, other):
        if was:
            yield "cut", was
        if should_be:
            yield "added", should_be
        return
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            yield "same", "".join(one[a:b])
            continue
        if a < b:
            yield "cut", "".join(one[a:b])
        if c < d:
            yield "added", "".join(other[c:d])


def _share_words(one: list[str], other: list[str]) -> bool:
    """Whether two texts share words enough to be worth comparing word by word: a third of the shorter one."""
    words, others = ({t for t in tokens if t[0].isalnum()} for tokens in (one, other))
    return 3 * len(words & others) >= max(1, min(len(words), len(others)))

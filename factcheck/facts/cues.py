"""Where a text has words of saying."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from factcheck.facts.speech import Cue, Speech

_new = tuple.__new__  # sooner than the class, whose own constructor is a function
_start = itemgetter(0)
# What no cue stands right behind, and right before, besides letters and figures.
_BEFORE = frozenset("-'’_@#/")
_BEHIND = frozenset("-_’'")


class Hit(NamedTuple):
    """A cue and its place in the text."""

    start: int
    end: int
    cue: Cue


def hits(text: str, known: Speech, vocabulary: Set[str] | None = None) -> list[Hit]:
    """All cue words of a text, in order; `vocabulary` are its words in lower case, where they are known."""
    if vocabulary is None:
        vocabulary = scan(text).vocabulary
    found: list[Hit] = []
    size = len(text)
    for word in known.cue_words & vocabulary:
        cues = known.cues[word]
        lone = None if cues[0].rest else cues[0]
        for form in (word,) if word in known.verbs else (word, word.capitalize()):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if (not at or not ((char := text[at - 1]).isalnum() or char in _BEFORE)) and (
                    end == size or not ((char := text[end]).isalnum() or char in _BEHIND)
                ):
                    if lone:
                        found.append(_new(Hit, (at, end, lone)))
                    elif hit := _hit(text, at, end, cues):
                        found.append(hit)
                at = text.find(form, end)
    found.sort(key=_start)
    return found


def _hit(text: str, start: int, end: int, cues: Sequence[Cue]) -> Hit | None:
    for cue in cues:
        stop = end + 1 + len(cue.rest)
        if not cue.rest:
            return Hit(start, end, cue)
        if text[end + 1 : stop].lower() == cue.rest and not text[stop : stop + 1].isalnum():
            return Hit(start, stop, cue)
    return None

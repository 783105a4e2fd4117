"""Where a text has words of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.facts.scan import scan

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from factcheck.facts.speech import Cue, Speech

_WORDLIKE = "-'’_@#/"


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue and its place in the text."""

    start: int
    end: int
    cue: Cue


def hits(text: str, known: Speech, vocabulary: Set[str] | None = None) -> list[Hit]:
    """All cue words of a text, in order; `vocabulary` are its words in lower case, where they are known."""
    if vocabulary is None:
        vocabulary = scan(text).vocabulary
    found: list[Hit] = []
    for word in known.cues.keys() & vocabulary:
        # A verb with a capital is part of a name ("United States").
        verbs = all(cue.way == "before" for cue in known.cues[word])
        for form in (word,) if verbs else (word, word.capitalize()):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if _whole(text, at, end) and (hit := _hit(text, at, end, known.cues[word])):
                    found.append(hit)
                at = text.find(form, end)
    found.sort(key=lambda hit: hit.start)
    return found


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in tuple(_WORDLIKE)) and not (
        after.isalnum() or after in ("-", "_", "’", "'")
    )


def _hit(text: str, start: int, end: int, cues: Sequence[Cue]) -> Hit | None:
    for cue in cues:
        stop = end + 1 + len(cue.rest)
        if not cue.rest:
            return Hit(start, end, cue)
        if text[end + 1 : stop].lower() == cue.rest and not text[stop : stop + 1].isalnum():
            return Hit(start, stop, cue)
    return None

"""Where in a sentence the words stand that made its kinds and its score: computed when asked for, never stored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.claims.knowledge import triggers
from factcheck.claims.signs import NAME, QUESTION, signs_in
from factcheck.facts.quotes import quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span


class Trigger(NamedTuple):
    """Words of a sentence and the sign they are (a key of `reasons.REASONS`); half-open, in code points of it."""

    sign: str
    start: int
    end: int


def triggers_in(sentence: str, lang: str) -> tuple[Trigger, ...]:
    """The trigger words of a sentence, in its order.

    What has no words of its own is left out: the length, and a quotation that begins or ends in another sentence.
    Linear: a sign has a bounded number of words, and each is searched once.
    """
    found = signs_in(sentence, triggers(lang))
    places = [Trigger("quote", *span) for span in quotes(sentence)]
    for sign, words in found.items():
        places += [Trigger(sign, *span) for span in _placed(sentence, words)]
    if "question" in found and not found["question"]:
        places += [Trigger("question", at, at + 1) for at in _last(sentence)]
    if "names" in found and (name := NAME.search(sentence)):
        end = re.compile(r"\w++").match(sentence, name.start() + 1)
        places.append(Trigger("names", name.start() + 1, end.end() if end else name.end()))
    return tuple(sorted(places, key=lambda place: place[1:]))


def _placed(sentence: str, words: tuple[str, ...]) -> Iterator[Span]:
    """Each of the words at its first, second, third … place, as often as it was found."""
    for word in dict.fromkeys(words):
        between = r"\W+".join(re.escape(part).replace("'", "['’‘]") for part in word.split())
        matches = re.finditer(rf"(?<!\w){between}(?!\w)", sentence, re.IGNORECASE)
        yield from (match.span() for match, _ in zip(matches, range(words.count(word)), strict=False))


def _last(sentence: str) -> Iterator[int]:
    at = max(map(sentence.rfind, QUESTION))
    if at >= 0:
        yield at

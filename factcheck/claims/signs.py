"""The signs in one sentence, kind by kind, with the words that show them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.model import Message, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.claims.knowledge import Triggers

Signs = dict[str, list[str]]

# What a sentence can be; those of the second row are no facts that could be looked up today.
CHECKABLE = ("quantity", "date", "event", "comparison", "causal", "identity", "quote", "absence")
UNCHECKABLE = ("question", "instruction", "prediction", "opinion")
KINDS = CHECKABLE + UNCHECKABLE
# A prediction or an opinion stays checkable when one of these gives it something to look up: that a named person said
# it is a fact, too.
SOLID = frozenset(CHECKABLE) - {"absence"} | {"names"}

REASONS: dict[str, Message] = {
    "quantity": say("a quantity: {words:list} ({points:+d})"),
    "date": say("a date or time: {words:list} ({points:+d})"),
    "event": say("something that happened: {words:list} ({points:+d})"),
    "comparison": say("a comparison: {words:list} ({points:+d})"),
    "causal": say("a cause: {words:list} ({points:+d})"),
    "identity": say("what someone or something is: {words:list} ({points:+d})"),
    "quote": say("a quotation ({points:+d})"),
    "absence": say("all or none: {words:list} ({points:+d})"),
    "question": say("a question ({points:+d})"),
    "instruction": say("a call or a greeting: {words:list} ({points:+d})"),
    "prediction": say("about the future: {words:list} ({points:+d})"),
    "opinion": say("a judgement: {words:list} ({points:+d})"),
    "names": say("a name ({points:+d})"),
    "person": say("the writer or the reader: {words:list} ({points:+d})"),
    "length": say("ten words or more ({points:+d})"),
    "short": say("fewer than six words ({points:+d})"),
    "base": say("any sentence ({points:+d})"),
}

_QUESTION = frozenset("?؟？")

SHORT, LONG, SHOWN = 6, 10, 4
_EDGES = ".,;:!?…\"“”„'‘’`()[]{}«»<>*_-–—/|"
_NAME = re.compile(r" [A-Z]")
# How far before a figure, in code points, the word may begin that says what the figure is.
_BEFORE = 14


def signs_in(sentence: str, known: Triggers) -> Signs:
    """The signs found in a sentence and the words that made each."""
    words = sentence.lower().split()
    found: Signs = {}
    if hits := known.watched.intersection(words):
        _from_words(words, hits, known, found)
    for match in known.figures.finditer(sentence):
        _from_figure(sentence, match, known, found)
    first = words[0].strip(_EDGES)
    if first in known.calling and (
        first in known.instruction or " ".join((first, *words[1:2])).strip(_EDGES) in known.instruction
    ):
        found["instruction"] = [first]
    if not _QUESTION.isdisjoint(sentence[-4:]) and _asks(sentence):
        found["question"] = []
    if _NAME.search(sentence):
        found["names"] = []
    if len(words) >= LONG:
        found["length"] = []
    elif len(words) < SHORT:
        found["short"] = []
    return found


def _asks(sentence: str) -> bool:
    body = sentence.rstrip("\"'”’»)]」』 !.…")
    return body[-1:] in _QUESTION and body[-2:-1] not in (".", ",")  # ".?" is a mark that lost its encoding


def _from_words(words: list[str], hits: frozenset[str], known: Triggers, found: Signs) -> None:
    for hit in sorted(hits, key=words.index) if len(hits) > 1 else hits:
        word = known.bare[hit]
        place = words.index(hit) + 1
        following = words[place : place + 3]
        if kind := known.words.get(word):
            found.setdefault(kind, []).append(word)
        if word in known.phrases:
            tail = " ".join(following).rstrip(_EDGES) + " "
            for rest, kind in known.phrases[word]:
                if tail.startswith(rest):
                    found.setdefault(kind, []).append(f"{word} {rest.rstrip()}")
        if word in known.number_words and following and (unit := following[0].strip(_EDGES)) in known.units:
            found.setdefault("quantity", []).append(f"{word} {unit}")


def _from_figure(sentence: str, match: re.Match[str], known: Triggers, found: Signs) -> None:
    start = match.start()
    figure = match.group().rstrip(".,")
    before = sentence[max(0, start - _BEFORE) : start].split()
    last = before[-1].lstrip("(\"“‘'") if before else ""
    if last and not sentence[start - 1].isspace():
        if last[-1].isalpha() or last[-1] == "-":  # F16, ke-7, COVID-19 are names; Rp14.250 is a sum
            if not last.endswith(known.currencies):
                return
            figure = last + figure
        elif last.endswith(known.currencies):
            figure = last + figure
    if (word := last.lower()) in known.dating:
        if found.get(kind := known.words.get(word, "")) == [word]:  # "May 5" is no "may"
            del found[kind]
        found.setdefault("date", []).append(f"{last} {figure}")
    else:
        found.setdefault("date" if match.lastgroup == "date" else "quantity", []).append(figure)


def kinds_of(found: Signs) -> tuple[str, ...]:
    """The kinds among the signs, in the order of KINDS."""
    return tuple(filter(found.__contains__, KINDS))


def score(found: Signs, weights: Mapping[str, int]) -> tuple[int, tuple[Message, ...]]:
    """The sum of the signs' weights, held within 0 and 100, and one reason a summand with its points."""
    total = weights["base"]
    reasons = [_reason("base", (), total)]
    for sign, words in found.items():
        points = weights[sign]
        total += points
        shown = tuple(dict.fromkeys(words))[:SHOWN] if len(words) > 1 else tuple(words)
        reasons.append(_reason(sign, shown, points))
    return min(100, max(0, total)), tuple(reasons)


@lru_cache(maxsize=4096)
def _reason(sign: str, words: tuple[str, ...], points: int) -> Message:
    return Message(REASONS[sign].text, (("words", words), ("points", points)) if words else (("points", points),))

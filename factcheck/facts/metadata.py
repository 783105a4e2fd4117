"""Fields of a template that nobody filled in: empty labels and placeholders left in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.lang import language
from factcheck.split.lines import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

# label: a label of the article's head or foot with nothing behind it; placeholder: words that stand for others.
Kind = Literal["label", "placeholder"]

_LABEL = 30
# Words that only ever stand for words to come, whatever the language: filler text, dates and amounts in X's, marks of
# those who write (TK, "to come") and of templates.
_ANYWHERE = re.compile(
    r"\b(?i:lorem ipsum)\b|\bTK ?TK\b|\[TK\]|\(TK:[^()\n]{0,40}\)|\bTODO:"
    r"|\bX{2}[/.-]X{2}[/.-](?:X{2,4}|\d{2,4})\b|\bxx[/-]xx[/-](?:x{2,4}|\d{2,4})\b"
    r"|\bX{2,4} ?(?:%|percent\b|per cent\b|persen\b)|(?:\bRp ?|[$€£])X{2,4}\b"
    r"|\{\{ ?[A-Za-z_.]{1,30} ?\}\}|\$\{[A-Za-z_.]{1,30}\}"
)
_SQUARE = re.compile(r"\[([^\[\]\n]{2,40})\]")
_FILLERS = frozenset(("lorem", "xx", "xxx", "xxxx", "rpxx", "rpxxx", "rpxxxx", "tktk", "tk", "todo"))


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A half-open span that should have been filled in."""

    start: int
    end: int
    kind: Kind


class _Words(NamedTuple):
    labels: frozenset[str]
    signs: tuple[str, ...]
    last: frozenset[str]
    placeholders: frozenset[str]
    asks: tuple[str, ...]
    round: re.Pattern[str] | None


@cache
def _words(lang: str) -> _Words:
    table = language(lang).table("metadata")

    def words(key: str) -> frozenset[str]:
        return frozenset(table.get(key, ()))

    labels, phrases = words("labels"), "|".join(map(re.escape, table.get("round", ())))
    signs = tuple(f"{label}:" for label in labels)
    last = frozenset(label.split()[-1] for label in labels)
    asks = tuple(table.get("asks", ()))
    return _Words(
        labels, signs, last, words("placeholders"), asks, re.compile(rf"\((?:{phrases})\)") if phrases else None
    )


def unfilled(text: str, lang: str, characters: frozenset[str], vocabulary: frozenset[str]) -> Iterator[Unfilled]:
    """The unfilled fields of a text, labels first; the sets are those of `facts.scan`. Linear.

    A label counts when its line has nothing else and what follows is the end of the text or another label: a value may
    stand on the next line.
    """
    words = _words(lang)
    low = text.lower() if ":" in characters and not words.last.isdisjoint(vocabulary) else ""
    if any(sign in low for sign in words.signs):
        yield from _labels(text, words.labels)
    if characters.issuperset("{}") or not vocabulary.isdisjoint(_FILLERS):
        yield from (Unfilled(*match.span(), "placeholder") for match in _ANYWHERE.finditer(text))
    if words.round and "(" in characters:
        yield from (Unfilled(*match.span(), "placeholder") for match in words.round.finditer(text))
    for match in _SQUARE.finditer(text) if "[" in characters else ():
        inner = match[1].strip().lower()
        if inner in words.placeholders or inner.startswith(words.asks):
            yield Unfilled(*match.span(), "placeholder")


def _labels(text: str, labels: frozenset[str]) -> Iterator[Unfilled]:
    waiting: Unfilled | None = None
    for start, end in lines(text):
        word, colon, value = text[start : min(end, start + _LABEL)].partition(":")
        known = bool(colon) and word.strip().lower() in labels
        if waiting and known:
            yield waiting
        waiting = Unfilled(start, end, "label") if known and not value.strip() else None
    if waiting:
        yield waiting

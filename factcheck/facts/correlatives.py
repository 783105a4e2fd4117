"""Pairs of conjunctions that belong together ("both … and") of which the second is the wrong one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Span

Level = Literal["warning", "info"]

# The clause behind the opening word is looked at so far, in code points.
REACH = 240
_CLAUSE_END = re.compile(r"[.!?;:…—](?=\s|$)|[\n\r\x85\u2028\u2029\"”“()]")
_WORD = re.compile(r"[\w'’/$£€-]+(?:[.,]\d+)*")
_BEGINS = re.compile(r"[\w$£€]")
_BEFORE_CLAUSE = ".,;:!?…—–-(\"“‘'\n\r\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Broken:
    """The opening word, the wrong partner (half-open spans, code points) and the right one."""

    opening: Span
    partner: Span
    right: str
    level: Level


@dataclass(frozen=True)
class _Pair:
    openings: tuple[str, ...]
    wrong: Mapping[str, str]
    right: frozenset[str]
    not_before: frozenset[str]
    not_next: frozenset[str]
    not_after: frozenset[str]
    not_after_prefix: tuple[str, ...]
    words: int
    clause: bool
    figures: bool
    no_plural: bool
    level: Level


@cache
def _pairs(lang: str) -> tuple[_Pair, ...]:
    return tuple(
        _Pair(
            openings=(row["open"], row["open"].capitalize()),
            wrong=row["wrong"],
            right=frozenset(row["right"]),
            not_before=frozenset(row.get("not_before", ())),
            not_next=frozenset(row["not_next"]),
            not_after=frozenset(row.get("not_after", ())),
            not_after_prefix=tuple(row.get("not_after_prefix", ())),
            words=row["words"],
            clause=row.get("clause", False),
            figures=row.get("figures", False),
            no_plural=row.get("no_plural", False),
            level=row["severity"],
        )
        for row in language(lang).table("correlatives").get("pairs", ())
    )


def broken(text: str, lang: str) -> tuple[Broken, ...]:
    """The pairs whose second conjunction is wrong, in order, by the language's `[correlatives]` table. Linear.

    Looked for within the clause behind the opening word, over a few words at most; where a right partner follows
    anywhere in it (between two figures: among those few words), nothing is said.
    """
    found = [
        item
        for pair in _pairs(lang)
        for opening in pair.openings
        for at in _places(text, opening)
        if (item := _judged(text, (at, at + len(opening)), pair))
    ]
    return tuple(sorted(found, key=lambda item: item.opening))


def _places(text: str, opening: str) -> Iterator[int]:
    """Where the opening stands as a whole word with another behind it."""
    at = text.find(opening)
    while at >= 0:
        end = at + len(opening)
        alone = not at or not (text[at - 1].isalnum() or text[at - 1] in "_-")
        if alone and text[end : end + 1] == " " and _BEGINS.match(text, end + 1):
            yield at
        at = text.find(opening, end)


def _judged(text: str, opening: Span, pair: _Pair) -> Broken | None:
    start, stop = opening
    before = text[max(0, start - 24) : start].rstrip(" ")
    if pair.clause and before and before[-1] not in _BEFORE_CLAUSE:
        return None
    if pair.not_before and before[-1:].isalpha() and before.lower().split()[-1] in pair.not_before:
        return None
    ending = _CLAUSE_END.search(text, stop, stop + REACH)
    clause = list(_WORD.finditer(text, stop, ending.start() if ending else stop + REACH))
    words = [word[0].lower() for word in clause]
    closing = words[: pair.words] if pair.figures else words
    if not words or words[0] in pair.not_next or not pair.right.isdisjoint(closing):
        return None
    if pair.no_plural and words[0].endswith("s"):
        return None
    for at, size, right in _partners(words, pair):
        following = words[at + size]
        if _elsewhere(following, words[:at], pair):
            continue
        if pair.figures and not (_figure(words[0]) and _figure(following)):
            continue
        return Broken(opening, (clause[at].start(), clause[at + size - 1].end()), right, pair.level)
    return None


def _elsewhere(following: str, half: list[str], pair: _Pair) -> bool:
    """Whether the partner belongs to the word behind it, which has no fellow in the first half."""
    if following in pair.not_after:
        return following not in half
    return following.startswith(pair.not_after_prefix) and not half[0].startswith(pair.not_after_prefix)


def _partners(words: list[str], pair: _Pair) -> Iterator[tuple[int, int, str]]:
    """The wrong partners among the words, the longest first at each place: (place, words, right partner)."""
    for at in range(1, min(len(words) - 1, pair.words + 1)):
        for wrong in sorted(pair.wrong, key=len, reverse=True):
            size = wrong.count(" ") + 1
            if " ".join(words[at : at + size]) == wrong and at + size < len(words):
                yield at, size, pair.wrong[wrong]


def _figure(word: str) -> bool:
    return any(map(str.isdigit, word))

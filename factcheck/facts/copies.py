"""Sentences that stand in a text a second time, word for word or nearly so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.lang import language
from factcheck.text import distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Span

# Shorter sentences are repeated by right ("He denied it."); longer ones are compared only letter by letter, so that the
# time stays linear. Two sentences are near copies from this ratio on, whose head or tail is the same.
SHORTEST, LONGEST = 50, 1000
NEAR = 95.0
_HEAD = 16
# Near copies differ less in their length.
_LONGER = 1.2
# A sentence that stands more often than this is a refrain or a text of the page.
MOST = 2

# So many headings of a dossier, each another word, make one.
_HEADINGS = 2

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_TYPO_FROM = 5


@dataclass(frozen=True, slots=True)
class Copy:
    """A passage of one or more whole sentences, and the place where it stands again; `percent` alike, 100 at most."""

    first: Span
    second: Span
    percent: int


def copies(text: str, sentences: Sequence[Span], lang: str) -> tuple[Copy, ...]:
    """The passages that stand a second time, in the order of the second. Linear.

    `sentences` are ordered, disjoint spans; the caller leaves out what may be repeated. Each is looked up by its whole
    text, then by its head and its tail; a near copy must agree in every figure and differ in no word that could change
    what is said.
    """
    long_ones = _long(sentences)
    low = [text[start:end].lower() for start, end in long_ones]
    pairs = list(_pairs(low, lang))
    often = Counter(first for first, _, _ in pairs)
    found = [
        Copy(long_ones[first], long_ones[second], percent) for first, second, percent in pairs if often[first] < MOST
    ]
    return tuple(_joined(text, found))


def may_repeat(text: str, sentences: Sequence[Span]) -> bool:
    """Whether two long sentences of about one length begin or end alike: a look that spares most articles the rest."""
    low, spans = text.lower(), _long(sentences)
    if len(low) != len(text):
        return True
    return _any_alike([low[start : start + _HEAD] for start, _ in spans], spans) or _any_alike(
        [low[end - _HEAD : end] for _, end in spans], spans
    )


def _any_alike(edges: list[str], spans: Sequence[Span]) -> bool:
    """Whether two of the spans have the same edge, and the longer is not longer by a fifth: then it says more."""
    if len(set(edges)) == len(edges):
        return False
    sizes = sorted((edge, end - start) for edge, (start, end) in zip(edges, spans, strict=True))
    return any(one == other and long <= short * _LONGER for (one, short), (other, long) in pairwise(sizes))


def is_dossier(text: str, lang: str) -> bool:
    """Whether the text has the headings of a fact-checkers' dossier, which repeats itself by design."""
    pattern = _headings(lang)
    return pattern is not None and len({match[1].lower() for match in pattern.finditer(text)}) >= _HEADINGS


@cache
def _headings(lang: str) -> re.Pattern[str] | None:
    words = "|".join(map(re.escape, language(lang).table("repeats").get("dossier", ())))
    capitals = words.upper()
    return re.compile(rf"\b((?i:{words})(?= ?:)|(?:{capitals})\b)") if words else None


def _long(sentences: Sequence[Span]) -> list[Span]:
    return [span for span in sentences if span[1] - span[0] >= SHORTEST]


def _pairs(low: Sequence[str], lang: str) -> Iterator[tuple[int, int, int]]:
    """Which sentence stands again as which, and how alike they are; one pair at most for each second."""
    whole: dict[str, int] = {}
    heads: dict[str, int] = {}
    tails: dict[str, int] = {}
    for number, line in enumerate(low):
        head, tail = line[:_HEAD], line[-_HEAD:]
        if line in whole:
            yield whole[line], number, 100
            continue
        for earlier in dict.fromkeys((heads.get(head), tails.get(tail))):
            if earlier is not None and (percent := _alike(low[earlier], line, lang)):
                yield earlier, number, percent
                break
        whole[line] = heads[head] = tails[tail] = number


def _alike(one: str, other: str, lang: str) -> int:
    """How alike two sentences are in percent, or 0 when they may say different things. A score decides no figure."""
    if max(len(one), len(other)) > LONGEST or _DIGIT.findall(one) != _DIGIT.findall(other):
        return 0
    from rapidfuzz import fuzz

    one, other = (unicodedata.normalize("NFC", line).casefold() for line in (one, other))
    score = fuzz.ratio(one, other, score_cutoff=NEAR)
    if not score:
        return 0
    words, others = (_WORD.findall(line.replace("'", "").replace("’", "")) for line in (one, other))
    return int(score) if _same_words(words, others, lang) else 0


@cache
def _fillers(lang: str) -> frozenset[str]:
    return frozenset(language(lang).table("repeats").get("fillers", "").split())


def _same_words(one: list[str], other: list[str], lang: str) -> bool:
    """Whether two sentences differ by words that carry no meaning, or by one slip of the keyboard."""
    fillers = _fillers(lang)
    more, less = Counter(one) - Counter(other), Counter(other) - Counter(one)
    added, missing = (sorted(word for word in words.elements() if word not in fillers) for words in (more, less))
    if not added and not missing:
        return True
    return len(added) == len(missing) == 1 and _slip(added[0], missing[0])


def _slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _TYPO_FROM and distance(one, other, 1) <= 1


def _joined(text: str, found: Sequence[Copy]) -> Iterator[Copy]:
    """The copies, with those that follow one another in both places made one."""
    run: Copy | None = None
    for copy in found:
        if run is not None and _follows(text, run, copy):
            run = Copy((run.first[0], copy.first[1]), (run.second[0], copy.second[1]), min(run.percent, copy.percent))
            continue
        if run is not None:
            yield run
        run = copy
    if run is not None:
        yield run


def _follows(text: str, run: Copy, copy: Copy) -> bool:
    if not run.first[1] <= copy.first[0] <= copy.first[1] <= run.second[0]:
        return False
    return text[run.first[1] : copy.first[0]].split() == text[run.second[1] : copy.second[0]].split()

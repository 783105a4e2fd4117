"""The capitalised words of a text: how often each is written how, and which forms are slips of another."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import TYPE_CHECKING, Literal

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.model import Span

Kind = Literal["case", "spelling"]

# A form is the usual one from this many uses on; below this length (code points) a letter's difference proves nothing;
# from the greater length on two letters may differ.
USUAL, SHORTEST, LONG = 3, 5, 9

_UPPER = "A-ZÀ-ÖØ-Þ"
# The capital comes first in the pattern and what is before it second, which is four times as fast.
_CAPITAL = re.compile(rf"[{_UPPER}](?<![\w@#/.&'’-].)[^\W\d_]{{{SHORTEST - 1},}}(?![\w@/])")
# What stands before a word within a sentence, where a capital is the word's own.
_WITHIN = re.compile(r"[\w,] $")
_BEFORE = re.compile(rf"(?:^|\W)([{_UPPER}][\w'’]{{1,30}})[ ]$")
_AFTER = re.compile(rf" ([{_UPPER}][\w'’]{{1,30}})")
_JOINED = "@#/\\_&=-+"

# The shipped word lists, and the languages whose `[names]` words (titles, kinds of bodies) are ordinary ones as well.
LANGUAGES = ("id", "en")
LISTS = tuple(f"words_{lang}.txt" for lang in LANGUAGES)

# How many usual forms are compared with the others, the most frequent first, so that time stays linear.
MOST = 40

# How many forms near a usual one are looked at: a text with more is no prose.
FEW = 10

# How far a neighbouring word may begin or end, in code points.
NEAR = 34


@dataclass(frozen=True, slots=True)
class Variant:
    """A form that differs from the usual one of the same text: its only place, and the places of the usual form."""

    kind: Kind
    start: int
    end: int
    form: str
    usual: str
    places: tuple[Span, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Words of the news in lower case: the ordinary ones, and those that are names."""

    ordinary: frozenset[str]
    names: frozenset[str]

    def __contains__(self, word: object) -> bool:
        return word in self.ordinary or word in self.names


@cache
def vocabulary() -> Vocabulary:
    """The shipped words of both languages (`knowledge/words_*.txt`, which say how they were counted).

    News in one language quotes the other's words and names, so that they are never told apart.
    """
    folder = resources.files("factcheck") / "knowledge"
    lines = [line for file in LISTS for line in (folder / file).read_text(encoding="utf-8").splitlines()]
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    titles = (word for lang in LANGUAGES for word in language(lang).table("names").get("ordinary", ()))
    return Vocabulary(
        frozenset(word for word in words if word[0].islower()).union(titles),
        frozenset(word.lower() for word in words if word[0].isupper()),
    )


@dataclass(frozen=True)
class Names:
    """The capitalised words of a text, of five letters and more, with how often each form stands in it.

    Words of links, handles and hashtags do not count.
    """

    text: str
    lang: str

    @cached_property
    def everywhere(self) -> Counter[str]:
        """All forms with their uses, at the start of a sentence too."""
        return Counter(_CAPITAL.findall(self.text))

    def usual(self) -> list[str]:
        """The forms long enough and used often enough to be the usual ones, most frequent first."""
        often = [
            (-count, form)
            for form, count in self.everywhere.items()
            if count >= USUAL and len(form) >= SHORTEST and form[1:] != form[1:].upper()
        ]
        return [form for _, form in sorted(often)[:MOST]]

    def capital(self, places: Iterable[Span]) -> bool:
        """Whether the capital is the word's own: often enough it does not stand at the start of a sentence."""
        within = (1 for start, _ in places if _WITHIN.search(self.text, max(0, start - 2), start))
        return sum(within) >= USUAL

    def places(self, form: str) -> Iterator[Span]:
        """Where a form stands as a word of its own; half-open, in order."""
        at = self.text.find(form)
        while at >= 0:
            end = at + len(form)
            if self._alone(at, end):
                yield at, end
            at = self.text.find(form, end)

    def _alone(self, start: int, end: int) -> bool:
        before, after = self.text[start - 1 : start], self.text[end : end + 2]
        if before and (before.isalnum() or before in _JOINED):
            return False
        if after and (after[0].isalnum() or after[0] in _JOINED):
            return False
        return not (before in (".", "'", "’") or (after[:1] in (".", ":", "'", "’") and after[1:].isalnum()))

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """The capitalised words directly before and after a place; empty where there is none."""
        before = _BEFORE.search(self.text, max(0, start - NEAR), start)
        after = _AFTER.match(self.text, end, end + NEAR)
        return before.group(1) if before else "", after.group(1) if after else ""


def variants(names: Names) -> Iterator[Variant]:
    """The forms that stand once in a text in which nearly the same form is usual. Linear: few forms are usual."""
    usual = names.usual()
    if usual:
        yield from _small(names, usual)
        yield from _respelt(names, usual)


@cache
def _calendar(lang: str) -> frozenset[str]:
    """The names of weekdays and months, which have a rule of their own."""
    table = language(lang).table("dates")
    lists = [*table.get("weekdays", ()), *table.get("months", ())]
    return frozenset(form.lower() for forms in lists for form in forms)


def _small(names: Names, usual: list[str]) -> Iterator[Variant]:
    """Usual names written once in small letters."""
    for form in usual:
        small = form.lower()
        if small not in names.text or small in vocabulary().ordinary or small in _calendar(names.lang):
            continue
        places, others = list(names.places(small)), tuple(names.places(form))
        if len(places) == 1 and names.capital(others) and _independent(names, form, others):
            yield Variant("case", *places[0], small, form, others)


def _independent(names: Names, form: str, places: Sequence[Span]) -> bool:
    """Whether a form stands for itself: in half of its uses a known name has no capitalised word behind it.

    Titles and kinds of places do ("Menteri Keuangan"). A form that is no known name has none on either side, an
    ordinary word before it aside ("Kapal Merapindo").
    """
    words = vocabulary()
    known = form.lower() in words.names
    beside = (names.neighbours(*place) for place in places)
    alone = (not after and (known or not before or before.lower() in words.ordinary) for before, after in beside)
    return sum(alone) * 2 >= len(places)


def _respelt(names: Names, usual: list[str]) -> Iterator[Variant]:
    """Capitalised forms used once that are a letter or two away from a usual one, within its first and last letter."""
    once: dict[str, list[str]] = {}
    initials = {form[0] for form in usual}
    for form, count in names.everywhere.items():
        if count == 1 and form[0] in initials:
            once.setdefault((form[0] + form[-1]).lower(), []).append(form)
    for form in usual:
        others = once.get((form[0] + form[-1]).lower())
        if not others:
            continue
        limit = 2 if len(form) >= LONG else 1
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        found = process.extract(form, others, scorer=OSA.distance, processor=str.lower, score_cutoff=limit, limit=FEW)
        for other, distance, _ in found:
            kind = _kind(form, other, int(distance))
            if kind and (variant := _variant(names, kind, form, other)):
                yield variant


def _kind(form: str, other: str, distance: int) -> Kind | None:
    if other[1:] == other[1:].upper():
        return None
    if not distance:
        # "PlayStation" beside "Playstation": the rarer one may well be the owner's. "PLaystation" is a slip.
        return "case" if other[1:].islower() or (other[:2].isupper() and form[1].islower()) else None
    low = other.lower()
    return "spelling" if len(low) >= SHORTEST and low not in vocabulary() and _bare(low) != form.lower() else None


def _bare(word: str) -> str:
    """A word without its accents, which the usual form may lack."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _variant(names: Names, kind: Kind, form: str, other: str) -> Variant | None:
    places, usual = list(names.places(other)), tuple(names.places(form))
    if len(places) != 1 or not names.capital(usual):
        return None
    if kind == "spelling" and (other.lower() in names.text or _of_another(names, places[0], usual)):
        return None
    return Variant(kind, *places[0], other, form, usual)


def _of_another(names: Names, place: Span, usual: Sequence[Span]) -> bool:
    """Whether the words beside a form say that it belongs to another person or thing than the usual form."""
    known = [names.neighbours(*span) for span in usual]
    clash = agree = False
    for side, word in enumerate(names.neighbours(*place)):
        if word and word.lower() not in vocabulary().ordinary:
            same = any(pair[side] == word for pair in known)
            agree = agree or same
            clash = clash or not same
    return clash and not agree

"""Births, deaths and ages that one sentence, or two, tell of one person, so that they can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives
from factcheck.facts.patterns import whole_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Span

# How far, in code points, from "born" or "died" its year may stand, before an age the words that move it to another
# time, and from a birth an age that is of today.
_FAR, _NEAR, _CLOSE = 60, 24, 30
_YEAR = r"(?<![\d.,/])(?:1[89]\d\d|20\d\d)(?![\d,.]\d)"
_YEARS = re.compile(_YEAR)
# How long, at most, are two sentences of which the second tells the age.
_TWO_SENTENCES = 240
_OLDEST = 122  # Jeanne Calment, 1875-1997, the longest life on record


@dataclass(frozen=True, slots=True)
class Life:
    """A birth, and an age at a year: all spans are half-open ranges of code points of the text.

    `year` is that of the death, which stands at `year_span`, or without one that of the article's publication.
    """

    born: int
    born_span: Span
    age: int
    age_span: Span
    year: int
    year_span: Span | None

    @property
    def possible(self) -> tuple[int, int]:
        """The ages that the two years allow: before the birthday and after it."""
        return self.year - self.born - 1, self.year - self.born


@dataclass(frozen=True)
class _Patterns:
    words: tuple[str, ...]
    born: re.Pattern[str]
    died: re.Pattern[str]
    age: re.Pattern[str]
    span: re.Pattern[str]
    others: re.Pattern[str]
    same: re.Pattern[str]
    now: re.Pattern[str]
    then: tuple[str, ...]
    then_after: tuple[str, ...]
    not_today: tuple[str, ...]


@cache
def _patterns(lang: str) -> _Patterns | None:
    table = language(lang).table("ages")
    if not table:
        return None
    units = r"[ -]?(?:" + alternatives(table["unit"]) + r")(?!\w)"
    optional = "?" if table["unit_alone"] else ""
    name = r"(?-i:\b[^\W\d_a-z][\w'’.-]{1,30})"
    free = rf"(?![\d.,/%-]\d|-?\w|{units}| (?:{alternatives(table['not_after'])})(?!\w))"
    # One group of figures for each way to write an age; the last two are of people right behind their names.
    ages = (
        rf"(?<![\w.,/-])(?:(?:{alternatives(table['before'])}) ){optional}(?P<a>[1-9]\d{{0,2}}){units}",
        rf"(?<!\w)(?:{alternatives(table['bare'])}) (?P<b>[1-9]\d{{0,2}}){free}",
        rf"(?<!\w)(?:{alternatives(table['bare_at_end'])}) (?P<c>[1-9]\d{{0,2}})(?=[.,;)](?!\d)|\n|\Z)",
        rf"(?<!\w)(?:{alternatives(table['birthday'])})(?P<d>[1-9]\d{{0,2}})(?!\w|-\w|[.,]\d)",
        rf"(?<![\w.,/-])(?P<e>[1-9]\d{{0,2}})(?:{alternatives(table['birthday_after'])})(?!\w)",
        rf"{name} \((?P<f>[1-9]\d{{0,2}})(?: (?:{alternatives(table['unit'])}))?\)",
        rf"{name}, (?P<g>[1-9]\d{{0,2}})(?: (?:{alternatives(table['unit'])}))?,(?! \d)",
    )
    return _Patterns(
        words=(*table["born"], *table["died"]),
        born=re.compile(
            rf"(?<!\w)(?:{alternatives(table['born'])})(?!\w)[^;\n()]{{0,{_FAR}}}?({_YEAR})", re.IGNORECASE
        ),
        died=whole_words(table["died"]),
        age=re.compile("|".join(ages), re.IGNORECASE),
        span=re.compile(rf"\([^()\n]{{0,24}}?({_YEAR}) ?[-–—] ?[^()\n]{{0,24}}?({_YEAR})\)"),
        others=whole_words(table["others"]),
        same=re.compile(rf"[\s\"“]{{0,3}}(?:{alternatives(table['same'])})(?!\w)", re.IGNORECASE),
        now=whole_words(table["now"]),
        then=tuple(f" {word}" for word in table["then"]),
        then_after=tuple(f" {word} " for word in table["then_after"]),
        not_today=tuple(f"{word} " for word in table["not_today"]),
    )


@cache
def birth_words(lang: str) -> frozenset[str]:
    """The lower-case words of which one must stand in a text that tells of a birth or a death."""
    table = language(lang).table("ages")
    return frozenset(word.split()[-1] for key in ("born", "died") for word in table.get(key, ()))


def lives(text: str, lang: str, sentences: Sequence[Span], published: int | None) -> Iterator[Life]:
    """The lives that can be computed, at most one a sentence; `published` is the year of publication.

    A sentence counts when it names one birth year, or one span of years in brackets, and one age; the age may stand in
    the next sentence when that begins with "he" or the like. Linear.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return
    for place, (start, end) in enumerate(sentences):
        low = text[start:end].lower()
        # Cheaper than the patterns by far, and true of few sentences.
        if not any(word in low for word in patterns.words):
            continue
        found = _birth(text, start, end, patterns) or _span(text, start, end, patterns)
        if found is None:
            continue
        born, death = found
        ages = _ages(text, start, end, patterns)
        if not ages and death is None and place + 1 < len(sentences):
            following, end = end, sentences[place + 1][1]
            if patterns.same.match(text, following) and end - start <= _TWO_SENTENCES:
                ages = _ages(text, following, end, patterns)
                if patterns.others.search(text, start, end) or patterns.born.search(text, following, end):
                    continue
        if len(ages) == 1 and (life := _life(text, (start, end), born, death, ages[0], published, patterns)):
            yield life


def _ages(text: str, start: int, end: int, patterns: _Patterns) -> list[re.Match[str]]:
    return [m for m in patterns.age.finditer(text, start, end) if int(m[m.lastgroup or 0]) <= _OLDEST]


def _birth(text: str, start: int, end: int, patterns: _Patterns) -> tuple[re.Match[str], None] | None:
    births = list(patterns.born.finditer(text, start, end))
    return (births[0], None) if len(births) == 1 else None


def _span(text: str, start: int, end: int, patterns: _Patterns) -> tuple[re.Match[str], Span] | None:
    spans = list(patterns.span.finditer(text, start, end))
    return (spans[0], spans[0].span(2)) if len(spans) == 1 and patterns.died.search(text, start, end) else None


def _life(
    text: str,
    within: Span,
    born: re.Match[str],
    death: Span | None,
    age: re.Match[str],
    published: int | None,
    patterns: _Patterns,
) -> Life | None:
    start, end = within
    years = [match for match in _YEARS.finditer(text, start, end) if match.start() != born.start(1)]
    died = patterns.died.search(text, start, end)
    if died and death is None:
        later = [match for match in years if match.start() > died.end() and match.start() - died.end() <= _FAR]
        if len(years) != 1 or not later:
            return None
        death = later[0].span()
    first, last = min(born.end(1), age.end()), max(born.start(), age.start())
    if death is not None:
        year, year_span = int(text[slice(*death)]), death
    elif published is None or years or _apart(born, age) or _another_time(text, age, within, patterns):
        return None
    else:
        year, year_span = published, None
        first = max(start, first - _NEAR)
    if year < int(born[1]) or patterns.others.search(text, first, last):
        return None
    group = age.lastgroup or 0
    return Life(int(born[1]), born.span(1), int(age[group]), age.span(group), year, year_span)


def _apart(born: re.Match[str], age: re.Match[str]) -> bool:
    """Whether birth and age stand so far apart that they may be told of two."""
    return max(age.start() - born.end(1), born.start() - age.end()) > _CLOSE


def _another_time(text: str, age: re.Match[str], within: Span, patterns: _Patterns) -> bool:
    """Whether the words around an age put it into another year than the article's, or give it to a thing."""
    if age["d"] or age["e"]:
        return patterns.now.search(text, *within) is None
    before = " " + text[max(0, age.start() - _NEAR) : age.start()].lower().rstrip()
    after = text[age.end() : age.end() + _NEAR].lower()
    spoken = age[0].lower().startswith(patterns.not_today)
    return spoken or before.endswith(patterns.then) or after.startswith(patterns.then_after)

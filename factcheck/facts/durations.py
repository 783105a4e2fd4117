"""Spans of years or days whose length is written beside them, so that the two can be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_words import alternatives, date_words, plain
from factcheck.facts.patterns import phrase_ends, whole_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from factcheck.facts.numbers import Quantity
    from factcheck.model import Span

Unit = Literal["year", "day", "week", "night"]

_UNITS: dict[str, Unit] = {"year": "year", "day": "day", "week": "week"}
# How far a length may stand from its span, in code points, and how long a span may be.
_NEAR, _LONG = 36, 70
# How far before a length a word stands that makes it another's, say that of a sentence of prison.
_BEFORE = 20
_YEAR = r"(?:1[5-9]|20)\d\d"
_LEAP, _COMMON = 2020, 2021
_WEEK = 7
# Most days and years that a span of news takes; beyond them a figure is rather something else.
_MOST_YEARS, _MOST_DAYS = 500, 366


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of time `start:end` and the length written beside it at `length_span`.

    `written` is that length in `unit`, `possible` what the span allows by exclusive and inclusive counting, `first`
    and `last` its ends as written.
    """

    start: int
    end: int
    first: str
    last: str
    written: int
    unit: Unit
    length_span: Span
    possible: tuple[int, ...]


@dataclass(frozen=True)
class _Patterns:
    joiners: tuple[str, ...]
    ends: tuple[str, ...]
    last: re.Pattern[str]
    years: re.Pattern[str]
    days: re.Pattern[str]
    months: dict[str, int]
    numbers: dict[str, int]
    before: re.Pattern[str]
    after: re.Pattern[str]
    compound: re.Pattern[str]
    not_before: re.Pattern[str]
    not_after: tuple[str, ...]
    nights: frozenset[str]


@cache
def _patterns(lang: str) -> _Patterns | None:
    table, words = language(lang).table("durations"), date_words(lang)
    if not table or words is None:
        return None
    to = rf"(?: ?[-–—] ?| (?:{alternatives(table['to'])}) (?:{alternatives(words.year_word)} )?)"
    day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
    month = "(?P<{0}>" + alternatives(words.months) + ")"
    year = rf"(?:,? (?P<{{0}}>{_YEAR}))?"
    day_first = (
        rf"(?<![\d./:-]){day.format('d1')}(?: {month.format('m1')})?{year.format('y1')}{to}"
        rf"{day.format('d2')} {month.format('m2')}(?!\w){year.format('y2')}"
    )
    month_first = (
        rf"(?<!\w){month.format('m1_')} {day.format('d1_')}{year.format('y1_')}{to}"
        rf"(?:{month.format('m2_')} )?{day.format('d2_')}(?![\d:%]){year.format('y2_')}"
    )
    link = rf"(?:(?:{alternatives(table['link'])}) ){{0,3}}"
    name = "(?P<{0}>" + alternatives(words.weekdays) + r")(?!\w)(?: ?\([\d/. ]{{3,10}}\))?"
    weekdays = rf"(?<!\w){name.format('w1')}{to}{name.format('w2')}"
    named = alternatives([*words.months, *words.weekdays])
    return _Patterns(
        joiners=("-", "–", "—", *(f" {word} " for word in table["to"])),
        ends=(*"0123456789)", "st", "nd", "rd", "th", *words.months, *words.weekdays, *table["to"]),
        last=re.compile(rf" ?(?:{alternatives(words.year_word)} )?(?:[0-9]|{named})", re.IGNORECASE),
        years=re.compile(rf"(?<![\d.,/:-])({_YEAR}){to}({_YEAR})(?![\d/:]|[.,-]\d)", re.IGNORECASE),
        days=re.compile(f"{day_first}|{month_first}|{weekdays}", re.IGNORECASE),
        months=dict(words.months),
        numbers=dict(words.weekdays),
        before=re.compile(rf"[,;]? ?\(?{link}", re.IGNORECASE),
        after=re.compile(rf"\)?[,;]? ?\(?{link}", re.IGNORECASE),
        # What a length is glued to: "a five-year term in office (2010-2015)".
        compound=re.compile(
            rf"(?: [^\W\d_]{{1,20}}){{1,3}}(?<!{table['plural'] or ' '})(?: \(|, ){link}", re.IGNORECASE
        ),
        not_before=whole_words(table["not_before"]),
        not_after=tuple(f" {word} " for word in table["not_after"]),
        nights=frozenset(table["nights"]),
    )


def tells_stretch(text: str, vocabulary: Set[str], lang: str) -> bool:
    """Whether a dash or "to" stands between figures, months or weekdays: a cheap look before numbers are read."""
    patterns = _patterns(lang)
    if patterns is None:
        return False
    return any(
        patterns.last.match(text, end)
        and text[max(0, end - _NEAR) : end].rstrip(" -–—").lower().endswith(patterns.ends)
        for end in phrase_ends(text, patterns.joiners, vocabulary)
    )


def stretches(text: str, lang: str, numbers: Sequence[Quantity]) -> Iterator[Stretch]:
    """The lengths with a span directly before or after them, in text order; linear.

    `numbers` are the text's quantities in order. A length that is hedged, that is a range, or that is an age, a
    sentence or a distance from today is passed over.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return
    for length in numbers:
        unit = _unit(text, length, patterns)
        if unit is None or not _plain(text, length, patterns):
            continue
        for match in _beside(text, length, patterns.years if unit == "year" else patterns.days, patterns):
            if ends := _ends(match, int(length.value), unit, patterns):
                first, last, possible = ends
                span = (length.figure, length.figure_end)
                yield Stretch(*match.span(), first, last, int(length.value), unit, span, possible)


def _unit(text: str, length: Quantity, patterns: _Patterns) -> Unit | None:
    if text[slice(*length.unit_span)].lower() in patterns.nights:
        return "night"
    return _UNITS.get(length.unit)


def _plain(text: str, length: Quantity, patterns: _Patterns) -> bool:
    if length.hedge or length.is_range or length.value != int(length.value) or length.scale != 1:
        return False
    if patterns.not_before.search(text, max(0, length.start - _BEFORE), length.start):
        return False
    tail = (text[length.unit_span[1] : length.unit_span[1] + _NEAR].replace(",", " ").replace(".", " ") + " ").lower()
    return not tail.startswith(patterns.not_after)


def _beside(text: str, length: Quantity, span: re.Pattern[str], patterns: _Patterns) -> Iterator[re.Match[str]]:
    """The spans of time right after a length and right before it."""
    end = length.unit_span[1]
    after = span.search(text, end, end + _NEAR + _LONG)
    if after is not None and after.start() - end <= _NEAR and _joined(text, length, after, patterns):
        yield after
    for match in span.finditer(text, max(0, length.start - _NEAR - _LONG), length.start):
        between = text[match.end() : length.start]
        if between.strip() and len(between) <= _NEAR and patterns.after.fullmatch(between):
            yield match


def _joined(text: str, length: Quantity, match: re.Match[str], patterns: _Patterns) -> bool:
    """Whether the words between a length and a span join them; a word with a hyphen may have a noun behind it."""
    between = text[length.unit_span[1] : match.start()]
    if patterns.before.fullmatch(between):
        return bool(between.strip())
    closed = "(" not in between or text[match.end() : match.end() + 1] == ")"
    return text[length.figure_end] == "-" and closed and patterns.compound.fullmatch(between) is not None


def _ends(
    match: re.Match[str], written: int, unit: Unit, patterns: _Patterns
) -> tuple[str, str, tuple[int, ...]] | None:
    """The two ends of a span as written, and the lengths that it allows by exclusive and by inclusive counting."""
    if unit == "year":
        first, last = int(match[1]), int(match[2])
        return (match[1], match[2], (last - first, last - first + 1)) if 0 < last - first <= _MOST_YEARS else None
    if not match["w1"]:
        days = _days(match, patterns)
        return (_side(match, "1"), _side(match, "2"), _lengths(days, unit)) if days else None
    between = (patterns.numbers[plain(match["w2"])] - patterns.numbers[plain(match["w1"])]) % _WEEK
    # More than a week, or a single day: of other weeks, or of hours.
    if not between or not 1 < written < _WEEK or unit == "week":
        return None
    return match["w1"], match["w2"], _lengths((between,), unit)


def _lengths(days: tuple[int, ...], unit: Unit) -> tuple[int, ...]:
    if unit == "night":
        return days
    if unit == "day":
        return tuple(sorted({n + k for n in days for k in (0, 1)}))
    return tuple(sorted({n // _WEEK + k for n in days for k in ((0, 1) if n % _WEEK else (0,))}))


def _part(match: re.Match[str], name: str) -> str:
    """A part of a date, in whichever of the two orders it is written: day or month first."""
    return match[name] or match[f"{name}_"] or ""


def _side(match: re.Match[str], which: str) -> str:
    month = _part(match, "m" + which) or _part(match, "m2") or _part(match, "m1")
    return f"{int(_part(match, 'd' + which))} {month}"


def _days(match: re.Match[str], patterns: _Patterns) -> tuple[int, ...]:
    """The days between the two dates, in each year that they may be of; empty when they are no span."""
    first_month, last_month = _part(match, "m1") or _part(match, "m2"), _part(match, "m2") or _part(match, "m1")
    years = [int(year) for year in (_part(match, "y1"), _part(match, "y2")) if year]
    found = set()
    for year in years[:1] or (_LEAP, _COMMON):
        try:
            first = date(year, patterns.months[first_month.lower()], int(_part(match, "d1")))
            last = date(years[-1] if years else year, patterns.months[last_month.lower()], int(_part(match, "d2")))
        except (ValueError, KeyError):
            return ()
        if last < first and not years:
            last = last.replace(year=year + 1)
        if not 0 < (last - first).days <= _MOST_DAYS:
            return ()
        found.add((last - first).days)
    return tuple(sorted(found))

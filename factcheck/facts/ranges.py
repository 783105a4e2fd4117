"""Ranges of years and days whose end lies before their beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import day_of
from factcheck.facts.date_grammar import BLANK
from factcheck.facts.date_words import alternatives, date_words, plain
from factcheck.facts.written_dates import (
    LOOK_BACK,
    day_first,
    days,
    month_before,
    numerals,
    weekday_before,
    written_dates,
)
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.facts.written_dates import WrittenDate
    from factcheck.model import Span

_YEARS = range(1800, 2100)
# Between the two ends stands no more than this ("sampai dengan tanggal"), and near them the words that excuse them.
_BETWEEN, _NEAR = 36, 70
# "29-2 Februari" is short for the end of one month and the beginning of the next.
_LATE, _EARLY = 20, 12
# A range without its first year that would last longer than this has its ends exchanged; a year and a day has not.
_MONTHS = 10
# So many months backwards in one year are a year that was not counted on ("28 November 2023 to 10 February 2023").
_TURN = 6
_YEAR_AFTER = re.compile(r",? [12]\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Reversed:
    """A range that ends before it begins; exchanging the texts of `first` and `last` turns it round.

    `next_year` is its last year where that, one later, would make a range across the turn of the year.
    """

    start: int
    end: int
    first: Span
    last: Span
    unit: str
    next_year: Span | None = None


@dataclass(frozen=True)
class _Words:
    """The patterns of a language; each stands right before, between or right after the two ends."""

    dash: re.Pattern[str]
    to: re.Pattern[str]
    join: re.Pattern[str]
    to_month: re.Pattern[str]
    opened: re.Pattern[str]
    begun: re.Pattern[str]
    between: re.Pattern[str]
    closed: re.Pattern[str]
    backwards: re.Pattern[str]
    after: re.Pattern[str]
    day: re.Pattern[str]
    second_day: re.Pattern[str]
    months: Mapping[str, int]


@cache
def _words(lang: str) -> _Words | None:
    table, dates = language(lang).table("date_rules"), date_words(lang)
    if not table or dates is None:
        return None
    suffix = "|".join(sorted(set(dates.ordinals.values()))) or r"(?!)"
    to, dash = alternatives(table["to"]), rf"{BLANK}?[-–—]{BLANK}?"
    link = rf"(?:{dash}|{BLANK}{{1,2}}(?:{to}){BLANK}{{1,2}})"
    weekday = rf"(?:(?:{alternatives(dates.weekdays)}),?{BLANK}{{1,2}})?\(?"

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    def before(*keys: str, also: str = "") -> re.Pattern[str]:
        words = alternatives(word for key in keys for word in table[key])
        return compiled(rf"(?:(?<![^\W_])(?:{words}){BLANK}{{1,2}}{weekday}{also})\Z")

    return _Words(
        dash=re.compile(dash),
        to=compiled(rf"[),]{{0,2}}{BLANK}{{1,2}}(?:{to}){BLANK}{{1,2}}{weekday}"),
        join=compiled(rf"[),]{{0,2}}{BLANK}{{1,2}}(?:{alternatives(table['and'])}){BLANK}{{1,2}}{weekday}"),
        to_month=compiled(rf"{BLANK}{{1,2}}(?:{to}){BLANK}{{1,2}}(?P<month>{alternatives(dates.months)})\.?{BLANK}"),
        opened=before("open_range", "from", also=rf"|\({BLANK}?"),
        begun=before("from", "between"),
        between=before("between"),
        closed=compiled(rf"{BLANK}(?:{alternatives(table['close_range'])})(?![^\W_])"),
        backwards=compiled(rf"(?<![^\W_])(?:{alternatives(table['backwards'])})(?![^\W_])"),
        after=compiled(
            rf"(?:[\w/]|[.,:-]\d|{BLANK}?%|{BLANK}{{1,2}}(?:{alternatives(table['after_range'])})(?![^\W_]))"
        ),
        day=compiled(rf"(?P<day>\d(?<![\w/.,-]\d)\d?)(?:{suffix})?{link}\Z"),
        second_day=compiled(rf"(?:[-–—](\d\d?)(?![\w/]|[.,:]\d)|{link}(\d\d?)(?=[.;)]|,(?!\d)|\s*\Z))"),
        months=dates.months,
    )


def reversed_ranges(text: str, lang: str) -> Iterator[Reversed]:
    """The reversed ranges of a text. Linear: each figure is compared with the next one only."""
    words = _words(lang)
    if words is None:
        return
    written = written_dates(text, lang)
    yield from _years(text, lang, words)
    for date in written:
        if date.named and (found := _days(text, lang, date, words)) is not None:
            yield found
    for first, last in pairwise(written):
        if _is_backward(first, last, lang) and _is_range(
            text, lang, (first.start, first.end), (last.start, last.end), words, whole=last.year is not None
        ):
            same = (first.month, first.year) == (last.month, last.year) or (
                first.year is None and first.month == last.month
            )
            ends = (first.day_span, last.day_span) if same else _exchanged(first, last)
            turn = last.year_span if first.year == last.year and first.month - last.month >= _TURN else None
            yield Reversed(first.start, last.end, *ends, "day", turn)


def _exchanged(first: WrittenDate, last: WrittenDate) -> tuple[Span, Span]:
    """The parts that change places: of a range with one year for both ends the days and months only."""
    if first.year is not None or last.year_span is None:
        return (first.start, first.end), (last.start, last.end)
    return (first.start, first.end), (last.start, max(last.day_span[1], last.month_span[1]))


def _years(text: str, lang: str, words: _Words) -> Iterator[Reversed]:
    for first, last in pairwise(numerals(text)):
        if first[1] - first[0] != 4 or last[1] - last[0] != 4 or last[0] - first[1] > _BETWEEN:
            continue
        one, two = int(text[slice(*first)]), int(text[slice(*last)])
        if one not in _YEARS or two not in _YEARS or two > one:
            continue
        if (found := _months(text, lang, first, last, words)) is not None:
            yield found
        elif two < one and _is_range(text, lang, first, last, words):
            yield Reversed(first[0], last[1], first, last, "year")


def _months(text: str, lang: str, first: Span, last: Span, words: _Words) -> Reversed | None:
    """ "Mei 2021 hingga Maret 2021"."""
    match = words.to_month.fullmatch(text, first[1], last[0])
    begin = month_before(text, first[0], lang) if match is not None else None
    if match is None or begin is None or _is_excused(text, begin[0], last[1], words):
        return None
    one, two = words.months.get(plain(text[slice(*begin)])), words.months[plain(match["month"])]
    if one is None or (text[slice(*last)], two) >= (text[slice(*first)], one):
        return None
    return Reversed(begin[0], last[1], (begin[0], first[1]), (match.start("month"), last[1]), "month")


def _is_range(text: str, lang: str, first: Span, last: Span, words: _Words, *, whole: bool = False) -> bool:
    """Whether two ends stand in the form of a range, with a word or a bracket that opens it, and mean one.

    `whole` ones, dates with a year, need no word that opens them.
    """
    if last[0] - first[1] > _BETWEEN or last[0] < first[1]:
        return False
    before = max(0, first[0] - LOOK_BACK)
    if words.dash.fullmatch(text, first[1], last[0]):
        opens = bool(
            words.opened.search(text, before, first[0])
            or words.closed.match(text, last[1])
            or weekday_before(text, lang, first[0])
        )
    elif words.to.fullmatch(text, first[1], last[0]):
        opens = whole or words.begun.search(text, before, first[0]) is not None
    elif words.join.fullmatch(text, first[1], last[0]):
        opens = words.between.search(text, before, first[0]) is not None
    else:
        return False
    return opens and not _is_excused(text, first[0], last[1], words)


def _is_excused(text: str, start: int, end: int, words: _Words) -> bool:
    return (
        words.after.match(text, end) is not None
        or words.backwards.search(text, max(0, start - _NEAR), end + _NEAR // 2) is not None
    )


def _days(text: str, lang: str, last: WrittenDate, words: _Words) -> Reversed | None:
    """ "14-3 Mei", "from 5 to 3 May", "May 14-3"."""
    if last.month_first:
        after = words.second_day.match(text, last.day_span[1])
        group = after.lastindex if after is not None else None
        begin, end = (last.day_span, after.span(group)) if after is not None and group else ((0, 0), (0, 0))
    else:
        before = words.day.search(text, max(0, last.start - _BETWEEN), last.start)
        begin, end = (before.span("day"), last.day_span) if before is not None else ((0, 0), (0, 0))
    if begin == end:
        return None
    one, two = int(text[slice(*begin)]), int(text[slice(*end)])
    if not (0 < two < one <= 31) or (one >= _LATE and two <= _EARLY):
        return None
    start, stop = min(begin[0], last.start), max(last.end, end[1])
    lead = last.start if last.month_first else begin[0]
    near = max(0, lead - LOOK_BACK)
    opens = words.opened.search(text, near, lead) or weekday_before(text, lang, lead)
    if (opens is None and not (last.month_first and _YEAR_AFTER.match(text, stop))) or _is_excused(
        text, start, stop, words
    ):
        return None
    return Reversed(start, stop, begin, end, "day")


def _is_backward(first: WrittenDate, last: WrittenDate, lang: str) -> bool:
    if first.year is not None and last.year is not None:
        one, two = days(first, lang), days(last, lang)
        return len(one) == len(two) == 1 and one > two
    if first.year is not None or first.named != last.named or not (first.named or day_first(lang)):
        return False
    if last.year is None and first.month != last.month:
        return False
    return _is_too_long(first, last)


def _is_too_long(first: WrittenDate, last: WrittenDate) -> bool:
    """Whether the range would last most of a year, but not a whole one ("6 April to 5 April")."""
    year = last.full_year or 2001
    begin, end = day_of(year, first.month, first.day), day_of(year, last.month, last.day)
    return begin is not None and end is not None and 1 < (begin - end).days <= 31 * (12 - _MONTHS)

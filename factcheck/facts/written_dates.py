"""Dates as they are written, whether or not there is such a day; a date beside a weekday is one among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import day_of
from factcheck.facts.date_grammar import BLANK, grammar
from factcheck.facts.date_words import alternatives, date_words, one_of, plain, written_forms
from factcheck.facts.dates import whole_year
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from factcheck.facts.date_words import DateWords
    from factcheck.model import Span

# How far before a date, in code points, the weekday or the word may stand that makes figures a date.
LOOK_BACK = 48
_LONGEST_MONTH = 14
_SEPARATORS = frozenset("/.- \xa0")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day and month, with a year or without one, as written; spans are half-open ranges of code points.

    `day` is the first figure and `month` the second where both are figures ("9/1"). `year` is the number as it
    stands, of two figures included. `named`: the month is a name. `month_first`: the name stands before the day.
    """

    start: int
    end: int
    day: int
    day_span: Span
    month: int
    month_span: Span
    year: int | None
    year_span: Span | None
    named: bool
    month_first: bool = False
    ordinal: bool = False

    @property
    def full_year(self) -> int | None:
        """The year meant: two figures stand for one of this century or the last."""
        if self.year is None or self.year_span is None:
            return None
        return self.year if self.year_span[1] - self.year_span[0] > 2 else whole_year(self.year)


@dataclass(frozen=True)
class _Patterns:
    figures: re.Pattern[str]
    iso: re.Pattern[str]
    day_month: re.Pattern[str]
    after_month: re.Pattern[str]
    month_first: bool
    months: dict[str, int]
    lead: re.Pattern[str]


# A pattern that begins with a plain figure is searched much faster; what stands before it is looked at afterwards.
_NUMBER = re.compile(r"\d(?<![\w/.,]\d)\d*")


def _month_forms(words: DateWords) -> dict[str, int]:
    """Each month name as written: with a capital, in capitals, and the language's own long names in lower case."""
    forms: dict[str, int] = {}
    for table, names in enumerate(words.month_names):
        for number, group in enumerate(names, 1):
            for name in group:
                small = table == 0 and len(name) > 3
                for form in written_forms(plain(name)):
                    if small or not form.islower():
                        forms.setdefault(form, number)
    return forms


@cache
def _patterns(lang: str) -> _Patterns | None:
    words = date_words(lang)
    if words is None:
        return None
    months = _month_forms(words)
    month = rf"(?P<month>{one_of(months)})(?![^\W_])\.?"
    suffix = "|".join(sorted(set(words.ordinals.values()))) or r"(?!)"
    of = rf"(?:(?:{alternatives(words.of)}){BLANK}{{1,2}})?"
    year_word = rf"(?:(?:{alternatives(words.year_word)}){BLANK}{{1,2}})?"
    year = rf"(?:(?:,?{BLANK}{{1,2}}{year_word}|[-/])(?P<year>\d{{4}})(?![\d.,:]\d|\d))?"
    sep, end = rf"{BLANK}?(?P<sep>[/.-]){BLANK}?", r"(?![\w/])(?![.,:]\d)"
    table = language(lang)
    lead = alternatives(table.table("date_rules").get("lead", ()))
    return _Patterns(
        figures=re.compile(
            rf"(?P<day>\d\d?){sep}(?P<month>\d\d?)(?:{BLANK}?(?P=sep){BLANK}?(?P<year>\d{{4}}|\d\d))?{end}"
        ),
        iso=re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)(?![\w/-])"),
        day_month=re.compile(rf"(?P<day>\d\d?)(?P<suffix>{suffix})?(?:{BLANK}{{1,2}}|-|/)?{of}{month}{year}"),
        after_month=re.compile(rf"(?P<day>\d\d?)(?P<suffix>{suffix})?(?![^\W_]|[.,:/%]\d|%){year}"),
        month_first="mdy" in table.table("dates")["orders"],
        months=months,
        lead=re.compile(rf"(?<![^\W_])(?:{lead}){BLANK}{{1,2}}\Z", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def written_dates(text: str, lang: str) -> tuple[WrittenDate, ...]:
    """The dates as written, in text order; empty for a language without date words. Linear.

    Two figures with a slash between are among them ("9/1"), of which most are no date.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return ()
    return tuple(_all(text, patterns))


@lru_cache(maxsize=1)
def numerals(text: str) -> tuple[Span, ...]:
    """Where figures stand that are no part of a word, a decimal or a further number, in text order."""
    return tuple([match.span() for match in _NUMBER.finditer(text)])


def _all(text: str, patterns: _Patterns) -> Iterator[WrittenDate]:
    for start, end in numerals(text):
        size, after = end - start, text[end : end + 1]
        if size <= 2:
            before = _month_before(text, start, patterns.months) if patterns.month_first else None
            if before is not None and (match := patterns.after_month.match(text, start)):
                yield _date(match, before, patterns.months[text[slice(*before)]], named=True)
            elif after in _SEPARATORS and (match := patterns.figures.match(text, start)):
                dashed = "-" in (text[start - 1 : start], text[match.end() : match.end() + 1])
                if match["sep"] == "/" or (match["year"] is not None and not dashed):
                    yield _date(match, match.span("month"), int(match["month"]))
            elif after and after not in ",):;" and (match := patterns.day_month.match(text, start)):
                yield _date(match, match.span("month"), patterns.months[match["month"]], named=True)
        elif size == 4 and after == "-" and (match := patterns.iso.match(text, start)):
            yield _date(match, match.span("month"), int(match["month"]))


def month_before(text: str, start: int, lang: str) -> Span | None:
    """Where the month's name stands that ends a blank before `start`; None for none."""
    patterns = _patterns(lang)
    return _month_before(text, start, patterns.months) if patterns is not None else None


def _month_before(text: str, start: int, months: dict[str, int]) -> Span | None:
    """Where the month's name stands that ends a blank before `start`."""
    if not text[start - 1 : start].isspace():
        return None
    begin = text.rfind(" ", max(0, start - _LONGEST_MONTH), start - 1) + 1 or max(0, start - _LONGEST_MONTH)
    word = text[begin : start - 1]
    bare = word.lstrip('("“\n').rstrip(".")
    begin += len(word) - len(word.lstrip('("“\n'))
    return (begin, begin + len(bare)) if bare in months else None


def _date(match: re.Match[str], month_span: Span, month: int, *, named: bool = False) -> WrittenDate:
    year = match["year"]
    first = named and month_span[0] < match.start("day")
    ends = [match.end("day"), month_span[1], match.end("year"), match.end("suffix") if named else -1]
    return WrittenDate(
        start=min(match.start(), month_span[0]),
        end=max(ends),
        day=int(match["day"]),
        day_span=match.span("day"),
        month=month,
        month_span=month_span,
        year=None if year is None else int(year),
        year_span=None if year is None else match.span("year"),
        named=named,
        month_first=first,
        ordinal=named and match["suffix"] is not None,
    )


def day_first(lang: str) -> bool:
    """Whether 9/1 has one reading only in a language, the ninth of January."""
    return tuple(language(lang).table("dates").get("orders", ())) == ("dmy",)


def days(written: WrittenDate, lang: str) -> tuple[date, ...]:
    """The days that a date with a year can stand for in a language; empty for none."""
    year = written.full_year
    if year is None:
        return ()
    orders = [(written.day, written.month)]
    if not written.named and not day_first(lang) and written.day_span < written.month_span:
        orders.append((written.month, written.day))
    found = (day_of(year, month, day) for day, month in orders)
    return tuple(day for day in found if day is not None)


def bracketed(text: str, start: int, end: int) -> bool:
    """Whether a span stands alone in its brackets."""
    return text[start - 1 : start] == "(" and text[end : end + 1] == ")"


def weekday_before(text: str, lang: str, start: int) -> tuple[int, Span] | None:
    """The weekday (Monday 0) whose date begins at `start`, with its span; None where none stands beside it."""
    rules = grammar(lang)
    if rules is None:
        return None
    last = None
    for hit in rules.weekday.finditer(text, max(0, start - LOOK_BACK), start):
        last = hit
    if last is None:
        return None
    word = plain(last.group())
    at = last.end() + (word in rules.words.short_weekdays and text[last.end()] == ".")
    if rules.gap.fullmatch(text, at, start) is None:
        return None
    number = rules.words.weekdays.get(word, rules.words.short_weekdays.get(word))
    if number is None or text[last.start() - 1 : last.start()].isalnum():
        return None
    return number, last.span()


def led(text: str, lang: str, start: int) -> bool:
    """Whether a word stands right before `start` that only a date follows ("tanggal", "since")."""
    patterns = _patterns(lang)
    return patterns is not None and patterns.lead.search(text, max(0, start - LOOK_BACK), start) is not None

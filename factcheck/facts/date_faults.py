"""Dates that do not exist or are not whole, with what they were probably meant to be."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_calendar import LAST_JULIAN, day_of, nearest_day
from factcheck.facts.date_grammar import BLANK
from factcheck.facts.date_words import alternatives, date_words
from factcheck.facts.dates import whole_year
from factcheck.facts.written_dates import (
    LOOK_BACK,
    WrittenDate,
    bracketed,
    day_first,
    days,
    led,
    weekday_before,
    written_dates,
)
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factcheck.model import Span

# zero: day or month 0; month: above 12; day: above 31; short: a day that this month has not; leap: 29 February of a
# common year.
Fault = Literal["zero", "month", "day", "short", "leap"]
# marks: doubled, mixed or left over; year: too few or too many figures; figures: a mark is lost or a figure too many;
# cut: a part is missing.
MalformedFault = Literal["marks", "year", "figures", "cut"]
Change = Literal["swap", "last", "figure"]

# A date in figures is looked at only in the years of living memory and of near plans.
FIRST, LAST = 1583, 2399
_SHOWN = 3
# Without a weekday a changed figure is suggested only so near the publication or the article's first whole date.
_NEAR_DAYS = 14
# What ends a date without its year, so that its day is no number of things ("on June 31 people left").
_ENDS = (".", ",", ";", ":", ")", "")
# What follows a number that stands before a month or a name by chance: "31 Juni-Juli", "usia 31 April Wijaya".
_GOES_ON = re.compile(rf"{BLANK}?[-–—]{BLANK}?[^\W\d_]|{BLANK}[A-Z][a-z]")
_DAYS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Mend:
    """A date that may have been meant: `text` to stand for `text[start:end]` of the written one."""

    change: Change
    start: int
    end: int
    text: str
    when: date | None


@dataclass(frozen=True, slots=True)
class Impossible:
    """A date that no calendar has; `certain` is False where another order of day and month would make it one."""

    written: WrittenDate
    fault: Fault
    last: int
    certain: bool
    mends: tuple[Mend, ...]


def impossible(text: str, lang: str, published: date | None = None) -> Iterator[Impossible]:
    """The impossible dates of a text in text order. Linear: about 50 code points around each date are looked at."""
    anchor = published
    for written in written_dates(text, lang):
        fault = _fault(written, lang)
        if fault is not None and _is_meant(text, lang, written, fault):
            anchor = anchor or whole_date(text, lang)
            swapped = not written.named and written.day <= 12 < written.month <= 31
            last = _last(written, anchor)
            yield Impossible(written, fault, last, not swapped, _mends(text, lang, written, fault, anchor))


def _fault(written: WrittenDate, lang: str) -> Fault | None:
    day, month, year = written.day, written.month, written.full_year
    if 0 < day <= 28 and 0 < month <= 12:
        return None
    if year is not None and (not FIRST <= year <= LAST or days(written, lang)):
        return None
    if written.named or day_first(lang) or written.month_span < written.day_span:
        return _fault_of(day, month, year)
    return _fault_of(day, month, year) and _fault_of(month, day, year) and _fault_of(*_likelier(day, month), year)


def _likelier(day: int, month: int) -> tuple[int, int]:
    return (month, day) if day <= 12 < month else (day, month)


def _fault_of(day: int, month: int, year: int | None) -> Fault | None:
    if day == 0 or month == 0:
        return "zero"
    if month > 12:
        return "month"
    if day > 31:
        return "day"
    if day > _DAYS[month]:
        return "short"
    if (day, month) == (29, 2) and year is not None and monthrange(year, 2)[1] == 28:
        return None if year % 100 == 0 and year <= LAST_JULIAN else "leap"
    return None


def _last(written: WrittenDate, anchor: date | None) -> int:
    """The last day of its month, in the year that it has or is nearest to; 31 where there is no such month."""
    if not 1 <= written.month <= 12:
        return 31
    year = written.full_year or (anchor.year if anchor is not None else 2001)
    return monthrange(year, written.month)[1]


@cache
def _signs(lang: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = language(lang).table("date_rules")
    not_lead, other = alternatives(table.get("not_lead", ())), "|".join(table.get("other_calendar", ())) or r"(?!)"
    return (
        re.compile(rf"(?<![^\W_])(?:{not_lead})[:.]?{BLANK}{{0,2}}\(?\Z", re.IGNORECASE),
        re.compile(rf"{BLANK}?(?:{other})(?![^\W_])"),
    )


def _is_meant(text: str, lang: str, written: WrittenDate, fault: Fault) -> bool:
    """Whether the figures are those of a date of this calendar, as far as what stands around them tells."""
    start, end = written.start, written.end
    not_lead, other = _signs(lang)
    if other.match(text, end) or not_lead.search(text, max(0, start - LOOK_BACK), start):
        return False
    if written.named and not written.month_first:
        short = fault in ("short", "leap") and _GOES_ON.match(text, end) is None
        whole = short or written.year is not None
        return whole or led(text, lang, start) or weekday_before(text, lang, start) is not None
    if written.named:
        whole = written.year is not None or written.ordinal or bracketed(text, start, end)
        # "Sept. 31": a month is cut short in dates only.
        cut = text[written.month_span[1]] == "." or led(text, lang, start)
        return whole or (cut and text[end : end + 1] in _ENDS)
    if weekday_before(text, lang, start) is not None:
        return True
    if written.year is None or written.year_span is None:
        return False
    if fault in ("short", "leap") and written.year_span[1] - written.year_span[0] == 4:
        return True
    return led(text, lang, start) or bracketed(text, start, end)


def _mends(text: str, lang: str, written: WrittenDate, fault: Fault, anchor: date | None) -> tuple[Mend, ...]:
    """The likely ones: those on the weekday beside it, nearest to the anchor first; a mere guess is not made.

    Without a weekday the swapped date and the last day of the month come before other days.
    """
    beside = weekday_before(text, lang, written.start)
    found = list(_candidates(text, lang, written, fault, anchor))
    if beside is not None and any(mend.when is not None for mend in found):
        found = [mend for mend in found if mend.when is None or mend.when.weekday() == beside[0]]
    else:
        found = [mend for mend in found if mend.change != "figure" or _is_near(mend.when, anchor)]
    if anchor is not None:
        found.sort(key=lambda mend: abs((mend.when - anchor).days) if mend.when is not None else 0)
    if beside is None:
        found.sort(key=lambda mend: mend.change == "figure")
    return tuple(found[:_SHOWN])


def _is_near(day: date | None, anchor: date | None) -> bool:
    return day is not None and anchor is not None and abs((day - anchor).days) <= _NEAR_DAYS


@lru_cache(maxsize=1)
def whole_date(text: str, lang: str) -> date | None:
    """The first date of the text that there is."""
    found = (day for other in written_dates(text, lang) for day in days(other, lang)[:1])
    return next(found, None)


def _candidates(text: str, lang: str, written: WrittenDate, fault: Fault, anchor: date | None) -> Iterator[Mend]:
    day, month, last = written.day, written.month, _last(written, anchor)
    if not written.named and fault in ("month", "day") and _exists(month, day, written):
        yield _mend(text, lang, "swap", written, month, day, anchor)
    if fault in ("short", "leap"):
        yield _mend(text, lang, "last", written, last, month, anchor)
    seen = {last if fault in ("short", "leap") else 0}
    if fault != "month" and 1 <= month <= 12:
        for other in near_figures(day, 31):
            if other not in seen and _exists(other, month, written):
                seen.add(other)
                yield _mend(text, lang, "figure", written, other, month, anchor)
    if not written.named:
        for other in near_figures(month, 12):
            if _exists(day, other, written):
                yield _mend(text, lang, "figure", written, day, other, anchor)


def near_figures(figure: int, most: int) -> list[int]:
    """The numbers from 1 to `most` that differ from a figure in one key stroke, ascending."""
    return [other for other in range(1, most + 1) if other != figure and one_stroke(str(figure), str(other))]


def one_stroke(one: str, other: str) -> bool:
    """Whether one key stroke too few, too many or beside, or two neighbours swapped, lead from one text to another."""
    if len(one) == len(other):
        apart = [at for at in range(len(one)) if one[at] != other[at]]
        swapped = [a for a, b in pairwise(apart) if b == a + 1 and one[a] == other[b] and one[b] == other[a]]
        return len(apart) == 1 or (len(apart) == 2 and bool(swapped))
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _exists(day: int, month: int, written: WrittenDate) -> bool:
    return day_of(written.full_year or 2000, month, day) is not None


def _mend(
    text: str, lang: str, change: Change, written: WrittenDate, day: int, month: int, anchor: date | None
) -> Mend:
    edits = []
    if day != written.day:
        edits.append(_day(text, lang, written, day))
    if month != written.month:
        edits.append((written.month_span, _padded(text, written.month_span, month)))
    start, end = min(span[0] for span, _ in edits), max(span[1] for span, _ in edits)
    return Mend(change, start, end, replaced(text, start, end, edits), _when(written.full_year, month, day, anchor))


def _when(year: int | None, month: int, day: int, anchor: date | None) -> date | None:
    """The day of a month in its year, or without one in the year in which it is nearest to the anchor."""
    if year is not None:
        return day_of(year, month, day)
    return nearest_day(month, day, anchor) if anchor is not None else None


def replaced(text: str, start: int, end: int, edits: Iterable[tuple[tuple[int, int], str]]) -> str:
    """The text of a span with disjoint edits made."""
    out, at = "", start
    for (first, last), new in sorted(edits):
        out, at = out + text[at:first] + new, last
    return out + text[at:end]


def _day(text: str, lang: str, written: WrittenDate, day: int) -> tuple[tuple[int, int], str]:
    words = date_words(lang)
    start, end = written.day_span
    if written.ordinal and words is not None:
        return (start, end + 2), str(day) + words.ordinals.get(str(day), words.ordinals["other"])
    return (start, end), _padded(text, (start, end), day)


def _padded(text: str, span: tuple[int, int], value: int) -> str:
    return f"{value:02}" if text[span[0]] == "0" and span[1] - span[0] == 2 else str(value)


@dataclass(frozen=True, slots=True)
class Malformed:
    """Figures that are meant as a date and are none: what is amiss, and their mends (text for `start:end`)."""

    start: int
    end: int
    fault: MalformedFault
    beside: tuple[int, Span] | None
    mends: tuple[tuple[str, date | None], ...]


_LEFT = re.compile(r"[\d.-]{0,8}\Z")
_RUN = re.compile(r"[\d./-]{3,16}")
_WELL = re.compile(r"\d\d?/\d\d?(?:/(?:\d{4}|\d\d))?[.-]?")
_MARKS = re.compile(r"/?(\d\d?)([/.-]{1,3})(\d\d?)(?:([/.-]{1,3})(\d{4}|\d\d))?(/{0,2})")
_PARTS = re.compile(r"(\d{1,3})/(\d{1,3})/(\d{2,6})")
_GLUED = re.compile(r"(\d\d?)/(\d\d?)((?:19|20)\d\d)")
_CUT = re.compile(r"\d\d?/(?:19|20)\d\d")
_LONG_YEAR = re.compile(r",?[ \xa0]{1,2}((?:19|20)\d{3}|\d(?:19|20)\d\d|(?:19|20)\d(?=\)))(?=[).,;:\n]|\Z)(?![.,]\d)")
_RECENT, _COMING = 1900, 2049
_NEAR_YEARS = 2


def malformed(text: str, lang: str, published: date | None = None) -> Iterator[Malformed]:
    """The malformed dates of a text: figures with slashes alone in brackets, beside a weekday or after a word such as
    "on", and named months with a year of three or five figures. Linear: some 60 code points around each slash are
    looked at.
    """
    if date_words(lang) is None:
        return
    yield from _in_figures(text, lang, published)
    for written in written_dates(text, lang):
        if written.named and written.year is None and (match := _LONG_YEAR.match(text, written.end)):
            beside = weekday_before(text, lang, written.start)
            anchor = published or whole_date(text, lang)
            before = text[written.start : match.start(1)]
            years = [(year, day_of(int(year), written.month, written.day)) for year in _like_years(match[1])]
            readings = [(before + year, (day,)) for year, day in years if day is not None]
            mends = tuple(_fitting(readings, beside, anchor))
            yield Malformed(written.start, match.end(1), "year", beside, mends)


def _in_figures(text: str, lang: str, published: date | None) -> Iterator[Malformed]:
    end, at = 0, text.find("/")
    while at >= 0:
        left = _LEFT.search(text, max(end, at - 8), at)
        start = left.start() if left is not None else at
        run = _RUN.match(text, start)
        end = max(run.end() if run is not None else 0, at + 1)
        if run is not None and not _WELL.fullmatch(run.group()) and not text[start - 1 : start].isalnum():
            yield from _run(text, lang, run, published)
        at = text.find("/", end)


def _run(text: str, lang: str, run: re.Match[str], published: date | None) -> Iterator[Malformed]:
    start, end = run.span()
    alone = bracketed(text, start, end)
    if text[end : end + 1].isalnum() or (not alone and text[end - 1] in ".-"):
        return
    beside = weekday_before(text, lang, start)
    if not alone and beside is None and not led(text, lang, start):
        return
    found = _diagnosis(run.group(), lang, beside is not None)
    if found is not None:
        mends = tuple(_fitting(found[1], beside, published or whole_date(text, lang)))
        if not mends and found[0] == "marks":  # the weekday does not agree, which is another rule's finding
            mends = ((found[1][0][0], None),)
        yield Malformed(start, end, found[0], beside, mends)


_Reading = tuple[str, tuple["date", ...]]


def _diagnosis(figures: str, lang: str, sure: bool) -> tuple[MalformedFault, list[_Reading]] | None:
    """What is amiss with some figures, and what they may have been, each with the days that it can stand for.

    `sure`: a weekday stands beside them. Without one only what looks like a date but for one slip counts.
    """
    if match := _MARKS.fullmatch(figures):
        day, first, month, _, year, _ = match.groups()
        doubtful = first == "-" or figures[0] == "/" or (year is not None and len(year) == 2)
        if not _could_be(day, month, lang) or (doubtful and not sure) or (year is None and "/" not in figures):
            return None
        return "marks", [_reading(lang, day, month, year)]
    if match := _GLUED.fullmatch(figures):
        return ("figures", [_reading(lang, *match.groups())]) if _could_be(match[1], match[2], lang) else None
    if match := _PARTS.fullmatch(figures):
        return _by_parts(lang, sure, *match.groups())
    return ("cut", []) if sure and _CUT.fullmatch(figures) else None


def _by_parts(lang: str, sure: bool, day: str, month: str, year: str) -> tuple[MalformedFault, list[_Reading]] | None:
    whole = (len(day) < 3, len(month) < 3, len(year) in (2, 4))
    if sum(whole) != 2:
        return None
    if not whole[2]:
        if not _could_be(day, month, lang) or not (sure or year.startswith(("19", "20"))):
            return None
        return "year", [_reading(lang, day, month, other) for other in _like_years(year)]
    if len(year) != 4 or not _RECENT <= int(year) <= _COMING:
        return None
    days, months = (_shorter(day), [month]) if not whole[0] else ([day], _shorter(month))
    found = [_reading(lang, d, m, year) for d in days for m in months if _could_be(d, m, lang)]
    found = [one for one in found if one[1]]
    return ("figures", found) if found else None


def _shorter(figures: str) -> list[str]:
    """The figures with one of them left out."""
    return list(dict.fromkeys(figures[:at] + figures[at + 1 :] for at in range(len(figures))))


def _like_years(figures: str) -> list[str]:
    return [str(year) for year in range(_RECENT, _COMING + 1) if one_stroke(figures, str(year))]


def _could_be(day: str, month: str, lang: str) -> bool:
    one, two = int(day), int(month)
    return (0 < one <= 31 and 0 < two <= 12) or (not day_first(lang) and 0 < one <= 12 and 0 < two <= 31)


def _reading(lang: str, day: str, month: str, year: str | None) -> _Reading:
    if year is None:
        return f"{day}/{month}", ()
    orders = [(int(day), int(month))] if day_first(lang) else [(int(day), int(month)), (int(month), int(day))]
    number = int(year) if len(year) > 2 else whole_year(int(year))
    found = (day_of(number, m, d) for d, m in orders)
    return f"{day}/{month}/{year}", tuple(one for one in found if one is not None)


def _fitting(
    readings: Iterable[_Reading], beside: tuple[int, Span] | None, anchor: date | None
) -> Iterator[tuple[str, date | None]]:
    """The readings that the weekday allows, the nearest to the anchor first; of several without one none."""
    found = [
        (text, next((day for day in days if beside is None or day.weekday() == beside[0]), None), bool(days))
        for text, days in readings
    ]
    right = [(text, day) for text, day, dated in found if day is not None or not dated]
    if len(right) > 1 and anchor is None:
        return
    if anchor is not None:
        right = [one for one in right if one[1] is None or abs(one[1].year - anchor.year) <= _NEAR_YEARS]
        right.sort(key=lambda one: abs((one[1] - anchor).days) if one[1] is not None else 0)
    yield from right[:_SHOWN]

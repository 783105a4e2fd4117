"""Weekdays with their dates, found in a text by a grammar of our own; nothing is looked up or guessed here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factcheck.facts.date_grammar import BLANK, Grammar, grammar
from factcheck.facts.date_words import Order, date_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

# Only the Gregorian calendar, as most of Europe kept it from 1583, and no science fiction.
FIRST_YEAR, LAST_YEAR = 1583, 2999
# Two figures are a year of this century up to here, else of the last one (POSIX strptime says 68; news looks back).
_PIVOT = 50
_LOOK_BACK = 40
# How far from a date "tahun lalu" may stand that tells its year.
_YEAR_NEAR = 40
_CLOSING = re.compile(rf"{BLANK}?\)")


@dataclass(frozen=True, slots=True)
class Other:
    """The other end of a range, or its other weekday: "Sabtu-Minggu, 2-3 Mei" has Saturday 2 as its `first`.

    `weekday` is None where one weekday stands for the whole range; `month` is None where it is the mention's own.
    """

    weekday: int | None
    weekday_span: Span | None
    day: int
    day_span: Span
    month: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A weekday and the date beside it; spans are half-open ranges of code points of the text.

    `start:end` is the whole pair, a closing bracket included when it opened inside; `date_span` runs from the first
    figure or month letter to the last. `weekday` counts from Monday 0. `year` is None where none is written.
    `readings` are the (day, month) pairs that the figures allow, the language's usual one first, `order` its order.
    `eve`: "malam Minggu", the night before. `small_hours`: the part of day in which two time zones have two dates.
    `steps`: for one without a year, how far the words beside it step into another one ("tahun lalu": -1).
    """

    start: int
    end: int
    weekday: int
    weekday_span: Span
    day: int
    day_span: Span
    month: int
    month_span: Span
    year: int | None
    year_span: Span | None
    date_span: Span
    readings: tuple[tuple[int, int], ...]
    order: Order
    named_month: bool
    first: Other | None = None
    eve: bool = False
    small_hours: bool = False
    steps: tuple[int, ...] = ()


def mentions(text: str, lang: str) -> tuple[Mention, ...]:
    """The weekday-date pairs of a text in text order, disjoint; empty for a language without date words.

    Only dates that exist in some year are given. Linear: each weekday word is looked at once, 40 code points back and
    about 100 forward.
    """
    rules = grammar(lang)
    return tuple(_found(text, rules)) if rules is not None else ()


def loose_dates(text: str, lang: str) -> tuple[tuple[int, date], ...]:
    """The dates with a written year, beside a weekday or not, as (start, date) in text order; in figures day first."""
    rules = grammar(lang)
    out = {}
    for pattern in rules.loose if rules is not None else ():
        for match in pattern.finditer(text):
            month = match.group("month")
            number = int(month) if month[0].isdecimal() else rules.words.months[plain(month)] if rules else 0
            day, year = _figure(match.group("day")), int(match.group("year"))
            if _exists(day, number, year) and FIRST_YEAR <= year <= LAST_YEAR:
                out[match.start()] = date(year, number, day)
    return tuple(sorted(out.items()))


def weekday_vocabulary(lang: str) -> frozenset[str]:
    """The lower-case runs of letters of which a text with a weekday has at least one ("jum" for "Jum'at")."""
    words = date_words(lang)
    if words is None:
        return frozenset()
    first = [re.split(r"\W", word)[0] for word in (*words.weekdays, *words.short_weekdays)]
    return frozenset([*first, *(name + word for name in words.glued for word in first)])


def _found(text: str, rules: Grammar) -> Iterator[Mention]:
    end, chain = 0, 0
    previous: re.Match[str] | None = None
    for hit in rules.weekday.finditer(text):
        if not _stands_alone(text, hit, rules):
            continue
        between = text[previous.end() : hit.start()] if previous is not None else ""
        chain = chain + 1 if len(between) < 20 and rules.joiner.fullmatch(between) else 0
        before, previous = previous, hit
        if hit.start() < end or chain > 1:
            continue
        found = _pair(text, rules, hit, before if chain else None)
        if found is not None and found.start >= end and not _is_before(text, rules, found):
            end = found.end
            yield found


def _stands_alone(text: str, hit: re.Match[str], rules: Grammar) -> bool:
    """Whether a weekday's name begins a word, or is one of those that paste glues to the word before."""
    before = text[hit.start() - 1 : hit.start()]
    return not before.isalpha() or ("a" <= before <= "z" and hit.group() in rules.glued)


def _pair(text: str, rules: Grammar, hit: re.Match[str], before: re.Match[str] | None) -> Mention | None:
    word = plain(hit.group())
    if rules.not_after.search(text, max(0, hit.start() - 12), hit.start()) or _is_week(text, rules, hit):
        return None
    at = hit.end()
    if word in rules.words.short_weekdays and text[at : at + 1] == ".":
        at += 1
    gap = rules.gap.match(text, at)
    if gap is None:
        return None
    if word in rules.words.short_weekdays and _is_acronym(text, hit, gap):
        return None
    match = _first_match(rules, text, gap.end())
    if match is None:
        return _date_first(text, rules, hit)
    found = _mention(text, rules, hit, match, before)
    if found is not None and "\n" in gap.group() and found.year is None:
        return None
    return found


def _is_acronym(text: str, hit: re.Match[str], gap: re.Match[str]) -> bool:
    """A short weekday stands right beside its date, and in capitals only with a month in capitals ("SUN 15 Mei")."""
    if any(letter.isalpha() for letter in gap.group()):
        return True
    letters = re.search(r"[^\W\d_]{3}", text[gap.end() : gap.end() + 12])
    return hit.group().isupper() and (letters is None or not letters.group().isupper())


def _first_match(rules: Grammar, text: str, at: int) -> re.Match[str] | None:
    figure = text[at : at + 1].isdecimal()
    for pattern in rules.dates[:-1] if figure else rules.dates[-1:]:
        if match := pattern.match(text, at):
            return match
    return None


def _is_before(text: str, rules: Grammar, found: Mention) -> bool:
    """Whether the weekday is that of the date just before it, as in a table ("4/1/2021 Senin 5/1/2021 Selasa")."""
    at = found.weekday_span[0]
    if found.start != at or found.date_span[0] < at or not any(map(str.isdecimal, text[max(0, at - 8) : at])):
        return False
    for pattern in rules.listed:
        match = pattern.search(text, max(0, at - _LOOK_BACK), at)
        if match is not None and match.group("year"):
            month, year = match.group("month"), int(match.group("year"))
            number = int(month) if month[0].isdecimal() else rules.words.months[plain(month)]
            day = _figure(match.group("day"))
            if _exists(day, number, year) and date(year, number, day).weekday() == found.weekday:
                return True
    return False


def _date_first(text: str, rules: Grammar, hit: re.Match[str]) -> Mention | None:
    """ "9 Januari 2021 (Sabtu)": only with the weekday alone in its bracket, and a year."""
    if not text[max(0, hit.start() - 2) : hit.start()].rstrip().endswith("(") or not _CLOSING.match(text, hit.end()):
        return None
    for pattern in rules.before:
        match = pattern.search(text, max(0, hit.start() - _LOOK_BACK), hit.start())
        if match is not None and match.group("year"):
            return _mention(text, rules, hit, match, None)
    return None


def _is_week(text: str, rules: Grammar, hit: re.Match[str]) -> bool:
    """Whether "minggu" is the week: after a count, or before "lalu" and its like where it is no name."""
    words = rules.words
    if plain(hit.group()) != words.week:
        return False
    lead = text[max(0, hit.start() - 16) : hit.start()]
    near = rules.week_after.match(text, hit.end()) is not None
    last = re.search(r"(\w+)[ \xa0-]{1,2}\Z", lead)
    word = plain(last[1]) if last is not None else ""
    if hit.group()[0].isupper():
        opens = near and re.search(r"(?:\A|[\n.!?:\"“])[ \xa0]*\Z", lead) is not None
        return opens or word in words.week_before
    hyphen = last is not None and last[0].endswith("-") and word.endswith(words.week)
    return near or hyphen or word.isdecimal() or word in words.week_before | words.week_before_small


def _group_span(match: re.Match[str], name: str) -> Span | None:
    return match.span(name) if name in match.re.groupindex and match.start(name) >= 0 else None


def _figure(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _year(match: re.Match[str], rules: Grammar, text: str) -> tuple[int | None, Span | None] | None:
    """The year and its span; (None, None) without one; None when the figures cannot be a date with a year."""
    groups = match.groupdict()
    written, seps = groups["year"], (groups.get("s1"), groups.get("s2"))
    figures = groups.get("s1") is not None
    if written is None:
        return None if figures and seps[0] != "/" else (None, None)
    if len(written) == 2:
        if figures and seps != ("/", "/"):
            return None
        return whole_year(int(written)), match.span("year")
    if not figures and rules.clock_year.match(text, match.end("year")):
        return None, None
    return (int(written), match.span("year")) if FIRST_YEAR <= int(written) <= LAST_YEAR else None


def whole_year(figures: int) -> int:
    """The year that two figures stand for."""
    return figures + (2000 if figures < _PIVOT else 1900)


def _mention(
    text: str, rules: Grammar, hit: re.Match[str], match: re.Match[str], before: re.Match[str] | None
) -> Mention | None:
    year = _year(match, rules, text)
    fields = _fields(rules, hit, match, year[0]) if year is not None else None
    if year is None or fields is None or (before is not None and not _is_range(match)):
        return None
    first = _other(rules, match, before, fields.named)
    if first is not None and not _begins(first, *fields.readings[0], year[0]):
        return None
    one, two = fields.day_span, fields.month_span
    ends = [span[1] for span in (one, two, year[1]) if span is not None]
    date_span = (min(_starts(match)), max(ends))
    start = before.start() if before is not None else min(hit.start(), date_span[0])
    end = max(date_span[1], hit.end())
    return Mention(
        start=start,
        end=_close(text, start, end),
        weekday=_number(rules, hit),
        weekday_span=hit.span(),
        day=fields.readings[0][0],
        day_span=one,
        month=fields.readings[0][1],
        month_span=two,
        year=year[0],
        year_span=year[1],
        date_span=date_span,
        readings=fields.readings,
        order=fields.order,
        named_month=fields.named,
        first=first,
        eve=rules.eve.search(text, max(0, start - 8), start) is not None,
        small_hours=rules.small_hours.search(text, max(0, start - 9), min(len(text), end + 14)) is not None,
        steps=_steps(text, rules, start, end) if year[0] is None else (),
    )


def _steps(text: str, rules: Grammar, start: int, end: int) -> tuple[int, ...]:
    around = text[max(0, start - _YEAR_NEAR) : end + _YEAR_NEAR].lower()
    steps = ((-1, rules.words.last_year), (1, rules.words.next_year))
    return tuple(step for step, phrases in steps if any(phrase in around for phrase in phrases))


@dataclass(frozen=True, slots=True)
class _Fields:
    readings: tuple[tuple[int, int], ...]
    order: Order
    named: bool
    day_span: Span
    month_span: Span


def _fields(rules: Grammar, hit: re.Match[str], match: re.Match[str], year: int | None) -> _Fields | None:
    """The day and month with their readings; None when no reading exists in the calendar."""
    day, month = match.group("day"), match.group("month")
    spans = match.span("day"), match.span("month")
    if not month[0].isdecimal():
        order: Order = "mdy" if "named" in match.re.groupindex else "dmy"
        number = rules.words.months[plain(month)]
        # "Friday may 5 people": a month before its day is a name with a capital, or has a year after it.
        if not _exists(_figure(day), number, year) or (order == "mdy" and year is None and not month[0].isupper()):
            return None
        return _Fields(((_figure(day), number),), order, True, *spans)
    a, b = int(day), int(month)
    orders: tuple[Order, ...] = rules.words.orders[plain(hit.group())] if spans[0] < spans[1] else ("ymd",)
    if _is_range(match):
        orders = orders[:1]
    exist = [(order, (b, a) if order == "mdy" else (a, b)) for order in orders]
    exist = [(order, reading) for order, reading in exist if _exists(*reading, year)]
    if not exist:
        return None
    if exist[0][0] == "mdy":
        spans = spans[1], spans[0]
    return _Fields(tuple(reading for _, reading in exist), exist[0][0], False, *spans)


def _is_range(match: re.Match[str]) -> bool:
    return _group_span(match, "first") is not None


def _starts(match: re.Match[str]) -> Iterator[int]:
    for name in ("first", "day", "month", "year"):
        if (span := _group_span(match, name)) is not None:
            yield span[0]


def _number(rules: Grammar, hit: re.Match[str]) -> int:
    word = plain(hit.group())
    return rules.words.weekdays[word] if word in rules.words.weekdays else rules.words.short_weekdays[word]


def _other(rules: Grammar, match: re.Match[str], before: re.Match[str] | None, named: bool) -> Other | None:
    """The first end of a range; None without one."""
    span = _group_span(match, "first")
    if span is None:
        return None
    month = match.groupdict().get("first_month")
    number = None if month is None else rules.words.months[plain(month)] if named else int(month)
    weekday = None if before is None else _number(rules, before)
    return Other(weekday, before.span() if before else None, _figure(match.group("first")), span, number)


def _begins(first: Other, day: int, month: int, year: int | None) -> bool:
    """Whether the first end of a range exists; one without a month is of the month before when its day is later."""
    own = first.month or (month if first.day <= day else month - 1 or 12)
    past = year is not None and (own, first.day) > (month, day)
    return _exists(first.day, own, year - 1 if past and year is not None else year)


def _exists(day: int, month: int, year: int | None) -> bool:
    """Whether there is such a day, in the year or, without one, in a leap year."""
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True


def _close(text: str, start: int, end: int) -> int:
    """The end of the pair with the bracket that closes what it opened."""
    inner = text[start:end]
    for opening, closing in ("()", "[]"):
        if inner.count(opening) > inner.count(closing) and (
            match := re.compile(rf"{BLANK}?{re.escape(closing)}").match(text, end)
        ):
            return match.end()
    return end

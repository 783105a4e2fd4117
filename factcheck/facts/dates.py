"""Weekdays with their dates, found in a text by a grammar of our own; nothing is looked up or guessed here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factcheck.facts.date_grammar import BLANK, Grammar, grammar
from factcheck.facts.date_words import LAST_YEAR, Order, date_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

# Only the Gregorian calendar, as most of Europe kept it from 1583, and no science fiction.
FIRST_YEAR = 1583
# Two figures are a year of this century up to here, else of the last one (POSIX strptime says 68; news looks back).
_PIVOT = 50
_LOOK_BACK = 60
# How far from a date "tahun lalu" may stand that tells its year.
_YEAR_NEAR = 40
_CLOSING = re.compile(rf"{BLANK}?[)）]")
_LINE_ENDS = re.compile(rf"{BLANK}{{0,3}}(?:[\r\n|]|\Z)")
# A year behind a date that the grammar could not read: one of another calendar, most likely.
_FURTHER_YEAR = re.compile(r"[^\n\d]{0,16}\d{3,4}(?!\d)|[ .\xa0]{1,3}\d\d(?!\d|[:.]\d)")


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
    out: dict[int, date] = {}
    if rules is None:
        return ()
    for pattern in rules.loose:
        for match in pattern.finditer(text):
            month = match.group("month")
            number = _month_number(rules, month)
            day, year = _figure(match.group("day")), int(match.group("year"))
            if _exists(day, number, year) and FIRST_YEAR <= year <= LAST_YEAR:
                out[match.start()] = date(year, number, day)
    return tuple(sorted(out.items()))


def weekday_vocabulary(lang: str) -> frozenset[str]:
    """The lower-case runs of letters of which a text with a weekday has at least one ("jum" for "Jum'at")."""
    words = date_words(lang)
    if words is None or words.unspaced:
        return frozenset()
    names = {plain(form) for names in words.weekday_names for forms in names for form in forms}
    names |= {name.replace("'", "\u02bc") for name in names}  # a letter to Python's \w
    first = [re.split(r"\W", name)[0] for name in names]
    glued = (name + word for name in words.glued for word in first)
    return frozenset([*first, *glued, *(word + tail for word in first for tail in words.tails)])


def weekday_signs(lang: str) -> frozenset[str]:
    """The signs with which weekdays begin in a language that puts no blanks between words."""
    words = date_words(lang)
    if words is None or not words.unspaced:
        return frozenset()
    return frozenset(name[0] for name in (*words.weekdays, *words.short_weekdays))


def _found(text: str, rules: Grammar) -> Iterator[Mention]:
    end, chain = 0, 0
    previous: re.Match[str] | None = None
    # Only capitals are rare enough in a text to be searched for fast.
    weekday = rules.weekday if any(map(text.__contains__, rules.small)) else rules.capitalised
    for hit in weekday.finditer(text):
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
    if rules.words.unspaced:
        return True
    return not before.isalpha() or ("a" <= before <= "z" and hit.group() in rules.glued)


def _pair(text: str, rules: Grammar, hit: re.Match[str], before: re.Match[str] | None) -> Mention | None:
    if rules.not_after.search(text, max(0, hit.start() - 12), hit.start()) or _is_week(text, rules, hit):
        return None
    later = _weekday_first(text, rules, hit, before)
    if not rules.words.after:
        return later or _date_first(text, rules, hit)
    earlier = _date_first(text, rules, hit)
    if later is not None and _is_followed_by_weekday(text, rules, later):
        return earlier
    if earlier is None or later is None:
        return earlier or later
    return later if _agrees(later) and not _agrees(earlier) else earlier


def _weekday_first(text: str, rules: Grammar, hit: re.Match[str], before: re.Match[str] | None) -> Mention | None:
    """ "Sabtu, 9 Januari 2021"."""
    at, short = hit.end(), _key(hit) in rules.words.short_weekdays
    if short and text[at : at + 1] == ".":
        at += 1
    gap = rules.gap.match(text, at)
    if gap is None or (short and _is_acronym(text, rules, hit, gap)):
        return None
    match = _first_match(rules, text, gap.end())
    found = _mention(text, rules, hit, match, before) if match is not None else None
    return None if found is not None and found.year is None and "\n" in gap.group() else found


def _is_followed_by_weekday(text: str, rules: Grammar, found: Mention) -> bool:
    """Whether the date has its weekday behind it: "Pazar 9 Ocak 2021 Cumartesi günü açılacak" opens no market day."""
    link = re.compile(rf"[^\W\d]{{0,2}}[.,]{{0,2}}(?:{BLANK}|[(（]){{0,3}}").match(text, found.end)
    return link is not None and rules.weekday.match(text, link.end()) is not None


def _agrees(found: Mention) -> bool:
    """Whether a pair with a year is right in one of its readings."""
    return found.year is not None and any(
        _exists(day, month, found.year) and date(found.year, month, day).weekday() == found.weekday
        for day, month in found.readings
    )


def _is_acronym(text: str, rules: Grammar, hit: re.Match[str], gap: re.Match[str]) -> bool:
    """A short weekday stands right beside its date, and in capitals only with a month in capitals ("SUN 15 Mei")."""
    between = gap.group().strip(" ,.()").lower()
    if any(letter.isalpha() for letter in between) and between not in rules.beside_short:
        return True
    if hit.group() in rules.capitals:
        return False
    letters = re.search(r"[^\W\d_]{3}", text[gap.end() : gap.end() + 12])
    return hit.group().isupper() and (letters is None or not letters.group().isupper())


def _first_match(rules: Grammar, text: str, at: int) -> re.Match[str] | None:
    figure = text[at : at + 1].isdecimal()
    for pattern in rules.figure_first if figure else rules.word_first:
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
            number = _month_number(rules, month)
            day = _figure(match.group("day"))
            if _exists(day, number, year) and date(year, number, day).weekday() == found.weekday:
                return True
    return False


def _date_first(text: str, rules: Grammar, hit: re.Match[str]) -> Mention | None:
    """ "9 Januari 2021 (Sabtu)": only with a year, and the weekday alone in its bracket, at the end of its line, or
    behind a word that opens an explanation (", hari Sabtu,").

    Where the language puts the weekday behind the date, without both: "2021年1月9日土曜日", "9 Ocak Cumartesi".
    """
    if not rules.words.after and not _stands_behind(text, rules, hit):
        return None
    if not any(map(str.isdecimal, text[max(0, hit.start() - _LOOK_BACK) : hit.start()])):
        return None
    for pattern in rules.before:
        match = pattern.search(text, max(0, hit.start() - _LOOK_BACK), hit.start())
        if match is not None and (match.groupdict().get("year") or rules.words.after):
            return _mention(text, rules, hit, match, None)
    return None


def _stands_behind(text: str, rules: Grammar, hit: re.Match[str]) -> bool:
    """Whether a weekday can be that of a date before it, in a language that puts it in front."""
    lead = text[max(0, hit.start() - 16) : hit.start()]
    if lead.rstrip().endswith("("):
        return _CLOSING.match(text, hit.end()) is not None
    if rules.behind.search(lead):
        return text[hit.end() : hit.end() + 1] in (",", ".", ";", ")", "")
    return lead.rstrip().endswith(",") and _LINE_ENDS.match(text, hit.end()) is not None


def _month_number(rules: Grammar, written: str) -> int:
    """The number of a month, from its name or in figures; 0 for none."""
    number = rules.words.months.get(plain(written))
    return number if number is not None else int(written) if written.isdecimal() else 0


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
    written, seps = groups.get("year"), (groups.get("s1"), groups.get("s2"))
    figures = groups.get("s1") is not None
    if written is None:
        if rules.words.other_calendar and (figures or _FURTHER_YEAR.match(text, match.end())):
            return None
        return None if figures and (seps[0] != "/" or rules.fraction_of.match(text, match.end())) else (None, None)
    if len(written) == 2:
        if rules.words.other_calendar or (figures and (seps[0] != seps[1] or seps[0] not in rules.words.short_years)):
            return None
        return whole_year(int(written)), match.span("year")
    if not figures and rules.clock_year.match(text, match.end("year")):
        return None, None
    return (int(written), match.span("year")) if FIRST_YEAR <= int(written) <= rules.words.newest else None


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
    first = _other(rules, match, before)
    if first is not None and not _begins(first, *fields.readings[0], year[0]):
        return None
    one, two = fields.day_span, fields.month_span
    ends = [span[1] for span in (one, two, year[1]) if span is not None]
    date_span = (min(_starts(match)), max(ends))
    start = before.start() if before is not None else min(hit.start(), date_span[0])
    end = max(match.end() if rules.words.unspaced else date_span[1], hit.end())
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
    if not month.isdecimal():
        order: Order = "mdy" if "named" in match.re.groupindex else "dmy"
        number = _month_number(rules, month)
        # "Friday may 5 people": a month before its day is a name with a capital, or has a year after it.
        if not _exists(_figure(day), number, year) or (order == "mdy" and year is None and not month[0].isupper()):
            return None
        return _Fields(((_figure(day), number),), order, True, *spans)
    a, b = int(day), int(month)
    orders: tuple[Order, ...] = rules.words.orders[_key(hit)] if spans[0] < spans[1] else ("ymd",)
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
    word = _key(hit)
    return rules.words.weekdays[word] if word in rules.words.weekdays else rules.words.short_weekdays[word]


def _key(hit: re.Match[str]) -> str:
    """A weekday as the tables have it, whatever its blanks."""
    return plain(" ".join(hit.group().split()))


def _other(rules: Grammar, match: re.Match[str], before: re.Match[str] | None) -> Other | None:
    """The first end of a range; None without one."""
    span = _group_span(match, "first")
    if span is None:
        return None
    month = match.groupdict().get("first_month")
    number = None if month is None else _month_number(rules, month)
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
    for opening, closing in ("()", "[]", "（）"):
        if inner.count(opening) > inner.count(closing) and (
            match := re.compile(rf"{BLANK}?{re.escape(closing)}").match(text, end)
        ):
            return match.end()
    return end

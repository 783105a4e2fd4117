"""The patterns of a weekday with its date, compiled once a language; every repeat in them is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.facts.date_words import APOSTROPHES, DateWords, alternatives, date_words, one_of, written_forms

BLANK = r"[ \t\xa0\u2007-\u200a\u202f]"
# What stands between a weekday and its date: blanks, commas, brackets, dashes, quotes damaged by cp1252, stray signs.
_MARK = rf"(?:{BLANK}|[,:/(\[–—\-\x91-\x97\xa9\xae])"
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns of one language; the groups' names are those `factcheck.facts.dates` reads."""

    words: DateWords
    weekday: re.Pattern[str]
    glued: frozenset[str]
    joiner: re.Pattern[str]
    gap: re.Pattern[str]
    dates: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    listed: tuple[re.Pattern[str], ...]
    loose: tuple[re.Pattern[str], ...]
    clock_year: re.Pattern[str]
    week_after: re.Pattern[str]
    eve: re.Pattern[str]
    not_after: re.Pattern[str]
    small_hours: re.Pattern[str]


def _weekday(words: DateWords) -> tuple[str, frozenset[str]]:
    """The pattern of a weekday's name, and the names that may be glued to the word before ("detikRabu")."""
    whole = {form for word in words.weekdays for form in written_forms(word)}
    short = {form for word in words.short_weekdays for form in written_forms(word) if form[0].isupper()}
    names = {form for form in whole if form[0].isupper() and not form.isupper()}
    # What stands before it is looked at afterwards: a pattern that begins with letters is searched much faster.
    return rf"{one_of(sorted(whole | short))}(?!{_LETTER})", frozenset(names)


def _gap(words: DateWords) -> str:
    half = rf"(?:{BLANK}?(?:{alternatives(words.half_day)})(?!{_LETTER})\.?)?"
    place = rf"(?:{alternatives(words.local_time)}){BLANK}{_LETTER}{{2,12}}(?:{BLANK}{_LETTER}{{2,12}})?"
    clock = rf"(?:{alternatives(words.clock)}){BLANK}{{1,2}}\d{{1,2}}(?:[.:]\d{{2}})?(?!\d){half}"
    word = rf"(?:{clock}|{place}|{one_of(words.between)}(?!{_LETTER})\.?)\)?"
    end = rf"(?:\.(?={BLANK}{{0,2}}[(\[]))?(?:{_MARK}){{0,3}}(?:\r?\n)?(?:{_MARK}){{0,4}}"
    return rf"(?:(?:{_MARK}){{1,4}}{word}){{0,4}}{end}"


def _patterns(words: DateWords) -> tuple[str, ...]:
    month = rf"(?P<month>{alternatives(words.months)})(?!{_LETTER})\.?"
    first_month = rf"(?:{alternatives(words.months)})(?!{_LETTER})\.?"
    suffix = "|".join(sorted(set(words.ordinals.values()))) or r"(?!)"
    ordinal = rf"(?:(?:{suffix})(?!{_LETTER}))?"
    of = rf"(?:(?:{alternatives(words.of)}){BLANK}{{1,2}})?"
    day = rf"(?P<day>\d{{1,2}}{ordinal})"
    first = rf"(?P<first>\d{{1,2}}{ordinal})"
    dash = rf"(?:{BLANK}?[-–—\x96\x97]{BLANK}?|{BLANK}{{1,2}}(?:{alternatives(words.joiners)}|&)\.?{BLANK}{{1,2}})"
    join = rf"(?:/|{dash})"
    year_word = rf"(?:(?:{alternatives(words.year_word)}){BLANK}{{1,2}})?"
    whole = rf"(?:{BLANK}?,{BLANK}{{0,2}}|{BLANK}{{1,3}}{year_word}|[-/.])(?=[12]\d{{3}}(?!\d))"
    year = rf"(?:(?:{whole}|{BLANK}{{1,2}}[{APOSTROPHES}](?=\d\d(?!\d)))(?P<year>\d{{2,4}}))?"
    slash_year = rf"(?:{BLANK}?(?P<s2>[/.-]){BLANK}?(?P<year>[12]\d{{3}}|\d{{2}}))?(?![\d/])(?![.-]\d)"
    figures = rf"(?P<day>\d{{1,2}}){BLANK}?(?P<s1>[/.-]){BLANK}?(?P<month>\d{{1,2}}){slash_year}"
    slashed = r"(?P<day>\d{1,2})(?P<s1>/)(?P<month>\d{1,2})(?:(?P<s2>/)(?P<year>[12]\d{3}|\d{2}))?(?![\d/])"
    return (
        rf"{first}(?:{BLANK}{{0,2}}(?P<first_month>{first_month}))?{join}{day}{BLANK}{{0,3}}{of}{month}{year}",
        rf"{first}(?:/(?P<first_month>\d{{1,2}}))?{dash}{slashed}",
        r"(?P<year>[12]\d{3})(?P<s1>[-/.])(?P<month>\d{1,2})(?P<s2>[-/.])(?P<day>\d{1,2})(?!\d)",
        figures,
        rf"{day}(?P<s0>[-/.])(?P<month>{alternatives(words.months)})(?P=s0)(?P<year>\d{{2}})(?!\d|[-/.]\d)",
        rf"{day}(?:\.?{BLANK}{{0,3}}|[-/]){of}{month}{year}",
        rf"(?P<named>){month}{BLANK}{{1,2}}(?:{first}{join})?{day}(?!\d|[.:]\d){year}",
    )


def _loose(words: DateWords) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{alternatives(words.months)})\.?"
    return (
        re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/-])(?P<month>\d{1,2})(?P=sep)(?P<year>[12]\d{3})(?![\d/])"),
        re.compile(
            rf"(?<![\d/.,-])(?P<day>\d{{1,2}}){BLANK}{month},?{BLANK}(?P<year>[12]\d{{3}})(?!\d)", re.IGNORECASE
        ),
    )


@cache
def grammar(lang: str) -> Grammar | None:
    """The patterns of a language; None for a language without date words."""
    words = date_words(lang)
    if words is None:
        return None
    patterns = _patterns(words)

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    joiners = alternatives(words.joiners)
    weekday, glued = _weekday(words)
    return Grammar(
        words=words,
        weekday=re.compile(weekday),
        glued=glued,
        joiner=compiled(rf"{BLANK}{{0,2}}(?:[-–—\x96\x97/,&]|(?:,{BLANK}{{1,2}})?(?:{joiners})\.?){BLANK}{{0,2}}"),
        gap=compiled(_gap(words)),
        dates=tuple(map(compiled, patterns)),
        before=tuple(compiled(rf"(?<![\d/.,-]){p}{BLANK}{{0,2}}\({BLANK}?\Z") for p in patterns[2:]),
        listed=tuple(compiled(rf"(?<![\d/.,-]){p}[ \t\xa0,|]{{1,4}}\Z") for p in patterns[2:]),
        loose=_loose(words),
        clock_year=compiled(rf"{BLANK}{{1,2}}(?:{alternatives(words.zones)})(?!{_LETTER})"),
        week_after=compiled(rf"{BLANK}{{1,2}}(?:{alternatives(words.week_after)})(?!{_LETTER})"),
        eve=compiled(rf"(?<!{_LETTER})(?:{alternatives(words.eve)}){BLANK}{{1,2}}\Z"),
        not_after=compiled(rf"(?<!{_LETTER})(?:{alternatives(words.not_after)}){BLANK}{{1,2}}\Z"),
        small_hours=compiled(rf"(?<!{_LETTER})(?:{alternatives(words.small_hours)})(?!{_LETTER})"),
    )

"""The patterns of a weekday with its date, compiled once a language; every repeat in them is bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from unicodedata import category

from factcheck.facts.date_words import APOSTROPHES, DateWords, alternatives, date_words, one_of, plain, written_forms
from factcheck.lang.patterns import tokens

# Marks that only turn the direction of writing count as blanks.
BLANK = r"[ \t\xa0\u2007-\u200a\u200e\u200f\u202f\u3000]"
# The figures with which a year begins, in the scripts that have figures of their own.
ONE_OR_TWO = "[" + "".join(chr(ord(zero) + n) for zero in "0٠۰०০੦૦୦௦౦೦൦๐໐၀០０" for n in (1, 2)) + "]"
# What stands between a weekday and its date: blanks, commas, brackets, dashes, quotes damaged by cp1252, stray signs.
_MARK = rf"(?:{BLANK}|[,:/(\[–—\-\x91-\x97\xa9\xae،፣、，：（])"
_LETTER = r"[^\W\d_]"
_NAME_FIRST = re.compile(r"\(\?P<named>|\(\?P<month>(?!\\d)")


@dataclass(frozen=True)
class Grammar:
    """The compiled patterns of one language; the groups' names are those `factcheck.facts.dates` reads."""

    words: DateWords
    weekday: re.Pattern[str]
    capitalised: re.Pattern[str]
    small: tuple[str, ...]
    glued: frozenset[str]
    capitals: frozenset[str]
    beside_short: frozenset[str]
    joiner: re.Pattern[str]
    gap: re.Pattern[str]
    figure_first: tuple[re.Pattern[str], ...]
    word_first: tuple[re.Pattern[str], ...]
    behind: re.Pattern[str]
    clock_year: re.Pattern[str]
    week_after: re.Pattern[str]
    eve: re.Pattern[str]
    not_after: re.Pattern[str]
    small_hours: re.Pattern[str]
    fraction_of: re.Pattern[str]
    dates: tuple[str, ...]
    common: tuple[str, ...]

    # The three below are rarely asked for, and take as long to compile as all the rest.

    @cached_property
    def before(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of a date that stands before its weekday."""
        if self.words.after:
            link = rf"{BLANK}{{0,2}}[.,،，、]{{0,2}}{BLANK}{{0,3}}(?:[(（\[［]{BLANK}?)?"
        else:
            behind = rf"(?:(?:{alternatives(self.words.behind)}){BLANK}{{1,2}})?"
            link = rf"{BLANK}{{0,2}}(?:\({BLANK}?|,{BLANK}{{0,2}}{behind})"
        dates = (date for date in self.dates if "<first>" not in date[:20])
        return tuple(_compiled(rf"(?<![\d/.,年년-]){date}{link}\Z") for date in dates)

    @cached_property
    def listed(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of a date in a table, before the next row's weekday."""
        return tuple(_compiled(rf"(?<![\d/.,-]){date}[ \t\xa0,|]{{1,4}}\Z") for date in self.common[2:])

    @cached_property
    def loose(self) -> tuple[re.Pattern[str], ...]:
        """The patterns of a date with its year, beside a weekday or not."""
        return _loose(self.words)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _end(words: DateWords) -> str:
    """What a name ends at: no letter of its script follows, nor a vowel sign where the script writes these apart."""
    if words.unspaced:
        return ""
    names = "".join(form for names in words.weekday_names for forms in names for form in forms)
    blocks = {ord(letter) >> 7 for letter in names if category(letter)[0] == "M" and letter >= "\u0900"}
    signs = [
        chr(at) for block in sorted(blocks) for at in range(block << 7, block + 1 << 7) if category(chr(at))[0] == "M"
    ]
    return rf"(?!{_LETTER}|[{''.join(signs)}])" if signs else rf"(?!{_LETTER})"


def _weekday(words: DateWords) -> tuple[str, str, tuple[str, ...], frozenset[str]]:
    """The pattern of a weekday's name, what it is in a text that has none in small letters, how these begin, and the
    names that may be glued to the word before ("detikRabu").

    A name of one sign is one only alone in its brackets.
    """
    whole = {form for word in words.weekdays for form in written_forms(word)} | _as_in_the_tables(words)
    short = {form for word in words.short_weekdays for form in _short_forms(word, words)}
    signs = {form for form in short if len(form) == 1}
    names = {form for form in whole if form[0].isupper() and not form.isupper()}
    # What stands before it is looked at afterwards: a pattern that begins with letters is searched much faster.
    end = _end(words)
    if words.tails:
        end = rf"(?:{end}|(?={alternatives(words.tails)})(?=[^\W\d_]{{1,10}}(?!\w)))"
    forms = sorted(whole | short - signs)
    alone = rf"|(?<=[(（\[［])[{''.join(sorted(signs))}](?=[)）\]］・,、])" if signs else ""
    capitalised = [form for form in forms if form[0].isupper()]
    small = {re.split("[ \u200c]", form)[0] for form in forms if not form[0].isupper()}
    return (
        rf"{one_of(forms)}{end}{alone}",
        rf"{one_of(capitalised) or '(?!)'}{end}{alone}",
        tuple(sorted(form for form in small if not any(form != other and form.startswith(other) for other in small))),
        frozenset(names),
    )


def _as_in_the_tables(words: DateWords) -> set[str]:
    """The names whose capitals or joiners without width no rule would give ("Dé hAoine")."""
    names = (form for names in words.weekday_names for forms in names for form in forms)
    return {
        form for form in names if plain(form) in words.weekdays and (form[1:].lower() != form[1:] or "\u200c" in form)
    }


def _short_forms(word: str, words: DateWords) -> set[str]:
    return {form for form in written_forms(word) if form[0].isupper() or word in words.small_short}


def _month(words: DateWords) -> str:
    """The names of the months; one that ends in a figure is not followed by another one ("tháng 1", "tháng 12")."""
    joined = (form for names in words.month_names for forms in names for form in forms if "\u200c" in form)
    months = {*words.months, *joined}
    figured = [name for name in months if name[-1].isdecimal()]
    if not figured:
        return alternatives(months)
    named = [name for name in months if not name[-1].isdecimal()]
    return rf"(?:{alternatives(figured)})(?!\d)" + (rf"|{alternatives(named)}" if named else "")


def _gap(words: DateWords) -> str:
    half = rf"(?:{BLANK}?(?:{alternatives(words.half_day)})(?!{_LETTER})\.?)?"
    place = rf"(?:{alternatives(words.local_time)}){BLANK}{_LETTER}{{2,12}}(?:{BLANK}{_LETTER}{{2,12}})?"
    clock = rf"(?:{alternatives(words.clock)}){BLANK}{{1,2}}\d{{1,2}}(?:[.:]\d{{2}})?(?!\d){half}"
    between = one_of(words.between) or r"(?!)"
    hijri = rf"\d{{1,2}}{BLANK}{{1,2}}(?:{alternatives(words.hijri_months)})(?:{BLANK}{{1,2}}1[34]\d\d)?"
    hijri += rf"(?:{BLANK}?(?:{alternatives(words.hijri)}))?(?!\w)"
    word = rf"(?:{clock}|{place}|{hijri}|{between}{_end(words)}\.?)[)）]?"
    before = rf"(?:{_MARK}){{{0 if words.unspaced else 1},4}}"
    label = rf"(?:\r?\n){{1,2}}{BLANK}{{0,3}}(?:{alternatives(words.date_labels)}){BLANK}{{0,3}}(?=:)"
    line = rf"(?:{label}|\r?\n)?"
    end = rf"(?:\.(?={BLANK}{{0,2}}[(\[]))?(?:{_MARK}){{0,3}}{line}(?:{_MARK}){{0,4}}"
    tail = rf"(?:(?:{alternatives(words.tails)}){_end(words)})?" if words.tails else ""
    return rf"{tail}(?:{before}{word}){{0,4}}{end}"


def _patterns(words: DateWords) -> tuple[str, ...]:
    end = _end(words)
    month = rf"(?P<month>{_month(words)}){end}\.?"
    first_month = rf"(?:{_month(words)}){end}\.?"
    suffix = "|".join(sorted({*words.ordinals.values(), *map(re.escape, words.day_suffix)}, reverse=True)) or r"(?!)"
    ordinal = rf"(?:(?:{suffix})(?!{_LETTER}))?"
    of = rf"(?:(?:{alternatives(words.of)}){BLANK}{{1,2}})?"
    day = rf"(?P<day>\d{{1,2}}{ordinal})"
    first = rf"(?P<first>\d{{1,2}}{ordinal})"
    dash = rf"(?:{BLANK}?[-–—\x96\x97]{BLANK}?|{BLANK}{{1,2}}(?:{alternatives(words.joiners)}|&)\.?{BLANK}{{1,2}})"
    join = rf"(?:/|{dash})"
    year_word = rf"(?:(?:{alternatives(words.year_word)})\.?{BLANK}{{1,2}})?"
    whole = rf"(?:{BLANK}?,{BLANK}{{0,2}}|{BLANK}{{1,3}}{year_word}|[-/.])(?={ONE_OR_TWO}\d{{3}}(?!\d))"
    year = rf"(?:(?:{whole}|{BLANK}{{1,2}}[{APOSTROPHES}](?=\d\d(?!\d)))(?P<year>\d{{2,4}}))?"
    figured_year = rf"{ONE_OR_TWO}\d{{3}}" + ("" if words.short_year_first else r"|\d{2}")
    slash_year = rf"(?:{BLANK}?(?P<s2>[/.-]){BLANK}?(?P<year>{figured_year}))?(?![\d/])(?![.-]\d)"
    figures = rf"(?P<day>\d{{1,2}}){BLANK}?(?P<s1>[/.-]){BLANK}?(?P<month>\d{{1,2}}){slash_year}"
    slashed = rf"(?P<day>\d{{1,2}})(?P<s1>/)(?P<month>\d{{1,2}})(?:(?P<s2>/)(?P<year>{figured_year}))?(?![\d/])"
    blank = rf"{BLANK}?" if words.after else ""
    year_first = rf"{ONE_OR_TWO}\d{{3}}" + (r"|\d{2}" if words.short_year_first else "")
    one, two = (rf"{blank}(?P<{name}>[-/.]){blank}" for name in ("s1", "s2"))
    return (
        rf"{first}\.?(?:{BLANK}{{0,2}}(?P<first_month>{first_month}))?{join}{day}\.?{BLANK}{{0,3}}{of}{month}{year}",
        rf"{first}(?:/(?P<first_month>\d{{1,2}}))?{dash}{slashed}",
        rf"(?P<year>{year_first}){one}(?P<month>\d{{1,2}}){two}(?P<day>\d{{1,2}})(?![\d/]|[.-]\d)",
        figures,
        rf"{day}(?P<s0>[-/.])(?P<month>{_month(words)})(?P=s0)(?P<year>\d{{2}})(?!\d|[-/.]\d)",
        rf"{day}(?:\.?{BLANK}{{0,3}}|[-/]){of}{month}{year}",
        rf"(?P<named>){month}{BLANK}{{1,2}}(?:{first}{join})?{day}(?!\d|[.:]\d){year}",
    )


def _of_cldr(pattern: str, words: DateWords) -> str:
    """A CLDR pattern as a regular expression, tolerant of blanks, full stops and commas."""
    parts = tokens(pattern)
    out = []
    for at, (letter, text) in enumerate(parts):
        match letter:
            case "d":
                out.append(r"(?P<day>\d{1,2})")
            case "M" if len(text) < 3:
                out.append(r"(?P<month>\d{1,2})")
            case "M":
                glued = at + 1 < len(parts) and parts[at + 1][1][0].isalpha()
                out.append(rf"(?P<month>{_month(words)})" + ("" if glued else rf"{_end(words)}\.?"))
            case "y":
                out.append(rf"(?P<year>{ONE_OR_TWO}\d{{3}})(?!\d)")
            case _:
                literal = "".join(_of_literal(sign) for sign in text)
                out.append(literal if at < len(parts) - 1 else f"(?:{literal})?")
    return "".join(out)


def _of_literal(sign: str) -> str:
    if sign.isspace():
        return rf"{BLANK}{{0,3}}"
    if sign in ".,،":
        return f"[{sign}]?"
    return rf"{BLANK}?{sign}{BLANK}?" if "\u2e80" <= sign <= "\ud7ff" else re.escape(sign)


def _loose(words: DateWords) -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{_month(words)})\.?"
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
    common, known = _patterns(words), [_of_cldr(pattern, words) for pattern in words.patterns]
    patterns = (*(p for p in known if "<year>" in p), *common, *(p for p in known if "<year>" not in p))

    joiners = alternatives(words.joiners)
    weekday, capitalised, small, glued = _weekday(words)
    return Grammar(
        words=words,
        dates=patterns,
        common=common,
        weekday=re.compile(weekday),
        capitalised=re.compile(capitalised),
        small=small,
        glued=glued,
        capitals=frozenset(
            form for names in words.weekday_names for forms in names for form in forms if form.isupper()
        ),
        beside_short=frozenset(words.beside_short),
        joiner=_compiled(rf"{BLANK}{{0,2}}(?:[-–—\x96\x97/,&]|(?:,{BLANK}{{1,2}})?(?:{joiners})\.?){BLANK}{{0,2}}"),
        gap=_compiled(_gap(words)),
        figure_first=tuple(_compiled(p) for p in patterns if not _NAME_FIRST.match(p)),
        word_first=tuple(_compiled(p) for p in patterns if _NAME_FIRST.match(p)),
        behind=_compiled(rf",{BLANK}{{1,2}}(?:{alternatives(words.behind)}){BLANK}{{1,2}}\Z"),
        clock_year=_compiled(rf"{BLANK}{{1,2}}(?:{alternatives(words.zones)})(?!{_LETTER})"),
        week_after=_compiled(rf"{BLANK}{{1,2}}(?:{alternatives(words.week_after)})(?!{_LETTER})"),
        eve=_compiled(rf"(?<!{_LETTER})(?:{alternatives(words.eve)}){BLANK}{{1,2}}\Z"),
        not_after=_compiled(rf"(?<!{_LETTER})(?:{alternatives(words.not_after)}){BLANK}{{1,2}}\Z"),
        fraction_of=_compiled(rf"{BLANK}{{1,2}}(?:{alternatives(words.fraction_of)})(?!{_LETTER})"),
        small_hours=_compiled(rf"(?<!{_LETTER})(?:{alternatives(words.small_hours)})(?!{_LETTER})"),
    )

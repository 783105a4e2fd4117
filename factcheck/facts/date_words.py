"""The words that dates are made of, read from the languages' `dates` tables and made ready for the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Order = Literal["dmy", "mdy", "ymd"]

# The apostrophes met in "Jum'at": typewriter, typographic, grave, acute, cp1252 bytes read as Latin-1, the letter of
# Ukrainian, the Hebrew geresh.
APOSTROPHES = "'’‘`´\x91\x92\u02bc\u05f3"
_NAMES = ("weekdays", "weekdays_short", "months")
# Beyond this year there is no news.
LAST_YEAR = 2999
# One language's names of one kind in calendar order, each with its other forms after it.
Names = tuple[tuple[str, ...], ...]

# A dotted capital İ leaves a combining dot in lower case.
_TO_PLAIN = str.maketrans({**dict.fromkeys(APOSTROPHES, "'"), "\u0307": None, "\u200c": None})


@dataclass(frozen=True)
class DateWords:
    """One language's date words with those of the languages mixed into it; all keys are as `plain` gives them.

    `tails` are the parts of day that are written into a weekday ("Montagabend"), `behind` the words between a date
    and the weekday that explains it (", a Saturday"). `small_short` are the short weekdays that the language writes
    in lower case, `after` says that it puts the weekday behind the date, `unspaced` that it puts no blanks between
    words. `patterns` are those of CLDR that the common grammar does not cover. `short_years` are the marks before a
    year of two figures, which stands first where `short_year_first`. `newest` is the last year taken for one of the
    common era, `other_calendar` says that dates of another one are written with the same words.
    """

    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    small_short: frozenset[str]
    months: Mapping[str, int]
    orders: Mapping[str, tuple[Order, ...]]
    tails: tuple[str, ...]
    between: tuple[str, ...]
    behind: tuple[str, ...]
    small_hours: tuple[str, ...]
    eve: frozenset[str]
    joiners: tuple[str, ...]
    clock: tuple[str, ...]
    half_day: tuple[str, ...]
    local_time: tuple[str, ...]
    zones: tuple[str, ...]
    not_after: frozenset[str]
    week: str
    week_before: frozenset[str]
    week_before_small: frozenset[str]
    week_after: tuple[str, ...]
    glued: tuple[str, ...]
    named_wrong: tuple[str, ...]
    corrected_by: tuple[str, ...]
    ordinals: Mapping[str, str]
    of: tuple[str, ...]
    year_word: tuple[str, ...]
    day_suffix: tuple[str, ...]
    beside_short: tuple[str, ...]
    date_labels: tuple[str, ...]
    hijri_months: tuple[str, ...]
    hijri: tuple[str, ...]
    fraction_of: tuple[str, ...]
    patterns: tuple[str, ...]
    after: bool
    unspaced: bool
    short_years: frozenset[str]
    short_year_first: bool
    newest: int
    other_calendar: bool
    last_year: tuple[str, ...]
    next_year: tuple[str, ...]
    month_names: tuple[Names, ...]
    weekday_names: tuple[Names, ...]


def plain(word: str) -> str:
    """A word in lower case with a typewriter apostrophe and no full stop: the key of the tables."""
    return word.lower().translate(_TO_PLAIN).rstrip(".")


def _small(forms: Iterable[str]) -> Iterable[str]:
    return (form for form in forms if not form[0].isupper())


def _numbered(groups: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    numbered = [(word, number) for number, words in enumerate(groups, first) for word in words]
    # A joiner without width may be written as a blank: "سه شنبه".
    spaced = {plain(word.replace("\u200c", " ")): number for word, number in numbered if "\u200c" in word}
    return {plain(word): number for word, number in numbered} | spaced


def _names(groups: Iterable[Iterable[str]]) -> Names:
    return tuple(tuple(group) for group in groups)


@cache
def date_table(lang: str) -> Mapping[str, Any]:
    """A language's `dates` table with what `dates.more` adds to it: further forms of its names, further words."""
    table = dict(language(lang).table("dates"))
    more = table.pop("more", {})
    for key, value in more.items():
        if key in _NAMES and table.get(key):
            table[key] = [[*forms, *others] for forms, others in zip(table[key], value, strict=True)]
        elif isinstance(value, list):
            table[key] = [*table.get(key, ()), *value]
        else:
            table[key] = value
    return table


@cache
def date_words(lang: str) -> DateWords | None:
    """The date words of a language; None for a language without a `dates` table.

    The language's own words win over those of the languages its `also` names.
    """
    own = date_table(lang)
    if not own:
        return None
    tables = [own, *(date_table(other) for other in own.get("also", ()))]

    def together(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(plain(word) for table in tables for word in table.get(key, ())))

    def mapped(key: str, first: int) -> dict[str, int]:
        return {word: n for table in reversed(tables) for word, n in _numbered(table[key], first).items()}

    weekdays = mapped("weekdays", 0)
    return DateWords(
        weekdays=weekdays,
        short_weekdays={word: n for word, n in mapped("weekdays_short", 0).items() if word not in weekdays},
        small_short=frozenset(plain(form) for t in tables for forms in t["weekdays_short"] for form in _small(forms)),
        months=mapped("months", 1),
        orders=_orders(tables),
        tails=together("tails"),
        between=together("between"),
        behind=together("behind"),
        small_hours=together("small_hours"),
        eve=frozenset(together("eve")),
        joiners=together("joiners"),
        clock=together("clock"),
        half_day=together("half_day"),
        local_time=together("local_time"),
        zones=together("zones"),
        not_after=frozenset(together("not_after")),
        week=own.get("week", ""),
        week_before=frozenset(together("week_before")),
        week_before_small=frozenset(together("week_before_small")),
        week_after=together("week_after"),
        glued=together("glued"),
        named_wrong=together("named_wrong"),
        corrected_by=together("corrected_by"),
        ordinals={key: value for table in reversed(tables) for key, value in table.get("ordinals", {}).items()},
        of=together("of"),
        year_word=together("year_word"),
        day_suffix=together("day_suffix"),
        beside_short=together("beside_short"),
        date_labels=together("date_labels"),
        hijri_months=together("hijri_months"),
        hijri=together("hijri"),
        fraction_of=together("fraction_of"),
        patterns=tuple(own.get("patterns", ())),
        after=bool(own.get("after")),
        unspaced=bool(own.get("unspaced")),
        short_years=frozenset(() if own.get("other_calendar") else ("/", *own.get("short_years", ()))),
        short_year_first=bool(own.get("short_year_first")),
        newest=int(own.get("newest", LAST_YEAR)),
        other_calendar=bool(own.get("other_calendar")),
        last_year=together("last_year"),
        next_year=together("next_year"),
        month_names=tuple(_names(table["months"]) for table in tables),
        weekday_names=tuple(_names(table[key]) for table in tables for key in ("weekdays", "weekdays_short")),
    )


def _orders(tables: list[Mapping[str, Any]]) -> dict[str, tuple[Order, ...]]:
    """By weekday word: the orders of day and month in figures that its language knows."""
    out: dict[str, tuple[Order, ...]] = {}
    for table in reversed(tables):
        words = [*_numbered(table["weekdays"], 0), *_numbered(table["weekdays_short"], 0)]
        out |= dict.fromkeys(words, tuple(table["orders"]))
    return out


def alternatives(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first, with any apostrophe and any run of two blanks."""
    marks = f"[{APOSTROPHES}]"
    escaped = (re.escape(word).replace(r"\ ", r"[ \xa0]{1,2}").replace("'", marks) for word in words)
    return "|".join(sorted(escaped, key=len, reverse=True)) or r"(?!)"


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches the given words, as a tree of letters, one or two blanks for a blank.

    Several times faster than a list.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    blanks = {" ": r"[ \xa0]{1,2}", "\u200c": "[\u200c \xa0]?"}
    options = [blanks.get(letter, re.escape(letter)) + _branch(node[letter]) for letter in sorted(node) if letter]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return body + "?" if "" in node else body


def written_forms(word: str) -> set[str]:
    """A key as it may be written: lower case, capitalised, each word so, capitals; with each apostrophe."""
    marked = {word} if "'" not in word else {word.replace("'", mark) for mark in APOSTROPHES}
    forms = {form for each in marked for form in (each, each[0].upper() + each[1:], each.upper())}
    if " " in word or "-" in word:
        forms |= {re.sub(r"(?:^|(?<=[ -]))\w", lambda match: match[0].upper(), each) for each in marked}
    return forms

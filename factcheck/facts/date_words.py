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

# The apostrophes met in "Jum'at": typewriter, typographic, grave, acute, and cp1252 bytes read as Latin-1.
APOSTROPHES = "'’‘`´\x91\x92"
# One language's names of one kind in calendar order, each with its other forms after it.
Names = tuple[tuple[str, ...], ...]

_TO_PLAIN = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


@dataclass(frozen=True)
class DateWords:
    """One language's date words with those of the languages mixed into it; all keys are as `plain` gives them."""

    weekdays: Mapping[str, int]
    short_weekdays: Mapping[str, int]
    months: Mapping[str, int]
    orders: Mapping[str, tuple[Order, ...]]
    between: tuple[str, ...]
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
    last_year: tuple[str, ...]
    next_year: tuple[str, ...]
    month_names: tuple[Names, ...]
    weekday_names: tuple[Names, ...]


def plain(word: str) -> str:
    """A word in lower case with a typewriter apostrophe and no full stop: the key of the tables."""
    return word.lower().translate(_TO_PLAIN).rstrip(".")


def _numbered(groups: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    return {plain(word): number for number, words in enumerate(groups, first) for word in words}


def _names(groups: Iterable[Iterable[str]]) -> Names:
    return tuple(tuple(group) for group in groups)


@cache
def date_words(lang: str) -> DateWords | None:
    """The date words of a language; None for a language without a `dates` table.

    The language's own words win over those of the languages its `also` names.
    """
    own = language(lang).table("dates")
    if not own:
        return None
    tables = [own, *(language(other).table("dates") for other in own["also"])]

    def together(key: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(plain(word) for table in tables for word in table.get(key, ())))

    def mapped(key: str, first: int) -> dict[str, int]:
        return {word: n for table in reversed(tables) for word, n in _numbered(table[key], first).items()}

    return DateWords(
        weekdays=mapped("weekdays", 0),
        short_weekdays=mapped("weekdays_short", 0),
        months=mapped("months", 1),
        orders=_orders(tables),
        between=together("between"),
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
    blank = r"[ \xa0]{1,2}"
    options = [
        (blank if letter == " " else re.escape(letter)) + _branch(node[letter]) for letter in sorted(node) if letter
    ]
    if not options:
        return ""
    body = options[0] if len(options) == 1 and "" not in node else f"(?:{'|'.join(options)})"
    return body + "?" if "" in node else body


def written_forms(word: str) -> set[str]:
    """A key as it may be written: lower case, capitalised, capitals; with each apostrophe."""
    marked = {word} if "'" not in word else {word.replace("'", mark) for mark in APOSTROPHES}
    return {form for each in marked for form in (each, each[0].upper() + each[1:], each.upper())}

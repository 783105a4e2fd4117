"""Weekday names written in lower case, where the word is surely a weekday's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives, date_words, plain
from factcheck.lang import language
from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

# How far back the words before a weekday are looked at.
_BEFORE = 24
# A text with fewer capitals than one in so many letters is written in lower case throughout.
_CAPITALS = 150
_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"([^\W_]+)[ \xa0]{1,2}\Z")


@dataclass(frozen=True, slots=True)
class LowerWeekday:
    """A weekday in lower case: its number from Monday 0, the name's end, and the words that show that it is the day."""

    start: int
    end: int
    name_end: int
    weekday: int
    sure_by: str


@dataclass(frozen=True)
class _Words:
    names: frozenset[str]
    endings: tuple[str, ...]
    day: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    fixed: re.Pattern[str]
    week: str
    day_word: tuple[str, ...]
    week_before: frozenset[str]
    week_after: re.Pattern[str]
    numbers: dict[str, int]


@cache
def _words(lang: str) -> _Words | None:
    table, dates, known = language(lang).table("times"), language(lang).table("dates"), date_words(lang)
    if not table or known is None:
        return None
    names = frozenset(plain(form) for forms in dates["weekdays"] for form in forms)
    parts = [name for name in table["parts"] if not name.startswith(("in ", "at "))]
    endings = "|".join(map(re.escape, table["part_endings"]))
    blank = r"[ \xa0]{1,2}"
    months = alternatives(known.months)
    dated = rf"(?:(?:{alternatives(table['dated'])}){blank})?"
    joiner = rf"(?:[-–]|{blank}(?:{alternatives(table['range_words'])}){blank})"
    name = rf"(?P<other>{alternatives(names)})"
    return _Words(
        names=names,
        endings=("", *table["weekday_endings"]),
        # What makes of "minggu" the day: a part of day, or a date.
        day=re.compile(
            rf"{blank}(?P<part>(?:{alternatives(parts)})(?:{endings})?)(?!\w)"
            rf"|,?{blank}(?P<date>\(?\d{{1,2}}[/-]\d{{1,2}}(?!\d)|{dated}\d{{1,2}}{blank}(?:{months})(?!\w))",
            re.IGNORECASE,
        ),
        # Another weekday that it is joined to.
        day_before=re.compile(rf"\b{name}{joiner}\Z", re.IGNORECASE),
        day_after=re.compile(rf"{joiner}{name}(?!\w)", re.IGNORECASE),
        fixed=re.compile(rf"(?:{alternatives(table['lower_phrases'])})(?!\w)"),
        week=dates.get("week", ""),
        day_word=tuple(table["day_word"]),
        week_before=known.week_before.union(table["week_only"]),
        week_after=re.compile(rf"{blank}(?:{alternatives(known.week_after)})(?!\w)"),
        numbers={word: number for word, number in known.weekdays.items() if word in names},
    )


@cache
def weekday_forms(lang: str) -> frozenset[str]:
    """The lower-case words of which one stands in every text with a weekday's full name, its endings included."""
    words = _words(lang)
    forms = (name + ending for name in words.names for ending in words.endings) if words else ()
    return frozenset(_WORD.findall(form)[0] for form in forms)


def lowercase_weekdays(text: str, lang: str) -> tuple[LowerWeekday, ...]:
    """The weekdays that a text writes in lower case; none in a text without capitals. Linear.

    A name that is a common word as well ("minggu", the week) counts only before a part of day or a date, beside another
    weekday, or after the word for "day".
    """
    words = _words(lang)
    if words is None:
        return ()
    found = tuple(_found(text, words))
    return found if found and _has_capitals(text) else ()


def _has_capitals(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    return capitals > 0 and capitals * _CAPITALS >= sum(map(str.isalpha, text))


def _found(text: str, words: _Words) -> Iterator[LowerWeekday]:
    skip = 0
    for at, end, word in sorted((*place, name) for name in words.names for place in _places(text, name, words)):
        if at < skip or _heads_line(text, at, end):
            continue
        if fixed := words.fixed.match(text, at):
            skip = fixed.end()
            continue
        number = words.numbers[word]
        if word != words.week:
            yield LowerWeekday(at, end, end, number, word)
            continue
        day = words.day.match(text, end)
        if found := _sure(text, (at, end), day, words):
            yield LowerWeekday(at, day.end("part") if day and day.group("part") else end, end, number, found)


def _places(text: str, name: str, words: _Words) -> Iterator[Span]:
    """Where a name stands as a word of its own: no piece of an address, a tag or a longer word, not in quotes alone.

    Only another weekday may be joined to it by a hyphen.
    """
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        end = next((end + len(tail) for tail in words.endings if _ends(text, end, tail)), end)
        before, after = text[at - 1 : at], text[end : end + 2]
        glued = before.isalnum() or (before and before in "_#@/.'’‘\"“")
        if before == "-":
            glued = not _joined_before(text, at, name, words)
        goes_on = after[:1].isalnum() or (after and after[0] in "_@/") or (after[:1] == "." and after[1:].isalnum())
        if after[:1] == "-":
            goes_on = not _joined_after(text, end, name, words)
        if not glued and not goes_on:
            yield at, end
        at = text.find(name, end)


def _ends(text: str, at: int, tail: str) -> bool:
    after = at + len(tail)
    return text.startswith(tail, at) and not text[after : after + 1].isalnum()


def _joined_before(text: str, at: int, name: str, words: _Words) -> str:
    """The weekday that ends before a place and is joined to what stands there; not the same, which makes a plural."""
    return _another(words.day_before.search(text[max(0, at - _BEFORE) : at]), name)


def _joined_after(text: str, end: int, name: str, words: _Words) -> str:
    return _another(words.day_after.match(text, end), name)


def _another(match: re.Match[str] | None, name: str) -> str:
    other = match.group("other") if match else ""
    return "" if plain(other) == name else other


def _heads_line(text: str, at: int, end: int) -> bool:
    """Whether a weekday heads a line, or a row of a list: there it may be a label."""
    return at == 0 or text[at - 1] in LINE_ENDS or text[end : end + 1] == ":" or text[end : end + 2] == " :"


def _sure(text: str, span: Span, day: re.Match[str] | None, words: _Words) -> str:
    """The word that shows a name that is a common word as well to be the weekday's; empty without one."""
    last = _LAST_WORD.search(text[max(0, span[0] - _BEFORE) : span[0]])
    word = last.group(1).lower() if last else ""
    if word in words.week_before or word.isdecimal():
        return ""
    other = _joined_before(text, span[0], words.week, words) or _joined_after(text, span[1], words.week, words)
    if other and not words.week_after.match(text, span[1]):
        return other
    if day:
        return (day.group("part") or day.group("date")).strip("( ")
    if word not in words.day_word or words.week_after.match(text, span[1]):
        return ""
    before = _LAST_WORD.search(text[max(0, span[0] - _BEFORE) : span[0] - 1 - len(word)] if last else "")
    counted = before is not None and (before.group(1).isdecimal() or before.group(1).lower() in words.week_before)
    return "" if counted else word

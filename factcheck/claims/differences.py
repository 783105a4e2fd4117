"""What two sentences that read alike say otherwise: numbers, dates, and whether one of them is negated."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from factcheck.facts.numbers import numbers
from factcheck.facts.patterns import whole_words
from factcheck.facts.written_dates import written_dates
from factcheck.lang import language
from factcheck.model import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Message, Span

LONGEST = 4_000
# Figures that are neither a quantity nor part of a date: bare years, scores, numbered things.
_FIGURES = re.compile(r"\d(?:[\d.,:/-]{0,30}\d)?")
_CURRENCY = re.compile("[A-Z]{3}")


class Facts(NamedTuple):
    """What is compared outright: each number and date as a key, with the words that write it; and the negations."""

    numbers: Mapping[tuple[str, str], str]
    dates: Mapping[tuple[int, int, int], str]
    negations: tuple[str, ...]


def facts_of(text: str, lang: str) -> Facts:
    """The numbers, dates and negations of a sentence in a language; of a long one, of its first 4,000 characters."""
    text = text[:LONGEST]
    dates = {}
    taken: list[Span] = []
    for date in written_dates(text, lang):
        dates[date.day, date.month, date.full_year or 0] = text[date.start : date.end]
        taken.append((date.start, date.end))
    found = {}
    for quantity in numbers(text, lang):
        if not _inside((quantity.start, quantity.end), taken):
            unit = quantity.unit
            unit = unit if unit.startswith(("percent", "basis")) or _CURRENCY.fullmatch(unit) else ""
            found[format(quantity.value.normalize(), "f"), unit] = text[quantity.start : quantity.end]
            taken.append((quantity.start, quantity.end))
    taken.sort()
    for match in _FIGURES.finditer(text):
        if not _inside(match.span(), taken):
            found[match.group(), ""] = match.group()
    return Facts(found, dates, tuple(_negations(text, lang)))


def _inside(span: Span, taken: list[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in taken)


@cache
def _negation(lang: str) -> re.Pattern[str] | None:
    table = language(lang).table("negation")
    if not table:
        return None
    pattern = whole_words(table["words"]).pattern
    if table.get("endings"):
        pattern = rf"{pattern}|\w(?:{'|'.join(map(re.escape, table['endings']))})\b"
    return re.compile(pattern, re.IGNORECASE)


def _negations(text: str, lang: str) -> Iterator[str]:
    pattern = _negation(lang)
    if pattern is not None:
        for match in pattern.finditer(text.replace("’", "'")):
            yield match.group().lower()


def differences(earlier: Facts, this: Facts) -> tuple[Message, ...]:
    """What the earlier sentence says otherwise than this one, each as a message; none where nothing was found.

    A date without a year is the same as that day in any year.
    """
    found = []
    there, here = earlier.numbers.keys() - this.numbers.keys(), this.numbers.keys() - earlier.numbers.keys()
    if there or here:
        before = tuple(words for key, words in earlier.numbers.items() if key in there)
        after = tuple(words for key, words in this.numbers.items() if key in here)
        found.append(_changed("number", before, after))
    before = tuple(words for key, words in earlier.dates.items() if not _among(key, this.dates))
    after = tuple(words for key, words in this.dates.items() if not _among(key, earlier.dates))
    if before or after:
        found.append(_changed("date", before, after))
    if len(earlier.negations) != len(this.negations):
        longer = max(earlier.negations, this.negations, key=len)
        found.append(say("one of them is negated: {words:list}", words=tuple(dict.fromkeys(longer))))
    return tuple(found)


_CHANGED = {
    "number": (
        "other number: {before:list} → {after:list}",
        "number left out: {before:list}",
        "number added: {after:list}",
    ),
    "date": ("other date: {before:list} → {after:list}", "date left out: {before:list}", "date added: {after:list}"),
}


def _changed(kind: str, before: tuple[str, ...], after: tuple[str, ...]) -> Message:
    both, left_out, added = _CHANGED[kind]
    if before and after:
        return say(both, before=before, after=after)
    return say(left_out, before=before) if before else say(added, after=after)


def _among(key: tuple[int, int, int], dates: Mapping[tuple[int, int, int], str]) -> bool:
    day, month, year = key
    return any((day, month) == other[:2] and (not year or not other[2] or year == other[2]) for other in dates)

"""A corrected date in the style in which the wrong one was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts.date_words import DateWords, date_words, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.facts.date_words import Names
    from factcheck.facts.dates import Mention
    from factcheck.model import Span

Edit = tuple[tuple[int, int], str]


def rewritten_date(text: str, lang: str, mention: Mention, day: int, month: int, year: int | None) -> str:
    """The text of `date_span` with another day, month and year; leading zeros, names and case as they were.

    The first day of a range moves with the last one.
    """
    words = date_words(lang)
    assert words is not None, "a mention comes from a language with date words"
    edits: list[Edit] = []
    zeros = _zeros(text, mention, mention.day_span)
    if day != mention.day:
        edits.append((mention.day_span, _day(text, words, mention.day_span, day, zeros)))
        if mention.first is not None:
            edits.append(
                (
                    mention.first.day_span,
                    _day(text, words, mention.first.day_span, mention.first.day + day - mention.day, zeros),
                )
            )
    if month != mention.month:
        name = _month(text, words, mention, month)
        edits.append((mention.month_span, name))
    if mention.year_span is not None and year is not None and year != mention.year:
        short = mention.year_span[1] - mention.year_span[0] == 2
        edits.append((mention.year_span, f"{year % 100:02}" if short else str(year)))
    return edited(text, mention.date_span, edits)


def rewritten_weekday(text: str, lang: str, span: Span, weekday: int) -> str:
    """The weekday word for another weekday (Monday 0), in the language, length and case of the word at `span`."""
    words = date_words(lang)
    assert words is not None, "a mention comes from a language with date words"
    return _name(text[slice(*span)], words.weekday_names, weekday)


def edited(text: str, span: Span, edits: Iterable[Edit]) -> str:
    """The text of a span with disjoint edits (spans of the whole text) made."""
    out, at = "", span[0]
    for (start, end), new in sorted(edits):
        out, at = out + text[at:start] + new, end
    return out + text[at : span[1]]


def _zeros(text: str, mention: Mention, span: Span) -> bool:
    """Whether the figures at a span take a leading zero below ten: as they do there, else as the date's others do."""
    if len(re.sub(r"\D", "", text[slice(*span)])) == 1:
        return False
    spans = (mention.day_span,) if mention.named_month else (mention.day_span, mention.month_span)
    return any(text[start] == "0" for start, _ in spans)


def _month(text: str, words: DateWords, mention: Mention, month: int) -> str:
    if mention.named_month:
        return _name(text[slice(*mention.month_span)], words.month_names, month - 1)
    return _number(month, _zeros(text, mention, mention.month_span))


def _number(value: int, zeros: bool) -> str:
    return f"{value:02}" if zeros else str(value)


def _day(text: str, words: DateWords, span: Span, day: int, zeros: bool) -> str:
    suffix = re.sub(r"^\d+", "", text[slice(*span)])
    if suffix:
        suffix = words.ordinals.get(str(day), words.ordinals.get("other", suffix))
    return _number(day, zeros) + suffix


def _name(written: str, tables: tuple[Names, ...], number: int) -> str:
    """The name with a number (from 0) out of the table and column in which the written one stands."""
    key = plain(written)
    for names in tables:
        for forms in names:
            column = next((n for n, form in enumerate(forms) if plain(form) == key), None)
            if column is not None:
                short = column > 0 and len(key) < len(forms[0]) - 1 and len(names[number]) > 1
                return _cased(names[number][1 if short else 0], written)
    return _cased(tables[0][number][0], written)


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.lower() if like.islower() else word

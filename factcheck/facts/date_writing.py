"""A corrected date in the style in which the wrong one was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import decimal

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
        written = text[slice(*mention.year_span)]
        edits.append((mention.year_span, _figures(f"{year % 100:02}" if short else str(year), written)))
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
    return any(decimal(text[start], -1) == 0 for start, _ in spans)


def _month(text: str, words: DateWords, mention: Mention, month: int) -> str:
    if mention.named_month:
        return _name(text[slice(*mention.month_span)], words.month_names, month - 1)
    return _number(month, _zeros(text, mention, mention.month_span), text[slice(*mention.month_span)])


def _number(value: int, zeros: bool, like: str) -> str:
    return _figures(f"{value:02}" if zeros else str(value), like)


def _figures(figures: str, like: str) -> str:
    """Figures in the digits of the script in which others are written ("٢٠٢١")."""
    zero = ord(like[0]) - decimal(like[0], 0)
    return "".join(chr(zero + int(figure)) for figure in figures) if zero != ord("0") else figures


def _day(text: str, words: DateWords, span: Span, day: int, zeros: bool) -> str:
    suffix = re.sub(r"^\d+", "", text[slice(*span)])
    if suffix:
        suffix = words.ordinals.get(str(day), words.ordinals.get("other", suffix))
    return _number(day, zeros, text[span[0] : span[0] + 1]) + suffix


def _name(written: str, tables: tuple[Names, ...], number: int) -> str:
    """The name with a number (from 0) out of the table and column in which the written one stands.

    A column that not all names of a table have holds short or old forms: then the short form, or the name.
    """
    key = plain(written)
    for names in tables:
        whole = min(map(len, names), default=0)
        for forms in names:
            column = next((n for n, form in enumerate(forms) if plain(form) == key), None)
            if column is not None and column < whole:
                return _cased(names[number][column], written)
            if column is not None:
                short = column > 0 and len(key) < len(forms[0]) - 1 and len(names[number]) > 1
                return _cased(names[number][1 if short else 0], written)
    return _cased(tables[0][number][0], written)


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    if like.islower():
        return word.lower()
    return word[0].upper() + word[1:] if like[0].isupper() else word

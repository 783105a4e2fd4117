"""Dates that a person types, read with dateparser under a strict rein; no other file imports it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.facts.date_calendar import day_of, fits
from factcheck.facts.dates import mentions
from factcheck.facts.relative_dates import relative_day
from factcheck.lang import base as base_language
from factcheck.lang import language
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# dateparser slows down on long text and finds dates where there are none.
_LONGEST = 40
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{2}:?\d{2}.{0,20})?\Z", re.ASCII)
_FIGURES = re.compile(r"\d+", re.ASCII)
_HINT = "write it as YYYY-MM-DD, for example 2021-01-09"


def read_date(text: str, lang: str, base: date | None = None) -> date:
    """The day that a typed text names, in a language ("id", "en", "en-GB").

    An ISO date is taken as written, its time and zone ignored. With a `base` a relative day ("kemarin", "last
    Friday") counts from it. Raises UsageError, in one line, for what is no whole date, for a date in figures whose
    order the language leaves open, and for a weekday that does not belong to the date.
    """
    text = " ".join(text.split())
    if match := _ISO.match(text):
        when = day_of(*(int(part) for part in match.groups()))
    else:
        when = _read(text, lang, base) if 0 < len(text) <= _LONGEST else None
    if when is None:
        raise UsageError(f"not a date: {_shown(text)}", _HINT)
    return when


def _read(text: str, lang: str, base: date | None) -> date | None:
    if base is not None and (span := relative_day(text, lang, base)) is not None:
        return span[0] if span[0] == span[1] else None
    if not any(character.isdecimal() for character in text):
        return None
    _compare_weekday(text, lang)
    for tag, order in _languages(lang, text):
        when = _ask(text, tag, order, base)
        if when is not None and _same_figures(when, text):
            return when
    return None


def _languages(lang: str, text: str) -> Iterator[tuple[str, str]]:
    """Each language to try, one at a time, with its order of day, month and year."""
    tag = base_language(lang)
    table = language(tag).table("dates")
    for one in (tag, *table.get("also", ("en",))):
        yield one, _order(language(one).table("dates"), lang, text)


def _order(table: Mapping[str, Any], lang: str, text: str) -> str:
    """The order that the region in the tag tells, else the one that the figures allow."""
    region = lang.replace("_", "-").upper().split("-")[-1]
    told = table.get("dialect", {}).get("regions", {}).get(region)
    if told is not None:
        return str(told).upper()
    orders = [str(order) for order in table.get("orders", ("dmy",))]
    figures = [int(figure) for figure in _FIGURES.findall(text)]
    if len(orders) > 1 and len(figures) == 3 and figures[0] != figures[1]:
        orders = [order for order in orders if figures[order.index("m")] <= 12] or orders
        if len(orders) > 1:
            raise UsageError(f"{_shown(text)} can be read in two ways", _HINT)
    return orders[0].upper()


def _ask(text: str, tag: str, order: str, base: date | None) -> date | None:
    """What dateparser reads, freed of this computer's clock and time zone; None for nothing."""
    import dateparser

    anchor = datetime.combine(base or date(2000, 1, 1), time(12))
    settings: dict[str, Any] = {
        "DATE_ORDER": order,
        "STRICT_DATE_ORDER": "all",
        "STRICT_PARSING": True,
        "TIMEZONE": "UTC",
        "TO_TIMEZONE": "UTC",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "RELATIVE_BASE": anchor,
        "PARSERS": ["absolute-time"],
    }
    try:
        found = dateparser.parse(text, languages=[tag], settings=settings)
    except (ValueError, OverflowError, TypeError):
        return None
    return day_of(found.year, found.month, found.day) if found is not None else None


def _same_figures(when: date, text: str) -> bool:
    """Whether the figures in the text are those of the date: dateparser fills in and swaps in silence."""
    figures = [int(figure) for figure in _FIGURES.findall(text)]
    for year in (when.year, when.year % 100):
        if sorted(figures) in (sorted((when.day, year)), sorted((when.day, when.month, year))):
            return True
    return False


def _compare_weekday(text: str, lang: str) -> None:
    for mention in mentions(text, base_language(lang)):
        if mention.year is not None and not fits(mention, mention.year):
            raise UsageError(f"{_shown(text)} names a weekday that is not that date's", _HINT)


def _shown(text: str) -> str:
    return f"“{shorten(display(text), _LONGEST)}”"

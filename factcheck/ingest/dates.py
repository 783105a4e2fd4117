"""The days on which a page or a document says it was published and changed: machines' stamps, else words."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import day_of
from factcheck.facts.written_dates import days, written_dates
from factcheck.lang import base

if TYPE_CHECKING:
    from collections.abc import Iterable

# No page is older than the web; a stamp of 1970 is a clock that was never set.
_FIRST_YEAR = 1990
_LONGEST = 120
_STAMP = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)", re.ASCII)
_RUN_TOGETHER = re.compile(r"\s*(\d{4})(\d{2})(\d{2})\d{4,6}\s*\Z", re.ASCII)
# What Java prints: Fri Mar 13 21:30:09 EST 2015.
_JAVA = re.compile(r"\s*[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) [\d:]{5,8} \S{1,6} (\d{4})\s*\Z", re.ASCII)
_IN_ADDRESS = re.compile(
    r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\Z)|[/-](\d{4})(\d{2})(\d{2})(?=[/-]|\Z)", re.ASCII
)


def stamped(value: str | None) -> date | None:
    """The day of a machine's stamp: ISO 8601, RFC 2822 or what Java prints; the day as written, whatever the zone."""
    if not value or len(value) > _LONGEST:
        return None
    if match := _STAMP.match(value) or _RUN_TOGETHER.match(value):
        return _plausible(*map(int, match.groups()))
    if match := _JAVA.match(value):
        value = f"{match[2]} {match[1]} {match[3]} 00:00:00"
    try:
        parts = parsedate(value)
    except (ValueError, TypeError, IndexError):
        return None
    return _plausible(*parts[:3]) if parts else None


def in_words(text: str, lang: str) -> date | None:
    """The first whole date in a short text, read in a language and then in English; None where it has two readings."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return None
    for tag in dict.fromkeys((base(lang), "en")):
        for written in written_dates(text, tag):
            meant = {day for day in days(written, tag) if _plausible(day.year, day.month, day.day)}
            if written.year is not None and len(meant) == 1:
                return meant.pop()
    return None


def in_address(url: str | None) -> date | None:
    """The day in the path of an address ("/2021/01/09/…"), where there is one whole date."""
    found = {_plausible(*(int(part) for part in match.groups() if part)) for match in _IN_ADDRESS.finditer(url or "")}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def first(values: Iterable[str | None]) -> date | None:
    """The day of the first stamp that is one."""
    return next((day for value in values if (day := stamped(value))), None)


def _plausible(year: int, month: int, day: int) -> date | None:
    found = day_of(year, month, day)
    return found if found and _FIRST_YEAR <= found.year <= date.max.year - 1 else None

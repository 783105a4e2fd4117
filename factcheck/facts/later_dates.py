"""Days told as past that lie after the day on which the article was published."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import nearest_day
from factcheck.facts.date_grammar import BLANK
from factcheck.facts.date_words import alternatives
from factcheck.facts.written_dates import bracketed, day_first, days, weekday_before, written_dates
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.written_dates import WrittenDate
    from factcheck.model import Span

# Two time zones may have two dates, so that one day later is none; a day without a year is looked for so far ahead,
# and a year further ahead is year-outlier's concern.
_FIRST, _WITHOUT_YEAR = 2, 60
_YEARS = 4
# How far before its date, in code points, the sign of the past may stand, and how much of a sentence is looked at.
_PAST, _REPORTED, _LONGEST, _AIMED = 90, 70, 500, 50
_RANGE = re.compile(r"\d\s?[-–—]\s?\Z")


@dataclass(frozen=True, slots=True)
class Later:
    """A date after publication, and the word that tells it as past."""

    written: WrittenDate
    when: date
    word: Span


@dataclass(frozen=True)
class _Words:
    done: re.Pattern[str]
    reported: re.Pattern[str]
    coming: re.Pattern[str]
    done_after: re.Pattern[str]
    aimed: re.Pattern[str]


@cache
def _words(lang: str) -> _Words | None:
    table = language(lang).table("date_rules")

    def compiled(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![^\W_])(?:{alternatives(table[key])})(?![^\W_])", re.IGNORECASE)

    if not table:
        return None
    after = re.compile(rf"\)?{BLANK}{{1,2}}(?P<word>{alternatives(table['done_after'])})(?![^\W_])")
    aimed = rf"(?<![^\W_])(?:{alternatives(table['aimed'])})(?:{BLANK}[^\W\d_]{{1,20}}){{0,2}}[\s,(]{{1,3}}\Z"
    return _Words(compiled("done"), compiled("reported"), compiled("coming"), after, re.compile(aimed, re.IGNORECASE))


def later_dates(text: str, lang: str, sentences: Sequence[Span], published: date) -> Iterator[Later]:
    """The dates at least two days after publication that a sentence tells as past. Linear: of each sentence with
    such a date at most 500 code points are looked at.
    """
    words = _words(lang)
    if words is None:
        return
    for written in written_dates(text, lang):
        when = _later(text, lang, written, published)
        if when is not None and (word := _told_as_past(text, written, sentences, words)) is not None:
            yield Later(written, when, word)


def _later(text: str, lang: str, written: WrittenDate, published: date) -> date | None:
    """The day meant, where every reading of it lies after publication and its weekday, if any, agrees."""
    if written.year is not None:
        found = days(written, lang)
    elif day_first(lang) or written.named:
        found = _nearest(written, published)
    else:
        return None
    if not found or min(found) < published + timedelta(days=_FIRST) or found[0].year > published.year + _YEARS:
        return None
    beside = weekday_before(text, lang, written.start)
    if beside is None:
        is_date = written.named or bracketed(text, written.start, written.end) or written.year is not None
        return found[0] if is_date else None
    return next((day for day in found if day.weekday() == beside[0]), None)


def _nearest(written: WrittenDate, published: date) -> tuple[date, ...]:
    day = nearest_day(written.month, written.day, published)
    return (day,) if day is not None and 0 < (day - published).days <= _WITHOUT_YEAR else ()


def _told_as_past(text: str, written: WrittenDate, sentences: Sequence[Span], words: _Words) -> Span | None:
    at = bisect_right(sentences, written.start, key=lambda span: span[0]) - 1
    start, end = sentences[at] if at >= 0 else (written.start, written.end)
    start, end = max(start, written.start - _LONGEST // 2), min(end, written.end + _LONGEST // 2)
    if words.aimed.search(text, max(start, written.start - _AIMED), written.start):
        return None
    # The last day of a range may lie ahead while the first is past.
    if words.coming.search(text, start, end) or _RANGE.search(text, max(start, written.start - 4), written.start):
        return None
    if (after := words.done_after.match(text, written.end)) is not None:
        return after.span("word")
    done = words.done.finditer(text, max(start, written.start - _PAST), written.start)
    reported = words.reported.finditer(text, max(start, written.start - _REPORTED), written.start)
    return max((match.span() for match in (*done, *reported)), default=None)

"""Years that lie too far from an article's other years to be meant."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import day_of
from factcheck.facts.date_faults import one_stroke
from factcheck.facts.date_grammar import BLANK
from factcheck.facts.date_words import alternatives
from factcheck.facts.written_dates import (
    LOOK_BACK,
    bracketed,
    days,
    numerals,
    weekday_before,
    written_dates,
)
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from factcheck.facts.written_dates import WrittenDate
    from factcheck.model import Span

# The years that news is of; a day later than this is no news, whatever else the article names.
_OLDEST, _LATEST = 1900, 2049
# How many years ahead of an article a day with its weekday may be fixed, and any exact day.
_AHEAD, _LONG_AHEAD = 4, 30
# Before this a day in brackets is no news date; numbers of the Hijri years of our time lie in between.
_HISTORY, _HIJRI = 1800, range(1300, 1500)
# A bare year is doubted from here on, and no day is fixed so far ahead.
_FAR, _NEVER = 2100, 2200
_SENTENCE = 160
_STOPS = re.compile(r"\s{0,2}(?:[.,;:)!?\"”]|\Z)|\s{1,2}\(")
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Outlier:
    """A year far from all others; `reference` is the article's own, `meant` the years it may have been."""

    span: Span
    year: int
    reference: int
    published: bool
    meant: tuple[int, ...]


@dataclass(frozen=True)
class _Words:
    lead: re.Pattern[str]
    after: re.Pattern[str]
    sure: re.Pattern[str]
    far: re.Pattern[str]
    calendar: re.Pattern[str]


@cache
def _words(lang: str) -> _Words | None:
    table, year_word = language(lang).table("date_rules"), language(lang).table("dates").get("year_word", ())
    if not table:
        return None

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    return _Words(
        lead=compiled(rf"(?<![^\W_])(?:{alternatives(table['year_lead'])}){BLANK}{{1,2}}\Z"),
        after=compiled(rf"\s{{1,2}}(?:{alternatives(table['year_follow'])})(?![^\W_])"),
        sure=compiled(rf"(?<![^\W_])(?:{alternatives(year_word)}){BLANK}\Z"),
        far=compiled(rf"(?<![^\W_])(?:{alternatives(table['far'])})(?![^\W_])"),
        calendar=re.compile(rf"{BLANK}?(?:{'|'.join(table['other_calendar'])})(?![^\W_])"),
    )


def outliers(text: str, lang: str, published: date | None = None) -> Iterator[Outlier]:
    """The years of a text that lie far from all others in it, in text order.

    Linear: the other years are counted once, and some 200 code points around each doubtful one are looked at.
    """
    words = _words(lang)
    suspects = list(_suspects(text, lang, published)) if words is not None else []
    if not suspects or words is None:
        return
    others = _others(text, lang)
    reference = published.year if published is not None else max(others, default=None)
    if reference is None:
        return
    for span, dated in suspects:
        year = int(text[slice(*span)])
        meant = _meant(text[slice(*span)], reference, others)
        if _is_elsewhere(text, span, words) or not _is_far(
            text, lang, year, reference, dated, bool(meant), words, span
        ):
            continue
        yield Outlier(span, year, reference, published is not None, meant)


def _suspects(text: str, lang: str, published: date | None) -> Iterator[tuple[Span, WrittenDate | None]]:
    """The years worth a look, each with its date where it has one."""
    dated = {w.year_span: w for w in written_dates(text, lang) if w.year_span is not None}
    ahead = (published.year if published is not None else 2020) + _AHEAD
    for span in numerals(text):
        size = span[1] - span[0]
        if span in dated:
            continue
        if size in (4, 5) and (size == 5 or text[span[0]] > "1") and int(text[slice(*span)]) >= _FAR:
            yield span, None
    for span, written in dated.items():
        year = written.full_year or 0
        if span[1] - span[0] == 4 and (year > ahead or year < _HISTORY):
            yield span, written


def _others(text: str, lang: str) -> Counter[int]:
    """How often the years are named that news may be of, first those of exact days, else all."""
    exact = Counter(w.full_year for w in written_dates(text, lang) if w.full_year and _OLDEST <= w.full_year <= _LATEST)
    if exact:
        return exact
    years = (int(text[a:b]) for a, b in numerals(text) if b - a == 4)
    return Counter(year for year in years if _OLDEST <= year <= _LATEST)


def _meant(figures: str, reference: int, others: Counter[int]) -> tuple[int, ...]:
    """The article's years one key stroke away; for five figures also the year without a doubled one."""
    near = [year for year in {reference, *others} if one_stroke(figures, str(year))]
    if not near and len(figures) == 5:
        doubled = (figures[:at] + figures[at + 1 :] for at in range(4) if figures[at] == figures[at + 1])
        near = [int(year) for year in doubled if _OLDEST <= int(year) <= _LATEST]
    return tuple(sorted(near, key=lambda year: (abs(year - reference), -others[year]))[:_SHOWN])


def _is_elsewhere(text: str, span: Span, words: _Words) -> bool:
    """Whether the year is of another calendar, or its surroundings speak of far times."""
    if words.calendar.match(text, span[1]):
        return True
    return words.far.search(text, max(0, span[0] - _SENTENCE), span[1] + _SENTENCE // 2) is not None


def _is_far(
    text: str,
    lang: str,
    year: int,
    reference: int,
    dated: WrittenDate | None,
    near: bool,
    words: _Words,
    span: Span,
) -> bool:
    if dated is None:
        return near and _is_bare_year(text, span, words)
    beside = weekday_before(text, lang, dated.start)
    judged = beside is not None and day_of(year, 1, 1) is not None
    if beside is not None and judged and all(day.weekday() != beside[0] for day in days(dated, lang)):
        return False  # it is already a finding of its own
    news = beside is not None or (not dated.named and bracketed(text, dated.start, dated.end))
    if year < _HISTORY:
        return news and year not in _HIJRI
    if news:
        return year > reference + _AHEAD and (near or year > _LATEST)
    return year >= _NEVER or (near and year > max(_LATEST, reference + _LONG_AHEAD))


def _is_bare_year(text: str, span: Span, words: _Words) -> bool:
    start, end = span
    if text[end : end + 1].isalnum() or re.match(r"[.,:/%-]\d|%|-", text[end : end + 2]):
        return False
    if words.lead.search(text, max(0, start - LOOK_BACK), start) is None:
        return False
    # "in 20014 people": a number of things has its noun after it.
    named = words.sure.search(text, max(0, start - LOOK_BACK), start)
    return (named or _STOPS.match(text, end) or words.after.match(text, end)) is not None

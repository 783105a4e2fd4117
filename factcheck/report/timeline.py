"""The dates of an article in the order of time, with those that contradict something and the days that are meant."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import day_of, nearest_day
from factcheck.facts.dates import mentions
from factcheck.facts.written_dates import days, written_dates
from factcheck.messages import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.report.gather import ArticleReport


@dataclass(frozen=True, slots=True)
class Moment:
    """A date of the text as it reads: its words stand at `start:end`, half-open, in code points.

    `guessed`: its year is not written but taken from the publication or the nearest date before it. `fault` says why
    it cannot be right ("" when nothing is known against it); `meant` is the day that a correction or the best
    suggestion puts there.
    """

    when: date
    start: int
    end: int
    words: str
    guessed: bool = False
    fault: str = ""
    meant: date | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    day: int
    month: int
    when: date | None


@dataclass(frozen=True, slots=True)
class _Fault:
    start: int
    end: int
    words: str
    fix: tuple[int, int, str] | None


def moments(report: ArticleReport, *, public: bool = False) -> tuple[Moment, ...]:
    """The dates of the article's text in the order of time; in public only corrected ones count as faults."""
    lang, text = report.article.lang, report.text
    faults = sorted(_faults(report, public), key=lambda fault: fault.start)
    anchor = date.fromisoformat(report.article.published) if report.article.published else None
    found: list[Moment] = []
    for each in _dates(text, lang):
        when = each.when or (nearest_day(each.month, each.day, anchor) if anchor else None)
        if when is None:
            continue
        fault = _fault_at(faults, each.start, each.end)
        meant = _meant(text, lang, each, when, fault) if fault else None
        found.append(
            Moment(
                when, each.start, each.end, text[each.start : each.end], each.when is None,
                fault.words if fault else "", meant if meant != when else None,
            )
        )  # fmt: skip
        anchor = meant or (when if each.when else anchor)
    return tuple(sorted(found, key=lambda moment: (moment.when, moment.start)))


def _dates(text: str, lang: str) -> list[_Found]:
    """Dates beside a weekday, with a year, or with a month's name; other pairs of figures may be scores."""
    pairs = [
        _Found(m.start, m.end, m.day, m.month, day_of(m.year, m.month, m.day) if m.year else None)
        for m in mentions(text, lang)
    ]
    starts = [pair.start for pair in pairs]
    found = list(pairs)
    for written in written_dates(text, lang):
        at = bisect_left(starts, written.end) - 1
        if (at >= 0 and pairs[at].end > written.start) or not (written.named or written.year is not None):
            continue
        read = days(written, lang)
        if written.year is None:
            found.append(_Found(written.start, written.end, written.day, written.month, None))
        elif read:
            found.append(_Found(written.start, written.end, read[0].day, read[0].month, read[0]))
    return sorted(found, key=lambda each: each.start)


def _faults(report: ArticleReport, public: bool) -> Iterator[_Fault]:
    """Corrections first: where one was made, it says what is meant."""
    from factcheck.check.registry import registry

    lang, rules = report.article.lang, registry().rules
    dates = {name for name, rule in rules.items() if rule.family == "dates"}
    for change in report.changes:
        if change.cls != "slip" and (change.rule in dates or not change.rule):
            yield _Fault(change.start, change.stop, change.proof, (change.start, change.stop, change.replacement))
    if public:
        return
    for flag in report.flags:
        if flag.rule in dates and flag.state == "open" and flag.severity != "info" and flag.field == "text":
            fixes = [(s.start, s.end, s.replacement) for s in flag.suggestions[:1]]
            yield _Fault(flag.start, flag.end, render(flag.message, lang), fixes[0] if fixes else None)


def _fault_at(faults: Sequence[_Fault], start: int, end: int) -> _Fault | None:
    """The first fault whose span shares text with a date; spans of faults are short, so few are looked at."""
    upto = bisect_left(faults, end, key=lambda fault: fault.start)
    return next((fault for fault in faults[max(0, upto - 8) : upto] if fault.end > start), None)


def _meant(text: str, lang: str, each: _Found, when: date, fault: _Fault) -> date | None:
    """The day of the date's words once the fault is mended, read with what the change takes in around them."""
    if fault.fix is None:
        return None
    low, high = min(each.start, fault.fix[0]), max(each.end, fault.fix[1])
    mended = text[low : fault.fix[0]] + fault.fix[2] + text[fault.fix[1] : high]
    return _first(_dates(mended, lang), when)


def _first(found: Iterable[_Found], when: date) -> date | None:
    for each in found:
        return each.when or nearest_day(each.month, each.day, when)
    return None

"""An article's dates in calendar order, each with where its year is from and what the calendar says of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_calendar import day_of, first_day, fits, in_order, nearest_day
from factcheck.facts.date_dialect import dialect
from factcheck.facts.date_faults import impossible
from factcheck.facts.date_solver import DAYS_AFTER, DAYS_BEFORE, conclude, read_pairs
from factcheck.facts.date_years import other_years
from factcheck.facts.dates import loose_dates, mentions
from factcheck.facts.written_dates import bracketed, days, led, weekday_before, written_dates
from factcheck.lang import base, language
from factcheck.lang.detect import detect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.facts.date_solver import Finding
    from factcheck.facts.date_words import Order
    from factcheck.facts.dates import Mention
    from factcheck.facts.written_dates import WrittenDate
    from factcheck.model import Article, Span

# Where the year of a day is from: written beside it, that of other dates of the text, that of the publication; the
# publication itself; or nowhere.
Source = Literal["written", "neighbours", "published", "publication", "unknown"]
Check = Literal["", "agrees", "contradicts", "impossible"]
# What ends a date without its year, so that its figure counts no things ("in May 20 people").
_ENDS = (".", ",", ";", ":", ")", "", "\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """A date of an article; `start:end` is its span of the text, (0, 0) for the day of publication.

    `first` and `last` are the days it stands for as written, the same but for a range, None where its year is unknown
    or there is no such day. `weekday` is the one that is written beside it (Monday 0). `check` is "" where nothing can
    be compared. `failing` is the weekday that contradicts, with the day it is written beside; `meant` the day that
    was most likely meant by a date that contradicts the calendar or is none.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    source: Source
    weekday: int | None = None
    check: Check = ""
    failing: tuple[int, date] | None = None
    meant: date | None = None

    @property
    def place(self) -> date | None:
        """Where the entry stands on the line: on its first day, else on the one that was meant."""
        return self.first or self.meant


Settled = list[tuple[int, date]]


def timeline(article: Article) -> tuple[Entry, ...]:
    """The dates of an article in calendar order, those of one day in text order, those of no known day last.

    The pairs of weekday and date are those that the rule weekday-mismatch judges, as it judges them. A day without
    its year is given that of a near publication, else of the date nearest to it in the text. Linear, but for the order.
    """
    text, published = article.text, article.published
    lang = base(article.lang) if article.lang else detect(text)
    order = dialect(text, lang, article.lang)
    pairs = [in_order(mention, order) for mention in mentions(text, lang)]
    found = list(_pairs(text, lang, pairs, published, order))
    found += _impossible(text, lang, published)
    taken = sorted([(one.start, one.end) for one in found] + [(pair.start, pair.end) for pair in pairs])
    loose = [one for one in written_dates(text, lang) if not _covered(taken, one.start, one.end)]
    found += _with_year(loose, lang, order)
    settled = sorted((one.start, one.last) for one in found if one.last is not None and one.check != "contradicts")
    done = {one.start for one in found}
    found += _free_pairs(
        text, [pair for pair in pairs if pair.year is None and pair.start not in done], settled, published
    )
    found += _without_year(text, lang, loose, settled, published)
    if published is not None:
        found.append(Entry(0, 0, published, published, "publication"))
    return tuple(sorted(found, key=lambda one: (one.place or date.max, one.source != "publication", one.start)))


def _covered(taken: Sequence[Span], start: int, end: int) -> bool:
    """Whether a span shares text with one of some disjoint spans in text order."""
    at = bisect_left(taken, (end,))
    return at > 0 and taken[at - 1][1] > start


def _pairs(
    text: str, lang: str, pairs: Sequence[Mention], published: date | None, order: Order | None
) -> Iterator[Entry]:
    """The pairs that the solver judges, and those that vote for another year with the year that they vote for."""
    findings = {one.mention: one for one in conclude(text, pairs, published, order, lambda: loose_dates(text, lang))}
    for read in read_pairs(text, pairs, published, order):
        finding = findings.get(read.mention)
        yield _pair(read.mention, read.when, read.basis, finding)
    voters: dict[Mention, date] = {}
    for finding in findings.values():
        step = (finding.voted or finding.when.year) - finding.when.year
        for mention, year in finding.same_error:
            if mention not in voters and (when := day_of(year + step, mention.month, mention.day)) is not None:
                voters[mention] = when
    for mention, when in voters.items():
        yield _pair(mention, when, "neighbours", None)


def _pair(mention: Mention, when: date, source: Source, finding: Finding | None) -> Entry:
    first = first_day(mention, when) if mention.first is not None else when
    return Entry(
        start=mention.start,
        end=mention.end,
        first=first or when,
        last=when,
        source=source,
        weekday=mention.weekday,
        check="agrees" if finding is None else "contradicts",
        failing=finding.failing if finding is not None else None,
        meant=finding.repairs[0].when if finding is not None and finding.repairs else None,
    )


def _impossible(text: str, lang: str, published: date | None) -> Iterator[Entry]:
    if not language(lang).table("date_rules"):
        return
    for one in impossible(text, lang, published):
        written = one.written
        beside = weekday_before(text, lang, written.start)
        meant = next((mend.when for mend in one.mends if mend.when is not None), None)
        source: Source = "written" if written.year is not None else "unknown"
        start = beside[1][0] if beside is not None else written.start
        yield Entry(
            start, written.end, None, None, source, beside[0] if beside else None, check="impossible", meant=meant
        )


def _with_year(loose: Iterable[WrittenDate], lang: str, order: Order | None) -> Iterator[Entry]:
    for one in loose:
        found = days(one, lang) if one.year is not None else ()
        if found:
            day = found[-1] if order == "mdy" else found[0]
            yield Entry(one.start, one.end, day, day, "written")


def _free_pairs(text: str, free: Sequence[Mention], settled: Settled, published: date | None) -> Iterator[Entry]:
    """The pairs that the solver does not judge, with a year only where their weekday agrees with it."""
    for mention in free:
        known, source = _year_of(mention.month, mention.day, mention.start, settled, published)
        year = known if known is not None and fits(mention, known) else None
        if known is not None and year is None:
            # "last year", "pada 1998": the words beside it put it into another year.
            year, source = (
                min(filter(partial(fits, mention), other_years(text, mention, known)), default=None),
                "written",
            )
        when = day_of(year, mention.month, mention.day) if year is not None else None
        if when is not None:
            yield _pair(mention, when, source, None)
        else:
            yield Entry(mention.start, mention.end, None, None, "unknown", mention.weekday)


def _without_year(
    text: str, lang: str, loose: Iterable[WrittenDate], settled: Settled, published: date | None
) -> Iterator[Entry]:
    for one in loose:
        if one.year is None and _is_day(text, lang, one):
            year, source = _year_of(one.month, one.day, one.start, settled, published)
            day = day_of(year, one.month, one.day) if year is not None else None
            yield Entry(one.start, one.end, day, day, source if day is not None else "unknown")


def _is_day(text: str, lang: str, one: WrittenDate) -> bool:
    """Whether a date without its year is one for certain: a figure and a month may stand side by side by chance."""
    if nearest_day(one.month, one.day, date(2000, 1, 1)) is None:
        return False
    if one.named and (not one.month_first or one.ordinal or text[one.end : one.end + 1] in _ENDS):
        return True
    sure: tuple[Callable[[], bool], ...] = (
        lambda: bracketed(text, one.start, one.end),
        lambda: led(text, lang, one.start),
        lambda: weekday_before(text, lang, one.start) is not None,
    )
    return any(test() for test in sure)


def _year_of(month: int, day: int, start: int, settled: Settled, published: date | None) -> tuple[int | None, Source]:
    """The year of a day without one: of the publication when it is near, else of the date nearest in the text."""
    by_publication = nearest_day(month, day, published) if published is not None else None
    before = (published - by_publication).days if by_publication is not None and published is not None else None
    if by_publication is not None and before is not None and -DAYS_AFTER <= before <= DAYS_BEFORE:
        return by_publication.year, "published"
    at = bisect_left(settled, (start,))
    near = min(settled[max(0, at - 1) : at + 1], key=lambda one: abs(one[0] - start), default=None)
    by_neighbour = nearest_day(month, day, near[1]) if near is not None else None
    if by_neighbour is not None:
        return by_neighbour.year, "neighbours"
    return (by_publication.year, "published") if by_publication is not None else (None, "unknown")

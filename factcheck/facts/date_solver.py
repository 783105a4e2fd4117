"""The article-wide solver: which weekday-date pairs contradict the calendar, judged with all the others in view."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_calendar import day_of, fits, in_order, nearest, years_that_fit
from factcheck.facts.date_repairs import MOST, Context, Repair, likely_year, repairs, year_slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.facts.date_words import Order
    from factcheck.facts.dates import Mention

LooseDates = tuple[tuple[int, date], ...]
Basis = Literal["written", "published", "neighbours"]

# A pair without a year is of the publication's year when it lies so near before or after it (in 158 such pairs of
# Indonesian news every misfit was a real error), and of its neighbours' year within a week and about a screenful.
DAYS_BEFORE, DAYS_AFTER = 60, 14
NEAR_DAYS, NEAR_CHARACTERS = 7, 2500
# So many pairs on either side are weighed, so that the work stays linear in a text of nothing but dates.
_SIDE, _FEW = 20, 5
# Years further from the sound dates are no news: clock times, house numbers, history.
_NAMED_WITHIN = 60
_NAMED_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|2\d)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A pair that contradicts the calendar on `when`, its date as read.

    `basis` says where the year is from. `years` are those in which weekday and date would agree. `same_error` are the
    neighbours without a year that fail in the written year too and fit `voted`; `evidence` are the sound pairs near
    the first repair.
    """

    mention: Mention
    when: date
    basis: Basis
    years: tuple[int, ...]
    repairs: tuple[Repair, ...]
    same_error: tuple[Mention, ...] = ()
    voted: int | None = None
    evidence: tuple[tuple[Mention, date], ...] = ()


@dataclass(frozen=True, slots=True)
class _Read:
    mention: Mention
    when: date
    basis: Basis
    sound: bool


def conclude(
    text: str,
    found: Iterable[Mention],
    published: date | None = None,
    order: Order | None = None,
    loose: Callable[[], LooseDates] = tuple,
) -> tuple[Finding, ...]:
    """The wrong pairs of an article in text order, each with its repairs.

    A pair with a year is judged by itself. A pair without one is judged only in the year of a near publication date,
    or of at least two sound pairs near it in time and text when no other year that the article names makes it fit;
    else it is passed over. `loose` is asked for the dates without a weekday (start, date) when something is wrong: they
    only help to order repairs. `order` restricts dates in figures to one order (None: every reading must fail).
    """
    pairs = [in_order(mention, order) for mention in found]
    dated = [read for mention in pairs if (read := _dated(mention)) is not None]
    yearless = [mention for mention in pairs if mention.year is None]
    voting = {r.mention: _vote(r, yearless) for r in dated if not r.sound}
    voted = {neighbour for year, group in voting.values() if year is not None for neighbour in group}
    placed = _placed(text, [m for m in yearless if m not in voted], dated, published)
    reads = sorted((*dated, *placed), key=lambda read: read.mention.start)
    placed_pairs = {read.mention for read in placed}
    free = [mention for mention in yearless if mention not in placed_pairs]
    wrong = [at for at, read in enumerate(reads) if not read.sound]
    if not wrong:
        return ()
    article = _Article(free, published, _free_dates(loose(), pairs), _year_counts(text))
    return tuple(
        _finding(reads[at], _beside(reads, at), article, voting.get(reads[at].mention, (None, ()))) for at in wrong
    )


@dataclass(frozen=True, slots=True)
class _Article:
    """What all findings of an article are judged with."""

    free: Sequence[Mention]
    published: date | None
    loose: LooseDates
    years: Counter[int]


def _free_dates(loose: LooseDates, pairs: Iterable[Mention]) -> LooseDates:
    taken = {mention.date_span[0] for mention in pairs}
    return tuple(one for one in loose if one[0] not in taken)


def _loose_around(mention: Mention, loose: LooseDates) -> tuple[date, ...]:
    at = bisect_left(loose, (mention.start,))
    return tuple(sorted(day for _, day in loose[max(0, at - _SIDE) : at + _SIDE]))


def _beside(reads: Sequence[_Read], at: int) -> list[_Read]:
    return [*reads[max(0, at - _SIDE) : at], *reads[at + 1 : at + 1 + _SIDE]]


def _dated(mention: Mention) -> _Read | None:
    if mention.year is None:
        return None
    days = [day for d, m in mention.readings if (day := day_of(mention.year, m, d)) is not None]
    if not days:
        return None
    right = next((day for day in days if day.weekday() == mention.weekday), days[0])
    sound = fits(mention, mention.year)
    return _Read(mention, right if sound else days[0], "written", sound)


def _vote(read: _Read, yearless: Sequence[Mention]) -> tuple[int | None, tuple[Mention, ...]]:
    """The other year for which all neighbours of a wrong pair speak, and these; (None, ()) when they do not."""
    near = []
    for mention in _around(read.mention, yearless):
        day = nearest(mention, read.when)
        if day is not None and abs((day - read.when).days) <= NEAR_DAYS:
            near.append((mention, day.year))
    if not near or any(fits(mention, year) for mention, year in near):
        return None, ()
    group = tuple(mention for mention, _ in near)
    years = years_that_fit((read.mention, *group), read.when.year)
    if len(group) == 1:  # a single voice is believed only when the slip is a likely one
        years = tuple(year for year in years if likely_year(read.when.year, year))
    written = read.when.year
    best = min(years, key=lambda year: (year_slip(written, year), abs(year - written)), default=None)
    return best, group if best is not None else ()


def _around(mention: Mention, others: Sequence[Mention], side: int = _SIDE) -> Sequence[Mention]:
    """Those of some mentions in text order that stand near another one, at most `side` on either side of it."""
    at = bisect_left(others, mention.start, key=_start)
    near = others[max(0, at - side) : at + side]
    return [other for other in near if abs(other.start - mention.start) <= NEAR_CHARACTERS]


def _start(mention: Mention) -> int:
    return mention.start


def _placed(text: str, yearless: Sequence[Mention], dated: Sequence[_Read], published: date | None) -> list[_Read]:
    """The pairs without a year that can be given one, judged in it."""
    out = []
    sound = [read for read in dated if read.sound]
    named: set[int] | None = None
    for mention in yearless:
        day = nearest(mention, published) if published is not None else None
        if day is not None and published is not None and -DAYS_AFTER <= (published - day).days <= DAYS_BEFORE:
            out.append(_Read(mention, day, "published", fits(mention, day.year)))
            continue
        day = _by_neighbours(mention, sound)
        if day is None:
            continue
        right = fits(mention, day.year)
        if not right:
            named = _named_years(text, dated) if named is None else named
            others = (year for year in named - {day.year} if abs(year - day.year) <= _NAMED_WITHIN)
            if any(fits(mention, year) for year in others):
                continue
        out.append(_Read(mention, day, "neighbours", right))
    return out


def _by_neighbours(mention: Mention, sound: Sequence[_Read]) -> date | None:
    near = []
    at = bisect_left(sound, mention.start, key=lambda read: read.mention.start)
    for read in sound[max(0, at - _SIDE) : at + _SIDE]:
        day = nearest(mention, read.when)
        close = abs(read.mention.start - mention.start) <= NEAR_CHARACTERS
        if day is not None and close and abs((day - read.when).days) <= NEAR_DAYS:
            near.append(day)
    return near[0] if len(near) >= 2 and len(set(near)) == 1 else None


def _named_years(text: str, dated: Iterable[_Read]) -> set[int]:
    return _year_counts(text).keys() | {read.when.year for read in dated}


def _year_counts(text: str) -> Counter[int]:
    return Counter(map(int, _NAMED_YEAR.findall(text)))


def _finding(
    read: _Read,
    others: Sequence[_Read],
    article: _Article,
    vote: tuple[int | None, tuple[Mention, ...]],
) -> Finding:
    sound = [other for other in others if other.sound]
    context = Context(
        sound=tuple(sorted(other.when for other in sound)),
        yearless=tuple(_around(read.mention, article.free, _FEW)),
        wrong=tuple(other.mention for other in others if not other.sound and other.basis == "written")[:_SIDE],
        loose=_loose_around(read.mention, article.loose),
        years=article.years,
        published=article.published,
    )
    ranked = repairs(read.mention, read.when, context)
    year, group = vote
    if year is not None:
        agreed = [r for r in ranked if r.kind == "year" and all(fits(m, r.when.year) for m in group)][:1]
        ranked = (*agreed, *(r for r in ranked if r not in agreed))
        year = agreed[0].when.year if agreed else year
    near = [other for other in sound if ranked and abs((other.when - ranked[0].when).days) <= NEAR_DAYS]
    return Finding(
        mention=read.mention,
        when=read.when,
        basis=read.basis,
        years=years_that_fit((read.mention,), read.when.year),
        repairs=ranked[:MOST],
        same_error=group if year is not None else (),
        voted=year,
        evidence=tuple((other.mention, other.when) for other in near[:5]),
    )

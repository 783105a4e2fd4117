"""The article-wide solver: which weekday-date pairs contradict the calendar, judged with all the others in view."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_calendar import (
    day_of,
    first_day,
    fits,
    in_order,
    nearest,
    years_on,
    years_that_fit,
)
from factcheck.facts.date_repairs import Context, Repair, likely_year, repairs, varied, year_slip
from factcheck.facts.date_years import WITHIN, other_years, year_counts

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.facts.date_words import Order
    from factcheck.facts.dates import Mention

LooseDates = tuple[tuple[int, date], ...]
Basis = Literal["written", "published", "neighbours"]
# Pairs without a year, each with the year in which it lies nearest to the wrong pair as written.
Neighbours = tuple[tuple["Mention", int], ...]
_Vote = tuple[int | None, Neighbours]

# A pair without a year is of the publication's year when it lies so near before or after it (in 158 such pairs of
# Indonesian news every misfit was a real error), and of its neighbours' year within a week and about a screenful.
DAYS_BEFORE, DAYS_AFTER = 60, 14
NEAR_DAYS, NEAR_CHARACTERS = 7, 2500
# So many pairs on either side are weighed, so that the work stays linear in a text of nothing but dates.
_SIDE, _FEW = 20, 5


@dataclass(frozen=True, slots=True)
class Finding:
    """A pair that contradicts the calendar on `when`, its date as read.

    `failing` is the weekday that disagrees and the date it stands for: for a range with two weekdays that of its first
    end when its last agrees. `basis` says where the year is from. `years` are those in which the two would agree.
    `same_error` are the neighbours without a year that fail in their year too and fit as many years off as `voted`
    is; `evidence` are the sound pairs near the first repair.
    """

    mention: Mention
    when: date
    failing: tuple[int, date]
    basis: Basis
    years: tuple[int, ...]
    repairs: tuple[Repair, ...]
    same_error: Neighbours = ()
    voted: int | None = None
    evidence: tuple[tuple[Mention, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A pair that can be judged: its day (of a range the last), where its year is from, whether the calendar agrees."""

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
    reads, voting = _judged(text, pairs, published)
    placed = {read.mention for read in reads}
    free = [mention for mention in pairs if mention.year is None and mention not in placed]
    wrong = [at for at, read in enumerate(reads) if not read.sound]
    if not wrong:
        return ()
    article = _Article(free, published, _free_dates(loose(), pairs), year_counts(text))
    return tuple(
        _finding(reads[at], _beside(reads, at), article, voting.get(reads[at].mention, (None, ()))) for at in wrong
    )


def read_pairs(
    text: str, found: Iterable[Mention], published: date | None = None, order: Order | None = None
) -> tuple[Read, ...]:
    """The pairs of an article that `conclude` judges, right and wrong, in text order."""
    return tuple(_judged(text, [in_order(mention, order) for mention in found], published)[0])


def _judged(text: str, pairs: Sequence[Mention], published: date | None) -> tuple[list[Read], dict[Mention, _Vote]]:
    """The pairs that can be judged in text order, and of the wrong ones the year for which their neighbours vote."""
    dated = [read for mention in pairs if (read := _dated(mention)) is not None]
    yearless = [mention for mention in pairs if mention.year is None]
    voting = {r.mention: _vote(r, yearless) for r in dated if not r.sound}
    voted = {neighbour for year, group in voting.values() if year is not None for neighbour, _ in group}
    placed = _placed(text, [m for m in yearless if m not in voted], dated, published)
    return sorted((*dated, *placed), key=lambda read: read.mention.start), voting


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


def _beside(reads: Sequence[Read], at: int) -> list[Read]:
    return [*reads[max(0, at - _SIDE) : at], *reads[at + 1 : at + 1 + _SIDE]]


def _dated(mention: Mention) -> Read | None:
    if mention.year is None:
        return None
    days = [day for d, m in mention.readings if (day := day_of(mention.year, m, d)) is not None]
    if not days:
        return None
    right = next((day for day in days if day.weekday() == mention.weekday), days[0])
    sound = fits(mention, mention.year)
    return Read(mention, right if sound else days[0], "written", sound)


def _vote(read: Read, yearless: Sequence[Mention]) -> _Vote:
    """The other year for which all neighbours of a wrong pair speak, and these; (None, ()) when they do not."""
    near = []
    for mention in _around(read.mention, yearless):
        day = nearest(mention, read.when)
        if day is not None and abs((day - read.when).days) <= NEAR_DAYS:
            near.append((mention, day.year))
    if not near or any(fits(mention, year) for mention, year in near):
        return None, ()
    group, written = tuple(near), read.when.year
    years = [year for year in years_that_fit((read.mention,), written, 40) if _all_fit(group, year - written)]
    if len(group) == 1:  # a single voice is believed only when the slip is a likely one
        years = [year for year in years if likely_year(written, year)]
    best = min(years, key=lambda year: (year_slip(written, year), abs(year - written), year), default=None)
    return best, group if best is not None else ()


def _all_fit(group: Neighbours, step: int) -> bool:
    """Whether all neighbours fit so many years after their own: across New Year these differ."""
    return all(fits(mention, year + step) for mention, year in group)


def _around(mention: Mention, others: Sequence[Mention], side: int = _SIDE) -> Sequence[Mention]:
    """Those of some mentions in text order that stand near another one, at most `side` on either side of it."""
    at = bisect_left(others, mention.start, key=_start)
    near = others[max(0, at - side) : at + side]
    return [other for other in near if _is_near(other, mention)]


def _is_near(mention: Mention, other: Mention) -> bool:
    return abs(mention.start - other.start) <= NEAR_CHARACTERS


def _start(mention: Mention) -> int:
    return mention.start


def _placed(text: str, yearless: Sequence[Mention], dated: Sequence[Read], published: date | None) -> list[Read]:
    """The pairs without a year that can be given one, judged in it."""
    by_publication, rest = [], []
    for mention in yearless:
        day = nearest(mention, published) if published is not None else None
        if day is not None and published is not None and -DAYS_AFTER <= (published - day).days <= DAYS_BEFORE:
            by_publication.append(Read(mention, day, "published", fits(mention, day.year)))
        else:
            rest.append(mention)
    sound = [read for read in dated if read.sound]
    by_neighbours = [
        Read(mention, day, "neighbours", fits(mention, day.year))
        for mention in rest
        if (day := _by_neighbours(mention, sound)) is not None
    ]
    if all(read.sound for read in (*by_publication, *by_neighbours)):
        return [*by_publication, *by_neighbours]
    named = {*year_counts(text), *(read.when.year for read in dated)}
    return [
        *(read for read in by_publication if not _of_another_year(text, read, by_publication, named)),
        *(
            read
            for read in by_neighbours
            if not _fits_one_of(read, named | other_years(text, read.mention, read.when.year))
        ),
    ]


def _fits_one_of(read: Read, years: Iterable[int]) -> bool:
    """Whether a wrong pair would be right in one of some years near its own."""
    own = read.when.year
    return not read.sound and any(fits(read.mention, year) for year in years if 0 < abs(year - own) <= WITHIN)


def _of_another_year(text: str, read: Read, others: Sequence[Read], named: Iterable[int]) -> bool:
    """Whether a wrong pair is of a year that its own words name, or one named elsewhere that its neighbours fit too.

    One slip beside another is rare; two wrong pairs that one named year mends are a look back.
    """
    if _fits_one_of(read, other_years(text, read.mention, read.when.year)):
        return True
    if read.sound:
        return False
    at = bisect_left(others, read.mention.start, key=lambda other: other.mention.start)
    near = [
        other
        for other in others[max(0, at - _FEW) : at + _FEW + 1]
        if other is not read
        and _is_near(other.mention, read.mention)
        and abs((other.when - read.when).days) <= NEAR_DAYS
    ]
    if not near or any(other.sound for other in near):
        return False
    steps = (year - read.when.year for year in named if _fits_one_of(read, (year,)))
    return any(all(fits(other.mention, other.when.year + step) for other in near) for step in steps)


def _by_neighbours(mention: Mention, sound: Sequence[Read]) -> date | None:
    near = []
    at = bisect_left(sound, mention.start, key=lambda read: read.mention.start)
    for read in sound[max(0, at - _SIDE) : at + _SIDE]:
        day = nearest(mention, read.when)
        if day is not None and _is_near(read.mention, mention) and abs((day - read.when).days) <= NEAR_DAYS:
            near.append(day)
    return near[0] if len(near) >= 2 and len(set(near)) == 1 else None


def _failing(mention: Mention, when: date) -> tuple[int, date]:
    if mention.first is None or mention.first.weekday is None or when.weekday() != mention.weekday:
        return mention.weekday, when
    return mention.first.weekday, first_day(mention, when) or when


def _finding(
    read: Read,
    others: Sequence[Read],
    article: _Article,
    vote: _Vote,
) -> Finding:
    sound = [other for other in others if other.sound]
    context = Context(
        sound=tuple(sorted(other.when for other in sound)),
        yearless=tuple(_around(read.mention, article.free, _FEW)),
        wrong=tuple(other.mention for other in others if not other.sound and other.basis == "written")[:_FEW],
        loose=_loose_around(read.mention, article.loose),
        years=article.years,
        published=article.published,
    )
    ranked = repairs(read.mention, read.when, context)
    year, group = vote
    if year is not None:
        agreed = [r for r in ranked if r.kind == "year" and _all_fit(group, r.when.year - read.when.year)][:1]
        ranked = (*agreed, *(r for r in ranked if r not in agreed))
        year = agreed[0].when.year if agreed else year
    near = [other for other in sound if ranked and abs((other.when - ranked[0].when).days) <= NEAR_DAYS]
    weekday, day = _failing(read.mention, read.when)
    return Finding(
        mention=read.mention,
        when=read.when,
        failing=(weekday, day),
        basis=read.basis,
        years=years_on(weekday, day.day, day.month, day.year),
        repairs=varied(ranked, read.when.year),
        same_error=group if year is not None else (),
        voted=year,
        evidence=tuple((other.mention, other.when) for other in near[:5]),
    )

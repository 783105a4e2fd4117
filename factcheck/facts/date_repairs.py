"""What a wrong weekday-date pair may have been: the fewest changes that agree with the calendar, likeliest first."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log, log1p
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_calendar import agrees, day_of, fits, in_order, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.facts.date_words import Order
    from factcheck.facts.dates import Mention

Kind = Literal["year", "month", "day", "weekday", "swap", "two"]

# At most so many suggestions; beyond them a person sees faster what was meant.
MOST, _MOST_ALIKE = 6, 3
_YEARS_EACH_WAY, _NEAR_YEARS = 12, 5
# Nobody writes of these years by one wrong figure in a year far from them.
_EARLIEST, _LATEST = 1800, 2099
# Costs are -ln of a probability, rounded. Of a slip: the neighbouring value, day and month swapped, another weekday,
# one wrong figure, a figure lost or doubled, anything else.
_NEXT, _SWAP, _SWAP_NAMED, _WEEKDAY, _FIGURE, _LENGTH, _ELSE, _SECOND_FIELD = 2.4, 2.2, 4.0, 5.0, 5.5, 7.0, 8.0, 30.0
_YEARS_OFF = 5.0
# Of a date's distance from another one, fitted to 2,500 sound pairs of Indonesian news: 65 % bear the day of
# publication, 15 % the day before, 2 % the day after; 53 % the day of another pair, 21 % a neighbouring day.
_SLOPE, _FUTURE, _NOWHERE = 2.1, 1.6, 16.0
_AGAINST = 2.0
# Where the publication is known: an article rather bears yesterday's date under today's weekday than a wrong weekday.
_RIGHT_DAY = 0.4
_SAME_YEAR_SLIP = 1.0
_LOOSE, _YEARLESS, _UNNAMED = 1.5, 6.0, 0.8


@dataclass(frozen=True, slots=True)
class Repair:
    """A pair that agrees with the calendar, and what was changed to get it; `year` is None where none is written.

    `order` is the reading of the written figures that was mended.
    """

    kind: Kind
    weekday: int
    day: int
    month: int
    year: int | None
    when: date
    order: Order


@dataclass(frozen=True, slots=True)
class Context:
    """What the article says elsewhere, nearby pairs and dates first.

    `yearless` are pairs without a year, `loose` dates without a weekday, `years` how often each is named, the
    pair's own year included; `sound` and `loose` are sorted.
    """

    sound: tuple[date, ...]
    yearless: tuple[Mention, ...]
    wrong: tuple[Mention, ...]
    loose: tuple[date, ...]
    years: Mapping[int, int]
    published: date | None


def repairs(mention: Mention, when: date, context: Context) -> tuple[Repair, ...]:
    """The repairs of a pair that fails, likeliest first; of them a person is shown `MOST`.

    One changed field comes before two. Among equals the order is that of the likelihood of the slip times that of
    the repaired date, judged by its distance from the article's other dates and from the publication date (the past
    before the future).
    """
    costs: dict[Repair, float] = {}
    for reading, day in _readings(mention, when):
        one = list(_one_field(reading, day))
        known = {(r.weekday, r.when) for r in one}
        two = [r for r in _two_fields(reading, day, context) if (r.weekday, r.when) not in known]
        costs |= {r: _slip(reading, day, r) + _place(reading, r, context) for r in dict.fromkeys((*one, *two))}
    ordered = sorted(costs, key=lambda r: (costs[r], abs(r.when - when), r.when, r.weekday))
    return _both_first(when, tuple(ordered), context)


def varied(ranked: Sequence[Repair], year: int) -> tuple[Repair, ...]:
    """The first `MOST` repairs, of one kind at most three: a person wants to see what else it may have been.

    The years within five of the written one that would mend it are always among them: two at most, and two more where
    the figures can be read in two orders.
    """
    near = [repair for repair in ranked if repair.kind == "year" and abs(repair.when.year - year) <= _NEAR_YEARS]
    alike: Counter[Kind] = Counter()
    others = []
    for repair in ranked:
        alike[repair.kind] += 1
        if alike[repair.kind] <= _MOST_ALIKE and repair not in near:
            others.append(repair)
    chosen = {*near, *others[: max(MOST - len(near), MOST - 2)]}
    return tuple(repair for repair in ranked if repair in chosen)


def _readings(mention: Mention, when: date) -> Iterator[tuple[Mention, date]]:
    """The mention in each order of its figures that gives a date in the year of `when`, its date in the first one."""
    yield in_order(mention, mention.order), when
    if len(mention.readings) > 1:
        other = in_order(mention, "mdy" if mention.order == "dmy" else "dmy")
        day = day_of(when.year, other.month, other.day)
        if day is not None:
            yield other, day


def _one_field(mention: Mention, when: date) -> Iterator[Repair]:
    weekday, year = mention.weekday, when.year
    written = None if mention.year is None else year
    if mention.first is None or mention.first.weekday is not None:
        yield Repair("weekday", when.weekday(), when.day, when.month, written, when, mention.order)
    else:
        for other in range(7):
            if other != weekday and agrees(mention, other, when.day, when.month, year):
                yield Repair("weekday", other, when.day, when.month, written, when, mention.order)
    changes: list[tuple[Kind, int, int, int]] = []
    if mention.first is None or mention.first.month is None:
        changes += [("day", day, when.month, year) for day in range(1, 32)]
        changes += [("month", when.day, month, year) for month in range(1, 13)]
    if written is not None:
        changes += [("year", when.day, when.month, other) for other in _years(mention, year)]
    if mention.first is None:
        changes.append(("swap", when.month, when.day, year))
    for kind, day, month, other in changes:
        new = day_of(other, month, day)
        if new is not None and new != when and agrees(mention, weekday, day, month, other):
            yield Repair(kind, weekday, day, month, None if written is None else other, new, mention.order)


def _years(mention: Mention, year: int) -> set[int]:
    near = set(range(year - _YEARS_EACH_WAY, year + _YEARS_EACH_WAY + 1))
    figures = str(year)
    first = 2 if mention.year_span is not None and mention.year_span[1] - mention.year_span[0] == 2 else 0
    changed = (
        int(figures[:n] + figure + figures[n + 1 :])
        for n in range(first, 4)
        for figure in "0123456789"
        if n or figure in "12"
    )
    return near | {other for other in changed if _EARLIEST <= other <= _LATEST}


def _two_fields(mention: Mention, when: date, context: Context) -> Iterator[Repair]:
    """Dates within a week of the publication or of the nearest sound dates that differ in two fields."""
    anchors = sorted(set(context.sound), key=lambda day: (abs(day - when), day))[:3]
    anchors += [context.published] if context.published is not None else []
    for anchor in dict.fromkeys(anchors):
        for shift in range(-7, 8):
            ordinal = anchor.toordinal() + shift
            if not 1 <= ordinal <= date.max.toordinal():
                continue
            new = date.fromordinal(ordinal)
            changed = (new.day != when.day) + (new.month != when.month) + (new.year != when.year)
            if mention.year is None and new.year != when.year:
                continue
            year = None if mention.year is None else new.year
            if changed == 2 and agrees(mention, mention.weekday, new.day, new.month, new.year):
                yield Repair("two", mention.weekday, new.day, new.month, year, new, mention.order)
            elif changed == 1 and mention.first is None and abs(shift) <= 1:
                yield Repair("two", new.weekday(), new.day, new.month, year, new, mention.order)


def _slip(mention: Mention, when: date, repair: Repair) -> float:
    """How unlikely the slip from the repaired pair to the written one is."""
    match repair.kind:
        case "weekday":
            if not agrees(mention, repair.weekday, repair.day, repair.month, when.year):
                return _ELSE  # the two ends of a range moved by different steps
            return _NEXT if (repair.weekday - mention.weekday) % 7 in (1, 6) else _WEEKDAY
        case "swap":
            return _SWAP_NAMED if mention.named_month else _SWAP
        case "two":
            fields = ((repair.day, when.day), (repair.month, when.month), (repair.when.year, when.year))
            moved = sum(_field(old, new) for new, old in fields if new != old)
            return _SECOND_FIELD + moved + (0 if repair.weekday == mention.weekday else _WEEKDAY)
        case "year":
            return year_slip(when.year, repair.when.year)
        case "month":
            return _field(when.month, repair.month)
        case "day":
            return _field(when.day, repair.day)


def year_slip(old: int, new: int) -> float:
    """How unlikely it is to write one year for another: the neighbour is likely, then a few years off or one figure."""
    return min(_field(old, new), _YEARS_OFF if abs(old - new) <= 3 else _ELSE)


def likely_year(old: int, new: int) -> bool:
    """Whether one year may be a slip for another: three years off at most, or one wrong figure."""
    return year_slip(old, new) < _ELSE


def _field(old: int, new: int) -> float:
    if abs(old - new) == 1:
        return _NEXT
    a, b = str(old), str(new)
    if len(a) == len(b):
        return _FIGURE if sum(x != y for x, y in zip(a, b, strict=True)) == 1 else _ELSE
    return _LENGTH if a in b or b in a else _ELSE


def _far(days: int) -> float:
    return _SLOPE * log1p(abs(days))


def _place(mention: Mention, repair: Repair, context: Context) -> float:
    """How unlikely the repaired date is, given the article's other dates and its publication."""
    when = repair.when
    costs = [_far(gap) for gap in _gap(context.sound, when)]
    costs += [_LOOSE + _far(gap) for gap in _gap(context.loose, when)]
    against = _UNNAMED if _is_unnamed(mention, when.year, context.years) else 0.0
    for other in context.yearless:
        near = nearest(other, when)
        if near is not None and abs((near - when).days) <= 7:
            if fits(other, near.year):
                costs.append(_YEARLESS + _far((near - when).days))
            else:
                against += _AGAINST
    costs += [_SAME_YEAR_SLIP + _far(gap) for gap in _shared(mention, repair, context.wrong)]
    best = [min(costs)] if costs else []
    if context.published is not None:
        age = (context.published - when).days
        best.append(_far(age) + (_FUTURE if age < 0 else 0))
        against += _RIGHT_DAY if repair.kind == "weekday" else 0
    return -log(sum(exp(-cost) for cost in (*best, _NOWHERE))) + against


def _gap(days: Sequence[date], when: date) -> Iterator[int]:
    """The distances in days from a date to the nearest earlier and later ones of sorted dates."""
    at = bisect_left(days, when)
    yield from ((other - when).days for other in days[max(0, at - 1) : at + 1])


def _is_unnamed(mention: Mention, year: int, named: Mapping[int, int]) -> bool:
    """Whether the article names years besides the pair's own, but not this one."""
    own = mention.year
    besides = len(named) - (own is not None and named.get(own) == 1)
    return besides > 0 and named.get(year, 0) <= (year == own)


def _shared(mention: Mention, repair: Repair, wrong: Sequence[Mention]) -> Iterable[int]:
    """Distances of other wrong pairs with the same written year that the same other year would mend too."""
    if repair.kind == "year":
        for other in wrong:
            if other.year == mention.year and fits(other, repair.when.year):
                day = day_of(repair.when.year, other.month, other.day)
                if day is not None:
                    yield (day - repair.when).days


def _both_first(when: date, ordered: tuple[Repair, ...], context: Context) -> tuple[Repair, ...]:
    """Near the publication nobody can tell a wrong day from a wrong weekday: the best of both come first."""
    published = context.published
    if published is None or abs(when - published) > timedelta(days=14):
        return ordered
    best = [next((r for r in ordered if r.kind == kind), None) for kind in ("day", "weekday")]
    head = sorted((r for r in best if r is not None and abs(r.when - when).days <= 14), key=ordered.index)
    return (*head, *(r for r in ordered if r not in head))

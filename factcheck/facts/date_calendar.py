"""What the calendar says of a weekday-date pair: whether it fits a year, and which years it would fit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.facts.date_words import LAST_YEAR
from factcheck.facts.dates import FIRST_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.facts.date_words import Order
    from factcheck.facts.dates import Mention

_DAY = timedelta(days=1)
# Up to here a date in the news may be one of the Julian calendar, as Russia and Greece had it.
LAST_JULIAN = 1923


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is none (or none of the calendar years that are judged)."""
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


def in_order(mention: Mention, order: Order | None) -> Mention:
    """The mention with only the reading of one order, where it allows that order and another one."""
    if order is None or len(mention.readings) == 1:
        return mention
    if order == mention.order:
        return replace(mention, readings=mention.readings[:1])
    day, month = mention.readings[1]
    return replace(
        mention,
        day=day,
        month=month,
        day_span=mention.month_span,
        month_span=mention.day_span,
        readings=mention.readings[1:],
        order=order,
    )


def fits(mention: Mention, year: int) -> bool:
    """Whether the weekday agrees with the date in a year, in any of its readings.

    Two weekdays with a week or more of dates ("Senin-Jumat, 1-30 Juni") are those of every week: nothing to compare.
    Up to 1923 a date may still be one of the Julian calendar, as Britain had it up to 1752 and Russia up to 1918.
    """
    return any(
        agrees(mention, mention.weekday, day, month, year)
        or _is_period(mention, day, month, year)
        or (year <= LAST_JULIAN and _agrees_in_julian(mention.weekday, day, month, year))
        for day, month in mention.readings
    )


def _is_period(mention: Mention, day: int, month: int, year: int) -> bool:
    if mention.first is None or mention.first.weekday is None:
        return False
    when = day_of(year, month, day)
    begin = first_day(mention, when, day - mention.day) if when is not None else None
    return when is not None and begin is not None and (when - begin).days >= 7


def _agrees_in_julian(weekday: int, day: int, month: int, year: int) -> bool:
    when = day_of(year, month, day)
    if when is None:
        return False
    century = (year - (month <= 2)) // 100
    return (when.weekday() + century - century // 4 - 2) % 7 == weekday


def agrees(mention: Mention, weekday: int, day: int, month: int, year: int) -> bool:
    """Whether a date (for a range its last day, the first moving along) falls on a weekday.

    One weekday with a range agrees when any of its days has that weekday; two weekdays must both agree.
    """
    when = day_of(year, month, day)
    if when is None:
        return False
    if mention.first is None:
        return _is(when, weekday, mention.eve)
    begin = first_day(mention, when, day - mention.day)
    if begin is None:
        return False
    if mention.first.weekday is None:
        return any(_is(begin + n * _DAY, weekday, mention.eve) for n in range((when - begin).days + 1))
    shifted = (mention.first.weekday + weekday - mention.weekday) % 7
    return _is(when, weekday, False) and _is(begin, shifted, mention.eve)


def _is(when: date, weekday: int, eve: bool) -> bool:
    return when.weekday() == weekday or (eve and (when.weekday() + 1) % 7 == weekday)


def first_day(mention: Mention, last: date, shift: int = 0) -> date | None:
    """The first day of a range that ends on `last`, moved along by `shift` days of the month; None for none."""
    assert mention.first is not None
    day, month, year = mention.first.day + shift, mention.first.month or last.month, last.year
    if mention.first.month is None and day > last.day:
        month = month - 1 or 12
    if (month, day) > (last.month, last.day):
        year -= 1
    begin = day_of(year, month, day)
    return begin if begin is not None and (last - begin).days < 366 else None


def nearest(mention: Mention, anchor: date) -> date | None:
    """The date of a mention without a year that lies nearest to another date."""
    return nearest_day(mention.month, mention.day, anchor)


def nearest_day(month: int, day: int, anchor: date) -> date | None:
    """The day of a month that lies nearest to a date, in its year or a neighbouring one; None for none."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [when for year in years if (when := day_of(year, month, day)) is not None]
    return min(days, key=lambda when: (abs(when - anchor), when), default=None)


def years_that_fit(group: Iterable[Mention], around: int, each_way: int = 2) -> tuple[int, ...]:
    """The years nearest before and after a year in which all mentions fit, ascending.

    Forty years either way are tried: after at most that many, century years included, a date has its weekday again.
    """
    group = tuple(group)
    found: list[int] = []
    for step in (-1, 1):
        years = (around + step * n for n in range(1, 41))
        found += [year for year in years if all(fits(mention, year) for mention in group)][:each_way]
    return tuple(sorted(found))


def years_on(weekday: int, day: int, month: int, around: int, each_way: int = 2) -> tuple[int, ...]:
    """The years nearest before and after a year in which a date falls on a weekday, ascending."""
    found: list[int] = []
    for step in (-1, 1):
        days = (day_of(around + step * n, month, day) for n in range(1, 41))
        found += [when.year for when in days if when is not None and when.weekday() == weekday][:each_way]
    return tuple(sorted(found))

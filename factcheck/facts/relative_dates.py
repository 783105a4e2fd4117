"""Days told from another day: "kemarin", "dua hari lalu", "akhir bulan ini", "last Friday"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from factcheck.facts.date_words import alternatives, date_words, plain
from factcheck.lang import base as base_language
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Mapping

Days = tuple[date, date]

_MOST = 1200


def relative_day(text: str, lang: str, base: date) -> Days | None:
    """The first and last day of an expression that the language's `dates.relative` table covers, else None.

    Weeks run from Monday. The first, middle and last part of a month are its tens of days, of a year its thirds; of a
    week Monday and Tuesday, Wednesday and Thursday, and the weekend.
    """
    table = language(lang).table("dates").get("relative")
    words = re.sub(r"[\s-]+", " ", plain(text)).strip()
    if not table or not words:
        return None
    if words in table["days"]:
        day = _shifted(base, "day", table["days"][words])
        return (day, day) if day is not None else None
    try:
        return _weekday(text, lang, table, base) or _counted(words, table, base) or _period(words, table, base)
    except (OverflowError, ValueError):
        return None


def _direction(words: str, table: Mapping[str, Any]) -> int | None:
    for step, key in ((-1, "last"), (1, "next"), (0, "this")):
        if words in table[key]:
            return step
    return None


def _counted(words: str, table: Mapping[str, Any], base: date) -> Days | None:
    """ "dua hari lalu", "sepekan lalu", "3 days ago"."""
    if match := re.fullmatch(rf"({alternatives(table['one'])}) (.{{1,20}})", words):
        count, unit, tail = 1, table["one"][match[1]], match[2]
    elif match := re.fullmatch(
        rf"(\d{{1,4}}|{alternatives(table['counts'])}) ({alternatives(table['units'])}) (.{{1,20}})", words
    ):
        count = int(match[1]) if match[1].isdecimal() else table["counts"][match[1]]
        unit, tail = table["units"][match[2]], match[3]
    else:
        return None
    step = _direction(tail, table)
    day = _shifted(base, unit, count * step) if step and count <= _MOST else None
    return (day, day) if day is not None else None


def _period(words: str, table: Mapping[str, Any], base: date) -> Days | None:
    """ "pekan lalu", "akhir bulan ini", "last week", "early this month"."""
    units, edges = alternatives(table["units"]), alternatives(table["edges"])
    quality = alternatives([*table["last"], *table["next"], *table["this"]])
    match = re.fullmatch(rf"(?:({edges}) )?(?:({units}) ({quality})|({quality}) ({units}))", words)
    if match is None:
        return None
    unit = table["units"][match[2] or match[5]]
    day = _shifted(base, unit, _direction(match[3] or match[4], table) or 0)
    if day is None or unit == "day":
        return None
    whole = _whole(unit, day)
    return _part(unit, table["edges"][match[1]], whole) if match[1] else whole


def _whole(unit: str, day: date) -> Days:
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _part(unit: str, edge: str, whole: Days) -> Days:
    first, last = whole
    place = ("first", "middle", "last").index(edge)
    if unit == "week":
        begin, end = ((0, 1), (2, 3), (5, 6))[place]
        return first + timedelta(days=begin), first + timedelta(days=end)
    if unit == "month":
        return first.replace(day=1 + 10 * place), last if place == 2 else first.replace(day=10 + 10 * place)
    months = (4 * place + 1, 4 * place + 4)
    return date(first.year, months[0], 1), date(first.year, months[1], monthrange(first.year, months[1])[1])


def _weekday(text: str, lang: str, table: Mapping[str, Any], base: date) -> Days | None:
    """ "Jumat lalu", "Jumat pekan lalu", "last Friday": the nearest one before or after, or the one of that week."""
    words = date_words(base_language(lang))
    if words is None:
        return None
    names = alternatives(words.weekdays)
    quality = alternatives([*table["last"], *table["next"], *table["this"]])
    weeks = alternatives(word for word, unit in table["units"].items() if unit == "week")
    pattern = rf"({names}) (?:({weeks}) )?({quality})|({quality}) ({names})"
    match = re.fullmatch(pattern, " ".join(text.split()), re.IGNORECASE)
    if match is None:
        return None
    name = match[1] or match[5]
    if plain(name) == words.week and name.islower():
        return None
    step = _direction(plain(match[3] or match[4]), table) or 0
    monday = base - timedelta(days=base.weekday())
    number = words.weekdays[plain(name)]
    if match[2] or step == 0:
        day = monday + timedelta(days=7 * step + number)
    else:
        gap = (number - base.weekday()) % 7 or 7
        day = base + timedelta(days=gap if step > 0 else (gap - 7 or -7))
    return day, day


def _shifted(base: date, unit: str, count: int) -> date | None:
    """The day so many units later; the last day of the month where that month is shorter."""
    try:
        if unit in ("day", "week"):
            return base + timedelta(days=count * (7 if unit == "week" else 1))
        months = base.year * 12 + base.month - 1 + count * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(base.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None

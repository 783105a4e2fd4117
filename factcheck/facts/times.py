"""Clock times in a text: the figures, the zone, and the part of day that the words around them name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_words import alternatives, date_words, one_of, plain, written_forms
from factcheck.facts.numbers import figures
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.model import Span

Half = Literal["", "am", "pm"]

DAY = 24 * 60
# One of these words of the scan stands in every text with a clock time: kept here so that no table need be read to know
# that a text has none. "8.30am" leaves "30am".
TRIGGERS = frozenset(
    (
        *("pukul", "pkl", "jam", "wib", "wita", "wit", "gmt", "utc", "setempat", "lokal", "tempatan", "local"),
        *("am", "pm", "m", "bst", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "mt", "pst", "pdt", "pt"),
        *("cet", "cest", "ist", "jst", "aest", "aedt", "eastern", "pacific"),
        *("morning", "afternoon", "evening", "night", "noon", "midnight", "00"),
        # Figures of which a time of day holds none, and so the only ones to look at behind a mere "at".
        *map(str, (*range(25, 30), *range(60, 100))),
        *(f"{number:{width}}{half}" for number in range(100) for width in ("", "02") for half in ("am", "pm")),
    )
)
# How far back a part of day is looked for.
_BEFORE = 60
# How far, at most, a place is looked for on either side of a local time.
_NEAR = 600
# How long, at most, a preposition before a time is, with its blanks.
_JOINER = 16
# A zone, a half of the day, a weekday and two parts of day: no time has more beside it.
_TAIL = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A part of day in words; `name` is its key in the language's `parts` table."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; spans are half-open ranges of code points of the text.

    `start:end` holds the clock word ("pukul"), the figures and what follows them. `figures` are "19.30" alone.
    `hour` and `minute` are as written, possible or not; `exact` when minutes are written. `headed`: a clock word stands
    before, or before the time that this one is joined to; `loose`: only a preposition ("at") does. `parts` are the
    parts of day right after the figures, `before` the one right before them ("Senin pagi pukul 09.00"). `dated`: a day
    is named right before that part, or on either side of the time. `local`: the zone's words only say that it is the
    local time.
    """

    start: int
    end: int
    figures: Span
    hour: int
    minute: int
    exact: bool
    compact: bool
    headed: bool
    loose: bool = False
    half: Half = ""
    half_span: Span | None = None
    zone: str = ""
    zone_span: Span | None = None
    local: bool = False
    parts: tuple[Part, ...] = ()
    before: Part | None = None
    dated: bool = False

    @property
    def possible(self) -> bool:
        """Whether a clock shows it; 24:00 is the end of a day (ISO 8601)."""
        return self.minute < 60 and (self.hour < 24 or (self.hour == 24 and self.minute == 0))

    def readings(self) -> tuple[int, ...]:
        """The minutes after midnight that the figures may mean: two where they may be of the 12-hour clock.

        None for figures that no clock shows, or that their "am" or "pm" excludes.
        """
        if not self.possible:
            return ()
        at = self.hour * 60 + self.minute
        if self.half == "am":
            return (at % (DAY // 2),) if self.hour <= 12 else ()
        if self.half == "pm":
            return (at % (DAY // 2) + DAY // 2,) if self.hour else ()
        if 1 <= self.hour <= 12:
            return (at, (at + DAY // 2) % DAY)
        return (at % DAY,)


@dataclass(frozen=True)
class TimeWords:
    """One language's clock words, ready for use."""

    heads: tuple[str, ...]
    figures: re.Pattern[str]
    tail: re.Pattern[str]
    before: re.Pattern[str]
    part_heads: tuple[str, ...]
    minutes: re.Pattern[str] | None
    loose: re.Pattern[str]
    chain: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    joined: re.Pattern[str]
    quantity: re.Pattern[str]
    currency: tuple[str, ...]
    local: frozenset[str]
    halves: Mapping[str, Half]
    parts: Mapping[str, str]
    ranges: Mapping[str, Span]
    begins: Mapping[str, int]
    night: frozenset[str]
    night_start: str


# Figures as clocks show them, and no piece of a date, a version, a score's chain or a longer number.
_FIGURES = re.compile(
    r"(?<![\d.,:/\-–])(?:(?P<hour>\d{1,2})(?:(?P<mark>[.:])(?P<minute>\d\d)(?:[.:]\d\d)?)?|(?P<compact>\d{4}))"
    r"(?![\d%°/]|[.,:/]\d)|"
    # the other end of a range of times
    r"(?<=\d[.:]\d\d[-–])(?P<hour2>\d\d)[.:](?P<minute2>\d\d)(?![\d%°/]|[.,:/]\d)"
)

_AFTER_HEAD = re.compile(r"\.?[ \xa0]{0,2}(?=[0-9])")


@cache
def time_words(lang: str) -> TimeWords | None:
    """The clock words of a language; None for a language without a `times` table."""
    table = language(lang).table("times")
    if not table:
        return None
    forms = _part_forms(table["parts"], table["part_endings"])
    part = one_of(form for word in forms for form in written_forms(word))
    words = date_words(lang)
    weekday = one_of(form for word in (words.weekdays if words else ()) for form in written_forms(word))
    links = alternatives(table["links"])
    day_links = alternatives(table["day_links"])
    blank = r"[ \xa0]"
    half = alternatives([*table["am"], *table["pm"]])
    zone = alternatives([*table["zones"], *table["local"]])
    end = r"(?![\w-])"
    tail = (
        rf"(?:{blank}?(?P<half>{half})(?!\w)"
        rf"|,?{blank}{{1,2}}\(?(?:(?P<zone>{zone}){end}\)?|(?P<part>{part}){end})"
        rf"|,?{blank}(?:(?:{day_links}){blank})?(?:{weekday}|{alternatives(table['near_days'])}){blank}"
        rf"(?P<dayspart>{part}){end})"
    )
    # A part after another is one of an idiom ("siang malam") or of two times.
    before = (
        rf"(?P<other>\b(?:{part})(?:{blank}|-))?(?P<day>(?:\b(?:{weekday})|\)){blank})?\b(?P<part>{part})"
        rf"(?:{blank}(?:{alternatives(table['part_links'])}))?(?P<date>{blank}?\([^()]{{3,20}}\))?,?"
        rf"(?:{blank}(?:{links})){{0,2}}{blank}\Z"
    )
    joiner = rf"{blank}?[-–]{blank}?|{blank}(?:{alternatives(table['range_words'])}){blank}"
    return TimeWords(
        heads=tuple(form for head in table["heads"] for form in (head, head.capitalize(), head.upper())),
        figures=re.compile(rf"[0-9]{{1,4}}(?:[.:][0-9]{{2}}){{0,2}}(?={tail})"),
        tail=re.compile(tail),
        before=re.compile(before, re.IGNORECASE),
        part_heads=tuple(sorted({form.split()[0].lower() for form in forms})),
        minutes=re.compile(r"[0-9]{1,2}:[0-9]{2}(?![0-9])") if table["loose"] else None,
        loose=re.compile(rf"\b(?:{alternatives(table['loose'])}){blank}\Z"),
        chain=re.compile(joiner),
        day_before=re.compile(rf"\b(?:{weekday})\)?,?(?:{blank}(?:{links}))?{blank}\Z"),
        day_after=re.compile(rf"\)?,?{blank}(?:(?:{day_links}){blank})?(?:{weekday})\b"),
        joined=re.compile(
            rf"{blank}?(?:,|/|-|&|(?:{alternatives(table['joiners'])})\b){blank}?(?:{part})\b", re.IGNORECASE
        ),
        quantity=re.compile(rf"{blank}?(?:{alternatives(table['not_before'])})\b"),
        currency=tuple(table["currency"]),
        local=frozenset(table["local"]),
        halves={**dict.fromkeys(table["am"], "am"), **dict.fromkeys(table["pm"], "pm")},
        parts=forms,
        ranges={name: (minutes(first), minutes(last)) for name, (first, last) in table["parts"].items()},
        begins={name: minutes(first) for name, first in table["begins"].items()},
        night=frozenset(table["night"]),
        night_start=table["night_start"],
    )


def minutes(clock: str) -> int:
    """Minutes after midnight of "19:30"."""
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)


def as_clock(at: int) -> str:
    """Minutes after midnight as "19:30"."""
    return f"{at // 60:02}:{at % 60:02}"


def _part_forms(parts: Iterable[str], endings: Iterable[str]) -> dict[str, str]:
    """Every form of a part's name ("malamnya", "malam hari") to its key."""
    out = {name: name for name in parts}
    for name in parts:
        for ending in endings:
            out.setdefault(name + ending, name)
    return out


def times(text: str, lang: str) -> tuple[Clock, ...]:
    """The clock times of a text in text order, disjoint; empty for a language without clock words.

    Figures alone are a score or a price: they count only with a clock word before them, or with a zone, "am"/"pm" or,
    where minutes are written, a part of day after them. Linear: every figure is looked at once, 60 code points back
    and about 100 forward.
    """
    words = time_words(lang)
    return tuple(_found(text, words)) if words is not None else ()


def _found(text: str, words: TimeWords) -> Iterator[Clock]:
    heads = {place: head for head, place in _headed(text, words)}
    certain = {match.start() for match in figures(text, words.figures)}.union(heads)
    loose = set(_behind_prepositions(text, words)).difference(certain)
    last: Clock | None = None
    for at in sorted(certain.union(loose)):
        if last is not None and at < last.end:
            continue
        found = _clock(text, at, at - heads.get(at, at), words, at in loose)
        if found is not None and found.before is not None and last is not None and found.before.start < last.end:
            found = replace(found, before=None)
        while found is not None:
            last = found
            yield found
            found = _other_end(text, found, words)


def _behind_prepositions(text: str, words: TimeWords) -> Iterator[int]:
    for match in figures(text, words.minutes) if words.minutes is not None and ":" in text else ():
        if words.loose.search(text[max(0, match.start() - _JOINER) : match.start()]):
            yield match.start()


def _other_end(text: str, clock: Clock, words: TimeWords) -> Clock | None:
    """The time that a range goes on to, where both are written with their minutes."""
    joined = words.chain.match(text, clock.end) if clock.exact else None
    found = _clock(text, joined.end(), 0, words, True) if joined else None
    return replace(found, before=None, headed=clock.headed) if found is not None and found.exact else None


def _headed(text: str, words: TimeWords) -> Iterator[Span]:
    """Where a clock word begins, and where the figures after it do."""
    for head in words.heads:
        at = text.find(head)
        while at >= 0:
            end = at + len(head)
            figures = _AFTER_HEAD.match(text, end)
            if figures is not None and not text[at - 1 : at].isalnum():
                yield at, figures.end()
            at = text.find(head, end)


def _clock(text: str, at: int, head: int, words: TimeWords, loose: bool) -> Clock | None:
    match = _FIGURES.match(text, at)
    if match is None:
        return None
    figures = match.span()
    compact = match.group("compact")
    minute = match.group("minute") or match.group("minute2")
    if not head and not compact and not minute and text[match.end() : match.end() + 1] == ",":
        return None
    half, zone, end = "", "", match.end()
    half_span: Span | None = None
    zone_span: Span | None = None
    parts: list[Part] = []
    for _ in range(_TAIL):
        tail = words.tail.match(text, end)
        if tail is None:
            break
        kind = tail.lastgroup or ""
        if kind == "half" and not half and not parts:
            half, half_span = tail.group("half"), tail.span("half")
        elif kind == "zone" and not zone:
            zone, zone_span = tail.group("zone"), tail.span("zone")
        elif kind in ("part", "dayspart") and len(parts) < 2:
            if words.joined.match(text, tail.end()):
                break
            parts.append(Part(words.parts[plain(tail.group(kind))], *tail.span(kind)))
        else:
            break
        end = tail.end()
    known = bool(head or half or zone or (minute and (parts or loose)))
    if not known or (compact and not zone) or (not head and _counted(text, match, words)):
        return None
    if not zone and not half and words.quantity.match(text, match.end()):
        return None
    hour = int(compact[:2] if compact else match.group("hour") or match.group("hour2"))
    before, dated = _part_before(text, figures[0] - head, words) if head or half or loose else (None, False)
    return Clock(
        start=figures[0] - head,
        end=end,
        figures=figures,
        hour=hour,
        minute=int(compact[2:] if compact else minute or 0),
        exact=bool(compact or minute),
        compact=bool(compact),
        headed=bool(head),
        loose=loose,
        half=words.halves.get(half, ""),
        half_span=half_span,
        zone=zone,
        zone_span=zone_span,
        local=zone in words.local,
        parts=tuple(parts),
        before=before,
        dated=dated or (hour > 24 and _beside_day(text, figures[0] - head, end, words)),
    )


def _beside_day(text: str, start: int, end: int, words: TimeWords) -> bool:
    return bool(words.day_before.search(text[max(0, start - _BEFORE) : start]) or words.day_after.match(text, end))


def _counted(text: str, match: re.Match[str], words: TimeWords) -> bool:
    """Whether a currency stands right before the figures."""
    return text[max(0, match.start() - 4) : match.start()].rstrip().endswith(words.currency)


def _part_before(text: str, at: int, words: TimeWords) -> tuple[Part | None, bool]:
    begin = max(0, at - _BEFORE)
    low = text[begin:at].lower()
    # Few times have such a word before them, and the search is slow.
    if not any(head in low for head in words.part_heads):
        return None, False
    match = words.before.search(text[begin:at])
    if match is None or match.group("other"):
        return None, False
    part = Part(words.parts[plain(match.group("part"))], begin + match.start("part"), begin + match.end("part"))
    return part, bool(match.group("day") or match.group("date"))


def fits(at: int, span: Span) -> bool:
    """Whether a time lies within a part of day, which may run over midnight.

    >>> fits(60, (17 * 60, 5 * 60))
    True
    """
    first, last = span
    return first <= at <= last if first <= last else at >= first or at <= last


@dataclass(frozen=True)
class _Places:
    near: re.Pattern[str]
    sure: re.Pattern[str]


@cache
def _places(lang: str) -> _Places:
    """What names a place: near a time with up to two common nouns between, anywhere else without."""
    table, words = language(lang).table("times"), date_words(lang)
    calendar = alternatives([*words.weekdays, *words.months]) if words else "(?!)"
    capital = rf"(?!(?i:{calendar})\b)[^\W\d_a-z]"

    def pattern(key: str, between: str) -> re.Pattern[str]:
        forms = [form for word in table[key] for form in (word, word.capitalize())]
        return re.compile(rf"\b(?:{alternatives(forms)})[ \xa0]{between}{capital}")

    return _Places(pattern("place_near", r"(?:[^\W\d_]{1,20}[ \xa0]){0,2}"), pattern("place_before", ""))


def homeless(text: str, lang: str, clocks: Sequence[Clock], sentences: Sequence[Span]) -> tuple[Clock, ...]:
    """The clock times in a local time whose place the text does not name.

    `clocks` and `sentences` are those of the text, in order. The sentence and the one before name a place by a
    capitalised word behind "in" or the like, or behind two others; the rest of the text by one right behind it. Another
    zone in the sentence fixes the time, too. Linear.
    """
    local = [clock for clock in clocks if clock.local]
    if not local or _places(lang).sure.search(text):
        return ()
    starts = [start for start, _ in sentences]
    fixed = {bisect_right(starts, clock.start) for clock in clocks if clock.zone and not clock.local}
    return tuple(
        clock for clock in local if not _at_home(text, lang, clock, bisect_right(starts, clock.start), sentences, fixed)
    )


def _at_home(text: str, lang: str, clock: Clock, place: int, sentences: Sequence[Span], fixed: set[int]) -> bool:
    if place in fixed or not place:
        return True
    first = max(sentences[max(0, place - 2)][0], clock.start - _NEAR)
    last = min(sentences[place - 1][1], clock.end + _NEAR)
    return _places(lang).near.search(text, first, last) is not None

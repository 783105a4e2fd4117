"""Deadlines that lie after the moment at which the thing they should prevent has begun."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives, date_words, plain
from factcheck.facts.patterns import whole_words
from factcheck.facts.times import fits, time_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.facts.times import Clock
    from factcheck.model import Span

# How far apart, in code points, the effect and its weekday, the weekday and its hour, and the condition and its
# deadline stand at most.
_EFFECT, _DAY, _CONDITION = 90, 45, 220


@dataclass(frozen=True, slots=True)
class Conflict:
    """An effect's beginning (`start:end`, minutes after the weekday's midnight) and a later deadline on that day."""

    start: int
    end: int
    begins: int
    weekday: int
    deadline: Span
    earliest: int


@dataclass(frozen=True)
class _Words:
    effect: re.Pattern[str]
    day_before: re.Pattern[str]
    day_after: re.Pattern[str]
    condition: re.Pattern[str]
    negation: re.Pattern[str]
    deadline: re.Pattern[str]
    outcome: re.Pattern[str]
    goes_on: re.Pattern[str]
    parts: Mapping[str, str]
    weekdays: Mapping[str, int]


@cache
def _words(lang: str) -> _Words | None:
    table, known, clock = language(lang).table("times"), date_words(lang), time_words(lang)
    if known is None or clock is None:
        return None

    day = rf"(?P<day>{alternatives(known.weekdays)})"
    blank = r"[ \xa0]{1,2}"
    date = rf"(?:{blank}?\((?P<date>[\d/. ]{{3,10}})\))?"
    parts = alternatives(clock.parts)
    links = alternatives([*table["links"], "", "on"])
    later = alternatives(known.week_after)
    return _Words(
        effect=whole_words(table["effects"]),
        day_before=re.compile(
            rf"\b{day}(?:{blank}(?:{parts}))?{date},?(?:{blank}(?:{links})){{0,2}}{blank}?\Z", re.IGNORECASE
        ),
        day_after=re.compile(rf",?{blank}(?:on{blank})?{day}\b(?!{blank}(?:{parts}))", re.IGNORECASE),
        condition=whole_words(table["conditions"]),
        negation=whole_words(table["negations"]),
        deadline=re.compile(
            rf"\b(?:{alternatives(table['until'])}){blank}(?:(?:{alternatives(table['day_word'])}){blank})?"
            rf"(?P<all>{day}{blank}(?P<part>{parts})){date}(?!\w)(?!{blank}(?:{later})\b)",
            re.IGNORECASE,
        ),
        outcome=whole_words(table["outcomes"]),
        goes_on=whole_words(table["goes_on"]),
        parts=clock.parts,
        weekdays=known.weekdays,
    )


def conflicts(text: str, lang: str, times: Sequence[Clock], sentences: Sequence[Span]) -> tuple[Conflict, ...]:
    """The deadlines that come too late: on the weekday on which an effect has begun at an earlier hour.

    `times` and `sentences` are those of the text, in order. The deadline is a weekday with a part of day, in a
    condition with a negation ("if … not … by Sunday night") of the effect's sentence or the next one. Linear.
    """
    words = _words(lang)
    return tuple(_found(text, lang, words, times, sentences)) if words is not None and times else ()


def _found(
    text: str, lang: str, words: _Words, times: Sequence[Clock], sentences: Sequence[Span]
) -> Iterator[Conflict]:
    starts = [start for start, _ in sentences]
    seen = -1
    for clock in times:
        place = bisect_right(starts, clock.start) - 1
        if place < 0 or place == seen or clock.end > sentences[place][1]:
            continue
        cutoff = _effect(text, lang, words, clock, sentences[place])
        if cutoff is None:
            continue
        (start, end), weekday, date, begins = cutoff
        until = sentences[min(place + 1, len(sentences) - 1)]
        found = _deadline(text, words, (end, until[1]), weekday, date)
        if found is not None and (earliest := _earliest(lang, words, found)) > begins:
            seen = place
            yield Conflict(start, end, begins, weekday, found.span("all"), earliest)


def _effect(
    text: str, lang: str, words: _Words, clock: Clock, sentence: Span
) -> tuple[Span, int, str | None, int] | None:
    """The span, weekday, date and hour of an effect that begins at a clock time."""
    begin = max(sentence[0], clock.start - _DAY)
    day = words.day_before.search(text[begin : clock.start])
    if day is not None:
        start, end, date = begin + day.start(), clock.end, day.group("date")
    else:
        day = words.day_after.match(text, clock.end)
        if day is None:
            return None
        start, end, date = clock.start, day.end(), None
    at = _latest(lang, clock)
    if at < 0 or words.effect.search(text, max(sentence[0], start - _EFFECT), start) is None:
        return None
    return (start, end), words.weekdays[plain(day.group("day"))], date, at


def _latest(lang: str, clock: Clock) -> int:
    """The latest minute of the day that a time may mean; -1 for none. Written out after a clock word, it is 24-hour."""
    known = time_words(lang)
    left = [at for at in clock.readings() if known and all(fits(at, known.ranges[part.name]) for part in clock.parts)]
    if clock.headed and clock.exact and not clock.half and left:
        return left[0]
    return max(left, default=-1)


def _deadline(text: str, words: _Words, window: Span, weekday: int, date: str | None) -> re.Match[str] | None:
    start, stop = window
    condition = words.condition.search(text, start, stop)
    if condition is None:
        return None
    stop = min(stop, condition.end() + _CONDITION)
    negation = words.negation.search(text, condition.start(), stop)
    found = words.deadline.search(text, negation.end(), stop) if negation else None
    if found is None or words.weekdays[plain(found.group("day"))] != weekday:
        return None
    if date and found.group("date") and found.group("date") != date:
        return None
    # What the condition itself says is what fails to happen.
    rest = (start, condition.start()), (found.end(), window[1])
    comes = any(words.outcome.search(text, *part) for part in rest)
    return found if comes and not any(words.goes_on.search(text, *part) for part in rest) else None


def _earliest(lang: str, words: _Words, found: re.Match[str]) -> int:
    """The hour at which the deadline's part of day begins; -1 where the table has none."""
    known = time_words(lang)
    return known.begins.get(words.parts[plain(found.group("part"))], -1) if known else -1

"""The rule that finds times of day at odds with the part of day named beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.times import TRIGGERS, as_clock, fits, time_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.times import Clock, Part, TimeWords
    from factcheck.model import Message


@check(
    "time-contradiction",
    severity="warning",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    words=TRIGGERS,
    bad={
        "id": (
            "Jembatan ditutup Minggu (10/1) pukul 00.00 malam.",
            "Upacara dimulai pukul 14.00 pagi.",
            "Senin pagi sekitar pukul 14.30 WIB, warga mulai berdatangan.",
        ),
        "en": (
            "The bridge closes at 12:30 a.m. noon on Monday.",
            "Doors open at 15:00 am.",
            "The vote begins at 3 p.m. in the morning.",
        ),
    },
    good={
        "id": (
            "Acara mulai pukul 19.30 malam, lalu polisi datang pukul 01.00 dini hari dan 03.00 pagi.",
            "Loket buka pukul 11.00 siang dan tutup pukul 15.00 sore atau 18.00 petang.",
            "Latihan digelar pukul 07.00 dan 16.00, pagi dan sore.",
            "Jam 12 malam warga masih berkumpul.",
        ),
        "en": (
            "The vote begins at 12 noon and ends at 12 midnight.",
            "Police were called at 2 a.m. on Sunday morning.",
            "Doors open at 8 p.m. Sunday night.",
        ),
    },
)
def time_contradiction(article: Analysed) -> Iterator[Flag]:
    """A time of day contradicts the part of day named beside it.

    ## Why it matters
    Of "14.00 pagi" one half is wrong, and the reader cannot know which. "00:00 malam" is worse: a day begins at 00:00,
    so that the night may be the one before that day or the one at its end.

    ## How it is computed
    The figures are read as a time; from 1 to 12 they may be of the 12-hour clock, and both readings are tried. None may
    lie within the hours of the part of day, which the language's `[times]` table holds (set by hand, and wide:
    "malam" 17:00 to 05:59, "siang" 09:00 to 16:29). The part stands right after the time, or before it: "Senin pagi
    pukul 14.00". "am" with an hour after 12 and "pm" with hour 0 contradict themselves. So does 00:00 together with
    "malam", the night that ends a day: after the time, or before it behind the name of the day ("Minggu malam").

    ## Limits
    A 12-hour reading acquits: "08.00 malam" may be 20:00. "Jam 12 malam" is common and left alone.

    ## Example
    "Minggu pukul 00:00 malam" → "Minggu pukul 23:59", or "Minggu pukul 24:00" for the night that ends Sunday.
    """
    words = time_words(article.lang)
    if words is None:
        return
    for clock in article.times:
        if not clock.possible:
            continue
        if not clock.readings():
            yield _half(article, clock)
        elif (part := _outside(clock, words)) is not None:
            yield _part(article, clock, part, words)
        elif _midnight(clock) and (night := _night(clock, words)) is not None:
            yield _which_night(article, clock, night, words)


def _half(article: Analysed, clock: Clock) -> Flag:
    """A time that its own "am" or "pm" excludes."""
    start, end = clock.figures[0], clock.half_span[1] if clock.half_span else clock.figures[1]
    half = article.text[clock.half_span[0] : clock.half_span[1]] if clock.half_span else ""
    figures = article.text[slice(*clock.figures)]
    proof = say(
        "“{half}” goes with the hours 1 to 12, and {figures} is of the 24-hour clock", half=half, figures=figures
    )
    alone = Suggestion(clock.figures[1], end, "", say("if the figures are right"))
    message = say("“{words}” contradicts itself", words=article.text[start:end])
    return Flag("time-contradiction", "warning", start, end, message, (proof,), (alone,))


def _outside(clock: Clock, words: TimeWords) -> Part | None:
    """The first part of day beside a time that none of the time's readings lies in."""
    left = clock.readings()
    beside: list[Part] = [*clock.parts, *([clock.before] if clock.before else [])]
    for part in beside:
        left = tuple(at for at in left if fits(at, words.ranges[part.name]))
        if not left:
            return part
    return None


def _part(article: Analysed, clock: Clock, part: Part, words: TimeWords) -> Flag:
    text = article.text
    end = max([clock.figures[1], *([clock.half_span[1]] if clock.half_span else []), *(p.end for p in clock.parts)])
    start = clock.figures[0]
    if part is clock.before:
        start = part.start
    first, last = words.ranges[part.name]
    time = say(
        "{figures} is {readings:list} on the 24-hour clock",
        figures=text[clock.figures[0] : clock.half_span[1] if clock.half_span else clock.figures[1]],
        readings=tuple(map(as_clock, clock.readings())),
    )
    proof = say(
        "“{part}” lies between {first} and {last}",
        part=text[part.start : part.end],
        first=as_clock(first),
        last=as_clock(last),
    )
    return Flag(
        "time-contradiction",
        "warning",
        start,
        end,
        say("the time and the part of day contradict each other: “{words}”", words=text[start:end]),
        (time, proof),
        tuple(_repairs(text, clock, part, words)),
    )


def _repairs(text: str, clock: Clock, part: Part, words: TimeWords) -> Iterator[Suggestion]:
    """The time alone, or the part of day that it lies in."""
    if part is clock.before:
        return
    at = clock.figures[1] if not clock.half_span else clock.half_span[1]
    if not clock.half_span and len(clock.parts) == 1:
        for name in dict.fromkeys(_part_of(reading, words) for reading in clock.readings()):
            yield Suggestion(part.start, part.end, _like(part, name, words), say("if the figures are right"))
    before = text[at : part.start]
    if before.strip(" \xa0") == "":
        yield Suggestion(at, part.end, "", say("if the figures are right"))


def _part_of(at: int, words: TimeWords) -> str:
    """The part of day that has begun last at a time of day."""
    begun = [(first, name) for name, first in words.begins.items() if first <= at]
    return max(begun)[1] if begun else words.night_start or max(words.night)


def _like(part: Part, name: str, words: TimeWords) -> str:
    """A part of day in a phrase like another's: "in the evening" for "in the morning"."""
    phrases = (other for other in words.ranges if " " in part.name and other.endswith(f" {name}"))
    return next(phrases, name)


def _midnight(clock: Clock) -> bool:
    """Whether a time is 00:00, the first minute of a day."""
    return (clock.hour, clock.minute, clock.half, clock.exact) == (0, 0, "", True)


def _night(clock: Clock, words: TimeWords) -> Part | None:
    """The night named beside a time: after it, or before it together with its day."""
    beside = [*clock.parts, *([clock.before] if clock.before and clock.dated else [])]
    return next((part for part in beside if part.name in words.night), None)


def _which_night(article: Analysed, clock: Clock, night: Part, words: TimeWords) -> Flag:
    text, (start, figures_end) = article.text, clock.figures
    span = min(start, night.start), max(figures_end, night.end)
    mark = text[start:figures_end].lstrip("0")[0]
    return Flag(
        "time-contradiction",
        "warning",
        *span,
        say(
            "“{words}”: which night is meant, the one before that day or the one at its end?",
            words=text[slice(*span)],
        ),
        tuple(_proof(text[start:figures_end], text[night.start : night.end], mark)),
        tuple(_nights(clock, night, mark, words)),
        tuple(_named_day(article, span[0])),
    )


def _proof(figures: str, part: str, mark: str) -> Iterator[Message]:
    yield say(
        "{figures} is the first minute of a day: that day's night comes {hours} hours later", figures=figures, hours=18
    )
    yield say(
        "“{part}” names the night that ends the day: its midnight is 24{mark}00 of that day", part=part, mark=mark
    )


def _nights(clock: Clock, night: Part, mark: str, words: TimeWords) -> Iterator[Suggestion]:
    """The last minute of the day instead, and the word for the hours that the day begins with."""
    start, end = clock.figures
    evening = say("if the night at the end of that day is meant")
    after = night.end if night.start > start else end
    yield Suggestion(start, after, f"23{mark}59", evening)
    yield Suggestion(start, after, f"24{mark}00", evening)
    if words.night_start:
        begin = say("if the day's first minute is meant")
        yield Suggestion(night.start, night.end, words.night_start, begin)


def _named_day(article: Analysed, at: int) -> Iterator[Related]:
    """The date right before the time."""
    for mention in article.dates:
        if 0 <= at - mention.end <= 30:
            yield Related(mention.start, mention.end, "evidence", say("the day that is meant, or the one before it"))

"""The rule that finds times of day which no clock shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, check, say
from factcheck.facts.times import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.times import Clock


@check(
    "invalid-time",
    severity="error",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    words=TRIGGERS,
    bad={
        "id": ("Pasar murah dibuka pukul 25.30 dan ramai sejak pagi.", "Kereta tiba pukul 08.75 WIB."),
        "en": ("The market opens at 8.75pm on Friday.", "The launch is set for 25:30 GMT."),
    },
    good={
        "id": ("Loket tutup pukul 24.00 WIB.", "Skornya 25-30, harganya Rp 25.75, versi 24.75."),
        "en": ("The gates close at 24:00 GMT.", "The reading was Luke 24:75 and the score 25:30."),
    },
)
def invalid_time(article: Analysed) -> Iterator[Flag]:
    """A time of day is one that no clock shows.

    ## Why it matters
    A reader who is told to come at 25.30 does not know when to come.

    ## How it is computed
    A day has the hours 0 to 23 of 60 minutes each; 24:00 is its end (ISO 8601). Figures count as a time only with
    their minutes written, and after a clock word ("pukul"), before a zone, "am" or "pm", or as the end of a range of
    times. Behind a mere "at" they count beside a weekday, or when no film and no race shows them either ("at 13:60").

    ## Limits
    What was meant cannot be told, so that nothing is suggested. Broadcasters of some countries number the hours after
    midnight on to 29; such a time is flagged, since readers elsewhere do not know the custom.

    ## Example
    "pukul 25.30": there is no hour 25.
    """
    return (_flag(article, clock) for clock in article.times if clock.exact and not clock.possible and _sure(clock))


def _sure(clock: Clock) -> bool:
    """Whether the figures are surely a time: four without a mark may be a year, "at 29:30" may be a place in a film."""
    if clock.compact:
        return clock.hour > 23 or clock.hour < 10
    if clock.headed or clock.zone or clock.half:
        return True
    return clock.loose and (clock.dated or (clock.minute > 59 and clock.hour < 24))


def _flag(article: Analysed, clock: Clock) -> Flag:
    start, end = clock.figures
    figures = article.text[start:end]
    if clock.minute > 59:
        proof = say("an hour has the minutes 0 to 59, and {minute} is more", minute=clock.minute)
    elif clock.hour == 24:
        proof = say("the last time of a day is 24:00, and {figures} lies after it", figures=figures)
    else:
        proof = say("a day has the hours 0 to 24, and {hour} is more", hour=clock.hour)
    return Flag("invalid-time", "error", start, end, say("no clock shows {figures}", figures=figures), (proof,))

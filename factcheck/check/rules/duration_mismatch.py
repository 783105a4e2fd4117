"""The rule duration-mismatch: a length of time that its own two ends contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.durations import Stretch, stretches, tells_stretch
from factcheck.facts.number_style import written_like

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "duration-mismatch",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    words=(
        "tahun",
        "hari",
        "minggu",
        "pekan",
        "malam",
        "year",
        "years",
        "day",
        "days",
        "week",
        "weeks",
        "night",
        "nights",
    ),
    bad={
        "id": (
            "Ia menjadi bupati dari 2008 hingga 2018, selama lima tahun.",
            "Pameran dibuka selama 10 hari, 3-9 Mei 2024.",
        ),
        "en": (
            "He led the club from 2008 to 2018, for five years.",
            "The fair ran for ten days, 3-9 May 2024.",
            "The fair ran for ten days, May 3-9.",
        ),
    },
    good={
        "id": (
            "Ia menjadi bupati dari 2008 hingga 2018, selama sepuluh tahun.",
            "Pameran dibuka selama tujuh hari, 3-9 Mei 2024.",
            "Pada 2008-2018, lima tahun lalu, ia masih bupati.",
        ),
        "en": (
            "He led the club from 2008 to 2018, for ten years.",
            "The fair ran for seven days, 3-9 May 2024.",
            "In 2008-2018, five years ago, he led the club.",
        ),
    },
)
def duration_mismatch(article: Analysed) -> Iterator[Flag]:
    """A length of time is not that of its two ends.

    ## Why it matters
    Terms of office, wars and fairs are counted by heart and copied from one story into the next.

    ## How it is computed
    Where a span of years, of dates or of weekdays and a length in years, weeks, days or nights stand side by side
    (“five years, 2010-2015”, “a five-year term (2010-2015)”), the length must be the difference of the ends, or one
    more, since some count both ends. Nights are the difference alone; weeks may be rounded either way. Where no year is
    written, the days of February are counted both ways.

    ## Limits
    A hedged length (“hampir lima tahun”, “about five years”), an age, a sentence of prison and “five years ago” are
    passed over, as is a length that is not directly beside its span. Months are not compared; weekdays are taken to be
    of one week.

    ## Example
    “dari 2008 hingga 2018, selama lima tahun”: 2018 − 2008 = 10, hence 10 or 11.
    """
    if not tells_stretch(article.text, article.scan.vocabulary, article.lang):
        return
    for stretch in stretches(article.text, article.lang, article.numbers):
        if stretch.written not in stretch.possible:
            yield _flag(article, stretch)


def _flag(article: Analysed, stretch: Stretch) -> Flag:
    return Flag(
        rule="duration-mismatch",
        severity="warning",
        start=stretch.length_span[0],
        end=stretch.length_span[1],
        message=say(
            "from {first} to {last} it is not {written}",
            first=stretch.first,
            last=stretch.last,
            written=stretch.written,
        ),
        proof=(_proof(stretch),),
        suggestions=tuple(_suggestions(article, stretch)),
        related=(Related(stretch.start, stretch.end, "evidence", say("the span of time")),),
    )


def _suggestions(article: Analysed, stretch: Stretch) -> Iterator[Suggestion]:
    """Terms of years are counted without their first year, days with their first and last."""
    written = article.text[slice(*stretch.length_span)]
    lengths = stretch.possible if stretch.unit == "year" else stretch.possible[::-1]
    for length in [length for length in lengths if length > 0][: 1 if stretch.unit == "year" else 2]:
        reason = say("the difference of the two ends") if length == min(stretch.possible) else say("counting both ends")
        yield Suggestion(*stretch.length_span, written_like(written, length, article.lang), reason)


def _proof(stretch: Stretch) -> Message:
    first, last = stretch.first, stretch.last
    if stretch.unit == "year":
        less, more = stretch.possible
        return say(
            "{last} − {first} = {less}, or {more} counting both ends", last=last, first=first, less=less, more=more
        )
    allowed = stretch.possible
    return say("from {first} to {last} the calendar allows {allowed:list}", first=first, last=last, allowed=allowed)

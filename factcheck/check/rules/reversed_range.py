"""The rule reversed-range: a range of years or days that ends before it begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Suggestion, check, say
from factcheck.facts.ranges import Reversed, reversed_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "reversed-range",
    severity="warning",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Ia menjabat sebagai camat periode 2015-2011.",
            "Sejak 2019 hingga 2015, desa itu menanam 4.000 pohon.",
            "Pameran dibuka dari 14 Mei hingga 3 Mei 2021.",
            "Lomba digelar pada 15-13 Mei 2021.",
        ),
        "en": (
            "She was mayor (2015-2011) of the town.",
            "The fair runs from 5 to 3 May.",
            "From 14 May 2021 to 3 May 2021 the road was closed.",
        ),
    },
    good={
        "id": (
            "Ia menjabat sebagai camat periode 2011-2015.",
            "Indeks turun dari 2019 hingga 2015 dalam sepekan.",
            "Timnya menang 5-3 Mei lalu; hubungi 2015-2011.",
            "Pameran berlangsung pada 28-2 Mei 2021.",
        ),
        "en": (
            "She was mayor (2011-2015) of the town, on call from 2000 to 1800 GMT.",
            "The index fell from 2019 to 1995 points.",
            "The Hellenistic age lasted from 323 to 31 BC; see pages 23-9.",
        ),
    },
)
def reversed_range(article: Analysed) -> Iterator[Flag]:
    """A range of years or days ends before it begins.

    ## Why it matters
    Nobody serves from 2015 to 2011. Either the ends changed places or one of them is wrong, and what the text says
    of the time between is in doubt.

    ## How it is computed
    Two years from 1800 to 2099, two months with their years, two days, or two whole dates are compared where they
    stand as a range: with a dash after a word that opens one ("period", "on", a weekday) or a bracket, with "to" after
    "from" and the like, or with "and" after "between". Two whole dates need no word that opens them. Two days of which
    only the last has a year are of one year unless that range is ten months long or less, or a whole year ("6 April to
    5 April"). The suggestion exchanges the two ends; six months or more backwards in one year, the next year comes
    first.

    ## Limits
    A late day before an early one of the next month ("28-2 Mei") is short for two months. Two months with one year
    ("from June to May 2021") may be of two years. Near words of scores, falls, countdowns, comparisons and moved dates,
    before units, hours' zones and "BC", nothing is said, nor of a dash that nothing opens: numbers of telephones look
    the same.

    ## Example
    “periode 2015-2011” → “periode 2011-2015”
    """
    text = article.text
    for item in reversed_ranges(text, article.lang):
        one, two = text[slice(*item.first)], text[slice(*item.last)]
        swapped = two + text[item.first[1] : item.last[0]] + one
        exchanged = Suggestion(item.first[0], item.last[1], swapped, say("the two ends exchanged"))
        yield Flag(
            rule="reversed-range",
            severity="warning",
            start=item.start,
            end=item.end,
            message=say("the range “{written}” ends before it begins", written=text[item.start : item.end]),
            proof=(say("{last} comes before {first}", first=one, last=two),),
            suggestions=(*_next_year(text, item), exchanged),
        )


def _next_year(text: str, item: Reversed) -> Iterator[Suggestion]:
    if item.next_year is not None:
        start, end = item.next_year
        yield Suggestion(start, end, str(int(text[start:end]) + 1), say("the next year"))

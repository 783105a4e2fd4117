"""The rule year-outlier: a year that no news is of, one key stroke from one that it is of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Suggestion, check, say
from factcheck.facts.years import outliers

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "year-outlier",
    severity="warning",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Empat tersangka ditangkap Rabu (6/3/3017). Kasus itu bermula pada 2 Maret 2017.",
            "Pabrik itu berdiri pada tahun 20014, lalu ditutup pada 2019.",
            "Rapat pertama digelar 4 Mei 2106. Rapat kedua menyusul pada 9 Mei 2016.",
        ),
        "en": (
            "The first meeting was on 4 May 2106. The second followed on 9 May 2016.",
            "The mill was built in 20014, and closed in 2019.",
        ),
    },
    good={
        "id": (
            "Rapat pertama digelar 4 Mei 2016. Pemerintah menargetkan nol emisi pada tahun 2060.",
            "Kisah dalam film itu terjadi pada 4 Mei 2106, padahal film itu dibuat 9 Mei 2016.",
            "Surat itu bertanggal 8 Muharam 1422 H, atau 2 April 2001.",
        ),
        "en": (
            "The meeting was on 4 May 2016. By 2100 the sea may rise by a metre.",
            "The comet returns on 28 July 2061; it was last seen in 1986.",
            "In 2016 the charity fed 20014 people in 20014 homes.",
        ),
    },
)
def year_outlier(article: Analysed) -> Iterator[Flag]:
    """A year lies so far from the article's other years that it is hardly meant.

    ## Why it matters
    Two figures that changed places turn last week into the next century. Readers smile; archives sort it wrongly.

    ## How it is computed
    The article's own year is that of its publication date, else the latest of its exact days, else of all years from
    1900 to 2049 that it names. A day beside a weekday or in figures in brackets is far more than 4 years after it
    when one key stroke (a figure changed, lost, doubled, or two neighbours swapped) leads to one of the article's
    years, or when it is after 2049; or before 1800. Any other exact day must lie after 2199, or after 2049 and more
    than 30 years ahead; a bare year ("in 2106"; followed by a mark, or by a word that no number of things has after it)
    after 2100 or have five figures; both one key stroke from one of the article's years, or with one figure doubled.
    The year one key stroke away is the suggestion.

    ## Limits
    Near words of forecasts, debts, long plans, heaven and fiction nothing is said, nor of Hijri years and those before
    Christ. A past year that is wrong cannot be told from history. A date that also disagrees with its weekday is left
    to weekday-mismatch.

    ## Example
    “4 May 2106” beside “9 May 2016”: 2016 is suggested.
    """
    for item in outliers(article.text, article.lang, article.article.published):
        start, end = item.span
        distance = str(abs(item.year - item.reference))
        if item.published:
            proof = say(
                "the article was published in {year}, {distance} years away",
                year=str(item.reference),
                distance=distance,
            )
        else:
            proof = say(
                "the article's own year is {year}, {distance} years away", year=str(item.reference), distance=distance
            )
        yield Flag(
            rule="year-outlier",
            severity="warning",
            start=start,
            end=end,
            message=say("the year {year} is far from all others", year=str(item.year)),
            proof=(proof,),
            suggestions=tuple(Suggestion(start, end, str(year), say("one key stroke away")) for year in item.meant),
        )

"""The rule missing-year: an exact day whose year nothing tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Related, check, say
from factcheck.facts.date_anchors import missing_years
from factcheck.facts.date_dialect import dialect

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "missing-year",
    severity="info",
    family="dates",
    languages=("id", "en"),
    needs=("digit", "weekday"),
    bad={
        "id": (
            "Warga Sukamaju mengungsi sejak Minggu (10/1).",
            "Rapat digelar Sabtu (9/1/2020) dan dilanjutkan Minggu (10/1).",
        ),
        "en": ("The villagers left their homes on Sunday (10/1).", "They will return on Sunday, 17 January."),
    },
    good={
        "id": (
            "Warga Sukamaju mengungsi sejak Minggu (10/1/2021) dan pulang Senin (11/1).",
            Article("Warga Sukamaju mengungsi sejak Minggu (10/1).", published=date(2021, 1, 11)),
            "Sebagian warga (1/3) pulang, dan tiap 17 Agustus lapangan itu ramai.",
        ),
        "en": (
            "The villagers left on Sunday, 10 January 2021, and returned on Sunday, 17 January.",
            Article("They will return on Sunday, 17 January.", published=date(2021, 1, 11)),
            "A part of them (1/3) returned, and every 1 May the square is full.",
        ),
    },
)
def missing_year(article: Analysed) -> Iterator[Flag]:
    """A day is named exactly, and nothing tells its year.

    ## Why it matters
    "Minggu (10/1)" is clear on the day itself. In a cutting, an archive or a copy it may be of any year.

    ## How it is computed
    A day and month without a year beside a weekday, in figures only in brackets, is noted when the publication date is
    unknown and the text holds no whole date that settles it: one whose weekday, if it has one, agrees with the
    calendar, and that lies at most three years before the last year that the text names. One note an article; the
    other such days are shown with it.

    ## Limits
    Any whole date of the last years settles all days, near or far. A day without a weekday ("on 17 August") may be of
    every year and is not noted.

    ## Example
    “Minggu (10/1)” where the only other date, “Sabtu (9/1/2020)”, contradicts the calendar.
    """
    if article.article.published is not None:
        return
    found = missing_years(
        article.text,
        article.lang,
        lambda: article.dates,
        lambda: dialect(article.text, article.lang, article.article.lang),
    )
    if found is None:
        return
    (start, end), *others = found.places
    again = say("its year is missing too")
    doubt = say("this whole date contradicts its weekday, so it settles nothing")
    yield Flag(
        rule="missing-year",
        severity="info",
        start=start,
        end=end,
        message=say("nothing tells the year of “{written}”", written=article.text[start:end]),
        proof=(say("no publication date is known, and no whole date in the text settles it"),),
        related=(
            *(Related(*span, "same-error", again) for span in others),
            *(Related(*span, "evidence", doubt) for span in found.doubtful[:3]),
        ),
    )

"""The rule relative-date-without-anchor: "yesterday" in a text that does not say when it speaks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Related, check, say
from factcheck.facts.date_anchors import unanchored
from factcheck.facts.date_dialect import dialect

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "relative-date-without-anchor",
    severity="info",
    family="dates",
    languages=("id", "en"),
    bad={
        "id": (
            "Kebakaran melanda pasar itu pada awal pekan ini.",
            "Rapat digelar Sabtu (9/1/2020), dan hasilnya diumumkan akhir bulan ini.",
        ),
        "en": ("The fire broke out last week.", "The council met last night and will meet again next week."),
    },
    good={
        "id": (
            "Rapat digelar Sabtu (9/1/2021), dan hasilnya diumumkan akhir bulan ini.",
            Article("Kebakaran melanda pasar itu pada awal pekan ini.", published=date(2021, 1, 12)),
            "“Kami melihatnya pekan lalu,” kata Rahmat.",
        ),
        "en": (
            "The council met on 9 January 2021 and will meet again next week.",
            Article("The fire broke out last week.", published=date(2021, 1, 12)),
            '"We saw it last week," said Rahmat.',
        ),
    },
)
def relative_date_without_anchor(article: Analysed) -> Iterator[Flag]:
    """A day is told from the day of writing, which nothing names.

    ## Why it matters
    "Last week" is another week for every reader. A page that is found by a search, or printed a month later, must say
    from which day it speaks.

    ## How it is computed
    Words such as "kemarin", "last week" or "Senin lalu" (the language's `date_rules` table) outside quotations are
    noted when the publication date is unknown and the text holds no whole date that anchors them: one whose weekday, if
    it has one, agrees with the calendar, and that lies at most three years before the last year the text names. Noted
    are texts in which a whole date is in doubt, in which two such words stand, or one to each 1,000 characters; words
    that are also said of no certain day ("today", "tahun lalu") count only in the last way, and half. One note an
    article.

    ## Limits
    Any whole date of the last years is taken for the anchor, even if it is another day's.

    ## Example
    “awal pekan ini” where the only date, “Sabtu (9/1/2020)”, contradicts the calendar.
    """
    if article.article.published is not None:
        return
    found = unanchored(
        article.text,
        article.lang,
        article.scan.vocabulary,
        lambda: article.dates,
        lambda: article.quotes,
        lambda: dialect(article.text, article.lang, article.article.lang),
    )
    if found is None:
        return
    (start, end), *others = found.places
    again = say("this counts from the same unknown day")
    doubt = say("this whole date contradicts its weekday, so it settles nothing")
    yield Flag(
        rule="relative-date-without-anchor",
        severity="info",
        start=start,
        end=end,
        message=say("nothing tells from which day “{written}” counts", written=article.text[start:end]),
        proof=(say("no publication date is known, and no whole date in the text settles it"),),
        related=(
            *(Related(*span, "same-error", again) for span in others),
            *(Related(*span, "evidence", doubt) for span in found.doubtful[:3]),
        ),
    )

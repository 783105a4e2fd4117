"""The rule date-after-publication: what is told as past, on a day that had not come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Related, check, say
from factcheck.facts.later_dates import later_dates

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "date-after-publication",
    severity="warning",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            Article("Bupati telah meresmikan pasar itu pada 25 Juni 2021.", published=date(2021, 6, 20)),
            Article("“Air sudah surut,” kata Rahmat kepada wartawan, Jumat (25/6/2021).", published=date(2021, 6, 20)),
        ),
        "en": (Article("The market was opened on 25 June 2021.", published=date(2021, 6, 20)),),
    },
    good={
        "id": (
            Article("Bupati telah meresmikan pasar itu pada 18 Juni 2021.", published=date(2021, 6, 20)),
            Article("Bupati akan meresmikan pasar itu pada 25 Juni 2021.", published=date(2021, 6, 20)),
            Article("Izin itu telah terbit dan berlaku hingga 25 Juni 2021.", published=date(2021, 6, 20)),
            "Bupati telah meresmikan pasar itu pada 25 Juni 2021.",
        ),
        "en": (
            Article("The market was opened on 18 June 2021.", published=date(2021, 6, 20)),
            Article("The market will open on 25 June 2021.", published=date(2021, 6, 20)),
            Article("The match, played in Tokyo, was on 21 June 2021.", published=date(2021, 6, 20)),
        ),
    },
)
def date_after_publication(article: Analysed) -> Iterator[Flag]:
    """Something is told as past on a day after the publication.

    ## Why it matters
    A report cannot know what happened tomorrow: the date is wrong, or a plan is told as done.

    ## How it is computed
    Only where the publication date is known. A whole date, or a day without a year within 60 days, that lies at least
    two days after it (two time zones may have two dates) and agrees with the weekday beside it is flagged when a sign
    of the past ("telah", "was", "collapsed") or of a report ("kata") stands shortly before it in its sentence, no word
    of plans, limits and validity stands in that sentence, and no "for" leads to it. In English both orders of day and
    month must lie after publication.

    ## Limits
    There is no suggestion: whether the date or the tense is wrong cannot be told. A date more than four years ahead is
    left to year-outlier, one that disagrees with its weekday to weekday-mismatch. An article that was changed after
    its publication date may tell later days rightly.

    ## Example
    “telah meresmikan pasar itu pada 25 Juni 2021” in an article of 20 June 2021.
    """
    published = article.article.published
    if published is None:
        return
    text = article.text
    for item in later_dates(text, article.lang, article.sentences, published):
        written, when = item.written, item.when.isoformat()
        yield Flag(
            rule="date-after-publication",
            severity="warning",
            start=written.start,
            end=written.end,
            message=say("{when:date} is told as past, and lies after the publication", when=when),
            proof=(
                say(
                    "published on {published:date}, {days} days before {when:date}",
                    published=published.isoformat(),
                    days=(item.when - published).days,
                    when=when,
                ),
            ),
            related=(Related(*item.word, "evidence", say("this tells it as past")),),
        )

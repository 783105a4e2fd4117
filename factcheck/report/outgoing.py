"""Whether a notice, a debunk or a ClaimReview has all that it needs to be approved or published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.report import claimreview, debunk, notice
from factcheck.report.gather import gather
from factcheck.report.notice import PLAIN
from factcheck.report.reviews import reviews

if TYPE_CHECKING:
    from factcheck.model import Outgoing
    from factcheck.settings import Settings
    from factcheck.store import Store


def refuse_unready(store: Store, kind: Outgoing, target: int, settings: Settings, *, url: str = "") -> None:
    """Raise UsageError for a text that could not be exported as the record is, with all that it lacks.

    `target` is an article for a notice, else a claim. `url` is where it is being published: before that, nobody asks
    for the address of a review. A notice that states something (a reply, a withdrawal) is the newsroom's own text, so
    that of an article without corrections only the stage and the address are asked for.
    """
    if kind == "notice":
        report = gather(store, target, settings)
        stated = PLAIN if notice.owed(report) else replace(PLAIN, case="note", statement="-")
        notice.refuse(report, stated, without_url=True)
        return
    (review,) = reviews([gather(store, store.claim(target).article, settings)], settings, [target])
    review = replace(review, url=review.url or url or "https://not.asked.example")
    lacks, name = (
        (claimreview.missing(review), "ClaimReview") if kind == "claimreview" else (debunk.missing(review), "A debunk")
    )
    claimreview.refuse_incomplete({review.claim: lacks}, name)

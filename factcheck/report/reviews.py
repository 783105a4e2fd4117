"""A review of somebody else's claim: what a debunk and a ClaimReview are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.report.gather import visible
from factcheck.report.times import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.report.gather import ArticleReport, Item
    from factcheck.report.sources import Source
    from factcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Rating:
    """A newsroom's word for how true a claim is; the numbers go together, and the best is the truest."""

    label: str
    value: int | None = None
    worst: int | None = None
    best: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A claim of others with what was found; dates are ISO, texts are public, "" and None say that it is not known.

    `claim` is its number in the record. `third_party`: it is not from the newsroom's own story. `restated` is the claim
    in one positive sentence, `narrative` as it went about (default: restated), `url` the page of the full check.
    """

    claim: int
    lang: str
    third_party: bool = False
    title: str = ""
    restated: str = ""
    narrative: str = ""
    claimant: str = ""
    claimant_url: str = ""
    claim_date: str = ""
    appearances: tuple[str, ...] = ()
    rating: Rating | None = None
    category: str = ""
    explanation: str = ""
    conclusion: str = ""
    sources: tuple[Source, ...] = ()
    url: str = ""
    checked: str = ""
    publisher: str = ""
    publisher_url: str = ""


def reviews(report: ArticleReport, settings: Settings) -> Iterator[Review]:
    """The reviews that an article's record holds: its checkable claims that were ruled on."""
    for item in report.items:
        if item.claim.checkable and item.claim.status != "open":
            yield _review(report, item, settings)


def _review(report: ArticleReport, item: Item, settings: Settings) -> Review:
    said, article = item.claim.attribution, report.article
    ruled = max((ruling.at for ruling in item.claim.rulings), default="")
    return Review(
        claim=item.claim.id,
        lang=article.lang,
        third_party=not report.ours,
        narrative=item.claim.text,
        claimant=said.speaker if said else "",
        explanation="\n\n".join(note.text for note in visible(item.notes, public=True)),
        sources=tuple(visible(item.evidence, public=True)),
        checked=local(ruled, report.zone).date().isoformat() if ruled else "",
        publisher=settings.newsroom,
        publisher_url=settings.website,
    )

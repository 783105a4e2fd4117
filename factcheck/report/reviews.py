"""A review of somebody else's claim: what a debunk and a ClaimReview are written from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.ratings import BEST, WORST
from factcheck.report.gather import visible
from factcheck.report.times import local
from factcheck.store.records import DescriptionRow

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from factcheck.report.gather import ArticleReport, Item
    from factcheck.report.sources import Source
    from factcheck.settings import Settings
    from factcheck.store.records import RatingRow


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


def reviews(reports: Sequence[ArticleReport], settings: Settings, claims: Collection[int] = ()) -> list[Review]:
    """The reviews that articles' records hold: of the claims named, else of others' that were rated or described.

    Where there is none of these, of what else was rated or described, or else ruled on: what each lacks is told then.
    """
    every = [(report, item) for report in reports for item in report.items]
    if claims:
        chosen = [pair for pair in every if pair[1].claim.id in claims]
    else:
        ruled = [pair for pair in every if pair[1].claim.status != "open"]
        told = [(report, item) for report, item in ruled if item.claim.rating or item.described]
        others = [pair for pair in told if _third_party(*pair)]
        chosen = others or told or [pair for pair in ruled if pair[1].claim.checkable]
    return [_review(report, item, settings) for report, item in chosen]


def _third_party(report: ArticleReport, item: Item) -> bool:
    return not report.ours or (item.described is not None and item.described.third_party)


def _review(report: ArticleReport, item: Item, settings: Settings) -> Review:
    said, article = item.claim.attribution, report.article
    ruled = max((ruling.at for ruling in item.claim.rulings), default="")
    told = item.described or DescriptionRow()
    notes = "\n\n".join(note.text for note in visible(item.notes, public=True))
    return Review(
        claim=item.claim.id,
        lang=article.lang,
        third_party=_third_party(report, item),
        title=told.title,
        restated=told.restated,
        narrative=item.claim.text,
        claimant=told.claimant or (said.speaker if said else ""),
        claimant_url=told.claimant_url,
        claim_date=told.claim_date,
        appearances=told.appearances,
        rating=_rating(item.claim.rating, article.lang),
        category=told.category,
        explanation=told.explanation or notes,
        conclusion=told.conclusion,
        sources=tuple(visible(item.evidence, public=True)),
        url=told.review_url or _published_at(item),
        checked=local(ruled, report.zone).date().isoformat() if ruled else "",
        publisher=settings.newsroom,
        publisher_url=settings.website,
    )


def _rating(row: RatingRow | None, lang: str) -> Rating | None:
    if row is None:
        return None
    numbers = (row.rating.value, WORST, BEST) if row.rating.value is not None else (None, None, None)
    return Rating(row.rating.word(lang), *numbers)


def _published_at(item: Item) -> str:
    """Where the check of a claim was published, when nobody said where it is to stand; "" when it was not."""
    return next((row.url for row in item.claim.publications if row.url and row.kind in ("debunk", "claimreview")), "")

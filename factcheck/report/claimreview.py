"""ClaimReview, the JSON-LD by which search engines and archives know a check of somebody else's claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.report.content import web_link
from factcheck.report.jsonld import written
from factcheck.report.reviews import Review, reviews

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.report.job import Job


def claimreview_export(job: Job) -> str:
    """The reviews of all articles of the job."""
    return claim_reviews(reviews(job.reports, job.settings, job.wanted.claims))


def claim_reviews(found: Sequence[Review]) -> str:
    """One object for one review, a graph for several (which search engines show no rating from: one page, one review).

    Raises UsageError when one lacks what it needs, with all that is missing, and when there is none.
    """
    if not found:
        raise UsageError("there is no ruling on a claim to publish", "rule on one first")
    refuse_incomplete({review.claim: missing(review) for review in found}, "ClaimReview")
    return written([claim_review(review) for review in found])


def refuse_incomplete(lacks: dict[int, tuple[str, ...]], what: str) -> None:
    """Raise UsageError that names each claim with what it lacks."""
    named = [f"claim {claim} ({', '.join(names)})" for claim, names in lacks.items() if names]
    if named:
        more = f" and {len(named) - 5} more" if len(named) > 5 else ""
        raise UsageError(
            f"{what} cannot be written, it lacks: {'; '.join(named[:5])}{more}",
            "give it with `factcheck describe`, `rate` and `evidence --public`",
        )


def missing(review: Review) -> tuple[str, ...]:
    """What a review lacks for ClaimReview: what Google requires (claimReviewed, reviewRating.alternateName, url, the
    author's name or address), and what makes a check one (a claim of others, an explanation, public evidence).
    """
    return tuple(_missing(review))


def _missing(review: Review) -> Iterator[str]:
    if not review.third_party:
        yield "a claim of others, not of our own story"
    if not review.restated.strip():
        yield "the restated claim"
    if review.rating is None or not review.rating.label.strip():
        yield "a rating"
    elif not _in_order(review):
        yield "a rating number between the worst and the best (from 1)"
    if not review.explanation.strip():
        yield "an explanation"
    if not any(source.public and web_link(source.url) for source in review.sources):
        yield "public evidence"
    if not web_link(review.url):
        yield "the address of the review"
    if not (review.publisher or web_link(review.publisher_url)):
        yield "the newsroom's name (newsroom in factcheck.toml)"


def _in_order(review: Review) -> bool:
    rating = review.rating
    if rating is None or (rating.value, rating.worst, rating.best) == (None, None, None):
        return True
    if rating.value is None or rating.worst is None or rating.best is None:
        return False
    return 1 <= rating.worst <= rating.value <= rating.best and rating.worst < rating.best


def claim_review(review: Review) -> dict[str, Any]:
    """The object of a complete review, as Google's and schema.org's pages on ClaimReview have it (read in 2026)."""
    rating = review.rating
    assert rating is not None
    return {
        "@type": "ClaimReview",
        "url": review.url,
        "datePublished": review.checked,
        "inLanguage": review.lang,
        "author": {"@type": "Organization", "name": review.publisher, "url": web_link(review.publisher_url)},
        "claimReviewed": review.restated,
        "itemReviewed": _claim(review),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": rating.label,
            "ratingValue": rating.value,
            "bestRating": rating.best,
            "worstRating": rating.worst,
            "ratingExplanation": review.conclusion or review.explanation,
        },
        "citation": [source.url for source in review.sources if source.public and web_link(source.url)],
    }


def _claim(review: Review) -> dict[str, Any]:
    """The claim; a claimant is left out unless the name is known."""
    links = [url for url in review.appearances if web_link(url)]
    who = {"@type": "Person", "name": review.claimant, "sameAs": web_link(review.claimant_url)}
    return {
        "@type": "Claim",
        "author": who if review.claimant else None,
        "datePublished": review.claim_date,
        "firstAppearance": {"@type": "CreativeWork", "url": links[0]} if links else None,
        "appearance": [{"@type": "CreativeWork", "url": url} for url in links[1:]],
    }

"""The fact-check of somebody else's claim as an article: claim, explanation, conclusion, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report.claimreview import refuse_incomplete
from factcheck.report.reviews import Review, reviews
from factcheck.report.sources import cited
from factcheck.report.times import written_date
from factcheck.report.wording import SHIPPED, Wording
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.report.job import Job
    from factcheck.report.sources import Source


def debunk_export(job: Job) -> str:
    """The reviews of all articles of the job."""
    return debunks(reviews(job.reports, job.settings, job.wanted.claims), job.words)


def debunks(found: Sequence[Review], wording: Wording = SHIPPED) -> str:
    """The texts, one after the other. Raises UsageError when one lacks what it needs, and when there is none."""
    refuse_incomplete({review.claim: missing(review) for review in found} or {0: ("a ruling",)}, "A debunk")
    return "\n\n\n".join(debunk(review, wording) + "\n" for review in found)


def missing(review: Review) -> tuple[str, ...]:
    """What a review lacks for a debunk."""
    needed = {
        "a claim of others, not of our own story": review.third_party,
        "a rating": review.rating is not None and review.rating.label.strip(),
        "the restated claim": review.restated.strip(),
        "an explanation": review.explanation.strip(),
        "public evidence": any(source.public for source in review.sources),
    }
    return tuple(name for name, there in needed.items() if not there)


def debunk(review: Review, wording: Wording = SHIPPED) -> str:
    """The text of a complete review. Without a conclusion of its own, it concludes with the rating's word."""
    lang = review.lang
    label = review.rating.label if review.rating else ""

    def words(key: str, **fields: str) -> str:
        return wording.fill(lang, "debunk", key, **{name: display(text) for name, text in fields.items()})

    when = written_date(review.claim_date, lang) if review.claim_date else ""
    return wording.fill(
        lang,
        "debunk",
        "layout",
        heading=words("title", rating=label.upper(), title=review.title or review.restated),
        byline=words("byline", date=written_date(review.checked, lang)) if review.checked else "",
        narrative=display(review.narrative or review.restated, lines=True),
        claimant=words("claimant", claimant=review.claimant, date=when).strip(" ,") if review.claimant else "",
        appearances="\n".join(words("appearance", address=url) for url in review.appearances),
        explanation=display(review.explanation, lines=True),
        conclusion=display(review.conclusion, lines=True) or words("concluded", rating=label),
        category=words("category", category=review.category) if review.category else "",
        sources="\n".join(_sources(review, wording)),
        address=display(review.url),
    )


def _sources(review: Review, wording: Wording) -> Iterator[str]:
    for number, source in enumerate((each for each in review.sources if each.public), 1):
        yield from _source(number, source, review.lang, wording)


def _source(number: int, source: Source, lang: str, wording: Wording) -> Iterator[str]:
    name = f"{display(cited(source))}." if cited(source) else ""
    line = wording.fill(lang, "debunk", "source", number=str(number), name=name, address=display(source.url))
    yield " ".join(line.split())
    if source.archived:
        yield wording.fill(lang, "debunk", "archived", address=display(source.archived))

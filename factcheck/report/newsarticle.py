"""A newsroom's own corrections as JSON-LD: NewsArticle with CorrectionComment (schema.org), never a rating."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.messages import translator
from factcheck.report.content import web_link
from factcheck.report.jsonld import written
from factcheck.report.notice import owed, sentence
from factcheck.report.times import local

if TYPE_CHECKING:
    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job
    from factcheck.report.wording import Wording
    from factcheck.settings import Settings


def newsarticle_export(job: Job) -> str:
    """The articles that owe their readers a correction. Raises UsageError for none, or for one without an address."""
    found = [report for report in job.reports if owed(report)]
    if not found:
        raise UsageError("no published article has a correction that changed the meaning", "a slip needs no notice")
    for report in found:
        if not web_link(report.article.url or ""):
            number = report.article.id
            raise UsageError(f"article {number} has no address to link to", f"amend {number} --url")
    return written([news_article(report, job.settings, job.words) for report in found])


def news_article(report: ArticleReport, settings: Settings, words: Wording) -> dict[str, Any]:
    """The article with one correction comment for each correction that readers are owed."""
    article = report.article
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": settings.newsroom,
        "url": settings.website,
        "correctionsPolicy": settings.corrections_policy,
    }
    items = owed(report)
    return {
        "@type": "NewsArticle",
        "url": article.url,
        "headline": report.title(public=True),
        "inLanguage": article.lang,
        "datePublished": article.published,
        "dateModified": max(_time(item.change.at, report.zone) for item in items),
        "publisher": publisher if settings.newsroom or settings.website else None,
        "correction": [
            {
                "@type": "CorrectionComment",
                "text": sentence(report, item, words, translator(article.lang)).removeprefix("- "),
                "datePublished": _time(item.change.at, report.zone),
            }
            for item in items
        ],
    }


def _time(stamp: str, zone: str) -> str:
    return local(stamp, zone).isoformat(timespec="seconds")

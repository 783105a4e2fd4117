"""The public list of corrections as one HTML page, newest first."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.messages import interface_language, translator
from factcheck.report.content import correction_entry
from factcheck.report.html import entry_html
from factcheck.report.markup import element, esc, items, link, outside
from factcheck.report.notice import owed
from factcheck.report.page import page
from factcheck.report.times import local, written_date, written_time

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.report.gather import ArticleReport, Correction
    from factcheck.report.job import Job
    from factcheck.settings import Settings


def corrections_page_export(job: Job) -> str:
    """The page on all articles of the job."""
    return corrections_page(job.reports, job.settings, since=job.wanted.since)


def corrections_page(reports: Sequence[ArticleReport], settings: Settings, *, since: str = "") -> str:
    """What readers were owed a correction for, article by article, the one corrected last first.

    `since` is an ISO date in the newsroom's zone: only corrections made from that day on. The page is in the language
    of the screen that is set, else in that of most of its articles. Raises UsageError for a date that is none.
    """
    day = _day(since)
    found = [(report, rows) for report in reports if (rows := [c for c in owed(report) if _is_since(c, report, day)])]
    found.sort(key=lambda pair: (max(item.change.at for item in pair[1]), pair[0].article.id), reverse=True)
    lang = interface_language(settings.language or _most_common(report.article.lang for report in reports))
    word = translator(lang)
    name = word("Published corrections") + (f": {settings.newsroom}" if settings.newsroom else "")
    head = [outside("h1", name)]
    if day:
        head.append(element("p", esc(word("Since {date}").format(date=written_date(since, lang))), cls="kind"))
    if settings.corrections_policy:
        head.append(element("p", link(settings.corrections_policy, word("How we correct"))))
    body = [_article(report, rows) for report, rows in found] or [element("p", esc(word("No corrections.")))]
    return page(name, lang, element("main", element("header", "\n".join(head)) + "\n".join(body)))


def _day(since: str) -> date | None:
    try:
        return date.fromisoformat(since) if since else None
    except ValueError:
        raise UsageError(f"{since!r} is no date", "write it as YYYY-MM-DD") from None


def _is_since(item: Correction, report: ArticleReport, day: date | None) -> bool:
    return day is None or local(item.change.at, report.zone).date() >= day


def _most_common(languages: Iterable[str]) -> str:
    counted = Counter(map(interface_language, languages))
    return min(counted, key=lambda lang: (-counted[lang], lang), default="en")


def _article(report: ArticleReport, rows: Sequence[Correction]) -> str:
    lang, word = report.article.lang, translator(report.article.lang)
    title = report.title(public=True)
    head = element("h2", link(report.article.url or "", title), dir="auto")
    latest = written_time(max(item.change.at for item in rows), report.zone, lang)
    when = element("p", esc(word("Corrected {when}.").format(when=latest)), cls="when")
    entries = [entry_html(correction_entry(report, item, word, public=True)) for item in rows]
    return element("article", "\n".join([head, when, items("ul", entries, cls="entries")]), lang=lang)

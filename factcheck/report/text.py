"""The corrections report as plain text, to be pasted into a message or printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import translator
from factcheck.report.content import content, plain
from factcheck.report.wording import SHIPPED, Wording
from factcheck.store.state import clean
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.report.content import Content, Line, Section
    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job


def text_export(job: Job) -> str:
    """The reports, one after the other."""
    public, words = job.wanted.public, job.words
    return f"\n{'=' * 72}\n\n".join(article_text(report, public=public, wording=words) for report in job.reports)


def article_export(job: Job) -> str:
    """The corrected text of one article alone."""
    return clean(job.reports[0].corrected_text)


def article_text(report: ArticleReport, *, public: bool = False, wording: Wording = SHIPPED) -> str:
    """The report of one article, internal unless `public`; lines are as long as their words."""
    page = content(report, public=public, wording=wording)
    return "\n".join(_lines(page, report)) + "\n"


def _lines(page: Content, report: ArticleReport) -> Iterator[str]:
    word = translator(page.lang)
    yield f"{page.kind}: {display(page.title)}"
    if page.internal:
        yield page.internal
    yield ""
    yield from (_labelled(row.label, row.line) for row in page.facts)
    for section in page.sections:
        yield from _section(section, page)
    if page.notice:
        yield from _titled(word("Notice"))
        yield page.notice
    if report.ours:
        yield from _titled(word("Corrected text"))
        yield display(report.corrected_text.strip("\r\n"), lines=True)


def _titled(title: str) -> Iterator[str]:
    yield from ("", title, "-" * len(title))


def _section(section: Section, page: Content) -> Iterator[str]:
    yield from _titled(f"{section.title} ({len(section.entries)})")
    if not section.entries:
        yield page.none
    for number, entry in enumerate(section.entries, 1):
        sign = f"{number}." if section.numbered else "-"
        yield f"{sign} {display(plain(entry.head))}"
        yield from (" " * (len(sign) + 1) + _labelled(row.label, row.line) for row in entry.rows)


def _labelled(label: str, line: Line) -> str:
    words = display(plain(line))
    return f"{label}: {words}" if label else words

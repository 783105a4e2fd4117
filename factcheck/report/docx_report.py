"""The corrections report as a Word document, for a desk that files and forwards in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import translator
from factcheck.report.content import content
from factcheck.report.gather import LINE_END
from factcheck.report.ooxml import Document, packed, paragraph, run, safe_words
from factcheck.report.wording import SHIPPED, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.report.content import Content, Line, Row, Section
    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job

_BOLD = "<w:b/><w:bCs/>"
_STYLES = {
    "plain": "",
    "strong": _BOLD,
    "cut": '<w:strike/><w:color w:val="7C1111"/>',
    "added": '<w:color w:val="0B4A1B"/><w:u w:val="single"/>',
}
_LINK = '<w:color w:val="0B4F95"/><w:u w:val="single"/>'
_SOFT = '<w:color w:val="50525B"/>'


def docx_report_export(job: Job) -> bytes:
    """The document on all articles of the job."""
    return report_document(job.reports, public=job.wanted.public, newsroom=job.settings.newsroom, wording=job.words)


def report_document(
    reports: Sequence[ArticleReport], *, public: bool = False, newsroom: str = "", wording: Wording = SHIPPED
) -> bytes:
    """The report on one article or several, internal unless `public`."""
    pages = [content(report, public=public, wording=wording) for report in reports]
    links = _Links()
    body = "".join(part for report, page in zip(reports, pages, strict=True) for part in _article(report, page, links))
    title = f"{pages[0].kind}: {pages[0].title}" if pages else "factcheck"
    stamp = max((report.stamp for report in reports), default="1980-01-01T00:00:00Z")
    lang = pages[0].lang if pages else "en"
    return packed(Document(body, title, newsroom, lang, stamp, links=tuple(links.known.items())))


class _Links:
    """Web addresses of a document by the ids that its text refers to them with."""

    def __init__(self) -> None:
        self.known: dict[str, str] = {}

    def of(self, url: str) -> str:
        name = f"rIdLink{len(self.known) + 1}"
        self.known[name] = url
        return name


def _article(report: ArticleReport, page: Content, links: _Links) -> Iterator[str]:
    word = translator(page.lang)
    yield paragraph(run(f"{page.kind}: {safe_words(page.title)}"), "Title")
    if page.internal:
        yield paragraph(run(page.internal), "Internal")
    yield from (_row(row, links, "") for row in page.facts)
    for section in page.sections:
        yield from _section(section, page, links)
    if page.notice:
        yield paragraph(run(word("Notice")), "Heading1")
        yield from _block(page.notice)
    if report.ours:
        yield paragraph(run(word("Corrected text")), "Heading1")
        yield from _block(report.corrected_text.strip("\r\n"))


def _section(section: Section, page: Content, links: _Links) -> Iterator[str]:
    yield paragraph(run(f"{section.title} ({len(section.entries)})"), "Heading1")
    if not section.entries:
        yield paragraph(run(page.none))
    for number, entry in enumerate(section.entries, 1):
        sign = f"{number}." if section.numbered else "•"
        yield paragraph(run(f"{sign}\t") + _line(entry.head, links), "Entry")
        if entry.diff:
            yield paragraph(_line(entry.diff, links), "Row")
        yield from (_row(row, links, "Row") for row in entry.rows if not (entry.diff and row.told_by_diff))


def _row(row: Row, links: _Links, style: str) -> str:
    label = run(f"{row.label}: ", _SOFT) if row.label else ""
    return paragraph(label + _line(row.line, links), style)


def _line(line: Line, links: _Links) -> str:
    parts = []
    for each in line:
        words = safe_words(each.text)
        if each.link:
            parts.append(f'<w:hyperlink r:id="{links.of(each.link)}">{run(words, _LINK)}</w:hyperlink>')
        else:
            parts.append(run(words, _STYLES[each.kind]))
    return "".join(parts)


def _block(text: str) -> Iterator[str]:
    """A text of several lines, a paragraph each."""
    yield from (paragraph(run(safe_words(line)), "Quoted") for line in LINE_END.split(text))

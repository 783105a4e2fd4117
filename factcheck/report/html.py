"""The corrections report as one HTML file: counts, timeline, corrections as word diffs, and the corrected text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import translator
from factcheck.report.content import content
from factcheck.report.markup import element, esc, items, line, outside
from factcheck.report.page import page
from factcheck.report.timeline import moments
from factcheck.report.timeline_svg import timeline_svg
from factcheck.report.wording import SHIPPED, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.report.content import Content, Entry, Row, Section
    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job


def html_export(job: Job) -> str:
    """The page on all articles of the job."""
    return html_report(job.reports, public=job.wanted.public, wording=job.words)


def html_report(reports: Sequence[ArticleReport], *, public: bool = False, wording: Wording = SHIPPED) -> str:
    """The page on one article or several, internal unless `public`."""
    contents = [content(report, public=public, wording=wording) for report in reports]
    if not contents:
        return page("factcheck", "en", element("main", ""))
    first, alone = contents[0], len(contents) == 1
    parts = [
        _article(report, each, number, public, level=1 if alone else 2)
        for number, (report, each) in enumerate(zip(reports, contents, strict=True), 1)
    ]
    head = "" if alone else element("h1", esc(first.kind))
    title = f"{first.kind}: {first.title}" if alone else first.kind
    return page(title, first.lang, element("main", head + "\n".join(parts)))


def _article(report: ArticleReport, page: Content, number: int, public: bool, level: int) -> str:
    inner = "\n".join(_parts(report, page, f"a{number}", public, level))
    return element("article", inner, lang=page.lang, cls="part" if level > 1 else "")


def _parts(report: ArticleReport, page: Content, name: str, public: bool, level: int) -> Iterator[str]:
    word = translator(page.lang)
    below = f"h{level + 1}"
    yield _header(page, level)
    yield _counts(page, name)
    if drawn := timeline_svg(moments(report, public=public), page.lang, f"{name}-dates"):
        yield _part(below, word("Dates"), drawn, f"{name}-timeline")
    for section in page.sections:
        title = f"{section.title} ({len(section.entries)})"
        yield _part(below, title, _entries(section, page), f"{name}-{section.key}")
    if page.notice:
        notice = element("p", esc(page.notice, lines=True), cls="notice", dir="auto")
        yield _part(below, word("Notice"), notice, f"{name}-notice")
    if report.ours:
        text = element("div", line(page.text).strip("\n"), cls="text", dir="auto")
        yield _part(below, word("Corrected text"), text, f"{name}-text")


def _part(tag: str, title: str, inner: str, name: str) -> str:
    head = element(tag, esc(title), id=f"{name}-head")
    return element("section", f"{head}\n{inner}", id=name, aria_labelledby=f"{name}-head")


def _header(page: Content, level: int) -> str:
    parts = [element("p", esc(page.internal), cls="internal")] if page.internal else []
    parts += [element("p", esc(page.kind), cls="kind")] if level == 1 else []
    parts.append(outside(f"h{level}", page.title))
    named = "".join(_named(row) for row in page.facts if row.label)
    parts.append(element("dl", named, cls="facts"))
    parts += [element("p", line(row.line), cls="facts", dir="auto") for row in page.facts if not row.label]
    return element("header", "\n".join(parts))


def _named(row: Row) -> str:
    return element("div", element("dt", esc(row.label)) + element("dd", line(row.line), dir="auto"))


def _counts(page: Content, name: str) -> str:
    there = {section.key for section in page.sections}
    cells = []
    for label, number, key in page.counts:
        cell = f"<b>{number}</b> {element('span', esc(label))}"
        cells.append(element("a", cell, href=f"#{name}-{key}") if key in there else cell)
    return items("ul", cells, cls="counts")


def _entries(section: Section, page: Content) -> str:
    if not section.entries:
        return element("p", esc(page.none))
    rows = [entry_html(entry, number if section.numbered else 0) for number, entry in enumerate(section.entries, 1)]
    return items("ol" if section.numbered else "ul", rows, cls="entries")


def entry_html(entry: Entry, number: int = 0) -> str:
    """An entry; one with a diff shows that in place of was and should be. `number` 0: none."""
    parts = [element("p", (f"{number}. " if number else "") + line(entry.head), dir="auto")]
    if entry.diff:
        parts.append(element("p", line(entry.diff), cls="diff", dir="auto"))
    rows = [row_html(row) for row in entry.rows if not (entry.diff and row.told_by_diff)]
    return "".join(parts) + (items("ul", rows, cls="rows") if rows else "")


def row_html(row: Row) -> str:
    """A row with its label."""
    label = element("span", esc(row.label + ":"), cls="label") + " " if row.label else ""
    return element("div", label + line(row.line), dir="auto")

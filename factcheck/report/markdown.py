"""The corrections report as Markdown, in the article's language; outside text is escaped and never acts as markup."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from factcheck.messages import translator
from factcheck.report.content import content
from factcheck.report.wording import SHIPPED, Wording
from factcheck.text import display

if TYPE_CHECKING:
    from factcheck.report.content import Content, Entry, Line, Run, Section
    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_START = re.compile(r"^(\s*)(?:(\d{1,9})([.)])|([-+=#]))")


def escaped(text: str) -> str:
    """Outside text as literal Markdown text on one line: CommonMark's and GFM's marks are escaped."""
    return _START.sub(r"\1\2\\\3\4", _MARKUP.sub(r"\\\1", display(text)))


def fenced(text: str, info: str = "") -> str:
    """Outside text as a code block, its fence longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{info}\n{display(text, lines=True)}\n{fence}"


def markdown_export(job: Job) -> str:
    """The reports, one after the other."""
    public, words = job.wanted.public, job.words
    return "\n---\n\n".join(article_markdown(report, public=public, wording=words) for report in job.reports)


def article_markdown(report: ArticleReport, *, public: bool = False, wording: Wording = SHIPPED) -> str:
    """The report of one article, internal unless `public` (which leaves out notes, names, open claims, flags)."""
    page = content(report, public=public, wording=wording)
    word = translator(page.lang)
    parts = [f"# {page.kind}: {escaped(page.title)}"]
    parts += [f"**{page.internal}**"] if page.internal else []
    parts.append("\n".join(f"- {_labelled(row.label, row.line)}" for row in page.facts))
    for section in page.sections:
        parts += _section(section, page)
    parts += [f"## {word('Notice')}", fenced(page.notice)] if page.notice else []
    if not report.ours:
        return "\n\n".join(parts) + "\n"
    parts += [f"## {word('Corrected text')}", fenced(report.corrected_text.rstrip("\r\n"))]
    if report.corrected_text != report.text:
        parts += [f"## {word('Changes')}", fenced(unified_diff(report), "diff")]
    return "\n\n".join(parts) + "\n"


def _section(section: Section, page: Content) -> list[str]:
    title = f"## {escaped(section.title)} ({len(section.entries)})"
    if not section.entries:
        return [title, page.none]
    signs = [f"{n}." if section.numbered else "-" for n in range(1, len(section.entries) + 1)]
    return [title, "\n".join(_entry(sign, each) for sign, each in zip(signs, section.entries, strict=True))]


def _entry(sign: str, entry: Entry) -> str:
    indent = " " * (len(sign) + 1)
    rows = [f"{indent}- {_labelled(row.label, row.line)}" for row in entry.rows]
    return "\n".join([f"{sign} {_line(entry.head)}", *rows])


def _labelled(label: str, line: Line) -> str:
    return f"{label}: {_line(line)}" if label else _line(line)


def _line(line: Line) -> str:
    """The first run may begin a line, where Markdown reads signs that are plain elsewhere."""
    return "".join(_run(run) for run in line)


def _run(run: Run) -> str:
    text = escaped(run.text)
    return f"**{text}**" if run.kind == "strong" else text


def unified_diff(report: ArticleReport) -> str:
    """The unified diff from the article to its corrected text, line by line."""
    return "\n".join(
        difflib.unified_diff(
            report.text.splitlines(),
            report.corrected_text.splitlines(),
            "original",
            "corrected",
            lineterm="",
            n=1,
        )
    )

"""Comments in the margin of a Word file: why each correction was made, and what the reviewers noted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.messages import translator
from factcheck.report.gather import visible
from factcheck.report.ooxml import paragraph, quoted, run, safe_words
from factcheck.report.sources import cited
from factcheck.report.terms import CHANGE_CLASS, verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.model import Span
    from factcheck.report.gather import ArticleReport, Correction


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on `start:end` of a text, half-open, in code points; each of `lines` is a paragraph.

    `at` is when it was made, as stored, "" for not known.
    """

    start: int
    end: int
    author: str
    lines: tuple[str, ...]
    at: str = ""


def correction_comment(report: ArticleReport, item: Correction, author: str, span: Span, *, public: bool) -> Comment:
    """What a correction's comment says: class, rule, reason, why, and the evidence that may be shown."""
    return Comment(*span, author, tuple(_reasons(report, item, public)), item.change.at)


def _reasons(report: ArticleReport, item: Correction, public: bool) -> Iterator[str]:
    word, change = translator(report.article.lang), item.change
    yield word(CHANGE_CLASS[change.cls]) + (f" ({change.rule})" if change.rule else "")
    if change.reason:
        yield f"{word('Reason')}: {change.reason}"
    if change.proof:
        yield f"{word('Why')}: {change.proof}"
    if change.cause:
        yield f"{word('Cause')}: {change.cause}"
    for source in visible(item.evidence, public):
        yield f"{word('Evidence')}: {', '.join(filter(None, (cited(source), source.url)))}"


def note_comments(report: ArticleReport) -> list[Comment]:
    """The notes, each on its claim, those on the article at its beginning; and a mark on each disputed claim."""
    word, article = translator(report.article.lang), report.article
    found = [Comment(0, 0, note.by, (note.text,), note.at) for note in report.notes]
    for item in report.items:
        claim = item.claim
        if claim.status == "disputed":
            ruling = max((r for r in claim.rulings if r.verdict == "disputed"), key=lambda r: r.at, default=None)
            words = word(verdict(claim.status, article.stage))
            found.append(Comment(claim.start, claim.end, claim.reviewer or "", (words,), ruling.at if ruling else ""))
        found += [Comment(claim.start, claim.end, note.by, (note.text,), note.at) for note in item.notes]
    return found


def comments_part(comments: Sequence[Comment], when: Callable[[str], str], otherwise: str) -> str:
    """The comments as XML, numbered from 0; `when` writes a stored time, `otherwise` is that of one without."""
    return "".join(
        f'<w:comment w:id="{number}" w:author={quoted(each.author)} w:date="{when(each.at or otherwise)}"'
        f" w:initials={quoted(each.author[:1].upper())}>"
        + "".join(paragraph(run(safe_words(line))) for text in each.lines for line in text.splitlines() or [""])
        + "</w:comment>"
        for number, each in enumerate(comments)
    )

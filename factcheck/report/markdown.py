"""The corrections report as Markdown, in the article's language; outside text is escaped and never acts as markup."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from factcheck.messages import render, render_all, translator
from factcheck.report.gather import visible
from factcheck.report.notice import notice, place_words
from factcheck.report.terms import CHANGE_CLASS, DISMISSAL, QUESTION, SECTION, SEVERITY, STAGE, VERDICT
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.report.gather import ArticleReport, Correction, Item, Place

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&])")
_START = re.compile(r"^(\s*)(\d{1,9})?([-+=#.)])")


def escaped(text: str) -> str:
    """Outside text as literal Markdown text on one line: CommonMark's and GFM's marks are escaped."""
    return _START.sub(r"\1\2\\\3", _MARKUP.sub(r"\\\1", display(text)))


def fenced(text: str, info: str = "") -> str:
    """Outside text as a code block, its fence longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{info}\n{display(text, lines=True)}\n{fence}"


def article_markdown(report: ArticleReport, *, public: bool = False) -> str:
    """The report of one article, internal unless `public` (which leaves out notes, names, open claims, dismissals)."""
    word = translator(report.article.lang)
    parts = [f"# {word('Corrections report')}: {escaped(report.article.title)}"]
    if not public:
        parts.append(f"**{word('INTERNAL')}**")
    parts.append("\n".join(_head(report, word, public)))
    parts += _section(
        word("Corrections"),
        [_correction(n, c, word, public) for n, c in enumerate(report.corrections, 1)],
        word,
    )
    for status, title in SECTION.items():
        if status == "open" and public:
            continue
        rows = [_item(item, word, public) for item in report.with_status(status)]
        parts += _section(word(title), rows, word)
    if not public:
        parts += _section(word("Undecided flags"), list(_undecided(report, word)), word)
        parts += _section(word("Dismissed flags"), list(_dismissed(report, word)), word)
        parts += _section(
            word("Notes on the article"),
            [f"- {_note(note.text, note.by, word)}" for note in report.notes],
            word,
            optional=True,
        )
    if text := notice(report):
        parts += [f"## {word('Notice')}", fenced(text)]
    parts += [f"## {word('Corrected text')}", fenced(report.corrected_text)]
    if report.corrected_text != report.text:
        parts += [f"## {word('Changes')}", fenced(unified_diff(report), "diff")]
    return "\n\n".join(parts) + "\n"


def _section(title: str, rows: list[str], word: Callable[[str], str], *, optional: bool = False) -> list[str]:
    if not rows:
        return [] if optional else [f"## {title} (0)", word("None.")]
    return [f"## {title} ({len(rows)})", "\n".join(rows)]


def _head(report: ArticleReport, word: Callable[[str], str], public: bool) -> Iterator[str]:
    article, progress = report.article, report.article.progress
    if source := article.url or ("" if public else article.source):
        yield f"- {word('Source')}: {escaped(source)}"
    if article.byline and not public:
        yield f"- {word('Byline')}: {escaped(article.byline)}"
    yield f"- {word('Published')}: {article.published or word('unknown')}"
    yield f"- {word('Stage')}: {word(STAGE[article.stage])}"
    yield f"- {word('Imported')}: {report.imported_at}"
    yield f"- {word('As of')}: {report.as_of}"
    if not public:
        yield f"- {word('Claims')}: " + word(
            "{checkable} checkable; {verified} verified, {disputed} disputed, {corrected} corrected, {open} not checked"
        ).format(
            checkable=progress.checkable,
            verified=progress.verified,
            disputed=progress.disputed,
            corrected=progress.corrected,
            open=progress.checkable - progress.ruled,
        )
        note = f": {escaped(article.state_note)}" if article.state_note else ""
        yield f"- {_clearance(report, word)}{note}"


def _clearance(report: ArticleReport, word: Callable[[str], str]) -> str:
    article, who = report.article, escaped(report.article.state_by)
    if article.state == "cleared":
        text = word("Cleared by {name} at {when}; {n} claims not individually checked")
        return text.format(name=who, when=report.state_at, n=article.progress.checkable - article.progress.ruled)
    if article.state == "held":
        return word("Held by {name} at {when}").format(name=who, when=report.state_at)
    return word("Not cleared")


def where(place: Place, word: Callable[[str], str]) -> str:
    """A place, short."""
    return word("paragraph {paragraph}, sentence {sentence}").format(paragraph=place.paragraph, sentence=place.sentence)


def _correction(number: int, item: Correction, word: Callable[[str], str], public: bool) -> str:
    change = item.change
    should_be = f"“{escaped(item.should_be)}”" if item.should_be.strip() else word("deleted")
    early = f"; {word('fixed before publication')}" if item.before_publication else ""
    lines = [
        f"{number}. **{place_words(item, word)}** ({word(CHANGE_CLASS[change.cls])}{early})",
        f"   - {word('Was')}: “{escaped(item.was)}”",
        f"   - {word('Should be')}: {should_be}",
    ]
    if item.sentence_was.strip() != item.was.strip():
        lines.append(f"   - {word('In the sentence')}: “{escaped(item.sentence_was)}”")
    if change.reason:
        lines.append(
            f"   - {word('Reason')}: {escaped(change.reason)}" + (f" ({escaped(change.rule)})" if change.rule else "")
        )
    if change.proof:
        lines.append(f"   - {word('Why')}: {escaped(change.proof)}")
    if change.cause:
        lines.append(f"   - {word('Cause')}: {escaped(change.cause)}")
    lines += [*_said(item, word, public), *_backing(item, word, public)]
    if not public:
        lines.append(f"   - {escaped(change.by)}, {item.at}")
    return "\n".join(lines)


def _said(item: Item | Correction, word: Callable[[str], str], public: bool) -> Iterator[str]:
    """The answer to whether a quoted claim was said, where there is one."""
    if item.said:
        who = "" if public else f" ({escaped(item.said.by)}, {item.said.at})"
        yield f"   - {word(QUESTION['said'])} {word(VERDICT[item.said.verdict])}{who}"


def _backing(item: Item | Correction, word: Callable[[str], str], public: bool) -> Iterator[str]:
    """The notes and the evidence of a claim; in public those that are marked so, without names."""
    for note in visible(item.notes, public):
        yield f"   - {escaped(note.text)}" if public else f"   - {_note(note.text, note.by, word)}"
    for source in visible(item.evidence, public):
        yield f"   - {word('Evidence')}: {escaped(source.url)}"


def _note(text: str, by: str, word: Callable[[str], str]) -> str:
    return f"{word('Note')} ({escaped(by)}): {escaped(text)}"


def _item(item: Item, word: Callable[[str], str], public: bool) -> str:
    lines = [f"- {where(item.place, word)}: “{escaped(item.claim.text)}”"]
    lines += [*_said(item, word, public), *_backing(item, word, public)]
    if not public and item.claim.reviewer and item.claim.status != "open":
        lines.append(f"   - {escaped(item.claim.reviewer)}")
    return "\n".join(lines)


def _undecided(report: ArticleReport, word: Callable[[str], str]) -> Iterator[str]:
    lang = report.article.lang
    for place, flag in report.undecided:
        why = f" ({escaped(render_all(flag.proof, lang))})" if flag.proof else ""
        what = f"{word(SEVERITY[flag.severity])}, {flag.rule}: “{escaped(flag.text)}”"
        yield f"- {where(place, word)}: {what}: {escaped(render(flag.message, lang))}{why}"


def _dismissed(report: ArticleReport, word: Callable[[str], str]) -> Iterator[str]:
    for place, flag in report.dismissed:
        reason = word(DISMISSAL[flag.dismissed_reason])
        note = f": {escaped(flag.dismissed_note)}" if flag.dismissed_note else ""
        who = f"({reason}, {escaped(flag.dismissed_by)})"
        yield f"- {where(place, word)}: {flag.rule}: “{escaped(flag.text)}” {who}{note}"


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

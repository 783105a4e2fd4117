"""A short numbered list of doubts for the reporter, in the article's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import render, render_all, translator
from factcheck.report.places import where
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job


def queries_export(job: Job) -> str:
    """The lists, one after the other."""
    return "\n".join(map(queries, job.reports))


# What the desk mends without asking anybody.
DESK_MATTERS = ("words", "page")


def queries(report: ArticleReport) -> str:
    """The disputed claims with their notes and the undecided errors and warnings of substance, in text order."""
    lang = report.article.lang
    word = translator(lang)
    doubts = sorted([*_flags(report), *_disputed(report)])
    title = word("Queries on “{title}”").format(title=display(report.article.title))
    lines = [f"{number}. {text}" for number, (_, text) in enumerate(doubts, 1)]
    return "\n".join([title, "", *(lines or [word("No queries.")])]) + "\n"


def _flags(report: ArticleReport) -> Iterator[tuple[int, str]]:
    from factcheck.check.registry import registry

    lang = report.article.lang
    word = translator(lang)
    rules = registry().rules
    for place, flag in report.undecided:
        if flag.rule in rules and rules[flag.rule].family in DESK_MATTERS:
            continue
        why = f" ({display(render_all(flag.proof, lang))})" if flag.proof else ""
        text = f"{where(place, word)}: “{display(flag.text)}”. {display(render(flag.message, lang))}{why}"
        if flag.suggestions:
            first = flag.suggestions[0]
            source = report.text if flag.field == "text" else report.article.title
            meant = display(source[flag.start : first.start] + first.replacement + source[first.end : flag.end])
            text += (
                " " + word("Should it read “{text}”?").format(text=meant) if meant.strip() else " " + word("Delete it?")
            )
        yield flag.start, text


def _disputed(report: ArticleReport) -> Iterator[tuple[int, str]]:
    word = translator(report.article.lang)
    for item in report.with_status("disputed"):
        notes = " ".join(display(note.text) for note in item.notes) or word("What is the source?")
        yield item.claim.start, f"{where(item.place, word)}: “{display(item.claim.text)}”. {notes}"

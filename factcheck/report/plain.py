"""What `check` prints for a person: each finding with its line, its why and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import render, render_all, translator
from factcheck.report.analysis import line_and_column, suggestion_reason
from factcheck.report.terms import SEVERITY
from factcheck.text import display, shorten, widened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Analysis, Flag, Suggestion

WIDTH = 80


def analysis_text(analysis: Analysis, *, notes: bool = False) -> str:
    """The findings of one article as text, every outside string made safe to show; notes on one line, or whole."""
    word = translator(analysis.lang)
    lines = [display(analysis.article.source or str(analysis.article.id))]
    lines += [
        f"  {word('warning')}: {display(render(warning, analysis.lang))}" for warning in analysis.article.warnings
    ]
    lines += [f"  {word('rule failed')}: {failure.rule}: {display(failure.detail)}" for failure in analysis.failures]
    folded = [flag for flag in analysis.flags if flag.severity == "info" and not notes]
    for flag in analysis.flags:
        if flag.severity != "info" or notes:
            lines += _flag(flag, analysis)
    lines += _folded(folded, analysis)
    if not analysis.flags:
        from factcheck.check.registry import registry

        count = sum(rule.default for rule in registry().rules.values())
        lines.append("  " + word("no contradictions found by {n} rules").format(n=count))
    checkable = sum(claim.checkable for claim in analysis.claims)
    loud = sum(flag.severity != "info" for flag in analysis.flags)
    lines.append("  " + word("{claims} checkable claims, {flags} flags").format(claims=checkable, flags=loud))
    return "\n".join(lines) + "\n\n"


def _folded(quiet: list[Flag], analysis: Analysis) -> list[str]:
    """The notes of an article on one line: which rules, and where."""
    if not quiet:
        return []
    places = []
    for flag in quiet:
        line, column = line_and_column(analysis.article.text, flag.start)
        places.append(f"{flag.rule} {line}:{column}")
    word = translator(analysis.lang)
    return [f"  {word('notes')}: {', '.join(places)} ({word('--notes prints them whole')})"]


def _flag(flag: Flag, analysis: Analysis) -> list[str]:
    text, lang = analysis.article.text, analysis.lang
    word = translator(lang)
    line, column = line_and_column(text, flag.start)
    lines = [
        f"  {line}:{column} {word(SEVERITY[flag.severity])} {flag.rule}: {shown(text[flag.start : flag.end])}",
        f"      {display(render(flag.message, lang))}",
    ]
    if flag.proof:
        lines.append(f"      {word('why')}: {display(render_all(flag.proof, lang))}")
    lines += [f"      {line}" for line in suggestion_lines(flag.suggestions[:3], flag.quoted, text, lang)]
    for place in flag.related:
        where = line_and_column(text, place.start)
        lines.append(
            f"      {where[0]}:{where[1]} {shown(text[place.start : place.end])}: {display(render(place.reason, lang))}"
        )
    return lines


def suggestion_lines(suggestions: Iterable[Suggestion], quoted: bool, text: str, lang: str) -> Iterator[str]:
    """The suggestions, numbered from 1, each with its change of `text` and its reason."""
    word = translator(lang)
    for number, item in enumerate(suggestions, 1):
        start, stop = widened(text, item.start, item.end, item.replacement)
        should_be = text[start : item.start] + item.replacement + text[item.end : stop]
        what = change(text[start:stop], should_be, word("delete"))
        yield f"{word('suggestion')} {number}: {what} ({display(suggestion_reason(item.reason, quoted, lang))})"


def shown(text: str) -> str:
    """An outside string on one line, short, in quotation marks."""
    return f"“{shorten(display(text), WIDTH)}”"


def change(was: str, replacement: str, delete: str) -> str:
    """A change as a person reads it: what stands there, an arrow, what to write."""
    if not replacement:
        return f"{delete} {shown(was.strip())}"
    return f"{shown(was)} → {shown(replacement)}"

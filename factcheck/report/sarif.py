"""Findings as SARIF 2.1.0 (OASIS), the log that editors and code hosts read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.messages import render, render_all
from factcheck.report.analysis import LINE_ENDINGS, line_and_column, suggestion_reason
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.check.api import Rule
    from factcheck.model import Analysis, Flag, Suggestion

_LEVEL = {"error": "error", "warning": "warning", "info": "note"}


def sarif(analyses: Iterable[Analysis]) -> dict[str, Any]:
    """A log with one run: its rules, what was read, and a result a finding; columns count Unicode code points."""
    from factcheck.check.registry import registry

    read = list(analyses)
    found = [(analysis, flag) for analysis in read for flag in analysis.flags]
    names = sorted({flag.rule for _, flag in found} | {fail.rule for each in read for fail in each.failures})
    numbers = {name: number for number, name in enumerate(names)}
    known = registry().rules
    uris = {uri_of(analysis): None for analysis in read}
    return {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "factcheck",
                        "version": __version__,
                        "rules": [_rule(name, known.get(name)) for name in names],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "newlineSequences": list(LINE_ENDINGS),
                "invocations": [_invocation(read, numbers)],
                "artifacts": [{"location": {"uri": uri}, "encoding": "UTF-8"} for uri in uris],
                "results": [_result(analysis, flag, numbers[flag.rule]) for analysis, flag in found],
            }
        ],
    }


def _rule(name: str, rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name, "shortDescription": {"text": name}}
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": _LEVEL[rule.severity], "enabled": rule.default},
        "properties": {"tags": [rule.family]},
    }


def _invocation(read: Iterable[Analysis], numbers: dict[str, int]) -> dict[str, Any]:
    """Whether all rules ran; those that failed are named."""
    failed = [
        {
            "level": "error",
            "message": {"text": display(fail.detail)},
            "associatedRule": {"id": fail.rule, "index": numbers[fail.rule]},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri_of(analysis)}}}],
        }
        for analysis in read
        for fail in analysis.failures
    ]
    return {"executionSuccessful": not failed, "toolExecutionNotifications": failed}


def _result(analysis: Analysis, flag: Flag, number: int) -> dict[str, Any]:
    lang = analysis.lang
    result: dict[str, Any] = {
        "ruleId": flag.rule,
        "ruleIndex": number,
        "level": _LEVEL[flag.severity],
        "message": {"text": sentence(flag, lang)},
        "locations": [_location(analysis, flag.start, flag.end)],
    }
    if flag.related:
        result["relatedLocations"] = [
            {"id": at} | _location(analysis, place.start, place.end) | {"message": {"text": render(place.reason, lang)}}
            for at, place in enumerate(flag.related)
        ]
    if flag.suggestions:
        result["fixes"] = [_fix(analysis, item, flag.quoted) for item in flag.suggestions]
    return result


def _fix(analysis: Analysis, item: Suggestion, quoted: bool) -> dict[str, Any]:
    replacement: dict[str, Any] = {"deletedRegion": _region(analysis.article.text, item.start, item.end)}
    if item.replacement:
        replacement["insertedContent"] = {"text": item.replacement}
    change = {"artifactLocation": {"uri": uri_of(analysis)}, "replacements": [replacement]}
    return {
        "description": {"text": suggestion_reason(item.reason, quoted, analysis.lang)},
        "artifactChanges": [change],
    }


def uri_of(analysis: Analysis) -> str:
    """Where the article is, as a URI reference (RFC 3986): a web address as it is, a path percent-encoded."""
    source = display(analysis.article.source or str(analysis.article.id))
    if source.startswith(("http://", "https://")):
        return quote(source, safe="/:?#[]@!$&'()*+,;=-._~%")
    return ("file://" if source.startswith("/") else "") + quote(source, safe="/-._~")


def _location(analysis: Analysis, start: int, end: int) -> dict[str, Any]:
    region = _region(analysis.article.text, start, end)
    return {"physicalLocation": {"artifactLocation": {"uri": uri_of(analysis)}, "region": region}}


def _region(text: str, start: int, end: int) -> dict[str, int]:
    """A span by lines and columns from 1, its end column the one behind it, and by offset from 0 and length."""
    line, column = line_and_column(text, start)
    end_line, end_column = line_and_column(text, end)
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def sentence(flag: Flag, lang: str) -> str:
    """What a finding says, with its proof in brackets."""
    proof = render_all(flag.proof, lang)
    return f"{render(flag.message, lang)} ({proof})" if proof else render(flag.message, lang)

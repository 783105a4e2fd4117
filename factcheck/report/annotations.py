"""Findings for other tools: SARIF 2.1.0 and GitHub workflow annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck import __version__
from factcheck.messages import render, render_all
from factcheck.report.analysis import line_and_column
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Analysis, Flag

_SARIF_LEVEL = {"error": "error", "warning": "warning", "info": "note"}
_GITHUB_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}


def sarif(analyses: Iterable[Analysis]) -> dict[str, Any]:
    """A SARIF 2.1.0 log with one run; columns count Unicode code points."""
    from factcheck.check.registry import registry

    found = [(analysis, flag) for analysis in analyses for flag in analysis.flags]
    names = sorted({flag.rule for _, flag in found})
    rules = registry().rules
    described = [
        {"id": name, "shortDescription": {"text": rules[name].summary if name in rules else name}} for name in names
    ]
    return {
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [
            {
                "tool": {"driver": {"name": "factcheck", "version": __version__, "rules": described}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(analysis, flag) for analysis, flag in found],
            }
        ],
    }


def _result(analysis: Analysis, flag: Flag) -> dict[str, Any]:
    text, lang = analysis.article.text, analysis.lang
    result: dict[str, Any] = {
        "ruleId": flag.rule,
        "level": _SARIF_LEVEL[flag.severity],
        "message": {"text": _sentence(flag, lang)},
        "locations": [_location(analysis, flag.start, flag.end)],
    }
    if flag.related:
        result["relatedLocations"] = [
            _location(analysis, place.start, place.end) | {"message": {"text": render(place.reason, lang)}}
            for place in flag.related
        ]
    if flag.suggestions:
        result["fixes"] = [
            {
                "description": {"text": render(item.reason, lang)},
                "artifactChanges": [
                    {
                        "artifactLocation": {"uri": _uri(analysis)},
                        "replacements": [
                            {
                                "deletedRegion": _region(text, item.start, item.end),
                                "insertedContent": {"text": item.replacement},
                            }
                        ],
                    }
                ],
            }
            for item in flag.suggestions
        ]
    return result


def _uri(analysis: Analysis) -> str:
    return quote(display(analysis.article.source or str(analysis.article.id)), safe="/:#.-_~")


def _location(analysis: Analysis, start: int, end: int) -> dict[str, Any]:
    region = _region(analysis.article.text, start, end)
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(analysis)}, "region": region}}


def _region(text: str, start: int, end: int) -> dict[str, int]:
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


def _sentence(flag: Flag, lang: str) -> str:
    proof = render_all(flag.proof, lang)
    return f"{render(flag.message, lang)} ({proof})" if proof else render(flag.message, lang)


def github(analysis: Analysis) -> Iterator[str]:
    """One workflow command a flag, its values escaped as GitHub's toolkit escapes them."""
    for flag in analysis.flags:
        line, column = line_and_column(analysis.article.text, flag.start)
        place = f"file={_property(analysis.article.source)},line={line},col={column},title={_property(flag.rule)}"
        yield f"::{_GITHUB_LEVEL[flag.severity]} {place}::{_data(_sentence(flag, analysis.lang))}\n"


def _data(text: str) -> str:
    return display(text, lines=True).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

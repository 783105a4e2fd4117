"""Findings as GitHub workflow commands, which show them beside the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report.analysis import line_and_column
from factcheck.report.sarif import sentence
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Analysis

_LEVEL = {"error": "error", "warning": "warning", "info": "notice"}


def github(analysis: Analysis) -> Iterator[str]:
    """One workflow command a flag, its values escaped as GitHub's toolkit escapes them.

    Columns are given for a span within one line only: GitHub refuses them for several.
    """
    text, file = analysis.article.text, _property(analysis.article.source)
    for flag in analysis.flags:
        (line, column), (end_line, end) = line_and_column(text, flag.start), line_and_column(text, flag.end)
        span = f"col={column},endColumn={end}" if line == end_line else f"endLine={end_line}"
        place = f"file={file},line={line},{span},title={_property(flag.rule)}"
        yield f"::{_LEVEL[flag.severity]} {place}::{_data(sentence(flag, analysis.lang))}\n"


def _data(text: str) -> str:
    return display(text, lines=True).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""A SARIF log keeps the rules of the published standard (OASIS SARIF 2.1.0) and its fixes can be applied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from factcheck.model import Analysis, Article, RuleFailure
from factcheck.pipeline import analyse
from factcheck.report.sarif import sarif, uri_of
from tests.conftest import INDONESIAN


def analysed(text: str = INDONESIAN, source: str = "pasar.txt") -> Analysis:
    return analyse(Article(text, id=source, source=source, lang="id"))


def at(text: str, region: dict[str, Any], ends: list[str]) -> str:
    """The text of a region found by its lines and columns."""
    starts, place = [0], 0
    while place < len(text):
        end = next((end for end in ends if text.startswith(end, place)), "")
        place += len(end) or 1
        starts += [place] if end else []
    first = starts[region["startLine"] - 1] + region["startColumn"] - 1
    return text[first : starts[region["endLine"] - 1] + region["endColumn"] - 1]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\x0b"])
def test_regions_by_line_and_by_offset_are_the_same_text(end: str) -> None:
    text = "😀 Kepala" + end + INDONESIAN.replace("\n", end)
    (run,) = sarif([analysed(text)])["runs"]
    assert run["results"]
    for result in run["results"]:
        places = result["locations"] + result.get("relatedLocations", [])
        for place in places:
            region = place["physicalLocation"]["region"]
            assert min(region["startLine"], region["startColumn"], region["endColumn"]) >= 1
            by_offset = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
            assert at(text, region, run["newlineSequences"]) == by_offset
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_fix_gives_the_corrected_text() -> None:
    (run,) = sarif([analysed()])["runs"]
    found = next(r for r in run["results"] if r["ruleId"] == "weekday-mismatch")
    (change,) = found["fixes"][0]["artifactChanges"]
    (one,) = change["replacements"]
    start = one["deletedRegion"]["charOffset"]
    stop = start + one["deletedRegion"]["charLength"]
    assert INDONESIAN[:start] + one["insertedContent"]["text"] + INDONESIAN[stop:] == INDONESIAN.replace("2020", "2021")
    assert all(len(item["artifactChanges"]) == 1 for r in run["results"] for item in r.get("fixes", []))


def test_rules_are_described_and_results_point_at_them() -> None:
    (run,) = sarif([analysed(), analysed(source="lain.txt")])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} <= {"error", "warning", "note"}
    assert [item["location"]["uri"] for item in run["artifacts"]] == ["pasar.txt", "lain.txt"]
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_rule_that_failed_is_a_notification() -> None:
    broken = replace(analysed(), failures=(RuleFailure("boilerplate", "boom"),))
    (run,) = sarif([broken])["runs"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["tool"]["driver"]["rules"][told["associatedRule"]["index"]]["id"] == "boilerplate"


@pytest.mark.parametrize(
    ("source", "uri"),
    [
        ("a b#1:ü.txt", "a%20b%231%3A%C3%BC.txt"),
        ("/meja/a%.txt", "file:///meja/a%25.txt"),
        ("https://contoh.example/a?b=1#c", "https://contoh.example/a?b=1#c"),
    ],
)
def test_a_uri_is_one(source: str, uri: str) -> None:
    assert uri_of(analysed(source=source)) == uri
    assert unquote(uri).removeprefix("file://") == source

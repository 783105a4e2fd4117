"""Files and plug-ins become rules, broken plug-ins are named, and rules run only where they can matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.check import registry as module
from factcheck.check.api import Analysed, check
from factcheck.check.registry import registry
from factcheck.facts.scan import scan
from factcheck.model import Article, Flag, say
from factcheck.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "too-loud", severity="warning", family="words", words=("bohong",), languages=("id",), bad="Bohong!", good="Benar."
)
def too_loud(article: Analysed) -> Iterator[Flag]:
    """A loud word."""
    at = article.text.lower().index("bohong")
    yield Flag("too-loud", "error", at, at + 6, say("loud"))


@dataclass(frozen=True)
class Point:
    """An entry point that gives a thing, or raises it."""

    name: str
    thing: Any

    def load(self) -> Any:
        if isinstance(self.thing, Exception):
            raise self.thing
        return self.thing


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Point]]:
    """The entry points that are installed."""
    installed: list[Point] = []
    monkeypatch.setattr(module, "entry_points", lambda group: installed if group == "factcheck.checks" else [])
    registry.cache_clear()
    yield installed
    registry.cache_clear()


def test_a_plug_in_runs_beside_the_built_in_rules_at_its_severity(points: list[Point]) -> None:
    points.append(Point("too-loud", too_loud))
    found = analyse(Article("Kabar itu telah telah terbukti bohong.", lang="id"))
    assert [(flag.rule, flag.severity) for flag in found.flags] == [
        ("repeated-word", "error"),
        ("too-loud", "warning"),
    ]


def test_what_cannot_be_loaded_is_named_and_the_rest_runs(points: list[Point]) -> None:
    points += [
        Point("gone", ImportError("no module named x")),
        Point("no-rule", print),
        Point("taken", registry().rules["boilerplate"]),
    ]
    registry.cache_clear()
    failures = {failure.rule: failure.detail for failure in registry().failures}
    assert failures.keys() == {"gone", "no-rule", "taken"}
    assert "no module named x" in failures["gone"]
    assert "weekday-mismatch" in registry().rules
    assert {failure.rule for failure in analyse(Article("Halo.", lang="id")).failures} == failures.keys()


def test_gate_triggers_and_needs_decide_what_runs() -> None:
    def wanted(text: str, lang: str) -> set[str]:
        article = Analysed(Article(text, lang=lang), lang, scan(text), ())
        return {rule.name for rule in registry().wanted(article, frozenset(registry().rules))}

    assert "weekday-mismatch" in wanted("Rapat Senin.", "id")
    assert "weekday-mismatch" not in wanted("Rapat besok.", "id")
    assert "weekday-mismatch" in wanted("Am Montag.", "de")
    assert "weekday-mismatch" in wanted("1月4日（月）", "ja")
    assert "weekday-mismatch" not in wanted("Rapat Senin.", "und")
    assert "repeated-word" in wanted("telah telah", "id")
    assert "repeated-word" not in wanted("anak-anak bermain", "id")


def test_a_span_outside_the_text_fails_its_rule_alone(points: list[Point]) -> None:
    @check("off", severity="error", family="words", bad="x", good="y")
    def off(article: Analysed) -> Iterator[Flag]:
        """A span too far."""
        yield Flag("off", "error", 0, len(article.text) + 1, say("x"))

    points.append(Point("off", off))
    found = analyse(Article("Mereka telah telah pergi.", lang="id"))
    assert [failure.rule for failure in found.failures] == ["off"]
    assert [flag.rule for flag in found.flags] == ["repeated-word"]

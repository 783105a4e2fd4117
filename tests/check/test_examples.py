"""Every rule's own bad and good examples: its contract."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from factcheck.check.registry import FEATURES, registry
from factcheck.model import SEVERITIES, Article, apply_changes
from factcheck.pipeline import analyse
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.check.api import Example

RULES = registry().rules
BAD = [(name, lang, text) for name, rule in RULES.items() for lang, texts in rule.bad.items() for text in texts]
GOOD = [(name, lang, text) for name, rule in RULES.items() for lang, texts in rule.good.items() for text in texts]


def article(example: Example, lang: str) -> Article:
    return Article(example, lang=lang) if isinstance(example, str) else replace(example, lang=lang)


@pytest.mark.parametrize(("name", "lang", "example"), BAD)
def test_a_bad_example_is_flagged_with_a_computation(name: str, lang: str, example: Example) -> None:
    found = analyse(article(example, lang), RULES[name].settings or Settings(), only=frozenset({name}))
    text = found.article.text
    assert not found.failures
    assert [flag.rule for flag in found.flags].count(name) >= 1
    for flag in found.flags:
        assert flag.proof or flag.severity == "info"
        for suggestion in flag.suggestions:
            change = (suggestion.start, suggestion.end, suggestion.replacement)
            assert apply_changes(text, [change]) != text


@pytest.mark.parametrize(("name", "lang", "example"), GOOD)
def test_a_good_example_is_not(name: str, lang: str, example: Example) -> None:
    found = analyse(article(example, lang), RULES[name].settings or Settings(), only=frozenset({name}))
    assert found.flags == ()


@pytest.mark.parametrize("name", RULES)
def test_a_rule_declares_itself_whole(name: str) -> None:
    rule = RULES[name]
    assert rule.name == name
    assert rule.severity in SEVERITIES
    assert rule.bad
    assert rule.good
    assert set(rule.needs) <= FEATURES.keys()
    assert rule.summary.endswith(".")
    for heading in ("## Why it matters", "## How it is computed", "## Limits", "## Example"):
        assert heading in rule.page, heading
    first_class = {"id", "en"}
    for language in first_class.intersection(rule.languages or first_class):
        assert rule.bad.get(language), f"no bad example in {language}"
        assert rule.good.get(language), f"no good example in {language}"

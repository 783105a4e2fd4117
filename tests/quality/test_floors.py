"""No rule falls below its floor on the labelled corpus, and no floor is lowered in silence."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from factcheck.check.registry import registry
from tests.quality.corpus import HERE, cases, outcomes, tallies

FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))
EVERY = list(cases())


def test_every_rule_has_a_floor_and_cases_of_both_kinds_in_its_languages() -> None:
    assert FLOORS.keys() == registry().rules.keys()
    kinds = Counter((case.rule, case.lang, bool(case.wrong)) for case in EVERY)
    for name, rule in registry().rules.items():
        for lang in {"id", "en"}.intersection(rule.languages or ("id", "en")):
            assert kinds[name, lang, True] >= 3, f"{name}: too few wrong cases in {lang}"
            assert kinds[name, lang, False] >= 3, f"{name}: too few right cases in {lang}"


def test_the_corpus_is_large_and_without_doubles() -> None:
    languages = Counter(case.lang for case in EVERY)
    assert languages["id"] >= 300
    assert languages["en"] >= 300
    assert [
        key for key, count in Counter((c.rule, c.lang, c.text, c.published) for c in EVERY).items() if count > 1
    ] == []


@pytest.mark.parametrize("name", registry().rules)
def test_a_rule_keeps_its_floor(name: str) -> None:
    tally, floor = tallies()[name], FLOORS[name]
    wrong = [f"{o} {words!r}: {c.text[:80]!r}" for c, r, o, words in outcomes() if r == name and o != "found"]
    assert tally.precision >= floor["precision"], wrong
    assert tally.recall >= floor["recall"], wrong


@pytest.mark.parametrize("name", registry().rules)
def test_a_floor_stands_where_the_rule_stands_and_says_what_is_missed(name: str) -> None:
    tally, floor = tallies()[name], FLOORS[name]
    for measure in ("precision", "recall"):
        measured = getattr(tally, measure)
        if floor[measure] < round(measured, 3) - 0.005:
            raise AssertionError(f"{name}: {measure} is {measured:.3f}: raise the floor with python -m tests.quality")
    assert bool(floor.get("missed")) == (floor["recall"] < 1), "run python -m tests.quality"
    assert bool(floor.get("false")) == (floor["precision"] < 1), "run python -m tests.quality"

"""Where the words stand that made a sentence's kinds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import triggers_in
from factcheck.claims.reasons import REASONS


@pytest.mark.parametrize(
    ("lang", "sentence", "shown"),
    [
        (
            "id",
            "Sebanyak 150 orang di Desa Suka mengungsi karena banjir, karena tanggul jebol.",
            [
                ("quantity", "150 orang"),
                ("names", "Desa"),
                ("event", "mengungsi"),
                ("causal", "karena"),
                ("event", "banjir"),
                ("causal", "karena"),
            ],
        ),
        ("id", "Kota itu tidak\npernah sepi.", [("absence", "tidak\npernah")]),
        ("id", "Kapan itu?", [("question", "?")]),
        ("en", "He wasn’t there on May 5.", [("past", "wasn’t"), ("names", "May"), ("date", "May 5")]),
        ("en", "“We saw it all there,” she said.", [("quote", "“We saw it all there,”"), ("person", "We")]),
    ],
)
def test_triggers_are_the_words_themselves(lang: str, sentence: str, shown: list[tuple[str, str]]) -> None:
    found = [(sign, sentence[start:end]) for sign, start, end in triggers_in(sentence, lang)]
    assert found[: len(shown)] == shown


@given(st.text(alphabet=st.characters(codec=None), max_size=200))
def test_triggers_lie_within_any_sentence(sentence: str) -> None:
    for lang in ("id", "en", "und"):
        for sign, start, end in triggers_in(sentence, lang):
            assert sign in REASONS
            assert 0 <= start < end <= len(sentence)

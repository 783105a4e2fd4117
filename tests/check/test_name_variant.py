"""The rule name-variant: what is counted, marked and repaired."""

from __future__ import annotations

from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse


def flags(text: str) -> tuple[Flag, ...]:
    return analyse(Article(text, lang="id"), only=frozenset({"name-variant"})).flags


def corrected(text: str) -> str:
    (flag,) = flags(text)
    first = flag.suggestions[0]
    return apply_changes(text, [(first.start, first.end, first.replacement)])


def test_a_slip_of_a_name_is_counted_and_repaired() -> None:
    text = "Warga memakai Parler sejak lama. Iklan di Parler naik. Kata Budi, Parler aman. Data di parler dijual."
    (flag,) = flags(text)
    assert text[flag.start : flag.end] == "parler"
    assert render_all(flag.proof, "en") == "the text writes “Parler” 3 times and “parler” once"
    assert len(flag.related) == 3
    assert corrected(text).endswith("Data di Parler dijual.")

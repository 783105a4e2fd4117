"""The rule repeated-phrase: span, suggestion, proof and evidence."""

from __future__ import annotations

from factcheck.messages import render_all
from factcheck.model import Article, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"repeated-phrase"})


def test_the_second_is_deleted_and_the_first_keeps_its_capital() -> None:
    text = "Di Jakarta di Jakarta hujan turun."
    [flag] = analyse(Article(text, lang="id"), only=ONLY).flags
    [one] = flag.suggestions
    assert (text[flag.start : flag.end], flag.severity) == ("Di Jakarta di Jakarta", "warning")
    assert apply_changes(text, [(one.start, one.end, one.replacement)]) == "Di Jakarta hujan turun."
    assert [text[r.start : r.end] for r in flag.related] == ["Di Jakarta"]


def test_the_proof_names_both_places() -> None:
    [flag] = analyse(Article("It was in the in the end a draw.", lang="en"), only=ONLY).flags
    assert "7" in render_all(flag.proof, "en")
    assert "14" in render_all(flag.proof, "en")


def test_nothing_is_said_where_reduplication_is_grammar() -> None:
    assert analyse(Article("yavaş yavaş gel yavaş yavaş gel", lang="tr"), only=ONLY).flags == ()

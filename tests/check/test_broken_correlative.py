"""The rule broken-correlative: span, suggestion, proof, and one note for all of a kind."""

from __future__ import annotations

from factcheck.messages import render, render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"broken-correlative"})


def flags(text: str, lang: str = "id") -> tuple[Flag, ...]:
    found = analyse(Article(text, lang=lang), only=ONLY)
    assert not found.failures
    return found.flags


def test_the_partner_is_replaced() -> None:
    text = "Melansir laman itu, baik Amazon dan Parler tidak menjawab."
    [flag] = flags(text)
    [one] = flag.suggestions
    assert (text[flag.start : flag.end], flag.severity) == ("baik Amazon dan", "warning")
    assert (text[one.start : one.end], one.replacement) == ("dan", "maupun")
    assert "“maupun”" in render_all(flag.proof, "id")


def test_english_pairs_are_warnings() -> None:
    text = "It takes between 5 to 10 days, and neither Rome or Paris minds."
    found = flags(text, "en")
    changes = [(s.start, s.end, s.replacement) for flag in found for s in flag.suggestions]
    assert {flag.severity for flag in found} == {"warning"}
    assert apply_changes(text, changes) == "It takes between 5 and 10 days, and neither Rome nor Paris minds."


def test_a_pair_that_many_write_is_one_note_an_article() -> None:
    text = "Temu antara lurah dengan warga batal. Rapat antara camat dengan bupati juga."
    [flag] = flags(text)
    assert flag.severity == "info"
    assert text[flag.start : flag.end] == "antara lurah dengan"
    assert [text[r.start : r.end] for r in flag.related] == ["antara camat dengan"]


def test_notes_of_all_pairs_are_one() -> None:
    text = "Banjir tidak hanya merendam sawah melainkan jalan. Temu antara lurah dengan warga batal."
    [flag] = flags(text)
    assert [text[r.start : r.end] for r in flag.related] == ["antara lurah dengan"]
    assert "“dengan”" in render(flag.related[0].reason, "id")

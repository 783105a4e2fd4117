"""The rule missing-hyphen: span, severity, suggestions, proof and evidence."""

from __future__ import annotations

from factcheck.check.api import Analysed
from factcheck.check.rules.missing_hyphen import missing_hyphen
from factcheck.facts.scan import scan
from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes


def flags(text: str) -> list[Flag]:
    return list(missing_hyphen.function(Analysed(Article(text), "id", scan(text), ())))


def test_the_hyphen_comes_first() -> None:
    text = "Anak anak bermain."
    [flag] = flags(text)
    assert text[flag.start : flag.end] == "Anak anak"
    fixed = [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]
    assert fixed == ["Anak-anak bermain.", "Anak bermain."]


def test_a_fixed_reduplication_is_an_error_and_a_plural_a_warning() -> None:
    [fixed, plural] = flags("Ia tiba tiba melihat kota kota itu.")
    assert (fixed.severity, plural.severity) == ("error", "warning")


def test_two_blanks_become_one_hyphen() -> None:
    text = "Hujan tiba  tiba turun."
    [flag] = flags(text)
    first = flag.suggestions[0]
    assert apply_changes(text, [(first.start, first.end, first.replacement)]) == "Hujan tiba-tiba turun."


def test_the_texts_own_usage_is_evidence() -> None:
    text = "Ilalang-ilalang itu kering. Ilalang-ilalang tinggi, dan ilalang ilalang muda."
    [flag] = flags(text)
    assert [text[r.start : r.end] for r in flag.related] == ["Ilalang-ilalang"] * 2
    assert {r.role for r in flag.related} == {"evidence"}
    assert "2 times" in render_all(flag.proof, "en")


def test_unlike_words_are_an_error_with_one_repair() -> None:
    text = "Hujan turun terus menerus."
    [flag] = flags(text)
    assert (text[flag.start : flag.end], flag.severity) == ("terus menerus", "error")
    fixed = [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]
    assert fixed == ["Hujan turun terus-menerus."]
    assert "kamus “terus-menerus”" in render_all(flag.proof, "id")


def test_examples() -> None:
    assert all(flags(text) for text in missing_hyphen.bad["id"])
    assert not any(flags(text) for text in missing_hyphen.good["id"])

"""The rule repeated-word: span, severity, suggestions and proof."""

from __future__ import annotations

import pytest

from factcheck.check.api import Analysed
from factcheck.check.rules.repeated_word import repeated_word
from factcheck.facts.scan import scan
from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse


def flags(text: str, lang: str = "id") -> list[Flag]:
    return list(repeated_word.function(Analysed(Article(text), lang, scan(text), ())))


def mended(text: str, flag: Flag, nth: int = 0) -> str:
    one = flag.suggestions[nth]
    return apply_changes(text, [(one.start, one.end, one.replacement)])


def test_a_function_word_is_an_error_with_one_repair() -> None:
    text = "Panitia telah telah menutup acara."
    [flag] = flags(text)
    assert (text[flag.start : flag.end], flag.severity) == ("telah telah", "error")
    assert [mended(text, flag, n) for n in range(len(flag.suggestions))] == ["Panitia telah menutup acara."]


def test_a_rare_reduplication_is_a_warning_with_both_repairs() -> None:
    text = "Hanya untuk mereka mereka saja."
    [flag] = flags(text)
    assert flag.severity == "warning"
    assert mended(text, flag, 0) == "Hanya untuk mereka saja."
    assert mended(text, flag, 1) == "Hanya untuk mereka-mereka saja."


def test_the_first_word_keeps_its_capital() -> None:
    text = "Karena karena hujan, acara batal."
    [flag] = flags(text)
    assert mended(text, flag) == "Karena hujan, acara batal."


def test_a_run_becomes_one_word() -> None:
    text = "Jalan itu licin dan dan dan gelap."
    [flag] = flags(text)
    assert mended(text, flag) == "Jalan itu licin dan gelap."


def test_the_proof_names_the_places_and_the_rule() -> None:
    [flag] = flags("Hanya untuk mereka mereka saja.")
    assert "12" in render_all(flag.proof, "en")
    assert "19" in render_all(flag.proof, "en")
    assert "Permendikbud 50/2015" in render_all(flag.proof, "id")
    [flag] = flags("It is the the end.", "en")
    assert "Permendikbud" not in render_all(flag.proof, "en")


def test_known_reduplications_belong_to_the_other_rule() -> None:
    assert flags("Hujan tiba tiba turun.") == []


@pytest.mark.parametrize("lang", ["id", "en"])
def test_examples(lang: str) -> None:
    assert all(flags(text, lang) for text in repeated_word.bad[lang])
    assert not any(flags(text, lang) for text in repeated_word.good[lang])


def test_a_first_name_before_its_verb_is_no_slip() -> None:
    text = "Will will go. May may stay. The plan will will cost three pounds."
    found = analyse(Article(text, lang="en"), only=frozenset({"repeated-word"})).flags
    assert [(text[f.start : f.end], f.start) for f in found] == [("will will", text.index("will will cost"))]

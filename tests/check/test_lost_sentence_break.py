"""The rule lost-sentence-break: corrections, messages and places."""

from __future__ import annotations

import pytest

from factcheck.messages import render
from tests.alone import corrected, flags


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Sudah selesai.Kemudian pulang.", "Sudah selesai. Kemudian pulang."),
        ("id", "Sejak dini hariSementara itu.", "Sejak dini hari. Sementara itu."),
        ("id", 'Ia menolak."Nanti saja," katanya.', 'Ia menolak. "Nanti saja," katanya.'),
        ("id", 'Kata dia, "Kami siap."Ia lalu pergi.', 'Kata dia, "Kami siap." Ia lalu pergi.'),
        ("en", "“It is over.”She left.", "“It is over.” She left."),
    ],
)
def test_the_first_suggestion_corrects_the_text(lang: str, text: str, expected: str) -> None:
    assert corrected("lost-sentence-break", text, lang) == expected


def test_many_places_make_one_finding() -> None:
    text = "Satu selesai.Kemudian dua selesai.Kemudian tiga."
    (flag,) = flags("lost-sentence-break", text)
    assert [text[other.start : other.end] for other in flag.related] == ["selesai.Kemudian"]


def test_a_word_that_ends_no_sentence_gets_a_blank_first() -> None:
    text = "They spoke to theMayor. The mayor left."
    (flag,) = flags("lost-sentence-break", text, "en")
    assert render(flag.message, "en") == "a blank or a sentence break is lost in “theMayor”"
    assert [suggestion.replacement for suggestion in flag.suggestions] == [" ", ". "]

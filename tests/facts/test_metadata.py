"""Fields of a template that nobody filled in."""

from __future__ import annotations

import pytest

from factcheck.facts.metadata import unfilled
from factcheck.facts.scan import scan


def found(text: str, lang: str) -> list[str]:
    known = scan(text)
    return [text[item.start : item.end] for item in unfilled(text, lang, known.characters, known.vocabulary)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Isi.\nPenulis:\nEditor: Sari", ["Penulis:"]),
        ("id", "Isi.\nEditor:", ["Editor:"]),
        ("id", "Wali kota [nama] pada (tanggal)", ["(tanggal)", "[nama]"]),
        ("en", "Mayor [insert name here] left", ["[insert name here]"]),
        ("en", "It drew TKTK visitors on XX/XX/2024", ["TKTK", "XX/XX/2024"]),
        ("en", "It drew XX percent of $XX; TODO: ask (TK: name)", ["XX percent", "$XX", "TODO:", "(TK: name)"]),
        ("en", "Text.\nReporting by:\nEditing by: Jane", ["Reporting by:"]),
        ("und", "Lorem ipsum dolor {{ author }}", ["Lorem ipsum", "{{ author }}"]),
    ],
)
def test_an_empty_field_is_found(lang: str, text: str, expected: list[str]) -> None:
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Penulis:\nSari Dewi"),
        ("id", "Anak TK (nama samaran) di (TK) itu; Bab XX"),
        ("en", "They [the farmers] left (dated 2020)"),
        ("en", "TK Maxx, Super Bowl XX, by: Jane"),
    ],
)
def test_values_and_explanations_are_left_alone(lang: str, text: str) -> None:
    assert found(text, lang) == []

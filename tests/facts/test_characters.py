"""Hidden characters, told from those that a script needs."""

from __future__ import annotations

import pytest

from factcheck.facts.characters import hidden


def found(text: str) -> list[tuple[int, str, str | None]]:
    return [(item.start, item.kind, item.replacement) for item in hidden(text, frozenset(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ke\u200bta", [(2, "invisible", "")]),
        ("Selesai.\u200bLalu", [(8, "invisible", " ")]),
        ("ke\xadta", [(2, "invisible", "")]),
        ("\ufeffIsi", [(0, "invisible", "")]),
        ("a\u200db", [(1, "invisible", "")]),
        ("\x93Isi\x94", [(0, "cp1252", "“"), (4, "cp1252", "”")]),
        ("Isi\x85 lagi", [(3, "cp1252", "…")]),
        ("Isi\x81", [(3, "control", "")]),
        ("Isi\x1b[0m", [(3, "control", "")]),
        ("a\u202eb", [(1, "direction", "")]),
        ("a\u200eb", [(1, "direction", "")]),
        ("� isi", [(0, "lost", None)]),
        ("\uf0b7 butir", [(0, "private", "•")]),
        ("\ue123", [(0, "private", None)]),
        ("a\U000e0041", [(1, "invisible", "")]),
        ("B\u0430nk \u0421A", [(1, "alike", "a"), (5, "alike", "C")]),
    ],
)
def test_hidden_characters_and_what_was_meant(text: str, expected: list[tuple[int, str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Isi biasa, “kutipan” – dan 5\xa0persen…",
        "می\u200cخواهد",
        "क्\u200dष",
        "สวัสดี\u200bครับ",
        "👨\u200d👩\u200d👧 ❤\ufe0f",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "Tulisan \u200fسلام\u200e di gerbang",
        "\u041c\u0418\u0420 dan A\u0411\u0410, iPhone\u0430",
        "Kolom\tsatu\r\nbaris dua\x0chalaman",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_bytes_of_garbled_letters_belong_to_the_other_rule() -> None:
    assert found("Ja\u00e2\x80\x99far dan \x93isi") == [(13, "cp1252", "“")]

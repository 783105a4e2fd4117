"""Page furniture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.page import furniture


def found(text: str, lang: str = "id") -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in furniture(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Isi.\nTidak ada komentar:\nPosting Komentar",
            [("leftover", "Tidak ada komentar:"), ("leftover", "Posting Komentar")],
        ),
        ("Isi.\n12 komentar\n", [("leftover", "12 komentar")]),
        ("Isi.\nHalaman 1 2 Selanjutnya", [("leftover", "Halaman 1 2 Selanjutnya")]),
        ("Isi.\n[Gambas:Youtube]\nIsi.", [("placeholder", "[Gambas:Youtube]")]),
        ("Isi. [Gambas:Youtube] Isi.", [("placeholder", "[Gambas:Youtube]")]),
        ("Baca juga : Judul Lain\r\nIsi.", [("pointer", "Baca juga : Judul Lain")]),
        ("(Baca: Judul Lain)\nIsi.", [("pointer", "(Baca: Judul Lain)")]),
        ("Isi. (Baca juga: Judul Lain) Isi.", [("inline", "(Baca juga: Judul Lain)")]),
        ("Isi. Baca juga: Judul Lain Isi lagi.", [("inline", "Baca juga:")]),
        ("Isi.\nSebuah kiriman dibagikan oleh Kami (@kami)", [("embed", "Sebuah kiriman dibagikan oleh Kami (@kami)")]),
        ("Editor: Siti\nCopyright © KITA 2025", [("credit", "Editor: Siti"), ("notice", "Copyright © KITA 2025")]),
        ("Isi.\nBagikan:\nTelegram", [("leftover", "Bagikan:"), ("leftover", "Telegram")]),
        (
            "Berbagi ke X\nFacebook\nPosting Komentar",
            [("leftover", "Berbagi ke X"), ("leftover", "Facebook"), ("leftover", "Posting Komentar")],
        ),
    ],
)
def test_furniture_of_indonesian_pages(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tidak ada komentar dari polisi.",
        "Ia meminta kami baca juga: berkas, surat, dan lampiran.",
        "Sate Rembiga (baca: Rembige) lezat.",
        "Ia berkata, “Baca juga: Kitab Lama” sambil tertawa.",
        "Media:\nFacebook\nTwitter",
        "Ia menjadi editor: pekerjaan yang lama ia impikan sejak kuliah di Bandung dahulu.",
        "[catatan: tidak diubah]",
        "Kata poster itu, All rights reserved for women.",
        "Bagikan\nDua kata",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_language_without_a_table_has_none() -> None:
    assert found("Advertisement\nShare this", "xx") == []
    assert found("Advertisement\nShare this", "en") == [("leftover", "Advertisement"), ("leftover", "Share this")]


PIECES = [
    "Baca juga:",
    "(Baca juga: ",
    ")",
    "[Gambas:",
    "]",
    "Copyright ©",
    "bagikan",
    "ADVERTISEMENT",
    "\n",
    "\r\n",
    " ",
    "A",
    "\ud800",
    "\x00",
    "İ",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(["id", "en"]))
def test_spans_are_ordered_disjoint_and_the_answer_stays(text: str, lang: str) -> None:
    items = furniture(text, lang)
    at = 0
    for item in items:
        assert at <= item.start < item.end <= len(text)
        at = item.end
    assert furniture(text, lang) == items

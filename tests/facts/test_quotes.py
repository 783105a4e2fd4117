"""Direct quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.quotes import quotes


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami siap berangkat," kata Rina.', ['"Kami siap berangkat,"']),
        ("“Kami siap berangkat,” kata Rina. “Doakan kami.”", ["“Kami siap berangkat,”", "“Doakan kami.”"]),
        ("Er sagte: „Wir kommen morgen wieder.“ Dann ging er.", ["„Wir kommen morgen wieder.“"]),
        ("Il a dit : « Nous partons demain matin. »", ["« Nous partons demain matin. »"]),
        ("»Wir kommen morgen wieder«, sagte er.", ["»Wir kommen morgen wieder«"]),
        ("``We leave at dawn tomorrow,'' she said.", ["``We leave at dawn tomorrow,''"]),
        ('Ia berkata " kami siap berangkat sekarang " lalu pergi.', ['" kami siap berangkat sekarang "']),
        ("“Ya,” katanya.", ["“Ya,”"]),
        ("\x93Kami siap berangkat,\x94 kata Rina.", ["\x93Kami siap berangkat,\x94"]),
        ('"Tidak!" teriaknya.', ['"Tidak!"']),
        ('“Kami menang dengan mudah" kata pelatih.', ['“Kami menang dengan mudah"']),
    ],
)
def test_direct_quotations(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Layar 6,1" dan 5" dijual.',
        "It's the boys' turn, don't you think?",
        "Program “makan siang gratis” itu dikritik.",
        'Film "Laskar Angin" tayang.',
        "Ia disebut 'si kancil' oleh teman-temannya sejak dulu sekali.",
        'Kalimat yang "tidak pernah ditutup sampai akhir.\nBaris baru biasa.',
        '", "',
        "",
    ],
)
def test_what_is_no_direct_quotation(text: str) -> None:
    assert found(text) == []


def test_a_quotation_of_several_paragraphs_opens_each_and_closes_the_last() -> None:
    text = "“Kami sudah lama menunggu. \n\n“Sekarang kami berangkat,” kata Rina."
    assert found(text) == ["“Kami sudah lama menunggu.", "“Sekarang kami berangkat,”"]


@given(
    st.lists(
        st.sampled_from(
            ['"', "“", "”", "„", "«", "»", "``", "''", "'", " ", "\n", "kata kami semua. ", "5", "\ud800", "\x85"]
        )
    ).map("".join)
)
def test_spans_are_ordered_disjoint_and_within_a_line(text: str) -> None:
    at = 0
    for start, end in quotes(text):
        assert at <= start < end <= len(text)
        assert "\n" not in text[start:end]
        at = end

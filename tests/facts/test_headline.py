"""What a headline says otherwise than its text."""

from __future__ import annotations

import pytest

from factcheck.facts.headline import Clash, clashes
from factcheck.facts.names import Names
from factcheck.facts.numbers import numbers


def found(title: str, text: str, lang: str = "id") -> list[Clash]:
    return list(clashes(title, Names(text, lang), lambda: numbers(text, lang)))


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("Bus Terguling, 5 Tewas", "Sebanyak 7 orang tewas.", [("number", "5", "7")]),
        ("Bus Terguling, 5 Tewas", "Sebanyak 7 orang tewas, lima di antaranya anak.", []),
        ("Bus Terguling, 5 Tewas", "Sebanyak 7 orang luka-luka.", []),
        ("Bus Terguling, 5 Tewas", "Lebih dari 7 orang tewas.", []),
        ("Bus Terguling, 5 Tewas", "Di sini 2 orang tewas, di sana 3 orang tewas.", []),
        ("Dibuka 17 Agustus", "Pasar dibuka pada 17 Juli nanti.", [("date", "17 Agustus", "17 Juli")]),
        ("Dibuka 17 Agustus", "Pasar dibuka pada 18 Juli nanti.", []),
        ("Sidang Digelar 9 Juni", "Sidang itu digelar pada 19 Juni.", [("date", "9 Juni", "19 Juni")]),
        ("Rapat 5 Mei Ditunda", "Pengurus memutuskannya pada 4 Mei.", []),
        ("Sidang Digelar Senin", "Sidang digelar pada Selasa pekan depan.", [("weekday", "Senin", "Selasa")]),
        ("Sidang Digelar Senin", "Pada Selasa lalu hakim menunda sidang.", []),
        ("Laba Bank Jaya Naik 10 Persen", "Laba Bank Jaya naik 12 persen.", [("amount", "10 Persen", "12 persen")]),
        ("Laba Bank Jaya Naik 10 Persen", "Laba Bank Jaya naik 10,4 persen.", []),
        ("Laba Bank Jaya Rp 24,8 Miliar", "Laba Bank Jaya mencapai Rp 24,88 miliar.", []),
        ("Laba Bank Jaya Naik 10 Persen", "Laba naik. Pajak daerah turun 2 persen.", []),
        ("Laba Bank Jaya Naik 10 Persen", "Laba Bank Jaya naik 7 persen, lalu 3 persen.", []),
        ("Denda Bank Jaya Rp 5 Triliun", "Denda Bank Jaya Rp 5 miliar.", [("amount", "Rp 5 Triliun", "Rp 5 miliar")]),
        ("Kata Zulkifli, Stok Aman", "Zulkfili tenang. Kata Zulkfili, aman.", [("name", "Zulkifli", "Zulkfili")]),
        ("Saham Verbnadt Anjlok", "Saham Verbandt turun, Verbandt merugi.", [("name", "Verbnadt", "Verbandt")]),
        ("Saham Anjlok", "", []),
        ("Saham Verbandts Anjlok", "Saham Verbandt turun, Verbandt merugi.", []),
    ],
)  # fmt: skip
def test_what_clashes(title: str, text: str, shown: list[tuple[str, str, str]]) -> None:
    assert [(clash.kind, clash.titled, clash.written) for clash in found(title, text)] == shown


def test_a_headline_at_the_head_of_the_text_is_not_the_text() -> None:
    title = "Bus Terguling, 5 Tewas"
    (clash,) = found(title, f"{title}\nSebanyak 7 orang tewas.")
    assert clash.headline == (0, len(title))
    assert clash.start > len(title)

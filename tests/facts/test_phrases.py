"""Phrases that stand twice in a row: which are seen, and which are chains, names or grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.phrases import echoes, may_echo
from factcheck.facts.scan import scan


@pytest.mark.parametrize(
    ("lang", "text", "phrase"),
    [
        ("id", "Rapat digelar di Jakarta di Jakarta kemarin.", "di Jakarta di Jakarta"),
        ("id", "Di pasar di pasar itu sepi.", "Di pasar di pasar"),
        ("fr", "Étude du sol étude du sol achevée.", "Étude du sol étude du sol"),
        ("en", "It is very very good very very good.", "very very good very very good"),
        ("id", "Ia menunggu “hasil uji hasil uji”.", "hasil uji hasil uji"),
        (
            "id",
            "Warga memilih wakil rakyat yang jujur wakil rakyat yang jujur.",
            "wakil rakyat yang jujur wakil rakyat yang jujur",
        ),
        ("en", "It was in the in the end a draw.", "in the in the"),
        ("en", "It is one of the one of the oldest.", "one of the one of the"),
        ("de", "Er scheint es vergessen zu haben zu haben.", "zu haben zu haben"),
    ],
)
def test_seen(lang: str, text: str, phrase: str) -> None:
    assert [text[echo.start : echo.end] for echo in echoes(text, lang)] == [phrase]
    assert may_echo(text, scan(text).words)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Langkah demi langkah demi langkah mereka maju."),
        ("id", "Hadir di Jakarta, di Jakarta saja."),
        ("id", "di Jakarta\ndi Jakarta"),
        ("id", "Skor 2 lawan 2 lawan 2."),
        ("id", "Persib Bandung Persib Bandung kembali menang."),
        ("id", "pemain Persib Bandung Persib Bandung"),
        ("id", "lawan lawan lawan lawan"),
        ("id", "Kabar itu menyebar dari desa ke desa ke kota."),
        ("id", "maju terus maju terus maju terus"),
        ("en", "It grew stronger and stronger and we left."),
        ("en", "Again and again and again they came."),
        ("en", "What they do they do well."),
        ("en", "She starred in Measure for Measure for Measure fans."),
        ("en", "How tall do you have to be to be seen?"),
        ("en", "They call the truth the truth."),
        ("fr", "De plus en plus en plus, dia a dia a dia."),
        ("en", ""),
    ],
)
def test_left_alone(lang: str, text: str) -> None:
    assert echoes(text, lang) == ()


@given(st.text(alphabet="ab aB.\n\u0130", max_size=60))
def test_spans_hold_the_same_words_twice(text: str) -> None:
    last = 0
    for echo in echoes(text, "en"):
        assert last <= echo.start < echo.first_end < echo.second < echo.end <= len(text)
        assert text[echo.start : echo.first_end].lower().split() == text[echo.second : echo.end].lower().split()
        last = echo.end


def test_the_cheap_look_spares_a_text_without_echoes() -> None:
    def looks(text: str) -> bool:
        return may_echo(text, scan(text).words)

    assert not looks("Rapat digelar di Jakarta, lalu di Bandung, lalu ditutup di Jakarta.")
    assert not looks("")
    assert not looks("Rapat digelar di Jakarta, di Jakarta juga.")
    assert looks("Warga Cipinang-Muara sana-sini warga Cipinang-Muara sana-sini.")

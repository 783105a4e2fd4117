"""Weekdays in lower case, and the weeks that look like one."""

from __future__ import annotations

import pytest

from factcheck.model import Article, apply_changes
from factcheck.pipeline import analyse


def corrected(text: str, lang: str) -> str:
    flags = analyse(Article(text, lang=lang), only=frozenset({"lowercase-weekday"})).flags
    return apply_changes(text, [(s.start, s.end, s.replacement) for flag in flags for s in flag.suggestions])


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Situs mati pada minggu malamnya.", "Situs mati pada Minggu malamnya."),
        ("id", "Pasar libur setiap hari minggu.", "Pasar libur setiap hari Minggu."),
        ("id", "Ia datang senin (9/1), bukan minggu 8 Januari.", "Ia datang Senin (9/1), bukan Minggu 8 Januari."),
        ("id", "Buka senin-jumat serta sabtu dan minggu.", "Buka Senin-Jumat serta Sabtu dan Minggu."),
        ("en", "It closes on sundays.", "It closes on Sundays."),
        ("en", "Votes were counted saturday and sunday.", "Votes were counted Saturday and Sunday."),
    ],
)
def test_a_weekday_gets_its_capital(lang: str, text: str, expected: str) -> None:
    assert corrected(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Dua minggu pagi-pagi ia berlatih; minggu depan dan minggu ini juga."),
        ("id", "Selama tiga hari minggu lalu hujan turun."),
        ("id", "Pada minggu-minggu awal dan selama minggu 3 Mei, Senin atau minggu depan."),
        ("id", "Usahanya senin kamis. Lihat #jumatberkah, sabtu.example.org atau a@senin.id."),
        ("id", "pasar tutup senin, kata warga"),
        ("en", "Hours:\nmonday: 9-5"),
    ],
)
def test_weeks_tags_labels_and_text_without_capitals_are_left_alone(lang: str, text: str) -> None:
    assert corrected(text, lang) == text

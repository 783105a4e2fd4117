"""The note on words that count from an unknown day."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Article
from factcheck.pipeline import analyse

ONLY = frozenset({"relative-date-without-anchor"})
LONG = "Warga bergotong royong membersihkan saluran air di depan balai desa. " * 40


def found(text: str, lang: str = "id", published: date | None = None) -> list[tuple[str, str]]:
    flags = analyse(Article(text, lang=lang, published=published), only=ONLY).flags
    assert len(flags) <= 1
    related = [(r.role, text[r.start : r.end]) for flag in flags for r in flag.related]
    return [("note", text[flag.start : flag.end]) for flag in flags] + related


def test_the_longest_expression_is_shown_and_all_are_one_note() -> None:
    assert found("Pasar terbakar awal pekan ini. Hasilnya diumumkan akhir bulan ini.") == [
        ("note", "awal pekan ini"),
        ("same-error", "akhir bulan ini"),
    ]


def test_a_date_in_doubt_is_no_anchor() -> None:
    assert found(LONG + "Rapat Sabtu (9/1/2020). Pasar terbakar pekan lalu.") == [
        ("note", "pekan lalu"),
        ("evidence", "Sabtu (9/1/2020)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat Sabtu (9/1/2021). Pasar terbakar pekan lalu.",
        "“Kami melihatnya pekan lalu,” kata Rahmat.",
        LONG + "Pasar terbakar pekan lalu.",
        LONG + "Kini, hari ini dan tahun ini, warga tenang.",
        "Masa lalu desa itu kelam.",
    ],
)
def test_anchored_quoted_and_rare_words_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_publication_date_is_an_anchor() -> None:
    assert found("Pasar terbakar pekan lalu.", published=date(2021, 1, 11)) == []

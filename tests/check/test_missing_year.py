"""The note on exact days whose year nothing tells."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Article
from factcheck.pipeline import analyse

ONLY = frozenset({"missing-year"})


def found(text: str, lang: str = "id", published: date | None = None) -> list[tuple[str, str]]:
    """The words of each note and of its related places, with their roles."""
    flags = analyse(Article(text, lang=lang, published=published), only=ONLY).flags
    assert len(flags) <= 1
    related = [(r.role, text[r.start : r.end]) for flag in flags for r in flag.related]
    return [("note", text[flag.start : flag.end]) for flag in flags] + related


def test_one_note_holds_all_days() -> None:
    assert found("Mengungsi Minggu (10/1). Pulang Selasa (12/1).") == [("note", "10/1"), ("same-error", "12/1")]


def test_a_whole_date_that_contradicts_its_weekday_settles_nothing() -> None:
    assert found("Rapat Sabtu (9/1/2020), lalu Minggu (10/1).") == [
        ("note", "10/1"),
        ("evidence", "Sabtu (9/1/2020)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rapat Sabtu (9/1/2021), lalu Minggu (10/1).",
        "Tanggul jebol 9 Januari 2021. Pulang Minggu (10/1).",
        "Sebagian (1/3) pulang tiap 17 Agustus, hari Minggu.",
    ],
)
def test_a_sound_whole_date_settles_it(text: str) -> None:
    assert found(text) == []


def test_a_date_of_history_settles_nothing() -> None:
    assert found("Sejak 9 Mei 1998, kini 2021, warga ingat. Rapat Minggu (10/1).")[0] == ("note", "10/1")


def test_the_publication_date_settles_it() -> None:
    assert found("Mengungsi Minggu (10/1).", published=date(2021, 1, 11)) == []

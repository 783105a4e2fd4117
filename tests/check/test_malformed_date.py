"""The rule on figures that are meant as a date and are none."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import Article
from factcheck.pipeline import analyse

ONLY = frozenset({"malformed-date"})


def found(text: str, lang: str = "id", published: date | None = None) -> list[tuple[str, str, list[str]]]:
    flags = analyse(Article(text, lang=lang, published=published), only=ONLY).flags
    return [(f.severity, text[f.start : f.end], [s.replacement for s in f.suggestions]) for f in flags]


@pytest.mark.parametrize(
    ("text", "written", "mended"),
    [
        ("Terbakar Sabtu (11//5/2024).", "11//5/2024", ["11/5/2024"]),
        ("Kata Hasan, Jumat (3/5/).", "3/5/", ["3/5"]),
        ("Banjir pada Jumat (10/112017).", "10/112017", ["10/11/2017"]),
        ("Rapat pada Jumat (28/5.2021).", "28/5.2021", ["28/5/2021"]),
        ("Dijual Minggu (3/122/2023).", "3/122/2023", ["3/12/2023"]),
        ("Dibuka Sabtu (22/7/21017).", "22/7/21017", ["22/7/2017"]),
    ],
)
def test_beside_a_weekday_it_is_an_error_with_the_date_meant(text: str, written: str, mended: list[str]) -> None:
    assert found(text) == [("error", written, mended)]


def test_a_lost_figure_of_the_year_is_mended_by_weekday_and_publication() -> None:
    text = "Penumpang naik, Rabu (4/1/202)."
    assert found(text) == [("error", "4/1/202", [])]
    assert found(text, published=date(2023, 1, 5)) == [("error", "4/1/202", ["4/1/2023"])]


def test_without_a_weekday_it_is_a_warning() -> None:
    assert found("Pasar itu terbakar (11//5/2024).") == [("warning", "11//5/2024", ["11/5/2024"])]


def test_a_month_and_a_year_beside_a_weekday_lack_the_day() -> None:
    assert found("Kata Rikwanto, Jumat (10/2017).") == [("error", "10/2017", [])]


@pytest.mark.parametrize(
    "text",
    [
        "Nilai (7/10), musim (2023/2024), tensi (120/80), skala (1/25.000), bulan (5/2024).",
        "Berkas 11//5/2024 dan https://contoh.id/3/122/2023 hilang.",
        "Pada 3 Mei 20.000 orang dan 3 Mei 20000 orang datang.",
        "Sabtu (11/5/2024), Minggu (12/5), Senin (13/05/24).",
    ],
)
def test_traps_are_left_alone(text: str) -> None:
    assert found(text) == []

"""What settles a day without its year, and a word that counts from the day of writing."""

from __future__ import annotations

import pytest

from factcheck.facts.date_anchors import Unsettled, missing_years, unanchored
from factcheck.facts.dates import mentions
from factcheck.facts.quotes import quotes
from factcheck.facts.scan import scan


def bare(text: str, lang: str = "id") -> list[str]:
    found = missing_years(text, lang, lambda: mentions(text, lang), lambda: None)
    return [text[slice(*span)] for span in found.places] if found is not None else []


def counted(text: str, lang: str = "id") -> Unsettled | None:
    return unanchored(
        text, lang, scan(text).vocabulary, lambda: mentions(text, lang), lambda: quotes(text), lambda: None
    )


def words(text: str, lang: str = "id") -> list[str]:
    found = counted(text, lang)
    return [text[slice(*span)] for span in found.places] if found is not None else []


def test_days_without_a_year_beside_a_weekday() -> None:
    assert bare("Rapat Sabtu (9/1) dan Minggu, 10 Januari.") == ["9/1", "10 Januari"]
    assert bare("It met on Sat., Jan. 9, at noon.", "en") == ["Jan. 9"]


@pytest.mark.parametrize("date", ["9 Januari 2021", "Sabtu (9/1/2021)", "2021-01-09"])
def test_a_sound_whole_date_settles_them(date: str) -> None:
    assert not bare(f"Pada {date} tanggul jebol. Warga pulang Minggu (10/1).")


def test_a_doubtful_or_an_old_one_does_not() -> None:
    assert bare("Rapat Sabtu (9/1/2020) dan Minggu (10/1).") == ["10/1"]
    assert bare("Sejak 17 Agustus 1945 merdeka. Lomba 2021 digelar Minggu (10/1).") == ["10/1"]


def test_the_longest_expression_is_named() -> None:
    assert words("Pasar terbakar awal pekan ini.") == ["awal pekan ini"]
    assert words("Ia tiba Senin lalu.") == ["Senin lalu"]
    assert words("It rained last Tuesday.", "en") == ["last Tuesday"]


def test_quoted_words_and_those_with_a_date_are_settled() -> None:
    assert not words("“Pekan lalu,” kata Rahmat.")
    assert not words("Pada 9 Januari 2021 ia datang. Pekan lalu ia pergi.")


def test_a_doubtful_date_is_named_beside_them() -> None:
    text = "Rapat Sabtu (9/1/2020), hasilnya akhir bulan ini."
    found = counted(text)
    assert found is not None
    assert [text[slice(*span)] for span in found.doubtful] == ["Sabtu (9/1/2020)"]

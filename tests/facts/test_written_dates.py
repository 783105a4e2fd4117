"""Dates as they are written, whether or not there is such a day."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts.date_faults import near_figures, one_stroke
from factcheck.facts.written_dates import days, weekday_before, written_dates


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Kamis (9/1/2021), 31 Februari.", [("9/1/2021", 9, 1, 2021), ("31 Februari", 31, 2, None)]),
        ("id", "Pukul 19.30 skor 3-2, nomor 1/2/3/4 dan Rp1.31 Mei.", []),
        ("id", "Sejak 2021-02-30.", [("2021-02-30", 30, 2, 2021)]),
        ("en", "On Sept. 31st, 2020 and 5 May.", [("Sept. 31st, 2020", 31, 9, 2020), ("5 May", 5, 5, None)]),
        ("en", "You may 5 times.", []),
    ],
)
def test_spans_and_figures(lang: str, text: str, expected: list[tuple[str, int, int, int | None]]) -> None:
    found = [(text[d.start : d.end], d.day, d.month, d.year) for d in written_dates(text, lang)]
    assert found == expected


def test_an_english_date_in_figures_has_two_readings() -> None:
    (written,) = written_dates("9/1/2021", "en")
    assert days(written, "en") == (date(2021, 1, 9), date(2021, 9, 1))
    assert days(written, "id") == (date(2021, 1, 9),)


def test_two_figures_of_a_year_are_of_this_century() -> None:
    (written,) = written_dates("9/1/21", "id")
    assert written.full_year == 2021


def test_the_weekday_before_a_date_is_found_through_words_and_brackets() -> None:
    text = "Pada Sabtu malam (9/1/2021)"
    assert weekday_before(text, "id", text.index("9")) == (5, (5, 10))
    assert weekday_before("Sabtu. Lalu 9/1/2021", "id", 12) is None


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("2106", "2016", True),
        ("3017", "2017", True),
        ("20014", "2014", True),
        ("202", "2021", True),
        ("2106", "2021", False),
    ],
)
def test_one_key_stroke(one: str, other: str, near: bool) -> None:
    assert one_stroke(one, other) is near


def test_the_days_one_key_stroke_from_36() -> None:
    assert near_figures(36, 31) == [3, 6, 16, 26, 30, 31]

"""Days told as past that lie after the publication."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts.later_dates import later_dates

PUBLISHED = date(2021, 6, 20)


def found(text: str, lang: str) -> list[tuple[date, str]]:
    dates = later_dates(text, lang, ((0, len(text)),), PUBLISHED)
    return [(item.when, text[slice(*item.word)]) for item in dates]


@pytest.mark.parametrize(
    ("lang", "text", "when", "word"),
    [
        ("id", "Kebakaran terjadi pada Rabu, 23 Juni 2021.", date(2021, 6, 23), "terjadi"),
        ("id", "“Surut,” ujar Bupati, Kamis (24/6).", date(2021, 6, 24), "ujar"),
        ("id", "Warga pulang pada 28 Juni lalu.", date(2021, 6, 28), "lalu"),
        ("en", "The bridge collapsed on June 24, 2021.", date(2021, 6, 24), "collapsed"),
    ],
)
def test_a_later_day_with_the_word_that_tells_it_as_past(lang: str, text: str, when: date, word: str) -> None:
    assert found(text, lang) == [(when, word)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Rapat akan digelar pada 24 Juni 2021."),
        ("id", "Polisi sudah berjaga untuk demo 24 Juni 2021."),
        ("id", "Kebakaran terjadi pada 21 Juni 2021."),
        ("id", "Kebakaran terjadi pada Jumat, 24 Juni 2021."),
        ("en", "Seats for the 25 June 2021 match were sold."),
        ("en", "The market was opened on 7/6/2021."),
        ("eo", "Ĝi okazis je 24 junio 2021."),
    ],
)
def test_plans_near_days_and_contradicted_dates_are_left_alone(lang: str, text: str) -> None:
    assert not found(text, lang)

"""Dates that a person types: the same everywhere, and refused in one line when they are none."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.facts.relative_dates import relative_day
from factcheck.facts.typed_dates import read_date
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator

MONDAY = date(2021, 3, 8)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("2021-03-04", "id"),
        ("2021/3/4", "en"),
        (" 2021-03-04 ", "xx"),
        ("2021-03-04T23:59:00-11:00", "id"),
        ("4/3/2021", "id"),
        ("04-03-2021", "id"),
        ("4 Maret 2021", "id"),
        ("4 March 2021", "id"),
        ("Kamis, 4 Maret 2021", "id"),
        ("March 4, 2021", "en"),
        ("4 March 2021", "en-GB"),
        ("4/3/2021", "en-GB"),
        ("3/4/2021", "en-US"),
    ],
)
def test_what_is_a_date(text: str, lang: str) -> None:
    assert read_date(text, lang) == date(2021, 3, 4)


def test_a_day_above_twelve_tells_the_order() -> None:
    assert read_date("14/3/2021", "en") == read_date("3/14/2021", "en") == date(2021, 3, 14)


@pytest.mark.parametrize(
    "text",
    ["", "   ", "telah", "31/2/2021", "2021-02-30", "3/14/2021", "4 Maret", "Maret 2021", "2021", "4", "besok",
     "4 Maret 2021 19.30", "1" * 200, "4/3/2021 5", "Kamis", "\x1b[31m", "0000-00-00", "٤/٣/٢٠٢١"],
)  # fmt: skip
def test_what_is_none_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_date(text, "id")
    line = str(caught.value)
    assert "\n" not in line
    assert "\x1b" not in line
    assert "YYYY-MM-DD" in line
    assert len(line) < 160


def test_an_open_order_is_refused() -> None:
    with pytest.raises(UsageError, match="two ways"):
        read_date("4/3/2021", "en")
    assert read_date("4/4/2021", "en") == date(2021, 4, 4)


def test_a_weekday_that_is_not_that_dates_is_refused() -> None:
    with pytest.raises(UsageError, match="weekday"):
        read_date("Rabu, 4 Maret 2021", "id")


def test_with_a_base_a_relative_day_is_a_date() -> None:
    assert read_date("kemarin", "id", MONDAY) == date(2021, 3, 7)
    assert read_date("last Friday", "en", MONDAY) == date(2021, 3, 5)
    with pytest.raises(UsageError):
        read_date("pekan lalu", "id", MONDAY)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("hari ini", (3, 8), (3, 8)),
        ("kemarin", (3, 7), (3, 7)),
        ("besok", (3, 9), (3, 9)),
        ("lusa", (3, 10), (3, 10)),
        ("dua hari lalu", (3, 6), (3, 6)),
        ("2 hari yang lalu", (3, 6), (3, 6)),
        ("tiga hari lagi", (3, 11), (3, 11)),
        ("sepekan lalu", (3, 1), (3, 1)),
        ("sebulan lalu", (2, 8), (2, 8)),
        ("pekan lalu", (3, 1), (3, 7)),
        ("minggu lalu", (3, 1), (3, 7)),
        ("Minggu lalu", (3, 7), (3, 7)),
        ("pekan depan", (3, 15), (3, 21)),
        ("awal pekan ini", (3, 8), (3, 9)),
        ("akhir pekan ini", (3, 13), (3, 14)),
        ("akhir bulan ini", (3, 21), (3, 31)),
        ("pertengahan bulan lalu", (2, 11), (2, 20)),
        ("tahun ini", (1, 1), (12, 31)),
        ("Jumat lalu", (3, 5), (3, 5)),
        ("Jum'at lalu", (3, 5), (3, 5)),
        ("Senin lalu", (3, 1), (3, 1)),
        ("Selasa pekan lalu", (3, 2), (3, 2)),
        ("Rabu depan", (3, 10), (3, 10)),
    ],
)
def test_indonesian_relative_days(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert relative_day(text, "id", MONDAY) == (date(2021, *first), date(2021, *last))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", (3, 7), (3, 7)),
        ("the day before yesterday", (3, 6), (3, 6)),
        ("last Friday", (3, 5), (3, 5)),
        ("next Monday", (3, 15), (3, 15)),
        ("this Sunday", (3, 14), (3, 14)),
        ("two days ago", (3, 6), (3, 6)),
        ("a week ago", (3, 1), (3, 1)),
        ("last week", (3, 1), (3, 7)),
        ("the end of last month", (2, 21), (2, 28)),
        ("early this year", (1, 1), (4, 30)),
    ],
)
def test_english_relative_days(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert relative_day(text, "en", MONDAY) == (date(2021, *first), date(2021, *last))


@pytest.mark.parametrize("text", ["", "telah", "Senin", "4 Maret 2021", "9999 tahun lalu", "x" * 300])
def test_what_is_no_relative_day(text: str) -> None:
    assert relative_day(text, "id", MONDAY) is None


def test_the_end_of_a_month_is_kept() -> None:
    assert relative_day("sebulan lalu", "id", date(2021, 3, 31)) == (date(2021, 2, 28), date(2021, 2, 28))
    assert relative_day("yesterday", "en", date.min) is None


@pytest.fixture(params=["Pacific/Kiritimati", "UTC", "Pacific/Pago_Pago"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield os.environ["TZ"]
    monkeypatch.undo()
    time.tzset()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2035, 12, 31)), st.sampled_from(["id", "en"]))
def test_a_typed_date_is_the_same_in_every_zone(zone: str, when: date, lang: str) -> None:
    assert zone
    month = language(lang).table("dates")["months"][when.month - 1][0]
    assert read_date(f"{when.day} {month} {when.year}", lang) == when
    assert read_date(when.isoformat(), lang) == when
    assert read_date(f"{when.day}/{when.month}/{when.year}", "id") == when
    assert relative_day("kemarin", "id", when) == (date.fromordinal(when.toordinal() - 1),) * 2
    assert relative_day("3 days ago", "en", when) == (date.fromordinal(when.toordinal() - 3),) * 2


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=50), st.sampled_from(["id", "en", "de", "zz"]))
def test_any_text_gives_a_date_or_one_line(text: str, lang: str) -> None:
    try:
        answer = read_date(text, lang, MONDAY).isoformat()
    except UsageError as error:
        answer = str(error)
    assert "\n" not in answer

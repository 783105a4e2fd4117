"""The dates of an article in calendar order, and what each is made of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.timeline import Entry, timeline
from factcheck.model import Article


def rows(text: str, published: date | None = None, lang: str = "id") -> list[tuple[str, date | None, str, str]]:
    found = timeline(Article(text, lang=lang, published=published))
    return [(text[one.start : one.end], one.first, one.source, one.check) for one in found]


def test_dates_stand_in_calendar_order_with_where_their_year_is_from() -> None:
    text = "Air surut Jumat (5/3). Banjir datang Rabu (3/3/2021). Warga pindah 7 April 2021, kembali 9 April."
    assert rows(text, date(2021, 3, 6)) == [
        ("Rabu (3/3/2021)", date(2021, 3, 3), "written", "agrees"),
        ("Jumat (5/3)", date(2021, 3, 5), "published", "agrees"),
        ("", date(2021, 3, 6), "publication", ""),
        ("7 April 2021", date(2021, 4, 7), "written", ""),
        ("9 April", date(2021, 4, 9), "neighbours", ""),
    ]


def test_a_contradiction_stands_where_it_is_written_with_the_day_that_was_meant() -> None:
    text = "Banjir datang Rabu malam (3/3/2020). Air surut Kamis (4/3) pagi."
    wrong, neighbour = timeline(Article(text, lang="id"))
    assert (wrong.first, wrong.check, wrong.meant) == (date(2020, 3, 3), "contradicts", date(2021, 3, 3))
    assert wrong.failing == (2, date(2020, 3, 3))
    assert (neighbour.first, neighbour.source, neighbour.check) == (date(2021, 3, 4), "neighbours", "agrees")


def test_a_pair_that_votes_on_several_stands_once() -> None:
    text = "Banjir datang Rabu (3/3/2020), lagi Rabu (3/3/2020). Air surut Kamis (4/3) pagi."
    assert [row[0] for row in rows(text)] == ["Rabu (3/3/2020)", "Rabu (3/3/2020)", "Kamis (4/3)"]


def test_a_day_that_there_is_not_stands_where_its_mending_would() -> None:
    text = "Dibuka 1 Juni 2020, ditutup 31 Juni 2020, dibongkar 5 Juli 2020."
    assert [row[0] for row in rows(text)] == ["1 Juni 2020", "31 Juni 2020", "5 Juli 2020"]
    gone = timeline(Article(text, lang="id"))[1]
    assert (gone.first, gone.check, gone.place) == (None, "impossible", date(2020, 6, 30))


def test_a_range_has_both_its_days() -> None:
    text = "Pameran digelar Sabtu-Minggu, 2-3 Mei 2026."
    (only,) = timeline(Article(text, lang="id"))
    assert (only.first, only.last, only.check) == (date(2026, 5, 2), date(2026, 5, 3), "agrees")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Usianya 9/10 dari usul itu, versi 2.31.", "id"),
        ("In May 20 people left; a third, 1/3, stayed.", "en"),
        ("Tidak ada tanggal di sini.", "id"),
    ],
)
def test_figures_are_no_days(text: str, lang: str) -> None:
    assert rows(text, lang=lang) == []


def test_without_anything_to_go_by_the_year_is_not_known() -> None:
    assert rows("Rapat digelar 9 April.") == [("9 April", None, "unknown", "")]
    assert rows("Rapat digelar Kamis (9/4).") == [("Kamis (9/4)", None, "unknown", "")]


def test_a_pair_is_given_no_year_in_which_its_weekday_fails() -> None:
    text = "Gedung itu selesai pada 1 Maret 2010. Rapat digelar Kamis (9/4)."
    assert rows(text)[-1] == ("Kamis (9/4)", None, "unknown", "")


def test_english_dates_follow_the_order_that_the_text_shows() -> None:
    text = "Opened 3/14/2024, closed 4/5/2024, in color."
    assert [row[1] for row in rows(text, lang="en")] == [date(2024, 3, 14), date(2024, 4, 5)]


@given(st.text(alphabet="0123456789/.- Senin,Mei()\n", max_size=200))
def test_spans_and_order_hold_for_any_text(text: str) -> None:
    found = timeline(Article(text, lang="id", published=date(2024, 1, 1)))
    assert sum(one.source == "publication" for one in found) == 1
    for one in found:
        assert isinstance(one, Entry)
        assert 0 <= one.start <= one.end <= len(text)
        assert one.source == "publication" or one.start < one.end
    assert len({(one.start, one.end) for one in found}) == len(found)
    days = [one.place or date.max for one in found]
    assert days == sorted(days)

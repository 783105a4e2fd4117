"""Clock times as they are written, and what is none."""

from __future__ import annotations

import pytest

from factcheck.facts.times import TRIGGERS, Clock, times
from factcheck.lang import language


def only(text: str, lang: str) -> Clock:
    (clock,) = times(text, lang)
    return clock


@pytest.mark.parametrize(
    ("lang", "text", "readings"),
    [
        ("id", "pukul 19.30 WIB", (19 * 60 + 30,)),
        ("id", "pkl. 08:00", (8 * 60, 20 * 60)),
        ("id", "jam 7 malam", (7 * 60, 19 * 60)),
        ("id", "pukul 24.00", (0,)),
        ("en", "3 pm", (15 * 60,)),
        ("en", "12.30 a.m.", (30,)),
        ("en", "at 0100 GMT", (60, 13 * 60)),
        ("en", "15:00 am", ()),
        ("id", "pukul 25.30", ()),
    ],
)
def test_a_time_is_read_in_every_way_that_it_allows(lang: str, text: str, readings: tuple[int, ...]) -> None:
    assert only(text, lang).readings() == readings


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "menang 25.30, Rp 25.30 ribu, versi 2.30.1, 24 jam siang malam"),
        ("id", "pukul 1.80 juta"),
        ("en", "Luke 24:75, a score of 25:30, in 2004, $8.75"),
        ("de", "um 25:30 Uhr WIB"),
    ],
)
def test_figures_alone_are_no_time(lang: str, text: str) -> None:
    assert times(text, lang) == ()


def test_zone_and_part_of_day_are_read_with_their_places() -> None:
    text = "Minggu (10/1) pada pukul 00:00 malam waktu setempat."
    clock = only(text, "id")
    assert text[clock.start : clock.end] == "pukul 00:00 malam waktu setempat"
    assert [part.name for part in clock.parts] == ["malam"]
    assert clock.local
    assert clock.zone_span is not None
    assert text[slice(*clock.zone_span)] == "waktu setempat"


def test_a_part_of_day_before_the_time_belongs_to_it() -> None:
    assert only("Senin pagi (9/1) sekitar pukul 14.00", "id").before is not None
    assert only("buka siang malam pukul 06.00", "id").before is None


def test_a_range_is_two_times_and_a_shared_part_of_day_is_nobodys() -> None:
    assert [(c.hour, c.parts) for c in times("pukul 08.00-25.00 WIB", "id")] == [(8, ()), (25, ())]
    assert [c.parts for c in times("pukul 16.00 pagi dan sore", "id")] == [()]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_trigger_words_cover_the_tables(lang: str) -> None:
    table = language(lang).table("times")
    for word in [*table["heads"], *table["zones"], *table["local"]]:
        assert not TRIGGERS.isdisjoint(word.lower().rstrip(".").split()), word

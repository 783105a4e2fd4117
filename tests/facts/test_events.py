"""Known events in a text, and the dates and relative words beside them."""

from __future__ import annotations

from datetime import date

from factcheck.facts.events import beside, fits_on, named, told
from factcheck.facts.scan import scan
from factcheck.knowledge import built_in
from tests.steps import steps


def names(text: str, lang: str = "id") -> list[tuple[str, date]]:
    found = named(text, lang, scan(text).vocabulary, built_in("events"))
    return [(text[one.start : one.end], one.event.first) for one in found if not one.dated]


def test_an_event_is_known_by_its_words() -> None:
    assert names("Korban gempa Palu dan tragedi di Stadion Kanjuruhan.") == [
        ("gempa Palu", date(2018, 9, 28)),
        ("tragedi di Stadion Kanjuruhan", date(2022, 10, 1)),
    ]
    assert names("The Capitol was quiet; a riot broke out elsewhere.", "en") == []


def test_an_inauguration_needs_its_country_in_the_text() -> None:
    assert names("Saat pelantikan presiden PSSI.") == []
    assert (date(2021, 1, 20)) in [day for _, day in names("Saat pelantikan presiden, kata pejabat AS.")]


def test_a_date_beside_an_event_is_joined_to_it_across_places_and_small_words_alone() -> None:
    text = "Tragedi Kanjuruhan, Malang, pada Sabtu (1/10/2022). Tragedi Kanjuruhan membuat liga berhenti 3/10/2022."
    found = named(text, "id", scan(text).vocabulary, built_in("events"))
    assert {text[one.written.start : one.written.end] for one in beside(text, "id", found)} == {"1/10/2022"}


def test_an_event_told_from_the_day_of_writing_dates_it() -> None:
    text = "Parler diblokir setelah kerusuhan di gedung Capitol AS yang mematikan pada awal pekan ini."
    (one,) = told(text, "id", named(text, "id", scan(text).vocabulary, built_in("events")))
    assert text[one.start : one.end].endswith("awal pekan ini")
    assert fits_on(one, "id", date(2021, 1, 9))
    assert not fits_on(one, "id", date(2020, 1, 9))


def test_words_that_may_be_read_two_ways_do_not_multiply_the_work() -> None:
    def work(times: int) -> int:
        text = "Gempa Palu" + " Di" * times + "; 1 Januari 2020"
        found = named(text, "id", scan(text).vocabulary, built_in("events"))
        assert list(beside(text, "id", found)) == []
        return steps(lambda: list(beside(text, "id", found)))

    assert work(18) < 4 * work(9)

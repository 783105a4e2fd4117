"""Ranges of years, months and days whose end lies before their beginning."""

from __future__ import annotations

import pytest

from factcheck.facts.ranges import reversed_ranges
from tests.steps import steps


@pytest.mark.parametrize(
    ("lang", "text", "unit", "first", "last"),
    [
        ("id", "Antara tahun 2020 dan 2016 sepi.", "year", "2020", "2016"),
        ("en", "In the 2024-2019 term.", "year", "2024", "2019"),
        ("id", "Dibuka 14 Juni hingga 3 Mei 2021.", "day", "14 Juni", "3 Mei"),
        ("id", "Libur Senin (8/2/2021) hingga Jumat (5/2/2021).", "day", "8", "5"),
        ("en", "From June 10, 2021, to June 5, 2021.", "day", "10", "5"),
        ("en", "Open from May 5 to 3.", "day", "5", "3"),
        ("en", "Open May 15–12, 2021.", "day", "15", "12"),
        ("id", "Selama Mei 2021 hingga Maret 2021.", "month", "Mei 2021", "Maret 2021"),
        ("en", "From May 2021 to March 2020.", "month", "May 2021", "March 2020"),
    ],
)
def test_the_two_ends(lang: str, text: str, unit: str, first: str, last: str) -> None:
    (found,) = reversed_ranges(text, lang)
    assert (found.unit, text[slice(*found.first)], text[slice(*found.last)]) == (unit, first, last)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "From 6 April to 5 April 2021."),
        ("en", "From 5 September to 28 June 2021."),
        ("en", "Open from May 5 to 3 June 2021."),
        ("en", "The difference between 2020 and 2016."),
        ("en", "Figures from 2020 and 2016."),
        ("id", "Dimajukan dari 14 Juni hingga 3 Mei 2021."),
        ("id", "Selama Maret 2021 hingga Mei 2021, dan Mei 2021 hingga Maret 2022."),
        ("eo", "De 2015 ĝis 2011."),
    ],
)
def test_what_runs_forward_or_is_no_range(lang: str, text: str) -> None:
    assert not list(reversed_ranges(text, lang))


def test_a_range_across_the_turn_of_the_year_may_lack_the_next_year() -> None:
    text = "Sejak 28 November 2023 hingga 10 Februari 2023."
    (found,) = reversed_ranges(text, "id")
    assert found.next_year == (text.rindex("2023"), text.rindex("2023") + 4)


def test_the_steps_grow_with_length_alone() -> None:
    def cost(count: int) -> int:
        return steps(lambda: list(reversed_ranges("2021 hingga " * count, "id")))

    cost(10)
    assert cost(800) < 12 * cost(100)

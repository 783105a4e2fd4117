"""The day from which an article speaks."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts.anchor import Anchor, anchor
from factcheck.facts.dates import mentions


def of(text: str, published: date | None = None) -> Anchor | None:
    return anchor(text, "id", mentions(text, "id"), published)


def test_the_publication_date_wins() -> None:
    assert of("Rapat digelar Sabtu (9/1/2021).", date(2021, 1, 10)) == Anchor(
        date(2021, 1, 10), date(2021, 1, 10), "published"
    )


def test_the_pairs_of_one_story_give_their_first_and_last_day() -> None:
    found = of("Rapat digelar Sabtu (9/1/2021) dan dilanjutkan Kamis (14/1/2021).")
    assert found is not None
    assert (found.first, found.last, found.basis) == (date(2021, 1, 9), date(2021, 1, 14), "written")


def test_a_wrong_year_counts_in_the_year_for_which_its_neighbour_votes() -> None:
    found = of("Peringatan diberikan Sabtu malam (9/1/2020) dan berlaku Minggu (10/1).")
    assert found is not None
    assert (found.last, found.basis) == (date(2021, 1, 9), "voted")


@pytest.mark.parametrize(
    "text",
    [
        "Tanpa tanggal apa pun.",
        "Rapat digelar 9 Januari 2021.",
        "Rapat digelar Sabtu (9/1/2020).",
        "Rapat digelar Sabtu (9/1/2021), lalu Rabu (9/6/2021).",
        "Rapat digelar Sabtu (9/1/2021). Pada 2023 hasilnya diumumkan.",
    ],
)
def test_what_does_not_agree_tells_no_day(text: str) -> None:
    assert of(text) is None

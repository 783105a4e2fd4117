"""Years that lie too far from an article's other years."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.facts.years import outliers


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Rapat 4 Mei 2106, lalu 9 Mei 2016.", [(2106, 2016, (2016,))]),
        ("id", "Pada tahun 20221 sawah kering. Panen 2022 gagal.", [(20221, 2022, (2022,))]),
        ("en", "It was founded in 20021 and sold on 3 May 2023.", [(20021, 2023, (2021,))]),
        ("en", "It closed on 3 May 3015, after the fire of 4 May 2018.", [(3015, 2018, ())]),
        ("en", "In 20014 homes of 2014 the power failed.", []),
        ("en", "The loan of 4 May 2021 ends on 4 May 2071.", []),
        ("id", "Film tahun 2201, tayang 9 Mei 2021.", []),
        ("eo", "Je 4 majo 2106 kaj 9 majo 2016.", []),
    ],
)
def test_a_far_year_with_the_years_it_may_have_been(
    lang: str, text: str, expected: list[tuple[int, int, tuple[int, ...]]]
) -> None:
    assert [(item.year, item.reference, item.meant) for item in outliers(text, lang)] == expected


def test_the_publication_is_the_reference() -> None:
    (item,) = outliers("Rapat digelar (3/5/2202).", "id", date(2022, 5, 6))
    assert (item.reference, item.published, item.meant) == (2022, True, (2022,))


def test_a_year_alone_has_nothing_to_be_far_from() -> None:
    assert not list(outliers("Pada 4 Mei 2106.", "id"))

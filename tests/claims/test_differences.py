"""Numbers, dates and negation are compared outright, in both languages and across them."""

from __future__ import annotations

import pytest

from factcheck.claims.differences import differences, facts_of
from factcheck.messages import render

SAME = (
    ("Sebanyak 12 orang tewas.", "id", "Tewas sebanyak 12 orang.", "id"),
    ("Kerugian Rp 1,5 miliar.", "id", "Kerugian Rp1.500.000.000.", "id"),
    ("Terjadi pada 9 Januari 2020.", "id", "Terjadi 9/1/2020.", "id"),
    ("Terjadi pada 9 Januari.", "id", "Terjadi pada 9 Januari 2020.", "id"),
    ("He did not sign.", "en", "He never signed.", "en"),
    ("Harga naik 5 persen.", "id", "Prices rose 5 percent.", "en"),
    ("", "id", "", "id"),
)
OTHER = (
    ("Sebanyak 12 orang tewas.", "Sebanyak 15 orang tewas.", "id", "other number: 12 → 15"),
    (
        "Kejadian pada 9 Januari 2020.",
        "Kejadian pada 9 Januari 2021.",
        "id",
        "other date: 9 Januari 2020 → 9 Januari 2021",
    ),
    ("Ia hadir di sidang.", "Ia tidak hadir di sidang.", "id", "one of them is negated: tidak"),
    ("He didn’t sign.", "He signed.", "en", "one of them is negated: dn't"),
    ("Pada 2019 ia menang.", "Pada 2020 ia menang.", "id", "other number: 2019 → 2020"),
    ("Naik 5 persen.", "Naik 5 orang.", "id", "other number: 5 persen → 5"),
    ("Ada 12 korban.", "Ada korban.", "id", "number left out: 12"),
    ("Er kommt nicht.", "Er kommt.", "de", "one of them is negated: nicht"),
)


@pytest.mark.parametrize(("one", "lang", "other", "other_lang"), SAME)
def test_same(one: str, lang: str, other: str, other_lang: str) -> None:
    assert differences(facts_of(one, lang), facts_of(other, other_lang)) == ()


@pytest.mark.parametrize(("one", "other", "lang", "says"), OTHER)
def test_other(one: str, other: str, lang: str, says: str) -> None:
    assert [render(message, "en") for message in differences(facts_of(one, lang), facts_of(other, lang))] == [says]


def test_in_indonesian() -> None:
    (message,) = differences(facts_of("Ada 12 korban.", "id"), facts_of("Ada 15 korban.", "id"))
    assert render(message, "id") == "angka lain: 12 → 15"

"""Percentages beside the numbers they follow from."""

from __future__ import annotations

import pytest

from factcheck.facts.measures import compare
from factcheck.facts.numbers import numbers
from factcheck.facts.ratios import changes, shares


@pytest.mark.parametrize(
    ("lang", "text", "exact"),
    [
        ("id", "Harga naik 50 persen dari Rp 100 ribu menjadi Rp 150 ribu.", 50),
        ("id", "Harga naik dari Rp 100 ribu menjadi Rp 150 ribu atau 50 persen.", 50),
        ("en", "Sales fell 25% to $90m from $120m a year earlier.", -25),
        ("en", "Sales were $90m, down 25% from $120m.", -25),
        ("en", "Sales rose to $150m from $100m, or 50%.", 50),
    ],
)
def test_a_change_is_found_in_every_usual_order(lang: str, text: str, exact: int) -> None:
    (found,) = changes(text, numbers(text, lang), lang)
    assert found.exact == exact
    assert found.holds


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Upah naik rata-rata 5 persen dari Rp 2 juta menjadi Rp 3 juta."),
        ("en", "Rents rose 3% a year from 100 to 180."),
        ("en", "Sales rose 4%. From 100 shops it went to 150."),
        ("en", "Sales rose 5-7% from 100 to 150."),
    ],
)
def test_another_base_or_another_sentence_is_no_change(lang: str, text: str) -> None:
    assert not list(changes(text, numbers(text, lang), lang))


@pytest.mark.parametrize(
    "text", ["So 180 of 300 (60%) agreed.", "So 60% (180 of 300) agreed.", "So 60% of the 300 people (180) agreed."]
)
def test_a_share_is_found_in_every_usual_order(text: str) -> None:
    (found,) = shares(text, numbers(text, "en"), "en")
    assert found.exact == 60
    assert found.holds


def test_a_percentage_may_be_cut_off_rather_than_rounded() -> None:
    text = "Harga naik dari 649 peso menjadi 3.800 peso, atau naik 485 persen."
    (found,) = changes(text, numbers(text, "id"), "id")
    assert found.holds


@pytest.mark.parametrize(
    ("text", "agrees"),
    [
        ("16 kilometres (10 miles)", True),
        ("100 km (60 miles)", True),
        ("100 km (50 miles)", False),
        ("100 gallons (455 litres)", True),
        ("100 gallons (379 litres)", True),
        ("40C (104F)", True),
        ("40C (120F)", False),
    ],
)
def test_measurements_are_compared_within_their_rounding(text: str, agrees: bool) -> None:
    one, two = numbers(text, "en")
    found = compare(one, two)
    assert found is not None
    assert found.agrees is agrees

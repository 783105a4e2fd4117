"""Counts given twice: what is compared, and what may rightly differ."""

import pytest

from factcheck.model import Article
from factcheck.pipeline import analyse


def found(text: str, lang: str = "id") -> list[tuple[str, str, str]]:
    flags = analyse(Article(text, lang=lang), only=frozenset({"number-conflict"})).flags
    return [
        (
            text[flag.start : flag.end],
            flag.suggestions[0].replacement,
            text[flag.related[0].start : flag.related[0].end],
        )
        for flag in flags
    ]


def test_the_later_count_is_flagged_and_the_first_is_its_evidence() -> None:
    assert found("Api menewaskan 12 orang. Pasar ditutup. Sebanyak empat belas orang tewas di los ikan.") == [
        ("empat belas orang", "dua belas", "12 orang")
    ]
    assert found("Twelve people died. The road was closed. In all 14 people were killed.", "en") == [
        ("14 people", "12", "Twelve people")
    ]


def test_a_toll_counts_people_and_a_place_named_before_is_the_same_place() -> None:
    assert found("The death toll is 30 in Palu. Aid came. The death toll reached 32 in Palu.", "en") == [
        ("32", "30", "30")
    ]
    assert found("Di Palu gempa terasa. Gempa menewaskan 25 orang. Sebanyak 27 orang tewas di Palu.") == [
        ("27 orang", "25", "25 orang")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Api menewaskan 12 orang. Korban bertambah menjadi 14 orang tewas.",
        "Api menewaskan 12 orang. Sebanyak 14 orang luka-luka.",
        "Api menewaskan 12 orang. “Ada 14 orang tewas di sini,” kata Rudi.",
        "Api menewaskan sekitar 12 orang. Sebanyak 14 orang tewas.",
        "Gempa di Palu menewaskan 12 orang. Banjir di Poso menewaskan 14 orang.",
        "Pada 12/3 api menewaskan 12 orang. Pada 14/3 api menewaskan 14 orang.",
        "Gempa menewaskan 25 orang. Sebanyak 12 orang tewas di Palu.",
        "Api menewaskan 12 orang. Empat orang tewas di rumah sakit.",
        "Pabrik itu terbakar dan 2 orang tewas. Rabu, api menewaskan 3 orang.",
        "Api menewaskan 12 orang dan melukai 14 orang.",
    ],
)
def test_what_may_differ_is_passed_over(text: str) -> None:
    assert found(text) == []

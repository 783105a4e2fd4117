"""The rule on what is told as past, on a day that had not come."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.messages import render_all
from factcheck.model import Article
from factcheck.pipeline import analyse

ONLY = frozenset({"date-after-publication"})
PUBLISHED = date(2021, 6, 20)


def found(text: str, lang: str = "id", published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    flags = analyse(Article(text, lang=lang, published=published), only=ONLY).flags
    return [(text[f.start : f.end], text[f.related[0].start : f.related[0].end]) for f in flags]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bupati telah meresmikan pasar itu pada 25 Juni 2021.", ("25 Juni 2021", "meresmikan")),
        ("“Sudah surut,” kata Rahmat, Jumat (25/6/2021).", ("25/6/2021", "kata")),
        ("Warga pulang pada 28 Juni lalu.", ("28 Juni", "lalu")),
    ],
)
def test_the_word_that_tells_it_as_past_is_shown(text: str, words: tuple[str, str]) -> None:
    assert found(text) == [words]


def test_the_proof_counts_the_days() -> None:
    (flag,) = analyse(Article("It was opened on 25 June 2021.", lang="en", published=PUBLISHED), only=ONLY).flags
    assert render_all(flag.proof, "en") == "published on 20 June 2021, 5 days before 25 June 2021"


@pytest.mark.parametrize(
    "text",
    [
        "Bupati akan meresmikan pasar itu pada 25 Juni 2021.",
        "Izin telah terbit dan berlaku hingga 25 Juni 2021.",
        "Kata Rahmat, Senin (21/6/2021).",
        "Sudah terdaftar lomba pada 19-25 Juni 2021.",
        "Kata Rahmat, Sabtu (25/6/2021).",
    ],
)
def test_plans_limits_time_zones_and_other_rules_findings_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_without_a_publication_date_nothing_is_said() -> None:
    assert found("Bupati telah meresmikan pasar itu pada 25 Juni 2021.", published=None) == []


def test_an_english_date_in_figures_must_be_later_in_both_orders() -> None:
    assert found("It was opened on 7/6/2021.", "en") == []
    assert found("It was opened on 8/9/2021.", "en") == [("8/9/2021", "was")]

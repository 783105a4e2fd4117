"""The rule on years far from all others."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.messages import render_all
from factcheck.model import Article
from factcheck.pipeline import analyse

ONLY = frozenset({"year-outlier"})


def found(text: str, lang: str = "id", published: date | None = None) -> list[tuple[str, list[str]]]:
    flags = analyse(Article(text, lang=lang, published=published), only=ONLY).flags
    return [(text[f.start : f.end], [s.replacement for s in f.suggestions]) for f in flags]


def test_the_year_one_key_stroke_away_is_suggested() -> None:
    text = "Rapat pertama digelar 4 Mei 2106. Rapat kedua menyusul pada 9 Mei 2016."
    assert found(text) == [("2106", ["2016"])]
    (flag,) = analyse(Article(text, lang="id"), only=ONLY).flags
    assert render_all(flag.proof, "en") == "the article's own year is 2016, 90 years away"


def test_the_publication_date_is_enough() -> None:
    text = "Tersangka ditangkap Senin (6/3/3017)."
    assert found(text) == []
    assert found(text, published=date(2017, 3, 7)) == [("3017", ["2017"])]


def test_a_doubled_figure_is_taken_out() -> None:
    assert found("Pabrik itu berdiri pada tahun 20014, lalu ditutup pada 2019.") == [("20014", ["2014"])]


@pytest.mark.parametrize(
    "text",
    [
        "Nol emisi pada tahun 2060, kata menteri pada 9 Mei 2021.",
        "Film berlatar 4 Mei 2106 itu dibuat 9 Mei 2016.",
        "Prasasti 8 Juni 1021 ditemukan 9 Mei 2021.",
        "Surat 8/1/1422 H itu terbit 2 April 2001.",
        "Sebanyak 20014 orang datang pada 2014.",
    ],
)
def test_plans_fiction_history_and_quantities_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_date_that_also_disagrees_with_its_weekday_is_one_finding() -> None:
    text = "Sidak digelar Rabu (8/3/2107). Sidak lain digelar 9 Maret 2017."
    assert found(text) == []
    assert [flag.rule for flag in analyse(Article(text, lang="id"), only=None).flags if flag.severity == "error"] == [
        "weekday-mismatch"
    ]

"""Ages beside years: which year counts, and what is offered."""

from datetime import date

import pytest

from factcheck.messages import render_all
from factcheck.model import Article, apply_changes
from factcheck.pipeline import analyse


def found(text: str, lang: str = "id", published: date | None = None) -> list[tuple[list[str], str]]:
    article = Article(text, lang=lang, published=published)
    flags = analyse(article, only=frozenset({"age-mismatch"})).flags
    return [
        (
            [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions],
            render_all(flag.proof, lang),
        )
        for flag in flags
    ]


def test_an_age_at_death_is_recomputed_from_the_years_beside_it() -> None:
    ((texts, why),) = found("Pelukis kelahiran 1940 itu wafat pada 2019 dalam usia 70 tahun.")
    assert texts == [
        "Pelukis kelahiran 1940 itu wafat pada 2019 dalam usia 79 tahun.",
        "Pelukis kelahiran 1940 itu wafat pada 2019 dalam usia 78 tahun.",
        "Pelukis kelahiran 1949 itu wafat pada 2019 dalam usia 70 tahun.",
    ]
    assert why == "2019 − 1940 = 79 setelah hari ulang tahun, 78 sebelumnya"


def test_an_age_of_today_needs_the_publication() -> None:
    text = "Bupati kelahiran 1980 itu kini berusia 34 tahun."
    assert found(text) == []
    ((_, why),) = found(text, published=date(2024, 5, 6))
    assert why.startswith("2024 − 1980 = 44")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Rina lahir di Malang pada 1990. Ia kini berusia 44 tahun."),
        ("id", "Aktor kelahiran 1985 itu tahun ini merayakan ulang tahunnya yang ke-49."),
        ("en", "Ann Lee, 64, who was born in 1980, was elected chair."),
        ("en", "The mayor (born 12 May 1980; age 34) is running again."),
        ("en", "Anna was born in Leeds in 1990. She is 44."),
    ],
)
def test_an_age_may_stand_alone_in_brackets_or_in_the_next_sentence(lang: str, text: str) -> None:
    assert len(found(text, lang, date(2024, 5, 6))) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Lahir pada 1980, ia bekerja 20 tahun di bank."),
        ("id", "Rina lahir pada 1990. Dia tinggal bersama neneknya yang berusia 80 tahun."),
        ("id", "Ia lahir pada 1950 ketika ibunya berusia 34 tahun."),
        ("en", "The actor, born in 1985, celebrated his 30th birthday in Paris."),
        ("en", "Born in 1980, he joined the army aged 18."),
        ("en", "Anna was born in 1990. She married at the age of 24."),
    ],
)
def test_ages_of_relatives_and_of_the_past_are_passed_over(lang: str, text: str) -> None:
    assert found(text, lang, date(2024, 5, 6)) == []


def test_ages_of_other_times_and_people_are_passed_over() -> None:
    day = date(2024, 5, 6)
    assert found("Lahir pada 1940, ia melukis ketika berusia 12 tahun.", published=day) == []
    assert found("Born in 1940, she met a 30-year-old painter.", "en", day) == []
    assert found("Born in 1940 and raised in 1950, she is 30 years old.", "en", day) == []

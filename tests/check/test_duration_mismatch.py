"""Lengths beside their spans: which are compared, in which unit, and what is offered."""

import pytest

from factcheck.messages import render_all
from factcheck.model import Article
from factcheck.pipeline import analyse


def found(text: str, lang: str = "id") -> list[tuple[str, str, str]]:
    flags = analyse(Article(text, lang=lang), only=frozenset({"duration-mismatch"})).flags
    return [
        (text[flag.start : flag.end], flag.suggestions[0].replacement, render_all(flag.proof, lang)) for flag in flags
    ]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        (
            "Ia menjabat dari 2008 hingga 2018, selama lima tahun.",
            "id",
            ("lima", "sepuluh", "2018 − 2008 = 10, atau 11"),
        ),
        ("Selama 20 tahun, 2001-2011, ia menjabat.", "id", ("20", "10", "2011 − 2001 = 10")),
        ("The fair ran for ten days, 3-9 May 2024.", "en", ("ten", "seven", "allows 6, 7")),
        ("Closed from 28 February to 10 March, for 3 days.", "en", ("3", "12", "allows 10, 11, 12")),
        ("They stayed six nights, May 3-9, 2024, and five nights, June 3-9, 2024.", "en", ("five", "six", "allows 6")),
        ("Dibuka tiga hari, Senin hingga Jumat.", "id", ("tiga", "lima", "4, 5")),
        ("His five-year term in office (2010-2017) ended.", "en", ("five", "seven", "2017 − 2010 = 7")),
    ],
)
def test_the_length_is_compared_with_the_span_beside_it(text: str, lang: str, expected: tuple[str, str, str]) -> None:
    (flag,) = found(text, lang)
    assert flag[:2] == expected[:2]
    assert expected[2] in flag[2]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ia menjabat dari 2008 hingga 2018, hampir sepuluh tahun.", "id"),
        ("Ia menjabat 2008-2018, dan tiga tahun kemudian wafat.", "id"),
        ("Ditutup 29 Februari-1 Maret selama satu hari.", "id"),
        ("Skor 2018-2008, lima tahun.", "id"),
        ("It ran from December 28 to January 3, for seven days.", "en"),
        ("He served from 2010 to 2015, two years ago.", "en"),
        ("Two five-year terms (2005-2015) followed.", "en"),
        ("Toko buka sepuluh hari, Senin hingga Rabu.", "id"),
        ("Ia divonis lima tahun (2010-2017).", "id"),
    ],
)
def test_other_lengths_are_passed_over(text: str, lang: str) -> None:
    assert found(text, lang) == []

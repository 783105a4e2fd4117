"""The rule on days that no calendar has."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.messages import render_all
from factcheck.model import Article, Suggestion, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"impossible-date"})


def found(text: str, lang: str = "id", published: date | None = None) -> list[tuple[str, str, str]]:
    """Severity, words and the text after the first suggestion, "" without one."""
    flags = analyse(Article(text, lang=lang, published=published), only=ONLY).flags
    return [(flag.severity, text[flag.start : flag.end], _mended(text, flag.suggestions[:1])) for flag in flags]


def _mended(text: str, suggestions: tuple[Suggestion, ...]) -> str:
    return apply_changes(text, [(s.start, s.end, s.replacement) for s in suggestions]) if suggestions else ""


@pytest.mark.parametrize(
    ("lang", "text", "mended"),
    [
        ("id", "Ditutup 31 September 2022.", "Ditutup 30 September 2022."),
        ("id", "Ditutup pada 31/04/2022.", "Ditutup pada 30/04/2022."),
        ("id", "Runtuh 29 Februari 2021.", "Runtuh 28 Februari 2021."),
        ("id", "Lahir Minggu (36/2/2023).", "Lahir Minggu (26/2/2023)."),
        ("id", "Datang Selasa (3/0/2022).", "Datang Selasa (3/5/2022)."),
        ("en", "Hired on the 31st of November.", "Hired on the 30th of November."),
    ],
)
def test_the_first_suggestion_mends_the_date(lang: str, text: str, mended: str) -> None:
    ((severity, _, first),) = found(text, lang)
    assert severity == "error"
    assert first == mended


def test_a_date_in_the_american_order_is_a_warning_with_the_swapped_date() -> None:
    assert found("Surat tertanggal 5/13/2021 itu.") == [("warning", "5/13/2021", "Surat tertanggal 13/5/2021 itu.")]


def test_without_weekday_and_other_dates_no_figure_is_guessed() -> None:
    assert found("Truk disita (36/2/2023).") == [("error", "36/2/2023", "")]


def test_the_publication_date_chooses_among_the_days_one_key_stroke_away() -> None:
    ((_, _, first),) = found("Truk disita (36/2/2023).", published=date(2023, 2, 7))
    assert first == "Truk disita (6/2/2023)."


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Lahir 29 Februari 2024, atau 29 Februari saja."),
        ("id", "UU 13/2003, Nomor 32/14/2021, (31/9), 0812-31-02-2021."),
        ("id", "Bertanggal 30/2/1442 H."),
        ("en", "Dated 9/30/2020 or 30/9/2020."),
        ("en", "In June 31 people left."),
        ("en", "The Julian 29 February 1900."),
    ],
)
def test_traps_are_left_alone(lang: str, text: str) -> None:
    assert found(text, lang) == []


def test_the_proof_names_the_last_day_and_the_other_order() -> None:
    (flag,) = analyse(Article("Dated 31/9/2020.", lang="en"), only=ONLY).flags
    assert render_all(flag.proof, "en") == (
        "the last day of that month is 30 September; read the other way round it does not exist either"
    )

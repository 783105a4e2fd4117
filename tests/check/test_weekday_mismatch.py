"""weekday-mismatch: its words, suggestions in the written style, and severities."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.lang import language
from factcheck.messages import render, render_all
from factcheck.model import Flag, apply_changes
from tests.weekdays import flags, only


def mended(text: str, flag: Flag, place: int = 0) -> str:
    best = flag.suggestions[place]
    return apply_changes(text, [(best.start, best.end, best.replacement)])


TWO_DAYS = "Pada Rabu malam (3/3/2020) sungai meluap, lalu surut mulai Kamis (4/3) pukul 06.00."


def test_two_pairs_that_vote_are_one_finding() -> None:
    flag = only(TWO_DAYS)
    assert TWO_DAYS[flag.start : flag.end] == "Rabu malam (3/3/2020)"
    assert flag.severity == "error"
    best = flag.suggestions[0]
    assert (TWO_DAYS[best.start : best.end], best.replacement) == ("3/3/2020", "3/3/2021")
    assert [(TWO_DAYS[r.start : r.end], r.role) for r in flag.related] == [("Kamis (4/3)", "same-error")]


def test_the_proof_can_be_redone() -> None:
    assert render_all(only(TWO_DAYS).proof, "en") == (
        "3 March 2020 is a Tuesday; 3 March is a Wednesday in 2004, 2010, 2021, 2027; Kamis (4/3) also fits 2021"
    )
    assert "Wednesday does not belong to 3 March 2020" in render(only(TWO_DAYS).message, "en")


def test_sound_neighbours_are_evidence() -> None:
    flag = only("Rapat Selasa (1/3/2022) bubar. Pasar dibuka Kamis (3/3/2021).")
    assert [r.role for r in flag.related] == ["evidence"]


PUBLISHED = date(2021, 3, 4)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Kamis (4/3/2020)", "Kamis (4/3/2021)"),
        ("Kamis (04/03/2020)", "Kamis (04/03/2021)"),
        ("Kamis (04/04/2021)", "Kamis (04/03/2021)"),
        ("Kamis (4/3/20)", "Kamis (4/3/21)"),
        ("Kamis tgl 4-3-2020", "Kamis tgl 4-3-2021"),
        ("Kamis, 4 April 2021", "Kamis, 4 Maret 2021"),
        ("KAMIS, 4 APRIL 2021", "KAMIS, 4 MARET 2021"),
        ("kamis, 4 april 2021", "kamis, 4 maret 2021"),
        ("Kamis, 4 Apr 2021", "Kamis, 4 Mar 2021"),
        ("4 April 2021 (Kamis)", "4 Maret 2021 (Kamis)"),
        ("Sabtu-Minggu, 6-7 Maret 2020", "Sabtu-Minggu, 6-7 Maret 2021"),
    ],
)
def test_a_suggestion_keeps_the_written_style(wrong: str, right: str) -> None:
    text = f"Pasar dibuka {wrong} di kota."
    assert mended(text, only(text, published=PUBLISHED)) == f"Pasar dibuka {right} di kota."


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("rabu (4/3/2021)", "kamis (4/3/2021)"),
        ("RABU, 4 MARET 2021", "KAMIS, 4 MARET 2021"),
        ("Rab, 4/3/2021", "Kam, 4/3/2021"),
        ("Jum’at (4/3/2021)", "Kamis (4/3/2021)"),
    ],
)
def test_another_weekday_keeps_the_written_style(wrong: str, right: str) -> None:
    text = f"Pasar dibuka {wrong} di kota."
    flag = only(text, published=PUBLISHED)
    assert f"Pasar dibuka {right} di kota." in [mended(text, flag, n) for n in range(2)]


def test_english_ordinals_follow_the_day() -> None:
    text = "It opened on Thursday, March 3rd, 2021, at noon."
    flag = only(text, "en", PUBLISHED)
    assert "It opened on Thursday, March 4th, 2021, at noon." in [mended(text, flag, n) for n in range(2)]


def test_every_suggestion_mends_the_finding() -> None:
    for text in (TWO_DAYS, "Pasar dibuka Rabu, 4 Maret 2021.", "Bazar Sabtu-Minggu (6-7/3/2020)."):
        flag = only(text)
        assert flag.suggestions
        for place in range(len(flag.suggestions)):
            after = flags(mended(text, flag, place))
            assert not [other for other in after if other.start == flag.start]


def test_a_date_that_the_text_calls_wrong_is_a_warning() -> None:
    assert only("Undangan menyebut Rabu (4/3/2021), seharusnya Kamis.").severity == "warning"
    assert only("The invitation said Friday, 5 March 2020, a day named mistakenly.", "en").severity == "warning"
    assert only("Undangan menyebut Rabu (4/3/2021). Harga seharusnya turun.").severity == "error"


def test_small_hours_are_explained_and_not_insisted_on() -> None:
    flag = only("Roket meluncur Rabu dini hari (4/3/2021).")
    assert flag.severity == "warning"
    assert "time zone" in render_all(flag.proof, "en")
    assert only("Roket meluncur Senin dini hari (4/3/2021).").severity == "error"


def test_an_ambiguous_english_date_shows_both_readings() -> None:
    flag = only("The hall closed on Friday (3/4/2021).", "en")
    assert "read the other way round, 4 March 2021 is a Thursday" in render_all(flag.proof, "en")


def test_the_language_tag_tells_the_order() -> None:
    text = "The hall closed on Thursday (3/4/2021)."
    assert flags(text, "en") == flags(text, "en-US") == ()
    assert len(flags(text, "en-GB")) == 1


def test_other_languages_are_left_alone() -> None:
    assert flags("Kamis (5/3/2021), Friday (4 March 2021)", "fr") == ()


FORMS = {
    "id": ["{w} ({d}/{n}/{y})", "{w}, {d} {m} {y}", "{w} malam ({d:02}/{n:02}/{y})", "{w} tanggal {d}-{n}-{y}"],
    "en": ["{w}, {m} {d}, {y}", "{w}, {d} {m} {y}", "{w} ({d}/{n}/{y})", "{w} night, {m} {d}, {y}"],
}
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2035, 12, 31))


def pair(lang: str, form: int, when: date, weekday: int) -> str:
    table = language(lang).table("dates")
    names = {"w": table["weekdays"][weekday][0], "m": table["months"][when.month - 1][0]}
    return "x " + FORMS[lang][form].format(**names, d=when.day, n=when.month, y=when.year) + " x."


@given(DAYS, st.sampled_from(["id", "en"]), st.integers(0, 3))
def test_a_correct_pair_is_never_flagged(when: date, lang: str, form: int) -> None:
    assert flags(pair(lang, form, when, when.weekday()), lang) == ()


@given(DAYS, st.integers(1950, 2035), st.sampled_from(["id", "en"]), st.integers(0, 3))
def test_a_wrong_year_with_another_weekday_is_always_flagged(when: date, year: int, lang: str, form: int) -> None:
    assume((when.month, when.day) != (2, 29) and not (lang == "en" and form == 2))
    wrong = when.replace(year=year)
    assume(wrong.weekday() != when.weekday())
    assert len(flags(pair(lang, form, wrong, when.weekday()), lang)) == 1

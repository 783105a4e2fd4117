"""The rule on titles and the terms of their holders."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.messages import render, render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse
from factcheck.settings import Settings

ONLY = frozenset({"title-anachronism"})


def flags(text: str, published: date | None, lang: str = "id", settings: Settings | None = None) -> list[Flag]:
    found = analyse(Article(text, lang=lang, published=published), settings or Settings(), only=ONLY)
    assert not found.failures
    return list(found.flags)


def corrected(text: str, published: date, lang: str = "id") -> str:
    (flag,) = flags(text, published, lang)
    first = flag.suggestions[0]
    return apply_changes(text, [(first.start, first.end, first.replacement)])


def test_former_eleven_days_too_early_is_shown_with_its_computation() -> None:
    text = "Aplikasi itu disukai pendukung mantan presiden AS Donald Trump."
    (flag,) = flags(text, date(2021, 1, 9))
    assert text[flag.start : flag.end] == "mantan presiden AS Donald Trump"
    assert flag.severity == "error"
    assert "20 January 2021" in render(flag.message, "en")
    assert "11 days lie between" in render_all(flag.proof, "en")
    assert corrected(text, date(2021, 1, 9)) == "Aplikasi itu disukai pendukung presiden AS Donald Trump."


@pytest.mark.parametrize(
    ("lang", "published", "wrong", "right"),
    [
        ("id", date(2023, 5, 2), "Mantan Presiden Joko Widodo hadir.", "Presiden Joko Widodo hadir."),
        ("id", date(2020, 12, 1), "Presiden AS Joe Biden menulis.", "Presiden terpilih AS Joe Biden menulis."),
        ("id", date(2015, 3, 2), "Presiden terpilih Joko Widodo hadir.", "Presiden Joko Widodo hadir."),
        ("en", date(2020, 12, 1), "President Joe Biden wrote.", "President-elect Joe Biden wrote."),
        ("en", date(2015, 3, 2), "Former President Barack Obama spoke.", "President Barack Obama spoke."),
        ("id", date(2021, 11, 3), "Mantan Ketua KPK Firli Bahuri hadir.", "Ketua KPK Firli Bahuri hadir."),
        ("id", date(2014, 3, 2), "Eks Presiden Amerika Serikat (AS) Barack Obama tiba.", None),
        (
            "id",
            date(2016, 5, 2),
            "Mantan Presiden ke-44 AS, Barack Obama, tiba.",
            "Presiden ke-44 AS, Barack Obama, tiba.",
        ),
        (
            "id",
            date(2025, 3, 11),
            "Presiden Joko Widodo hari ini rapat.",
            "mantan Presiden Joko Widodo hari ini rapat.",
        ),
        (
            "id",
            date(2022, 6, 3),
            "Presiden AS Donald Trump tiba kemarin.",
            "mantan Presiden AS Donald Trump tiba kemarin.",
        ),
        ("id", date(2020, 6, 2), "Mantan Wapres Ma’ruf Amin hadir.", "Wapres Ma’ruf Amin hadir."),
        ("en", date(2014, 3, 3), "Former UN Secretary-General Ban Ki-moon spoke.", None),
        (
            "en",
            date(2022, 5, 3),
            "British Prime Minister Theresa May speaks today.",
            "former British Prime Minister Theresa May speaks today.",
        ),
    ],
)
def test_the_title_is_corrected(lang: str, published: date, wrong: str, right: str | None) -> None:
    assert corrected(wrong, published, lang) == (right or wrong.partition(" ")[2])


@pytest.mark.parametrize(
    ("lang", "published", "text"),
    [
        ("id", date(2021, 1, 20), "Pendukung mantan presiden AS Donald Trump berkumpul."),
        ("id", date(2019, 5, 20), "Mantan Perdana Menteri Malaysia Mahathir Mohamad kembali."),
        ("id", date(2024, 5, 20), "Presiden terpilih Prabowo Subianto menemui menteri."),
        ("id", date(2019, 5, 25), "Presiden terpilih Joko Widodo menemui menteri."),
        ("id", date(2022, 1, 9), "Presiden AS saat itu, Donald Trump, menolak. Presiden AS Donald Trump kalah."),
        ("id", date(2013, 1, 9), "Calon presiden Prabowo Subianto berpidato."),
        ("id", date(2023, 1, 9), "Presiden Partai Buruh Said Iqbal dan Wakil Presiden Ma'ruf Amin hadir."),
        ("id", date(2014, 5, 12), "Menteri Perdagangan Muhammad Lutfi membuka pameran."),
        ("id", date(2025, 3, 11), "Presiden ke-7 RI Joko Widodo hari ini menghadiri acara di Solo."),
        ("id", date(2013, 5, 3), "Wakil Gubernur DKI Jakarta Basuki Tjahaja Purnama meninjau rusun."),
        ("id", date(2025, 3, 11), "Aturan yang diteken Presiden RI Joko Widodo kini digugat."),
        ("en", date(2022, 7, 1), "In his memoir, US President Barack Obama now seems a lonely man."),
        ("en", date(2030, 1, 9), "Former US President Donald Trump spoke."),
        ("en", date(2016, 9, 23), "Would US President Donald Trump do that?"),
        ("en", date(2016, 9, 23), "In 1998 US President Bill Clinton was impeached."),
        ("en", None, "Former US President Donald Trump spoke."),
    ],
)
def test_what_may_be_right_is_left_alone(lang: str, published: date | None, text: str) -> None:
    assert flags(text, published, lang) == []


def test_without_a_publication_date_the_articles_own_days_speak_and_a_week_is_left_for_writing() -> None:
    text = "Hal itu disampaikan {}. Ia memuji mantan presiden AS Donald Trump."
    (flag,) = flags(text.format("Sabtu (9/1/2021)"), None)
    assert flag.severity == "warning"
    assert flags(text.format("Jumat (15/1/2021)"), None) == []
    assert flags(text.format("Sabtu (9/1/2021)") + " Pada 2022 ia kembali.", None) == []


def test_a_newsroom_adds_its_own_office() -> None:
    office = {
        "name": "mayor of Sukamaju",
        "title": {"id": ["wali kota"]},
        "place": {"id": ["Sukamaju"]},
        "terms": [{"who": "Siti Rahma", "from": date(2021, 2, 26), "to": date(2025, 2, 20)}],
    }
    text = "Mantan Wali Kota Sukamaju Siti Rahma meresmikan pasar."
    assert flags(text, date(2023, 1, 1)) == []
    assert len(flags(text, date(2023, 1, 1), settings=Settings(facts=(office,)))) == 1

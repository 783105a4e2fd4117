"""The capitalised words of a text, and the forms that are slips of another."""

from __future__ import annotations

import pytest

from factcheck.facts.names import Names, variants, vocabulary


def found(text: str, lang: str = "id") -> list[tuple[str, str]]:
    return [(item.form, item.usual) for item in variants(Names(text, lang))]


def test_words_in_links_and_handles_are_not_counted() -> None:
    names = Names("Parler naik. Kata Budi, Parler aman: lihat www.Parler.com dan @Parler.", "id")
    assert names.everywhere == {"Parler": 2}


def test_a_capital_is_a_words_own_where_it_stands_within_sentences() -> None:
    names = Names("Zebra di Zebra. Zebra lalu Zebra, Zebra.", "id")
    assert names.capital(names.places("Zebra"))
    assert not names.capital(list(names.places("Zebra"))[:3])


BASE = "Warga Kertamukti resah. Jalan ke Kertamukti putus. Bantuan untuk Kertamukti dan pasar Kertamukti tiba. "


@pytest.mark.parametrize(
    ("slip", "is_one"),
    [
        ("Dana untuk Kertamutki ditahan.", True),
        ("Dana untuk kertamukti ditahan.", True),
        ("Dana untuk KErtamukti ditahan.", True),
        ("Dana untuk Kertamuktinya ditahan.", False),
        ("Dana untuk Kertamukta ditahan.", False),
        ("Dana untuk Sertamukti ditahan.", False),
        ("DANA UNTUK KERTAMUKTI DITAHAN.", False),
        ("Lihat #kertamukti dan kertamukti.id saja.", False),
        ("Dana untuk Kertamutki ditahan, kata lurah Kertamutki.", False),
    ],
)
def test_a_form_that_stands_once_is_a_slip_of_the_usual_one(slip: str, is_one: bool) -> None:
    assert bool(found(BASE + slip)) is is_one


def test_another_person_is_no_slip() -> None:
    text = "Korban bernama Rahmat Hidayat. Ibu Rahmat Hidayat dan adik Rahmat Hidayat datang bersama "
    assert found(text + "Rachmat Hidayat.") == [("Rachmat", "Rahmat")]
    assert found(text + "Rachmat Wibowo.") == []


def test_a_kind_of_thing_before_a_name_leaves_it_a_name() -> None:
    text = "Kapal Merapindo karam. Awak Kapal Merapindo selamat. Pemilik Kapal Merapindo diam. Kini merapindo ditarik."
    assert found(text) == [("merapindo", "Merapindo")]


def test_the_vocabulary_tells_words_from_names() -> None:
    words = vocabulary()
    assert "kota" in words.ordinary
    assert "senator" in words.ordinary
    assert "jakarta" in words.names
    assert "parler" not in words

"""Announced lists: what is counted, and which lists are not sure enough."""

import pytest

from factcheck.model import Article
from factcheck.pipeline import analyse


def found(text: str, lang: str = "id") -> list[tuple[str, str, str]]:
    flags = analyse(Article(text, lang=lang), only=frozenset({"count-mismatch"})).flags
    return [
        (
            text[flag.start : flag.end],
            flag.suggestions[0].replacement,
            text[flag.related[0].start : flag.related[0].end],
        )
        for flag in flags
    ]


def test_the_things_are_counted_with_and_without_a_comma_before_and() -> None:
    assert found("Ada tiga kota, yaitu Palu, Poso, Luwuk dan Parigi.") == [
        ("tiga", "empat", "Palu, Poso, Luwuk dan Parigi")
    ]
    assert found("Ada tiga kota, yaitu Palu, Poso, Luwuk, dan Parigi.") == [
        ("tiga", "empat", "Palu, Poso, Luwuk, dan Parigi")
    ]
    assert found("Hujan di 3 kota yang terdampak: Palu, Poso, Luwuk dan Toli.") == [
        ("3", "4", "Palu, Poso, Luwuk dan Toli")
    ]
    assert found("They came from 2 towns: Derby, Crewe and Stoke.", "en") == [("2", "3", "Derby, Crewe and Stoke")]


def test_a_list_inside_a_sentence_ends_at_a_comma_behind_names_or_at_a_dash() -> None:
    assert found("Ketiga tersangka, yakni Adi, Budi, Cakra, dan Dedi, ditahan.") == [
        ("Ketiga", "Keempat", "Adi, Budi, Cakra, dan Dedi")
    ]
    assert found("It runs in three towns – Derby, Crewe, Stoke and Rugby – this year.", "en") == [
        ("three", "four", "Derby, Crewe, Stoke and Rugby")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada dua kota, yakni Malang, kota asalnya, dan Blitar.",
        "Ada lima kota, antara lain Palu, Poso, dan Luwuk.",
        "Ada tiga kota, yakni Palu dan Poso, serta Luwuk dan Parigi.",
        "Pemilik PlayStation 3 mendapat: Hue, Inside, Limbo dan Gris.",
        "Ada tiga kota, yakni Palu (Sulteng), Poso, Luwuk, dan Parigi.",
        "Ada dua hal, yaitu Palu.",
        "Anak ketiga mereka, yakni Adi dan Budi, kembar.",
        "Ada sembilan orang, yakni enam pria dan dua wanita.",
        "Ia menyebut dua hal: harga itu naik, upah turun, dan warga mengeluh.",
    ],
)
def test_lists_that_are_not_sure_are_passed_over(text: str) -> None:
    assert found(text) == []

"""Parts and totals: what is added up, how rounding counts, and what makes a list no whole one."""

import pytest

from factcheck.messages import render_all
from factcheck.model import Article
from factcheck.pipeline import analyse


def found(text: str, lang: str = "id") -> list[tuple[str, str, str]]:
    flags = analyse(Article(text, lang=lang), only=frozenset({"sum-mismatch"})).flags
    return [
        (text[flag.start : flag.end], flag.suggestions[0].replacement, render_all(flag.proof, lang)) for flag in flags
    ]


def test_the_sum_is_shown_and_offered_in_the_writing_of_the_total() -> None:
    assert found("Ada 12 orang, terdiri atas 5 pria, 4 wanita, dan 2 anak.") == [("12", "11", "5 + 4 + 2 = 11")]
    assert found("The $9 million, made up of $2.5 million for roads and $3.5 million for parks.", "en") == [
        ("$9 million", "6", "$2.5 million + $3.5 million = 6,000,000")
    ]


def test_a_list_right_behind_its_total_needs_no_word_for_it() -> None:
    assert found("Tim itu meraih 20 medali (8 emas, 6 perak, dan 4 perunggu).") == [("20", "18", "8 + 6 + 4 = 18")]
    assert found("Police held nine people: five men and three women.", "en") == [("nine", "eight", "five + three = 8")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada 12 orang, terdiri atas 5 pria dan sisanya wanita.",
        "Dana Rp 10 miliar terdiri atas Rp 6 miliar untuk jalan dan Rp 3 miliar untuk taman.",
        "Acara dibagi dalam 2 sesi: 3 pembicara dan 1 moderator.",
        "Harga naik 10 persen, yakni 5 persen pada Mei dan 4 persen pada Juni.",
        "Ada 3 nomor (1, 2, dan 4) yang kosong.",
        "Ada 12 orang. Kelompok lain terdiri atas 5 pria dan 4 wanita.",
        "Ada 12 orang, terdiri atas 5-6 pria dan 4 wanita.",
        "Ada 12 orang, terdiri atas 5 pria dan 4 wanita serta beberapa anak.",
        "Ada 500 orang yang membawa kotak terdiri atas 5 apel dan 4 jeruk.",
    ],
)
def test_a_list_that_is_not_whole_or_is_rounded_is_passed_over(text: str) -> None:
    assert found(text) == []

"""Reading quantities: values, rounding, units, hedges, ranges, and what is no quantity."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.facts.number_words import in_words, number_words
from factcheck.facts.numbers import decimal_of, in_writing, numbers
from factcheck.facts.scan import scan


@pytest.mark.parametrize(
    ("lang", "text", "span", "value", "unit"),
    [
        ("id", "Harganya Rp 1,2 juta.", "Rp 1,2 juta", "1200000", "IDR"),
        ("id", "Dana Rp509 M cair.", "Rp509 M", "509000000000", "IDR"),
        ("id", "Ada 1.234,5 ton beras.", "1.234,5", "1234.5", "t"),
        ("id", "Naik 12,5 persen.", "12,5 persen", "12.5", "percent"),
        ("id", "Naik 7,5 poin persen.", "7,5 poin persen", "7.5", "percentage-point"),
        ("id", "Sebanyak dua puluh lima orang.", "dua puluh lima", "25", "person"),
        ("id", "Ada seratus lima belas ribu rumah.", "seratus lima belas ribu", "115000", "rumah"),
        ("id", "Menyumbang dua setengah juta.", "dua setengah juta", "2500000", ""),
        ("id", "Seharga 5 juta dolar Singapura.", "5 juta", "5000000", "SGD"),
        ("en", "It cost $1.2 million.", "$1.2 million", "1200000", "USD"),
        ("en", "It cost £3bn.", "£3bn", "3000000000", "GBP"),
        ("en", "One hundred and five homes burned.", "One hundred and five", "105", "homes"),
        ("en", "Twenty-five people came.", "Twenty-five", "25", "person"),
        ("en", "A dozen eggs broke.", "A dozen", "12", "eggs"),
        ("en", "Rates rose 45.6 per cent.", "45.6 per cent", "45.6", "percent"),
        ("en", "It covers 12 square miles.", "12", "12", "mi2"),
        ("en", "It is 2 in (5 cm) wide.", "2", "2", "in"),
    ],
)
def test_a_quantity_is_read(lang: str, text: str, span: str, value: str, unit: str) -> None:
    found = numbers(text, lang)[0]
    assert (text[found.start : found.end], found.value, found.unit) == (span, Decimal(value), unit)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Pasal 5 dibacakan 9 Januari 2021 pukul 10.30 WIB, tahun 2018, tanggal 10/1, nomor 13."),
        ("id", "Covid-19 menang 3-2 di menit ke-3 pada era 80-an; teleponnya 0812345678, salah satu warga."),
        ("id", "Servernya 10.20.30.40 dan nilainya 5.00.000."),
        ("en", "On 9 January 2021 at 10.30pm the B-52 won 3-2 in the 1990s, its 5th, on page 12."),
        ("en", "No one came in 2018, section 4."),
    ],
)
def test_what_is_no_quantity_is_passed_over(lang: str, text: str) -> None:
    assert numbers(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Rp 1,2 juta", "1150000", "1250000"),
        ("150.000 orang", "149500", "150500"),
        ("2.000 orang", "1999.5", "2000.5"),
        ("12,5 persen", "12.45", "12.55"),
        ("dua juta orang", "1500000", "2500000"),
    ],
)
def test_the_interval_is_half_a_unit_of_the_last_written_digit(text: str, low: str, high: str) -> None:
    (found,) = numbers(text, "id")
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_ranges_share_unit_and_scale_and_scores_are_none() -> None:
    one, two = numbers("Biayanya 5-7 juta rupiah.", "id")
    assert (one.value, one.upper, one.unit, two.is_range) == (Decimal(5000000), Decimal(7000000), "IDR", True)
    first, second = numbers("Between 5 and 7 people came; 5 men and 7 women left.", "en")[:2]
    assert (first.upper, second.is_range) == (Decimal(7), True)
    assert not any(q.is_range for q in numbers("In all 5 men and 7 women left.", "en"))


def test_a_percentage_before_a_bare_number_is_no_range() -> None:
    one, two = numbers("Profit was up 10% to 230 last year.", "en")
    assert (one.unit, two.unit, one.is_range, two.is_range) == ("percent", "", False, False)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_vocabulary_only_saves_time(lang: str) -> None:
    text = "Dua puluh lima orang, lima truk. A hundred and five people saw twenty-one boats."
    found = numbers(text, lang, scan(text).vocabulary)
    assert found == numbers(text, lang)
    assert len(found) == 2


@pytest.mark.parametrize(
    ("lang", "text", "hedge"),
    [
        ("id", "sekitar 5 orang", "about"),
        ("id", "lebih dari 5 orang", "over"),
        ("id", "hampir 5 orang", "under"),
        ("id", "Rp 700 ribuan", "about"),
        ("en", "at least 5 people", "over"),
        ("en", "nearly 5 people", "under"),
        ("en", "exactly 5 people", ""),
    ],
)
def test_hedges(lang: str, text: str, hedge: str) -> None:
    assert numbers(text, lang)[0].hedge == hedge


def test_a_point_before_three_digits_is_ambiguous_where_it_is_the_decimal_sign() -> None:
    assert decimal_of("1.200", ".") == (Decimal("1.200"), 3, True)
    assert decimal_of("1.200", ",") == (Decimal(1200), 0, False)
    assert decimal_of("1.2000.000", ",") is None


def test_numbers_are_written_back() -> None:
    assert in_writing(Decimal("1234.56"), "id", 1) == "1.234,6"
    assert in_writing(Decimal("1234.50"), "en") == "1,234.5"
    for lang in ("id", "en"):
        for value in (1, 11, 12, 20, 25, 99, 100, 115, 250, 999):
            read = number_words(lang).last(in_words(Decimal(value), lang))
            assert read is not None, (lang, value)
            assert read[1][0] == value

"""weekday-mismatch in every language: on the date forms of the Unicode CLDR, and on those that newspapers write."""

from __future__ import annotations

import random
from datetime import date, timedelta
from unicodedata import decimal

import pytest

from factcheck.facts.date_words import date_words
from factcheck.lang import available, language
from factcheck.model import apply_changes
from tests.cldr_forms import Form, forms, locale
from tests.weekdays import flags, only

NATIVE = {"ar": "٠", "fa": "۰", "bn": "০", "hi": "०", "mr": "०", "ne": "०", "my": "၀", "th": "๐"}


def in_figures_of(tag: str, text: str) -> str:
    zero = ord(NATIVE.get(tag, "0"))
    return "".join(chr(zero + decimal(sign)) if sign.isdecimal() else sign for sign in text)


def with_weekday_of(form: Form, written: date, real: date) -> str:
    """A date with the weekday of another one."""
    names = locale(form.tag).days["stand-alone" if form.pattern.startswith("c") else "format"]["wide"]
    text = form.written(written)
    wrong = text.replace(names[written.weekday()], names[real.weekday()], 1)
    assert wrong != text
    return wrong


def open_order(form: Form) -> bool:
    """Whether day and month in figures can be read in two ways in the language."""
    words = date_words(form.tag)
    orders = set(words.orders.values()) if words else set()
    return form.name == "short" and any(len(order) > 1 for order in orders)


def test_there_are_more_than_forty_five_languages_and_each_has_dates() -> None:
    assert len(available()) >= 60
    assert all(language(tag).table("dates") for tag in available())


@pytest.mark.parametrize("tag", available())
def test_the_forms_of_cldr(tag: str) -> None:
    """A right date is sound; a wrong year is found, and the right one is among the suggestions up to five years off."""
    chance = random.Random(tag)
    for form in forms(tag):
        for steps in (-4, 1), (-1, 5):
            real = date(2003, 1, 1) + timedelta(days=chance.randrange(20 * 365))
            assert flags(form.written(real), tag) == ()
            for step in steps:
                if (real.month, real.day) == (2, 29):
                    continue
                slip = real.replace(year=real.year + step)
                if slip.weekday() == real.weekday() or (open_order(form) and slip.day <= 12):
                    continue
                text = in_figures_of(tag, with_weekday_of(form, slip, real))
                flag = only(text, tag)
                mended = [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]
                assert in_figures_of(tag, form.written(real)) in mended, (text, mended)


# 9 January 2021 was a Saturday, 10 January a Sunday, 1 May a Saturday.
SOUND = [
    ("de", "Die Sitzung am Samstag, dem 9. Januar 2021, fiel aus."),
    ("de", "Die Sitzung am Sonnabend (9.1.2021) fiel aus."),
    ("de", "Die Messe dauert von Montag bis Freitag, 4. bis 8. Januar 2021."),
    ("fr", "Le marché ouvre samedi 1er mai 2021."),
    ("es", "La feria abre el sábado 9 de enero del 2021."),
    ("pt", "A feira abre no sábado, dia 9 de janeiro de 2021."),
    ("it", "Il mercato apre sabato 9 gennaio 2021."),
    ("nl", "De markt opent op zaterdag 9 januari 2021."),
    ("ru", "Рынок откроется в субботу, 9 января 2021 года."),
    ("uk", "Ринок відкриється у суботу, 9 січня 2021 року."),
    ("pl", "Targ otwarto w sobotę 9 stycznia 2021 r."),
    ("cs", "Trh se otevře v sobotu 9. ledna 2021."),
    ("sr", "Pijaca se otvara u subotu, 9. januara 2021. godine."),
    ("hu", "A piac 2021. január 9-én, szombaton nyílik."),
    ("fi", "Tori avataan lauantaina 9. tammikuuta 2021."),
    ("eu", "Azoka 2021eko urtarrilaren 9an, larunbata, irekiko da."),
    ("tr", "Pazar 9 Ocak 2021 Cumartesi günü açılacak."),
    ("el", "Η αγορά ανοίγει το Σάββατο 9 Ιανουαρίου 2021."),
    ("he", "השוק ייפתח ביום שבת, 9 בינואר 2021."),
    ("ar", "يفتح السوق يوم السبت ٩ يناير ٢٠٢١."),
    ("fa", "بازار سه شنبه ۱۲ ژانویه ۲۰۲۱ باز می‌شود."),
    ("hi", "बाज़ार शनिवार, ९ जनवरी २०२१ को खुलेगा।"),
    ("bn", "বাজার শনিবার, ৯ জানুয়ারি ২০২১ খুলবে।"),
    ("vi", "Chợ mở cửa Thứ Bảy, ngày 9 tháng 1 năm 2021."),
    ("th", "ตลาดเปิดวันเสาร์ที่ 9 มกราคม ค.ศ. 2021"),
    ("ja", "市場は2021年1月9日（土）に開く。"),
    ("ja", "市場は２０２１年１月９日土曜日に開く。"),
    ("zh", "市场于2021年1月9日（周六）开放。"),
    ("zh", "市场于星期六（2021年1月9日）开放。"),
    ("ko", "시장은 2021년 1월 9일(토) 문을 연다."),
]


@pytest.mark.parametrize(("tag", "text"), SOUND)
def test_what_newspapers_write(tag: str, text: str) -> None:
    """Right as it stands; in the year before it is wrong, and one of the suggestions is the right text."""
    assert flags(text, tag) == ()
    year = next(year for year in ("2021", "٢٠٢١", "۲۰۲۱", "२०२१", "২০২১", "２０２１") if year in text)
    wrong = text.replace(year, year[:3] + chr(ord(year[3]) - 1))
    flag = only(wrong, tag)
    assert text in [apply_changes(wrong, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("th", "ตลาดเปิดวันศุกร์ที่ 9 มกราคม พ.ศ. 2564"),
        ("th", "ตลาดเปิดวันศุกร์ที่ 9 มกราคม 2564"),
        ("th", "ตลาดเปิดวันศุกร์ที่ 9 ม.ค. 64"),
        ("ar", "يفتح السوق يوم الأحد 25 جمادى الأولى 1442 هـ"),
        ("fa", "بازار جمعه ۲۰ دی ۱۳۹۹ باز می‌شود."),
        ("fa", "بازار جمعه ۱۳۹۹/۱۰/۲۰ باز می‌شود."),
        ("ja", "市場は令和3年1月9日（日）に開く。"),
        ("zh", "市場於民國110年1月9日（日）開放。"),
        ("ne", "बजार सोमबार, २०७७ पुस २५"),
        ("de", "Am Sonntag 19.30 Uhr, so 9. Januar."),
    ],
)
def test_other_calendars_are_left_alone(tag: str, text: str) -> None:
    assert flags(text, tag, date(2021, 1, 11)) == ()


@pytest.mark.parametrize(
    ("tag", "wrong", "mended"),
    [
        ("ru", "в субботу, 10 января 2021 года", "в воскресенье, 10 января 2021 года"),
        ("pl", "w niedzielę 9 stycznia 2021 r.", "w sobotę 9 stycznia 2021 r."),
        ("ar", "الأحد ٩ يناير ٢٠٢١", "السبت ٩ يناير ٢٠٢١"),
        ("ja", "2021年1月9日（日）", "2021年1月9日（土）"),
        ("ca", "dissabte, 9 d’abril del 2021", "divendres, 9 d’abril del 2021"),
        ("ca", "dissabte, 9 d’abril del 2021", "dissabte, 4 de setembre del 2021"),
    ],
)
def test_the_suggestion_keeps_case_and_script(tag: str, wrong: str, mended: str) -> None:
    flag = only(wrong, tag)
    assert mended in [apply_changes(wrong, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]


def test_neighbours_vote_in_every_language() -> None:
    text = "Die Messe beginnt am Samstag (9. Januar 2020) und endet am Sonntag (10. Januar)."
    flag = only(text, "de")
    assert [text[r.start : r.end] for r in flag.related] == ["Sonntag (10. Januar)"]
    assert flag.suggestions[0].replacement == "9. Januar 2021"


def test_a_text_in_no_known_language_is_not_judged() -> None:
    assert flags("Sabato, la 9-a de januaro 2020, estis malvarma.", "und") == ()
    assert flags("Sabato, la 9-a de januaro 2020, estis malvarma.", "eo") == ()

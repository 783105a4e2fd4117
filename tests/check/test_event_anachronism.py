"""The rule on dates that contradict known events."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse
from factcheck.settings import Settings

ONLY = frozenset({"event-anachronism"})
STORY = (
    "Hal itu disampaikan Sabtu malam ({}). Kerusuhan di gedung Capitol AS pada awal pekan ini menewaskan lima orang."
)


def flags(text: str, lang: str = "id", published: date | None = None, settings: Settings | None = None) -> list[Flag]:
    found = analyse(Article(text, lang=lang, published=published), settings or Settings(), only=ONLY)
    assert not found.failures
    return list(found.flags)


def corrected(text: str, lang: str = "id") -> str:
    (flag,) = flags(text, lang)
    first = flag.suggestions[0]
    return apply_changes(text, [(first.start, first.end, first.replacement)])


@pytest.mark.parametrize(
    ("lang", "wrong", "right"),
    [
        ("id", "Sejak serangan 11 September 2002 bandara dijaga.", "Sejak serangan 11 September 2001 bandara dijaga."),
        ("id", "Gempa Palu pada 28/9/2017 memicu tsunami.", "Gempa Palu pada 28/9/2018 memicu tsunami."),
        ("id", "Lion Air JT 610 jatuh Senin, 29 Oktober 2017.", "Lion Air JT 610 jatuh Senin, 29 Oktober 2018."),
        ("id", "Ia ikut Pemilu 2024 pada 04 Februari 2024.", "Ia ikut Pemilu 2024 pada 14 Februari 2024."),
        (
            "id",
            "Pemilu 2024 digelar serentak pada 14 Februari 2023.",
            "Pemilu 2024 digelar serentak pada 14 Februari 2024.",
        ),
        ("id", "Rusia menginvasi Ukraina sejak 24/2/2021.", "Rusia menginvasi Ukraina sejak 24/2/2022."),
        ("en", "On Jan. 6, 2020, a mob stormed the US Capitol.", "On Jan. 6, 2021, a mob stormed the US Capitol."),
        ("en", "The January 6, 2020, Capitol riot shook them.", "The January 6, 2021, Capitol riot shook them."),
        ("en", "The Brexit referendum on 23 June 2006 was close.", "The Brexit referendum on 23 June 2016 was close."),
    ],
)
def test_the_date_beside_an_event_is_corrected(lang: str, wrong: str, right: str) -> None:
    assert corrected(wrong, lang) == right


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Peringatan tsunami Aceh 26 Desember 2005 dihadiri ribuan orang."),
        ("id", "Upacara Hari Sumpah Pemuda digelar pada 28 Oktober 2029."),
        ("id", "Tragedi Kanjuruhan pada 1 Oktober 2022 menewaskan 135 orang."),
        ("id", "Serangan 11 September 2012 menewaskan duta besar di Benghazi."),
        ("id", "Sebelum Pemilu 2024 pada 12 Februari 2024, aturan itu berlaku."),
        ("id", "Usai tragedi Kanjuruhan (3/10/2022), liga dihentikan."),
        ("id", "Tim SAR menemukan kotak hitam SJ 182 pada 12 Januari 2021."),
        ("id", "Jumlah korban gempa Cianjur pada 24 November 2022 mencapai 272 orang."),
        ("id", "Dua puluh tahun tsunami Aceh, 26 Desember 2024: kota itu bangkit."),
        ("id", "Sidang keluarga korban tragedi Kanjuruhan pada 1 Oktober 2023 ditunda."),
        ("en", "He was sentenced for his part in the Capitol attack on January 6, 2022."),
        ("en", "A year into the Russian invasion of Ukraine, on 24 February 2023, Kyiv fell silent."),
        ("en", "The death toll of the Palu earthquake on 2 October 2018 stood at 1,234."),
        ("en", "US midterm elections on November 6, 2018 gave the House to the Democrats."),
        ("en", "The attack on Pearl Harbor on 8 December 1941, Tokyo time, began the war."),
        ("en", "On the anniversary of the Bali bombings, 12 October 2003, they prayed."),
    ],
)
def test_other_dates_are_left_alone(lang: str, text: str) -> None:
    assert flags(text, lang) == []


def test_an_event_of_this_week_shows_the_wrong_year_of_the_article() -> None:
    text = STORY.format("9/1/2020")
    (flag,) = flags(text)
    assert text[flag.start : flag.end] == "Sabtu malam (9/1/2020)"
    assert corrected(text) == STORY.format("9/1/2021")
    assert [(place.role, text[place.start : place.end]) for place in flag.related] == [
        ("evidence", "Sabtu malam"),
        ("evidence", "Kerusuhan di gedung Capitol AS pada awal pekan ini"),
    ]
    assert "6 January 2021" in render_all(flag.proof, "en")


@pytest.mark.parametrize("written", ["9/1/2021", "4/1/2020", "9/1/2012"])
def test_a_sound_date_or_one_that_another_year_does_not_mend_is_left_alone(written: str) -> None:
    assert flags(STORY.format(written)) == []


def test_a_publication_far_from_the_event_silences_the_rule() -> None:
    assert flags(STORY.format("9/1/2020"), published=date(2022, 1, 9)) == []
    assert len(flags(STORY.format("9/1/2020"), published=date(2021, 1, 10))) == 1


def test_a_newsroom_adds_its_own_event() -> None:
    event = {"name": "flood of Sukamaju", "from": date(2023, 3, 4), "words": {"id": ["banjir bandang Sukamaju"]}}
    text = "Banjir bandang Sukamaju pada 4 Maret 2022 merusak 40 rumah."
    assert flags(text) == []
    (flag,) = flags(text, settings=Settings(facts=(event,)))
    assert text[flag.start : flag.end] == "4 Maret 2022"

"""The date grammar: every form it reads and every trap it walks around."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.dates import Mention, loose_dates, mentions, weekday_vocabulary
from factcheck.lang import language

NBSP = "\xa0"


def only(text: str, lang: str = "id") -> Mention:
    found = mentions(text, lang)
    assert len(found) == 1, [text[m.start : m.end] for m in found]
    return found[0]


def read(text: str, lang: str = "id") -> tuple[int, int, int, int | None]:
    found = only(text, lang)
    return found.weekday, found.day, found.month, found.year


# All of these are Thursday 4 March 2021, or that date without its year.
FULL = [
    "Kamis (4/3/2021)",
    "Kamis (04/03/2021)",
    "Kamis (4/3/21)",
    "Kamis, 4 Maret 2021",
    "Kamis 4 Maret 2021",
    "kamis, 4 maret 2021",
    "KAMIS, 4 MARET 2021",
    "Kamis, 4 Mar 2021",
    "Kamis malam (4/3/2021)",
    "Kamis dini hari waktu setempat, 4 Maret 2021",
    "Kamis (malam) 4/3/2021",
    "Kamis tanggal 4 Maret 2021",
    "Kamis tgl. 4-3-2021",
    "Kamis tgl 4 / 3 / 2021",
    "Kamis lalu, 4 Maret 2021",
    "Kamis kemarin (4/3/2021)",
    "Kamis pekan lalu (4/3/2021)",
    "Kamis pukul 19.30 WIB (4/3/2021)",
    "Kamis Wage, 4 Maret 2021",
    "Kamis(4/3/2021)",
    "Kamis,4/3/2021",
    "Kamis ( 4/3/2021 )",
    "Kamis ((4/3/2021)",
    "Kamis [4/3/2021]",
    "Kamis, (4/3/2021)",
    "Kamis (4.3.2021)",
    "Kamis (4/3.2021)",
    "Kamis – 4 Maret 2021",
    "Kamis \x96 4 Maret 2021",
    f"Kamis{NBSP}(4/3/2021)",
    f"Kamis, 4{NBSP}Maret{NBSP}2021",
    "Kamis, 4  Maret  2021",
    "Kamis, 4 Maret, 2021",
    "Kamis tanggal 4 bulan Maret tahun 2021",
    "Kamis (2021-03-04)",
    "Kam, 4/3/2021",
    "Kam. 4 Mar. 2021",
    "Kemis, 4 Maret 2021",
    "Thursday, 4 March 2021",
    "Thursday, March 4, 2021",
    "Kamis, 4 March 2021",
    "4 Maret 2021 (Kamis)",
    "4/3/2021 (Kamis)",
]


@pytest.mark.parametrize("text", FULL)
def test_forms_with_a_year(text: str) -> None:
    assert read(f"Rapat itu {text} selesai.") == (3, 4, 3, 2021)


@pytest.mark.parametrize(
    "text", ["Kamis (4/3)", "Kamis, 4 Maret", "Kamis 4/3", "Kamis siang, 4 Maret", "Kamis (4/3) siang"]
)
def test_forms_without_a_year(text: str) -> None:
    assert read(f"Rapat itu {text} selesai.") == (3, 4, 3, None)


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, March 4, 2021",
        "Thursday March 4th, 2021",
        "Thursday, Mar. 4, 2021",
        "Thursday, 4 March 2021",
        "Thursday the 4th of March, 2021",
        "Thursday night, March 4, 2021",
        "Thu 4 Mar 2021",
        "Thurs., March 4, 2021",
        "THURSDAY, MARCH 4, 2021",
        "Thursday (4/3/2021)",
        "Thursday 2021-03-04",
        "March 4, 2021 (Thursday)",
    ],
)
def test_english_forms(text: str) -> None:
    assert read(f"It closed on {text} at last.", "en") == (3, 4, 3, 2021)


@pytest.mark.parametrize("apostrophe", ["'", "’", "‘", "`", "´", "\x91", "\x92"])
def test_friday_with_any_apostrophe(apostrophe: str) -> None:
    assert read(f"Jum{apostrophe}at (5/3/2021)") == (4, 5, 3, 2021)


@pytest.mark.parametrize(
    ("text", "month"), [("Jumat, 5 Pebruari 2021", 2), ("Jumat, 5 Nopember 2021", 11), ("Jumat, 5 Febuari 2021", 2)]
)
def test_old_spellings(text: str, month: int) -> None:
    assert read(text) == (4, 5, month, 2021)


def test_sunday_has_two_names() -> None:
    assert read("Ahad (7/3/2021)") == read("Minggu (7/3/2021)") == (6, 7, 3, 2021)


def test_a_name_glued_to_the_weekday() -> None:
    text = "Redaksi – detikKamis (4/3/2021)"
    found = only(text)
    assert text[found.start : found.end] == "Kamis (4/3/2021)"
    assert "detikkamis" in weekday_vocabulary("id")


def test_spans_cover_what_they_name() -> None:
    text = "Jembatan dibuka Kamis malam (04/03/2021) lalu."
    found = only(text)

    def piece(span: tuple[int, int] | None) -> str:
        assert span is not None
        return text[slice(*span)]

    assert text[found.start : found.end] == "Kamis malam (04/03/2021)"
    spans = (found.weekday_span, found.day_span, found.month_span, found.year_span, found.date_span)
    assert [piece(span) for span in spans] == ["Kamis", "04", "03", "2021", "04/03/2021"]


def test_a_bracket_that_opened_before_stays_outside() -> None:
    text = "Acara itu (Kamis, 4 Maret 2021) ramai."
    found = only(text)
    assert text[found.start : found.end] == "Kamis, 4 Maret 2021"


def test_ranges() -> None:
    text = "Sabtu-Minggu, 6-7 Maret 2021"
    found = only(text)
    assert (found.start, found.end) == (0, len(text))
    assert found.first is not None
    assert (found.weekday, found.day, found.first.weekday, found.first.day) == (6, 7, 5, 6)
    assert only("Sabtu dan Minggu (6-7/3/2021)").first == found.first.__class__(5, (0, 5), 6, (18, 19), None)
    across = only("Rabu hingga Jumat, 31 Maret - 2 April 2021").first
    assert across is not None
    assert across.month == 3
    alone = only("Jumat (5-7/3/2021)").first
    assert alone is not None
    assert alone.weekday is None


@pytest.mark.parametrize(
    "text",
    [
        "Kamis 19.30",
        "Kamis (19.30 WIB)",
        "Kamis pukul 19.30",
        "Kamis, 3-2 untuk tuan rumah",
        "Kamis (36/2/2023)",
        "Kamis (3/0/2022)",
        "Kamis, 31 September 2021",
        "Kamis (3/122/2023)",
        "Kamis (10/112017)",
        "Kamis (11//5/2024)",
        "Kamis (3/5/)",
        "Kamis (12/5/202)",
        "Kamis (12/5/20233)",
        "Kamis (1/1/1442)",
        "Senin-Jumat, 08.00-16.00",
        "Senin-Jumat, 5 Maret 2021",
        "Senin dan Selasa (5/3/2021)",
        "dua minggu, 5 Maret 2021",
        "minggu lalu (5/3/2021)",
        "Minggu depan (7/3/2021)",
        "akhir minggu (5/3/2021)",
        "Pasar Minggu, 5 Maret 2021",
        "lelang SUN pada 15 Januari",
        "lelang SUN (15/1/2021)",
        "Senin. 12 Mei 2020",
        "25 Juni 2013, pada hari Senin dan Selasa",
        "Kamisan, 4 Maret 2021",
        "Bukamis (4/3/2021)",
        "Kamis\n4/3",
    ],
)
def test_what_is_no_pair(text: str) -> None:
    assert mentions(text, "id") == ()


@pytest.mark.parametrize(
    "text", ["The Sun, 4 March 2021", "on Friday may 5 people", "sat 12 March 2021", "Friday 5.30"]
)
def test_what_is_no_pair_in_english(text: str) -> None:
    assert mentions(text, "en") == ()


@pytest.mark.parametrize("text", ["Sunday, 1 March\n2000 GMT", "Sunday 1 March 2000 GMT"])
def test_a_clock_time_is_no_year(text: str) -> None:
    assert read(text, "en") == (6, 1, 3, None)


def test_month_first_is_a_reading_in_english_only() -> None:
    assert only("Monday (4/3/2021)", "en").readings == ((4, 3), (3, 4))
    assert only("Monday (14/3/2021)", "en").readings == ((14, 3),)
    assert only("Monday (3/14/2021)", "en").readings == ((14, 3),)
    assert only("Senin (4/3/2021)").readings == ((4, 3),)
    assert mentions("Senin (3/14/2021)", "id") == ()


def test_nights_belong_to_two_days() -> None:
    assert only("malam Minggu (6/3/2021)").eve
    assert not only("Minggu malam (7/3/2021)").eve
    assert only("Minggu (7/3/2021) dini hari").small_hours


def test_a_language_without_date_words_has_no_dates() -> None:
    assert mentions("ĵaŭdo, 4 marto 2021", "eo") == ()
    assert weekday_vocabulary("eo") == frozenset()


def test_the_vocabulary_holds_runs_of_letters() -> None:
    assert {"kamis", "jum", "ahad", "thursday", "kam"} <= weekday_vocabulary("id")
    assert all(word.isalpha() for lang in ("id", "en") for word in weekday_vocabulary(lang))


def test_loose_dates_need_a_year() -> None:
    text = "Sejak 4/3/2021 hingga 5 Mei 2021, bukan 6 Juni."
    assert loose_dates(text, "id") == ((6, date(2021, 3, 4)), (22, date(2021, 5, 5)))


PARTS = st.sampled_from([
    "Kamis", "minggu", "Jum'at", "Sunday", "SUN", "Min.", " ", "(", ")", "/", "-", "4", "31", "2021", "21", ".", ",",
    " Maret ", " May ", "tgl", " malam", " dan ", "\n", "\xa0", "\x92", "st", " of ", "x", " pukul 19.30",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=80), st.lists(PARTS, max_size=25).map("".join))


@given(TEXTS, st.sampled_from(["id", "en", "fr", "und"]))
def test_spans_lie_in_the_text_in_order_and_name_what_stands_there(text: str, lang: str) -> None:
    end = 0
    for found in mentions(text, lang):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        for span in (found.weekday_span, found.day_span, found.month_span, found.date_span):
            assert found.start <= span[0] < span[1] <= found.end
        assert int("".join(filter(str.isdigit, text[slice(*found.day_span)]))) == found.day
        if found.year_span is not None:
            assert found.year is not None
            assert int(text[slice(*found.year_span)]) % 100 == found.year % 100
        assert (found.year is None) == (found.year_span is None)


def written(when: date, lang: str, form: str) -> str:
    table = language(lang).table("dates")
    weekday, month = table["weekdays"][when.weekday()][0], table["months"][when.month - 1][0]
    return form.format(weekday=weekday, month=month, day=when.day, number=when.month, year=when.year)


FORMS = [
    "{weekday} ({day}/{number}/{year})", "{weekday} ({day:02}/{number:02}/{year})", "{weekday}, {day} {month} {year}",
    "{weekday} {day} {month} {year}", "{weekday} ({day}-{number}-{year})", "{day} {month} {year} ({weekday})",
    "{weekday}, {month} {day}, {year}", "{weekday} ({year}-{number:02}-{day:02})",
]  # fmt: skip
DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2035, 12, 31))


@given(DAYS, st.sampled_from(["id", "en"]), st.sampled_from(FORMS))
def test_any_date_is_read_back(when: date, lang: str, form: str) -> None:
    found = only(f"x {written(when, lang, form)}.", lang)
    assert found.weekday == when.weekday()
    assert found.year == when.year
    assert (when.day, when.month) in found.readings


def test_pairs_follow_each_other() -> None:
    first = date(2021, 3, 1)
    text = " ".join(written(first + timedelta(days=n), "id", "{weekday} ({day}/{number}/{year})") for n in range(9))
    assert [found.day for found in mentions(text, "id")] == list(range(1, 10))

"""weekday-mismatch where it must keep silent, warn or speak: ranges, other years, tables, nights, fact-checks."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.messages import render, render_all
from factcheck.model import Flag, apply_changes
from tests.weekdays import flags, only


def offered(text: str, flag: Flag) -> list[str]:
    return [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]


@pytest.mark.parametrize(
    "text",
    [
        "Layanan dibuka Senin-Jumat, 1-30 Juni 2021 pukul 08.00.",
        "Pameran buka Sabtu dan Minggu, 1-31 Januari 2021.",
        "Pameran buka Sabtu-Minggu (1-31/1/2021).",
        "Kelas digelar Sabtu, 9 dan 16 Januari 2021.",
        "Kelas digelar Senin, 4, 11, dan 18 Januari 2021.",
        "Kelas digelar Jumat, Sabtu, dan Minggu (8, 9, 10/1/2021).",
        "Kelas digelar Jumat, Sabtu, dan Minggu, 8, 9, dan 10 Januari 2021.",
        "Kelas digelar Jumat-Minggu (8-10/1/2021).",
        "Rapat digelar Kamis-Jumat (31/12/2020-1/1/2021).",
        "Rapat digelar Kamis-Jumat, 31 Desember 2020 hingga 1 Januari 2021.",
        "Rapat digelar Kamis-Jumat, 31 Desember-1 Januari 2021.",
        "Rapat digelar Kamis-Jumat (29-1/3/2024).",
        "Setiap Sabtu, 9 Januari-30 Januari 2021, jalan ditutup.",
        "Sabtu malam Minggu (9/1/2021) hujan turun.",
        "Malam Minggu, 9 Januari 2021, hujan turun.",
        "Selama berminggu-minggu (9/1/2021) hujan turun.",
        "Pada akhir Minggu (9/1/2021) hujan turun.",
        "Selama dua Minggu (9/1/2021) hujan turun.",
        "4/1/2021 Senin\n5/1/2021 Selasa\n6/1/2021 Rabu\n",
        "4 Januari 2021, Senin, 5 Januari 2021, Selasa, 6 Januari 2021, Rabu",
        "4/1/2021\tSenin\n5/1/2021\tSelasa\n6/1/2021\tRabu",
        "Senin\t4/1/2021\nSelasa\t5/1/2021\nRabu\t6/1/2021",
        "Senin 4/1/2021 Selasa 5/1/2021 Rabu 6/1/2021",
        "Kamis (31/12/2020) malam hingga Jumat (1/1/2021) dini hari.",
        "Rabu, 29 Februari 2012, bayi itu lahir.",
        "Bloody Sunday, 30 Januari 1972, dikenang.",
        "Kompas (Sabtu, 9/1/2021) memuatnya.",
        "Sabtu, 9 Januari 2021/25 Jumadil Awal 1442 H",
        "Rapat digelar Sabtu-Minggu, 31-3 Juli 2021.",
    ],
)
def test_sound_in_indonesian(text: str) -> None:
    assert flags(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is open Monday to Friday, 1 June to 30 June 2021.",
        "It is open Monday-Friday, June 1-30, 2021.",
        "The fire broke out on Sunday, 2 September 1666.",
        "The palace fell on Wednesday, 25 October 1917.",
        "The SAT, March 9, 2019, was cancelled.",
        "The Mail on Sunday, 10 January 2021",
        "It ran Thu-Sun 7-10 January 2021.",
        "It ran Friday, January 8 – Sunday, January 10, 2021.",
        "It ran Friday, Saturday and Sunday, January 8, 9 and 10, 2021.",
        "It fell on Saturday night, January 9/10, 2021.",
        "Fri, 08 Jan 2021 10:00:00 +0000",
        "She came on Monday (4/1/2021) and left on Wednesday (1/6/2021).",
    ],
)
def test_sound_in_english(text: str) -> None:
    assert flags(text, "en") == ()


LAST_YEAR = [
    "Kamis (9/1) tahun lalu ia menang.",
    "Kamis, 9 Januari setahun lalu, ia menang.",
    "Kamis, 9 Januari silam tahun 2020, ia menang.",
    "Tahun lalu, tepatnya Kamis (9/1), ia menang.",
    "Setahun sebelumnya, Kamis (9/1), ia menang.",
    "Pada 2020, lomba dibuka Kamis (9/1).",
    "Lomba 2020 dibuka pada Kamis (9/1). Jumat (10/1) hujan turun.",
    "Lomba itu dibuka Kamis (9 Januari) 2020.",
    "Lomba itu dibuka Kamis (9/1) 2020.",
    "Lomba itu dibuka Kamis , 9 Januari , 2020 .",
    "Lomba itu dibuka Kamis, 9 Januari (2020).",
    "Lomba itu dibuka Kamis, 9 Januari\n2020.",
    "Lomba itu dibuka Kamis, 9 Januari '20.",
    "Lomba itu dibuka Kamis 9-Jan-20.",
]
LAST_YEAR_IN_ENGLISH = [
    "On Thursday, January 9 last year it began.",
    "A year ago, on Thursday, January 9, it began.",
    "In 2020, on Thursday, January 9, it began.",
    "On Thursday, January 9, in 2020 it began.",
    "On Thursday, January 9 of 2020 it began.",
    "On Thursday, January 9 (2020) it began.",
    "On Thursday , January 9 , 2020 , it began .",
    "On Thursday 9 January '20 it began.",
    "On Thursday 9-Jan-20 it began.",
    "On Thursday 9 Jan 20 it began.",
]


@pytest.mark.parametrize(
    ("lang", "text"), [*(("id", text) for text in LAST_YEAR), *(("en", text) for text in LAST_YEAR_IN_ENGLISH)]
)
def test_the_words_beside_a_date_may_put_it_into_another_year(lang: str, text: str) -> None:
    assert flags(text, lang, date(2021, 1, 11)) == ()


def test_another_year_named_far_away_acquits_no_single_date() -> None:
    text = "Pada 2020 lomba batal. Warga kecewa. Kini lomba dibuka lagi Kamis (9/1)."
    assert text[slice(*(only(text, published=date(2021, 1, 11)).start, None))].startswith("Kamis (9/1)")


def test_a_short_year_is_read_and_written_back() -> None:
    for text, best in (
        ("Lomba dibuka Sabtu, 9 Januari '20.", "Lomba dibuka Sabtu, 9 Januari '21."),
        ("Lomba dibuka Sabtu, 9-Jan-20.", "Lomba dibuka Sabtu, 9-Jan-21."),
    ):
        assert offered(text, only(text, published=date(2021, 1, 11)))[0] == best


def test_the_end_of_a_range_that_fails_is_named() -> None:
    text = "Rapat digelar Kamis-Sabtu (8-9/1/2021)."
    flag = only(text)
    assert render(flag.message, "en") == "Thursday does not belong to 8 January 2021, which is a Friday"
    assert "8 January is a Thursday in 2009, 2015, 2026, 2032" in render_all(flag.proof, "en")
    assert offered(text, flag) == ["Rapat digelar Jumat-Sabtu (8-9/1/2021)."]


def test_the_years_of_a_proof_are_those_of_the_reading_shown() -> None:
    proof = render_all(only("Sunday 1/9/2021 was cold.", "en").proof, "en")
    assert "1 September is a Sunday in 2013, 2019, 2024, 2030" in proof
    proof = render_all(only("Hujan turun malam Minggu (7/1/2021).").proof, "en")
    assert "7 January is a Sunday in 2007, 2018, 2024, 2029" in proof


def test_an_ambiguous_date_gets_repairs_in_both_readings() -> None:
    text = "Sunday 1/9/2021 was cold."
    flag = only(text, "en")
    assert {"Wednesday 1/9/2021 was cold.", "Saturday 1/9/2021 was cold."} <= set(offered(text, flag))
    near = offered(text, only(text, "en", date(2021, 1, 11)))[:2]
    assert set(near) == {"Saturday 1/9/2021 was cold.", "Sunday 1/10/2021 was cold."}


def test_suggestions_are_of_several_kinds_and_of_no_far_century() -> None:
    text = "Rapat Minggu (9/1/2021), lalu Senin (10/1/2021)."
    for flag in flags(text):
        assert any(s.replacement in ("Sabtu", "Minggu") for s in flag.suggestions)
        assert not any("2321" in s.replacement or "2721" in s.replacement for s in flag.suggestions)


def test_the_vote_counts_across_new_year() -> None:
    text = "Rapat Jumat (31/12/2020) ramai; Sabtu (1/1) sepi; Minggu (2/1) ramai."
    flag = only(text)
    assert offered(text, flag)[0].startswith("Rapat Jumat (31/12/2021)")
    assert [(r.role, render(r.reason, "en")) for r in flag.related] == [
        ("same-error", "fails in 2021 too, and fits 2022")
    ] * 2
    assert "Sabtu (1/1) also fits 2022" in render_all(flag.proof, "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Poster itu menulis Sabtu (9/1/2020), padahal 9 Januari 2020 jatuh pada hari Kamis."),
        ("id", "Pesan itu menyebut Sabtu (9/1/2020). Faktanya, tanggal itu hari Kamis."),
        ("id", "Klaim itu menyebut Sabtu, 9 Januari 2020, bukan Kamis."),
        ("id", "Undangan itu keliru menulis Sabtu (9/1/2020)."),
        ("en", "The post says Saturday, January 9, 2020, but that day was a Thursday."),
        ("en", "The letter is dated Saturday, January 9, 2020. January 9, 2020, was a Thursday."),
        ("en", "The poster mistakenly says Saturday, January 9, 2020."),
    ],
)
def test_a_date_that_the_text_itself_calls_wrong_is_a_warning(lang: str, text: str) -> None:
    assert only(text, lang).severity == "warning"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Rapat digelar Sabtu (9/1/2020). Namun, warga baru datang Kamis."),
        ("id", "Rapat digelar Sabtu (9/1/2020), padahal hujan turun."),
        ("en", "They met on Saturday, January 9, 2020, but it rained."),
    ],
)
def test_other_words_nearby_leave_it_an_error(lang: str, text: str) -> None:
    assert only(text, lang).severity == "error"


LEAD = "Rapat Jumat (8/1/2021) dan Sabtu (9/1/2021) ramai. "


@pytest.mark.parametrize(
    ("text", "published", "speaks"),
    [
        (LEAD + "Lalu Senin (10/1) sepi.", None, True),
        ("Rapat Jumat (8/1/2021) ramai. Lalu Senin (10/1) sepi.", None, False),
        (LEAD + "Pada 2022, Senin (10/1) sepi.", None, False),
        (LEAD + "Lalu Senin (20/1) sepi.", None, False),
        (LEAD + "Warga menunggu dengan sabar. " * 100 + "Lalu Senin (10/1) sepi.", None, False),
        ("Lalu Senin (10/1) sepi.", None, False),
        ("Lalu Senin (10/1) sepi.", date(2021, 3, 11), True),
        ("Lalu Senin (10/1) sepi.", date(2021, 3, 12), False),
        ("Lalu Senin (10/1) sepi.", date(2020, 12, 27), True),
        ("Lalu Senin (10/1) sepi.", date(2020, 12, 26), False),
        ("Senin (31/12) sepi.", date(2021, 1, 2), True),
        ("Kamis (31/12) sepi. Jumat (1/1) ramai.", date(2021, 1, 2), False),
        ("Kamis (29/2) sepi.", date(2024, 3, 2), False),
        ("Rabu (29/2) sepi.", date(2023, 3, 1), False),
    ],
)
def test_when_a_pair_without_a_year_is_judged(text: str, published: date | None, speaks: bool) -> None:
    assert bool(flags(text, published=published)) == speaks

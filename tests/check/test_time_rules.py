"""The rules on clock times: impossible ones, contradictions, deadlines and nameless zones."""

from __future__ import annotations

import pytest

from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse


def flags(text: str, rule: str, lang: str = "id") -> tuple[Flag, ...]:
    return analyse(Article(text, lang=lang), only=frozenset({rule})).flags


def repaired(text: str, flag: Flag) -> list[str]:
    return [apply_changes(text, [(s.start, s.end, s.replacement)]) for s in flag.suggestions]


@pytest.mark.parametrize(
    ("text", "figures", "proof"),
    [
        ("Loket buka pukul 25.30.", "25.30", "a day has the hours 0 to 24, and 25 is more"),
        ("Loket buka pukul 08.75 WIB.", "08.75", "an hour has the minutes 0 to 59, and 75 is more"),
        ("Loket buka pukul 24.10.", "24.10", "the last time of a day is 24:00, and 24.10 lies after it"),
    ],
)
def test_an_invalid_time_is_an_error_at_its_figures(text: str, figures: str, proof: str) -> None:
    (flag,) = flags(text, "invalid-time")
    assert flag.severity == "error"
    assert text[flag.start : flag.end] == figures
    assert render_all(flag.proof, "en") == proof


def test_midnight_of_the_night_is_asked_about_with_the_three_ways_to_write_it() -> None:
    text = "Portal ditutup Minggu (10/1) pukul 00:00 malam."
    (flag,) = flags(text, "time-contradiction")
    assert text[flag.start : flag.end] == "00:00 malam"
    assert repaired(text, flag) == [
        "Portal ditutup Minggu (10/1) pukul 23:59.",
        "Portal ditutup Minggu (10/1) pukul 24:00.",
        "Portal ditutup Minggu (10/1) pukul 00:00 dini hari.",
    ]
    assert [text[r.start : r.end] for r in flag.related] == ["Minggu (10/1)"]


def test_a_night_named_before_midnight_is_asked_about_too() -> None:
    text = "The service stops on Sunday night at 00:00."
    (flag,) = flags(text, "time-contradiction", "en")
    assert text[flag.start : flag.end] == "night at 00:00"
    assert repaired(text, flag)[0] == "The service stops on Sunday night at 23:59."
    assert flags("Tadi malam pukul 00.00 hujan reda.", "time-contradiction") == ()


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The show starts at 13:60 and ends at 15:00.", ["13:60"]),
        ("The strike runs from 06:00 until 26:00 on Thursday.", ["26:00"]),
        ("The clip begins at 29:30 and the score was 25:61.", []),
    ],
)
def test_behind_a_preposition_only_what_is_surely_a_time_is_invalid(text: str, figures: list[str]) -> None:
    assert [text[flag.start : flag.end] for flag in flags(text, "invalid-time", "en")] == figures


def test_the_other_end_of_a_range_is_a_time() -> None:
    text = "Sidang berlangsung dari pukul 09.00 hingga 12.70 di ruang utama."
    assert [text[flag.start : flag.end] for flag in flags(text, "invalid-time")] == ["12.70"]


def test_a_wrong_part_of_day_is_replaced_or_dropped() -> None:
    text = "Sidang dimulai pukul 14.00 pagi."
    (flag,) = flags(text, "time-contradiction")
    assert repaired(text, flag) == ["Sidang dimulai pukul 14.00 siang.", "Sidang dimulai pukul 14.00."]
    text = "Polls open at 19:00 in the morning."
    (flag,) = flags(text, "time-contradiction", "en")
    assert repaired(text, flag)[0] == "Polls open at 19:00 at night."


def test_a_part_of_day_before_the_time_is_part_of_the_finding() -> None:
    text = "Senin pagi sekitar pukul 16.00 WIB hujan reda."
    (flag,) = flags(text, "time-contradiction")
    assert text[flag.start : flag.end] == "pagi sekitar pukul 16.00"
    assert not flag.suggestions


@pytest.mark.parametrize(("part", "hour"), [("dini hari", 0), ("pagi", 3), ("siang", 11), ("sore", 15), ("malam", 1)])
def test_usual_parts_of_day_are_left_alone(part: str, hour: int) -> None:
    assert flags(f"Warga berkumpul pukul {hour:02}.30 {part}.", "time-contradiction") == ()


def test_a_late_deadline_points_to_the_effect() -> None:
    text = "Blokir mulai berlaku Minggu (10/1) pukul 00:00. Artinya jika tidak pindah pada minggu malamnya, situs mati."
    (flag,) = flags(text, "deadline-conflict")
    assert text[flag.start : flag.end] == "minggu malamnya"
    (related,) = flag.related
    assert (related.role, text[related.start : related.end]) == ("evidence", "Minggu (10/1) pukul 00:00")
    assert "18:00" in render_all(flag.proof, "en")


def test_what_the_condition_itself_names_is_no_sign_that_a_state_goes_on() -> None:
    text = "The truce ends Thursday at 7 a.m. If it is not extended by Thursday afternoon, the truce will end."
    assert len(flags(text, "deadline-conflict", "en")) == 1
    assert flags(text.replace("will end", "will stay"), "deadline-conflict", "en") == ()


@pytest.mark.parametrize(
    "deadline", ["sabtu malamnya", "minggu malam depan", "Minggu (17/1)", "minggu malam (17/1)", "minggu dini hari"]
)
def test_another_day_or_an_earlier_hour_is_no_conflict(deadline: str) -> None:
    text = f"Blokir mulai berlaku Minggu (10/1) pukul 07:00. Artinya jika tidak pindah pada {deadline}, situs mati."
    assert flags(text, "deadline-conflict") == ()


def test_nameless_local_times_are_one_note() -> None:
    text = "Server mati pukul 03.00 waktu setempat dan hidup lagi pukul 05.00 waktu setempat."
    (flag,) = flags(text, "zone-missing")
    assert (flag.severity, flag.start) == ("info", text.index("waktu setempat"))
    assert len(flag.related) == 1

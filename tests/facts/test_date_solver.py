"""The article-wide solver: what it may conclude, and when it keeps silent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.facts import date_repairs
from factcheck.facts.date_dialect import dialect
from factcheck.facts.date_solver import Finding, conclude
from factcheck.facts.dates import loose_dates, mentions

if TYPE_CHECKING:
    from factcheck.facts.date_words import Order

FILLER = "Warga menunggu kabar berikutnya dengan sabar. "


def solve(
    text: str, published: date | None = None, lang: str = "id", order: Order | None = None
) -> tuple[Finding, ...]:
    return conclude(text, mentions(text, lang), published, order, lambda: loose_dates(text, lang))


def one(text: str, published: date | None = None, lang: str = "id", order: Order | None = None) -> Finding:
    found = solve(text, published, lang, order)
    assert len(found) == 1, [text[f.mention.start : f.mention.end] for f in found]
    return found[0]


def test_a_pair_with_a_year_is_judged_by_itself() -> None:
    assert solve("Pasar dibuka Kamis (4/3/2021).") == ()
    found = one("Pasar dibuka Rabu (4/3/2021).")
    assert (found.when, found.basis) == (date(2021, 3, 4), "written")
    assert found.years == (2015, 2020, 2026, 2037)


def test_each_wrong_pair_is_a_finding() -> None:
    assert len(solve("Pasar dibuka Rabu (4/3/2021), ditutup Kamis (5/3/2021).")) == 2


def test_neighbours_without_a_year_vote_for_another_one() -> None:
    text = "Banjir datang Rabu malam (3/3/2020). Air surut Kamis (4/3) pagi."
    found = one(text)
    assert found.voted == 2021
    assert [(text[m.start : m.end], year) for m, year in found.same_error] == [("Kamis (4/3)", 2020)]
    assert (found.repairs[0].kind, found.repairs[0].when) == ("year", date(2021, 3, 3))


def test_the_vote_holds_against_the_publication_date_too() -> None:
    found = one("Banjir datang Rabu malam (3/3/2020). Air surut Kamis (4/3) pagi.", date(2021, 3, 5))
    assert found.voted == 2021
    assert found.repairs[0].when == date(2021, 3, 3)


def test_a_vote_may_move_the_year_by_more_than_one() -> None:
    found = one("Banjir datang Rabu (3/3/2018). Air surut Kamis (4/3) pagi.")
    assert (found.voted, found.repairs[0].when) == (2021, date(2021, 3, 3))


def test_neighbours_that_fit_the_written_year_leave_day_and_weekday() -> None:
    found = one("Banjir datang Selasa malam (3/3/2021). Air surut Kamis (4/3) pagi.")
    assert found.same_error == ()
    assert {repair.kind for repair in found.repairs[:2]} == {"day", "weekday"}


def test_neighbours_of_two_minds_do_not_vote() -> None:
    text = "Banjir datang Rabu malam (3/3/2020). Air surut Kamis (4/3), lalu Jumat (6/3) naik lagi."
    assert one(text).same_error == ()


def test_without_a_year_it_takes_a_near_publication_date() -> None:
    text = "Air surut Jumat (4/3) pagi."
    assert solve(text) == ()
    found = one(text, date(2021, 3, 5))
    assert (found.basis, found.when) == ("published", date(2021, 3, 4))
    assert one(text, date(2021, 4, 20)).when == date(2021, 3, 4)
    assert one(text, date(2021, 2, 19)).when == date(2021, 3, 4)
    assert solve(text, date(2021, 5, 20)) == solve(text, date(2021, 2, 1)) == ()
    assert solve("Air surut Kamis (4/3) pagi.", date(2021, 3, 5)) == ()


def test_the_year_turns_between_pair_and_publication() -> None:
    assert solve("Air surut Kamis (31/12).", date(2021, 1, 2)) == ()
    assert one("Air surut Jumat (31/12).", date(2021, 1, 2)).when == date(2020, 12, 31)


def test_without_a_year_it_needs_two_sound_neighbours() -> None:
    lead = "Rapat Selasa (2/3/2021) bubar. "
    assert solve(lead + "Air surut Jumat (4/3).") == ()
    found = one(lead + "Rapat Rabu (3/3/2021) juga. Air surut Jumat (4/3).")
    assert (found.basis, found.when) == ("neighbours", date(2021, 3, 4))


def test_neighbours_too_far_in_time_or_text_say_nothing() -> None:
    lead = "Rapat Selasa (2/3/2021) bubar. Rapat Rabu (3/3/2021) juga. "
    assert solve(lead + "Air surut Jumat (18/3).") == ()
    assert solve(lead + FILLER * 60 + "Air surut Jumat (4/3).") == ()


def test_another_year_named_in_the_article_keeps_it_silent() -> None:
    text = "Rapat Selasa (2/3/2021) bubar. Rapat Rabu (3/3/2021) juga. Foto: banjir 2016, Jumat (4/3)."
    assert solve(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("Pasar dibuka Kamis (4/3/2020).", "year", date(2021, 3, 4)),
        ("Pasar dibuka Kamis (4/4/2021).", "month", date(2021, 3, 4)),
        ("Pasar dibuka Kamis (3/4/2021).", "swap", date(2021, 3, 4)),
        ("Pasar dibuka Kamis (7/3/2021).", "day", date(2021, 3, 4)),
    ],
)
def test_the_repair_nearest_to_the_publication_comes_first(text: str, kind: str, when: date) -> None:
    best = one(text, date(2021, 3, 4)).repairs[0]
    assert (best.kind, best.when) == (kind, when)


def test_near_the_publication_day_and_weekday_come_first() -> None:
    found = one("Pasar dibuka Rabu (4/3/2021).", date(2021, 3, 4))
    assert {repair.kind for repair in found.repairs[:2]} == {"day", "weekday"}


def test_the_past_comes_before_the_future() -> None:
    found = one("Pasar dibuka Rabu (4/3/2021).", date(2021, 3, 7))
    days = [repair.when for repair in found.repairs if repair.kind == "day"]
    assert days[0] == date(2021, 3, 3)


def test_other_dates_of_the_article_choose_the_repair() -> None:
    found = one("Rapat Selasa (1/3/2022) bubar. Pasar dibuka Kamis (3/3/2021).")
    assert found.repairs[0].when == date(2022, 3, 3)
    assert [when for _, when in found.evidence] == [date(2022, 3, 1)]


def test_a_date_without_weekday_helps_to_choose() -> None:
    found = one("Izin terbit 2 Maret 2022. Pasar dibuka Kamis (3/3/2021).")
    assert found.repairs[0].when == date(2022, 3, 3)


def test_one_change_comes_before_two_and_all_agree_with_the_calendar() -> None:
    found = one("Pasar dibuka Selasa (9/9/2019). Rapat Kamis (4/3/2021).")
    kinds = [repair.kind for repair in found.repairs]
    assert kinds == sorted(kinds, key=lambda kind: kind == "two")
    assert all(repair.when.weekday() == repair.weekday for repair in found.repairs)
    assert len(found.repairs) <= date_repairs.MOST


def test_ranges_move_together() -> None:
    assert solve("Bazar Sabtu-Minggu (6-7/3/2021).") == ()
    assert solve("Bazar Jumat (4-7/3/2021).") == ()
    assert solve("Bazar Rabu-Jumat, 31 Maret - 2 April 2021.") == ()
    found = one("Bazar Sabtu-Minggu (6-7/3/2020).", date(2021, 3, 4))
    assert found.repairs[0].when == date(2021, 3, 7)
    assert len(solve("Bazar Selasa (4-7/3/2021).")) == 1


def test_the_night_before_is_not_wrong() -> None:
    assert solve("Pentas malam Minggu (6/3/2021).") == solve("Pentas malam Minggu (7/3/2021).") == ()
    assert len(solve("Pentas malam Minggu (8/3/2021).")) == 1


def test_english_needs_both_readings_to_fail() -> None:
    assert solve("It closed on Saturday (3/4/2021).", lang="en") == ()
    assert solve("It closed on Thursday (3/4/2021).", lang="en") == ()
    assert len(solve("It closed on Friday (3/4/2021).", lang="en")) == 1
    assert len(solve("It closed on Thursday (3/4/2021).", lang="en", order="dmy")) == 1
    assert len(solve("It closed on Saturday (3/4/2021).", lang="en", order="mdy")) == 1
    found = one("It closed on Friday (3/4/2021).", lang="en", order="mdy")
    assert found.when == date(2021, 3, 4)


@pytest.mark.parametrize(
    ("text", "tag", "order"),
    [
        ("Due 25/12/2020.", "en", "dmy"),
        ("Due 12/25/2020.", "en-GB", "mdy"),
        ("Due 12/25/2020 or 25/12/2020.", "en-GB", None),
        ("Due 3/4/2020.", "en-US", "mdy"),
        ("Due 3/4/2020.", "en_GB", "dmy"),
        ("The harbour is our favourite neighbourhood.", None, "dmy"),
        ("A color for the theater.", None, "mdy"),
        ("Due 3/4/2020.", None, None),
    ],
)
def test_dialect(text: str, tag: str | None, order: str | None) -> None:
    assert dialect(text, "en", tag) == order
    assert dialect(text, "id", tag) is None


def test_the_work_is_linear_in_a_text_of_nothing_but_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    place = date_repairs._place

    def counted(*args: object) -> float:
        nonlocal calls
        calls += 1
        return place(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(date_repairs, "_place", counted)
    spent = []
    for size in (20, 40, 80):
        calls = 0
        assert len(solve("Rabu (4/3/2021) Jumat (5/3) " * size)) == size
        spent.append(calls)
    assert spent[2] < 5 * spent[0]

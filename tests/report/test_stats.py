"""Corrections are counted apart from fixes before publication, with rates where there are articles enough."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.report.stats import BY, StatsRow, stats, stats_data, stats_lines
from factcheck.store import open_store
from tests.desk import analysed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from factcheck.store import Store

BEGIN = datetime(2026, 3, 1, 8, tzinfo=UTC)


class Clock:
    """A clock that tests move."""

    now = BEGIN

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def many(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Six published articles of Metro, by Rini but for the last, and one of Ekonomi; nine claims corrected in all."""
    with open_store(tmp_path / "claims.db", create=True, clock=clock) as store:
        for n in range(7):
            store.import_analysis(
                analysed(
                    f"Rapat ke-{n} digelar. Hadir {n} orang. Hujan turun.",
                    (),
                    source=f"{n}.txt",
                    desk="Metro" if n < 6 else "Ekonomi",
                    byline="Rini" if n < 5 else None,
                ),
                by="sari",
            )
        review.correct(store, 1, "Rapat batal.", by="sari", cause="agency", found_by="reader")  # a fix before
        clock.now += timedelta(hours=1)
        for article in range(1, 8):
            review.amend(store, article, by="sari", stage="published")
        for hours, claim in ((2, 4), (3, 7), (8, 10)):
            clock.now = BEGIN + timedelta(hours=1 + hours)
            review.correct(store, claim, "Rapat ditunda.", by="budi", cause="agency", found_by="reader", cls="error")
        review.correct(store, 20, "Hadir enam orang.", by="budi", cls="slip")
        yield store


def rows(store: Store, by: Any, **period: str) -> dict[str, StatsRow]:
    return {row.group: row for row in stats(store, by, "UTC", **period)}


def test_by_class(many: Store) -> None:
    assert rows(many, "class") == {
        "error": StatsRow("error", 7, 7, 3, 1, 42.9, 3.0),
        "slip": StatsRow("slip", 7, 7, 1, 0, 14.3, 8.0),
    }


def test_few_articles_show_counts_only(many: Store) -> None:
    found = rows(many, "desk")
    assert found["Metro"] == StatsRow("Metro", 6, 6, 3, 1, 50.0, 3.0)
    assert found["Ekonomi"] == StatsRow("Ekonomi", 1, 1, 1, 0, None, None)


def test_every_grouping(many: Store) -> None:
    found = {by: {row.group: (row.corrections, row.fixes) for row in stats(many, by, "UTC")} for by in BY}
    assert found == {
        "class": {"error": (3, 1), "slip": (1, 0)},
        "desk": {"Metro": (3, 1), "Ekonomi": (1, 0)},
        "reporter": {"Rini": (3, 1), "": (1, 0)},
        "rule": {"": (4, 1)},
        "cause": {"agency": (3, 1), "": (1, 0)},
        "found-by": {"reader": (3, 1), "": (1, 0)},
        "reviewer": {"budi": (4, 0), "sari": (0, 1)},
    }


def test_a_period_takes_articles_with_their_corrections(many: Store) -> None:
    review.amend(many, 1, by="sari", published="2026-01-05")
    review.amend(many, 2, by="sari", published="2026-01-06")
    assert rows(many, "class", since="2026-01-05", until="2026-01-05") == {
        "error": StatsRow("error", 1, 1, 0, 1, None, None)
    }
    assert rows(many, "class", until="2026-01-06")["error"].corrections == 1
    assert rows(many, "class", since="2027-01-01") == {}


def test_an_undone_publication_counts_no_more(many: Store) -> None:
    while (event := review.undo(many, by="budi")).detail["kind"] != "correction":
        pass
    assert "slip" not in rows(many, "class")
    assert event.undone is False


def test_claims_of_others_are_left_out(many: Store) -> None:
    review.amend(many, 4, by="sari", origin="third-party")
    assert rows(many, "class")["error"].corrections == 2


def test_shown(many: Store) -> None:
    lines = stats_lines(stats(many, "desk", "UTC"), "desk", "en")
    assert lines[1].split() == ["Metro", "6", "6", "3", "1", "50", "3"]
    assert lines[2].split() == ["Ekonomi", "1", "1", "1", "0", "–", "–"]
    assert stats_data(stats(many, "rule", "UTC")[0])["group"] is None


def test_a_story_that_came_again_keeps_its_corrections(many: Store, clock: Clock) -> None:
    before = {by: rows(many, by) for by in BY}
    clock.now += timedelta(hours=1)
    store, text = many, many.corrected_text(2)

    def again(text: str, number: int) -> None:
        clock.now += timedelta(hours=1)
        desk, byline = ("Metro", "Rini") if number < 5 else ("Metro", None)
        store.import_analysis(
            analysed(text, (), source=f"{number}.txt", desk=desk, byline=byline, stage="published"), by="sari"
        )

    again(text, 1)  # the correction is live
    again("Baru. " + store.text(3), 2)  # it came along
    again(store.text(4).replace("Rapat", "Temu rapat"), 3)  # its sentence is another now
    assert {by: rows(many, by) for by in BY} == before
    claim = next(claim for claim in store.claims(article=9) if claim.status == "corrected")
    review.rule(store, claim.id, "open", by="budi")
    assert rows(many, "class")["error"].corrections == before["class"]["error"].corrections - 1, "it was taken back"


def test_a_story_that_came_again_published_was_fixed_before(tmp_path: Path, clock: Clock) -> None:
    with open_store(tmp_path / "claims.db", create=True, clock=clock) as store:
        store.import_analysis(analysed("Rapat digelar. Hadir 3 orang.", (), source="a.txt"), by="sari")
        review.correct(store, 1, "Rapat batal.", by="sari", cls="error")
        clock.now += timedelta(hours=2)
        store.import_analysis(analysed("Rapat batal. Hadir 3 orang.", (), source="a.txt", stage="published"), by="sari")
        clock.now += timedelta(hours=2)
        review.correct(store, store.claims(article=2)[1].id, "Hadir 4 orang.", by="sari", cls="error")
        assert rows(store, "class") == {"error": StatsRow("error", 1, 1, 1, 1, None, None)}

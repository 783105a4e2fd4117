"""A named person's decision between two rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import StaleWrite, UsageError

if TYPE_CHECKING:
    from factcheck.store import Store


@pytest.fixture
def two(store: Store) -> Store:
    """Budi and Sari agree on claim 3 and differ on the others."""
    review.rule(store, 1, "disputed", by="budi")
    review.correct(store, 2, "Hadir 31 orang dari 3 desa.", by="budi")
    review.rule(store, 3, "verified", by="budi")
    review.start_second(store, 1, by="sari")
    store.viewer = "sari"
    review.correct(store, 1, "Rapat digelar Selasa (5/3/2024).", by="sari")
    review.correct(store, 2, "Hadir 32 orang dari 3 desa.", by="sari")
    review.rule(store, 3, "verified", by="sari")
    store.viewer = "ayu"
    return store


def test_those_who_differ(two: Store) -> None:
    assert [(one.claim.id, one.second.verdict) for one in review.differing(two)] == [(1, "corrected"), (2, "corrected")]
    assert [one.claim.id for one in review.differing(two, [1])] == [1, 2]
    two.viewer = "budi"
    review.correct(two, 2, "Hadir 32 orang dari 3 desa.", by="budi")  # has come round
    assert [one.claim.id for one in review.differing(two)] == [1]


def test_the_second_text_is_taken_over(two: Store) -> None:
    row = review.adjudicate(two, 1, "corrected", by="ayu", note="kalender")
    assert (row.status, row.reviewer, row.correction) == ("corrected", "ayu", "Rapat digelar Selasa (5/3/2024).")
    decided = review.decided(row)
    assert decided is not None
    assert (decided.reviewer, decided.round) == ("ayu", 3)
    assert [one.claim.id for one in review.differing(two)] == [2]
    event = two.history(limit=1)[0]
    assert (event.kind, event.by) == ("adjudicate", "ayu")
    assert event.detail["first"] == "budi: disputed"
    assert all(check.ok for check in two.doctor()), two.doctor()
    review.undo(two, by="ayu")
    assert (two.claim(1).status, two.claim(1).correction) == ("disputed", None)
    assert len(review.differing(two)) == 2


def test_the_first_text_stays(two: Store) -> None:
    assert review.adjudicate(two, 2, "corrected", by="ayu").correction == "Hadir 31 orang dari 3 desa."
    assert review.adjudicate(two, 2, "corrected", by="ayu", text="Hadir 30 warga.").correction == "Hadir 30 warga."


def test_a_correction_goes_with_another_verdict(two: Store) -> None:
    row = review.adjudicate(two, 2, "verified", by="ayu")
    assert (row.status, row.correction) == ("verified", None)
    assert "31 orang" not in two.corrected_text(1)


def test_who_rules_anew_is_heard(two: Store) -> None:
    review.adjudicate(two, 1, "verified", by="ayu")
    two.viewer = "budi"
    assert review.rule(two, 1, "disputed", by="budi").status == "disputed"
    assert review.differing(two, [1])[0].claim.id == 2


def test_what_cannot_be_decided(two: Store) -> None:
    with pytest.raises(UsageError, match="decides nothing"):
        review.adjudicate(two, 1, "open", by="ayu")
    with pytest.raises(UsageError, match="neither ruling says"):
        review.adjudicate(two, 3, "corrected", by="ayu")
    with pytest.raises(StaleWrite):
        review.adjudicate(two, 1, "verified", by="ayu", if_version=7)
    review.end_second(two, 1, by="ayu")
    review.start_second(two, 1, by="dewi")
    with pytest.raises(UsageError, match="second review"):
        review.adjudicate(two, 1, "verified", by="dewi")


def test_one_ruling_is_no_case(store: Store) -> None:
    review.rule(store, 1, "verified", by="budi")
    with pytest.raises(UsageError, match="not ruled on by two"):
        review.adjudicate(store, 1, "disputed", by="ayu")

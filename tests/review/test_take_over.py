"""A ruling is taken over as one act that names where it came from, never over a difference unless asked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import StaleWrite, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis
    from factcheck.store import Store

TEXT = "Bupati meninjau lokasi. Ada 12 korban. Ada 15 korban. Bupati meninjau lokasi."


@pytest.fixture
def desk(empty: Store, analyse: Callable[..., Analysis]) -> Store:
    empty.import_analysis(analyse(text=TEXT, flags=()), by="sari")
    return empty


def test_ruling(desk: Store) -> None:
    review.rule(desk, 1, "verified", by="budi")
    row = review.take_over(desk, 4, 1, by="sari")
    assert (row.status, row.reviewer, row.version) == ("verified", "sari", 1)
    assert [note.text for note in desk.notes(claim=4)] == ["diambil dari klaim 1"]
    assert desk.history(claim=4)[0].detail["like"] == 1
    review.undo(desk, by="sari")
    assert (desk.claim(4).status, desk.notes(claim=4)) == ("open", [])
    assert all(check.ok for check in desk.doctor())


def test_difference_is_refused(desk: Store) -> None:
    review.rule(desk, 2, "disputed", by="budi")
    with pytest.raises(UsageError, match="claim 2 says otherwise: other number: 12 → 15"):
        review.take_over(desk, 3, 2, by="sari")
    assert review.take_over(desk, 3, 2, by="sari", anyway=True).status == "disputed"


def test_correction(desk: Store) -> None:
    review.correct(desk, 1, "Camat meninjau lokasi.", by="budi", cls="error")
    row = review.take_over(desk, 4, 1, by="sari")
    assert (row.correction, row.changes[0].cls, row.status) == ("Camat meninjau lokasi.", "error", "corrected")
    with pytest.raises(UsageError, match="in other words"):
        review.take_over(desk, 2, 1, by="sari", anyway=True)


def test_refusals(desk: Store) -> None:
    with pytest.raises(UsageError, match="open"):
        review.take_over(desk, 4, 1, by="sari")
    with pytest.raises(UsageError, match="itself"):
        review.take_over(desk, 1, 1, by="sari")
    review.rule(desk, 1, "verified", by="budi")
    with pytest.raises(StaleWrite):
        review.take_over(desk, 4, 1, by="sari", if_version=3)

"""Agreement of two reviewers, by figures worked out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.review.agreement import Agreement

if TYPE_CHECKING:
    from factcheck.store import Store


def test_kappa_by_hand() -> None:
    # 10 claims: 4 + 3 the same, so po is 0.7; the first said verified 6 times and disputed 4, the second 5 and 5, so
    # pe is 0.6 * 0.5 + 0.4 * 0.5 = 0.5 and kappa (0.7 - 0.5) / (1 - 0.5) = 0.4.
    found = Agreement(
        "a",
        "b",
        {
            ("verified", "verified"): 4,
            ("verified", "disputed"): 2,
            ("disputed", "verified"): 1,
            ("disputed", "disputed"): 3,
        },
    )
    assert (found.n, found.observed) == (10, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_three_verdicts_by_hand() -> None:
    # 4 claims, po = 3/4 = 12/16; first: v 2, d 1, c 1; second: v 1, d 1, c 2; pe = (2*1 + 1*1 + 1*2) / 16 = 5/16;
    # kappa = (12/16 - 5/16) / (11/16) = 7/11.
    found = Agreement(
        "a",
        "b",
        {
            ("verified", "verified"): 1,
            ("verified", "corrected"): 1,
            ("disputed", "disputed"): 1,
            ("corrected", "corrected"): 1,
        },
    )
    assert found.observed == 0.75
    assert found.kappa == pytest.approx(7 / 11)


def test_where_kappa_is_undefined() -> None:
    assert Agreement("a", "b", {("verified", "verified"): 7}).kappa is None
    assert Agreement("a", "b", {}).kappa is None
    assert Agreement("a", "b", {}).observed is None
    assert Agreement("a", "b", {("verified", "disputed"): 3}).kappa == 0


def test_pairs_of_reviewers(store: Store) -> None:
    assert [one.n for one in review.agreement(store)] == [0]
    review.rule(store, 1, "verified", by="budi")
    review.rule(store, 2, "verified", by="ayu")
    review.start_second(store, 1, by="sari")
    store.viewer = "sari"
    review.rule(store, 1, "verified", by="sari")
    (only,) = review.agreement(store, [1])
    assert (only.first, only.second, only.table) == ("budi", "sari", {("verified", "verified"): 1})
    review.rule(store, 2, "disputed", by="sari")
    assert [(one.first, one.second, one.n) for one in review.agreement(store)] == [
        ("ayu", "sari", 1),
        ("budi", "sari", 1),
        ("", "", 2),
    ]

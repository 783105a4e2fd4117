"""A rating sets its verdict; a verdict invents no rating, and drops one that contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import StaleWrite, UsageError
from factcheck.ratings import PRESETS

if TYPE_CHECKING:
    from factcheck.model import Rating
    from factcheck.store import Store

RATINGS = PRESETS["indonesian"]


def given(store: Store, claim: int = 1) -> str | None:
    found = store.claim(claim).rating
    return found.rating.name if found else None


def rating(name: str) -> Rating:
    return review.named(RATINGS, name)


@pytest.mark.parametrize(
    ("name", "verdict"), [("true", "verified"), ("half-true", "disputed"), ("unproven", "disputed")]
)
def test_a_rating_sets_its_verdict(store: Store, name: str, verdict: str) -> None:
    claim = review.rate(store, 1, rating(name), by="sari")
    assert (claim.status, claim.reviewer, given(store)) == (verdict, "sari", name)
    assert claim.fact_checked
    review.undo(store, by="sari")
    assert (store.claim(1).status, given(store)) == ("open", None)
    review.redo(store, by="sari")
    assert (store.claim(1).status, given(store)) == (verdict, name)
    assert all(check.ok for check in store.doctor())


def test_a_verdict_invents_no_rating_and_drops_what_contradicts_it(store: Store) -> None:
    assert review.rule(store, 1, "verified", by="sari").rating is None
    review.rate(store, 1, rating("true"), by="sari")
    assert given(store) == "true"
    review.rule(store, 1, "verified", by="budi", note="catatan")
    assert given(store) == "true"
    review.rule(store, 1, "disputed", by="sari")
    assert given(store) is None
    review.undo(store, by="sari")
    assert given(store) == "true"
    review.rule(store, 1, "open", by="sari")
    assert given(store) is None


def test_another_rating_of_the_same_verdict_leaves_the_ruling(store: Store) -> None:
    first = review.rate(store, 1, rating("false"), by="sari")
    again = review.rate(store, 1, rating("satire"), by="budi")
    assert (again.rulings, again.version) == (first.rulings, first.version)
    assert again.rating is not None
    assert (again.rating.rating.word("id"), again.rating.by) == ("Satire", "budi")
    events = len(store.history())
    review.rate(store, 1, rating("satire"), by="budi")
    assert len(store.history()) == events
    assert review.rate(store, 1, None, by="budi").rating is None
    assert store.claim(1).status == "disputed"


def test_a_correction_keeps_what_was_rated_wrong_and_drops_what_was_rated_right(store: Store) -> None:
    review.rate(store, 1, rating("false"), by="sari")
    review.correct(store, 1, "Rapat batal.", by="sari")
    assert (store.claim(1).status, given(store)) == ("corrected", "false")
    review.rate(store, 2, rating("true"), by="sari")
    review.correct(store, 2, "Hadir 30 orang dari 3  desa.", by="sari", cls="slip")
    assert given(store, 2) == "true"
    review.correct(store, 2, "Hadir 31 orang.", by="sari", cls="error")
    assert given(store, 2) is None


def test_mark_with_a_rating(store: Store) -> None:
    review.rule(store, 1, "disputed", by="sari", rating=rating("misleading"))
    assert given(store) == "misleading"
    with pytest.raises(UsageError, match="'true' sets verified, not disputed"):
        review.rule(store, 1, "disputed", by="sari", rating=rating("true"))
    review.correct(store, 2, "Hadir 31 orang.", by="sari", rating=rating("false"))
    assert (store.claim(2).status, given(store, 2)) == ("corrected", "false")
    with pytest.raises(UsageError, match="sets verified, not corrected"):
        review.correct(store, 3, "Hadir 31 orang.", by="sari", rating=rating("true"))
    assert store.claim(3).status == "open"


def test_a_rating_is_not_put_back_under_another_verdict(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.rate(store, 1, rating("true"), by="budi")
    with pytest.raises(UsageError, match="budi changed claim 1"):
        review.undo(store, by="sari")
    review.undo(store, by="budi")
    review.rule(store, 1, "disputed", by="sari")
    with pytest.raises(UsageError, match="sari changed claim 1"):
        review.redo(store, by="budi")


def test_stale(store: Store) -> None:
    review.rule(store, 1, "disputed", by="budi")
    with pytest.raises(StaleWrite):
        review.rate(store, 1, rating("true"), by="sari", if_version=0)


def test_earlier_states_come_back_without_a_rating_that_contradicts_them(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    seq = store.history()[0].seq
    review.rate(store, 1, rating("false"), by="sari")
    review.restore_state(store, 1, seq, "sari")
    assert (store.claim(1).status, given(store)) == ("verified", None)


@pytest.mark.parametrize("name", ["half-true", "Sebagian benar", " half  TRUE ", "Half true"])
def test_named_by_any_of_its_words(name: str) -> None:
    assert rating(name).name == "half-true"


def test_an_unknown_one_names_the_nearest() -> None:
    with pytest.raises(UsageError, match="did you mean 'misleading'"):
        rating("misleadng")
    with pytest.raises(UsageError, match=r"define some: \[\[ratings\]\]"):
        review.named((), "true")

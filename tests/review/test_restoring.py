"""A claim put back to an earlier state: exactly that state, as an act of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import StaleWrite, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis, Flag
    from factcheck.store import Store


def test_an_earlier_correction_comes_back_as_it_was(store: Store) -> None:
    review.accept(store, 1, by="sari")
    wanted = review.accept(store, 2, by="sari")
    review.rule(store, 1, "open", by="budi")
    back = review.restore_state(store, 1, 3, "wening")
    assert (back.status, back.correction) == ("corrected", "Rapat digelar Senin (4/3/2024).")
    assert (back.changes, back.rulings) == (wanted.changes, wanted.rulings), "who ruled and when is kept"
    event = store.history()[0]
    assert (event.kind, event.by, event.claims) == ("correction", "wening", (1,))
    assert event.detail == {"verdict": "corrected", "text": "Rapat digelar Senin (4/3/2024).", "restored": 3}
    assert {flag.state for flag in store.flags(claim=1)} == {"accepted"}
    assert all(check.ok for check in store.doctor())


def test_an_earlier_verdict_comes_back_and_is_undone(store: Store) -> None:
    review.rule(store, 1, "disputed", by="sari")
    now = review.rule(store, 1, "verified", by="budi")
    back = review.restore_state(store, 1, 2, "budi")
    assert (back.status, back.reviewer) == ("disputed", "sari")
    assert (store.history()[0].kind, store.history()[0].detail) == ("ruling", {"verdict": "disputed", "restored": 2})
    review.undo(store, by="budi")
    assert (store.claim(1).status, store.claim(1).rulings) == ("verified", now.rulings)
    review.redo(store, by="budi")
    assert store.claim(1).status == "disputed"
    assert all(check.ok for check in store.doctor())


def test_what_was_undone_can_be_brought_back_by_anybody(store: Store) -> None:
    review.correct(store, 2, "", by="sari")
    review.undo(store, by="sari")
    back = review.restore_state(store, 2, 2, "budi")
    assert (back.status, back.correction) == ("corrected", "")
    assert store.history()[0].detail["text"] == ""


def test_the_state_at_an_act_that_did_not_change_it(store: Store) -> None:
    review.note(store, 1, "catatan", by="sari")
    review.rule(store, 1, "verified", by="sari")
    assert review.restore_state(store, 1, 2, "sari").status == "open"
    assert len(store.notes(claim=1)) == 1, "notes stay"


def test_refusals_change_nothing(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.rule(store, 2, "verified", by="sari")
    for event, words in ((3, "event 3 is none of claim 1"), (99, "none of claim 1"), (2, "as it was after event 2")):
        with pytest.raises(UsageError, match=words):
            review.restore_state(store, 1, event, "sari")
    review.rule(store, 1, "disputed", by="budi")
    with pytest.raises(StaleWrite):
        review.restore_state(store, 1, 2, "sari", if_version=1)
    with pytest.raises(UsageError, match="there is no claim 77"):
        review.restore_state(store, 77, 2, "sari")
    assert len(store.history()) == 4


def test_refused_where_the_words_were_corrected_elsewhere_since(
    empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]
) -> None:
    text = "Rapat digelar Senin. Selasa libur."
    across = find(text, "Senin. Selasa", "repeated-phrase", "warning", "Senin, Selasa")
    empty.import_analysis(analyse(text, (across,)), by="sari")
    review.correct(empty, 1, "Rapat digelar Rabu.", by="sari")
    review.rule(empty, 1, "open", by="sari")
    review.accept(empty, 1, by="budi")
    with pytest.raises(UsageError, match="already corrected there, on"):
        review.restore_state(empty, 1, 2, "sari")
    assert empty.claim(1).status == "open"

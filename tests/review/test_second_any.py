"""Whatever two reviewers do, in any order: neither sees the other before both are in, and the record is whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import review
from factcheck.errors import UsageError
from factcheck.store import open_store
from tests.desk import analysed

if TYPE_CHECKING:
    from factcheck.store import Store

ACTS = ("verified", "disputed", "open", "correct", "accept", "undo", "redo", "note", "restore", "adjudicate")
STEPS = st.lists(st.tuples(st.sampled_from(("budi", "sari")), st.sampled_from(ACTS), st.integers(1, 2)), max_size=14)


def do(store: Store, who: str, act: str, claim: int) -> None:
    store.viewer = who
    match act:
        case "correct":
            review.correct(store, claim, f"Ditulis {who}.", by=who)
        case "accept":
            review.accept(store, claim, by=who)
        case "undo":
            review.undo(store, by=who)
        case "redo":
            review.redo(store, by=who)
        case "note":
            review.note(store, claim, f"dari {who}", by=who)
        case "restore":
            if events := store.history(claim=claim):
                review.restore_state(store, claim, events[-1].seq, who)
        case "adjudicate":
            review.adjudicate(store, claim, "verified", by=who)
        case _:
            review.rule(store, claim, act, by=who)  # type: ignore[arg-type]


@given(STEPS)
@settings(max_examples=40)
def test_neither_sees_the_other_before_both_are_in(steps: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as folder, open_store(Path(folder) / "claims.db", create=True) as store:
        store.import_analysis(analysed(), by="ayu")
        review.start_second(store, 1, by="sari")
        both: set[int] = set()
        for who, act, claim in steps:
            with suppress(UsageError):
                do(store, who, act, claim)
            for one in (1, 2):
                store.viewer = "budi"
                first, seen = store.claim(one).status, store.claim(one).second
                own = store.second_of(one, "sari")
                both |= {one} if own is not None and first != "open" else set()
                assert bool(seen) == (one in both)
                assert one in both or "sari" not in repr([store.claim(one), store.notes(claim=one)])
                store.viewer = "sari"
                row = store.claim(one)
                assert row.status == (first if one in both else own.verdict if own else "open")
                hidden = repr([row, store.notes(claim=one), store.history(claim=one), store.flags(claim=one)])
                assert one in both or "budi" not in hidden
        assert {row.claim for row in store.doubly_ruled()} == both
        assert all(check.ok for check in store.doctor()), store.doctor()
        store.rebuild()
        assert all(check.ok for check in store.doctor()), store.doctor()
        assert {row.claim for row in store.doubly_ruled()} == both

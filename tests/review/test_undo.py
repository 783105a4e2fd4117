"""Undo and redo are one's own, survive closing the file, and never run over somebody's later work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import review
from factcheck.errors import UsageError
from factcheck.model import OUTGOING
from factcheck.ratings import PRESETS
from factcheck.review.ratings import contradicts
from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.model import Analysis
    from factcheck.store import Store


def test_undo_and_redo_across_reopening(path: Path, analyse: Callable[..., Analysis]) -> None:
    with open_store(path, create=True) as store:
        store.import_analysis(analyse(), by="sari")
        review.accept(store, 1, by="sari")
        review.accept(store, 2, by="sari")
    with open_store(path) as store:
        assert review.undo(store, by="sari").undoes == 3
        assert store.claim(1).correction == "Rapat digelar Senin (5/3/2024)."
    with open_store(path) as store:
        assert review.undo(store, by="sari").undoes == 2
        assert (store.claim(1).status, store.claim(1).correction, store.claim(1).version) == ("open", None, 4)
        with pytest.raises(UsageError, match="nothing to undo"):
            review.undo(store, by="sari")
    with open_store(path) as store:
        assert review.redo(store, by="sari").undoes == 5
        assert review.redo(store, by="sari").undoes == 4
        assert store.claim(1).correction == "Rapat digelar Senin (4/3/2024)."
        with pytest.raises(UsageError, match="nothing to redo"):
            review.redo(store, by="sari")
        assert [review.undo(store, by="sari").detail["event"] for _ in range(2)] == [3, 2]
        assert store.claim(1).status == "open"
        assert all(check.ok for check in store.doctor())


def test_an_act_ends_what_can_be_redone(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.undo(store, by="sari")
    review.rule(store, 2, "verified", by="budi")
    assert review.redo(store, by="sari").kind == "redo"
    review.undo(store, by="sari")
    review.rule(store, 3, "verified", by="sari")
    with pytest.raises(UsageError, match="nothing to redo"):
        review.redo(store, by="sari")
    assert review.redo(store, by="sari", claim=1).claims == (1,)


def test_refusal_names_who_and_what(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.rule(store, 1, "disputed", by="budi")
    with pytest.raises(UsageError, match=r"undo of the ruling is refused: budi changed claim 1 since \(ruling, 2026"):
        review.undo(store, by="sari")
    assert store.claim(1).status == "disputed"
    review.undo(store, by="budi")
    review.undo(store, by="sari")
    assert store.claim(1).status == "open"


def test_refused_redo(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.undo(store, by="sari")
    review.rule(store, 1, "disputed", by="budi")
    with pytest.raises(UsageError, match="budi changed claim 1"):
        review.redo(store, by="sari")


def test_only_one_s_own(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    with pytest.raises(UsageError, match="budi has nothing to undo"):
        review.undo(store, by="budi")


def test_on_one_claim(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.rule(store, 2, "verified", by="sari")
    assert review.undo(store, by="sari", claim=1).claims == (1,)
    assert [claim.status for claim in store.claims()] == ["open", "verified", "open"]
    with pytest.raises(UsageError, match="nothing to undo on claim 1"):
        review.undo(store, by="sari", claim=1)


def test_dismissals_notes_and_clearing_are_undone(store: Store) -> None:
    review.dismiss(store, 4, by="sari")
    review.note(store, 1, "catatan", by="sari")
    review.clear(store, 1, by="sari")
    review.undo(store, by="sari")
    assert store.article(1).state == "open"
    review.undo(store, by="sari")
    assert store.notes(claim=1) == []
    review.undo(store, by="sari")
    assert store.flag(4).state == "open"
    for _ in range(3):
        review.redo(store, by="sari")
    assert (store.article(1).state, len(store.notes(claim=1)), store.flag(4).state) == ("cleared", 1, "dismissed")


WALK = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "rule",
                "correct",
                "accept",
                "dismiss",
                "restore",
                "note",
                "clear",
                "headline",
                "undo",
                "redo",
                "rate",
                "describe",
                "evidence",
                "show",
                "remove",
                "approve",
                "publish",
                "stage",
                "split",
            ]
        ),
        st.integers(0, 3),
        st.sampled_from(["sari", "budi"]),
    ),
    max_size=14,
)


def step(store: Store, kind: str, n: int, by: str) -> None:
    claim, flag = n % 3 + 1, n + 1
    acts: dict[str, Callable[[], Any]] = {
        "rule": lambda: review.rule(store, claim, ("verified", "disputed", "open", "verified")[n], by=by),  # type: ignore[arg-type]
        "correct": lambda: review.correct(
            store, claim, ("", "Hadir 9 orang.", "Rapat batal.", "Hadir.")[n], by=by, note="n"
        ),
        "accept": lambda: review.accept(store, flag, by=by),
        "dismiss": lambda: review.dismiss(store, flag, by=by, reason="known"),
        "restore": lambda: review.restore(store, flag, by=by),
        "note": lambda: review.note(store, claim, "catatan", by=by),
        "clear": lambda: review.clear(store, 1, by=by),
        "headline": lambda: review.headline(store, 1, f"Judul {n}", by=by),
        "rate": lambda: review.rate(store, claim, (*PRESETS["plain"], None)[n], by=by),
        "describe": lambda: review.describe(store, claim, by=by, restated=("", "a", "b", "c")[n]),
        "evidence": lambda: review.evidence(store, claim, "https://x.example", by=by, public=n > 1, stance="refutes"),
        "show": lambda: review.show_evidence(store, store.evidence(claim=claim)[0].id, by=by, public=n > 1),
        "remove": lambda: review.remove_evidence(store, store.evidence(claim=claim)[0].id, by=by),
        "approve": lambda: review.approve(store, OUTGOING[n % 3], (1, claim, claim)[n % 3], by=by),
        "publish": lambda: review.publish(
            store, OUTGOING[n % 3], (1, claim, claim)[n % 3], by=by, url="https://x.example"
        ),
        "stage": lambda: review.amend(store, 1, by=by, stage="published"),
        "split": lambda: review.split(store, claim, store.claim(claim).start + 14, by=by),
        "undo": lambda: review.undo(store, by=by),
        "redo": lambda: review.redo(store, by=by),
    }
    try:
        acts[kind]()
    except (UsageError, IndexError):  # IndexError: there is no evidence to change
        return


def view(store: Store) -> tuple[Any, ...]:
    claims = [
        (c.status, c.correction, c.changes, c.rulings, c.flags, c.fact_checked, c.rating, c.publications)
        for c in store.claims()
    ]
    told = [store.description(c.id) for c in store.claims()], store.publications(1)
    for c in store.claims():
        assert not (c.rating and contradicts(c.rating.rating, c.status, c.changes))
    return claims, told, store.flags(), store.article(1), store.notes(article=1), store.evidence(article=1)


def test_an_approval_that_another_one_s_undo_set_back_can_be_undone(store: Store) -> None:
    review.rule(store, 2, "disputed", by="budi")
    review.rule(store, 2, "verified", by="budi")
    review.approve(store, "debunk", 2, by="sari")
    review.publish(store, "debunk", 2, by="sari", url="https://x.example")
    review.undo(store, by="budi")
    assert [(row.state, row.because) for row in store.publications(1)] == [("draft", "undo")]
    review.undo(store, by="sari")
    assert [row.state for row in store.publications(1)] == ["draft"], "not approved, as it was before"
    review.undo(store, by="sari")
    assert store.publications(1) == []
    with pytest.raises(UsageError, match="nothing to undo"):
        review.undo(store, by="sari")
    assert all(check.ok for check in store.doctor())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=WALK)
def test_any_walk_replays_and_unwinds(
    walk: list[tuple[str, int, str]], tmp_path_factory: Any, analyse: Any, still: Any
) -> None:
    path = tmp_path_factory.mktemp("walk") / "claims.db"
    with open_store(path, create=True, **still) as store:
        store.import_analysis(analyse(), by="sari")
        start = view(store)
        for kind, n, by in walk:
            step(store, kind, n, by)
        assert [check for check in store.doctor() if not check.ok] == []
        end = view(store)
        store.rebuild()
        assert view(store) == end
        while acts := [act for by in ("sari", "budi") if (act := store.latest_act(by)) is not None]:
            review.undo(store, by=max(acts, key=lambda act: act.seq).by)
        assert view(store) == start
        assert all(check.ok for check in store.doctor())

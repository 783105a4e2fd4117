"""Claims split, merged, disclaimed and claimed: nothing of the text, the flags or the corrections is lost by it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import review
from factcheck.errors import StaleWrite, UsageError
from factcheck.store import open_store
from tests.desk import TEXT, analysed, finding, findings
from tests.review.test_undo import view

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.model import Analysis
    from factcheck.store import Store

HADIR = TEXT.index("Hadir")
DARI = TEXT.index("dari")


def sound(store: Store) -> bool:
    return [check for check in store.doctor() if not check.ok] == []


def spans(store: Store) -> list[tuple[int, int]]:
    return [(claim.start, claim.end) for claim in store.claims()]


def test_a_split_makes_two_claims_that_hold_the_flags_and_are_found(store: Store) -> None:
    left, right = review.split(store, 2, DARI, by="sari")
    assert (left.text, right.text) == ("Hadir 30 orang", "dari 3 desa.")
    assert [claim.id for claim in store.claims()] == [1, left.id, right.id, 3]
    assert [claim.ord for claim in store.claims()] == [0, 1, 2, 3]
    assert (left.status, left.version) == ("open", 0)
    assert (left.kinds, right.kinds) == (("quantity", "event"), ("quantity",))
    assert [flag.rule for flag in store.flags(claim=left.id)] == ["count-mismatch"]
    assert store.flags(claim=2) == store.flags(claim=right.id) == []
    assert {found.claim.id for found in store.search("dari")} == {right.id, 3}
    assert store.article(1).progress.checkable == 4
    with pytest.raises(UsageError, match=rf"claim 2 was split or merged since: its words are in claim {left.id}, 5"):
        review.rule(store, 2, "verified", by="budi")
    assert sound(store)


def test_a_split_is_undone_and_redone_as_one(store: Store) -> None:
    before = view(store)
    review.split(store, 2, DARI, by="sari")
    after = view(store)
    review.undo(store, by="sari")
    assert view(store) == before
    assert sound(store)
    review.redo(store, by="sari")
    assert view(store) == after
    assert sound(store)
    review.undo(store, by="sari", claim=4)
    assert view(store) == before


@pytest.mark.parametrize("at", [0, HADIR, HADIR + 1, TEXT.index(".", HADIR), TEXT.index(".", HADIR) + 1, 10**9, -1])
def test_places_that_leave_no_claim(store: Store, at: int) -> None:
    if at == HADIR + 1:
        assert review.split(store, 2, at, by="sari")[0].text == "H", "any part with a word may stand alone"
        return
    with pytest.raises(UsageError, match="cannot be split"):
        review.split(store, 2, at, by="sari")
    assert len(store.history()) == 1


def test_a_place_by_its_words(store: Store) -> None:
    row = store.claim(2)
    assert review.place_before(row, "dari 3") == DARI
    for words in ("", "tidak ada", "a"):
        with pytest.raises(UsageError, match="claim 2"):
            review.place_before(row, words)


def test_white_space_at_the_cut_belongs_to_neither(empty: Store, analyse: Callable[..., Analysis]) -> None:
    empty.import_analysis(analyse(text="Satu dua \n\t tiga empat.", flags=()), by="sari")
    for at in (8, 9, 10, 12):
        left, right = review.split(empty, 1, at, by="sari")
        assert (left.text, right.text) == ("Satu dua", "tiga empat.")
        review.undo(empty, by="sari")


def test_a_merge_makes_one_of_two(store: Store) -> None:
    before = view(store)
    one = review.merge(store, 1, by="sari")
    assert (one.start, one.end) == (0, TEXT.index(".", HADIR) + 1)
    assert [claim.id for claim in store.claims()] == [one.id, 3]
    assert [flag.rule for flag in store.flags(claim=one.id)] == ["repeated-word", "weekday-mismatch", "count-mismatch"]
    assert store.article(1).progress.checkable == 2
    assert sound(store)
    review.undo(store, by="sari")
    assert view(store) == before
    with pytest.raises(UsageError, match="the last of its article"):
        review.merge(store, 3, by="sari")


def test_a_flag_across_two_claims_belongs_to_the_article_until_they_are_merged(
    empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Any]
) -> None:
    text = "Satu dua. Tiga empat."
    empty.import_analysis(analyse(text=text, flags=(find(text, "dua. Tiga", "sum-mismatch", "error"),)), by="sari")
    assert empty.flag(1).claim is None
    assert review.merge(empty, 1, by="sari").flags == ("sum-mismatch",)
    review.undo(empty, by="sari")
    assert empty.flag(1).claim is None
    assert sound(empty)


def test_a_verdict_stays_with_the_whole_and_a_correction_goes_to_its_part(store: Store) -> None:
    review.accept(store, 3, by="budi")
    review.rule(store, 2, "verified", by="sari")
    before = view(store)
    left, right = review.split(store, 2, DARI, by="sari")
    assert (left.status, left.reviewer, left.correction) == ("corrected", "budi", "Hadir 31 orang")
    assert (right.status, right.reviewer, right.rulings) == ("open", None, ())
    assert store.corrected_text(1) == TEXT.replace("30", "31", 1)
    assert [event.kind for event in store.history(claim=right.id)] == ["split", "ruling", "accept"]
    assert store.article(1).progress.verified == 0
    assert sound(store)
    review.undo(store, by="sari")
    assert view(store) == before
    assert store.claim(2).status == "verified"
    assert sound(store)


def test_corrections_of_both_are_in_the_merged_claim(store: Store) -> None:
    review.accept(store, 2, by="sari")
    review.accept(store, 3, by="budi")
    before = view(store)
    one = review.merge(store, 1, by="sari")
    assert one.correction == "Rapat rapat digelar Senin (4/3/2024). Hadir 31 orang dari 3 desa."
    assert [(ruling.reviewer, ruling.verdict) for ruling in one.rulings] == [
        ("sari", "corrected"),
        ("budi", "corrected"),
    ]
    assert store.article(1).progress.corrected == 1
    assert sound(store)
    review.undo(store, by="sari")
    assert view(store) == before


def test_a_correction_is_not_cut_in_two(store: Store) -> None:
    review.correct(store, 2, "", by="sari")
    with pytest.raises(UsageError, match="a correction stands across that place"):
        review.split(store, 2, DARI, by="sari")
    assert sound(store)


def test_notes_and_evidence_are_seen_with_every_claim_that_shares_their_words(store: Store) -> None:
    review.rule(store, 2, "verified", by="sari", note="dihitung", source="https://example.org/x")
    left, right = review.split(store, 2, DARI, by="sari")
    for part in (left, right):
        assert [note.text for note in store.notes(claim=part.id)] == ["dihitung"]
        assert [item.url for item in store.evidence(claim=part.id)] == ["https://example.org/x"]
    review.note(store, right.id, "desa mana?", by="budi")
    assert [note.text for note in store.notes(claim=left.id)] == ["dihitung"]
    assert store.earlier(1) == {left.id: (2,), right.id: (2,)}
    review.undo(store, by="sari")
    assert [note.text for note in store.notes(claim=2)] == ["dihitung", "desa mana?"], "no note is lost by an undo"


def test_a_stale_split_is_refused(store: Store) -> None:
    review.rule(store, 2, "verified", by="budi")
    for act in (
        lambda: review.split(store, 2, DARI, by="sari", if_version=0),
        lambda: review.merge(store, 2, by="sari", if_version=0),
        lambda: review.none(store, 2, by="sari", if_version=0),
    ):
        with pytest.raises(StaleWrite):
            act()
    assert review.none(store, 2, by="sari", if_version=1).checkable is False
    review.split(store, 2, DARI, by="sari")
    with pytest.raises(StaleWrite, match="claim 2 was split or merged since: its words are in claim 4, 5 now"):
        review.rule(store, 2, "verified", by="budi", if_version=1)


def test_undo_never_runs_over_what_was_ruled_on_a_part(store: Store) -> None:
    left, _ = review.split(store, 2, DARI, by="sari")
    review.rule(store, left.id, "verified", by="budi")
    with pytest.raises(UsageError, match=rf"undo of the split is refused: budi changed claim {left.id} since"):
        review.undo(store, by="sari")
    review.undo(store, by="budi")
    review.undo(store, by="sari")
    assert [claim.id for claim in store.claims()] == [1, 2, 3]
    review.rule(store, 2, "disputed", by="budi")
    with pytest.raises(UsageError, match="redo of the undo is refused: budi changed claim 2 since"):
        review.redo(store, by="sari")


def test_a_ruling_on_what_was_split_since_is_not_undone(store: Store) -> None:
    review.rule(store, 2, "verified", by="sari")
    review.none(store, 3, by="sari")
    review.split(store, 2, DARI, by="budi")
    review.merge(store, 5, by="budi")
    with pytest.raises(UsageError, match="budi changed"):
        review.undo(store, by="sari", claim=2)
    with pytest.raises(UsageError, match="budi changed"):
        review.undo(store, by="sari")
    assert sound(store)


def test_no_claim_and_a_claim_after_all(empty: Store, analyse: Callable[..., Analysis]) -> None:
    empty.import_analysis(analyse(), by="sari")
    before = view(empty)
    assert review.none(empty, 2, by="sari").checkable is False
    assert empty.article(1).progress.checkable == 2
    with pytest.raises(UsageError, match="no claim already"):
        review.none(empty, 2, by="sari")
    assert sound(empty)
    review.undo(empty, by="sari")
    assert view(empty) == before
    with pytest.raises(UsageError, match="a claim already"):
        review.claim(empty, 2, by="sari")


def furnished(store: Store) -> None:
    """Two sentences and a line of page furniture: claims 1, 2 and 3."""
    from factcheck.model import Article
    from factcheck.pipeline import analyse

    text = "Pasar dibuka pada 3 Mei 2024. Hadir 30 orang.\nTidak ada komentar:\n"
    store.import_analysis(analyse(Article(text, source="f.txt", title="Pasar", lang="id")), by="sari")


def test_page_furniture_becomes_a_claim_and_is_furniture_no_more(empty: Store) -> None:
    furnished(empty)
    assert (empty.claim(3).kinds, empty.claim(3).checkable) == (("boilerplate",), False)
    row = review.claim(empty, 3, by="sari")
    assert (row.kinds, row.checkable) == ((), True)
    assert empty.article(1).progress.checkable == 3
    assert [part.checkable for part in review.split(empty, 3, row.start + 6, by="sari")] == [True, True]
    review.undo(empty, by="sari")
    review.undo(empty, by="sari")
    assert empty.claim(3).kinds == ("boilerplate",)
    assert sound(empty)


def test_a_merged_claim_is_none_only_if_all_of_it_was_said_to_be_none(empty: Store) -> None:
    furnished(empty)
    review.none(empty, 1, by="sari")
    assert review.merge(empty, 1, by="sari").checkable
    review.undo(empty, by="sari")
    review.none(empty, 2, by="sari")
    assert not review.merge(empty, 1, by="sari").checkable


def test_recheck_and_a_second_import_keep_the_division(store: Store, analyse: Callable[..., Analysis]) -> None:
    left, right = review.split(store, 2, DARI, by="sari")
    review.none(store, 1, by="sari")
    before = spans(store)
    assert store.import_analysis(analyse(), by="sari").outcome == "known"
    assert store.recheck(1, analyse(), by="sari") == (0, 0)
    flags = (*analyse().flags, *(f for f in [finding(TEXT, "3 desa", "count-mismatch", "warning")]))
    assert store.recheck(1, analyse(flags=flags), by="sari") == (1, 0)
    assert spans(store) == before
    assert not store.claim(1).checkable
    assert (len(store.flags(claim=left.id)), len(store.flags(claim=right.id))) == (1, 1)
    assert sound(store)
    review.undo(store, by="sari", claim=left.id)
    assert len(store.flags(claim=2)) == 2
    assert sound(store)


def test_dismissals_hold_whatever_the_division(store: Store, analyse: Callable[..., Analysis]) -> None:
    review.dismiss(store, 3, by="sari")
    left, _ = review.split(store, 2, DARI, by="sari")
    assert [flag.state for flag in store.flags(claim=left.id)] == ["dismissed"]
    assert left.flags == ()
    store.recheck(1, analyse(flags=analyse().flags[1:]), by="sari")
    assert [flag.state for flag in store.flags(claim=left.id)] == ["dismissed"]


DEEDS = (
    "split",
    "split",
    "merge",
    "recheck",
    "none",
    "claim",
    "rule",
    "said",
    "correct",
    "accept",
    "dismiss",
    "note",
    "undo",
    "redo",
)
WALK = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 60), st.sampled_from(["sari", "budi"])), min_size=1, max_size=16
)


def step(store: Store, kind: str, n: int, by: str) -> None:
    rows = store.claims()
    row = rows[n % len(rows)]
    flags = store.flags()
    acts: dict[str, Callable[[], Any]] = {
        "split": lambda: review.split(store, row.id, row.start + n % (row.end - row.start + 1), by=by),
        "merge": lambda: review.merge(store, row.id, by=by),
        "none": lambda: review.none(store, row.id, by=by),
        "claim": lambda: review.claim(store, row.id, by=by),
        "rule": lambda: review.rule(store, row.id, ("verified", "disputed", "open")[n % 3], by=by),  # type: ignore[arg-type]
        "said": lambda: review.rule(store, row.id, ("verified", "disputed", "open")[n % 3], by=by, question="said"),  # type: ignore[arg-type]
        "correct": lambda: review.correct(store, row.id, f"{row.text[: n % 9]} {n}", by=by),
        "accept": lambda: review.accept(store, flags[n % len(flags)].id, by=by),
        "dismiss": lambda: review.dismiss(store, flags[n % len(flags)].id, by=by),
        "recheck": lambda: store.recheck(1, analysed(flags=findings(TEXT)[n % 3 :]), by=by),
        "note": lambda: review.note(store, row.id, "catatan", by=by),
        "undo": lambda: review.undo(store, by=by),
        "redo": lambda: review.redo(store, by=by),
    }
    try:
        acts[kind]()
    except UsageError:
        return


def tables(store: Store) -> dict[str, list[Any]]:
    """Every row of every table that follows from the log."""
    names = ("claims", "claim_parents", "flags", "rulings", "dismissals", "notes", "evidence", "articles")
    found = {name: sorted(map(list, store._connection.rows(f"SELECT * FROM {name}")), key=repr) for name in names}
    changes = [list(row)[1:] for row in store._connection.rows("SELECT * FROM changes")]
    return found | {"changes": sorted(changes, key=repr)}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(walk=WALK)
def test_any_walk_covers_the_text_replays_and_unwinds(
    walk: list[tuple[str, int, str]], tmp_path_factory: Any, still: Any
) -> None:
    path: Path = tmp_path_factory.mktemp("walk") / "claims.db"
    with open_store(path, create=True, **still) as store:
        store.import_analysis(analysed(), by="sari")
        first = view(store)
        for kind, n, by in walk:
            before, acts = view(store), len(store.history(reviewer=by))
            step(store, kind, n, by)
            if kind not in ("undo", "redo", "recheck") and len(store.history(reviewer=by)) > acts:
                after = view(store)
                review.undo(store, by=by)
                assert view(store) == before
                review.redo(store, by=by)
                assert view(store) == after
            rows = store.claims()
            covered = "".join(TEXT[row.start : row.end] for row in rows)
            assert "".join(covered.split()) == "".join(TEXT.split())
            assert all(one.end <= other.start for one, other in pairwise(rows))
            assert all(row.text == row.text.strip() == TEXT[row.start : row.end] for row in rows)
        assert [check for check in store.doctor() if not check.ok] == []
        held = tables(store)
        store.rebuild()
        assert tables(store) == held
        while acts_left := [act for by in ("sari", "budi") if (act := store.latest_act(by)) is not None]:
            review.undo(store, by=max(acts_left, key=lambda act: act.seq).by)
        if "recheck" not in {kind for kind, *_ in walk}:
            assert view(store) == first
        assert sound(store)


def test_each_act_is_taken_back_to_the_state_before_it(store: Store) -> None:
    review.accept(store, 3, by="sari")
    states = [view(store)]
    for act in (
        lambda: review.split(store, 2, DARI, by="sari"),
        lambda: review.none(store, 5, by="sari"),
        lambda: review.merge(store, 4, by="sari"),
        lambda: review.merge(store, 1, by="sari"),
        lambda: review.claim(store, 7, by="sari") if not store.claim(7).checkable else review.none(store, 7, by="sari"),
        lambda: review.split(store, 7, DARI, by="sari"),
        lambda: review.rule(store, 9, "verified", by="sari"),
    ):
        act()
        assert sound(store)
        states.append(view(store))
    for state in states[-2::-1]:
        review.undo(store, by="sari")
        assert view(store) == state
        assert sound(store)
    for state in states[1:]:
        review.redo(store, by="sari")
        assert view(store) == state
    assert sound(store)

"""Two reviewers on one article: what neither sees before both rulings are in, and what becomes of them then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from tests.desk import TEXT, analysed

if TYPE_CHECKING:
    from factcheck.store import Store

SECRET = "Rahasia ketua"


@pytest.fixture
def ruled(store: Store) -> Store:
    """Budi has ruled on all three claims, and Sari has begun her second review."""
    review.rule(store, 1, "disputed", by="budi", note=SECRET, source="https://example.org/rahasia")
    review.correct(store, 2, "Hadir 31 orang dari 3 desa.", by="budi")
    review.dismiss(store, 4, by="budi", reason="known", note=SECRET)
    review.rule(store, 3, "verified", by="budi")
    review.headline(store, 1, "Rapat Rahasia Desa", by="budi")
    review.note(store, None, SECRET, by="budi", article=1)
    review.hold(store, 1, by="budi", note=SECRET)
    review.start_second(store, 1, by="sari")
    store.viewer = "sari"
    return store


def seen(store: Store) -> str:
    """Everything that a viewer can ask for, as text."""
    found: list[object] = [
        store.articles(), store.article(1), store.claims(1), store.claims(), store.flags(1), store.dismissals(1),
        store.notes(article=1), store.evidence(article=1), store.descriptions(1), store.publications(1),
        store.article_changes(1), store.corrected_text(1), store.counts(), list(store.counted_corrections()),
        [row for row in store.history() if row.kind not in ("import", "second")],
        [store.state_after(claim, 99) for claim in (1, 2, 3)],
    ]  # fmt: skip
    for claim in (1, 2, 3):
        found += [store.claim(claim), store.notes(claim=claim), store.evidence(claim=claim), store.history(claim=claim)]
    found += [store.queue(order) for order in ("open", "severity", "score", "article")]  # type: ignore[arg-type]
    return "\n".join(map(repr, found))


def test_the_second_reviewer_sees_nothing_of_the_first(ruled: Store) -> None:
    text = seen(ruled)
    assert "budi" not in text
    assert "ahasia" not in text
    assert "31 orang dari" not in text
    assert [row.status for row in ruled.claims(1)] == ["open", "open", "open"]
    assert [row.id for row in ruled.claims(1, status="open")] == [1, 2, 3]
    assert ruled.claims(1, status="verified") == []
    assert {row.state for row in ruled.flags(1)} == {"open"}
    assert ruled.counts() == {"open": 3, "verified": 0, "disputed": 0, "corrected": 0}
    article = ruled.article(1)
    assert (article.progress.ruled, article.progress.errors, article.progress.warnings) == (0, 2, 2)
    assert (article.state, article.headline, article.progress.notes) == ("open", None, 0)
    assert ruled.corrected_text(1) == TEXT
    assert ruled.search(SECRET) == []
    assert [row.where for row in ruled.search("31")] == []


def test_the_record_itself_is_as_the_first_reviewer_left_it(ruled: Store) -> None:
    ruled.viewer = "budi"
    before = [(row.status, row.correction, row.version) for row in ruled.claims(1)]
    ruled.viewer = "sari"
    review.rule(ruled, 1, "verified", by="sari")
    review.correct(ruled, 2, "Hadir 32 orang dari 3 desa.", by="sari")
    ruled.viewer = "budi"
    assert [(row.status, row.correction, row.version) for row in ruled.claims(1)] == before
    assert "31 orang" in ruled.corrected_text(1)
    assert all(check.ok for check in ruled.doctor()), ruled.doctor()
    ruled.rebuild()
    assert all(check.ok for check in ruled.doctor()), ruled.doctor()
    assert [row.verdict for row in ruled.doubly_ruled()] == ["verified", "corrected"]


def test_both_are_seen_by_all_once_both_are_in(ruled: Store) -> None:
    review.rule(ruled, 1, "verified", by="sari", note="Sudah dicek")
    for viewer in ("sari", "budi", "ayu", None):
        ruled.viewer = viewer
        claim = ruled.claim(1)
        assert (claim.status, claim.reviewer) == ("disputed", "budi")
        assert [(one.reviewer, one.verdict, one.against, one.against_by) for one in claim.second] == [
            ("sari", "verified", "disputed", "budi")
        ]
        assert len(ruled.notes(claim=1)) == 2
    ruled.viewer = "sari"
    assert ruled.claim(3).status == "open"
    assert ruled.article(1).progress.disputed == 1


@pytest.fixture
def early(store: Store) -> Store:
    """Sari has ruled on claim 1, corrected claim 2 and noted something, before anybody else did."""
    review.start_second(store, 1, by="sari")
    store.viewer = "sari"
    review.rule(store, 1, "verified", by="sari", note=SECRET, source="https://example.org/rahasia")
    review.correct(store, 2, "Hadir 39 orang dari 3 desa.", by="sari")
    review.note(store, 3, SECRET, by="sari")
    return store


@pytest.mark.parametrize("viewer", ["budi", None])
def test_nobody_sees_the_second_before_the_first_is_in(early: Store, viewer: str | None) -> None:
    assert [row.status for row in early.claims(1)] == ["verified", "corrected", "open"]
    assert early.claim(2).correction == "Hadir 39 orang dari 3 desa."
    assert early.article(1).progress.notes == 2
    early.viewer = viewer
    text = seen(early)
    assert "ahasia" not in text
    assert "39 orang" not in text
    assert "'sari'" not in text.replace("second='sari'", "")
    assert early.search(SECRET) == []
    assert [row.status for row in early.claims(1)] == ["open"] * 3
    assert early.article(1).progress.notes == 0


def test_the_first_ruling_unveils_the_second(early: Store) -> None:
    early.viewer = "budi"
    row = review.rule(early, 1, "disputed", by="budi")
    assert row.status == "disputed"
    assert [(one.reviewer, one.verdict, one.against) for one in row.second] == [("sari", "verified", "disputed")]
    assert early.claim(2).second == ()
    assert all(check.ok for check in early.doctor()), early.doctor()


def test_what_was_said_first_counts(early: Store) -> None:
    early.viewer = "budi"
    review.rule(early, 1, "disputed", by="budi")
    review.undo(early, by="budi")
    review.rule(early, 1, "verified", by="budi")
    assert [one.against for one in early.doubly_ruled()] == ["disputed"]
    assert all(check.ok for check in early.doctor()), early.doctor()


def test_a_second_ruling_can_be_changed_and_undone_until_the_first_is_in(early: Store) -> None:
    review.rule(early, 1, "disputed", by="sari")
    assert early.claim(1).status == "disputed"
    review.undo(early, by="sari")
    assert early.claim(1).status == "verified"
    review.undo(early, by="sari", claim=1)
    assert early.claim(1).status == "open"
    review.redo(early, by="sari", claim=1)
    assert early.claim(1).status == "verified"
    early.viewer = "budi"
    review.rule(early, 1, "disputed", by="budi")
    with pytest.raises(UsageError, match="budi changed claim 1 since"):
        review.undo(early, by="sari", claim=1)


def test_a_second_ruling_stands_once_both_are_in(ruled: Store) -> None:
    review.rule(ruled, 1, "verified", by="sari")
    with pytest.raises(UsageError, match="stands"):
        review.undo(ruled, by="sari")
    assert [one.verdict for one in ruled.doubly_ruled()] == ["verified"]


def test_a_redone_second_ruling_meets_the_first(early: Store) -> None:
    review.undo(early, by="sari", claim=1)
    early.viewer = "budi"
    review.rule(early, 1, "disputed", by="budi")
    early.viewer = "sari"
    review.redo(early, by="sari", claim=1)
    assert [one.against for one in early.doubly_ruled()] == ["disputed"]


def test_a_second_reviewer_rules_and_notes_and_nothing_else(ruled: Store) -> None:
    for act in (
        lambda: review.dismiss(ruled, 1, by="sari"),
        lambda: review.none(ruled, 1, by="sari"),
        lambda: review.merge(ruled, 1, by="sari"),
        lambda: review.clear(ruled, 1, by="sari"),
        lambda: review.headline(ruled, 1, "Lain", by="sari"),
        lambda: review.describe(ruled, 1, by="sari", claimant="Wali kota"),
        lambda: review.note(ruled, 1, "Cek", by="sari", public=True),
        lambda: review.evidence(ruled, 1, "https://example.org", by="sari", public=True),
        lambda: review.rule(ruled, 1, "verified", by="budi"),  # who looks as Sari cannot act as another
    ):
        with pytest.raises(UsageError, match=r"under sari's second review"):
            act()
    with pytest.raises(UsageError, match="not whether it was said"):
        review.rule(ruled, 1, "verified", by="sari", question="said")
    assert {row.kind for row in ruled.history(reviewer="sari")} == {"import", "second"}


def test_an_accepted_suggestion_is_a_proposal(ruled: Store) -> None:
    row = review.accept(ruled, 1, by="sari")
    assert row.second[0].correction == "Rapat digelar Senin (5/3/2024)."
    assert row.status == "disputed"
    assert ruled.claim(1).changes == ()


def test_who_ruled_on_it_or_reviewed_it_cannot_review_it_a_second_time(ruled: Store) -> None:
    with pytest.raises(UsageError, match="sari's second review"):
        review.start_second(ruled, 1, by="ayu")
    review.end_second(ruled, 1, by="budi")
    assert [row.status for row in ruled.claims(1)] == ["disputed", "corrected", "verified"]
    with pytest.raises(UsageError, match=r"budi has worked on article 1 already \(hold, "):
        review.start_second(ruled, 1, by="budi")
    with pytest.raises(UsageError, match="a second time already"):
        review.start_second(ruled, 1, by="sari")
    review.start_second(ruled, 1, by="ayu")
    assert ruled.article(1).second == "ayu"
    with pytest.raises(UsageError, match="nothing to undo"):
        review.undo(ruled, by="ayu")
    review.end_second(ruled, 1, by="budi")
    with pytest.raises(UsageError, match="no second review"):
        review.end_second(ruled, 1, by="budi")


def test_who_took_everything_back_may_review_it(store: Store) -> None:
    review.rule(store, 1, "verified", by="budi")
    with pytest.raises(UsageError, match=r"has worked on article 1 already \(ruling"):
        review.start_second(store, 1, by="budi")
    review.undo(store, by="budi")
    assert review.start_second(store, 1, by="budi").second == "budi"


def test_the_same_verdict_with_a_note_is_taken_back_whole(early: Store) -> None:
    review.rule(early, 1, "verified", by="sari", note="sekali lagi")
    review.undo(early, by="sari")
    assert len(early.notes(claim=1)) == 1
    review.undo(early, by="sari", claim=1)
    assert early.claim(1).status == "open"
    assert all(check.ok for check in early.doctor()), early.doctor()


def test_a_new_version_stays_under_review(ruled: Store) -> None:
    review.rule(ruled, 3, "disputed", by="sari")
    review.assign(ruled, 1, "sari", by="budi")
    ruled.import_analysis(analysed(TEXT + " Rapat ditutup."), by="budi")
    assert "budi" not in repr([row for row in ruled.claims(2) if row.text != "Hadir 30 orang dari 3 desa."])
    assert [row.status for row in ruled.claims(2)] == ["open", "open", "verified", "open"]
    assert (ruled.article(2).assigned, ruled.article(2).second) == ("sari", "sari")
    assert [one.verdict for one in ruled.claims(2)[2].second] == ["disputed"]
    assert ruled.claims(2)[0].look_again is None
    (event,) = ruled.history(article=2)
    assert event.claims == (6,)
    assert "carried" not in event.detail
    ruled.viewer = "ayu"
    assert ruled.history(article=2)[0].claims == (6,)
    ruled.viewer = "sari"
    review.end_second(ruled, 2, by="sari")
    assert ruled.article(1).second is None
    assert all(check.ok for check in ruled.doctor()), ruled.doctor()


def test_the_queue_holds_what_the_second_reviewer_has_not_ruled_on(ruled: Store) -> None:
    ruled.import_analysis(analysed("Hadir 12 orang dari 4 kota.", (), source="b.txt"), by="budi")
    review.rule(ruled, 4, "verified", by="budi")
    assert [row.id for row in ruled.queue("open")] == [1, 3, 2, 4]
    assert [row.id for row in ruled.queue("open", limit=1)] == [1]
    assert [row.id for row in ruled.queue("open", 1, limit=2)] == [3, 2]
    assert [row.id for row in ruled.queue("open", ruled.places([2])[2])] == [4]
    assert [row.id for row in ruled.queue("severity", 3)] == [2, 4]
    assert [row.id for row in ruled.queue("open", status="open")] == [1, 3, 2]
    ruled.viewer = "budi"
    assert [row.id for row in ruled.queue("open")][:1] != [3]


def test_claims_checked_before_do_not_tell(ruled: Store) -> None:
    ruled.import_analysis(analysed("Hadir 30 orang dari 3 desa.", (), source="b.txt"), by="budi")
    assert ruled.checked_before(4) == []
    assert [row.claim.status for row in ruled.similar(4)] == ["open"]
    ruled.viewer = "ayu"
    assert len(ruled.checked_before(4)) == 1


def test_assignment(store: Store) -> None:
    assert review.assign(store, 1, "sari", by="budi").assigned == "sari"
    assert [row.id for row in store.claims(assigned="sari")] == [1, 2, 3]
    assert store.claims(assigned="budi") == []
    seq = store.history(limit=1)[0].seq
    review.assign(store, 1, "sari", by="budi")
    assert store.history(limit=1)[0].seq == seq
    review.assign(store, 1, None, by="budi")
    review.undo(store, by="budi")
    assert store.article(1).assigned == "sari"
    with pytest.raises(UsageError, match="cannot be a reviewer's name"):
        review.assign(store, 1, " ", by="budi")
    store.rebuild()
    assert all(check.ok for check in store.doctor()), store.doctor()


def test_a_second_ruling_leaves_nothing_to_decide_on_the_claim(early: Store) -> None:
    assert not any(flag.undecided for flag in early.flags(claim=1))
    assert all(flag.undecided for flag in early.flags(claim=3))
    assert (early.article(1).progress.errors, early.article(1).progress.warnings) == (0, 1)

"""One act on many claims is one event, leaves out what changed meanwhile, and is undone at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.store.filter import parse
from tests.desk import TEXT, analysed, finding

if TYPE_CHECKING:
    from factcheck.store import Store


@pytest.fixture
def store(store: Store) -> Store:
    """Claims 1 to 3 of one article and 4 to 6 of another, with the same four flags each."""
    store.import_analysis(analysed(source="b.txt", desk="Kota"), by="sari")
    return store


def _statuses(store: Store) -> list[str]:
    return [claim.status for claim in store.claims()]


def test_a_preview_tells_what_would_be_touched(store: Store) -> None:
    seen = review.preview(store, parse("hadir"))
    assert [row.claim for row in seen.claims] == [2, 3, 5, 6]
    assert seen.articles == 2
    assert [claim.id for claim in seen.first] == [2, 3, 5, 6]
    assert not review.preview(store, parse("nothing"))
    with pytest.raises(UsageError, match="would take everything"):
        review.preview(store, parse(""))


def test_verified_in_bulk_is_one_event_with_its_reason_and_one_undo(store: Store) -> None:
    done = review.rule_all(store, review.preview(store, parse("hadir")), "verified", by="sari", reason="daftar  hadir")
    assert done.claims == (2, 3, 5, 6)
    assert done.left_out == ()
    event = store.history(limit=1)[0]
    assert event.seq == done.event
    assert (event.kind, event.article, event.claims) == ("ruling", None, (2, 3, 5, 6))
    assert event.detail == {"verdict": "verified", "reason": "daftar hadir", "bulk": 4, "filter": "hadir"}
    (ruling,) = store.claim(2).rulings
    assert (ruling.verdict, ruling.reason, ruling.bulk) == ("verified", "daftar hadir", 4)
    assert store.article(1).progress.verified == 2
    assert store.counts()["verified"] == 4
    assert [e.seq for e in store.history(article=2)] == [event.seq, 2]
    review.undo(store, by="sari")
    assert _statuses(store) == ["open"] * 6
    review.redo(store, by="sari")
    assert store.claim(5).rulings == (ruling,)
    assert all(check.ok for check in store.doctor()), store.doctor()
    store.rebuild()
    assert store.claim(5).rulings == (ruling,)


def test_what_changed_meanwhile_is_left_out_and_named(store: Store) -> None:
    seen = review.preview(store, parse("hadir"))
    review.rule(store, 3, "disputed", by="budi")
    review.split(store, 5, store.claim(5).start + 6, by="budi")
    done = review.rule_all(store, seen, "verified", by="sari", reason="daftar hadir")
    assert done.claims == (2, 6)
    assert done.left_out == (3, 5)
    assert store.claim(3).status == "disputed"


def test_what_is_so_already_is_no_second_ruling(store: Store) -> None:
    review.rule(store, 2, "disputed", by="budi")
    done = review.rule_all(store, review.preview(store, parse("hadir")), "disputed", by="sari")
    assert (done.claims, done.unchanged) == ((3, 5, 6), 1)
    assert store.claim(2).reviewer == "budi"
    again = review.rule_all(store, review.preview(store, parse("hadir")), "disputed", by="sari")
    assert (again.event, again.claims, again.unchanged) == (None, (), 4)


def test_open_takes_rulings_and_corrections_back(store: Store) -> None:
    review.accept(store, 1, by="sari")
    review.rule(store, 2, "verified", by="sari")
    review.rule(store, 2, "verified", by="sari", question="said")
    done = review.rule_all(store, review.preview(store, parse("article:1")), "open", by="budi")
    assert done.claims == (1, 2)
    assert store.claim(1).changes == ()
    assert store.claim(2).said is not None
    assert _statuses(store) == ["open"] * 6


def test_refused_rulings(store: Store) -> None:
    seen = review.preview(store, parse("hadir"))
    with pytest.raises(UsageError, match="need a reason"):
        review.rule_all(store, seen, "verified", by="sari", reason=" ")
    with pytest.raises(UsageError, match="'corrected' cannot"):
        review.rule_all(store, seen, "corrected", by="sari")
    with pytest.raises(UsageError, match="501 characters"):
        review.rule_all(store, seen, "disputed", by="sari", reason="x" * 501)
    assert len(store.history()) == 2


def test_flags_are_dismissed_at_once(store: Store) -> None:
    seen = review.preview_flags(store, parse("rule:count-mismatch"))
    review.dismiss(store, 3, by="budi")
    done = review.dismiss_all(store, seen, by="sari", reason="known", note="dua rapat")
    assert (done.flags, done.left_out, done.claims) == ((4, 7, 8), (3,), (3, 5, 6))
    assert store.flag(7).dismissed_reason == "known"
    assert store.flag(3).dismissed_by == "budi"
    assert store.history(limit=1)[0].detail == {
        "reason": "known", "note": "dua rapat", "bulk": 3, "filter": "rule:count-mismatch",
    }  # fmt: skip
    review.undo(store, by="sari")
    assert [flag.state for flag in store.flags(article=2)] == ["open"] * 4
    with pytest.raises(UsageError, match="no reason"):
        review.dismiss_all(store, seen, by="sari", reason="boring")


def test_only_slips_with_one_suggestion_are_accepted(store: Store) -> None:
    seen = review.preview_slips(store, review.of_article(1))
    assert [flag.flag for flag in seen.flags] == [1]  # neither the date nor the numbers
    done = review.accept_all(store, seen, by="sari")
    assert (done.flags, done.claims) == ((1,), (1,))
    claim = store.claim(1)
    assert claim.correction == "Rapat digelar Senin (5/3/2024)."
    (change,) = claim.changes
    assert (change.cls, change.rule, change.reason, change.proof) == ("slip", "repeated-word", "because", "step")
    assert (claim.status, claim.fact_checked) == ("corrected", False)
    assert store.flag(1).state == "accepted"
    review.undo(store, by="sari")
    assert store.claim(1).changes == ()
    assert store.flag(1).state == "open"


SAID = 'Ia ia datang. "Saya saya tidak tahu," katanya. Yang yang 30 30 orang. Ali ali pergi pergi.'


def _slips(empty: Store, text: str, *flags: Any) -> list[str]:
    empty.import_analysis(analysed(text, tuple(flags)), by="sari")
    return [empty.flag(seen.flag).text for seen in review.preview_slips(empty, review.of_article(1)).flags]


def test_nothing_in_a_quotation_no_figure_and_no_name(empty: Store) -> None:
    found = _slips(
        empty,
        SAID,
        finding(SAID, "Ia ia", "repeated-word", "error", "Ia"),
        finding(SAID, "Saya saya", "repeated-word", "error", "Saya"),  # in a quotation, whatever the flag says
        finding(SAID, "Yang yang", "repeated-word", "error", "Yang", quoted=True),
        finding(SAID, "30 30", "repeated-word", "error", "30"),
        finding(SAID, "ali", "missing-hyphen", "error", "Ali"),
        finding(SAID, "pergi pergi", "weekday-mismatch", "error", "pergi"),
        finding(SAID, "datang", "missing-hyphen", "error"),
    )
    assert found == ["Ia ia"]


def test_a_suggestion_that_reaches_into_a_quotation_is_left(empty: Store) -> None:
    text = 'Kata dia "Saya tidak tahu apa apa soal itu." Selesai.'
    assert _slips(empty, text, finding(text, 'dia "Saya', "missing-hyphen", "error", "dia Saya")) == []


def test_two_suggestions_are_a_choice(empty: Store) -> None:
    from dataclasses import replace

    flag = finding(TEXT, "Rapat rapat", "repeated-word", "error", "Rapat")
    two = replace(flag, suggestions=(*flag.suggestions, replace(flag.suggestions[0], replacement="Rapat-rapat")))
    assert _slips(empty, TEXT, two) == []


def test_slips_of_verified_claims_leave_the_verdict(store: Store) -> None:
    review.rule(store, 1, "verified", by="budi")
    seen = review.preview_slips(store, parse("rule:repeated-word"))
    review.rule(store, 4, "disputed", by="budi")  # seen before that: left out
    done = review.accept_all(store, seen, by="sari")
    assert (done.flags, done.left_out) == ((1,), (5,))
    assert store.claim(1).status == "verified"
    assert store.claim(1).correction == "Rapat digelar Senin (5/3/2024)."
    assert all(check.ok for check in store.doctor())


def test_slips_where_the_text_is_corrected_are_left_out(empty: Store) -> None:
    text = "Rapat rapat rapat selesai."
    flags = (
        finding(text, "Rapat rapat", "repeated-word", "error", "Rapat"),
        finding(text, "rapat rapat", "repeated-phrase", "warning", "rapat"),
    )
    empty.import_analysis(analysed(text, flags), by="sari")
    done = review.accept_all(empty, review.preview_slips(empty, review.of_article(1)), by="sari")
    assert len(done.flags) == len(done.left_out) == 1
    assert empty.claim(1).correction == "Rapat rapat selesai."


def test_slips_of_the_article_itself(empty: Store) -> None:
    empty.import_analysis(analysed(flags=(finding(TEXT, "Rapat rapat", "repeated-word", "error", "Rapat"),)), by="sari")
    empty._connection.db.conn.execute("UPDATE flags SET claim_id = NULL")
    done = review.accept_all(empty, review.preview_slips(empty, review.of_article(1)), by="sari")
    assert (done.flags, done.claims) == ((1,), ())
    assert [change.replacement for change in empty.article_changes(1)] == ["Rapat"]


def test_too_many_are_refused(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.review.bulk.MOST", 3)
    with pytest.raises(UsageError, match="4 claims are too many") as error:
        review.preview(store, parse("hadir"))
    assert "narrow the filter to 3" in error.value.hint
    with pytest.raises(UsageError, match="more than 3 flags"):
        review.preview_flags(store, parse("article:1"))
    monkeypatch.setattr("factcheck.review.bulk.MOST", 0)
    with pytest.raises(UsageError, match="more than 0 flags"):
        review.preview_slips(store, parse("article:1"))


def test_a_rating_that_contradicts_goes(store: Store) -> None:
    from factcheck.ratings import PRESETS

    rating = next(rating for rating in PRESETS["plain"] if rating.verdict == "disputed")
    review.rate(store, 2, rating, by="sari")
    review.rule_all(store, review.preview(store, parse("article:1 hadir")), "verified", by="sari", reason="daftar")
    assert store.claim(2).rating is None
    review.undo(store, by="sari")
    assert store.claim(2).rating is not None


def test_what_was_approved_is_a_draft_again(store: Store) -> None:
    review.rule(store, 2, "disputed", by="sari")
    review.approve(store, "claimreview", 2, by="sari")
    review.rule_all(store, review.preview(store, parse("hadir")), "verified", by="sari", reason="daftar")
    assert store.claim(2).publications[0].state == "draft"


def test_a_bulk_act_on_what_was_adjudicated_counts(store: Store) -> None:
    review.rule(store, 2, "disputed", by="Budi")
    review.start_second(store, 1, by="Wati")
    store.viewer = "Wati"
    review.rule(store, 2, "verified", by="Wati")
    store.viewer = None
    review.adjudicate(store, 2, "disputed", by="Ayu")
    done = review.rule_all(
        store, review.preview(store, parse("status:disputed")), "verified", by="Budi", reason="dicek"
    )
    assert done.claims == (2,)
    assert store.claim(2).status == "verified"
    assert [(one.reviewer, one.round) for one in store.claim(2).rulings] == [("Budi", 1), ("Ayu", 3), ("Budi", 3)]
    assert all(check.ok for check in store.doctor())

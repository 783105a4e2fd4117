"""Rulings and corrections: they add up, they are versioned, and a text fix is no fact check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.check import registry as checks
from factcheck.check.api import Rule
from factcheck.check.registry import Registry
from factcheck.errors import StaleWrite, UsageError
from factcheck.model import Suggestion, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis, Flag
    from factcheck.store import Store


@pytest.fixture(autouse=True)
def families(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules of two families, so that the class of a correction does not depend on which rules there are."""

    def rule(name: str, family: Any) -> Rule:
        return Rule(name, "error", family, lambda _: (), {}, {})

    rules = {"repeated-word": rule("repeated-word", "words"), "weekday-mismatch": rule("weekday-mismatch", "dates")}
    monkeypatch.setattr(checks, "registry", lambda: Registry(rules, ()))


def test_suggestions_on_one_claim_add_up(store: Store) -> None:
    review.accept(store, 1, by="sari")
    claim = review.accept(store, 2, by="budi")
    assert claim.correction == "Rapat digelar Senin (4/3/2024)."
    assert [(c.rule, c.cls, c.by, c.reason, c.proof) for c in claim.changes] == [
        ("repeated-word", "slip", "sari", "because", "step"),
        ("weekday-mismatch", "error", "budi", "because", "step"),
    ]
    assert (claim.status, claim.reviewer, claim.version) == ("corrected", "budi", 2)
    assert [r.reviewer for r in claim.rulings] == ["sari", "budi"]
    assert store.corrected_text(1) == store.text(1).replace("Rapat rapat", "Rapat").replace("5/3", "4/3")
    assert [flag.state for flag in store.flags(claim=1)] == ["accepted", "accepted"]


def test_text_fix_is_no_fact_check(store: Store) -> None:
    claim = review.accept(store, 1, by="sari")
    progress = store.article(1).progress
    assert not claim.fact_checked
    assert (progress.ruled, progress.text_fixes, progress.corrected, progress.errors) == (0, 1, 1, 1)
    claim = review.rule(store, 1, "verified", by="sari")
    progress = store.article(1).progress
    assert claim.fact_checked
    assert claim.correction == "Rapat digelar Senin (5/3/2024)."
    assert (progress.ruled, progress.text_fixes, progress.verified, progress.errors) == (1, 0, 1, 1)
    review.rule(store, 1, "disputed", by="sari")
    assert store.article(1).progress.errors == 0


def test_error_fix_is_a_fact_check(store: Store) -> None:
    assert review.accept(store, 2, by="sari").fact_checked
    assert not review.set_class(store, 1, "slip", by="sari").fact_checked
    with pytest.raises(UsageError, match="no correction"):
        review.set_class(store, 2, "slip", by="sari")


def test_open_withdraws(store: Store) -> None:
    review.accept(store, 2, by="sari")
    claim = review.rule(store, 1, "open", by="budi")
    assert (claim.status, claim.correction, claim.rulings, claim.version) == ("open", None, (), 2)
    assert store.flag(2).state == "open"


def test_ruling_again_replaces_one_s_own(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    review.rule(store, 1, "disputed", by="budi")
    claim = review.rule(store, 1, "verified", by="sari")
    assert [(r.reviewer, r.verdict) for r in claim.rulings] == [("budi", "disputed"), ("sari", "verified")]
    assert (claim.status, claim.reviewer) == ("verified", "sari")


def test_note_and_source_are_part_of_the_act(store: Store) -> None:
    review.rule(store, 1, "disputed", by="sari", note="belum jelas", source="HTTPS://example.org/a")
    assert [(n.text, n.claim, n.public) for n in store.notes(claim=1)] == [("belum jelas", 1, False)]
    assert [(e.url, e.by) for e in store.evidence(claim=1)] == [("https://example.org/a", "sari")]
    assert store.article(1).progress.notes == 1
    review.undo(store, by="sari")
    assert store.notes(claim=1) == store.evidence(claim=1) == []
    review.redo(store, by="sari")
    assert [(n.id, n.text) for n in store.notes(article=1)] == [(2, "belum jelas")]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "example.org", "http://", "http://[", "https://a\x1b.org"]
)
def test_source_must_be_a_web_address(store: Store, url: str) -> None:
    with pytest.raises(UsageError, match="no web address"):
        review.rule(store, 1, "verified", by="sari", source=url)
    assert store.claim(1).status == "open"
    assert len(store.history()) == 1


@pytest.mark.parametrize("name", ["", " ", "x" * 65, " sari", "sa\x1bri", "a\nb", "\u202esari"])
def test_reviewer_s_name(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="reviewer's name"):
        review.rule(store, 1, "verified", by=name)


def test_corrected_needs_a_text(store: Store) -> None:
    with pytest.raises(UsageError, match="corrected text"):
        review.rule(store, 1, "corrected", by="sari")
    with pytest.raises(UsageError, match="no verdict"):
        review.rule(store, 1, "true", by="sari")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="as it was"):
        review.correct(store, 1, store.claim(1).text, by="sari")
    with pytest.raises(UsageError, match="no class"):
        review.correct(store, 1, "x", by="sari", cls="bad")  # type: ignore[arg-type]


def test_free_edit_keeps_what_was_accepted(store: Store) -> None:
    review.accept(store, 2, by="sari")
    claim = review.correct(
        store, 1, "Rapat rapat batal Senin (4/3/2024).", by="budi", cause="reporting", found_by="pembaca"
    )
    assert [(c.rule, c.replacement, c.cls, c.by, c.cause, c.found_by) for c in claim.changes] == [
        ("", "batal", "error", "budi", "reporting", "pembaca"),
        ("weekday-mismatch", "4/3/2024", "error", "sari", "", ""),
    ]
    assert claim.correction == "Rapat rapat batal Senin (4/3/2024)."


def test_cut(store: Store) -> None:
    review.accept(store, 1, by="sari")
    claim = review.correct(store, 1, "", by="sari")
    assert claim.correction == ""
    assert [(c.start, c.stop, c.replacement) for c in claim.changes] == [(claim.start, claim.end, "")]
    assert {flag.state for flag in store.flags(claim=1)} == {"accepted"}
    assert store.corrected_text(1).startswith(" Hadir")


def test_class_of_the_caller(store: Store) -> None:
    assert (
        review.correct(store, 2, "Hadir tiga puluh orang dari 3 desa.", by="sari", cls="slip").changes[0].cls == "slip"
    )


def test_accepting_twice_or_over_an_edit_is_refused(store: Store) -> None:
    review.accept(store, 2, by="sari")
    with pytest.raises(UsageError, match="already corrected"):
        review.accept(store, 2, by="budi")
    review.correct(store, 2, "Hadir 40 orang dari 3 desa.", by="sari")
    with pytest.raises(UsageError, match="already corrected"):
        review.accept(store, 3, by="budi")
    with pytest.raises(UsageError, match="no suggestion 2"):
        review.accept(store, 4, by="budi", suggestion=1)


def test_suggestion_in_another_claim(empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]) -> None:
    from dataclasses import replace

    text = "Satu dua. Tiga empat. Lima enam."
    flag = find(text, "dua", "missing-hyphen", "error")
    across = Suggestion(text.index("dua"), text.index("Tiga") + 4, "dua tiga", say("join"))
    elsewhere = Suggestion(text.index("enam"), text.index("enam") + 4, "tujuh", say("there"))
    other = replace(find(text, "Satu", "name-variant", "error"), suggestions=(elsewhere,))
    empty.import_analysis(analyse(text=text, flags=(replace(flag, suggestions=(across,)), other)), by="sari")
    claim = review.accept(empty, 2, by="sari")
    assert claim.correction == "Satu dua tiga"
    assert empty.corrected_text(1) == "Satu dua tiga empat. Lima enam."
    with pytest.raises(UsageError, match="already corrected there, on claim 1"):
        review.correct(empty, 2, "Empat.", by="sari")
    assert empty.claim(2).status == "open"
    review.accept(empty, 1, by="sari")
    assert empty.claim(1).correction == "Satu dua tiga"
    assert empty.corrected_text(1) == "Satu dua tiga empat. Lima tujuh."
    edited = review.correct(empty, 1, "Satu duo tiga", by="sari")
    assert (edited.correction, len(edited.changes)) == ("Satu duo tiga", 2)
    assert empty.corrected_text(1) == "Satu duo tiga empat. Lima tujuh."
    assert review.correct(empty, 1, "", by="sari").correction == ""
    assert empty.corrected_text(1) == " Tiga empat. Lima tujuh."
    assert all(check.ok for check in empty.doctor())


def test_flag_without_a_claim(empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]) -> None:
    text = "Satu dua. Tiga empat."
    empty.import_analysis(
        analyse(text=text, flags=(find(text, "dua. Tiga", "a-rule", "error", "dua; tiga"),)), by="sari"
    )
    article = review.accept(empty, 1, by="sari")
    assert article == empty.article(1)
    assert empty.flag(1).state == "accepted"
    assert [c.replacement for c in empty.article_changes(1)] == ["dua; tiga"]
    assert empty.corrected_text(1) == "Satu dua; tiga empat."
    review.undo(empty, by="sari")
    assert empty.corrected_text(1) == text
    assert all(check.ok for check in empty.doctor())


def test_stale_write(store: Store) -> None:
    seen = store.claim(1).version
    review.rule(store, 1, "verified", by="sari", if_version=seen)
    acts: tuple[Callable[[], object], ...] = (
        lambda: review.rule(store, 1, "disputed", by="budi", if_version=seen),
        lambda: review.correct(store, 1, "x", by="budi", if_version=seen),
        lambda: review.accept(store, 1, by="budi", if_version=seen),
    )
    for act in acts:
        with pytest.raises(StaleWrite, match=r"verified by sari") as caught:
            act()
        assert caught.value.current == 1
    review.dismiss(store, 1, by="budi")
    review.note(store, 1, "catatan", by="budi")
    assert store.claim(1).version == 1


def test_unstorable_marks_in_what_people_type(store: Store) -> None:
    claim = review.correct(store, 1, "a\0b \ud800", by="sari", note="n\0\udfff")
    assert claim.correction == "a\ufffdb \ufffd"
    assert store.notes(claim=1)[0].text == "n\ufffd\ufffd"
    assert all(check.ok for check in store.doctor())


def test_recheck_after_an_accepted_finding_keeps_the_record(store: Store, analyse: Callable[..., Analysis]) -> None:
    from dataclasses import replace

    before = review.accept(store, 2, by="sari").changes
    store.recheck(1, replace(analyse(), flags=()), by="sari")
    assert store.claim(1).changes == before
    assert store.claim(1).status == "corrected"


def test_a_dismissed_flag_is_restored_before_it_is_accepted(store: Store) -> None:
    review.dismiss(store, 1, by="budi")
    with pytest.raises(UsageError, match="dismissed, by budi"):
        review.accept(store, 1, by="sari")
    review.restore(store, 1, by="budi")
    review.accept(store, 1, by="sari")
    assert store.flag(1).state == "accepted"


def test_a_text_fix_does_not_undo_a_fact_check(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari")
    claim = review.accept(store, 1, by="sari")
    assert (claim.status, claim.fact_checked, claim.correction) == ("verified", True, "Rapat digelar Senin (5/3/2024).")
    claim = review.accept(store, 2, by="sari")
    assert (claim.status, claim.fact_checked) == ("corrected", True)

"""What comes next: undecided flags, then open claims, then the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import review
from factcheck.store import ClaimRow, FlagRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis, Flag
    from factcheck.store import Store


def after(store: Store, offset: int, past: int | None = None) -> FlagRow | ClaimRow | None:
    return review.after_ruling(store.flags(article=1), store.claims(article=1), offset, past=past)


def test_flags_in_text_order_and_round(store: Store) -> None:
    flags = review.undecided(store.flags(article=1))
    assert [flag.id for flag in flags] == [1, 2, 3, 4]
    assert after(store, -1) == flags[0]
    assert after(store, flags[1].start + 1) == flags[2]
    assert after(store, flags[3].start + 1) == flags[0]


def test_flags_of_a_claim_can_be_passed_over(store: Store) -> None:
    flags = store.flags(article=1)
    assert after(store, -1, past=flags[0].claim) == next(flag for flag in flags if flag.claim != flags[0].claim)


def test_notes_of_a_rule_are_no_task(empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]) -> None:
    text = "Satu dua."
    empty.import_analysis(analyse(text=text, flags=(find(text, "dua", "a-rule", "info"),)), by="sari")
    assert review.undecided(empty.flags(article=1)) == []


def test_to_the_end(store: Store) -> None:
    seen = []
    while (target := after(store, -1)) is not None:
        if isinstance(target, FlagRow):
            seen.append(f"flag {target.id}")
            review.accept(store, target.id, by="sari", cls="slip")
        else:
            assert isinstance(target, ClaimRow)
            seen.append(f"claim {target.id}")
            review.rule(store, target.id, "verified", by="sari")
    assert seen == ["flag 1", "flag 2", "flag 3", "flag 4", "claim 1", "claim 2", "claim 3"]
    assert store.article(1).progress.ruled == 3


def test_flag_beside_the_decided_one(empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]) -> None:
    text = "Satu dua."
    flags = (find(text, "dua", "a-rule", "error"), find(text, "dua", "b-rule", "error"))
    empty.import_analysis(analyse(text=text, flags=flags), by="sari")
    review.dismiss(empty, 1, by="sari")
    assert after(empty, flags[0].start) == empty.flag(2)


def test_the_next_open_claim_goes_round(store: Store) -> None:
    for flag in store.flags(article=1):
        review.dismiss(store, flag.id, by="sari")
    claims = store.claims(1)
    assert after(store, claims[0].start) == claims[1]
    assert after(store, claims[2].start) == claims[0]

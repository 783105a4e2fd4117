"""What comes next: undecided flags, then open claims, then the next article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import review
from factcheck.store import ClaimRow, FlagRow

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis, Flag
    from factcheck.store import Store


def test_flags_in_text_order_and_round(store: Store) -> None:
    flags = review.undecided(store, 1)
    assert [flag.id for flag in flags] == [1, 2, 3, 4]
    assert review.next_flag(store, 1, -1) == flags[0]
    assert review.next_flag(store, 1, flags[1].start) == flags[2]
    assert review.next_flag(store, 1, flags[3].start) == flags[0]


def test_notes_of_a_rule_are_no_task(empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]) -> None:
    text = "Satu dua."
    empty.import_analysis(analyse(text=text, flags=(find(text, "dua", "a-rule", "info"),)), by="sari")
    assert review.undecided(empty, 1) == []


def test_to_the_end(store: Store) -> None:
    seen = []
    while (target := review.after_ruling(store, 1, -1)) is not None:
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
    assert review.after_ruling(empty, 1, flags[0].start) == empty.flag(2)


def test_next_open_claim_goes_round(store: Store) -> None:
    claims = store.claims(1)
    assert review.next_open_claim(store, 1, claims[0].start) == claims[1]
    assert review.next_open_claim(store, 1, claims[2].start) == claims[0]

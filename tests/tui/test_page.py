"""A page knows which claims a cursor visits, and which one is beside any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.tui.page import Page, load

if TYPE_CHECKING:
    from factcheck.store import ClaimRow, Store


@pytest.fixture
def page(store: Store) -> Page:
    return load(store, 2)


def test_furniture_is_passed_over(page: Page) -> None:
    assert [claim.ord for claim in page.visited] == [0, 1, 2, 3]

    def beside(claim: ClaimRow, step: int) -> int | None:
        found = page.beside(claim, step)
        return found.ord if found else None

    assert [beside(claim, 1) for claim in page.claims] == [1, 2, 3, None, None]
    assert [beside(claim, -1) for claim in page.claims] == [None, 0, 1, 2, 3]


def test_flags_and_notes_are_counted_once(page: Page) -> None:
    assert page.quiet == 1
    assert [page.flag(flag.id) for flag in page.flags] == page.flags
    assert page.flag(None) is None
    assert page.flag(99) is None


def test_what_is_read_again_is_what_is_read_whole(store: Store, page: Page) -> None:
    acts = (
        lambda: review.rule(store, page.claims[0].id, "disputed", by="Budi"),
        lambda: review.split(store, page.claims[3].id, page.claims[3].start + len("Warga"), by="Budi"),
        lambda: review.undo(store, by="Budi"),
        lambda: review.note(store, page.claims[1].id, "catatan", by="Budi"),
    )
    before = page
    for act in acts:
        act()
        before = load(store, 2, before)
        assert before == load(store, 2)

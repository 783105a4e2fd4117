"""Each order gives every claim of the newest versions once, page by page, and the counts stay exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.model import ORDERS, Claim, Order
from tests.desk import finding

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis
    from factcheck.store import ClaimRow, Store

TEXT = "Satu naik. Dua naik naik. Tiga turun. Baca juga: ini. Lima tetap."


@pytest.fixture
def desk(empty: Store, analyse: Callable[..., Analysis]) -> Store:
    """Two articles, the second in two versions; scores 10 to 50, a boilerplate claim and an uncheckable one each."""
    from dataclasses import replace

    for source, text in (("a.txt", TEXT), ("b.txt", "Lama saja."), ("b.txt", TEXT)):
        flags = (finding(text, "naik naik", "repeated-word", "error", "naik"),) if "naik naik" in text else ()
        analysis = analyse(text=text, flags=flags, source=source)
        claims = [replace(claim, score=10 * n % 40) for n, claim in enumerate(analysis.claims, 1)]
        if len(claims) > 3:
            start, end = claims[3].start, claims[3].end
            claims[3] = Claim(start, end, False, 0, ("boilerplate",))
            claims[4] = replace(claims[4], checkable=False, kinds=("question",))
        empty.import_analysis(replace(analysis, claims=tuple(claims)), by="sari")
    return empty


def paged(store: Store, order: Order, size: int) -> list[ClaimRow]:
    found: list[ClaimRow] = []
    while page := store.queue(order, found[-1].id if found else None, size):
        found += page
    return found


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_pages_give_each_claim_once(desk: Store, order: Order, size: int) -> None:
    review.rule(desk, 2, "verified", by="sari")
    whole = desk.queue(order, limit=100)
    assert paged(desk, order, size) == whole
    assert sorted(row.id for row in whole) == [row.id for row in desk.claims() if row.kinds != ("boilerplate",)]


def test_orders(desk: Store) -> None:
    scores = [row.score for row in desk.queue("score")]
    assert scores == sorted(scores, reverse=True)
    assert [row.text for row in desk.queue("severity", limit=2)] == ["Dua naik naik."] * 2
    assert [(row.article, row.start) for row in desk.queue("article")] == sorted(
        (row.article, row.start) for row in desk.queue("article")
    )


def test_unchecked_stand_first(desk: Store) -> None:
    first = desk.queue("open")[0]
    assert first.text == "Dua naik naik."
    review.rule(desk, first.id, "disputed", by="sari")
    order = desk.queue("open")
    waiting = [row.checkable and not row.fact_checked for row in order]
    assert waiting == sorted(waiting, reverse=True)
    assert first.id in [row.id for row in order]


def test_narrowed(desk: Store) -> None:
    review.rule(desk, 1, "verified", by="sari")
    assert [row.id for row in desk.queue("score", status="verified")] == [1]
    assert {row.article for row in desk.queue("open", article=1)} == {1}
    assert {row.text for row in desk.queue("severity", rule="repeated-word")} == {"Dua naik naik."}


def test_unknown_order_or_claim(desk: Store) -> None:
    with pytest.raises(UsageError, match="no order"):
        desk.queue("newest")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no claim 99"):
        desk.queue("score", 99)


def test_counts_follow_every_act(desk: Store, analyse: Callable[..., Analysis]) -> None:
    def right() -> None:
        rows = [row.status for row in desk.claims() if row.checkable]
        assert desk.counts() == {name: rows.count(name) for name in ("open", "verified", "disputed", "corrected")}

    right()
    review.rule(desk, 1, "verified", by="sari")
    right()
    review.correct(desk, 2, "Dua naik.", by="sari")
    right()
    review.undo(desk, by="sari")
    right()
    desk.import_analysis(analyse(text="Baru. Sekali.", flags=(), source="a.txt"), by="sari")
    right()
    desk.recheck(4, analyse(text="Baru. Sekali.", flags=(finding("Baru. Sekali.", "Baru", "x", "info"),)), by="sari")
    right()
    assert all(check.ok for check in desk.doctor())


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_begins_at_a_place_whatever_became_of_its_claim(desk: Store, order: Order) -> None:
    first, second, *rest = desk.queue(order)
    place = desk.places([second.id, 999])
    assert list(place) == [second.id]
    assert desk.queue(order, place[second.id]) == desk.queue(order, second.id) == rest
    review.rule(desk, second.id, "disputed", by="sari")
    review.rule(desk, first.id, "disputed", by="sari")
    behind = [row.id for row in desk.queue(order, place[second.id])]
    numbers = [row.id for row in rest]
    assert [number for number in behind if number in numbers] == numbers

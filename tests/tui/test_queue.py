"""The queue over all articles, a few pages of it at a time, and the order in which the review goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.model import ORDERS, Analysis, Article, Claim, Flag, say
from factcheck.store import open_store
from factcheck.tui import queue as queue_module
from factcheck.tui import window as window_module
from factcheck.tui.blocks import Blocks
from factcheck.tui.desk import Desk
from factcheck.tui.queue import Queue
from factcheck.tui.review import Review

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.test_flow import Make

NAMES = {"article": "by article", "score": "highest score first", "severity": "gravest flag first"}
NAMES["open"] = "unreviewed first"


def graded(title: str, scores: list[int], grave: dict[int, Any]) -> Analysis:
    """An article of one claim a score, some of them flagged."""
    text, claims, flags = "", [], []
    for n, score in enumerate(scores):
        sentence = f"{title} kalimat {n}."
        claims.append(Claim(len(text), len(text) + len(sentence), score=score))
        if n in grave:
            flags.append(Flag("repeated-word", grave[n], len(text), len(text) + 5, say("pesan {n}", n=n)))
        text += sentence + "\n"
    return Analysis(Article(text, source=title, title=title, lang="id"), "id", tuple(claims), tuple(flags))


@pytest.fixture
def graded_record(tmp_path: Path) -> Path:
    path = tmp_path / "graded.db"
    with open_store(path, create=True) as store:
        store.import_analysis(graded("Satu", [10, 50, 30, 50, 20], {2: "warning", 4: "error"}), by="Sari")
        store.import_analysis(graded("Dua", [40, 60], {0: "error"}), by="Sari")
    return path


async def walked(hand: Any, pilot: Any, n: int, key: str = "space") -> list[int]:
    seen = []
    for _ in range(n):
        await hand.press(pilot, key)
        screen = pilot.app.screen
        assert isinstance(screen, Review)
        assert screen.current is not None
        seen.append(screen.current.ord)
    return seen


async def test_space_goes_in_the_order_that_was_chosen(bench: Make, hand: Any, graded_record: Path) -> None:
    app = bench(path=graded_record)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(1)
        await hand.settle(pilot)
        app.screen.go(1)  # type: ignore[attr-defined]
        assert await walked(hand, pilot, 5) == [1, 2, 3, 4, 0]
        await hand.press(pilot, "O")
        assert "next open claims: highest score first" in hand.photograph(app)
        assert await walked(hand, pilot, 6) == [1, 3, 2, 4, 0, 1]
        await hand.press(pilot, "O")
        shown = hand.photograph(app)
        assert "next open claims: gravest flag first" in shown
        assert "· gravest flag first" in shown.splitlines()[1], "and it stays to be seen"
        assert await walked(hand, pilot, 5) == [3, 0, 4, 2, 1]
        with open_store(graded_record) as store:
            review.correct(store, 5, "Satu kalimat 4 .", by="Budi", cls="slip")
            assert not store.claim(5).fact_checked
        await app._look()
        await hand.settle(pilot)
        await hand.press(pilot, "O")
        assert "next open claims: unreviewed first" in hand.photograph(app)
        assert await walked(hand, pilot, 5) == [3, 0, 4, 2, 1], "last what somebody ruled on, if only for a slip"
        await hand.press(pilot, "O")
        assert "next open claims: by article" in hand.photograph(app)


async def test_a_ruling_goes_on_in_that_order(bench: Make, hand: Any, graded_record: Path) -> None:
    app = bench(path=graded_record)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(1)
        await hand.settle(pilot)
        await hand.press(pilot, "O", "O")
        app.screen.go(5)  # type: ignore[attr-defined]
        assert await walked(hand, pilot, 4, "d") == [2, 1, 3, 0]
        app.open_article(1)
        await hand.settle(pilot)
        assert "gravest flag first" in hand.photograph(app), "the next article goes on in it"
        await hand.press(pilot, "d")
        await hand.press(pilot, "escape", "space")
        assert "every claim is checked" in hand.photograph(app)


def ids(app: Any) -> list[int]:
    assert isinstance(app.screen, Queue)
    return app.screen.query_one("#rows", Blocks).keys


async def test_the_queue_in_each_order(bench: Make, hand: Any, graded_record: Path) -> None:
    app = bench(path=graded_record)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "Q")
        with open_store(graded_record) as store:
            wanted = {order: [row.id for row in store.queue(order)] for order in ORDERS}
        assert len(set(map(tuple, wanted.values()))) == 3, "of open claims severity and open are one"
        order = "open"
        for _ in ORDERS:
            assert ids(app) == wanted[order]  # type: ignore[index]
            assert NAMES[order] in hand.photograph(app).splitlines()[0]
            await hand.press(pilot, "O")
            order = ORDERS[(ORDERS.index(order) + 1) % 4]  # type: ignore[arg-type]
            assert f"order: {NAMES[order]}" in hand.photograph(app)


@pytest.mark.parametrize("leave", ["escape", "q"])
async def test_enter_reviews_the_claim_and_back_comes_back(
    bench: Make, hand: Any, graded_record: Path, leave: str
) -> None:
    app = bench(path=graded_record)
    async with app.run_test(size=(60, 20)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "Q", "j", "j", "k", "enter")
        assert isinstance(app.screen, Review)
        assert (app.screen.article, app.screen.claim) == (1, 5), "of the gravest the one of the lower score"
        await hand.press(pilot, "d", "q")
        assert isinstance(app.screen, Queue)
        assert ids(app)[-1] == 5, "ruled on: to the end"
        assert app.screen.marked == ids(app)[1], "the mark stays in its place"
        assert " ✗" in hand.photograph(app)
        await hand.press(pilot, leave)
        assert isinstance(app.screen, Desk)


async def test_the_queue_over_a_review_goes_back_to_it(bench: Make, hand: Any, graded_record: Path) -> None:
    app = bench(path=graded_record)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(1)
        await hand.settle(pilot)
        await hand.press(pilot, "Q", "escape")
        assert isinstance(app.screen, Review)
        await hand.press(pilot, "Q", "enter")
        assert (app.screen.article, app.screen.claim) == (2, 6)
        await hand.press(pilot, "q")
        assert isinstance(app.screen, Queue)
        await hand.press(pilot, "j", "enter")
        assert isinstance(app.screen, Review)
        assert (app.screen.article, app.screen.claim) == (1, 5), "the review below is gone back to"
        await hand.press(pilot, "q")
        assert isinstance(app.screen, Desk)


async def test_a_click_marks_and_then_opens(bench: Make, hand: Any, graded_record: Path) -> None:
    app = bench(path=graded_record)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "Q")
        await pilot.click("#rows", offset=(20, 5))
        await hand.settle(pilot)
        assert app.screen.marked == ids(app)[2]  # type: ignore[attr-defined]
        await pilot.click("#rows", offset=(20, 5))
        await hand.settle(pilot)
        assert isinstance(app.screen, Review)


async def test_an_empty_record_has_an_empty_queue(bench: Make, hand: Any, tmp_path: Path) -> None:
    app = bench(path=tmp_path / "none.db")
    async with app.run_test(size=(60, 20)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "Q", "j", "k", "enter", "O")
        assert "no claims yet" in hand.photograph(app)


async def test_a_few_pages_are_held_and_all_are_reached(
    bench: Make, hand: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_module, "PAGE", 3)
    monkeypatch.setattr(window_module, "NEAR", 1)
    path = tmp_path / "many.db"
    with open_store(path, create=True) as store:
        for n in range(3):
            store.import_analysis(graded(f"Warta {n}", [n + k for k in range(8)], {}), by="Sari")
        wanted = [row.id for row in store.queue("open", limit=100)]
    assert len(wanted) == 24
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "Q")
        seen = [app.screen.marked]  # type: ignore[attr-defined]
        for _ in range(26):
            await hand.press(pilot, "j")
            assert len(ids(app)) <= 9
            seen.append(app.screen.marked)  # type: ignore[attr-defined]
        assert seen[:24] == wanted
        assert seen[24:] == wanted[-1:] * 3, "the end is the end"
        assert "claims 16–24" in hand.photograph(app)
        with open_store(path) as store:  # a page begins where it did, even if the claim before it is settled
            for claim in wanted[10:20]:
                review.rule(store, claim, "verified", by="Budi")
            now = [row.id for row in store.queue("open", limit=100)]
        await app._look()
        await hand.settle(pilot)
        seen = [app.screen.marked]  # type: ignore[attr-defined]
        for _ in range(30):
            await hand.press(pilot, "k")
            seen.append(app.screen.marked)  # type: ignore[attr-defined]
        assert seen[-1] == now[0]
        assert set(wanted[:10]) <= set(seen)
        assert "claims 1–9" in hand.photograph(app)

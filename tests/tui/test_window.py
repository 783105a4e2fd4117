"""The desk's list is a window on its articles: it pages both ways, jumps, and follows what others change meanwhile."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from textual.css.query import NoMatches

from factcheck import review
from factcheck.store import Store, open_store
from factcheck.tui import desk as desk_module
from factcheck.tui import queue as queue_module
from factcheck.tui import window as window_module
from factcheck.tui.blocks import Blocks
from factcheck.tui.desk import Desk
from factcheck.tui.page import load
from factcheck.tui.queue import Queue
from factcheck.tui.record import Record
from factcheck.tui.window import Window
from tests.tui.conftest import NOW, sample

if TYPE_CHECKING:
    from pathlib import Path

    from textual.strip import Strip

    from factcheck.tui.app import Workbench
    from tests.tui.test_flow import Make

MANY = 110


@pytest.fixture
def many(database: Path, hand: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The record with MANY articles more, and a desk that reads few at a time."""
    with open_store(database, clock=lambda: NOW) as store:
        rows = [hand.other(f"Pasar {n}", f"Pasar {n} punya 80 kios.") for n in range(MANY)]
        store.import_all(rows, by="Sari", title=lambda analysis: analysis.article.title or "")
    monkeypatch.setattr(desk_module, "PAGE", 20)
    monkeypatch.setattr(window_module, "NEAR", 6)
    monkeypatch.setattr(window_module, "KEPT", 50)
    return database


def listed(app: Workbench) -> list[int]:
    assert isinstance(app.screen, Desk)
    return app.screen.listing.keys


def marked(app: Workbench) -> int | None:
    assert isinstance(app.screen, Desk)
    assert app.screen.current is not None
    assert app.screen.current.id == app.screen.listing.current
    return app.screen.listing.current


@pytest.mark.usefixtures("many")
async def test_paging_down_and_up_again(bench: Make, hand: Any, store: Store) -> None:
    ids = [article.id for article in store.articles()]
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        for place in range(1, len(ids)):
            await pilot.press("j")
            await hand.settle(pilot)
            assert marked(app) == ids[place]
            assert len(listed(app)) <= 50
        await hand.press(pilot, "j")
        assert marked(app) == ids[-1]
        for place in range(len(ids) - 2, -1, -20):
            for _ in range(20):
                await pilot.press("k")
                await hand.settle(pilot)
            assert marked(app) == ids[max(0, place - 19)]
        shown = listed(app)
        first = ids.index(shown[0])
        assert shown == ids[first : first + len(shown)]


@pytest.mark.usefixtures("many")
async def test_jumping_to_both_ends(bench: Make, hand: Any, store: Store) -> None:
    ids = [article.id for article in store.articles()]
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "end")
        assert marked(app) == ids[-1]
        assert "Pasar 109" in hand.photograph(app)
        await hand.press(pilot, "k", "k")
        assert marked(app) == ids[-3]
        await hand.press(pilot, "home")
        assert marked(app) == ids[0]
        assert "Bendungan" in hand.photograph(app)


@pytest.mark.usefixtures("many")
async def test_scrolling_reads_on_and_leaves_the_mark(bench: Make, hand: Any, store: Store) -> None:
    ids = [article.id for article in store.articles()]
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        for _ in range(12):
            await hand.press(pilot, "pagedown")
        assert isinstance(app.screen, Desk)
        assert marked(app) == ids[0]
        top = app.screen.listing.key_at(0)
        assert top is not None
        assert ids.index(top) > 50
        await hand.press(pilot, "j")
        assert marked(app) == top, "the mark was let go, and goes on from the top of the view"


@pytest.mark.usefixtures("many")
async def test_others_change_what_is_shown(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        for _ in range(70):
            await pilot.press("j")
            await hand.settle(pilot)
        here = marked(app)
        assert isinstance(app.screen, Desk)
        listing = app.screen.listing
        line = listing._first[listing._index[here or 0]] - round(listing.scroll_y)
        text = "Sungai itu naik."
        added = [sample()] + [hand.other(f"Sungai {n}", f"{text} {n}") for n in range(3)]
        store.import_all(added, by="Budi", title=lambda analysis: analysis.article.title or "")
        review.clear(store, here or 0, by="Budi")
        app.screen.refresh_record()
        await hand.settle(pilot)
        assert marked(app) == here
        assert app.screen.current is not None
        assert app.screen.current.state == "cleared"
        assert listing._first[listing._index[here or 0]] - round(listing.scroll_y) == line
        assert f"{store.totals().articles} articles · {store.totals().waiting} not cleared" in hand.photograph(app)


@pytest.mark.usefixtures("many")
async def test_an_article_that_has_a_newer_version(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, *("j" * 30))
        title = store.article(marked(app) or 0).title
        store.import_analysis(hand.other(title, "Pasar itu punya 90 kios."), by="Budi")
        app.screen.refresh_record()
        await hand.settle(pilot)
        assert marked(app) in [article.id for article in store.articles()]


@pytest.mark.usefixtures("many")
async def test_a_step_draws_two_rows(bench: Make, hand: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    render = Blocks.render_line

    def counted(blocks: Blocks, y: int) -> Strip:
        drawn.append(y)
        return render(blocks, y)

    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        before = hand.photograph(app)
        monkeypatch.setattr(Blocks, "render_line", counted)
        await hand.press(pilot, "j")
        assert sorted(set(drawn)) == [0, 1, 2, 3], "the row that was marked, and the row that is"
        drawn.clear()
        assert isinstance(app.screen, Desk)
        app.screen.refresh_record()
        await hand.settle(pilot)
        await hand.press(pilot, "k")
        assert sorted(set(drawn)) == [0, 1, 2, 3], "what is read anew and is the same is not drawn"
        assert hand.photograph(app) == before


@pytest.mark.usefixtures("many")
async def test_the_queue_reads_on_before_its_end_is_reached(
    bench: Make, hand: Any, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue_module, "PAGE", 20)
    wanted = [claim.id for claim in store.queue("open", limit=200)]
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "Q")
        assert isinstance(app.screen, Queue)
        rows = app.screen.query_one("#rows", Window)
        for place in range(1, 100):
            await pilot.press("j")
            await hand.settle(pilot)
            assert app.screen.marked == wanted[place]
            last = wanted.index(rows.keys[-1])
            assert last - place >= 6 or last == len(wanted) - 1
            assert len(rows.keys) <= 60
        for place in range(98, -1, -1):
            await pilot.press("k")
            await hand.settle(pilot)
            assert app.screen.marked == wanted[place]
        last = rows.keys[-1]
        await hand.press(pilot, "end")
        assert app.screen.marked == last
        await hand.press(pilot, "j", "home")
        assert app.screen.marked == wanted[0]


async def test_a_screen_that_is_taken_down_while_it_reads(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        desk = app.screen
        assert isinstance(desk, Desk)

        async def missing() -> None:
            desk.query_one("#nothing")

        with pytest.raises(NoMatches):
            await desk._in_turn(missing)
        app.exit(return_code=0)
        await desk._in_turn(missing)


async def test_the_desk_waits_for_no_writer(bench: Make, hand: Any, many: Path, store: Store) -> None:
    review.note(store, None, "catatan", by="Budi", article=1)  # from now on there is a write-ahead log
    begun, done = threading.Event(), threading.Event()

    def hold() -> None:
        with open_store(many) as other, other.writing():
            begun.set()
            done.wait(20)

    writer = threading.Thread(target=hold)
    writer.start()
    try:
        assert begun.wait(10)
        app = bench()
        async with app.run_test(size=(80, 24)) as pilot:
            began = time.monotonic()
            await hand.settle(pilot)
            await hand.press(pilot, "enter", "d")  # the ruling waits for the other writer
            await hand.press(pilot, "q", "end", "enter")
            assert time.monotonic() - began < 15
            assert "Pasar 109" in hand.photograph(app)
            done.set()
            writer.join()
            await hand.settle(pilot)
    finally:
        done.set()
        writer.join()


async def test_a_reading_is_of_one_moment(database: Path, store: Store) -> None:
    review.note(store, None, "catatan", by="Budi", article=1)
    record = Record(database)

    def read(inner: Store) -> tuple[int, int]:
        before = len(inner.history())
        with open_store(database) as other:
            review.note(other, None, "lagi", by="Budi", article=1)
        return before, len(inner.history())

    try:
        before, after = await record.read(read)
        assert before == after
        assert len(await record.read(Store.history)) == after + 1
        assert (await record.read(load, 1)).article.id == 1
    finally:
        record.close()

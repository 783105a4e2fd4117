"""Where the cursor goes after a decision, and that nothing typed or pressed is lost on the way."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from factcheck.errors import DatabaseError
from factcheck.model import Analysis, Article, Claim, Flag, Suggestion, say
from factcheck.store import Store, open_store
from factcheck.tui import app as app_module
from factcheck.tui import review as review_module
from factcheck.tui.detail import DetailPane
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.editing import Editor
from factcheck.tui.dialogs.importing import ImportDialog
from factcheck.tui.page import Page, load
from factcheck.tui.record import Record
from factcheck.tui.review import Review
from tests.tui.test_flow import Make, claims_of

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.tui.app import Workbench


async def test_a_verified_claim_with_flags_is_no_trap(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "v")
        screen, rows = app.screen, claims_of(store)
        assert isinstance(screen, Review)
        assert screen.claim == rows[0].id
        assert "claim 1: verified · 1 flag still to decide: a or x" in hand.photograph(app)
        events = len(store.history())
        await hand.press(pilot, "v")
        assert len(store.history()) == events, "the same ruling is not made twice"
        assert "claim 1 is verified already" in hand.photograph(app)
        assert screen.claim == rows[1].id, "but the cursor goes on"
        await hand.press(pilot, "v", "v", "k", "x", "f")
        assert screen.claim == rows[1].id, "the last flag of a ruled claim is decided: on to the next undecided one"


async def test_deciding_the_last_flag_goes_on_to_the_end(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "v", "x", "f", "v", "x", "f")
        screen, rows = app.screen, claims_of(store)
        assert isinstance(screen, Review)
        assert screen.claim == rows[2].id
        await hand.press(pilot, "v", "v")
        assert isinstance(app.screen, ChoiceDialog), "clear and next"


async def test_only_its_own_flags_left(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "]", "d", "j", "j", "d", "j", "j", "j", "d", "v", "v")
        assert "claim 1 · 1 flag still to decide" in hand.photograph(app)
        assert not isinstance(app.screen, ChoiceDialog), "an undecided error is left"


async def test_the_current_flag_is_in_sight(bench: Make, hand: Any, tmp_path: Path) -> None:
    text = "Kata kata itu dan angka angka itu dan hari hari itu."
    flags = []
    for word in ("Kata kata", "angka angka", "hari hari"):
        at = text.index(word)
        change = tuple(Suggestion(at, at + len(word), f"usul{n}", say("alasan")) for n in range(4))
        flags.append(Flag("repeated-word", "error", at, at + len(word), say("pesan {w}", w=word), suggestions=change))
    path = tmp_path / "three.db"
    with open_store(path, create=True) as made:
        made.import_analysis(
            Analysis(Article(text, source="a", title="A", lang="id"), "id", (Claim(0, len(text)),), tuple(flags)),
            by="S",
        )
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "]", "]")
        await pilot.pause()
        assert "pesan hari hari" in hand.photograph(app)
        await hand.press(pilot, "]")
        await pilot.pause()
        assert app.screen.query_one(DetailPane).scroll_y == 0


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise DatabaseError("the disk is full", "free some space")

    monkeypatch.setattr(Store, "act", fail)


@pytest.mark.parametrize(("key", "typed"), [("m", "tanya dinas"), ("c", "Teks lain.")])
async def test_what_could_not_be_kept_waits_as_a_draft(
    bench: Make, hand: Any, store: Store, monkeypatch: pytest.MonkeyPatch, key: str, typed: str
) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", key)
        app.screen.query_one(Editor).text = typed
        with monkeypatch.context() as broken:
            _break(broken)
            await hand.press(pilot, "enter")
        assert "the disk is full" in hand.photograph(app)
        await hand.press(pilot, key)
        assert app.screen.query_one(Editor).text == typed
        await hand.press(pilot, "enter")
        assert len(store.history()) == 3
        assert len(app.drafts) == 0


async def test_a_key_pressed_before_leaving_still_counts(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        app.record._thread.submit(time.sleep, 0.3)
        await pilot.press("d", "q")
        await hand.settle(pilot)
        await hand.settle(pilot)
        assert claims_of(store)[0].status == "disputed"
        assert "claim 1: disputed" in hand.photograph(app)


async def test_a_read_only_record_says_so_before_one_writes(
    bench: Make, hand: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Record, "read_only", property(lambda _self: True))
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        assert "read only" in hand.photograph(app)
        for keys in (["i"], ["C"], ["enter", "m"], ["c"], ["x"]):
            await hand.press(pilot, *keys)
            assert not app.screen.is_modal, keys
            assert "open for reading only" in hand.photograph(app)


@pytest.mark.parametrize("path", ["~nobody-of-this-name/a", "x" * 300, "~"])
@pytest.mark.parametrize("key", ["i", "e"])
async def test_an_odd_path_is_answered_in_the_dialog(bench: Make, hand: Any, key: str, path: str) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, key)
        app.screen.query_one("#path", Input).value = path if (key, path) != ("i", "~") else "~nobody/"
        await hand.press(pilot, "enter")
        assert app.screen.is_modal
        shown = hand.photograph(app)
        assert "refused" in shown if isinstance(app.screen, ImportDialog) else "! " in shown


def _app_with(bench: Make, path: Path, analysis: Analysis) -> Workbench:
    with open_store(path, create=True) as made:
        made.import_analysis(analysis, by="S")
    app: Workbench = bench(path=path)  # type: ignore[operator]
    return app


async def test_a_claim_of_a_million_characters(bench: Make, hand: Any, tmp_path: Path) -> None:
    text = "kata " * 200_000
    flags = tuple(
        Flag("repeated-word", "error", at, at + 9, say("dua kali {n}", n=at)) for at in range(0, 400_000, 1000)
    )
    article = Article(text, source="a", title="A", lang="id")
    app = _app_with(bench, tmp_path / "long.db", Analysis(article, "id", (Claim(0, len(text)),), flags))
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "]")
        await hand.press(pilot, "c")
        assert not app.screen.is_modal
        assert "too long to be edited here" in hand.photograph(app)


async def test_the_whole_article_s_warnings_are_at_the_head(bench: Make, hand: Any, tmp_path: Path) -> None:
    text = "Pasar itu dibuka. Kemarin pasar itu tutup."
    flags = [Flag("missing-metadata", "info", n, 30, say("nota {n}", n=n)) for n in range(3)]
    flags += [Flag("headline-mismatch", "warning", 5 + n, 30, say("awas {n}", n=n)) for n in range(5)]
    article = Article(text, source="a", title="A", lang="id")
    claims = (Claim(0, 17), Claim(18, len(text)))
    app = _app_with(bench, tmp_path / "own.db", Analysis(article, "id", claims, tuple(flags)))
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        assert "awas 0" in hand.photograph(app)
        assert "5 flags on the whole article" in hand.photograph(app)
        assert "Pasar‹~ itu dibuka.›" in hand.photograph(app), "a flag across sentences is marked in both"
        assert "‹~Kemarin pasa›r itu" in hand.photograph(app)
        await hand.press(pilot, "[")
        head = hand.photograph(app).splitlines()[:6]
        assert any("▶‹~› awas 4" in line for line in head)


async def test_the_palette_and_ctrl_c_speak_indonesian(bench: Make, hand: Any) -> None:
    app = bench("id")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "ctrl+c")
        await pilot.pause()
        assert "ctrl+q untuk keluar" in hand.photograph(app)
        await hand.press(pilot, "ctrl+p")
        assert "cari perintah" in hand.photograph(app)


async def test_a_narrow_footer_keeps_the_help(bench: Make, hand: Any) -> None:
    app = bench("id")
    async with app.run_test(size=(60, 20)) as pilot:
        await hand.settle(pilot)
        assert "? tombol" in hand.photograph(app)


async def test_one_s_own_act_is_read_once(bench: Make, hand: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []

    def counted(store: Store, article: int, before: Page | None = None) -> object:
        read.append(article)
        return load(store, article, before)

    monkeypatch.setattr(app_module, "POLL_SECONDS", 0.05)
    monkeypatch.setattr(review_module, "load", counted)
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "d")
        await pilot.pause(0.3)
        assert len(read) == 2, "once opened, once ruled on"


async def test_a_look_between_an_act_and_its_reading_reads_nothing(
    bench: Make, hand: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    run = Record.run

    def counted(store: Store, article: int, before: Page | None = None) -> object:
        read.append(article)
        return load(store, article, before)

    async def looked(record: Record, function: Any, *args: Any, **more: Any) -> Any:
        found = await run(record, function, *args, **more)
        if function.__name__ == "<lambda>":  # the ruling is on disk, and not yet on the screen
            await app._look()
        return found

    monkeypatch.setattr(app_module, "POLL_SECONDS", 60)
    monkeypatch.setattr(review_module, "load", counted)
    monkeypatch.setattr(Record, "run", looked)
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "d")
        assert app.screen.claim is not None
        assert len(read) == 2, "once opened, once ruled on"

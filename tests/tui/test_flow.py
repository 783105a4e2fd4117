from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.widgets import Input

from factcheck import review
from factcheck.settings import Exemption, find, load
from factcheck.store import Store, open_store
from factcheck.tui import app as app_module
from factcheck.tui.blocks import Blocks
from factcheck.tui.desk import Desk
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.editing import CorrectionDialog, Editor
from factcheck.tui.dialogs.help import HelpDialog
from factcheck.tui.review import Review

if TYPE_CHECKING:
    from pathlib import Path


SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
Make = "Callable[..., Workbench]"


def claims_of(store: Store, title: str = "Bendungan Sukaraya Diisi") -> list[Any]:
    article = next(row.id for row in store.articles() if row.title == title)
    return store.claims(article=article)


async def test_a_dismissal_everywhere_is_asked_for_twice_and_exempts_the_words(
    bench: Make, hand: Any, store: Store
) -> None:
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        rows = claims_of(store)
        await hand.press(pilot, "a")
        flag = store.flags(claim=rows[1].id)[0]
        await hand.press(pilot, "x", "e", "escape")
        assert store.flags(claim=rows[1].id)[0].state == "open", "nothing is done before the second answer"
        await hand.press(pilot, "x", "e", "h")
        assert store.flags(claim=rows[1].id)[0].dismissed_reason == "house-style"
        assert app.settings.exempt == (Exemption(flag.text, flag.rule),)
    assert load(find(app.database)).exempt == app.settings.exempt


@SIZES
async def test_an_article_is_reviewed_from_end_to_end(
    bench: Make, hand: Any, store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    app = bench()
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, Review)
        rows = claims_of(store)
        assert screen.claim == rows[0].id

        await hand.press(pilot, "a")
        first = store.claim(rows[0].id)
        assert (first.status, first.correction) == ("corrected", "Bendungan Sukaraya mulai diisi Senin (2/3/2026).")
        assert screen.claim == rows[1].id, "on to the next undecided flag"

        await hand.press(pilot, "x")
        assert isinstance(app.screen, ChoiceDialog)
        await hand.press(pilot, "k")
        assert store.flags(claim=rows[1].id)[0].dismissed_reason == "known"
        assert store.claim(rows[1].id).status == "open", "a dismissal is no ruling"

        await hand.press(pilot, "v")
        assert store.claim(rows[1].id).status == "verified"
        assert screen.claim == rows[2].id, "on to the next open claim"

        await hand.press(pilot, "m")
        await hand.write(pilot, "vdx tanya")
        await hand.press(pilot, "enter")
        assert [note.text for note in store.notes(claim=rows[2].id)] == ["vdx tanya"]
        assert store.claim(rows[2].id).status == "open", "keys are off while one writes"

        await hand.press(pilot, "d")
        assert store.claim(rows[2].id).status == "disputed"
        assert screen.claim == rows[3].id

        await hand.press(pilot, "c")
        editor = app.screen.query_one(Editor)
        editor.text = "Warga empat dusun sudah pindah."
        await hand.press(pilot, "enter")
        assert store.claim(rows[3].id).correction == "Warga empat dusun sudah pindah."
        assert isinstance(app.screen, ChoiceDialog), "nothing is left: clear and next is offered"
        await hand.press(pilot, "escape")

        await hand.press(pilot, "u")
        assert store.claim(rows[3].id).status == "open"
        await hand.press(pilot, "ctrl+r")
        assert store.claim(rows[3].id).status == "corrected"

        await hand.press(pilot, "e")
        app.screen.query_one(Input).value = str(tmp_path / "laporan.md")
        await hand.press(pilot, "enter")
        assert "2/3/2026" in (tmp_path / "laporan.md").read_text(encoding="utf-8")

        await hand.press(pilot, "C")
        assert store.article(rows[0].article).state == "cleared"
        assert isinstance(app.screen, Review)
        assert app.screen.article != rows[0].article, "the next article"
        await hand.press(pilot, "q")
        assert isinstance(app.screen, Desk)


@SIZES
async def test_import_tells_what_came_in_and_what_was_refused(
    bench: Make, hand: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = tmp_path / "naskah"
    folder.mkdir()
    (folder / "a.txt").write_text("Kebun Teh Dibuka\n\nKebun itu itu dibuka Rabu.\n", encoding="utf-8")
    (folder / "kosong.txt").write_bytes(b"")
    app = bench(path=tmp_path / "new.db")
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        assert "No articles yet." in hand.photograph(app)
        await hand.press(pilot, "i")
        app.screen.query_one("#path", Input).value = str(folder)
        await pilot.press("enter")
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "import"])
        await pilot.pause()
        shown = hand.photograph(app)
        assert "✓ new" in shown
        assert "✗ refused" in shown
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Desk)
        assert "Kebun Teh Dibuka" in hand.photograph(app)


async def test_a_pasted_text_becomes_an_article(bench: Make, hand: Any, tmp_path: Path) -> None:
    app = bench(path=tmp_path / "new.db")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "i")
        field = app.screen.query_one("#path", Input)
        field.post_message(events.Paste("/tmp/naskah.txt"))
        await pilot.pause()
        assert field.value == "/tmp/naskah.txt", "one line is a path"
        field.post_message(events.Paste("Kebun Teh Dibuka [/x]\r\n\r\nKebun itu itu dibuka Rabu.\x1b[2J\n"))
        await pilot.pause()
        assert (field.value, "pasted text, 3 lines: Kebun Teh Dibuka [/x]" in hand.photograph(app)) == ("", True)
        await pilot.press("enter")
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "import"])
        await pilot.pause()
        assert "✓ new" in hand.photograph(app)
        await hand.press(pilot, "enter")
        assert "Kebun Teh Dibuka [/x]" in hand.photograph(app)
    with open_store(tmp_path / "new.db") as store:
        [row] = store.articles()
        assert (row.title, store.source_article(row.id).origin) == ("Kebun Teh Dibuka [/x]", "paste")


async def test_a_paste_is_put_in_once(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "c")
        app.screen.query_one(Editor).text = ""
        app.post_message(events.Paste("Satu\x1b[2J dua."))
        await pilot.pause()
        assert app.screen.query_one(Editor).text == "Satu␛[2J dua."


async def test_cutting_a_claim_is_asked_about_once(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "c")
        app.screen.query_one(Editor).text = ""
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, CorrectionDialog)
        assert "will be cut" in hand.photograph(app)
        await hand.press(pilot, "enter")
        assert claims_of(store)[0].correction == ""


async def test_a_half_typed_note_and_correction_wait(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "m")
        await hand.write(pilot, "setengah")
        await hand.press(pilot, "escape", "m")
        assert app.screen.query_one(Editor).text == "setengah"
        await hand.press(pilot, "escape", "c")
        app.screen.query_one(Editor).text = "Lain."
        await hand.press(pilot, "escape", "c")
        assert app.screen.query_one(Editor).text == "Lain."


async def test_the_class_is_toggled(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "c")
        app.screen.query_one(Editor).text = "Bendungan Sukaraya mulai diisi Selasa (3/3/2026)."
        await hand.settle(pilot)
        await hand.press(pilot, "f2", "enter")
        assert [change.cls for change in claims_of(store)[0].changes] == ["slip"]


async def test_clearing_with_an_open_error_asks(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "C")
        assert isinstance(app.screen, ChoiceDialog)
        await hand.press(pilot, "escape")
        assert store.articles()[0].state == "open"
        await hand.press(pilot, "C", "y")
        assert [row.state for row in store.articles() if row.title.startswith("Bendungan")] == ["cleared"]


async def test_export_asks_before_it_overwrites(bench: Make, hand: Any, tmp_path: Path) -> None:
    target = tmp_path / "ada.md"
    target.write_text("lama", encoding="utf-8")
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "e")
        app.screen.query_one(Input).value = str(target)
        await hand.press(pilot, "enter")
        assert target.read_text(encoding="utf-8") == "lama"
        await hand.press(pilot, "enter")
        assert "Bendungan" in target.read_text(encoding="utf-8")


async def test_moving_searching_and_the_mouse(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await pilot.click("#articles", offset=(20, 0))
        await hand.settle(pilot)
        screen, rows = app.screen, claims_of(store)
        assert isinstance(screen, Review)
        await hand.press(pilot, "j", "down", "j", "j", "j")
        assert screen.claim == rows[3].id, "boilerplate is skipped"
        await hand.press(pilot, "]")
        assert screen.claim == rows[0].id
        await hand.press(pilot, "F")
        assert screen.claim == rows[1].id
        await hand.press(pilot, "space")
        assert screen.claim == rows[2].id
        await hand.press(pilot, "slash")
        await hand.write(pilot, "bendungan")
        await hand.press(pilot, "enter")
        assert screen.claim == rows[0].id
        await pilot.click("#article", offset=(20, 1))
        await hand.settle(pilot)
        assert screen.claim == rows[1].id
        pane = hand.photograph(app).splitlines()
        y = next(n for n, line in enumerate(pane) if " 1  Pengisian" in line)
        await pilot.click(offset=(pane[y].index(" 1  Pengisian") + 6, y))
        await hand.settle(pilot)
        assert store.claim(rows[1].id).correction == "Pengisian itu berlangsung sembilan hari."
        assert not store.claim(rows[1].id).fact_checked, "a text fix is no fact check"


async def test_search_over_all_articles_opens_the_claim(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "slash")
        await hand.write(pilot, "kios")
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "search"])
        assert app.screen.query_one(Blocks).keys == [claims_of(store, "Pasar Baru Dibuka")[0].id]
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Review)


async def test_help_shows_every_key(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(120, 60)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "question_mark")
        assert isinstance(app.screen, HelpDialog)
        assert "claim verified" in hand.photograph(app)
        await hand.press(pilot, "escape")


async def test_a_remapped_key(bench: Make, hand: Any, store: Store) -> None:
    app = bench(keys={"claim.verified": "z"})
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "v")
        assert claims_of(store)[0].status == "open"
        await hand.press(pilot, "z")
        assert claims_of(store)[0].status == "verified"


async def test_two_windows_see_each_other(bench: Make, hand: Any, database: Path) -> None:
    mine = bench()
    async with mine.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        await pilot.pause(1.2)
        with open_store(database) as theirs:
            review.rule(theirs, claims_of(theirs)[2].id, "disputed", by="Dewi")
        await pilot.pause(1.8)
        assert "✗" in hand.photograph(mine)


@pytest.mark.parametrize(("answer", "status"), [("t", "disputed"), ("m", "verified"), ("escape", "disputed")])
async def test_a_stale_ruling_asks_whose_holds(
    bench: Make, hand: Any, store: Store, monkeypatch: pytest.MonkeyPatch, answer: str, status: str
) -> None:
    monkeypatch.setattr(app_module, "POLL_SECONDS", 3600)
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        first = claims_of(store)[0]
        review.rule(store, first.id, "disputed", by="Dewi")
        await hand.press(pilot, "v")
        shown = hand.photograph(app)
        assert "Dewi changed this claim while you were at it: disputed, 2 Mar 07:30" in shown
        assert "verified" in shown
        await hand.press(pilot, answer)
        told = {"t": "theirs is kept", "m": "claim 1: verified", "escape": "yours was not kept"}
        assert told[answer] in hand.photograph(app)
        assert store.claim(first.id).status == status

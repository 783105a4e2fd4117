"""The desk as a page: nothing of the server's files is read, named or written at a browser's wish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input

from factcheck.errors import SettingsError
from factcheck.tui import browser, clipboard
from factcheck.tui.clipboard import Tool
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.exporting import OFFERED
from factcheck.tui.dialogs.importing import ImportDialog
from factcheck.tui.dialogs.paths import PathInput
from tests.tui.test_flow import Make, claims_of

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from factcheck.store import Store


class Page:
    """What was sent to the browser."""

    def __init__(self) -> None:
        self.visited: list[str] = []
        self.files: dict[str, bytes] = {}


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Page:
    """A driver that says that it drives a page."""
    sent = Page()

    def open_url(_self: HeadlessDriver, url: str, new_tab: bool = True) -> None:
        assert new_tab
        sent.visited.append(url)

    def deliver_binary(_self: HeadlessDriver, binary: BinaryIO, *, save_path: Path, **_more: Any) -> None:
        sent.files[save_path.name] = binary.read()

    monkeypatch.setattr(HeadlessDriver, "is_web", property(lambda _self: True))
    monkeypatch.setattr(HeadlessDriver, "open_url", open_url)
    monkeypatch.setattr(HeadlessDriver, "deliver_binary", deliver_binary)
    return sent


async def imported(pilot: Pilot[None]) -> None:
    """Press enter in the import window, and wait for what comes of it."""
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "import"])
    await pilot.press("escape")


async def test_only_a_pasted_text_is_imported(bench: Make, hand: Any, store: Store, page: Page, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Bendungan rahasia itu punya 12 pintu.\n\nAir naik 3 meter.\n", encoding="utf-8")
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        before = len(store.articles())
        await hand.press(pilot, "i")
        dialog = app.screen
        assert isinstance(dialog, ImportDialog)
        field = dialog.query_one("#path", Input)
        assert isinstance(field, PathInput)
        assert "In a browser an article is pasted" in hand.photograph(app)
        for source in (str(secret), str(tmp_path), "http://127.0.0.1:9/a", "HTTPS://warta.example/a", "-"):
            field.value = source
            await hand.press(pilot, "enter")
            assert len(store.articles()) == before, source
        field.value = f"{tmp_path}/sec"
        field.focus()
        await hand.press(pilot, "right", "tab")
        assert field.value == f"{tmp_path}/sec", "no name of the server's is told"
        assert field.suggester is None
        field.value = ""
        field.post_message(events.Paste("Kebun Teh Dibuka\n\nKebun itu luasnya 12 hektare.\n"))
        await pilot.pause()
        field.focus()
        await imported(pilot)
        assert len(store.articles()) == before + 1
    assert page.files == {}


async def test_a_path_with_a_blank_is_a_text_and_never_read(
    bench: Make, hand: Any, store: Store, page: Page, tmp_path: Path
) -> None:
    assert not page.visited
    secret = tmp_path / "rahasia kita.txt"
    secret.write_text("Isi rahasia.", encoding="utf-8")
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "i")
        app.screen.query_one("#path", Input).value = str(secret)
        await imported(pilot)
        assert len(store.articles()) == 3
    for article in store.articles():
        assert "Isi rahasia" not in store.text(article.id)


async def test_an_export_goes_to_the_browser(
    bench: Make, hand: Any, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = sorted(tmp_path.iterdir())
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "a", "e")
        assert not app.screen.query(Input), "no path of the server's is asked for"
        await hand.press(pilot, *["f2"] * OFFERED.index("article"))
        assert "bendungan-sukaraya-diisi-corrected.txt" in hand.photograph(app)
        await hand.press(pilot, "enter")
        assert "sent to the browser: bendungan-sukaraya-diisi-corrected.txt" in hand.photograph(app)
    assert list(page.files) == ["bendungan-sukaraya-diisi-corrected.txt"]
    assert b"Senin (2/3/2026)" in page.files["bendungan-sukaraya-diisi-corrected.txt"]
    assert [path for path in sorted(tmp_path.iterdir()) if not path.name.startswith("claims.db")] == [
        path for path in here if not path.name.startswith("claims.db")
    ]


async def test_no_editor_and_no_setting_is_offered(
    bench: Make, hand: Any, store: Store, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "touch")
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "m")
        assert "F4" not in hand.photograph(app)
        await hand.press(pilot, "f4")
        assert "there is no editor here" in hand.photograph(app)
        await hand.press(pilot, "escape", "x")
        assert isinstance(app.screen, ChoiceDialog)
        assert "everywhere" not in hand.photograph(app)
        await hand.press(pilot, "e", "f")
        assert store.flags(claim=claims_of(store)[0].id)[0].dismissed_reason == "false-alarm"
        with pytest.raises(SettingsError, match="not written from a browser"):
            app.exempt("repeated-word", "Gili Gili")
    assert not app.database.with_name("factcheck.toml").exists()
    assert page.visited == []


async def test_an_address_opens_in_the_page_and_copies_by_it(
    bench: Make, hand: Any, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "TOOLS", (Tool(("true",)),))
    monkeypatch.setattr(browser, "_browser", lambda: pytest.fail("the server's own browser"))
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "l", "2")
        assert page.visited == [
            "https://turnbackhoax.id/?s=Bendungan%20Sukaraya%20mulai%20diisi%20Senin%20%283%2F3%2F2026%29."
        ]
        await hand.press(pilot, "escape", "y")
        assert "claim copied (OSC 52)" in hand.photograph(app), "the server's own clipboard is nobody's"

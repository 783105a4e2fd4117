"""Looking a claim up and copying it: what is offered, opened, kept and copied."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from factcheck import review
from factcheck.model import Analysis, Article, Claim
from factcheck.settings import Settings
from factcheck.store import open_store
from factcheck.text import display
from factcheck.tui.dialogs import looking_up
from factcheck.tui.dialogs.looking_up import LookUpDialog
from factcheck.tui.review import Review
from tests.tui.test_flow import Make, claims_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App

    from factcheck.store import Store

HOSTILE = "Harga [/x] [@click=app.quit]gula[/] {query} \x1b]52;c;eA==\x07 naik\u202e 12%"


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were opened, in a browser that is none."""
    seen: list[str] = []

    async def visit(_app: App[None], url: str) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr(looking_up, "visit", visit)
    return seen


async def until(what: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not what():
            await asyncio.sleep(0.02)


async def test_a_place_is_opened_only_when_asked_and_kept_by_one_key(
    bench: Make, hand: Any, store: Store, visited: list[str]
) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "l")
        dialog = app.screen
        assert isinstance(dialog, LookUpDialog)
        assert visited == []
        assert [link.name for link in dialog.found][:2] == ["Google Fact Check Explorer", "TurnBackHoax"]
        shown = hand.photograph(app)
        assert "Look it up: claim 1" in shown
        assert "turnbackhoax.id" in shown
        await hand.press(pilot, "j", "enter")
        await until(lambda: bool(visited))
        assert visited == [dialog.found[1].url]
        await pilot.pause()
        assert "opened in the browser" in hand.photograph(app)
        await hand.press(pilot, "e")
        await until(lambda: bool(store.evidence(claim=claims_of(store)[0].id)))
        assert [row.url for row in store.evidence(claim=claims_of(store)[0].id)] == visited
        await hand.press(pilot, "escape")
        assert isinstance(app.screen, Review)
        assert "evidence" in hand.photograph(app)
        await hand.press(pilot, "u")
        assert store.evidence(claim=claims_of(store)[0].id) == [], "kept as an act, which is undone"


async def test_keys_of_the_menu(bench: Make, hand: Any, visited: list[str]) -> None:
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "slash")
        await hand.write(pilot, "dusun")
        await hand.press(pilot, "enter", "l")
        dialog = app.screen
        assert isinstance(dialog, LookUpDialog)
        assert [one.label for one in dialog.asked] == ["searched words", "claim 4"]
        field = dialog.query_one(Input)
        assert field.value == "dusun"
        await hand.press(pilot, "w")
        assert field.value == "Warga tiga dusun sudah pindah."
        assert "claim 4" in hand.photograph(app)
        await hand.press(pilot, "w", "slash", "end")
        await hand.write(pilot, " 3")
        await hand.press(pilot, "enter")
        assert dialog.found[1].url.endswith("dusun%203")
        await hand.press(pilot, "3")
        await until(lambda: bool(visited))
        assert visited == ["https://cekfakta.com/?s=dusun%203"]
        await hand.press(pilot, "k", "y")
        await until(lambda: bool(app.clipboard))
        assert app.clipboard == dialog.found[1].url
        await hand.press(pilot, "9")
        assert len(visited) == 1, "a number without a place opens nothing"


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_words_selected_with_the_mouse_come_first(bench: Make, hand: Any, size: tuple[int, int]) -> None:
    app = bench()
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        text = app.screen.query_one("#detail-text")
        await pilot.mouse_down(text, offset=(2, 0))
        await pilot.hover(text, offset=(6, 0))
        await pilot.mouse_up(text, offset=(6, 0))
        await hand.press(pilot, "l")
        dialog = app.screen
        assert isinstance(dialog, LookUpDialog)
        assert [one.label for one in dialog.asked] == ["selected words", "claim 1"]
        assert dialog.asked[0].text in "Claim 1 ·"
        assert "esc back" in hand.photograph(app), "the menu fits with its hints"
        await hand.press(pilot, "escape", "l")
        assert isinstance(app.screen, LookUpDialog)
        assert [one.label for one in app.screen.asked] == ["claim 1"], "once only"


async def test_without_a_browser_the_address_is_copied(bench: Make, hand: Any) -> None:
    app = bench("id")
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "l", "enter")
        await until(lambda: bool(app.clipboard))
        await pilot.pause()
        assert "tidak ada peramban di sini: alamat disalin (OSC 52)" in hand.photograph(app)


async def test_hostile_words_are_looked_up_and_copied_as_words(
    bench: Make, hand: Any, tmp_path: Path, visited: list[str]
) -> None:
    path = tmp_path / "hostile.db"
    with open_store(path, create=True) as made:
        article = Article(HOSTILE, source="a", title=HOSTILE, lang="id", url="https://warta.example/a?b=c")
        made.import_analysis(Analysis(article, "id", (Claim(0, len(HOSTILE)),), ()), by="S")
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "y")
        assert app.clipboard == display(app.clipboard, lines=True)
        assert app.clipboard.splitlines()[-1].endswith(", https://warta.example/a?b=c, claim 1 (no. 1 in the record)")
        await hand.press(pilot, "l")
        dialog = app.screen
        assert isinstance(dialog, LookUpDialog)
        assert [link.name for link in dialog.found][-2:] == ["Wayback Machine", ""]
        assert all(review.address(link.url) == link.url for link in dialog.found)
        await hand.press(pilot, "1")
        await until(lambda: bool(visited))
        assert "%7Bquery%7D" in visited[0]
        assert "%1B" not in visited[0]
        assert app.is_running


async def test_a_claim_and_a_flag_are_copied_with_their_source(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "y")
        claim, source = app.clipboard.splitlines()
        assert claim == hand.sentences[0]
        assert source == "— Bendungan Sukaraya Diisi, 4 Mar 2026, claim 1 (no. 2 in the record)"
        assert "claim copied (OSC 52)" in hand.photograph(app)
        await hand.press(pilot, "Y")
        lines = app.clipboard.splitlines()
        assert lines[0] == "error · weekday-mismatch: 3 Maret 2026 bukan hari Senin"
        assert lines[1:3] == ["«Senin (3/3/2026)»", "why: 3 Maret 2026 jatuh pada hari Selasa"]
        assert lines[3] == "→ 2/3/2026 (tanggal lain)"
        assert lines[-1] == source
        assert "flag copied (OSC 52)" in hand.photograph(app)
        await hand.press(pilot, "j", "j", "j", "Y")
        assert "no flag is chosen here" in hand.photograph(app)


async def test_the_palette_copies_the_corrected_text_and_the_questions(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "a")
        found = {command.title: command.callback for command in app.get_system_commands(app.screen)}
        found["copy the corrected text of the article"]()
        await hand.settle(pilot)
        assert "Senin (2/3/2026)" in app.clipboard
        assert "corrected text copied" in hand.photograph(app)
        found["copy the questions for the reporter"]()
        await hand.settle(pilot)
        assert "questions copied" in hand.photograph(app)
        assert "debitnya" in app.clipboard or "Bendungan" in app.clipboard


def test_a_template_of_the_settings_is_a_web_address(tmp_path: Path) -> None:
    from factcheck.errors import SettingsError
    from factcheck.settings import load

    path = tmp_path / "factcheck.toml"
    for good in ("https://{lang}.a.example/?q={query}", "http://a.example:8080/{url}", ""):
        path.write_text(f'[lookup]\n"Arsip" = "{good}"\n', encoding="utf-8")
        assert load(path) == Settings(lookup={"Arsip": good})
    for bad in ("javascript:{query}", "https://{query}.example/", "https://a.example/{other}", "file:///{url}", "/x",
                "https://me@a.example/", "https://a.example/ {query}"):  # fmt: skip
        path.write_text(f'[lookup]\n"Arsip" = "{bad}"\n', encoding="utf-8")
        with pytest.raises(SettingsError, match="lookup"):
            load(path)

"""The looks: house themes that can be read, every other theme, no colour at all, no emoji, and all scripts in cells."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex
from rich.cells import cell_len
from textual.color import Color

import factcheck.tui
from factcheck.model import Analysis, Article, Claim
from factcheck.store import open_store
from factcheck.tui import theme
from tests.tui.hostile import Listening

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.tui.app import Workbench

TEXT_COLOURS = ("primary", "secondary", "accent", "warning", "error", "success", "foreground")
# Bold, dim, underline and the like, and black, white and the two greys of the sixteen colours.
GREY = {"", *map(str, range(10)), "30", "37", "90", "97", "40", "47", "100", "107"}
SCRIPTS = {
    "Arab": "افتتح السد الجديد قرب القرية يوم الاثنين.",
    "Ibrani": "הסכר החדש נפתח ביום שני ליד הכפר.",
    "Thai": "เขื่อนใหม่เปิดวันจันทร์ใกล้หมู่บ้าน ที่นี่น้ำลึกสี่เมตร",
    "Hindi": "नया बाँध सोमवार को गाँव के पास खुला।",
    "Jepang": "月曜日に村の近くで新しいダムが開きました。水深は四メートルです。",
    "Gabung": "Cafe\u0301 Ha\u0300 No\u0323\u0302i di tepi bendungan.",
}


def _light(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [part / 255 for part in Color.parse(colour).rgb]
    r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("house", theme.HOUSES, ids=lambda house: house.name)
def test_a_house_theme_can_be_read(house: Any) -> None:
    for text, ground in product(TEXT_COLOURS, ("background", "surface", "panel")):
        high, low = sorted((_light(getattr(house, text)), _light(getattr(house, ground))), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (text, ground)


async def test_every_theme_shows_the_same(bench: Callable[..., Workbench], hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(100, 30)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "v", "k")
        wanted = hand.photograph(app)
        names = sorted(app.available_themes)
        assert {"newsroom", "newsroom-light", "ansi-dark", "ansi-light", "textual-light"} <= set(names)
        for name in names:
            app.theme = name
            await pilot.pause()
            assert hand.photograph(app) == wanted, name


async def test_a_theme_chosen_in_the_palette_stays(bench: Callable[..., Workbench], hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        assert app.theme == "newsroom"
        await hand.press(pilot, "ctrl+p")
        await hand.write(pilot, "change the theme")
        await pilot.pause(0.5)
        await hand.press(pilot, "enter")
        await hand.write(pilot, "newsroom-light")
        await pilot.pause(0.5)
        await hand.press(pilot, "enter")
        assert app.theme == "newsroom-light"
    assert bench().theme == "newsroom-light"
    assert bench(theme="nord").theme == "nord", "a setting that was written since counts for more"


def test_a_broken_choice_is_no_choice(bench: Callable[..., Workbench]) -> None:
    theme.remember("no such theme", "")
    assert bench().theme == "newsroom"
    (theme.state_folder() / "theme.json").write_text("[", encoding="utf-8")
    assert bench().theme == "newsroom"


async def test_without_colour_everything_is_there(
    bench: Callable[..., Workbench], hand: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = bench()
    app.driver_class = Listening
    async with app.run_test(size=(80, 24), headless=False) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "v", "k")
        shown = hand.photograph(app)
        driver = app._driver
        assert isinstance(driver, Listening)
        styles = set(re.findall(r"\x1b\[([0-9;]*)m", "".join(driver.sent)))
    assert styles
    for style in styles:
        assert set(re.sub(r"[34]8;2;(\d+);\1;\1(?=;|$)", "", style).split(";")) <= GREY, style
    for sign in (theme.CURRENT, theme.STATUS["verified"], "‹!", "‹~", theme.UNCHECKED):
        assert sign in shown


def test_no_emoji() -> None:
    emoji = regex.compile(r"\p{Emoji_Presentation}|\ufe0f")
    folder = Path(factcheck.tui.__file__).parents[1]
    for path in (*folder.glob("tui/**/*.py"), *folder.glob("locale/**/*.po")):
        assert not emoji.search(path.read_text(encoding="utf-8")), path
    for sign in (theme.CURRENT, theme.CUT, theme.ARROW, *theme.STATUS.values(), *theme.DESK_STATE.values()):
        assert cell_len(sign) == 1


@pytest.mark.parametrize("size", [(60, 20), (100, 40)], ids=["60x20", "100x40"])
async def test_every_script_stands_in_its_cells(
    bench: Callable[..., Workbench], hand: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "scripts.db"
    with open_store(path, create=True) as store:
        for name, text in SCRIPTS.items():
            article = Article(text, source=name, title=text, lang="id")
            store.import_analysis(Analysis(article, "id", (Claim(0, len(text)),), ()), by="Sari")
    app = bench(path=path)
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        desk = hand.photograph(app)
        for text in SCRIPTS.values():
            assert text[:12] in desk
            await hand.press(pilot, "enter")
            shown = hand.photograph(app)
            assert text[:12] in shown
            # What is right of the text stands in the same column in each line, however wide its characters are.
            edges = {cell_len(line.partition("│")[0]) for line in shown.splitlines() if "│" in line}
            assert len(edges) == (1 if size[0] == 100 else 0)
            assert max(map(cell_len, shown.splitlines())) <= size[0]
            await hand.press(pilot, "q", "j")

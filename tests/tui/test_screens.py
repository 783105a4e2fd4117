from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.tui import app as app_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.tui.app import Workbench

SIZES = [(60, 20), (80, 24), (120, 40)]
DIALOGS = {"help": "question_mark", "import": "i", "export": "e"}
SHOTS = [(60, 20, "en"), (80, 24, "en"), (120, 40, "en"), (80, 24, "id")]


@pytest.mark.parametrize("size", SIZES, ids=["60x20", "80x24", "120x40"])
@pytest.mark.parametrize("lang", ["en", "id"])
async def test_photographs(
    bench: Callable[..., Workbench], hand: Any, monkeypatch: pytest.MonkeyPatch, lang: str, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(app_module, "_rules", lambda _off: 4)
    app = bench(lang, timezone="Asia/Jakarta")
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        hand.compare(f"desk-{lang}-{size[0]}", hand.photograph(app))
        await hand.press(pilot, "enter")
        hand.compare(f"review-{lang}-{size[0]}", hand.photograph(app))
        await hand.press(pilot, "a", "k")
        hand.compare(f"accepted-{lang}-{size[0]}", hand.photograph(app))


@pytest.mark.parametrize("shot", SHOTS, ids=["-".join(map(str, shot)) for shot in SHOTS])
@pytest.mark.parametrize("name", DIALOGS)
async def test_photographs_of_dialogs(
    bench: Callable[..., Workbench], hand: Any, monkeypatch: pytest.MonkeyPatch, name: str, shot: tuple[int, int, str]
) -> None:
    monkeypatch.setattr(app_module, "_rules", lambda _off: 4)
    width, height, lang = shot
    app = bench(lang, timezone="Asia/Jakarta")
    async with app.run_test(size=(width, height)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", DIALOGS[name])
        hand.compare(f"{name}-{lang}-{width}", hand.photograph(app))

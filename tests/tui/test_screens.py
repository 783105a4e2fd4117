from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.tui import app as app_module

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.tui.app import Workbench

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
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

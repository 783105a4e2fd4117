"""The first start explains itself, once, to somebody who has done nothing yet."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.settings import Settings
from factcheck.store import open_store
from factcheck.tui.app import Workbench
from factcheck.tui.desk import Desk
from factcheck.tui.dialogs.first_steps import FirstSteps
from factcheck.tui.review import Review

if TYPE_CHECKING:
    from tests.tui.test_flow import Make

SAMPLE = Path(__file__).parents[2] / "claims.db"


def start(path: Path, lang: str = "en", **settings: Any) -> Workbench:
    return Workbench(path, Settings(**settings), "Sari", lang, first_steps=True)


async def opened(app: Workbench, hand: Any, pilot: Any) -> bool:
    """Whether the steps came by themselves."""
    await hand.settle(pilot)
    await hand.settle(pilot)
    return isinstance(app.screen, FirstSteps)


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_three_steps_on_the_sample_and_never_again(
    hand: Any, tmp_path: Path, size: tuple[int, int], lang: str
) -> None:
    path = Path(shutil.copy(SAMPLE, tmp_path / "claims.db"))
    app = start(path, lang, keys={"claim.verified": "f5"})
    async with app.run_test(size=size) as pilot:
        assert await opened(app, hand, pilot)
        hints = {"en": "skip for ever", "id": "lewati selamanya"}
        for n, word in enumerate(["enter", "F5", "^p"], 1):
            shown = hand.photograph(app)
            assert f"{n}. " in shown
            assert word in shown, "the keys are those in force"
            assert hints[lang] in shown
            if n == 2:
                await hand.press(pilot, "left", "left")
                assert "1. " in hand.photograph(app)
                await hand.press(pilot, "right")
            await hand.press(pilot, "enter")
        assert isinstance(app.screen, Desk)
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Review)
    app = start(path)
    async with app.run_test(size=size) as pilot:
        assert not await opened(app, hand, pilot)


async def test_skipped_is_skipped_for_ever_and_the_palette_has_them(hand: Any, tmp_path: Path) -> None:
    app = start(tmp_path / "new.db")
    async with app.run_test(size=(80, 24)) as pilot:
        assert await opened(app, hand, pilot)
        assert hand.photograph(app).index("imports your own") < hand.photograph(app).index("opens the marked")
        await hand.press(pilot, "escape")
        assert isinstance(app.screen, Desk)
        commands = {command.title: command.callback for command in app.get_system_commands(app.screen)}
        await commands["first steps"]()
        await hand.settle(pilot)
        assert isinstance(app.screen, FirstSteps)
    app = start(tmp_path / "other.db")
    async with app.run_test(size=(80, 24)) as pilot:
        assert not await opened(app, hand, pilot)


async def test_a_desk_at_work_and_a_caller_that_did_not_ask_see_nothing(bench: Make, hand: Any, tmp_path: Path) -> None:
    app = bench(path=tmp_path / "new.db")
    async with app.run_test() as pilot:
        assert not await opened(app, hand, pilot)
    path = Path(shutil.copy(SAMPLE, tmp_path / "claims.db"))
    with open_store(path) as store:
        review.rule(store, store.claims(article=store.articles()[0].id)[0].id, "verified", by="Budi")
    app = start(path)
    async with app.run_test() as pilot:
        assert not await opened(app, hand, pilot)


async def test_where_nothing_can_be_remembered_nothing_is_shown(
    hand: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setitem(os.environ, "XDG_STATE_HOME", str(tmp_path / "file"))
    app = start(tmp_path / "new.db")
    async with app.run_test() as pilot:
        assert not await opened(app, hand, pilot)

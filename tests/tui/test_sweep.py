"""The collector is held back at a start, and goes through everything only while nobody does anything."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.tui import sweep
from factcheck.tui.sweep import REST, Sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.tui.test_flow import Make


@pytest.fixture(autouse=True)
def _as_python_has_it() -> Iterator[None]:
    yield
    sweep.release()


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    for name in ("freeze", "unfreeze", "collect"):
        monkeypatch.setattr(gc, name, lambda name=name: done.append(name))
    return done


def test_a_person_rests(swept: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    sweep.hold()
    one = Sweep()
    assert not gc.isenabled()
    now = 1.0
    one.look()
    assert gc.isenabled()
    assert swept == ["freeze"], "the first look costs nothing"
    one.pressed()
    now += REST - 0.1
    one.look()
    assert swept == ["freeze"]
    now += 0.2
    one.look()
    assert swept == ["freeze", "unfreeze", "collect", "freeze"]
    now += 60
    one.look()
    assert len(swept) == 4, "nothing was opened or left since"
    one.moved()
    one.look()
    assert len(swept) == 7


def test_python_is_left_as_it_was() -> None:
    sweep.hold()
    gc.freeze()
    sweep.release()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


async def test_keys_and_screens_are_noted(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.sweep._due, app.sweep._last = False, 0.0
        await hand.press(pilot, "j")
        assert app.sweep._last > 0
        assert not app.sweep._due
        await hand.press(pilot, "enter")
        assert app.sweep._due
        app.sweep._due = False
        await hand.press(pilot, "q")
        assert app.sweep._due
    assert gc.get_freeze_count() == 0

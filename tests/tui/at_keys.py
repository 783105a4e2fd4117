"""A reviewer at the keys: random ones in the real app, and what the screen said; see test_two_windows."""

from __future__ import annotations

import asyncio
import json
import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import StaleWrite
from factcheck.settings import Settings
from factcheck.tui import app as app_module
from factcheck.tui import rulings
from factcheck.tui.app import Workbench
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.dividing import SplitDialog
from factcheck.tui.dialogs.editing import Editor
from factcheck.tui.record import Record
from factcheck.tui.review import Review
from factcheck.tui.screens import Working
from tests.tui.conftest import Hand

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.pilot import Pilot

# How often each key is pressed.
KEYS = {
    "v": 6, "d": 6, "a": 4, "x": 3, "c": 4, "m": 2, "s": 2, "J": 2, "0": 2, "w": 1, "u": 6, "ctrl+r": 3,
    "j": 5, "k": 4, "f": 2, "space": 2,
}  # fmt: skip
STALE, ASKED = "[somebody was first]", "[whose ruling holds?]"
SHOWN = (ASKED, "changed by another window: look again", "was split or merged since")


class Heard:
    """What the screen said, and what the record refused because somebody was first."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def listen(self) -> None:
        """Put an ear to the status line, the question whose ruling holds, and the record."""
        tell, run, conflict = Working.tell, Record.run, rulings.choices.conflict

        def told(screen: Working, text: str, *, bad: bool = False) -> None:
            if screen.is_attached or screen not in screen.app.screen_stack:  # not what is passed on
                self.lines.append(text)
            tell(screen, text, bad=bad)

        async def ran(record: Record, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
            try:
                return await run(record, function, *args, **kwargs)
            except StaleWrite:
                self.lines.append(STALE)
                raise

        def asked(*args: Any) -> Any:
            self.lines.append(ASKED)
            return conflict(*args)

        Working.tell, Record.run, rulings.choices.conflict = told, ran, asked  # type: ignore[method-assign, assignment]

    @property
    def done(self) -> int:
        """How many acts were said to be kept, undone or redone."""
        return sum(line.startswith(("✓ ", "undone: ", "redone: ")) for line in self.lines)

    @property
    def unshown(self) -> list[int]:
        """Where the record refused an act and the person was not told so at once."""
        after = [*self.lines, ""]
        return [
            n for n, line in enumerate(self.lines) if line == STALE and not any(text in after[n + 1] for text in SHOWN)
        ]


async def answer(hand: Hand, pilot: Pilot[None], dice: random.Random) -> None:
    """Answer what is asked, or leave it."""
    screen = pilot.app.screen
    if isinstance(screen, ChoiceDialog):
        keys = [choice.keys.split(",")[0] for choice in screen.choices if choice.keys != "e"]
        await hand.press(pilot, dice.choice([*keys, "escape"]))
    elif isinstance(screen, SplitDialog):
        await hand.press(pilot, *["right"] * dice.randint(0, 3), "enter")
    elif screen.query(Editor):
        editor = screen.query_one(Editor)
        editor.insert(dice.choice(["Ya", " 7", "."]), (0, 0))
        await hand.press(pilot, "enter")
        if pilot.app.screen is screen:
            await hand.press(pilot, "escape")
    else:
        await hand.press(pilot, "escape")


async def work(path: Path, name: str, count: int, seed: int) -> Heard:
    """Press `count` random keys at the newest article, answering what is asked."""
    dice, hand, heard = random.Random(seed), Hand(), Heard()
    heard.listen()
    app = Workbench(path, Settings(), name, "en")
    async with app.run_test(size=(100, 30)) as pilot:
        await hand.settle(pilot)
        print("ready", flush=True)  # noqa: T201
        await asyncio.to_thread(sys.stdin.readline)
        for _ in range(count):
            if not isinstance(app.screen, Review):  # the article was left, or not yet opened
                app.open_article(1)
                await hand.settle(pilot)
            [key] = dice.choices([*KEYS], [*KEYS.values()])
            await hand.press(pilot, key)
            for _ in range(4):
                if app.screen.is_modal:
                    await answer(hand, pilot, dice)
        while app.screen.is_modal:
            await hand.press(pilot, "escape")
        await app.workers.wait_for_complete([w for w in app.workers if w.group == "acts"])
    return heard


if __name__ == "__main__":
    database, reviewer, number, dice_of, poll = sys.argv[1:]
    app_module.POLL_SECONDS = float(poll)
    found = asyncio.run(work(Path(database), reviewer, int(number), int(dice_of)))
    print(json.dumps({"done": found.done, "unshown": found.unshown, "lines": found.lines}))  # noqa: T201

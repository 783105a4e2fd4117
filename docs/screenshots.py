"""Takes the pictures of the docs from the real app on the sample: `make pages` writes docs/*.svg, always the same."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.sample import build
from factcheck.settings import Settings
from factcheck.tui.app import Workbench

if TYPE_CHECKING:
    from textual.pilot import Pilot

DOCS = Path(__file__).parent
WIDTH, HEIGHT = 120, 36
NOW = datetime(2026, 1, 5, 2, 30, tzinfo=UTC)
# The desk lists the whole sample; the other pictures show its texts at length, and only those written for it.
OWN = ("en-bus-lanes.txt", "en-lighthouse.txt", "id-perpustakaan-terapung.txt")


@dataclass(frozen=True)
class Picture:
    """One picture: its name, the keys that lead to what it shows, whether it is of the whole sample, its lines."""

    name: str
    keys: tuple[str, ...] = ()
    whole: bool = False
    height: int = HEIGHT


# A suggestion accepted, a claim disputed and one verified: a desk at work.
AT_WORK = ("enter", "a", "d", "v")
PICTURES = (
    Picture("desk", whole=True),
    Picture("review", (*AT_WORK, "f")),
    Picture("timeline", (*AT_WORK, "T", "j"), height=14),
    Picture("queue", (*AT_WORK, "q", "Q", "j")),
    Picture("preview", (*AT_WORK, "p")),
)


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is read or written any more and the screen shows it."""
    for _ in range(3):
        await pilot.pause(0.2)
        await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def take(database: Path, picture: Picture) -> str:
    """Press the keys in the app; gives what it shows as SVG."""
    app = Workbench(database, Settings(timezone="Asia/Jakarta", theme="newsroom"), "sari", "en", clock=lambda: NOW)
    async with app.run_test(size=(WIDTH, picture.height)) as pilot:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)
        svg = app.export_screenshot(title="factcheck")
    # Textual names its styles by a hash that differs from run to run.
    return re.sub(r"terminal-\d+", "terminal", svg)


def pictures() -> dict[str, str]:
    """Every picture by its file's name."""
    found = {}
    seeds, own = DOCS.parent / "seeds", Path("seeds")
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        os.environ["XDG_STATE_HOME"] = folder  # no theme, draft or hint of whoever takes them
        own.mkdir()
        for name in OWN:
            shutil.copy(seeds / name, own)
        for picture in PICTURES:
            database = Path(picture.name, "claims.db")
            database.parent.mkdir()
            build(database, seeds if picture.whole else own)
            found[f"{picture.name}.svg"] = asyncio.run(take(database, picture))
    return found


def main(target: Path = DOCS) -> None:
    """Write every picture below a folder."""
    for name, svg in pictures().items():
        (target / name).write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

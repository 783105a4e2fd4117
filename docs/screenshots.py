"""Takes the pictures of the docs from the real app on the sample: `make pages` writes docs/*.svg."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path

from factcheck.sample import build
from factcheck.settings import Settings
from factcheck.tui.app import Workbench

DOCS = Path(__file__).parent
SIZE = (120, 36)


async def take(database: Path, lang: str, name: str, *keys: str) -> None:
    """Press keys in the app and write what it shows to docs/NAME.svg."""
    app = Workbench(database, Settings(timezone="Asia/Jakarta"), "sari", lang)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(0.5)
        for key in keys:
            await pilot.press(key)
            await pilot.pause(0.3)
        svg = app.export_screenshot(title="factcheck")
    # Textual names its styles by a hash that differs from run to run.
    (DOCS / f"{name}.svg").write_text(re.sub(r"terminal-\d+", "terminal", svg), encoding="utf-8")


def main() -> None:
    """Take every picture."""
    os.chdir(DOCS.parent)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        build(database, Path("seeds"))
        asyncio.run(take(database, "en", "desk"))
        asyncio.run(take(database, "en", "review", "enter"))


if __name__ == "__main__":
    main()

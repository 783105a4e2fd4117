"""Opening an address in the person's browser; this program itself asks no site for anything."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import webbrowser
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

if TYPE_CHECKING:
    from textual.app import App


async def visit(app: App[None], url: str) -> bool:
    """Open an address in the browser: over the terminal that of the desktop, in a page that of the page.

    Gives whether there was one. A browser of the terminal gets the terminal until it is left.
    """
    if app.is_web:
        app.open_url(url)
        return True
    kind = await asyncio.to_thread(_browser)
    if kind is None:
        return False
    if kind == "terminal":
        try:
            with app.suspend():
                return webbrowser.open(url)
        except SuspendNotSupported:
            return False
    return await asyncio.to_thread(_apart, url)


def _browser() -> str | None:
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return None
    alone = isinstance(found, webbrowser.GenericBrowser) and not isinstance(found, webbrowser.BackgroundBrowser)
    return "terminal" if alone else "desktop"


def _apart(url: str) -> bool:
    """Start the browser from a process of its own: what it prints would stand on the screen."""
    quiet = subprocess.DEVNULL
    try:
        done = subprocess.run(
            [sys.executable, "-m", "webbrowser", "-t", url], stdin=quiet, stdout=quiet, stderr=quiet,
            timeout=20, check=False, start_new_session=True,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return True
    except OSError:
        return False
    return done.returncode == 0

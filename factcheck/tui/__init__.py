"""The terminal UI: a desk of articles, and a review screen for each of them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.settings import Settings

__all__ = ["run"]

# So many seconds a thread that reads or analyses may go on while a key waits. Python's own 0.005 is paid several times
# a key: beside a thread that computes a key was painted in 60 ms, with this in 35.
TURN = 0.001


def run(
    database: Path,
    settings: Settings,
    reviewer: str,
    ui_lang: str,
    article: int | None = None,
    *,
    first_steps: bool = False,
) -> int:
    """Open the UI on a database, which is created when missing, at an article if given; gives the exit code.

    With `first_steps` an untouched desk explains itself, once on this account.

    Raises FactcheckError (before the screen is touched) for a database, a theme or a key that cannot be used.
    """
    from factcheck.tui import sweep

    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    sweep.hold()
    try:
        from factcheck.tui.app import start

        return start(database, settings, reviewer, ui_lang, article, first_steps=first_steps)
    finally:
        sweep.release()
        sys.setswitchinterval(before)

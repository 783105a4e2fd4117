"""Opens the terminal UI."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.cli.context import Workspace


def open_ui(workspace: Workspace, article: int | None = None, *, first_steps: bool = False) -> int:
    """Run the terminal UI on the database until it is left, at an article if given; gives the exit code."""
    from factcheck.tui import run

    settings, reviewer, lang = workspace.settings, workspace.reviewer(), workspace.ui_language
    return run(workspace.database, settings, reviewer, lang, article, first_steps=first_steps)

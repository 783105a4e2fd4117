"""A path field that completes: the rest of a name is shown as you type, tab or → takes it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.suggester import Suggester

from factcheck.text import display
from factcheck.tui.dialogs.fields import PlainInput

_SEEN = 2000


class PathSuggester(Suggester):
    """The first name, in alphabetical order, that the last part of a path begins."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The completed path; a folder ends in a slash. None without one, or when it could not be shown safely."""
        return await asyncio.to_thread(complete, value)


def complete(value: str) -> str | None:
    """The completion of a path that was begun."""
    head, _, begun = value.rpartition("/")
    folder = typed_path(head + "/" if "/" in value else ".")
    if not begun:
        return None
    try:
        with os.scandir(folder) as entries:
            names = [
                entry.name + ("/" if entry.is_dir() else "")
                for entry, _ in zip(entries, range(_SEEN), strict=False)
                if entry.name.startswith(begun)
            ]
    except (OSError, ValueError):
        return None
    names = [name for name in names if display(name) == name and name.isprintable()]
    return value + min(names)[len(begun) :] if names else None


def typed_path(value: str) -> Path:
    """A path as a person types it: ~ is a home folder, and an unknown person's ~ is a name like any other."""
    try:
        return Path(value).expanduser()
    except RuntimeError:
        return Path(value)


class PathInput(PlainInput):
    """An Input for a path."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "complete", show=False)]

    def __init__(self, value: str = "", *, placeholder: str = "", name_id: str = "path") -> None:
        super().__init__(value, placeholder=placeholder, id=name_id, suggester=PathSuggester())

    async def action_complete(self) -> None:
        """Take the completion; without one the focus moves on."""
        rest = await asyncio.to_thread(complete, self.value)
        if rest is None or rest == self.value:
            self.screen.focus_next()
            return
        self.value = rest
        self.cursor_position = len(rest)

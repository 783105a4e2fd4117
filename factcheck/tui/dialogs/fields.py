"""The one-line field of every dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input

from factcheck.text import display

if TYPE_CHECKING:
    from textual import events


class PlainInput(Input):
    """An Input into which nothing that acts on a terminal can be pasted."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = display(event.text)  # Textual then calls Input's own handler

"""The one-line field of every dialog, and the dialog that is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from factcheck.text import display
from factcheck.tui.dialogs.base import Dialog

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from factcheck.tui.words import Words


class PlainInput(Input):
    """An Input into which nothing that acts on a terminal can be pasted."""

    def _on_paste(self, event: events.Paste) -> None:
        event.text = display(event.text)  # Textual then calls Input's own handler


class LineDialog(Dialog[str]):
    """One line of text; enter gives it back, an empty one only where it is an answer (`optional`)."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "give", "give", show=False, priority=True)]

    def __init__(self, words: Words, title: str, hint: str, value: str = "", *, optional: bool = False) -> None:
        super().__init__(words, title, (("enter", words.t("go on"), "screen.give"),))
        self.hint, self.value, self.optional = hint, display(value), optional

    def body(self) -> ComposeResult:
        """The field."""
        yield PlainInput(self.value, placeholder=self.hint, id="query")

    def action_give(self) -> None:
        """Give the text back; an empty one that is no answer is asked for again."""
        text = self.query_one(PlainInput).value.strip()
        if text or self.optional:
            self.dismiss(text)
        else:
            self.complain(self.hint)

"""What all dialogs share: a frame with title, hints and a line for errors, and choices by one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from factcheck.text import display
from factcheck.tui.keys import shown
from factcheck.tui.press import Pressable, pressable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from factcheck.tui.words import Words

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """A framed window; `hints` are (keys, label, action) shown at its foot, clickable."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "back", show=False)]

    def __init__(self, words: Words, title: str, hints: Sequence[tuple[str, str, str]] = ()) -> None:
        super().__init__()
        self.words, self.heading = words, title
        self.hints = (*hints, ("escape", words.t("back"), "screen.cancel"))

    def compose(self) -> ComposeResult:
        """Title, body, error line, hints."""
        with Vertical(id="dialog"):
            yield Static(Content(self.heading), id="dialog-title", markup=False)
            yield from self.body()
            yield Static("", id="dialog-error", markup=False)
            yield Pressable(self._hints(), name_id="dialog-hints")

    def body(self) -> ComposeResult:
        """What stands between title and hints."""
        yield from ()

    def _hints(self) -> Content:
        parts = []
        for keys, label, action in self.hints:
            part = Content.assemble((shown(keys, self.words.t), "bold $accent"), " ", label, "   ")
            parts.append(pressable(part, action))
        return Content("").join(parts).rstrip()

    def complain(self, text: str) -> None:
        """Show an error or a question in the dialog's own line."""
        error = self.query_one("#dialog-error", Static)
        error.update(Content(f"! {display(text)}") if text else "")
        error.set_class(bool(text), "shown")

    def action_cancel(self) -> None:
        """Leave without a value."""
        self.dismiss(None)


@dataclass(frozen=True)
class Choice(Generic[T]):
    """One line of a choice: any of `keys` takes it."""

    keys: str
    label: str
    value: T


class ChoiceDialog(Dialog[T]):
    """A question with a few answers, each a key or a click."""

    def __init__(self, words: Words, title: str, body: Content, choices: Sequence[Choice[T]]) -> None:
        super().__init__(words, title)
        self.text, self.choices = body, tuple(choices)

    def body(self) -> ComposeResult:
        """The question and its answers."""
        if self.text:
            with VerticalScroll(id="dialog-text", can_focus=False):
                yield Static(self.text, markup=False)
        lines = []
        for n, choice in enumerate(self.choices):
            name = shown(choice.keys.split(",")[0], self.words.t)
            row = Content.assemble((f" {name} ", "reverse bold"), "  ", choice.label)
            lines.append(pressable(row, f"screen.take({n})"))
        yield Pressable(Content("\n").join(lines), name_id="dialog-choices")

    def action_take(self, n: int) -> None:
        """Give back the n-th value."""
        self.dismiss(self.choices[n].value)

    def on_key(self, event: events.Key) -> None:
        """One key answers."""
        for choice in self.choices:
            if event.key in choice.keys.split(",") or event.character in choice.keys.split(","):
                event.stop()
                self.dismiss(choice.value)
                return

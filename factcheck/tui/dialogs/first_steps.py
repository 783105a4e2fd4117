"""The first start: three steps from an article to its report, on an untouched desk, until they are skipped."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.keys import KEYS, shown
from factcheck.tui.state import state_folder
from factcheck.tui.theme import CURRENT, MUTED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from factcheck.store import Store
    from factcheck.tui.words import Words

_SEEN = "first-steps-seen"
_LOOKED_AT = 200


def seen() -> bool:
    """Whether the steps were read or skipped on this account."""
    try:
        return (state_folder() / _SEEN).exists()
    except OSError:
        return True  # where nothing can be remembered they would come back at each start


def remember() -> None:
    """Never show the steps by themselves again."""
    with suppress(OSError):
        (state_folder() / _SEEN).touch(mode=0o600)


def untouched(store: Store) -> bool:
    """Whether nobody worked in the record yet: it is empty, or the sample as it comes."""
    from factcheck.sample import REVIEWER

    return all(event.by == REVIEWER for event in store.history(limit=_LOOKED_AT))


def empty(store: Store) -> bool:
    """Whether the record holds nothing."""
    return not store.history(limit=1)


class FirstSteps(Dialog[None]):
    """Three pages; escape skips them, the last enter ends them, and both are remembered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "turn(1)", "next", show=False),
        Binding("left,backspace", "turn(-1)", "previous", show=False),
    ]

    def __init__(self, words: Words, keymap: Mapping[str, str], *, empty: bool) -> None:
        super().__init__(words, "")
        self.keymap, self.empty, self.at = keymap, empty, 0
        self.hints = (
            ("enter", words.t("go on"), "screen.turn(1)"),
            ("escape", words.t("skip for ever"), "screen.cancel"),
        )

    def body(self) -> ComposeResult:
        """One page."""
        yield Static("", id="step", markup=False)

    def on_mount(self) -> None:
        """The first page."""
        self._show()

    def _show(self) -> None:
        title, rows, more = self._pages()[self.at]
        dots = " ".join("●" if n == self.at else "○" for n in range(len(self._pages())))
        head = Content.assemble(f"{self.at + 1}. {title}", (f"   {dots}", MUTED))
        self.query_one("#dialog-title", Static).update(head)
        lines = [Content.assemble((f"{self._key(name):<8}", "bold $accent"), label) for name, label in rows]
        self.query_one("#step", Static).update(Content("\n").join([*lines, Content(""), Content.styled(more, MUTED)]))

    def _key(self, name: str) -> str:
        keys = next((key.keys for key in KEYS if key.id == name), name)
        return shown(self.keymap.get(name, keys).split(",")[0], self.words.t)

    def _pages(self) -> list[tuple[str, list[tuple[str, str]], str]]:
        t = self.words.t
        saved = t("What the screen shows as saved is on disk. Then {sign} goes on to what is next.")
        first = [("article.open", t("opens the marked article")), ("article.import", t("imports your own"))]
        return [
            (
                t("Open an article"),
                first[::-1] if self.empty else first,
                t("The article that needs you most stands first. A text can be pasted into the import window."),
            ),
            (
                t("Decide"),
                [
                    ("flag.accept", t("takes the suggestion of a flag, after reading why it was raised")),
                    ("flag.dismiss", t("dismisses the flag")),
                    ("claim.verified", t("you checked the claim and it holds")),
                    ("claim.disputed", t("it does not stand as written")),
                    ("undo", t("takes back what you did last")),
                ],
                saved.format(sign=CURRENT),
            ),
            (
                t("Report"),
                [
                    ("article.export", t("writes the corrections report")),
                    ("article.clear", t("says that the article may run")),
                    ("help", t("shows all keys of a screen")),
                    ("ctrl+p", t("finds every command by its name")),
                ],
                t("These steps are in the command palette, too."),
            ),
        ]

    def action_turn(self, step: int) -> None:
        """The next or the previous page; after the last one all is said."""
        if self.at + step == len(self._pages()):
            self.action_cancel()
            return
        self.at = max(0, self.at + step)
        self._show()

    def action_cancel(self) -> None:
        """Leave, and never come by itself again."""
        remember()
        self.dismiss(None)

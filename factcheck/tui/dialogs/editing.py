"""Where a person writes: a note, and a claim's corrected text with its word diff while typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from factcheck.errors import FactcheckError
from factcheck.model import ChangeClass, apply_changes
from factcheck.opcodes import opcodes
from factcheck.review import changes as edits
from factcheck.review.notes import LONGEST
from factcheck.text import display
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.dialogs.outer_editor import outer_editor, write_outside
from factcheck.tui.marks import word_diff
from factcheck.tui.theme import MUTED

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from factcheck.store.records import ClaimRow
    from factcheck.tui.drafts import Draft
    from factcheck.tui.words import Words


class Editor(TextArea):
    """A text field into which nothing that acts on a terminal can be pasted."""

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = display(event.text, lines=True)  # Textual then calls TextArea's own handler


class WritingDialog(Dialog[str]):
    """A text field; enter gives its text back. What is typed is a draft until the text is on disk."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", show=False, priority=True),
        Binding("f4", "write_outside", "editor", show=False, priority=True),
    ]

    def __init__(self, words: Words, title: str, draft: Draft) -> None:
        super().__init__(words, title, (("enter", words.t("save"), "screen.save"),))
        self.draft, self.waiting = draft, draft.text

    def compose(self) -> ComposeResult:
        """The editor of the person's own is offered where there is one."""
        if outer_editor() and not self.app.is_web:
            save, *rest = self.hints
            self.hints = (save, ("F4", self.words.t("your editor"), "screen.write_outside"), *rest)
        yield from super().compose()

    def body(self) -> ComposeResult:
        """The field."""
        yield Editor(self.waiting or "", soft_wrap=True, tab_behavior="focus", id="editor")

    def on_mount(self) -> None:
        """The cursor goes to the end."""
        editor = self.query_one(Editor)
        editor.move_cursor(editor.document.end)
        if self.waiting is not None:
            self.complain(self.words.t("your draft of before"))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The draft follows each key."""
        event.stop()
        self.draft.keep(self.written, "")

    @property
    def written(self) -> str:
        """What stands in the field."""
        return self.query_one(Editor).text

    def action_save(self) -> None:
        """Give the text back; an empty note is no note."""
        if not self.written.strip():
            self.complain(self.words.t("nothing written yet"))
            return
        self.draft.keep(self.written, "")
        self.dismiss(self.written)

    def action_write_outside(self) -> None:
        """Write the text in the person's own editor, and come back with it."""
        try:
            text = write_outside(self.app, self.written, LONGEST)
        except FactcheckError as error:
            self.complain(str(error))
            return
        editor = self.query_one(Editor)
        editor.text = text
        editor.move_cursor(editor.document.end)

    def action_cancel(self) -> None:
        """Leave; what was typed waits as a draft."""
        self.draft.keep(self.written, "")
        self.dismiss(None)


@dataclass(frozen=True)
class Correction:
    """What a correction dialog gives: the claim's text as it should be ("" cuts it) and its class, if chosen."""

    text: str
    cls: ChangeClass | None


class CorrectionDialog(Dialog[Correction]):
    """The claim's text, prefilled with the accepted suggestions; below it what changes, word by word."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", show=False, priority=True),
        Binding("f2", "toggle_class", "class", show=False, priority=True),
    ]

    def __init__(self, words: Words, claim: ClaimRow, draft: Draft, at: int = 0) -> None:
        """`at`: where in an uncorrected claim the cursor stands, in code points."""
        t = words.t
        hints = (("enter", t("save"), "screen.save"), ("F2", t("error or slip"), "screen.toggle_class"))
        super().__init__(words, t("Correct the claim"), hints)
        self.claim, self.draft, self.waiting = claim, draft, draft.text
        self.filled = claim.text if claim.correction is None else claim.correction
        self.at = at if claim.correction is None else 0
        self.chosen: ChangeClass | None = None
        self.asked = False

    def body(self) -> ComposeResult:
        """The field, then the diff."""
        start = display(self.filled, lines=True) if self.waiting is None else self.waiting
        yield Editor(start, soft_wrap=True, tab_behavior="focus", id="editor")
        with VerticalScroll(id="diff", can_focus=False):
            yield Static(id="diff-text", markup=False)

    def on_mount(self) -> None:
        """Show what a draft or the accepted suggestions change already."""
        if self.waiting is not None:
            self.complain(self.words.t("your draft of before"))
        before = display(self.filled[: self.at], lines=True).split("\n")
        self.query_one(Editor).move_cursor((len(before) - 1, len(before[-1])))
        self._show()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """The diff and the draft follow each key; an answered question is asked anew."""
        event.stop()
        self._keep()
        if self.asked:
            self.asked = False
            self.complain("")
        self._show()

    @property
    def written(self) -> str:
        """The text as it should be, with the article's own control characters back in their places."""
        return restored(self.filled, self.query_one(Editor).text)

    @property
    def guessed(self) -> ChangeClass:
        """The class that the change has when none is chosen: the gravest of its parts."""
        found = edits.from_edit(self.claim.text, self.claim.start, self.claim.changes, self.written)
        return "error" if any(change.cls != "slip" for change in found) else "slip"

    def _show(self) -> None:
        t, written = self.words.t, self.written
        if written == self.claim.text:
            text = Content.styled(t("nothing changed yet"), MUTED)
        elif not written.strip():
            text = Content.styled(t("the claim is cut"), "$error")
        else:
            text = word_diff(self.claim.text, written)
        cls = self.words.change_class(self.chosen or self.guessed)
        label = Content.assemble((t("class") + ": ", MUTED), (cls, "bold"))
        self.query_one("#diff-text", Static).update(Content("\n").join([label, text]))

    def action_toggle_class(self) -> None:
        """Error becomes slip, slip becomes error."""
        self.chosen = "slip" if (self.chosen or self.guessed) == "error" else "error"
        self._show()

    def action_save(self) -> None:
        """Give the correction back; an empty text is asked about once."""
        text = self.written
        if text == self.claim.text:
            self.complain(self.words.t("nothing changed yet"))
        elif not text.strip() and not self.asked:
            self.asked = True
            self.complain(self.words.t("Empty: the claim will be cut. Enter once more to cut it."))
        else:
            self._keep()
            self.dismiss(Correction(text if text.strip() else "", self.chosen))

    def _keep(self) -> None:
        self.draft.keep(self.query_one(Editor).text, display(self.filled, lines=True))

    def action_cancel(self) -> None:
        """Leave; what was typed waits as a draft."""
        self._keep()
        self.dismiss(None)


def restored(raw: str, edited: str) -> str:
    """An edit of `display(raw)` as an edit of `raw`: what was left alone keeps its own characters."""
    safe = display(raw, lines=True)
    if safe == raw:
        return edited
    return apply_changes(raw, [(i, j, edited[k:m]) for kind, i, j, k, m in opcodes(safe, edited) if kind != "equal"])

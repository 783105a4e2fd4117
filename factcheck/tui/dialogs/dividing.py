"""Where a claim is cut in two: suggested places by number, any other word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region

from factcheck.split.division import cuts, places
from factcheck.text import display
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.press import Pressable, pressable
from factcheck.tui.theme import CUT

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from factcheck.store.records import ClaimRow
    from factcheck.tui.words import Words

_NUMBERED = 9


class SplitDialog(Dialog[int]):
    """The claim with its places and the cut; enter gives the cut as an offset of the claim's text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "step(1)", "right", show=False),
        Binding("left,h", "step(-1)", "left", show=False),
        Binding("enter", "save", "split", show=False),
    ]

    def __init__(self, words: Words, claim: ClaimRow, lang: str) -> None:
        """`claim` can be cut somewhere."""
        t = words.t
        self.text = display(claim.text)
        self.cuts = cuts(claim.text)
        self.places = [place for place in places(claim.text, lang) if self.cuts[0] <= place <= self.cuts[-1]]
        self.places = self.places[:_NUMBERED]
        hints = [("← →", t("move the cut"), "screen.step(1)"), ("enter", t("split here"), "screen.save")]
        if self.places:
            hints.insert(0, ("1…9", t("to that place"), "screen.to(0)"))
        super().__init__(words, t("Split the claim"), hints)
        self.at = self.places[0] if self.places else self.cuts[len(self.cuts) // 2]

    def body(self) -> ComposeResult:
        """The claim."""
        with VerticalScroll(id="dialog-text", can_focus=False):
            yield Pressable(self._shown(), name_id="split-text")

    def on_mount(self) -> None:
        """The cut is in sight from the first."""
        self.call_after_refresh(self._show)

    def _shown(self, stop: int | None = None) -> Content:
        """The claim with numbers and cut, up to an offset if given."""
        stop = len(self.text) if stop is None else stop
        parts, last = [], 0
        for place in sorted({*self.places, self.at}):
            if place > stop:
                break
            parts.append(Content(self.text[last:place]))
            if place == self.at:
                parts.append(Content.styled(f" {CUT} ", "$accent bold"))
            if place in self.places:
                n = self.places.index(place)
                number = pressable(Content.styled(f" {n + 1} ", "reverse bold"), f"screen.to({n})")
                parts += [number, Content(" ")]
            last = place
        parts.append(Content(self.text[last:stop]))
        return Content("").join(parts)

    def _show(self) -> None:
        text = self.query_one("#split-text", Pressable)
        text.update(self._shown())
        width = max(1, text.content_size.width)
        line = len(self._shown(self.at).wrap(width)) - 1
        pane = self.query_one("#dialog-text", VerticalScroll)
        pane.scroll_to_region(Region(0, line, 1, 2), animate=False, force=True, x_axis=False)

    def action_step(self, step: int) -> None:
        """The next or the previous place between words."""
        place = bisect_right(self.cuts, self.at) if step > 0 else bisect_left(self.cuts, self.at) - 1
        if 0 <= place < len(self.cuts):
            self.at = self.cuts[place]
            self._show()

    def action_to(self, n: int) -> None:
        """The n-th suggested place."""
        if n < len(self.places):
            self.at = self.places[n]
            self._show()

    def action_save(self) -> None:
        """Give the place back."""
        self.dismiss(self.at)

    def on_key(self, event: events.Key) -> None:
        """A digit goes to its place."""
        if event.character and event.character in "123456789":
            event.stop()
            self.action_to(int(event.character) - 1)

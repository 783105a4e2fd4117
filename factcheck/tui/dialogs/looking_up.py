"""Look it up: the places to look for a text, to be opened, copied, or kept as evidence; nothing is opened by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from factcheck.errors import FactcheckError
from factcheck.text import display
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.browser import visit
from factcheck.tui.clipboard import copy
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.dialogs.fields import PlainInput
from factcheck.tui.theme import MUTED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual import events
    from textual.app import ComposeResult

    from factcheck.review import Link
    from factcheck.tui.words import Words


@dataclass(frozen=True)
class Asked:
    """What may be looked up, and what it is: the claim, the words that were searched for or selected."""

    label: str
    text: str


class LookUpDialog(Dialog[None]):
    """Links for words that can be edited. `links` makes them, `keep` makes one the claim's evidence (None: cannot)."""

    AUTO_FOCUS = "Blocks"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "visit", "open", show=False),
        Binding("y", "copy", "copy", show=False),
        Binding("e", "keep", "keep", show=False),
        Binding("w", "other", "other words", show=False),
        Binding("slash", "edit", "edit", show=False),
        Binding("j,down", "step(1)", "next", show=False),
        Binding("k,up", "step(-1)", "previous", show=False),
        *(Binding(str(n), f"visit({n - 1})", "open", show=False) for n in range(1, 10)),
    ]

    def __init__(
        self,
        words: Words,
        asked: Sequence[Asked],
        links: Callable[[str], list[Link]],
        keep: Callable[[str], Awaitable[None]] | None,
    ) -> None:
        t = words.t
        hints = [("enter", t("open it"), "screen.visit"), ("y", t("copy"), "screen.copy")]
        if keep is not None:
            hints.append(("e", t("keep as evidence"), "screen.keep"))
        if len(asked) > 1:
            hints.append(("w", t("other words"), "screen.other"))
        super().__init__(words, t("Look it up"), (*hints, ("/", t("write the words"), "screen.edit")))
        self.asked, self.at = tuple(asked), 0
        self._links, self._keep = links, keep
        self.found: list[Link] = []

    def body(self) -> ComposeResult:
        """The words, then the places."""
        yield PlainInput(self.asked[0].text, placeholder=self.words.t("words to look up"), id="query")
        yield Blocks(4, name_id="results", nowrap=True)

    def on_mount(self) -> None:
        """Show the places."""
        self._say_what()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Other words, other addresses."""
        event.stop()
        results = self.query_one(Blocks)
        self.found = self._links(event.value)
        rows = [self._row(n, link) for n, link in enumerate(self.found)]
        keys = [row.key for row in rows]
        results.show(rows, results.current if results.current in keys else next(iter(keys), None))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field goes back to the places."""
        event.stop()
        self.query_one(Blocks).focus()

    def on_key(self, event: events.Key) -> None:
        """Down leaves the field for the places."""
        if event.key == "down" and isinstance(self.focused, Input):
            event.stop()
            self.query_one(Blocks).focus()

    def _row(self, n: int, link: Link) -> Block:
        name = link.name or self.words.t("source")
        body = Content("\n").join([Content.styled(line(name, 80), "bold"), Content.styled(line(link.url, 400), MUTED)])
        return Block(n, Content(f"{n + 1} " if n < 9 else "  "), body)

    def _say_what(self) -> None:
        title = f"{self.words.t('Look it up')}: {self.asked[self.at].label}"
        self.query_one("#dialog-title", Static).update(Content(title))

    @property
    def _marked(self) -> Link | None:
        at = self.query_one(Blocks).current
        return self.found[at] if at is not None and at < len(self.found) else None

    def action_step(self, step: int) -> None:
        """The next or the previous place."""
        self.query_one(Blocks).step(step)

    def action_edit(self) -> None:
        """Write other words."""
        self.query_one(Input).focus()

    def action_other(self) -> None:
        """The next of the words that may be meant."""
        self.at = (self.at + 1) % len(self.asked)
        self.query_one(Input).value = self.asked[self.at].text
        self._say_what()

    def on_blocks_selected(self, event: Blocks.Selected) -> None:
        """A click marks a place; one on the marked one opens it."""
        if event.key == event.blocks.current:
            self.action_visit()
        event.blocks.move_to(event.key)

    def action_visit(self, n: int | None = None) -> None:
        """Open the marked address, or the n-th."""
        if n is not None and n < len(self.found):
            self.query_one(Blocks).move_to(n)
        if (n is None or n < len(self.found)) and (link := self._marked) is not None:
            self.leave_for(link.url)

    @work(group="acts")
    async def leave_for(self, url: str) -> None:
        """Open an address; copy it where there is no browser."""
        t = self.words.t
        if await visit(self.app, url):
            self.say(t("opened in the browser"))
        else:
            tried = await copy(self.app, url)
            self.say(t("there is no browser here: address copied ({tried})").format(tried=tried))

    def action_copy(self) -> None:
        """Copy the marked address."""
        if (link := self._marked) is not None:
            self.take(link.url)

    @work(group="acts")
    async def take(self, url: str) -> None:
        """Copy an address."""
        self.say(self.words.t("address copied ({tried})").format(tried=await copy(self.app, url)))

    def action_keep(self) -> None:
        """Keep the marked address as evidence."""
        if self._keep is None:
            self.complain(self.words.t("evidence belongs to a claim: choose one first"))
        elif (link := self._marked) is not None:
            self.hold(self._keep, link.url)

    @work(group="acts")
    async def hold(self, keep: Callable[[str], Awaitable[None]], url: str) -> None:
        """Put an address to the claim."""
        try:
            await keep(url)
        except FactcheckError as error:
            self.complain(str(error))
        else:
            self.say("✓ " + self.words.t("kept as evidence: {url}").format(url=line(url, 60)))

    def say(self, text: str) -> None:
        """What was done, on the dialog's line, while it is there."""
        if self.is_attached:
            self.complain(text)
            self.query_one("#dialog-error", Static).update(Content(display(text)))

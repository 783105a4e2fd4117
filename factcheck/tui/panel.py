"""What the screens over the desk and the review share: a head, rows or a text, and a way back or to a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from factcheck.text import display
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.dialogs.help import HelpDialog
from factcheck.tui.press import put
from factcheck.tui.screens import Working
from factcheck.tui.theme import MUTED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from factcheck.tui.keys import Where
    from factcheck.tui.words import Words

# A text is wrapped as a whole, about 1.5 million characters a second.
TEXT_CAP = 200_000
Signs = list[tuple[str, str]]


class Panel(Working):
    """A screen over the desk or a review; `article` is the one it is about, None for all. Escape goes back."""

    margin: ClassVar[int] = 4
    listing: ClassVar[type[Blocks]] = Blocks

    def __init__(self, article: int | None = None) -> None:
        super().__init__()
        self.article = article

    @property
    def number(self) -> int:
        """The number of the article, of a panel that is opened on one only."""
        assert self.article is not None
        return self.article

    def compose(self) -> ComposeResult:
        """Head, body, status line, footer."""
        yield Static(id="head", markup=False)
        yield from self.body()
        yield Static("", id="status", markup=False)
        yield self.footer()

    def body(self) -> ComposeResult:
        """What stands between head and status line."""
        yield self.listing(self.margin, name_id="rows", nowrap=True)

    def on_mount(self) -> None:
        """Read what is to be shown."""
        self.act(self.reload)

    def show_head(self, name: str, *facts: str, below: Content | None = None) -> None:
        """The name of the screen and what is to be known first; the facts may hold outside text."""
        rest = " · ".join(display(fact) for fact in facts if fact)
        head = Content.assemble((name, "bold $accent"), (f"  {rest}", MUTED))
        put(self.query_one("#head", Static), head if below is None else Content("\n").join([head, below]))

    def show_rows(self, blocks: Sequence[Block], empty: str) -> None:
        """Show the rows with the same one current as before, else the first; without any what `empty` says."""
        listing = self.query_one("#rows", Blocks)
        keys = [block.key for block in blocks]
        current = listing.current if listing.current in keys else next(iter(keys), None)
        nothing = [Block(-1, Content(""), Content(empty), dim=True)]
        listing.show(blocks or nothing, current)
        if self.focused is None:
            listing.focus()

    @property
    def marked(self) -> int | None:
        """The key of the current row."""
        return self.query_one("#rows", Blocks).current

    def action_move(self, step: int) -> None:
        """The next or the previous row."""
        self.query_one("#rows", Blocks).step(step)

    def on_blocks_selected(self, event: Blocks.Selected) -> None:
        """A click marks a row; one on the marked row opens it."""
        if event.key == self.marked:
            self.action_open()
        elif event.key >= 0:
            event.blocks.move_to(event.key)

    def action_open(self) -> None:
        """What enter does with the marked row."""

    def action_back(self) -> None:
        """To the screen below, with what was done here."""
        self.app.pop_screen()
        below = self.app.screen
        if isinstance(below, Working) and below.version != self.version:
            below.refresh_record()

    def leave_for(self, article: int, claim: int | None) -> None:
        """Go to a claim in the review: in the one below where it is of this article."""
        from factcheck.tui.review import Review

        self.action_back()
        below = self.app.screen
        if isinstance(below, Review) and below.article == article:
            below.go(claim)
        else:
            self.bench.open_article(article, claim)

    def signs(self) -> Signs:
        """The signs of this screen, for the help."""
        return []

    def action_help(self) -> None:
        """All keys, and the signs of this screen."""
        self.app.push_screen(PanelHelp(self.words, self.where, self.bench.keymap, self.signs()))


class PanelHelp(HelpDialog):
    """The keys and signs of a panel."""

    def __init__(self, words: Words, where: Where, keymap: Mapping[str, str], signs: Signs) -> None:
        super().__init__(words, where, keymap)
        self.signs = signs

    def _signs(self) -> list[Content]:
        return [Content.assemble((f"{sign:<10}", "bold"), label) for sign, label in self.signs]


class Reader(VerticalScroll, can_focus=True):
    """A text of several lines to scroll in, never markup; at most TEXT_CAP characters of it."""

    def __init__(self, name_id: str) -> None:
        super().__init__(id=name_id)

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("", markup=False)

    def show(self, text: str, more: str) -> None:
        """Show a text from its top; `more` says, with {n}, how many characters were left out."""
        shown = Content(display(text[:TEXT_CAP], lines=True))
        if len(text) > TEXT_CAP:
            shown += Content.styled("\n… " + more.format(n=len(text) - TEXT_CAP), MUTED)
        self.query_one(Static).update(shown)
        self.scroll_home(animate=False)

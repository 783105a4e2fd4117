"""A list of text blocks with a margin of signs, drawn line by line: the desk's rows and the article's claims."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.tui.theme import CURRENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events


@dataclass(frozen=True)
class Block:
    """One row: `margin` (its signs) stands before the first line, `body` is wrapped beside it.

    With `gap` a line stands above the row, empty or with the words of `lead`.
    """

    key: int
    margin: Content
    body: Content
    gap: bool = False
    dim: bool = False
    lead: Content = field(default_factory=Content)


class Blocks(ScrollView, can_focus=True, inherit_bindings=False):
    """Blocks, one of them current: it has a sign in the margin and a background of its own."""

    # Not the arrows of a ScrollView: they would scroll a long list instead of moving in it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"blocks--current", "blocks--dim"}

    class Selected(Message):
        """A block was clicked; `key` is its key."""

        def __init__(self, blocks: Blocks, key: int) -> None:
            super().__init__()
            self.blocks, self.key = blocks, key

        @property
        def control(self) -> Blocks:
            """The widget it came from."""
            return self.blocks

    def __init__(self, margin: int, *, name_id: str | None = None, nowrap: bool = False) -> None:
        super().__init__(id=name_id)
        self._margin, self._nowrap = margin, nowrap
        self._blocks: tuple[Block, ...] = ()
        self._lines: list[tuple[int, int, Content]] = []
        self._first: list[int] = []
        self._index: dict[int, int] = {}
        self.current: int | None = None

    def show(self, blocks: Sequence[Block], current: int | None) -> None:
        """Show these blocks, with the one of key `current` marked and in sight."""
        self._blocks = tuple(blocks)
        self._index = {block.key: n for n, block in enumerate(self._blocks)}
        self.current = current
        self._lay_out()
        self.call_after_refresh(self.reveal)

    @property
    def keys(self) -> list[int]:
        """The keys of the blocks, in order."""
        return [block.key for block in self._blocks]

    def move_to(self, key: int | None) -> None:
        """Make a block the current one."""
        self.current = key
        self.refresh()
        self.reveal()

    def step(self, step: int) -> None:
        """Make the block so many further on the current one, at most the last or the first."""
        keys = self.keys
        if keys:
            at = keys.index(self.current) + step if self.current in keys else 0
            self.move_to(keys[max(0, min(at, len(keys) - 1))])

    def reveal(self) -> None:
        """Scroll so that the current block is in sight, with a line of context where there is room."""
        place = self._index.get(self.current) if self.current is not None else None
        if place is None or not self._lines:
            return
        first = self._first[place]
        last = self._first[place + 1] if place + 1 < len(self._first) else len(self._lines)
        height = min(last - first, self.size.height)
        self.scroll_to_region(Region(0, max(0, first - 1), 1, height + 2), animate=False, force=True, x_axis=False)
        if last - first >= self.size.height:
            self.scroll_to(y=first, animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap anew at the new width."""
        self._lay_out()
        self.call_after_refresh(self.reveal)

    def _lay_out(self) -> None:
        # The scrollbar comes after the text is laid out, and takes its column without a resize.
        bar = 0 if self.show_vertical_scrollbar else self.styles.scrollbar_size_vertical
        width = max(10, self.scrollable_content_region.width - bar - self._margin)
        self._lines, self._first = [], []
        for n, block in enumerate(self._blocks):
            self._first.append(len(self._lines))
            if block.gap and self._lines:
                self._lines.append((n, -1, block.lead.truncate(width, ellipsis=True)))
            if self._nowrap:
                body = [part.truncate(width, ellipsis=True) for part in block.body.split("\n", allow_blank=True)]
            else:
                body = block.body.wrap(width)
            self._lines += [(n, row, content.rstrip()) for row, content in enumerate(body)]
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the view: margin and body, on the current block's background or the plain one."""
        width, base = self.size.width, self.visual_style
        classes = []
        at = round(self.scroll_y) + y
        if at >= len(self._lines):
            return Strip.blank(width, base.rich_style)
        n, row, body = self._lines[at]
        block = self._blocks[n]
        if block.dim:
            classes.append("blocks--dim")
        pointer = " "
        if block.key == self.current and row >= 0:
            classes.append("blocks--current")
            pointer = CURRENT if row == 0 else "▏"
        base = self.get_visual_style(*classes) if classes else base
        margin = Content.assemble((pointer, "$accent bold"), block.margin) if row == 0 else Content(pointer)
        shown = margin.pad_right(max(0, self._margin - margin.cell_length)) + body
        return Strip(shown.render_segments(base)).adjust_cell_length(width, base.rich_style)

    def key_at(self, y: int) -> int | None:
        """The key of the block on a line of the view."""
        at = round(self.scroll_y) + y
        if not 0 <= at < len(self._lines):
            return None
        return self._blocks[bisect_right(self._first, at) - 1].key

    def on_click(self, event: events.Click) -> None:
        """A click selects the block under it."""
        offset = event.get_content_offset(self)
        if offset is not None and (key := self.key_at(offset.y)) is not None:
            self.post_message(self.Selected(self, key))

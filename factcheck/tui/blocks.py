"""A list of text blocks with a margin of signs, drawn line by line: the desk's rows and the article's claims."""

from __future__ import annotations

import operator
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from factcheck.tui.theme import CURRENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.style import Style


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
        # The lines of a block, as long as the same one is shown at the same width.
        self._wrapped: dict[int, tuple[Block, int, list[Content]]] = {}
        # Lines as drawn, by their block, their row in it, and whether it is the current one; in one look and width.
        self._drawn: dict[tuple[int, int, bool], Strip] = {}
        self._look: tuple[Any, ...] = (0, None, False)
        # What stands on each line of the view: what comes is drawn only where it is something else.
        self._painted: dict[int, Strip] = {}
        self._blank = Strip.blank(0)
        self.current: int | None = None

    def show(self, blocks: Sequence[Block], current: int | None) -> None:
        """Show these blocks, with the one of key `current` marked and in sight."""
        self.current = current
        self.place(blocks)
        self.reveal()
        if not self.size:
            self.call_after_refresh(self.reveal)

    def place(self, blocks: Sequence[Block], stays: int | None = None) -> None:
        """Put these blocks in; that of key `stays`, else the first one in sight that is among them, keeps its line."""
        if len(blocks) == len(self._blocks) and all(map(operator.is_, blocks, self._blocks)):
            self._repaint()
            return
        keys = {block.key for block in blocks}
        if stays is None or stays not in keys or stays not in self._index:
            in_sight = map(self.key_at, range(self.size.height))
            stays = next((key for key in in_sight if key in keys), None)
        line = self._line_of(stays)
        self._blocks = tuple(blocks)
        self._index = {block.key: n for n, block in enumerate(self._blocks)}
        self._lay_out()
        if line is not None and (now := self._line_of(stays)) is not None:
            self._shift(self.scroll_y + now - line)
        self._repaint()

    def _line_of(self, key: int | None) -> float | None:
        """On which line of the view a block begins, which may lie outside it."""
        place = self._index.get(key) if key is not None else None
        return self._first[place] - self.scroll_y if place is not None else None

    def _shift(self, y: float) -> None:
        """Let the view begin at another line: no scrolling, since the same blocks stand in it as before."""
        y = max(0.0, min(y, self.max_scroll_y))
        self.set_reactive(Widget.scroll_y, y)
        self.set_reactive(Widget.scroll_target_y, y)

    def _repaint(self) -> None:
        """Draw the lines on which something else stands now."""
        width, height = self.size
        self._take_look()
        other = [y for y in range(height) if self._strip(y) is not self._painted.get(y)]
        if other:
            self.refresh(*(Region(0, y, width, 1) for y in other))
            self._move_bar()

    def _move_bar(self) -> None:
        """Let the scrollbar tell how much there is, with the next lines drawn: what is out of sight is no news."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = self.virtual_size.height
            self.vertical_scrollbar.position = self.scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """The scrollbar goes along."""
        super().watch_scroll_y(old_value, new_value)
        self._move_bar()

    def on_enter(self) -> None:
        """The pointer may take the scrollbar."""
        self._move_bar()

    @property
    def keys(self) -> list[int]:
        """The keys of the blocks, in order."""
        return [block.key for block in self._blocks]

    def move_to(self, key: int | None) -> None:
        """Make a block the current one."""
        self.current = key
        self.reveal()
        self._repaint()

    def _span(self, place: int) -> tuple[int, int]:
        return self._first[place], self._first[place + 1] if place + 1 < len(self._first) else len(self._lines)

    def step(self, step: int) -> None:
        """Make the block so many further on the current one, at most the last or the first."""
        if self._blocks:
            at = self._index[self.current] + step if self.current in self._index else 0
            self.move_to(self._blocks[max(0, min(at, len(self._blocks) - 1))].key)

    def reveal(self) -> None:
        """Scroll so that the current block is in sight, with a line of context where there is room."""
        place = self._index.get(self.current) if self.current is not None else None
        if place is None or not self._lines:
            return
        first, last = self._span(place)
        height = min(last - first, self.size.height)
        self.scroll_to_region(Region(0, max(0, first - 1), 1, height + 2), animate=False, force=True, x_axis=False)
        if last - first >= self.size.height:
            self.scroll_to(y=first, animate=False, force=True)

    def action_page_up(self) -> None:
        """A page up, at once: a view in motion cannot be shifted when more comes above it."""
        self.scroll_page_up(animate=False)

    def action_page_down(self) -> None:
        """A page down, at once."""
        self.scroll_page_down(animate=False)

    def on_resize(self) -> None:
        """Wrap anew at the new width."""
        self._lay_out()
        self.refresh()
        self.call_after_refresh(self.reveal)

    def _lay_out(self) -> None:
        # The scrollbar comes after the text is laid out, and takes its column without a resize.
        bar = 0 if self.show_vertical_scrollbar else self.styles.scrollbar_size_vertical
        width = max(10, self.scrollable_content_region.width - bar - self._margin)
        self._lines, self._first, wrapped = [], [], {}
        drawn, self._drawn = self._drawn, {}
        for n, block in enumerate(self._blocks):
            self._first.append(len(self._lines))
            if block.gap and self._lines:
                self._lines.append((n, -1, block.lead.truncate(width, ellipsis=True)))
            was = self._wrapped.get(block.key)
            same = was is not None and was[0] is block and was[1] == width
            lines = was[2] if was is not None and same else self._wrap(block, width)
            wrapped[block.key] = block, width, lines
            self._lines += [(n, row, content) for row, content in enumerate(lines)]
        gone = {key for key, (block, at, _) in self._wrapped.items() if wrapped.get(key, (None, 0))[:2] != (block, at)}
        self._wrapped = wrapped
        self._drawn = {key: strip for key, strip in drawn.items() if key[0] in wrapped and key[0] not in gone}
        self._resize_content(Size(self.scrollable_content_region.width, len(self._lines)))

    def _resize_content(self, size: Size) -> None:
        """Tell how much there is to scroll; the screen is laid out anew only when the scrollbar comes or goes."""
        if self.show_vertical_scrollbar and size.height > self.container_size.height:
            self.set_reactive(Widget.virtual_size, size)
            if self.scroll_y > self.max_scroll_y:
                self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
        else:
            self.virtual_size = size

    def _wrap(self, block: Block, width: int) -> list[Content]:
        if self._nowrap:
            body = [part.truncate(width, ellipsis=True) for part in block.body.split("\n", allow_blank=True)]
        else:
            body = list(block.body.wrap(width))
        return [content.rstrip() for content in body]

    def render_line(self, y: int) -> Strip:
        """One line of the view: margin and body, on the current block's background or the plain one."""
        strip = self._painted[y] = self._strip(y)
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Several lines in one look."""
        self._take_look()
        return super().render_lines(crop)

    def _take_look(self) -> None:
        """Forget what was drawn in another width, style or focus."""
        width, base = self.size.width, self.visual_style
        if self._look != (width, base, self.has_focus):
            self._look, self._blank = (width, base, self.has_focus), Strip.blank(width, base.rich_style)
            self._drawn.clear()

    def _strip(self, y: int) -> Strip:
        """The line as it is to be, drawn once for all times that it is shown."""
        at = round(self.scroll_y) + y
        if at >= len(self._lines):
            return self._blank
        n, row, body = self._lines[at]
        block = self._blocks[n]
        key = block.key, row, block.key == self.current
        if key not in self._drawn:
            width, base, _ = self._look
            self._drawn[key] = self._draw(block, row, body, width, base)
        return self._drawn[key]

    def _draw(self, block: Block, row: int, body: Content, width: int, base: Style) -> Strip:
        classes = []
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

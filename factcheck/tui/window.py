"""A list that is a window on a longer one: it asks for more before its first or last block comes in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual.message import Message

from factcheck.tui.blocks import Block, Blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

Way = Literal["ahead", "behind", "first", "last"]
# More blocks are asked for when the view or the current block is so near an end; of so many the far ones are let go.
NEAR = 30
KEPT = 300


class Window(Blocks):
    """Blocks of which more may stand before and behind."""

    class Wanted(Message):
        """What else the list needs: the blocks ahead of its first one or behind its last, or the very first or last."""

        def __init__(self, window: Window, way: Way) -> None:
            super().__init__()
            self.window, self.way = window, way

        @property
        def control(self) -> Window:
            """The widget it came from."""
            return self.window

    def __init__(self, margin: int, *, name_id: str | None = None, nowrap: bool = False) -> None:
        super().__init__(margin, name_id=name_id, nowrap=nowrap)
        self._more = {"ahead": False, "behind": False}
        self._asked: set[str] = set()

    def part(self, *, before: bool, behind: bool) -> None:
        """Say whether there is more than is shown next."""
        self._more = {"ahead": before, "behind": behind}
        self._asked.clear()

    def show(self, blocks: Sequence[Block], current: int | None) -> None:
        """Show these blocks; where the marked one stays the same it stays on its line of the view."""
        same = {block.key: block for block in self._blocks}
        rows = [same[block.key] if same.get(block.key) == block else block for block in blocks]
        if self.current == current and current in same:
            self.place(rows, current)
        else:
            super().show(rows, current)

    def extend(self, way: Way, blocks: Sequence[Block], *, more: bool) -> None:
        """Add the blocks that follow at an end, letting go those far off at the other; the view stays where it is."""
        self._asked.discard(way)
        self._more[way] = more
        fresh = {block.key for block in blocks}
        old = [block for block in self._blocks if block.key not in fresh]
        if way == "ahead":
            together = [*blocks, *old]
            shown, gone = together[:KEPT], together[KEPT:]
        else:
            together = [*old, *blocks]
            shown, gone = together[-KEPT:], together[:-KEPT]
        if gone:
            self._more["behind" if way == "ahead" else "ahead"] = True
        self.place(shown)

    def step(self, step: int) -> None:
        """As in any list; from a marked block that was let go, on from the top of the view."""
        if self.current not in self._index and (top := self.key_at(0)) is not None:
            self.move_to(top)
        else:
            super().step(step)
        self._ask()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more when an end comes near."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def _ask(self) -> None:
        if not self._blocks:
            return
        top, bottom = self._place_at(0), self._place_at(self.size.height - 1)
        if self.current in self._index:
            top, bottom = min(top, self._index[self.current]), max(bottom, self._index[self.current])
        if top < NEAR:
            self._want("ahead")
        if bottom >= len(self._blocks) - NEAR:
            self._want("behind")

    def _place_at(self, y: int) -> int:
        key = self.key_at(y)
        return self._index[key] if key is not None else len(self._blocks) - 1

    def _want(self, way: Literal["ahead", "behind"]) -> None:
        if self._more[way] and way not in self._asked:
            self._asked.add(way)
            self.post_message(self.Wanted(self, way))

    def action_scroll_home(self) -> None:
        """To the very first block."""
        self._jump("first", "ahead", 0)

    def action_scroll_end(self) -> None:
        """To the very last block."""
        self._jump("last", "behind", -1)

    def _jump(self, way: Way, side: str, place: int) -> None:
        if self._more[side]:
            self.post_message(self.Wanted(self, way))
        elif self._blocks:
            self.move_to(self._blocks[place].key)

"""The article as its claims stand in it: a window of blocks around the current one, signs in the margin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from textual.content import Content

from factcheck.text import LINE_ENDS
from factcheck.tui.blocks import Block
from factcheck.tui.marks import marked, marks
from factcheck.tui.theme import BOILERPLATE, SEVERITY, SEVERITY_STYLE, STATUS, STATUS_STYLE, UNCHECKED
from factcheck.tui.window import KEPT, NEAR, Window

if TYPE_CHECKING:
    from factcheck.store.records import ClaimRow, FlagRow
    from factcheck.tui.page import Page
    from factcheck.tui.window import Way

MARGIN = 5
_LINE_END = re.compile(f"[{LINE_ENDS}]")
# So many claims before and after the current one are laid out at first, and so many more when their end comes near.
AROUND, STRIDE = 60, 40


class ArticleView(Window):
    """The text with its claims. Of a long article only the part around the current one, or in sight, is laid out."""

    def __init__(self) -> None:
        super().__init__(MARGIN, name_id="article")
        # Each block with all that it was made of: it is made anew only when some of that is another.
        self._made: dict[int, tuple[tuple[object, ...], Block]] = {}
        self._page: Page | None = None
        # The flag that is marked and the words that are searched for; which claims of the page are laid out.
        self._marks: tuple[int | None, str] = (None, "")
        self._part = range(0)

    def show_page(
        self, page: Page, claim: int | None, flag: int | None, search: str = "", *, reveal: bool = True
    ) -> None:
        """Show the part of the article around a claim; without `reveal` the view stays on the same claim."""
        part, place = self._part, page.place.get(claim, 0) if claim is not None else 0
        # The part stays while the claim is well within it.
        first = part.start == 0 or part.start + NEAR <= place
        last = part.stop == len(page.claims) or place < part.stop - NEAR
        moves = reveal or self.current != claim
        if moves and not (place in part and first and last):
            part = _within(page, place - AROUND, place + AROUND + 1)
        if self._page is not page or (self._part, self._marks) != (part, (flag, search)):
            self._page, self._marks = page, (flag, search)
            self._lay(page, part)
        if moves:
            self.move_to(claim)
            if not self.size:
                self.call_after_refresh(self.reveal)

    def _want(self, way: Literal["ahead", "behind"]) -> None:
        """Lay out more of the article, which is in memory."""
        page, part = self._page, self._part
        if page is None or not self._more[way]:
            return
        if way == "ahead":
            self._lay(page, _within(page, part.start - STRIDE, min(part.stop, part.start - STRIDE + KEPT)))
        else:
            self._lay(page, _within(page, max(part.start, part.stop + STRIDE - KEPT), part.stop + STRIDE))

    def _jump(self, _way: Way, _side: str, place: int) -> None:
        """To the beginning or the end of the text; the current claim stays what it is."""
        if (page := self._page) is not None:
            whole = len(page.claims)
            self._lay(page, _within(page, 0, 2 * AROUND) if place == 0 else _within(page, whole - 2 * AROUND, whole))
            self.scroll_to(y=0 if place == 0 else self.max_scroll_y, animate=False, force=True)

    def _lay(self, page: Page, part: range) -> None:
        self._part = part = _within(page, part.start, part.stop)
        self._make(page)
        self.part(before=part.start > 0, behind=part.stop < len(page.claims))
        self.place([block for _, block in self._made.values()])

    def _make(self, page: Page) -> None:
        window = page.claims[self._part.start : self._part.stop]
        flag, search = self._marks
        start, end = (window[0].start, window[-1].end) if window else (0, 0)
        wide = [f for f in page.flags_of(None) if f.start < end and start < f.end]
        breaks = page.paragraphs
        made, before = {}, -1
        for row in window:
            paragraph = bisect_right(breaks, row.start)
            flags = page.flags_of(row.id)
            crossing = [f for f in wide if f.start < row.end and row.start < f.end]
            own = flag if any(f.id == flag for f in (*flags, *crossing)) else None
            of = (row, tuple(flags), tuple(crossing), paragraph != before, own, search)
            was = self._made.get(row.id)
            made[row.id] = was if was is not None and was[0] == of else (of, self._block(row, flags, crossing, *of[3:]))
            before = paragraph
        self._made = made

    @staticmethod
    def _block(
        claim: ClaimRow, flags: list[FlagRow], crossing: list[FlagRow], gap: bool, flag: int | None, search: str
    ) -> Block:
        body = marked(claim, marks(claim, [*flags, *crossing], flag), search)
        return Block(claim.id, margin(claim, flags), body, gap=gap, dim=not claim.checkable)


def _within(page: Page, first: int, last: int) -> range:
    return range(max(0, first), min(len(page.claims), last))


def margin(claim: ClaimRow, flags: list[FlagRow]) -> Content:
    """The signs of a claim: its verdict, whether its facts are still to be checked, its gravest undecided flag."""
    if "boilerplate" in claim.kinds:
        unchecked = (BOILERPLATE, "")
    else:
        unchecked = (UNCHECKED, "$accent") if claim.checkable and not claim.fact_checked else (" ", "")
    grave = {flag.severity for flag in flags if flag.undecided}
    worst = next((severity for severity in ("error", "warning") if severity in grave), "")
    return Content.assemble(
        (STATUS[claim.status], STATUS_STYLE[claim.status] + " bold"),
        unchecked,
        (SEVERITY[worst], SEVERITY_STYLE[worst] + " bold") if worst else " ",
    )


def paragraph_starts(text: str) -> list[int]:
    """Where paragraphs begin: the offsets after each line end, in code points."""
    return [match.end() for match in _LINE_END.finditer(text)]


def nearest(claims: list[ClaimRow], offset: int) -> int:
    """The place of the claim at or after an offset."""
    return min(bisect_left([claim.end for claim in claims], offset + 1), max(0, len(claims) - 1))

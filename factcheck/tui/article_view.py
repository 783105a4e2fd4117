"""The article as its claims stand in it: a window of blocks around the current one, signs in the margin."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from textual.content import Content

from factcheck.text import LINE_ENDS
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.marks import marked, marks
from factcheck.tui.theme import BOILERPLATE, SEVERITY, SEVERITY_STYLE, STATUS, STATUS_STYLE, UNCHECKED

if TYPE_CHECKING:
    from factcheck.store.records import ClaimRow, FlagRow
    from factcheck.tui.page import Page

MARGIN = 5
_LINE_END = re.compile(f"[{LINE_ENDS}]")
WINDOW = 80


class ArticleView(Blocks):
    """The text with its claims. Long articles are shown WINDOW claims before and after the current one."""

    def __init__(self) -> None:
        super().__init__(MARGIN, name_id="article")

    def show_page(self, page: Page, claim: int | None, flag: int | None, search: str = "") -> None:
        """Show the part of the article around a claim."""
        place = page.place.get(claim, 0) if claim is not None else 0
        window = page.claims[max(0, place - WINDOW) : place + WINDOW + 1]
        breaks = page.paragraphs
        blocks, before = [], -1
        for row in window:
            paragraph = bisect_right(breaks, row.start)
            blocks.append(self._block(page, row, paragraph != before, flag, search))
            before = paragraph
        self.show(blocks, claim)

    def _block(self, page: Page, claim: ClaimRow, gap: bool, flag: int | None, search: str) -> Block:
        flags = page.flags_of(claim.id)
        crossing = [f for f in page.flags_of(None) if f.start < claim.end and claim.start < f.end]
        body = marked(claim, marks(claim, [*flags, *crossing], flag), search)
        return Block(claim.id, margin(claim, flags), body, gap=gap, dim=not claim.checkable)


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

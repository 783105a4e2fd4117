"""The queue: the claims of all articles in the order in which a desk takes them, read a few pages at a time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from factcheck.text import display
from factcheck.tui import order as orders
from factcheck.tui import window as windows
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.filtering import Filtering
from factcheck.tui.keys import Where, bindings
from factcheck.tui.theme import MUTED, SEVERITY, SEVERITY_STYLE, STATUS, STATUS_STYLE, UNCHECKED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.model import Order
    from factcheck.store import Store
    from factcheck.store.connect import Row
    from factcheck.store.filter import Filter
    from factcheck.store.records import ClaimRow
    from factcheck.tui.panel import Signs
    from factcheck.tui.words import Words

# Claims of a page, and pages that are held at a time: moving past them drops the first and reads one more.
PAGE, HELD = 50, 3
# What the record counts a claim's gravest undecided flag as (docs/schema.md, claims.top_severity).
GRAVE = {3: "error", 2: "warning"}


@dataclass(frozen=True)
class Window:
    """The claims in sight of a queue; `more`: whether there are others behind them.

    `titles` by article, `places` by claim: where each stood when it was read. `waiting`: the open claims of the record.
    """

    claims: list[ClaimRow]
    titles: dict[int, str]
    places: dict[int, Row]
    waiting: int
    more: bool


class Queue(Filtering):
    """A window on the claims of the newest versions of all articles, page furniture left out."""

    where: ClassVar[Where] = "queue"
    margin: ClassVar[int] = 5
    listing: ClassVar[type[Blocks]] = windows.Window
    BINDINGS: ClassVar[list[BindingType]] = bindings("queue")

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.window = Window([], {}, {}, 0, more=False)
        # Behind which place each page begins, as far as they were read, and the first page that is held.
        self.starts: list[Row | None] = [None]
        self.first = 0

    def on_screen_resume(self) -> None:
        """Coming back from a review shows what was done there."""
        self.refresh_record()

    async def reload(self) -> None:
        """Read the window anew from where it began; a claim that went elsewhere hands the mark to who stands there."""
        was, at, before = self.marked, self._at(), self.window.places
        await self.recount()
        await self.fill()
        now, keys = self.window.places, [claim.id for claim in self.window.claims]
        if keys and was is not None and at is not None and (was not in now or tuple(now[was]) != tuple(before[was])):
            self.query_one("#rows", Blocks).move_to(keys[min(at, len(keys) - 1)])

    async def fill(self) -> None:
        """Read the pages that are held, and show them with the same claim marked."""
        order, chosen = self.bench.queue_order, self.chosen
        window = await self.read(_load, order, self.starts[self.first], chosen)
        if not window.claims and self.first:  # what was here has moved to the front
            self.starts, self.first = [None], 0
            window = await self.read(_load, order, None, chosen)
        self.window = window
        ends = [window.claims[n - 1].id for n in range(PAGE, len(window.claims) + 1, PAGE)]
        self.starts[self.first + 1 :] = [window.places[claim] for claim in ends]
        rows = [claim_row(claim, window, self.words) for claim in window.claims]
        self.query_one("#rows", windows.Window).part(before=self.first > 0, behind=window.more)
        self.show_rows(rows, self.words.t("no claim is so") if chosen else self.words.t("no claims yet"))
        self._show_head(order)

    def _show_head(self, order: Order) -> None:
        t, n = self.words.t, len(self.window.claims)
        ahead = self.first * PAGE
        seen = t("claims {first}–{last}").format(first=ahead + 1, last=ahead + n) if n else ""
        waiting = self.words.count(self.window.waiting, "{n} claim open", "{n} claims open")
        self.show_head(t("Queue"), orders.name(order, self.words), seen, self.matched() or waiting)

    def _at(self) -> int | None:
        """The place of the marked claim in the window."""
        return next((n for n, claim in enumerate(self.window.claims) if claim.id == self.marked), None)

    def action_move(self, step: int) -> None:
        """The next or the previous claim; past the window's edge it is moved by a page."""
        if self._edge(step):
            self.act(lambda: self._past(step))
        else:
            super().action_move(step)

    def on_window_wanted(self, event: windows.Window.Wanted) -> None:
        """The list comes to an end of what was read: read a page on, or from the very beginning."""
        if event.way == "first":
            self.starts, self.first = [None], 0
            event.window.current = None
            self.act(self.reload)
        elif event.way == "last":
            event.window.move_to(event.window.keys[-1])
        else:
            self.act(partial(self._page, 1 if event.way == "behind" else -1))

    async def _page(self, step: int) -> None:
        """Read a page on, if the marked claim is none of the page that is let go for it."""
        at, more = self._at(), self.window.more if step > 0 else self.first > 0
        if more and at is not None and (at >= PAGE if step > 0 else at < PAGE * (HELD - 1)):
            self.first += step
            await self.fill()
        else:
            self.query_one("#rows", windows.Window).part(before=self.first > 0, behind=self.window.more)

    def _edge(self, step: int) -> bool:
        """Whether there is more to read behind the marked claim, in that direction."""
        at = self._at()
        if step > 0:
            return self.window.more and at == len(self.window.claims) - 1
        return self.first > 0 and at == 0

    async def _past(self, step: int) -> None:
        if self._edge(step):  # not moved there by the key before this one
            self.first += step
            await self.fill()
        super().action_move(step)

    def action_order(self) -> None:
        """Another order, from its beginning."""
        order = self.bench.queue_order = orders.following(self.bench.queue_order)
        self.restart()
        self.act(self.reload)
        self.tell(self.words.t("order: {order}").format(order=orders.name(order, self.words)))

    def restart(self) -> None:
        """From the beginning."""
        self.starts, self.first = [None], 0
        self.query_one("#rows", Blocks).current = None

    def action_open(self) -> None:
        """Review the marked claim; back comes back here."""
        at = self._at()
        if at is not None:
            claim = self.window.claims[at]
            self.bench.visit(claim.article, claim.id)

    def signs(self) -> Signs:
        """What stands before a claim."""
        words = self.words
        return [
            *((STATUS[one], words.verdict(one)) for one in ("verified", "disputed", "corrected")),
            (UNCHECKED, words.t("the fact is not checked yet")),
            *((SEVERITY[one], words.severity(one)) for one in ("error", "warning")),
        ]


def claim_row(claim: ClaimRow, window: Window, words: Words) -> Block:
    """A claim's row: signs and text, below it the article, the score, and the rules that flag it."""
    unchecked = UNCHECKED if claim.checkable and not claim.fact_checked else " "
    grave = GRAVE.get(window.places[claim.id]["top_severity"], "")
    margin = Content.assemble(
        (STATUS[claim.status], STATUS_STYLE[claim.status] + " bold"),
        (unchecked, "$accent"),
        (SEVERITY[grave], SEVERITY_STYLE[grave] + " bold") if grave else " ",
    )
    facts = [words.t("score {n}").format(n=claim.score), *map(line, claim.flags)]
    facts += [f"#{words.tag(tag)}" for tag in claim.tags]
    if claim.reviewer:
        facts.insert(0, display(claim.reviewer))
    title = line(window.titles.get(claim.article, ""), 60) or words.t("untitled")
    body = Content("\n").join(
        [Content(line(claim.text)), Content.styled(" · ".join([title, *facts]), MUTED)],
    )
    return Block(claim.id, margin, body, dim=not claim.checkable)


def _load(store: Store, order: Order, start: Row | None, chosen: Filter) -> Window:
    """The pages behind a place."""
    size = PAGE * HELD
    claims = store.queue(order, start, size + 1, chosen=chosen)
    more, claims = len(claims) > size, claims[:size]
    articles = store.articles(sorted({claim.article for claim in claims}))
    return Window(
        claims,
        {article.id: article.title for article in articles},
        store.places([claim.id for claim in claims]),
        store.counts().get("open", 0),
        more,
    )

"""Search: a word in the article, or claims in all articles while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content
from textual.widgets import Input, Static

from factcheck.errors import FactcheckError
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.dialogs.fields import PlainInput
from factcheck.tui.marks import found
from factcheck.tui.theme import MUTED, STATUS, STATUS_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow
    from factcheck.tui.record import Record
    from factcheck.tui.words import Words

LIMIT = 50


class FindDialog(Dialog[str]):
    """What to look for in this article."""

    def __init__(self, words: Words, before: str) -> None:
        super().__init__(words, words.t("Search this article"), (("enter", words.t("find"), "screen.find"),))
        self.before = before

    def body(self) -> ComposeResult:
        """The field."""
        yield PlainInput(self.before, placeholder=self.words.t("a word of the text"), id="query")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the words back."""
        event.stop()
        self.action_find()

    def action_find(self) -> None:
        """Give the words back; "" ends a search."""
        self.dismiss(self.query_one(Input).value)


class SearchDialog(Dialog["ClaimRow"]):
    """Claims of all articles, best first; enter opens one."""

    def __init__(self, words: Words, record: Record) -> None:
        super().__init__(words, words.t("Search all claims"), (("enter", words.t("review"), "screen.choose"),))
        self.record = record
        self.hits: dict[int, ClaimRow] = {}

    def body(self) -> ComposeResult:
        """The field, the results, how many there are."""
        yield PlainInput(placeholder=self.words.t("words of a claim"), id="query")
        yield Blocks(3, name_id="results", nowrap=True)
        yield Static("", id="results-count", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as you type."""
        self.look_up(event.value)

    @work(exclusive=True, group="search")
    async def look_up(self, query: str) -> None:
        """Fill the list with the best claims for a query."""
        try:
            rows, titles = await self.record.look(_search, query)
        except FactcheckError as error:
            self.complain(str(error))
            return
        self.hits = {row.id: row for row in rows}
        blocks = [
            Block(
                row.id,
                Content.styled(STATUS[row.status], STATUS_STYLE[row.status]),
                Content("\n").join(
                    [found(line(row.text, 200), query), Content.styled(line(titles[row.article], 120), MUTED)]
                ),
            )
            for row in rows
        ]
        self.query_one(Blocks).show(blocks, blocks[0].key if blocks else None)
        counted = self.words.count(len(rows), "{n} claim found", "{n} claims found") if query.strip() else ""
        self.query_one("#results-count", Static).update(Content(counted))

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the field keeps the focus."""
        if event.key in ("up", "down"):
            event.stop()
            results = self.query_one(Blocks)
            keys = results.keys
            if keys and results.current is not None:
                at = keys.index(results.current) + (1 if event.key == "down" else -1)
                results.move_to(keys[max(0, min(at, len(keys) - 1))])

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the field opens the marked claim."""
        event.stop()
        self.action_choose()

    def on_blocks_selected(self, event: Blocks.Selected) -> None:
        """A click opens a claim."""
        self.dismiss(self.hits.get(event.key))

    def action_choose(self) -> None:
        """Give the marked claim back."""
        current = self.query_one(Blocks).current
        if current in self.hits:
            self.dismiss(self.hits[current])


def _search(store: Store, query: str) -> tuple[list[ClaimRow], dict[int, str]]:
    if not query.strip():
        return [], {}
    rows = [found.claim for found in store.search(query, limit=LIMIT)]
    articles: list[ArticleRow] = [store.article(number) for number in {row.article for row in rows}]
    return rows, {article.id: article.title for article in articles}

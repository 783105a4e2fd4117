"""A filter line over rows of claims: it filters while somebody types, and says how many there are."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.widgets import Input

from factcheck.errors import FactcheckError
from factcheck.review import filters
from factcheck.store.filter import Filter
from factcheck.tui.blocks import Blocks
from factcheck.tui.dialogs.fields import PlainInput
from factcheck.tui.many import GoTo, Many
from factcheck.tui.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult

    from factcheck.store import Store
    from factcheck.store.filtered import Count
    from factcheck.store.tags import Saved

# Seconds without a key after which a filter is looked up: a count over a million claims takes longer than a key.
PAUSE = 0.15


class Filtering(Panel, Many, GoTo):
    """A panel of claims with a filter; `chosen` holds now, `count` is what it chooses (None: all are shown)."""

    chosen = Filter()
    count: Count | None = None

    def body(self) -> ComposeResult:
        """The filter and the rows."""
        hint = self.words.t("/ filters: status:open rule:weekday-mismatch score:60.. words")
        yield PlainInput(placeholder=hint, id="filter")
        yield self.listing(self.margin, name_id="rows", nowrap=True)

    def on_mount(self) -> None:
        """The list has the focus, so that keys are keys."""
        self.query_one("#rows", Blocks).focus()
        super().on_mount()

    async def fill(self) -> None:
        """Show the rows that the filter chooses."""
        raise NotImplementedError

    def restart(self) -> None:
        """Forget which page is shown, since others follow."""

    def matched(self) -> str:
        """How many claims the filter chooses, "" without one."""
        if self.count is None:
            return ""
        many = self.words.count(self.count.claims, "{n} claim", "{n} claims")
        articles = self.words.count(self.count.articles, "{n} article", "{n} articles")
        return self.words.t("{many} in {articles}").format(many=many, articles=articles)

    def action_filter(self) -> None:
        """To the field; what is typed there filters at once."""
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as you type."""
        event.stop()
        self.filter_by(event.value)

    @work(exclusive=True, group="search")
    async def filter_by(self, text: str) -> None:
        """Show what a line chooses; one that cannot be read yet leaves the rows as they are."""
        await asyncio.sleep(PAUSE)
        if text.count('"') % 2:
            text += '"'  # it is being typed
        try:
            zone = self.bench.settings.timezone
            chosen, count = await self.record.look(partial(_look_up, text=text, zone=zone))
        except FactcheckError as error:
            self.tell(str(error), bad=True)
            return
        self.chosen, self.count = chosen, count if chosen else None
        self.tell("")
        self.restart()
        self.act(self.fill)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list."""
        event.stop()
        self.query_one("#rows", Blocks).focus()

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the field has the focus, and escape leaves the field."""
        if isinstance(self.focused, Input) and event.key in ("up", "down", "escape"):
            event.stop()
            if event.key == "escape":
                self.query_one("#rows", Blocks).focus()
            else:
                self.action_move(1 if event.key == "down" else -1)

    async def recount(self) -> None:
        """After an act: count anew what the filter chooses."""
        if self.count is not None:
            self.count = await self.record.look(_count, self.chosen)

    # -- saved filters and acts on all of one --------------------------------------------------------------------

    def action_filters(self) -> None:
        """Take a saved filter, or save this one."""
        self.act(self._filters)

    async def _filters(self) -> None:
        from factcheck.tui.dialogs import bulk

        saved: Sequence[Saved] = await self.record.run(_saved)
        taken: str | None = await self.ask(bulk.filters(self.words, saved, self.chosen.line))
        if taken == bulk.SAVE:
            await self._save()
        elif taken is not None:
            self.query_one("#filter", Input).value = taken

    async def _save(self) -> None:
        from factcheck.tui.dialogs.fields import LineDialog

        t = self.words.t
        if not self.may_write():
            return
        name: str | None = await self.ask(LineDialog(self.words, t("Save the filter"), t("a name without blanks")))
        if name is not None:
            await self.record.run(filters.save, name, self.chosen.line, by=self.bench.reviewer)
            self.tell("✓ " + t("saved: @{name}").format(name=name))

    def action_bulk(self) -> None:
        """Decide on all that the filter chooses."""
        self.act(lambda: self._all_of(self.chosen))

    def second_looked(self) -> int | None:
        """The marked claim."""
        return self.marked if self.marked is not None and self.marked >= 0 else None


def _look_up(store: Store, text: str, zone: str) -> tuple[Filter, Count]:
    chosen = filters.chosen(store, text, zone=zone)
    return chosen, store.filtered(chosen)


def _count(store: Store, chosen: Filter) -> Count:
    return store.filtered(chosen)


def _saved(store: Store) -> list[Saved]:
    return store.saved_filters()

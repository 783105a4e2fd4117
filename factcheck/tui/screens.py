"""What the desk and the review share: the footer, the status line, and acts that wait for the disk."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from factcheck import review
from factcheck.errors import FactcheckError
from factcheck.report import export as report
from factcheck.report import write_whole
from factcheck.text import display
from factcheck.tui.dialogs import choices
from factcheck.tui.dialogs.exporting import Export, ExportDialog
from factcheck.tui.dialogs.help import HelpDialog
from factcheck.tui.dialogs.importing import ImportDialog
from factcheck.tui.keys import Where, at, shown
from factcheck.tui.press import Pressable, pressable
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.worker import Worker

    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, EventRow
    from factcheck.tui.app import Workbench
    from factcheck.tui.record import Record
    from factcheck.tui.words import Words


class Working(Screen[None]):
    """A screen on the record. One act runs at a time, each on the state that the one before it left."""

    where: ClassVar[Where]

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()

    @property
    def bench(self) -> Workbench:
        """The app, with the record and the words."""
        return cast("Workbench", self.app)

    @property
    def record(self) -> Record:
        """The store's thread."""
        return self.bench.record

    @property
    def words(self) -> Words:
        """The interface words."""
        return self.bench.words

    def footer(self) -> Pressable:
        """The few keys that matter most here; each can be clicked."""
        return Pressable(key_bar(self.where, self.words, self.bench.keymap), name_id="keys")

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say on the status line what was done, or why it was not."""
        status = self.query_one("#status", Static)
        status.update(Content(f"{'✗ ' if bad else ''}{display(text)}"))
        status.set_class(bad, "bad")

    async def reload(self) -> None:
        """Read the record anew and show it."""
        raise NotImplementedError

    def act(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Do something with the record, after what is under way; an error becomes a line, never a crash."""
        _: Worker[None] = self.run_worker(partial(self._in_turn, deed), group="acts")

    async def _in_turn(self, deed: Callable[[], Awaitable[None]]) -> None:
        async with self._turn:
            try:
                await deed()
            except FactcheckError as error:
                if self.is_attached:
                    self.tell(str(error), bad=True)

    def refresh_record(self) -> None:
        """Another window changed something."""
        _: Worker[None] = self.run_worker(partial(self._in_turn, self.reload), group="refresh", exclusive=True)

    async def ask(self, dialog: Any) -> Any:
        """A dialog's answer, None for escape."""
        return await self.app.push_screen_wait(dialog)

    def action_help(self) -> None:
        """All keys."""
        self.app.push_screen(HelpDialog(self.words, self.where, self.bench.keymap))

    def action_import(self) -> None:
        """Bring articles in."""
        dialog = ImportDialog(self.words, self.record, self.bench.settings, self.bench.reviewer)
        self.app.push_screen(dialog, self.imported)

    def imported(self, _article: int | None) -> None:
        """What follows an import."""
        self.refresh_record()

    def action_undo(self) -> None:
        """Take back my latest act."""
        self.act(lambda: self._undo(review.undo, self.words.t("undone")))

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.act(lambda: self._undo(review.redo, self.words.t("redone")))

    async def _undo(self, function: Callable[..., EventRow], word: str) -> None:
        event = await self.record.run(function, by=self.bench.reviewer)
        await self.reload()
        self.follow(event)
        self.tell(f"{word}: {await self._what(event)}")

    async def _what(self, event: EventRow) -> str:
        acts = await self.record.run(_undone_act, event)
        return self.words.event(acts)

    def follow(self, event: EventRow) -> None:
        """Go to where an undone or redone act was."""

    async def clear(self, article: ArticleRow) -> bool:
        """Clear an article, asking once when errors are undecided; whether it was done."""
        if article.progress.errors and not await self.ask(choices.clear_anyway(self.words, article)):
            return False
        await self.record.run(review.clear, article.id, by=self.bench.reviewer)
        self.tell("✓ " + self.words.t("cleared: {title}").format(title=line(article.title, 80)))
        return True

    async def export(self, article: ArticleRow) -> None:
        """Ask for format and path, and write the report."""
        wanted: Export | None = await self.ask(ExportDialog(self.words, article.id, line(article.title)))
        if wanted is None:
            return
        text = await self.record.run(_report, article.id, wanted.fmt, self.bench.settings)
        try:
            await asyncio.to_thread(write_whole, wanted.path, text)
        except OSError as error:
            self.tell(f"{wanted.path}: {error.strerror or error}", bad=True)
        else:
            self.tell("✓ " + self.words.t("written: {path}").format(path=wanted.path))


def _report(store: Store, article: int, fmt: str, settings: Settings) -> str:
    return report(store, [article], fmt, settings)


def _undone_act(store: Store, event: EventRow) -> EventRow:
    """The act that an undo or redo is about, for its name."""
    if event.undoes is None:
        return event
    known = {row.seq: row for row in store.history(article=event.article)}
    while event.undoes is not None and event.undoes in known:
        event = known[event.undoes]
    return event


def key_bar(where: Where, words: Words, keymap: dict[str, str]) -> Content:
    """The footer of a screen, from the table of keys."""
    parts = []
    for key in at(where):
        if where in key.footer:
            name = shown(keymap.get(key.id, key.keys).split(",")[0], words.t)
            part = Content.assemble((name, "bold $accent"), " ", words.t(key.short))
            parts.append(pressable(part, f"screen.{key.action}"))
    return Content("  ").join(parts)

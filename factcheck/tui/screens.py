"""What the desk and the review share: the footer, the status line, and acts that wait for the disk."""

from __future__ import annotations

import asyncio
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Static

from factcheck import review
from factcheck.errors import FactcheckError
from factcheck.store import Store
from factcheck.text import display
from factcheck.tui.clipboard import copy
from factcheck.tui.keys import Where, at, shown
from factcheck.tui.press import Pressable, pressable
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from textual.worker import Worker

    from factcheck.settings import Settings
    from factcheck.store.records import ArticleRow, EventRow
    from factcheck.tui.app import Workbench
    from factcheck.tui.dialogs.exporting import Export
    from factcheck.tui.record import Record
    from factcheck.tui.words import Words


P = ParamSpec("P")
T = TypeVar("T")


class Working(Screen[None]):
    """A screen on the record. One act runs at a time, each on the state that the one before it left."""

    where: ClassVar[Where]

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()
        self.version: int | None = None

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

    def on_mount(self) -> None:
        """What it is made of is there to stay."""
        self.bench.sweep.moved()

    def on_unmount(self) -> None:
        """What it was made of is to be freed."""
        self.bench.sweep.moved()

    def footer(self) -> Footer:
        """The few keys that matter most here; each can be clicked."""
        return Footer(self.where, self.words, self.bench.keymap)

    def key(self, name: str) -> str:
        """The first key of an action, as people write it."""
        keys = next(key.keys for key in at(self.where) if key.id == name)
        return shown(self.bench.keymap.get(name, keys).split(",")[0], self.words.t)

    @property
    def subject(self) -> int | None:
        """The article that a panel opened from here is about."""
        return None

    @property
    def showing(self) -> bool:
        """Whether the screen is there still, on top or below another one."""
        return self.is_attached and self in self.app.screen_stack

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done, or why it was not: on the status line, of the screen below when this one is left."""
        there = [screen for screen in self.app.screen_stack if isinstance(screen, Working)]
        if self not in there:
            if there:
                there[-1].tell(text, bad=bad)
            return
        status = self.query_one("#status", Static)
        status.update(Content(f"{'✗ ' if bad else ''}{display(text)}"))
        status.set_class(bad, "bad")

    def copy(self, text: str, said: str) -> None:
        """Copy a text that is safe to show, and say so with what was tried."""
        _: Worker[None] = self.app.run_worker(self._copy(text, said), group="acts")

    async def _copy(self, text: str, said: str) -> None:
        self.tell(f"{said} ({await copy(self.app, text)})")

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """What the palette offers here beside the keys: label, help, call."""
        return ()

    async def reload(self) -> None:
        """Read the record anew and show it."""
        raise NotImplementedError

    async def read(self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What a function of the store gives; `version` is then that of the record it was read from, or older."""
        self.version, found = await self.record.read(_dated, lambda store: function(store, *args, **kwargs))
        return found

    def act(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Do something with the record, after what is under way; an error becomes a line, never a crash.

        It is the app's work, so that a key pressed before the screen was left still does what it says.
        """
        _: Worker[None] = self.app.run_worker(partial(self._in_turn, deed), group="acts")

    async def _in_turn(self, deed: Callable[[], Awaitable[None]]) -> None:
        async with self._turn:
            try:
                await deed()
            except FactcheckError as error:
                self.tell(str(error), bad=True)
            except NoMatches:
                if self.showing and self.app.is_running:
                    raise  # else the screen was taken down while the record was read

    def refresh_record(self) -> None:
        """Another window changed something."""
        _: Worker[None] = self.run_worker(partial(self._in_turn, self._catch_up), group="refresh", exclusive=True)

    async def _catch_up(self) -> None:
        """Read the record anew, unless the act that was under way did so: what looked like another's was its own."""
        if self.version != await self.record.read(Store.data_version):
            await self.reload()

    async def ask(self, dialog: Any) -> Any:
        """A dialog's answer, None for escape."""
        return await self.app.push_screen_wait(dialog)

    def may_write(self) -> bool:
        """Whether the database takes anything; says so when not, before somebody writes a text for nothing."""
        if self.record.read_only:
            self.tell(self.words.t("the database is open for reading only: nothing can be kept"), bad=True)
        return not self.record.read_only

    def action_help(self) -> None:
        """All keys."""
        from factcheck.tui.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.words, self.where, self.bench.keymap))

    def action_panel(self, name: str) -> None:
        """Open one of the panels, on the article that is here."""
        from factcheck.tui.panels import panel

        if (screen := panel(name, self.where, self.subject)) is not None:
            self.app.push_screen(screen)

    def action_import(self) -> None:
        """Bring articles in."""
        if not self.may_write():
            return
        from factcheck.tui.dialogs.importing import ImportDialog

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
        await self.record.run(review.follow, event, self.bench.settings)
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
        if not self.may_write():
            return False
        from factcheck.tui.dialogs import choices

        if article.progress.errors and not await self.ask(choices.clear_anyway(self.words, article)):
            return False
        needed = self.bench.settings.require_evidence
        bare = await self.record.run(review.unproven, article.id, needed)
        if bare and not await self.ask(choices.unproven(self.words, bare)):
            return False
        await self.record.run(review.clear, article.id, by=self.bench.reviewer)
        self.tell("✓ " + self.words.t("cleared: {title}").format(title=line(article.title, 80)))
        return True

    async def export(self, article: ArticleRow, fmt: str | None = None) -> None:
        """Ask for format (first `fmt`) and path, and write the report."""
        from factcheck.report.files import write_whole
        from factcheck.tui.dialogs.exporting import OFFERED, ExportDialog

        dialog = ExportDialog(self.words, article.id, line(article.title))
        usual = self.bench.settings.export_format
        dialog.fmt = fmt or (usual if usual in OFFERED else dialog.fmt)
        wanted: Export | None = await self.ask(dialog)
        if wanted is None:
            return
        text = await self.record.look(report_of, article.id, wanted.fmt, self.bench.settings)
        if self.app.is_web:
            file = BytesIO(text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace"))
            self.app.deliver_binary(file, save_filename=wanted.path.name)
            self.tell("✓ " + self.words.t("sent to the browser: {file}").format(file=wanted.path.name))
            return
        try:
            await asyncio.to_thread(write_whole, wanted.path, text, database=self.bench.database)
        except OSError as error:
            self.tell(f"{wanted.path}: {error.strerror or error}", bad=True)
        else:
            self.tell("✓ " + self.words.t("written: {path}").format(path=wanted.path))


def _dated(store: Store, reading: Callable[[Store], T]) -> tuple[int, T]:
    return store.data_version(), reading(store)


def report_of(store: Store, article: int, fmt: str, settings: Settings) -> str | bytes:
    """The report on an article in a format."""
    from factcheck.report.export import export

    return export(store, [article], fmt, settings)


def _undone_act(store: Store, event: EventRow) -> EventRow:
    """The act that an undo or redo is about, for its name."""
    while event.undoes is not None:
        event = store.event(event.undoes)
    return event


_LAST = ("help", "back", "panel.back")


def key_bar(where: Where, words: Words, keymap: dict[str, str], width: int = 0) -> Content:
    """The footer of a screen, from the table of keys; in `width` columns those that fit, and always the help."""
    parts = {}
    for key in sorted(at(where), key=lambda key: key.id in _LAST):
        if where in key.footer:
            name = shown(keymap.get(key.id, key.keys).split(",")[0], words.t)
            part = Content.assemble((name, "bold $accent"), " ", words.t(key.short))
            parts[key.id] = pressable(part, f"screen.{key.action}")
    while width and len(parts) > 1 and sum(part.cell_length + 2 for part in parts.values()) - 2 > width:
        del parts[[name for name in parts if name != "help"][-1]]
    return Content("  ").join(parts.values())


class Footer(Pressable):
    """The key bar, as many keys of it as the screen is wide."""

    def __init__(self, where: Where, words: Words, keymap: dict[str, str]) -> None:
        super().__init__(name_id="keys")
        self._bar = partial(key_bar, where, words, keymap)

    def on_resize(self) -> None:
        """Show what fits."""
        self.update(self._bar(self.content_size.width))

"""The app: one record, one desk, one article at a time; and a clean end however it ends."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.events import InputEvent, Paste
from textual.theme import ThemeProvider

from factcheck.errors import FactcheckError, SettingsError
from factcheck.settings import Exemption, exempt_everywhere, load
from factcheck.store import Store
from factcheck.text import did_you_mean, display
from factcheck.tui import keys
from factcheck.tui.desk import Desk
from factcheck.tui.drafts import Drafts
from factcheck.tui.palette import Places
from factcheck.tui.record import Record
from factcheck.tui.screens import Working
from factcheck.tui.state import state_folder
from factcheck.tui.sweep import Sweep, release
from factcheck.tui.theme import HOUSE, HOUSES, chosen, remember
from factcheck.tui.together import Presence
from factcheck.tui.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from textual import events
    from textual.screen import Screen
    from textual.theme import Theme
    from textual.worker import Worker

    from factcheck.model import Order
    from factcheck.settings import Settings

POLL_SECONDS = 1.0
SWEEP_SECONDS = 1.0


class Workbench(App[None]):
    """The fact-checking workbench on one database."""

    CSS_PATH = "workbench.tcss"
    TITLE = "factcheck"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 (Textual declares it as an instance variable)
        (0, "-narrow"),
        (100, "-wide"),
    ]

    def __init__(
        self,
        database: Path,
        settings: Settings,
        reviewer: str,
        ui_lang: str = "en",
        *,
        clock: Callable[[], datetime] | None = None,
        ids: Callable[[], str] | None = None,
        article: int | None = None,
        first_steps: bool = False,
    ) -> None:
        """Open the database, at an article if given; with `first_steps` an untouched desk explains itself once.

        Raises FactcheckError for a database, theme or key that cannot be used.
        """
        super().__init__()
        _verify(settings)
        self.settings, self.reviewer = settings, reviewer
        self.words = Words(ui_lang, settings.timezone)
        self.keymap = keys.checked(settings.keys)
        for house in HOUSES:
            self.register_theme(house)
        self.theme = self._theme(settings.theme or HOUSE.name)
        if (own := chosen(settings.theme)) in self.available_themes:
            self.theme = own
        self.drafts = Drafts(database, reviewer)
        self.rules = 0
        # In which order `space` goes through an article, and the queue through all of them.
        self.order: Order = settings.order or "article"
        self.queue_order: Order = settings.order or "open"
        self.database, self.first = database, article
        self.first_steps = first_steps
        self.record = Record(database, clock=clock, ids=ids, viewer=reviewer)
        self.presence = Presence(self)
        self.sweep = Sweep()

    def _theme(self, name: str) -> str:
        if name not in self.available_themes:
            hint = did_you_mean(name, self.available_themes, f"use {HOUSE.name}")
            raise SettingsError(f"unknown theme {name!r}", hint)
        return name

    def get_default_screen(self) -> Screen[Any]:
        """The desk is where everything starts."""
        return Desk()

    def on_mount(self) -> None:
        """Keys as remapped, signals, and a look at the record every second."""
        self.set_keymap(self.keymap)
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            if (number := getattr(signal, name, None)) is not None:
                try:
                    loop.add_signal_handler(number, self._signalled, int(number))
                except (NotImplementedError, RuntimeError, ValueError):
                    continue
        if self.first is not None:
            self.open_article(self.first)
            self.first = None
        elif self.first_steps:
            _steps: Worker[None] = self.run_worker(self._explain, group="rules")
        self._poll()
        self.set_interval(POLL_SECONDS, self._poll)
        self.set_interval(SWEEP_SECONDS, self.sweep.look)
        _: Worker[None] = self.run_worker(self._count_rules, group="rules")

    async def _explain(self) -> None:
        from factcheck.tui.dialogs.first_steps import seen, untouched

        if not await asyncio.to_thread(seen) and await self.record.run(untouched):
            await self.show_first_steps()

    async def show_first_steps(self) -> None:
        """Explain the way from an article to its report."""
        from factcheck.tui.dialogs.first_steps import FirstSteps, empty

        self.push_screen(FirstSteps(self.words, self.keymap, empty=await self.record.run(empty)))

    def exempt(self, rule: str, text: str) -> None:
        """Write into the settings file that a rule never flags these words, and go by it. Raises SettingsError.

        In a browser nobody writes it: the file is the newsroom's, and its path the server's.
        """
        if self.is_web:
            raise SettingsError("factcheck.toml is not written from a browser", "use factcheck dismiss --everywhere")
        self.settings = load(exempt_everywhere(self.database, Exemption(text, rule)))

    def _signalled(self, number: int) -> None:
        self.exit(return_code=128 + number)

    async def _count_rules(self) -> None:
        self.rules = await asyncio.to_thread(_rules, self.settings)

    async def on_event(self, event: events.Event) -> None:
        """Whatever somebody does is noted, and then goes its way.

        What is pasted into the palette acts on nothing; the dialogs see to their own fields.
        """
        if isinstance(event, InputEvent):
            self.sweep.pressed()
        if isinstance(event, Paste) and isinstance(self.screen, CommandPalette):
            event.text = display(event.text)
        await super().on_event(event)

    def _poll(self) -> None:
        _: Worker[None] = self.run_worker(self._look, group="poll", exclusive=True)

    async def _look(self) -> None:
        try:
            await self.presence.look()
            version = await self.record.read(Store.data_version)
        except FactcheckError:
            return
        # What lies below is read anew when it comes to the top again.
        there = [screen for screen in self.screen_stack if isinstance(screen, Working)]
        if there and there[-1].version not in (None, version):
            there[-1].refresh_record()

    def open_article(self, article: int, claim: int | None = None) -> None:
        """Review an article, in place of the one that is open."""
        from factcheck.tui.review import Review

        review = Review(article, claim)
        if self._reviewing():
            self.switch_screen(review)
        else:
            self.push_screen(review)

    def visit(self, article: int, claim: int) -> None:
        """Review an article above what is open, which back returns to; one that is open below is gone back to."""
        from factcheck.tui.review import Review

        below = [screen for screen in self.screen_stack if isinstance(screen, Review) and screen.article == article]
        if not below:
            self.push_screen(Review(article, claim))
            return
        while self.screen is not below[-1]:
            self.pop_screen()
        below[-1].go(claim)
        below[-1].refresh_record()

    def _reviewing(self) -> bool:
        return any(isinstance(screen, Working) and screen.where == "review" for screen in self.screen_stack)

    def to_desk(self) -> None:
        """Back to the list of articles, or to what the article was opened from."""
        if self._reviewing():
            self.pop_screen()
            if isinstance(self.screen, Working) and self.screen.where == "review":
                self.screen.refresh_record()

    def action_help_quit(self) -> None:
        """Say how to leave, to somebody who tries ctrl+c."""
        there = [screen for screen in self.screen_stack if isinstance(screen, Working)]
        there[-1].tell(self.words.t("ctrl+q quits; what is shown as saved is kept"))

    def action_command_palette(self) -> None:
        """What can be done here, by its name."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette([*self.COMMANDS, Places], placeholder=self.words.t("search for a command")))

    def _keep_theme(self, theme: Theme) -> None:
        if not self.is_web:  # the account is the server's there, not the reader's
            remember(theme.name, self.settings.theme)

    def search_themes(self) -> None:
        """The themes, by their names."""
        self.push_screen(CommandPalette([ThemeProvider], placeholder=self.words.t("search for a theme")))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: this screen's keys, then the themes."""
        t = self.words.t
        if isinstance(screen, Working):
            for key in keys.at(screen.where):
                if not key.id.startswith("flag.accept-"):
                    shown = keys.shown(self.keymap.get(key.id, key.keys), t)
                    yield SystemCommand(t(key.label), shown, _runner(screen, key.action))
            for label, help_text, call in screen.commands():
                yield SystemCommand(label, help_text, call)
        yield SystemCommand(t("first steps"), t("from an article to its report"), self.show_first_steps)
        yield SystemCommand(t("change the theme"), t("colours of the screen"), self.action_change_theme)

    async def on_unmount(self) -> None:
        """Finish what is being written, then close the database."""
        await self.presence.leave()
        await asyncio.to_thread(self.record.close)
        release()

    def _fatal_error(self) -> None:
        """Write what broke, without any text of an article, to a private file and say where in one line."""
        path = write_crash(sys.exc_info()[1] or self._exception)
        what = self.words.t(
            "factcheck stopped on an error of its own; every ruling shown as saved is kept. Log: {path}"
        )
        self._exit_renderables.append(Text(what.format(path=path)))
        self._close_messages_no_wait()


def _runner(screen: Screen[Any], action: str) -> Callable[[], Any]:
    async def run() -> None:
        await screen.run_action(f"screen.{action}")

    return run


def _verify(settings: Settings) -> None:
    """Raise SettingsError for what the rules do not know; settings without a word on them need none of them now."""
    if settings.off or settings.on or settings.severity or settings.exempt or settings.facts:
        from factcheck.check.registry import verify

        verify(settings)


def _rules(settings: Settings) -> int:
    from factcheck.check.registry import registry

    return len(registry().running(settings))


def write_crash(error: BaseException | None) -> Path:
    """Write an error's type and frames, without values, to a file that only its owner can read."""
    lines = []
    while error is not None:
        lines.append(type(error).__name__)
        lines += [
            f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    try:
        folder: Path | None = state_folder()
    except OSError:
        folder = None
    try:
        handle, name = tempfile.mkstemp(prefix="crash-", suffix=".log", dir=folder)
    except OSError:
        handle, name = tempfile.mkstemp(prefix="factcheck-crash-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as out:
        out.write("\n".join(lines) + "\n")
    return Path(name)


def start(
    database: Path,
    settings: Settings,
    reviewer: str,
    ui_lang: str,
    article: int | None = None,
    *,
    first_steps: bool = False,
) -> int:
    """Run the app, at an article if given; gives its exit code. Raises FactcheckError before the screen is touched."""
    app = Workbench(database, settings, reviewer, ui_lang, article=article, first_steps=first_steps)
    app.run()
    return app.return_code or 0

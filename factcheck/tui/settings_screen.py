"""The settings in force: each with where it comes from and the line that would set it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from factcheck.errors import SettingsError
from factcheck.settings import FILE_NAME, Settings, find, load, origins, written
from factcheck.text import display
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.keys import Where, bindings
from factcheck.tui.panel import Panel, Signs
from factcheck.tui.theme import MUTED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.settings import Origin
    from factcheck.tui.words import Words

SET, DEFAULT = "●", "○"
_NAME_WIDTH = 18


@dataclass(frozen=True)
class Setting:
    """A row: what is set, its value as it would be written, where it is from, what it does, the line to copy."""

    name: str
    value: str
    origin: str
    doc: str
    line: str
    default: bool


class SettingsScreen(Panel):
    """Read only: the file is the newsroom's, and is written with an editor."""

    where: ClassVar[Where] = "settings"
    BINDINGS: ClassVar[list[BindingType]] = bindings("settings")

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.settings: list[Setting] = []

    def body(self) -> ComposeResult:
        """The settings, and the marked one whole."""
        yield Blocks(self.margin, name_id="rows", nowrap=True)
        yield Static("", id="setting", markup=False)

    async def reload(self) -> None:
        """Look where each value is from; a file that cannot be read is told, and the values in force stay."""
        path = find(self.bench.database)
        settings, t = self.bench.settings, self.words.t
        changed = ""
        try:
            known = await asyncio.to_thread(origins, settings, path)
            if path is not None and await asyncio.to_thread(load, path) != settings:
                changed = t("the file or an option says otherwise: these are the values in force")
        except SettingsError as error:
            known = {}
            self.tell(str(error), bad=True)
        self.settings = [*self._places(path), *(self._setting(name, known.get(name, "given")) for name in _names())]
        self.show_rows([setting_row(n, one) for n, one in enumerate(self.settings)], "")
        self.show_head(t("Settings"), changed)
        self._tell_more()

    def _places(self, path: Path | None) -> list[Setting]:
        t, bench = self.words.t, self.bench
        where = _shown_path(path) if path is not None else t("none: the first line you write makes it")
        told = _shown_path(bench.database.with_name(FILE_NAME)) if path is None else where
        base = _shown_path(bench.database)
        return [
            Setting(t("file"), where, "", t("the settings file; copied is its path"), told, path is None),
            Setting(
                t("database"), base, "", t("the record; --db or $FACTCHECK_DB name another one"), f"--db {base}", False
            ),
        ]

    def _setting(self, name: str, origin: Origin) -> Setting:
        value = getattr(self.bench.settings, name)
        label = origin_label(origin, self.words)
        if name == "reviewer" and value != self.bench.reviewer:
            value, label = self.bench.reviewer, self.words.t("--by or the login name")
        elif name == "language" and not value:
            value, label = self.words.lang, self.words.t("the locale")
        elif name == "theme" and value != self.bench.theme:
            label = label if not value else self.words.t("chosen here")
            value = self.bench.theme
        whole = written(name, value)
        doc = next(field.metadata["doc"] for field in fields(Settings) if field.name == name)
        shown = whole.partition(" = ")[2]
        return Setting(name, shown, label, self.words.t(doc), whole, origin == "default")

    def _tell_more(self) -> None:
        if self.marked is None or not 0 <= self.marked < len(self.settings):
            return
        one, t = self.settings[self.marked], self.words.t
        lines = [Content.assemble((one.name, "bold"), (f"  {one.doc}", ""))]
        if one.origin:
            lines.append(Content.assemble((t("from") + ": ", MUTED), one.origin))
        label = t("line for {file}").format(file=FILE_NAME) if one.origin else t("copied with enter")
        lines.append(Content.assemble((label + ": ", MUTED), (line(one.line, 400), "$accent")))
        if one.origin:
            lines.append(Content.styled(t("write it above the first [table]; it holds from the next start"), MUTED))
        self.query_one("#setting", Static).update(Content("\n").join(lines))

    def action_move(self, step: int) -> None:
        """The next or the previous setting."""
        super().action_move(step)
        self._tell_more()

    def on_blocks_selected(self, event: Blocks.Selected) -> None:
        """A click marks a setting; one on the marked one copies its line."""
        super().on_blocks_selected(event)
        self._tell_more()

    def action_open(self) -> None:
        """Copy the line that sets the marked one."""
        if self.marked is not None and 0 <= self.marked < len(self.settings):
            text = display(self.settings[self.marked].line)
            self.copy(text, self.words.t("copied: {line}").format(line=line(text, 60)))

    def signs(self) -> Signs:
        """What stands before a setting."""
        return [(SET, self.words.t("set by you")), (DEFAULT, self.words.t("as it comes"))]


def setting_row(key: int, one: Setting) -> Block:
    """A setting's row: sign, name, value, where it is from."""
    sign, style = (DEFAULT, MUTED) if one.default else (SET, "$success")
    origin = f"  {one.origin}" if one.origin else ""
    body = Content.assemble((f"{one.name:<{_NAME_WIDTH}}", "bold"), line(one.value, 120), (origin, MUTED))
    return Block(key, Content.styled(sign, style), body)


def origin_label(origin: Origin, words: Words) -> str:
    """Where a value is from, in words."""
    t = words.t
    known = {"default": t("default"), "file": FILE_NAME, "environment": "$FACTCHECK_REVIEWER"}
    known["profile"] = t("profile")
    return known.get(origin, t("given at the start"))


def _shown_path(path: Path) -> str:
    return str(path.absolute())


def _names() -> list[str]:
    return [field.name for field in fields(Settings)]

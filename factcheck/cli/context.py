"""What every command shares: which database, whose name, which settings, and how it prints."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.settings import Settings
    from factcheck.store import Store


@dataclass
class Workspace:
    """The database and settings of one run. `given_db` is what --db said, `given_by` what --by did."""

    given_db: str | None = None
    given_by: str | None = None
    debug: bool = False
    _closing: list[Callable[[], None]] = field(default_factory=list)

    @cached_property
    def database(self) -> Path:
        """--db, else $FACTCHECK_DB, else ./claims.db."""
        return Path(self.given_db or os.environ.get("FACTCHECK_DB") or "claims.db")

    @cached_property
    def settings_path(self) -> Path | None:
        """The settings file in force, if any."""
        from factcheck.settings import find

        return find(self.database)

    @cached_property
    def settings(self) -> Settings:
        """The newsroom's settings."""
        from factcheck.settings import load

        return load(self.settings_path)

    @cached_property
    def ui_language(self) -> str:
        """The language of the screen: settings, else the locale."""
        from factcheck.messages import interface_language

        named = (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
        return interface_language(self.settings.language or next(filter(None, named), "en").split(".")[0])

    def reviewer(self, by: str | None = None) -> str:
        """--by, $FACTCHECK_REVIEWER, the settings, else the login name."""
        if name := (by or self.given_by or self.settings.reviewer):
            return name
        try:
            return getpass.getuser()
        except (OSError, KeyError):
            return f"uid{os.getuid()}"

    def store(self, *, create: bool = False, care: bool = False) -> Store:
        """The database, opened, and read as the reviewer may see it; it is closed when the command ends.

        `care`: to look after the file, whoever one is, and with settings that cannot be read, too.
        """
        from factcheck.store import open_store

        store = open_store(self.database, create=create)
        store.viewer = None if care else self.reviewer()
        context = click.get_current_context()
        context.call_on_close(store.close)
        context.call_on_close(lambda: _say_set_back(store))
        return store


def _say_set_back(store: Store) -> None:
    """Tell a person what was approved or published and no longer tells what the record says."""
    for kind, target in store.set_back:
        what = "article" if kind == "notice" else "claim"
        click.echo(f"factcheck: the {kind} of {what} {target} is a draft again: it tells what was changed", err=True)


def _set_database(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.ensure_object(Workspace).given_db = value


def _set_by(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    ctx.ensure_object(Workspace).given_by = value
    return value


def _set_debug(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Workspace).debug = True


def global_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """--db and --debug, which stand before or after a command's name."""
    database = click.option(
        "--db",
        metavar="PATH",
        callback=_set_database,
        expose_value=False,
        help="The database (default: $FACTCHECK_DB, else ./claims.db).",
    )
    debug = click.option(
        "--debug",
        is_flag=True,
        callback=_set_debug,
        expose_value=False,
        help="Show a traceback when something fails.",
    )
    return database(debug(function))


class Command(click.Command):
    """A command that also takes the global options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += getattr(global_options(lambda: None), "__click_params__", [])


workspace = click.make_pass_decorator(Workspace, ensure=True)
format_option = click.option(
    "--format",
    "fmt",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
by_option = click.option(
    "--by", metavar="NAME", callback=_set_by, help="Who you are (default: $FACTCHECK_REVIEWER, settings, login name)."
)

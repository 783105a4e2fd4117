"""Acts on many claims: what is chosen is shown and asked about before it is done, and what was done is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from factcheck.cli.context import Workspace
    from factcheck.review.bulk import Done, Preview

all_option = click.option("--all", "line", metavar="FILTER", help="All claims that a filter chooses, in one act.")
yes_option = click.option("--yes", is_flag=True, help="With --all: do not ask.")
preview_option = click.option(
    "--preview", "only_look", is_flag=True, help="With --all: say what would be done, and stop."
)


def number(word: str, what: str) -> int:
    """A number among words; UsageError for what is none."""
    try:
        return int(word)
    except ValueError:
        raise click.BadParameter(f"{word[:40]!r} is not a valid integer.", param_hint=f"'{what}'") from None


def refuse_with_all(given: Mapping[str, object]) -> None:
    """UsageError for an option that is only of a single claim."""
    for name, value in given.items():
        if value not in (None, False, ""):
            raise UsageError(f"--{name} does not go with --all", "leave it out, or name one claim")


def refuse_without_all(given: Mapping[str, object]) -> None:
    """UsageError for an option that is only of many claims."""
    for name, value in given.items():
        if value not in (None, False, ""):
            raise UsageError(f"--{name} goes with --all FILTER alone", "leave it out, or name a filter")


def asked(seen: Preview, would: str, *, yes: bool, only_look: bool, fmt: str) -> bool:
    """Show what an act would touch, and ask on a terminal; whether to do it.

    Raises UsageError where nobody can be asked and --yes was not said.
    """
    if only_look and fmt == "json":
        click.echo(_preview_json(seen))
        return False
    _show(seen, would)
    if only_look or not seen:
        return not only_look
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(f"{_counted(seen)}: nobody can be asked here", "look with --preview, then say --yes")
    return click.confirm("Do it?", err=True)


def _counted(seen: Preview) -> str:
    n, what = (len(seen.flags), "flag") if seen.flags else (len(seen.claims), "claim")
    return f"{n} {what}{'s' * (n != 1)} in {seen.articles} article{'s' * (seen.articles != 1)}"


def _show(seen: Preview, would: str) -> None:
    from factcheck.report.listing import claim_line

    click.echo(f"factcheck: {_counted(seen)} would be {would}" + ":" * bool(seen.first), err=True)
    for claim in seen.first:
        click.echo(claim_line(claim), err=True)
    if (more := len(seen.claims) - len(seen.first)) > 0:
        click.echo(f"       … and {more} more", err=True)


def _preview_json(seen: Preview) -> str:
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    return to_json(
        {
            "claims": len(seen.claims),
            "flags": len(seen.flags),
            "articles": seen.articles,
            "first": [claim_data(claim) for claim in seen.first],
        }
    )


def answer(done: Done, what: str, fmt: str) -> int:
    """Print what an act on many came to; what was left out is named."""
    from factcheck.text import to_json

    if fmt == "json":
        data: dict[str, Any] = {"event": done.event, "claims": list(done.claims), "flags": list(done.flags)}
        click.echo(to_json(data | {"left_out": list(done.left_out), "unchanged": done.unchanged}))
    else:
        n = len(done.flags) if done.flags else len(done.claims)
        noun = "flag" if done.flags else "claim"
        event = f" (event {done.event}; undo takes all of it back)" if done.event else ""
        click.echo(f"{n} {noun}{'s' * (n != 1)} {what}{event}")
    if done.left_out:
        named = ", ".join(map(str, done.left_out[:20])) + (" …" if len(done.left_out) > 20 else "")
        click.echo(f"factcheck: left out, since they changed meanwhile or cannot be taken: {named}", err=True)
    if done.unchanged:
        click.echo(f"factcheck: {done.unchanged} were so already", err=True)
    return 0


def look(ws: Workspace, line: str, preview: Callable[..., Preview]) -> Preview:
    """The preview of a filter's line."""
    from factcheck.review.filters import chosen

    store = ws.store()
    return preview(store, chosen(store, line, zone=ws.settings.timezone))

"""`factcheck filter`: filters saved by name."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError


@click.command("filter", cls=Command)
@click.argument("action", type=click.Choice(["save", "list", "delete", "keys"]), metavar="save|list|delete|keys")
@click.argument("name", required=False)
@click.argument("line", required=False)
@by_option
@format_option
@workspace
def command(ws: Workspace, action: str, name: str | None, line: str | None, by: str | None, fmt: str) -> int:
    """Save LINE as a filter called NAME, list the saved ones, delete one, or list what a filter may say.

    A filter is a short line such as 'status:open rule:weekday-mismatch score:60.. -tag:archive "two words"'; a minus
    turns a term round, a comma means either. A saved one is @NAME in any filter.
    """
    from factcheck.review import filters
    from factcheck.store.filter import KEYS
    from factcheck.text import display, to_json

    _refuse(action, name, line)
    if action == "keys":
        if fmt == "json":
            click.echo(to_json([{"key": key.name, "what": key.what} for key in KEYS]))
        for key in KEYS if fmt == "text" else ():
            click.echo(f"{key.name:12} {key.what}")
        return 0
    store = ws.store()
    if action == "save":
        filters.save(store, name or "", line or "", by=ws.reviewer(by))
    elif action == "delete":
        filters.delete(store, name or "")
    rows = [row._asdict() | {"name": row.name} for row in store.saved_filters()]
    if fmt == "json":
        click.echo(to_json(rows))
    for row in rows if fmt == "text" else ():
        click.echo(f"@{display(row['name']):20} {display(row['line'])}  ({display(row['by'])})")
    return 0


def _refuse(action: str, name: str | None, line: str | None) -> None:
    wanted = {"save": 2, "delete": 1}.get(action, 0)
    given = (name is not None) + (line is not None)
    if given != wanted:
        usage = {"save": "filter save NAME 'LINE'", "delete": "filter delete NAME"}.get(action, f"filter {action}")
        raise UsageError(f"'filter {action}' takes {wanted} words, not {given}", f"write factcheck {usage}")

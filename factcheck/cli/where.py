"""`factcheck where`: which files and names are in force."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace


@click.command("where", cls=Command)
@format_option
@workspace
def command(ws: Workspace, fmt: str) -> int:
    """Say which database, settings file, reviewer, language and time zone are in force."""
    from factcheck.text import display, to_json

    data = {
        "database": str(ws.database.absolute()),
        "exists": ws.database.exists(),
        "settings": str(ws.settings_path.absolute()) if ws.settings_path else None,
        "reviewer": ws.reviewer(),
        "language": ws.ui_language,
        "timezone": ws.settings.timezone,
    }
    if fmt == "json":
        click.echo(to_json(data))
    else:
        for key, value in data.items():
            click.echo(f"{key:10} {display(str(value))}")
    return 0

"""`factcheck backup`: a safe copy of the database."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace


@click.command("backup", cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@format_option
@workspace
def command(ws: Workspace, path: Path, fmt: str) -> int:
    """Copy the database to PATH, also while it is in use; the copy is checked before it takes the name."""
    from factcheck.text import display, to_json

    ws.store(care=True).backup(path)
    click.echo(to_json({"backup": str(path)}) if fmt == "json" else display(str(path)))
    return 0

"""`factcheck backup`: a safe copy of the database."""

from __future__ import annotations

from pathlib import Path

import click

from factcheck.cli.context import Command, Workspace, workspace


@click.command("backup", cls=Command)
@click.argument("path", type=click.Path(path_type=Path))
@workspace
def command(ws: Workspace, path: Path) -> int:
    """Copy the database to PATH, also while it is in use; the copy is checked before it takes the name."""
    ws.store().backup(path)
    click.echo(str(path))
    return 0

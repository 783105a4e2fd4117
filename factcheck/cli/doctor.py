"""`factcheck doctor`: is the database sound?"""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.errors import DatabaseError


@click.command("doctor", cls=Command)
@click.option("--rebuild", is_flag=True, help="First make the projections (verdicts, counts) anew from the log.")
@format_option
@workspace
def command(ws: Workspace, rebuild: bool, fmt: str) -> int:
    """Check the database: whose it is, schema, pages, foreign keys, the log's chain, hashes, projections.

    Finds damage and careless edits; not somebody who rewrites the whole log.
    """
    from factcheck.text import display, to_json

    store = ws.store(care=True)
    if rebuild:
        store.rebuild()
    checks = store.doctor()
    sound = all(check.ok for check in checks)
    if fmt == "json":
        rows = [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in checks]
        click.echo(to_json({"ok": sound, "checks": rows}))
    else:
        for check in checks:
            click.echo(f"{'ok ' if check.ok else 'BAD'} {check.name}: {display(check.detail)}")
    return 0 if sound else DatabaseError.exit_code

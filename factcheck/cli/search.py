"""`factcheck search`: claims by their words."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace


@click.command("search", cls=Command)
@click.argument("query")
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, metavar="N", help="At most so many."
)
@format_option
@workspace
def command(ws: Workspace, query: str, limit: int, fmt: str) -> int:
    """Find claims that hold all words of QUERY, else any of them; the best come first."""
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    found = ws.store().search(query, limit=limit)
    if fmt == "json":
        click.echo(to_json([claim_data(claim) | {"rank": rank} for claim, rank in found]))
    else:
        for claim, _ in found:
            click.echo(claim_line(claim))
    return 0

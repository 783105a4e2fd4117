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
    """Find claims by the words of QUERY: in their text, their article's title, notes and corrections.

    Those with all words in one place, else those with any of them; the best come first, or the newest where every word
    is common. The last word, from three letters on, may be the beginning of one. Accents and case do not count.
    """
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    found = ws.store().search(query, limit=limit)
    if fmt == "json":
        click.echo(to_json([claim_data(claim) | {"rank": rank, "where": list(where)} for claim, rank, where in found]))
    else:
        for claim, _, where in found:
            beside = "" if "text" in where else f" ({', '.join(where)})"
            click.echo(claim_line(claim) + beside)
    return 0

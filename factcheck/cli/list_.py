"""`factcheck list`: claims, one a line."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.model import VERDICTS


@click.command("list", cls=Command)
@format_option
@click.option("--article", type=int, metavar="N", help="Only this article's claims.")
@click.option("--status", type=click.Choice(VERDICTS), help="Only claims with this verdict.")
@click.option("--rule", metavar="R", help="Only claims with an undismissed flag of this rule.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@workspace
def command(
    ws: Workspace, fmt: str, article: int | None, status: str | None, rule: str | None, limit: int | None
) -> int:
    """List claims in the order of articles and text."""
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    store = ws.store()
    if article is not None:
        store.article(article)
    claims = store.claims(article=article, status=status, rule=rule, limit=limit)
    if fmt == "json":
        click.echo(to_json([claim_data(claim) for claim in claims]))
    else:
        for claim in claims:
            click.echo(claim_line(claim))
    return 0

"""`factcheck show`: one claim, or one article, with all that is known of it."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.errors import UsageError


@click.command("show", cls=Command)
@click.argument("claim", type=int, required=False)
@click.option("--article", type=int, metavar="N", help="Show this article instead of a claim.")
@format_option
@workspace
def command(ws: Workspace, claim: int | None, article: int | None, fmt: str) -> int:
    """Show one claim with its flags, notes, evidence and history."""
    from factcheck.report.described import publication_lines
    from factcheck.report.listing import claim_line, claim_page
    from factcheck.report.record import article_detail, claim_detail
    from factcheck.text import to_json

    if (claim is None) == (article is None):
        raise UsageError("show needs a claim's number or --article N", "see 'factcheck list'")
    store = ws.store()
    if claim is not None:
        row = store.claim(claim)
        if fmt == "json":
            click.echo(to_json(claim_detail(store, row)))
        else:
            click.echo(claim_page(store, row, ws.ui_language, ws.settings.timezone))
    elif article is not None:
        whole = store.article(article)
        if fmt == "json":
            click.echo(to_json(article_detail(store, whole)))
        else:
            outgoing = [row for row in store.publications(article) if row.claim is None]
            lines = publication_lines(outgoing, ws.ui_language, ws.settings.timezone)
            click.echo("\n".join([*lines, *(claim_line(row) for row in store.claims(article=article))]))
    return 0

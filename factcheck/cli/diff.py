"""`factcheck diff`: the newest version of an article beside the one before."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace


@click.command("diff", cls=Command)
@click.argument("article", type=int)
@format_option
@workspace
def command(ws: Workspace, article: int, fmt: str) -> int:
    """Compare the newest version of an article with the one before.

    Any version's number will do. Claims are the same, moved, reworded (with the words that changed, and what numbers,
    dates or negations differ), new or dropped; corrections are live or not. 'factcheck import' makes a new version when
    a text has changed.
    """
    from factcheck.report.versions import compare, comparison_data, comparison_page
    from factcheck.text import to_json

    found = compare(ws.store(), article)
    if fmt == "json":
        click.echo(to_json(comparison_data(found, ws.ui_language)))
    else:
        click.echo(comparison_page(found, ws.ui_language, ws.settings.timezone))
    return 0

"""`factcheck stats`: corrections counted over many articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.cli.sources import typed_date

if TYPE_CHECKING:
    from factcheck.report.stats import By


@click.command("stats", cls=Command)
@click.option("--since", metavar="D", help="Only articles of this day and later.")
@click.option("--until", metavar="D", help="Only articles of this day and earlier.")
@click.option(
    "--by",
    "by",
    type=click.Choice(["class", "desk", "reporter", "rule", "cause", "found-by", "reviewer"]),
    default="class",
    show_default=True,
    help="What a row stands for.",
)
@format_option
@workspace
def command(ws: Workspace, since: str | None, until: str | None, by: By, fmt: str) -> int:
    """Count the corrections that readers saw, apart from what was fixed before publication.

    Rows give corrections for 100 published articles and the median hours from publication to correction; under five
    published articles they show counts only.
    """
    from factcheck.report.stats import stats, stats_data, stats_lines
    from factcheck.text import to_json

    days = [day.isoformat() if (day := typed_date(text, None)) else "" for text in (since, until)]
    rows = stats(ws.store(), by, ws.settings.timezone, since=days[0], until=days[1])
    if fmt == "json":
        click.echo(to_json([stats_data(row) for row in rows]))
    else:
        click.echo("\n".join(stats_lines(rows, by, ws.ui_language)))
    return 0

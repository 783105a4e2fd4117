"""`factcheck export`: the corrections report and what else leaves the house."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from factcheck.cli.context import Command, Workspace, workspace
from factcheck.errors import UsageError


@click.command("export", cls=Command)
@click.argument("articles", type=int, nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(["markdown", "json", "csv", "article", "queries"]),
    default="markdown",
    show_default=True,
    help="article: the corrected text alone; queries: doubts for the reporter.",
)
@click.option("--output", metavar="PATH", help="Write to this file (default: standard output, also as -).")
@click.option("--public", is_flag=True, help="Leave out internal notes, names, open claims and dismissed flags.")
@click.option(
    "--csv-raw",
    is_flag=True,
    help="CSV without the apostrophe that keeps spreadsheets from running formulas.",
)
@workspace
def command(ws: Workspace, articles: tuple[int, ...], fmt: str, output: str | None, public: bool, csv_raw: bool) -> int:
    """Write the report on ARTICLEs (all, when none is named)."""
    from factcheck.report.export import export
from factcheck.report.files import write_whole
    from factcheck.text import display

    text = export(ws.store(), articles, fmt, ws.settings, public=public, raw=csv_raw)
    if output is None or output == "-":
        sys.stdout.write(display(text, lines=True) if sys.stdout.isatty() else text)
    else:
        try:
            write_whole(Path(output), text, database=ws.database)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror})", "choose another place") from error
        click.echo(f"wrote {display(output)}", err=True)
    return 0

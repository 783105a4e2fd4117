"""`factcheck import`: analyse sources and store them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.cli.sources import Reader, source_options, typed_date
from factcheck.errors import UsageError


@click.command("import", cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@source_options(metadata=True)
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    /,
    sources: tuple[str, ...],
    by: str | None,
    fmt: str,
    published: str | None,
    lang: str | None,
    **given: Any,
) -> int:
    """Analyse articles and store them; the same document with the same text changes nothing.

    A SOURCE is a text file, a folder, a .jsonl file with one article a line, or - for standard input. A refused source
    is named (exit code 3) and the others are imported.
    """
    from factcheck.ingest import Options, fallback_title
    from factcheck.text import display, to_json

    if (given["url"] or given["title"]) and (len(sources) > 1 or Path(sources[0]).is_dir()):
        raise UsageError("--url and --title are of one article", "import it by itself")
    reader = Reader(Options(published=typed_date(published, lang), lang=lang, **given), ws.settings)
    store, who = ws.store(create=True), ws.reviewer(by)
    rows: list[dict[str, Any]] = []
    for analysis in reader.analyses(sources):
        title = analysis.article.title or fallback_title(analysis.article)
        stored = store.import_analysis(analysis, by=who, fallback_title=title)
        rows.append(
            {
                "article": stored.article,
                "source": analysis.article.source,
                "title": title,
                "lang": analysis.lang,
                "claims": stored.claims,
                "flags": stored.flags,
                "outcome": stored.outcome,
                "error": None,
            }
        )
        if fmt == "text":
            click.echo(
                f"{stored.article:6} {stored.outcome:8} {stored.claims} claims, {stored.flags} flags  {display(title)}"
            )
    rows += [_refused(source, str(error)) for source, error in reader.refused]
    if fmt == "json":
        click.echo(to_json(rows))
    return reader.exit_code


def _refused(source: str, error: str) -> dict[str, Any]:
    empty = dict.fromkeys(("article", "title", "lang"))
    return {**empty, "source": source, "claims": 0, "flags": 0, "outcome": "refused", "error": error}

"""`factcheck import`: analyse sources and store them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.cli.sources import Reader, source_options, typed_date
from factcheck.errors import SourceRefused, UsageError

if TYPE_CHECKING:
    from factcheck.model import Analysis, Article


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
    addressed = False
    for analysis in reader.analyses(sources):
        if unfit := _unfit(analysis.article, given["url"] if addressed else None):
            reader.refuse(analysis.article.source, unfit)
            continue
        addressed = addressed or analysis.article.url == given["url"]
        _warn(analysis)
        title = analysis.article.title or fallback_title(analysis.article)
        rows += _refusals(reader, rows)
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
    rows += _refusals(reader, rows)
    if fmt == "json":
        click.echo(to_json(rows))
    return reader.exit_code


def _unfit(article: Article, taken: str | None) -> SourceRefused | None:
    """Why a row cannot be stored: it has no text, or would share the address `taken` that --url gave another row."""
    row = f"{article.source}: id {article.id!r}"
    if not article.text.strip():
        return SourceRefused(f"{row}: its text is empty", 'give the key "text" some text')
    if taken is not None and article.url == taken:
        return SourceRefused(f"{row}: --url is of one article", 'give the row a key "url" of its own')
    return None


def _warn(analysis: Analysis) -> None:
    """Say on stderr what had to be guessed or replaced in a source."""
    from factcheck.messages import render
    from factcheck.text import display

    article = analysis.article
    name = f"{article.source}: id {article.id!r}" if article.origin == "jsonl" else article.source
    for warning in article.warnings:
        what = f"{name}: warning: {render(warning, 'en')}"
        click.echo(f"factcheck: {display(what)}", err=True)


def _refusals(reader: Reader, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows of what was refused since the last one, so that all stand in the order of the sources."""
    told = sum(row["outcome"] == "refused" for row in rows)
    return [
        {
            "article": None,
            "source": source,
            "title": None,
            "lang": None,
            "claims": 0,
            "flags": 0,
            "outcome": "refused",
            "error": str(error),
        }
        for source, error in reader.refused[told:]
    ]

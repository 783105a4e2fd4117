"""`factcheck import`: analyse sources and store them."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.cli.sources import Reader, source_options, typed_date
from factcheck.errors import SourceRefused, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.errors import FactcheckError
    from factcheck.model import Analysis, Article
    from factcheck.store import Imported, Store

# Articles are stored together when there are so many, or so many seconds after the first.
MOST, SECONDS = 500, 0.5


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

    A SOURCE is a text, a web page, a Word, OpenDocument, PDF, EPUB, Markdown or mail file, a table or .jsonl file with
    one article a row, a feed, a ZIP or a folder of these, a web address, or - for standard input. A refused source is
    named (exit code 3) and the others are imported.
    """
    from factcheck.ingest import Options
    from factcheck.text import display, to_json

    if (given["url"] or given["title"]) and (len(sources) > 1 or Path(sources[0]).is_dir()):
        raise UsageError("--url and --title are of one article", "import it by itself")
    reader = Reader(Options(published=typed_date(published, lang), lang=lang, **given), ws.settings)
    rows = []
    for row in _rows(reader, sources, ws.store(create=True), ws.reviewer(by), given["url"]):
        rows.append(row)
        if fmt == "text" and row["outcome"] != "refused":
            what = "{article:6} {outcome:8} {claims} claims, {flags} flags".format(**row)
            click.echo(f"{what}  {display(row['title'])}")
    if fmt == "json":
        click.echo(to_json(rows))
    return reader.exit_code


def _rows(reader: Reader, sources: tuple[str, ...], store: Store, by: str, url: str | None) -> Iterator[dict[str, Any]]:
    """What became of each article, the refused ones too, in the order of the sources; told once it is on disk."""
    batch = _Batch(store, by)
    told, addressed = 0, False
    for analysis in reader.analyses(sources):
        article = analysis.article
        unfit = _unfit(article, url if addressed else None)
        if unfit:
            reader.refuse(article.source, unfit)
        batch.waiting += reader.refused[told:]
        told = len(reader.refused)
        if not unfit:
            addressed = addressed or article.url == url
            _warn(analysis)
            batch.waiting.append(analysis)
        if batch.full():
            yield from batch.store()
    batch.waiting += reader.refused[told:]
    yield from batch.store()


class _Batch:
    """Articles that are stored in one transaction, so that the disk need not be waited for after each.

    The database is not locked while they are analysed; who interrupts an import loses at most the articles of the last
    half second, whole.
    """

    def __init__(self, store: Store, by: str) -> None:
        self._store, self._by = store, by
        self._began = monotonic()
        self.waiting: list[Analysis | tuple[str, FactcheckError]] = []

    def full(self) -> bool:
        """Whether it is time to store them."""
        return len(self.waiting) >= MOST or monotonic() - self._began >= SECONDS

    def store(self) -> Iterator[dict[str, Any]]:
        """Store the articles that wait, and give what became of each."""
        waiting, self.waiting = self.waiting, []
        analyses = [item for item in waiting if not isinstance(item, tuple)]
        done = iter(self._store.import_all(analyses, by=self._by, title=_title) if analyses else ())
        for item in waiting:
            yield _refused(item) if isinstance(item, tuple) else _stored(item, next(done))
        self._began = monotonic()


def _title(analysis: Analysis) -> str:
    from factcheck.ingest import fallback_title

    return analysis.article.title or fallback_title(analysis.article)


def _stored(analysis: Analysis, done: Imported) -> dict[str, Any]:
    return {
        "article": done.article,
        "source": analysis.article.source,
        "title": _title(analysis),
        "lang": analysis.lang,
        "claims": done.claims,
        "flags": done.flags,
        "outcome": done.outcome,
        "error": None,
    }


def _refused(refusal: tuple[str, FactcheckError]) -> dict[str, Any]:
    source, error = refusal
    empty = dict.fromkeys(("article", "title", "lang"))
    return {**empty, "source": source, "claims": 0, "flags": 0, "outcome": "refused", "error": str(error)}


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

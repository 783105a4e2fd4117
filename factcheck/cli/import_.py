"""`factcheck import`: analyse sources and store them."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
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
@click.option("--claimreview", is_flag=True, help="Take in other people's rulings, as `factcheck similar` finds them.")
@source_options(metadata=True)
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    /,
    sources: tuple[str, ...],
    claimreview: bool,
    by: str | None,
    fmt: str,
    published: str | None,
    lang: str | None,
    third_party: bool,
    **given: Any,
) -> int:
    """Analyse articles and store them; the same document with the same text changes nothing.

    A changed text is a new version: claims that read the same keep their rulings, others are to be looked at again (see
    'factcheck diff'), and the corrections that are in the text by now are counted.

    A SOURCE is a text, a web page, a Word, OpenDocument, PDF, EPUB, Markdown or mail file, a table or .jsonl file with
    one article a row, a feed, a ZIP or a folder of these, a web address, or - for standard input. A refused source is
    named (exit code 3) and the others are imported.

    With --claimreview a SOURCE is the page of a fact-check or a feed of them, a file or an address.
    """
    from factcheck.ingest import Options
    from factcheck.text import display, to_json

    if claimreview:
        if lang or published or any(given.values()):
            raise UsageError("--claimreview takes what the page says", "leave the other options out")
        return _known(ws, sources, ws.reviewer(by), fmt)
    if (given["url"] or given["title"]) and (len(sources) > 1 or Path(sources[0]).is_dir()):
        raise UsageError("--url and --title are of one article", "import it by itself")
    reader = Reader(Options(published=typed_date(published, lang), lang=lang, **given), ws.settings)
    rows = []
    batch = _Batch(ws.store(create=True), ws.reviewer(by))
    for row in _rows(reader, sources, batch, given["url"], third_party=third_party):
        rows.append(row)
        if fmt == "text" and row["outcome"] != "refused":
            what = "{article:6} {outcome:8} {claims} claims, {flags} flags".format(**row)
            click.echo(f"{what}  {display(row['title'])}")
            for line in _version_lines(row, ws.ui_language):
                click.echo(f"       {line}")
    if fmt == "json":
        click.echo(to_json(rows))
    return reader.exit_code


def _version_lines(row: dict[str, Any], lang: str) -> list[str]:
    """What became of the claims of the version before, and how many corrections are live."""
    from factcheck.messages import translator
    from factcheck.store.records import CARRIED, LIVE

    word, lines = translator(lang), []
    if row["carried"]:
        lines.append(word(CARRIED).format(**row["carried"]))
    if row["corrections"] and row["corrections"]["of"] and row["stage"] == "published":
        lines.append(word(LIVE).format(**row["corrections"]))
    return lines


def _known(ws: Workspace, sources: tuple[str, ...], by: str, fmt: str) -> int:
    """Take in the rulings of each source; a refused one is named and the rest is done."""
    from factcheck.errors import NetworkError
    from factcheck.ingest.known import read_known
    from factcheck.text import display, to_json

    store, rows, failed = ws.store(create=True), [], 0
    for source in sources:
        row: dict[str, Any] = {"source": source, "new": 0, "changed": 0, "known": 0, "error": None}
        try:
            row |= store.add_known(read_known(source), by=by, source=source)._asdict()
        except (SourceRefused, NetworkError) as error:
            failed = max(failed, error.exit_code)
            row["error"] = str(error)
            click.echo(f"factcheck: {display(str(error))}", err=True)
        else:
            if fmt == "text":
                click.echo("{new} new, {changed} changed, {known} known".format(**row) + f"  {display(source)}")
        rows.append(row)
    if fmt == "json":
        click.echo(to_json(rows))
    return failed


def _rows(
    reader: Reader, sources: tuple[str, ...], batch: _Batch, url: str | None, *, third_party: bool
) -> Iterator[dict[str, Any]]:
    """What became of each article, the refused ones too, in the order of the sources; told once it is on disk.

    What is known already is not analysed again, so that an import that was interrupted soon comes to where it was.
    """
    told, addressed = 0, False
    for read in reader.articles(sources):
        article = replace(read, whose="third-party") if third_party else read
        unfit = _unfit(article, url if addressed else None)
        if unfit:
            reader.refuse(article.source, unfit)
        batch.waiting += reader.refused[told:]
        told = len(reader.refused)
        if not unfit:
            addressed = addressed or article.url == url
            _warn(article)
            batch.add(article, reader)
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
        self.waiting: list[Analysis | Known | tuple[str, FactcheckError]] = []

    def add(self, article: Article, reader: Reader) -> None:
        """Analyse an article that is not known, with what was amended in the version before it."""
        article = self._store.continued(article)
        done = self._store.known(article)
        self.waiting.append(Known(article, done) if done else reader.analyse(article))

    def full(self) -> bool:
        """Whether it is time to store them."""
        return len(self.waiting) >= MOST or monotonic() - self._began >= SECONDS

    def store(self) -> Iterator[dict[str, Any]]:
        """Store the articles that wait, and give what became of each."""
        waiting, self.waiting = self.waiting, []
        analyses = [item for item in waiting if not isinstance(item, Known | tuple)]
        done = iter(self._store.import_all(analyses, by=self._by, title=_title) if analyses else ())
        for item in waiting:
            if isinstance(item, Known):
                lang = self._store.article(item.done.article).lang
                yield _stored(item.article, lang, item.done)
            elif isinstance(item, tuple):
                yield _refused(item)
            else:
                yield _stored(item.article, item.lang, next(done))
        self._began = monotonic()


@dataclass(frozen=True)
class Known:
    """An article that is in the record as it is."""

    article: Article
    done: Imported


def _named(article: Article) -> str:
    from factcheck.ingest import fallback_title

    return article.title or fallback_title(article)


def _title(analysis: Analysis) -> str:
    return _named(analysis.article)


def _stored(article: Article, lang: str, done: Imported) -> dict[str, Any]:
    carried = asdict(done.version) if done.version else {}
    live = {"live": carried.pop("live"), "of": carried.pop("corrections")} if carried else None
    return {
        "article": done.article,
        "source": article.source,
        "title": _named(article),
        "lang": lang,
        "claims": done.claims,
        "flags": done.flags,
        "outcome": done.outcome,
        "error": None,
        "stage": article.stage,
        "carried": carried or None,
        "corrections": live,
    }


def _refused(refusal: tuple[str, FactcheckError]) -> dict[str, Any]:
    source, error = refusal
    empty = dict.fromkeys(("article", "title", "lang", "stage", "carried", "corrections"))
    return {**empty, "source": source, "claims": 0, "flags": 0, "outcome": "refused", "error": str(error)}


def _unfit(article: Article, taken: str | None) -> SourceRefused | None:
    """Why a row cannot be stored: it has no text, or would share the address `taken` that --url gave another row."""
    row = f"{article.source}: id {article.id!r}"
    if not article.text.strip():
        return SourceRefused(f"{row}: its text is empty", 'give the key "text" some text')
    if taken is not None and article.url == taken:
        return SourceRefused(f"{row}: --url is of one article", 'give the row a key "url" of its own')
    return None


def _warn(article: Article) -> None:
    """Say on stderr what had to be guessed or replaced in a source."""
    from factcheck.messages import render
    from factcheck.text import display

    name = f"{article.source}: id {article.id!r}" if article.origin == "jsonl" else article.source
    for warning in article.warnings:
        what = f"{name}: warning: {render(warning, 'en')}"
        click.echo(f"factcheck: {display(what)}", err=True)

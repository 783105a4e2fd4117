"""Sources named on the command line: read, analysed and counted, the refused ones named on stderr."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from factcheck.errors import FactcheckError, NetworkError
from factcheck.lang import is_tag
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from factcheck.ingest import Options
    from factcheck.model import Analysis, Article
    from factcheck.settings import Settings


# What a column of a table, or a key of a .jsonl row, may hold.
COLUMN_FIELDS = ("id", "text", "title", "lang", "published", "url", "byline", "desk", "stage", "outlet")


def source_options(*, metadata: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options that describe a source; with `metadata` also those that only the record needs."""
    options = [
        click.option(
            "--lang",
            metavar="L",
            callback=language_tag,
            help="The article's language, such as id or en-GB (default: detected).",
        ),
        click.option("--published", metavar="D", help="Date of publication, such as 2021-01-10."),
        click.option("--encoding", metavar="E", help="How text files are encoded, where that cannot be told."),
        click.option(
            "--column",
            "columns",
            metavar="FIELD=NAME",
            multiple=True,
            callback=named_columns,
            help="Which column or key holds a field, such as text=isi; may be given several times.",
        ),
        click.option("--follow", is_flag=True, help="Fetch the articles that a feed only links to."),
    ]
    if metadata:
        options += [
            click.option("--title", metavar="T", help="The headline."),
            click.option("--url", metavar="U", callback=web_address, help="Where the article stands."),
            click.option("--byline", metavar="B", help="Who wrote it."),
            click.option("--desk", metavar="D", help="Which desk it belongs to."),
            click.option("--stage", type=click.Choice(["draft", "published"]), help="Where it stands on its way."),
            click.option(
                "--third-party", is_flag=True, help="Somebody else's text: claims to check, not a text to correct."
            ),
        ]

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            function = option(function)
        return function

    return decorate


def language_tag(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """An option's language tag as given. Raises BadParameter for what is none."""
    if value is not None and not is_tag(value):
        raise click.BadParameter(f"'{value}' is no language tag; write it as id, en or en-GB")
    return value


def named_columns(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """An option's pairs of a field and a column. Raises BadParameter for what is none, or names no field."""
    pairs = []
    for pair in value:
        field, _, column = pair.partition("=")
        if not column:
            raise click.BadParameter(f"'{pair}' is not of the form FIELD=NAME, such as text=isi")
        if field not in COLUMN_FIELDS:
            raise click.BadParameter(f"no field '{field}'; the fields are {', '.join(COLUMN_FIELDS)}")
        pairs.append((field, column))
    return tuple(pairs)


def web_address(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """An option's address as given. Raises BadParameter for one that is not of the web."""
    from factcheck.store.identity import canonical_url

    if value is not None and not canonical_url(value):
        raise click.BadParameter(f"'{value}' is no web address; write it with http:// or https://")
    return value


def typed_date(text: str | None, lang: str | None) -> date | None:
    """The date a person typed, "yesterday" counted from today. Raises UsageError for what is none."""
    if not text:
        return None
    from datetime import date

    from factcheck.facts.typed_dates import read_date

    return read_date(text, lang or "id", date.today())


@dataclass
class Reader:
    """Reads and analyses sources; remembers how many were refused and the gravest reason."""

    options: Options
    settings: Settings
    only: frozenset[str] | None = None
    refused: list[tuple[str, FactcheckError]] = field(default_factory=list)
    done: int = 0

    def analyses(self, sources: Iterable[str]) -> Iterator[Analysis]:
        """One analysis an article, in order. A refused source is named on stderr and the rest is done."""
        for article in self.articles(sources):
            yield self.analyse(article)

    def analyse(self, article: Article) -> Analysis:
        """An article analysed as the settings have it."""
        from factcheck.pipeline import analyse

        return analyse(article, self.settings, self.only)

    def articles(self, sources: Iterable[str]) -> Iterator[Article]:
        """The articles, in order. A refused source is named on stderr and the rest is read."""
        from factcheck.check.registry import verify
        from factcheck.ingest import Refusal, read

        verify(self.settings)

        # Analyses are trees without cycles: looking for cycles at the usual pace costs a tenth of the time.
        gc.freeze()
        gc.set_threshold(200_000, 50, 50)
        progress = sys.stderr.isatty()
        for source in sources:
            for item in read(source, self.options):
                if isinstance(item, Refusal) and item.minor:
                    _name(item.error)
                    continue
                if isinstance(item, Refusal):
                    self.refuse(item.source, item.error)
                    continue
                self.done += 1
                if progress and self.done % 100 == 0:
                    click.echo(f"\r{self.done} articles", err=True, nl=False)
                yield item
        if progress and self.done >= 100:
            click.echo("\r\x1b[K", err=True, nl=False)

    def refuse(self, source: str, error: FactcheckError) -> None:
        """Name a refused source on stderr and remember it."""
        self.refused.append((source, error))
        _name(error)

    @property
    def exit_code(self) -> int:
        """5 when an address failed, 3 when a source was refused, else 0."""
        if any(isinstance(error, NetworkError) for _, error in self.refused):
            return NetworkError.exit_code
        return self.refused[0][1].exit_code if self.refused else 0


def _name(error: FactcheckError) -> None:
    click.echo(f"factcheck: {display(str(error))}", err=True)

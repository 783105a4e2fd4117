"""`factcheck check`: analyse sources and print what was found."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Command, Workspace, workspace
from factcheck.cli.sources import Reader, source_options, typed_date
from factcheck.errors import UsageError
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Analysis
    from factcheck.settings import Settings

FORMATS = ("text", "json", "jsonl", "sarif", "github")


@click.command("check", cls=Command)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--format", "fmt", type=click.Choice(FORMATS), default="text", show_default=True, help="How to print.")
@source_options(metadata=False)
@click.option("--select", metavar="R,..", help="Run only these rules.")
@click.option("--ignore", metavar="R,..", help="Do not run these rules.")
@click.option("--notes", is_flag=True, help="Print notes whole instead of one line an article.")
@click.option("--with-text", is_flag=True, help="Add the article's text to the JSON.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 although something was found.")
@workspace
def command(
    ws: Workspace,
    sources: tuple[str, ...],
    fmt: str,
    lang: str | None,
    published: str | None,
    encoding: str | None,
    columns: tuple[tuple[str, str], ...],
    follow: bool,
    select: str | None,
    ignore: str | None,
    notes: bool,
    with_text: bool,
    exit_zero: bool,
) -> int:
    """Analyse articles and print what is found; touches no database.

    A SOURCE is a text, a web page, a Word, OpenDocument, PDF, EPUB, Markdown or mail file, a table or .jsonl file with
    one article a row, a feed, a ZIP or a folder of these, a web address, or - for standard input. Exit code 1: an
    error or a warning was found, or a rule failed.
    """
    from factcheck.ingest import Options

    day = typed_date(published, lang)
    options = Options(published=day, lang=lang, encoding=encoding, columns=columns, follow=follow)
    reader = Reader(options, ws.settings, chosen_rules(select, ignore, ws.settings))
    seen = _Seen()
    for chunk in _printed(seen.watch(reader.analyses(sources)), fmt, with_text=with_text, notes=notes):
        sys.stdout.write(chunk)
    return reader.exit_code or (1 if seen.findings and not exit_zero else 0)


class _Seen:
    """Remembers, while analyses stream by, whether any holds an error, a warning or a failed rule."""

    findings = False

    def watch(self, analyses: Iterable[Analysis]) -> Iterator[Analysis]:
        for analysis in analyses:
            self.findings = (
                self.findings or bool(analysis.failures) or any(flag.severity != "info" for flag in analysis.flags)
            )
            yield analysis


def chosen_rules(select: str | None, ignore: str | None, settings: Settings) -> frozenset[str] | None:
    """The rules to run, None for those of the settings. Raises UsageError for a rule that there is not."""
    if select is None and ignore is None:
        return None
    wanted = _names(select) if select is not None else None
    unwanted = _names(ignore) if ignore is not None else frozenset()
    from factcheck.check.registry import registry

    return (wanted if wanted is not None else registry().running(settings)) - unwanted


def _names(text: str) -> frozenset[str]:
    from factcheck.check.registry import registry

    names = frozenset(name.strip() for name in text.split(",") if name.strip())
    for name in sorted(names - registry().rules.keys()):
        raise UsageError(f"no rule '{name}'", did_you_mean(name, registry().rules, "see 'factcheck rules'"))
    return names


def _printed(analyses: Iterator[Analysis], fmt: str, *, with_text: bool, notes: bool) -> Iterator[str]:
    from factcheck import __version__
    from factcheck.report import annotations, plain, sarif
    from factcheck.report.analysis import analysis_data
    from factcheck.text import to_json

    match fmt:
        case "jsonl":
            for analysis in analyses:
                yield to_json(analysis_data(analysis, with_text=with_text)) + "\n"
        case "json":
            yield f'{{"version": {to_json(__version__)}, "articles": ['
            separator = "\n"
            for analysis in analyses:
                yield separator + to_json(analysis_data(analysis, with_text=with_text))
                separator = ",\n"
            yield "\n]}\n"
        case "sarif":
            yield to_json(sarif.sarif(analyses), indent=1) + "\n"
        case "github":
            for analysis in analyses:
                yield from annotations.github(analysis)
        case _:
            for analysis in analyses:
                yield plain.analysis_text(analysis, notes=notes)

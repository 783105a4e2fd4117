"""`factcheck export`: the corrections report and what else leaves the house."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from factcheck.cli.context import Command, Workspace, workspace
from factcheck.errors import UsageError
from factcheck.model import EXPORTS

CASES = ("correction", "requested", "reply", "withdrawn", "note")
_MOST_CHARACTERS = 100_000


@click.command("export", cls=Command)
@click.argument("articles", type=int, nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--format",
    "fmt",
    type=click.Choice(EXPORTS),
    help="Default: export_format of factcheck.toml, else markdown. docx: the article with tracked changes; article: the"
    " corrected text alone; queries: doubts for the reporter.",
)
@click.option("--output", metavar="PATH", help="Write to this file (default: standard output, also as -).")
@click.option("--public", is_flag=True, help="Leave out internal notes, names, open claims and dismissed flags.")
@click.option("--anyway", is_flag=True, help="With --public: although evidence is missing.")
@click.option(
    "--csv-raw",
    is_flag=True,
    help="CSV without the apostrophe that keeps spreadsheets from running formulas.",
)
@click.option(
    "--claim", "claims", type=int, multiple=True, metavar="N", help="ClaimReview, debunk: of this claim; repeatable."
)
@click.option("--since", metavar="D", default="", help="Corrections page: only those made from this day on.")
@click.option("--case", type=click.Choice(CASES), default="correction", help="Notice: what kind it is.")
@click.option("--statement", metavar="PATH", help="Notice: the reply, the reason or the note, from this file (or -).")
@click.option("--party", metavar="NAME", default="", help="Notice: who replies, or who asked for the correction.")
@click.option("--approver", metavar="NAME", default="", help="Notice: who approved a withdrawal.")
@click.option("--posted", metavar="TIME", default="", help="Notice: when it is posted (default: the last correction).")
@click.option("--republishers", is_flag=True, help="Notice: ask those who republished to carry it too.")
@click.option("--no-apology", is_flag=True, help="Notice: without the line of apology.")
@click.option("--no-url", is_flag=True, help="Notice: although the article has no address.")
@workspace
def command(
    ws: Workspace,
    articles: tuple[int, ...],
    fmt: str | None,
    output: str | None,
    public: bool,
    anyway: bool,
    csv_raw: bool,
    claims: tuple[int, ...],
    since: str,
    case: str,
    statement: str | None,
    party: str,
    approver: str,
    posted: str,
    republishers: bool,
    no_apology: bool,
    no_url: bool,
) -> int:
    """Write the report on ARTICLEs (all, when none is named).

    With --public what was verified or disputed in a published article needs public evidence (require_evidence in
    factcheck.toml).
    """
    from factcheck import review
    from factcheck.report.export import export
    from factcheck.report.notice import Posting

    given = _read(statement) if statement is not None else ""
    posting = Posting(
        case, given, party, approver, _time(posted), apology=not no_apology, republishers=republishers  # type: ignore[arg-type]
    )  # fmt: skip
    store = ws.store()
    if public and not anyway:
        hint = "give it with `factcheck evidence CLAIM URL --public`, or say --anyway"
        for number in articles or [row.id for row in store.articles()]:
            review.refuse_unproven(store, number, ws.settings.require_evidence, hint)
    content = export(
        store, articles, fmt or ws.settings.export_format, ws.settings, public=public, raw=csv_raw, since=since,
        posting=posting, without_url=no_url, claims=claims,
    )  # fmt: skip
    _write(ws, content, output)
    return 0


def _time(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise UsageError(f"{text!r} is no time", "write it as 2026-01-05T15:00") from None


def _read(path: str) -> str:
    try:
        with click.open_file(path, encoding="utf-8") as file:
            text: str = file.read(_MOST_CHARACTERS + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as text", getattr(error, "strerror", None) or "use UTF-8") from error
    if len(text) > _MOST_CHARACTERS:
        raise UsageError(f"{path}: longer than {_MOST_CHARACTERS} characters", "give the statement alone")
    return text


def _write(ws: Workspace, content: str | bytes, output: str | None) -> None:
    from factcheck.report.files import write_whole
    from factcheck.text import display

    if output is not None and output != "-":
        try:
            write_whole(Path(output), content, database=ws.database)
        except OSError as error:
            raise UsageError(f"{output}: cannot be written ({error.strerror})", "choose another place") from error
        click.echo(f"wrote {display(output)}", err=True)
    elif isinstance(content, str):
        sys.stdout.write(display(content, lines=True) if sys.stdout.isatty() else content)
    elif sys.stdout.isatty():
        raise UsageError("a Word file is no text for a terminal", "name a file with --output")
    else:
        sys.stdout.buffer.write(content)

"""`factcheck evidence`: sources put to a claim, shown to readers, or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.cli.sources import typed_date
from factcheck.errors import UsageError
from factcheck.model import STANCES

if TYPE_CHECKING:
    from factcheck.store import Store


@click.command("evidence", cls=Command)
@click.argument("claim", type=int)
@click.argument("url", required=False)
@click.option("--archived", metavar="URL", default="", help="An archived copy.")
@click.option("--title", metavar="T", default="", help="What it is called.")
@click.option("--publisher", metavar="NAME", default="", help="Who published it.")
@click.option("--date", "dated", metavar="D", help="Its own date.")
@click.option("--quote", metavar="T", default="", help="What it says, word for word.")
@click.option("--stance", type=click.Choice(STANCES), help="What it does to the claim.")
@click.option("--accessed", metavar="D", help="The day it was read.")
@click.option("--public/--internal", default=None, help="Whether readers may see it (default: internal).")
@click.option("--change", type=int, metavar="N", help="Make evidence N --public or --internal.")
@click.option("--remove", type=int, metavar="N", help="Take evidence N away; it stays in the history.")
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    /,
    claim: int,
    url: str | None,
    dated: str | None,
    accessed: str | None,
    stance: str | None,
    public: bool | None,
    change: int | None,
    remove: int | None,
    by: str | None,
    fmt: str,
    **said: str,
) -> int:
    """Put the source at URL to CLAIM; without a URL: list the claim's evidence, or change one piece of it."""
    from factcheck import review

    store, who = ws.store(), ws.reviewer(by)
    row = store.claim(claim)
    if sum(given is not None for given in (url, change, remove)) > 1:
        raise UsageError("give a URL, --change or --remove", "one at a time")
    if change is not None:
        if public is None:
            raise UsageError("--change needs --public or --internal")
        review.show_evidence(store, _of(store, claim, change), by=who, public=public)
    elif remove is not None:
        review.remove_evidence(store, _of(store, claim, remove), by=who)
    elif url is not None:
        lang = store.article(row.article).lang
        days = {name: typed_date(value, lang) for name, value in (("date", dated), ("accessed", accessed))}
        said |= {name: day.isoformat() for name, day in days.items() if day}
        review.evidence(store, claim, url, by=who, public=bool(public), stance=stance or "", **said)
    return _answer(ws, store, claim, fmt)


def _of(store: Store, claim: int, evidence: int) -> int:
    if all(item.id != evidence for item in store.evidence(claim=claim)):
        raise UsageError(f"claim {claim} has no evidence {evidence}", f"list it with `factcheck evidence {claim}`")
    return evidence


def _answer(ws: Workspace, store: Store, claim: int, fmt: str) -> int:
    from factcheck.report.listing import claim_line, evidence_lines
    from factcheck.report.record import claim_data, evidence_data
    from factcheck.text import to_json

    row, found = store.claim(claim), store.evidence(claim=claim)
    if fmt == "json":
        click.echo(to_json(claim_data(row) | {"evidence": [evidence_data(item) for item in found]}))
    else:
        click.echo(
            "\n".join([claim_line(row), *(line for item in found for line in evidence_lines(item, ws.ui_language))])
        )
    return 0

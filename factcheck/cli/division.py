"""`factcheck split`, `merge`, `none` and `claim`: an article divided into claims as a reviewer sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.acts import answer_claim, answer_claims
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import ClaimRow

version_option = click.option(
    "--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6)."
)


@click.command("split", cls=Command)
@click.argument("claim", type=int)
@click.option("--at", type=int, metavar="OFFSET", help="Where: a code point of the article, as in start and end.")
@click.option("--before", metavar="TEXT", help="Where: before these words of the claim.")
@version_option
@by_option
@format_option
@workspace
def split(
    ws: Workspace, claim: int, at: int | None, before: str | None, if_version: int | None, by: str | None, fmt: str
) -> int:
    """Split a claim into two, which stay open; its corrections go with their words, its verdict stays in the history.

    Prints both. A place that would cut a correction in two is refused.
    """
    from factcheck import review

    if (at is None) == (before is None):
        raise UsageError("where to split?", "give --at OFFSET or --before TEXT")
    store = ws.store()
    row = store.claim(claim)
    place = review.place_before(row, before) if before is not None else at or 0
    parts = review.split(store, claim, place, by=ws.reviewer(by), if_version=if_version)
    _say_ruled([row])
    return answer_claims(parts, fmt)


@click.command("merge", cls=Command)
@click.argument("claim", type=int)
@version_option
@by_option
@format_option
@workspace
def merge(ws: Workspace, claim: int, if_version: int | None, by: str | None, fmt: str) -> int:
    """Merge a claim with the next one of its article; corrections stay, verdicts stay in the history."""
    from factcheck import review

    store = ws.store()
    rows = _with_next(store, claim)
    merged = review.merge(store, claim, by=ws.reviewer(by), if_version=if_version)
    _say_ruled(rows)
    return answer_claim(merged, fmt)


@click.command("none", cls=Command)
@click.argument("claim", type=int)
@version_option
@by_option
@format_option
@workspace
def none(ws: Workspace, claim: int, if_version: int | None, by: str | None, fmt: str) -> int:
    """Say that a sentence is no claim: it counts in no progress."""
    from factcheck import review

    return answer_claim(review.none(ws.store(), claim, by=ws.reviewer(by), if_version=if_version), fmt)


@click.command("claim", cls=Command)
@click.argument("claim", type=int)
@version_option
@by_option
@format_option
@workspace
def claim(ws: Workspace, claim: int, if_version: int | None, by: str | None, fmt: str) -> int:
    """Say that a sentence that was left out is a claim, page furniture included."""
    from factcheck import review

    return answer_claim(review.claim(ws.store(), claim, by=ws.reviewer(by), if_version=if_version), fmt)


def _with_next(store: Store, claim: int) -> list[ClaimRow]:
    row = store.claim(claim)
    return [other for other in store.claims(article=row.article) if other.ord in (row.ord, row.ord + 1)]


def _say_ruled(rows: list[ClaimRow]) -> None:
    """That a verdict was of the whole that is no more: it must be given anew."""
    from factcheck.store.state import deciding
    from factcheck.text import display

    for row in rows:
        for ruling in filter(None, (deciding(row.rulings), row.said)):
            if ruling.verdict != "corrected":
                what = f"claim {row.id} was {ruling.verdict} by {display(ruling.reviewer)}"
                click.echo(f"factcheck: {what}: that stays in the history, what came of it is open", err=True)


COMMANDS = {"split": split, "merge": merge, "none": none, "claim": claim}

"""`factcheck take-over`: a ruling taken over from a claim that says the same."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace


@click.command("take-over", cls=Command)
@click.argument("claim", type=int)
@click.argument("source", type=int, metavar="FROM")
@click.option("--anyway", is_flag=True, help="Even if numbers, dates or negation differ.")
@click.option("--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6).")
@by_option
@format_option
@workspace
def command(
    ws: Workspace, claim: int, source: int, anyway: bool, if_version: int | None, by: str | None, fmt: str
) -> int:
    """Rule on CLAIM as on claim FROM, which says the same (see 'factcheck similar').

    Verdict and, where the words are the same, correction are taken over; a note and the history say from which claim.
    It is one act and undone as one. Refused where a number, a date or a negation differs, unless --anyway.
    """
    from factcheck import review

    row = review.take_over(ws.store(), claim, source, by=ws.reviewer(by), anyway=anyway, if_version=if_version)
    return answer_claim(row, fmt)

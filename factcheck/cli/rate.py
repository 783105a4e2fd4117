"""`factcheck rate`: the newsroom's own word below a verdict, which it sets."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace


@click.command("rate", cls=Command)
@click.argument("claim", type=int)
@click.argument("rating")
@click.option("--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6).")
@by_option
@format_option
@workspace
def command(ws: Workspace, claim: int, rating: str, if_version: int | None, by: str | None, fmt: str) -> int:
    """Rate CLAIM: RATING is one of factcheck.toml's, by its name or its word; it sets the verdict.

    "none" takes a rating away. Without ratings in factcheck.toml these are true, false and unproven.
    """
    from factcheck import review

    chosen = review.named(ws.settings.ratings, rating) if rating != "none" else None
    return answer_claim(review.rate(ws.store(), claim, chosen, by=ws.reviewer(by), if_version=if_version), fmt)

"""`factcheck note`: a note on a claim."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace


@click.command("note", cls=Command)
@click.argument("claim", type=int)
@click.argument("text")
@click.option("--public", is_flag=True, help="May appear in public reports (default: internal).")
@by_option
@format_option
@workspace
def command(ws: Workspace, claim: int, text: str, public: bool, by: str | None, fmt: str) -> int:
    """Add a note to a claim; no verdict changes."""
    from factcheck import review

    store = ws.store()
    review.note(store, claim, text, by=ws.reviewer(by), public=public)
    return answer_claim(store.claim(claim), fmt)

"""`factcheck accept`: a flag's suggestion becomes a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.acts import answer_flag
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace

if TYPE_CHECKING:
    from factcheck.model import ChangeClass


@click.command("accept", cls=Command)
@click.argument("flag", type=int)
@click.option("--suggestion", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Which one.")
@click.option("--class", "cls", type=click.Choice(["error", "slip"]), help="Did the meaning change?")
@click.option("--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6).")
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    flag: int,
    suggestion: int,
    cls: ChangeClass | None,
    if_version: int | None,
    by: str | None,
    fmt: str,
) -> int:
    """Take over a suggestion of FLAG as a correction of its claim."""
    from factcheck import review

    store = ws.store()
    review.accept(store, flag, by=ws.reviewer(by), suggestion=suggestion - 1, cls=cls, if_version=if_version)
    row = store.flag(flag)
    return answer_flag(row, store.claim(row.claim) if row.claim is not None else None, fmt)

"""`factcheck accept`: a flag's suggestion becomes a correction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli import bulk
from factcheck.cli.acts import answer_flag
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.model import ChangeClass


@click.command("accept", cls=Command)
@click.argument("number", type=int, required=False, metavar="[FLAG|ARTICLE]")
@click.option("--suggestion", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="Which one.")
@click.option("--slips", is_flag=True, help="All slips of an article, or of --all FILTER, that leave no choice.")
@bulk.all_option
@bulk.yes_option
@bulk.preview_option
@click.option("--class", "cls", type=click.Choice(["error", "slip"]), help="Did the meaning change?")
@click.option("--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6).")
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    number: int | None,
    suggestion: int,
    slips: bool,
    line: str | None,
    yes: bool,
    only_look: bool,
    cls: ChangeClass | None,
    if_version: int | None,
    by: str | None,
    fmt: str,
) -> int:
    """Take over a suggestion of FLAG as a correction of its claim.

    With --slips the number is that of an article: all its slips with exactly one suggestion are taken over in one act.
    What stands in a quotation, and what touches dates, numbers or names, never is.
    """
    from factcheck import review

    if slips or line is not None:
        return _slips(ws, number, slips, line, yes, only_look, by, fmt)
    bulk.refuse_without_all({"yes": yes, "preview": only_look})
    if number is None:
        raise UsageError("no flag is named", "see the flags with `factcheck show CLAIM`, or accept --slips ARTICLE")
    store, flag = ws.store(), number
    review.accept(store, flag, by=ws.reviewer(by), suggestion=suggestion - 1, cls=cls, if_version=if_version)
    row = store.flag(flag)
    return answer_flag(row, store.claim(row.claim) if row.claim is not None else None, fmt)


def _slips(
    ws: Workspace,
    article: int | None,
    slips: bool,
    line: str | None,
    yes: bool,
    only_look: bool,
    by: str | None,
    fmt: str,
) -> int:
    from factcheck import review

    if not slips:
        raise UsageError("only slips are accepted all at once", "say --slips --all FILTER")
    if (article is None) == (line is None):
        raise UsageError("name an article, or --all FILTER", "write factcheck accept --slips ARTICLE")
    if line is not None:
        seen = bulk.look(ws, line, review.preview_slips)
    else:
        seen = review.preview_slips(ws.store(), review.of_article(ws.store().article(article or 0).id))
    if not bulk.asked(seen, "accepted", yes=yes, only_look=only_look, fmt=fmt):
        return 0
    return bulk.answer(review.accept_all(ws.store(), seen, by=ws.reviewer(by)), "accepted", fmt)

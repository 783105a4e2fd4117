"""`factcheck undo` and `redo`: take an act back, and do it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.acts import answer_article, answer_claim, answer_claims, answer_event
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace

# Of more claims than these the event alone is told.
MANY = 50

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import EventRow


@click.command("undo", cls=Command)
@click.argument("claim", type=int, required=False)
@by_option
@format_option
@workspace
def undo(ws: Workspace, claim: int | None, by: str | None, fmt: str) -> int:
    """Take back your latest act, or your latest on CLAIM; also after a restart."""
    from factcheck import review

    store = ws.store()
    return _answer(ws, store, review.undo(store, by=ws.reviewer(by), claim=claim), fmt)


@click.command("redo", cls=Command)
@click.argument("claim", type=int, required=False)
@by_option
@format_option
@workspace
def redo(ws: Workspace, claim: int | None, by: str | None, fmt: str) -> int:
    """Do again what you took back last."""
    from factcheck import review

    store = ws.store()
    return _answer(ws, store, review.redo(store, by=ws.reviewer(by), claim=claim), fmt)


def _answer(ws: Workspace, store: Store, event: EventRow, fmt: str) -> int:
    from factcheck import review

    review.follow(store, event, ws.settings)
    if len(event.claims) > MANY:
        return answer_event(event, fmt)
    standing = sorted(store.claims_by_id(event.claims), key=lambda row: (row.article, row.ord))
    if len(standing) > 1:
        return answer_claims(standing, fmt)
    if standing:
        return answer_claim(standing[0], fmt)
    if event.article is not None:
        return answer_article(store.article(event.article), fmt)
    return answer_event(event, fmt)


COMMANDS = {"undo": undo, "redo": redo}

"""`factcheck approve` and `publish`: how far a notice, a debunk or a ClaimReview is on its way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.model import OUTGOING, Outgoing

if TYPE_CHECKING:
    from factcheck.store.records import PublicationRow


@click.command("approve", cls=Command)
@click.argument("kind", type=click.Choice(OUTGOING))
@click.argument("target", type=int)
@by_option
@format_option
@workspace
def approve(ws: Workspace, kind: Outgoing, target: int, by: str | None, fmt: str) -> int:
    """Say that a text may go out: the notice of article TARGET, or the debunk or ClaimReview of claim TARGET.

    With four_eyes in factcheck.toml whoever decided what it tells may not approve it.
    """
    from factcheck import review
    from factcheck.report.outgoing import refuse_unready

    store, four_eyes = ws.store(), ws.settings.four_eyes
    refuse_unready(store, kind, target, ws.settings)
    return _answer(ws, review.approve(store, kind, target, by=ws.reviewer(by), four_eyes=four_eyes), fmt)


@click.command("publish", cls=Command)
@click.argument("kind", type=click.Choice(OUTGOING))
@click.argument("target", type=int)
@click.option("--url", metavar="URL", required=True, help="Where it was published.")
@click.option(
    "--at", "when", metavar="T", help="When, such as 2026-03-04T15:30, in the newsroom's zone (default: now)."
)
@by_option
@format_option
@workspace
def publish(ws: Workspace, kind: Outgoing, target: int, url: str, when: str | None, by: str | None, fmt: str) -> int:
    """Say where and when the notice of article TARGET, or the debunk or ClaimReview of claim TARGET, was published."""
    from factcheck import review
    from factcheck.report.outgoing import refuse_unready
    from factcheck.report.times import typed_time

    store, at = ws.store(), typed_time(when, ws.settings.timezone) if when else ""
    refuse_unready(store, kind, target, ws.settings, url=url)
    row = review.publish(store, kind, target, by=ws.reviewer(by), url=url, when=at, four_eyes=ws.settings.four_eyes)
    return _answer(ws, row, fmt)


def _answer(ws: Workspace, row: PublicationRow, fmt: str) -> int:
    from factcheck.report.described import publication_data, publication_lines
    from factcheck.text import to_json

    if fmt == "json":
        click.echo(to_json(publication_data(row)))
    else:
        click.echo(publication_lines([row], ws.ui_language, ws.settings.timezone)[0])
    return 0


COMMANDS: dict[str, click.Command] = {"approve": approve, "publish": publish}

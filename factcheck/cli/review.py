"""`factcheck review`: the review of an article, on the screen or by line prompts."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, by_option, workspace


@click.command("review", cls=Command)
@click.argument("article", type=int, required=False)
@click.option("--plain", is_flag=True, help="By line prompts: for screen readers, dumb terminals and scripts.")
@by_option
@workspace
def command(ws: Workspace, article: int | None, plain: bool, by: str | None) -> int:
    """Walk through an article's claims and rule on them; without ARTICLE through all that are not cleared.

    With --plain each claim is read out as lines, and a letter answers: v verified, d disputed, c corrected, a accept,
    x dismiss, m note, u undo, enter for the next; ? lists them. The end of the input ends the review; every answer is
    kept at once.
    """
    if not plain:
        from factcheck.cli.ui import open_ui

        if article is not None:
            with ws.store() as store:
                store.article(article)
        return open_ui(ws, article)
    from factcheck.cli.prompts import walk

    with ws.store() as store:
        numbers = (
            [store.article(article).id]
            if article is not None
            else [row.id for row in store.articles() if row.state == "open"]
        )
        return walk(store, numbers, ws.reviewer(by), ws.ui_language, ws.settings.require_evidence)

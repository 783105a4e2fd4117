"""`factcheck recheck`: stored articles flagged anew with today's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from factcheck.store import Store


@click.command("recheck", cls=Command)
@click.argument("articles", type=int, nargs=-1, metavar="[ARTICLE]...")
@by_option
@format_option
@workspace
def command(ws: Workspace, articles: tuple[int, ...], by: str | None, fmt: str) -> int:
    """Flag articles (all, when none is named) anew with today's rules; rulings and dismissals stay."""
    from factcheck.text import to_json

    store, who = ws.store(), ws.reviewer(by)
    chosen = [store.article(number) for number in articles] if articles else store.articles()
    rows = []
    for article in chosen:
        added, removed = recheck(store, ws.settings, article.id, who)
        rows.append(
            {
                "article": article.id,
                "flags": len(store.flags(article=article.id)),
                "added": added,
                "removed": removed,
            }
        )
    if fmt == "json":
        click.echo(to_json(rows))
    else:
        for row in rows:
            click.echo("{article:6} {flags} flags, {added} new, {removed} gone".format(**row))
    return 0


def recheck(store: Store, settings: Settings, article: int, by: str) -> tuple[int, int]:
    """Replace an article's flags by those of today's rules; gives how many came and went."""
    from factcheck.pipeline import analyse

    return store.recheck(article, analyse(store.source_article(article), settings), by=by)

"""`factcheck recheck`: stored articles flagged anew with today's rules."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace


@click.command("recheck", cls=Command)
@click.argument("articles", type=int, nargs=-1, metavar="[ARTICLE]...")
@by_option
@format_option
@workspace
def command(ws: Workspace, articles: tuple[int, ...], by: str | None, fmt: str) -> int:
    """Flag articles (all, when none is named) anew with today's rules; rulings and dismissals stay."""
    from factcheck import review
    from factcheck.check.registry import verify
    from factcheck.text import to_json

    verify(ws.settings)
    store, who = ws.store(), ws.reviewer(by)
    chosen = [store.article(number) for number in articles] if articles else store.articles()
    rows = []
    for article in chosen:
        added, removed = review.recheck(store, article.id, ws.settings, by=who)
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

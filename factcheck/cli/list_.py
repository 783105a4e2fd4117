"""`factcheck list`: claims, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.errors import UsageError
from factcheck.model import ORDERS, VERDICTS, Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store import ClaimRow, Store

# Claims read at a time.
PAGE = 500


@click.command("list", cls=Command)
@format_option
@click.option("--article", type=int, metavar="N", help="Only this article's claims.")
@click.option("--status", type=click.Choice(VERDICTS), help="Only claims with this verdict.")
@click.option("--rule", metavar="R", help="Only claims with an undismissed flag of this rule.")
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    help="A queue without page furniture: article, score (highest first), severity (gravest flag first) or open"
    " (unchecked first).",
)
@click.option(
    "--filter",
    "line",
    metavar="LINE",
    help="Only what a filter chooses, such as 'status:open score:60..'; see `factcheck filter --help`.",
)
@click.option("--count", is_flag=True, help="With --filter: only say how many claims there are, in how many articles.")
@click.option("--after", type=int, metavar="CLAIM", help="With --order: only what follows this claim.")
@click.option("--assigned", metavar="NAME", help="Only claims of articles that were given to NAME.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@workspace
def command(
    ws: Workspace,
    fmt: str,
    article: int | None,
    status: str | None,
    rule: str | None,
    order: Order | None,
    line: str | None,
    count: bool,
    after: int | None,
    assigned: str | None,
    limit: int | None,
) -> int:
    """List claims in the order of articles and text, or as a queue."""
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    if count and line is None:
        raise UsageError("--count counts what a filter chooses", "say --filter LINE")
    if after is not None and order is None and line is None:
        raise UsageError("--after goes on with a queue", f"say which with --order {'|'.join(ORDERS)}")
    store = ws.store()
    if article is not None:
        store.article(article)
    only: dict[str, Any] = {"article": article, "status": status, "rule": rule, "assigned": assigned}
    if line is not None:
        from factcheck.review.filters import chosen

        only["chosen"], order = chosen(store, line, zone=ws.settings.timezone), order or "article"
        if count:
            return _count(store, only, fmt)
    if order is None:
        claims = iter(store.claims(article=article, status=status, rule=rule, limit=limit, assigned=assigned))
    else:
        claims = _queue(store, order, after, limit, only)
    if fmt == "json":
        click.echo(to_json([claim_data(claim) for claim in claims]))
    else:
        for claim in claims:
            click.echo(claim_line(claim))
    return 0


def _queue(
    store: Store, order: Order, after: int | None, limit: int | None, only: dict[str, Any]
) -> Iterator[ClaimRow]:
    """The queue, read a page at a time."""
    left = limit
    while left is None or left > 0:
        size = PAGE if left is None else min(PAGE, left)
        page = store.queue(order, after, size, **only)
        yield from page
        if len(page) < size:
            return
        after = page[-1].id
        left = None if left is None else left - size


def _count(store: Store, only: dict[str, Any], fmt: str) -> int:
    """How many claims a filter and the options beside it choose."""
    from dataclasses import replace

    from factcheck.store.filter import Term
    from factcheck.text import to_json

    more = [Term(key, (str(only[key]),)) for key in ("article", "status", "rule", "assigned") if only[key] is not None]
    found = store.filtered(replace(only["chosen"], terms=(*only["chosen"].terms, *more)))
    if fmt == "json":
        click.echo(to_json(found._asdict()))
    else:
        click.echo(f"{found.claims} claims in {found.articles} articles")
    return 0

"""`factcheck assign` and `second`: whose an article is, and a second review of it without sight of the first."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_article
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError


@click.command("assign", cls=Command)
@click.argument("article", type=int)
@click.argument("name", required=False)
@click.option("--none", "nobody", is_flag=True, help="Give it to nobody.")
@by_option
@format_option
@workspace
def assign(ws: Workspace, article: int, name: str | None, nobody: bool, by: str | None, fmt: str) -> int:
    """Give ARTICLE to NAME to review; `list --assigned NAME` lists its claims."""
    from factcheck import review

    if (name is None) == (not nobody):
        raise UsageError("assign needs a name or --none", "such as: assign 3 Sari")
    return answer_article(review.assign(ws.store(), article, name, by=ws.reviewer(by)), fmt)


@click.command("second", cls=Command)
@click.argument("article", type=int)
@click.option("--start", "begin", is_flag=True, help="Begin: you see nothing of the first rulings from now on.")
@click.option("--end", is_flag=True, help="End it: everybody sees everything again.")
@by_option
@format_option
@workspace
def second(ws: Workspace, article: int, begin: bool, end: bool, by: str | None, fmt: str) -> int:
    """Review ARTICLE a second time, as --by, without sight of the first rulings; or say whether somebody does.

    Of each claim you see what you did yourself alone, and nobody else sees it, until both rulings are in. They change
    nothing of the claims' status: see 'factcheck agreement' and 'factcheck adjudicate'. Whoever opens the file with
    another program, or under another name, sees everything.
    """
    from factcheck import review

    if begin and end:
        raise UsageError("--start and --end do not go together", "use one of them")
    store, who = ws.store(), ws.reviewer(by)
    if begin:
        row = review.start_second(store, article, by=who)
    elif end:
        row = review.end_second(store, article, by=who)
    else:
        row = store.article(article)
    return answer_article(row, fmt)


COMMANDS: dict[str, click.Command] = {"assign": assign, "second": second}

"""`factcheck similar`: claims that say nearly the same, with what was ruled and noted on them."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.cli.sources import language_tag


@click.command("similar", cls=Command)
@click.argument("asked", metavar="CLAIM|TEXT")
@click.option(
    "--limit", type=click.IntRange(1, 200), default=10, show_default=True, metavar="N", help="At most so many."
)
@click.option("--lang", metavar="L", callback=language_tag, help="The language of TEXT (default: detected).")
@format_option
@workspace
def command(ws: Workspace, asked: str, limit: int, lang: str | None, fmt: str) -> int:
    """Find claims of other articles that say nearly the same as a claim or a text: were they checked before?

    CLAIM is a claim's number. Each is shown with its ruling, reviewer, article and notes, how alike the words are (0 to
    100), and what it says otherwise: another number, another date, a negation. At most one an article; those of nearly
    the same words first, then those whose articles share most and rarest words. Behind them stand other people's
    rulings (`factcheck import --claimreview`), each with publisher, rating and link.
    """
    from factcheck.report.listing import known_page, similar_page
    from factcheck.report.record import known_data, similar_data
    from factcheck.text import to_json

    store = ws.store()
    what = int(asked) if asked.isdecimal() else asked
    found, known = store.similar(what, limit, lang=lang), store.similar_known(what, limit, lang=lang)
    if fmt == "json":
        rows = [similar_data(row, ws.ui_language) for row in found]
        click.echo(to_json([*rows, *(known_data(row, ws.ui_language) for row in known)]))
    else:
        for row in found:
            click.echo(similar_page(row, ws.ui_language, ws.settings.timezone))
        for other in known:
            click.echo(known_page(other, ws.ui_language))
    return 0

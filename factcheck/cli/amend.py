"""`factcheck amend`: what is known of an article, set later; the date checks run anew."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_article
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.cli.sources import language_tag, typed_date
from factcheck.errors import UsageError


@click.command("amend", cls=Command)
@click.argument("article", type=int)
@click.option("--published", metavar="D", help="Date of publication.")
@click.option("--title", metavar="T", help="The headline as it stands (a mistake at import; no correction).")
@click.option("--headline", metavar="T", help="The headline as it should read: a correction.")
@click.option("--url", metavar="U", help="Where the article stands.")
@click.option("--byline", metavar="B", help="Who wrote it.")
@click.option("--desk", metavar="D", help="Which desk it belongs to.")
@click.option("--lang", metavar="L", callback=language_tag, help="The article's language.")
@click.option("--stage", type=click.Choice(["draft", "published"]), help="Where it stands on its way.")
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    /,
    article: int,
    by: str | None,
    fmt: str,
    headline: str | None,
    published: str | None,
    **given: str | None,
) -> int:
    """Set an article's date, title, address, byline, desk, language or stage, or correct its headline."""
    from factcheck import review

    store, who = ws.store(), ws.reviewer(by)
    known = store.article(article)
    fields = {key: value for key, value in given.items() if value is not None}
    if date := typed_date(published, given["lang"] or known.lang):
        fields["published"] = date.isoformat()
    if not fields and headline is None:
        raise UsageError("amend needs something to set", "see 'factcheck amend --help'")
    if fields:
        review.amend(store, article, by=who, **fields)
    if headline is not None:
        review.headline(store, article, headline, by=who)
    if fields.keys() & {"published", "lang"}:
        review.recheck(store, article, ws.settings, by=who)
    return answer_article(store.article(article), fmt)

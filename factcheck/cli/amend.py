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
@click.option("--outlet", metavar="O", help="Which house published it.")
@click.option("--modified", metavar="D", help="Date of its last modification.")
@click.option("--third-party/--ours", default=None, help="Somebody else's text, or one's own.")
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
    modified: str | None,
    third_party: bool | None,
    **given: str | None,
) -> int:
    """Set what is known of an article, or correct its headline; its flags are then told anew."""
    from factcheck import review

    store, who = ws.store(), ws.reviewer(by)
    known = store.article(article)
    fields = {key: value for key, value in given.items() if value is not None}
    for name, typed in (("published", published), ("modified", modified)):
        if date := typed_date(typed, given["lang"] or known.lang):
            fields[name] = date.isoformat()
    if third_party is not None:
        fields["origin"] = "third-party" if third_party else "ours"
    if not fields and headline is None:
        raise UsageError("amend needs something to set", "see 'factcheck amend --help'")
    with store.writing():
        if fields:
            review.amend(store, article, by=who, **fields)
        if headline is not None:
            review.headline(store, article, headline, by=who)
        if fields.keys() & review.FOLLOWED:
            review.recheck(store, article, ws.settings, by=who)
    return answer_article(store.article(article), fmt)

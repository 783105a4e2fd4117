"""`factcheck describe` and `add`: what a debunk and a ClaimReview tell of a claim, and a claim of others by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.cli.sources import language_tag, typed_date
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store import Store


def told(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say something of a claim."""
    options = [
        click.option("--claimant", metavar="NAME", help="Who made the claim."),
        click.option("--claimant-url", metavar="URL", help="The claimant's page."),
        click.option("--date", "claim_date", metavar="D", help="The day it was made."),
        click.option("--appearance", "appearances", metavar="URL", multiple=True, help="Where it stands; repeatable."),
        click.option("--restated", metavar="T", help="The claim in one positive sentence, best under 75 characters."),
        click.option("--rating", metavar="R", help="The newsroom's own word, which sets the verdict."),
        click.option("--title", metavar="T", help="The headline of the check."),
        click.option("--category", metavar="T", help="What kind of falsehood or subject it is."),
        click.option("--explanation", metavar="T", help="What was found."),
        click.option("--conclusion", metavar="T", help="What follows from it, in a sentence."),
        click.option("--review-url", metavar="URL", help="The page of the full check."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


@click.command("describe", cls=Command)
@click.argument("claim", type=int)
@told
@click.option("--third-party/--own", default=None, help="Whether the claim is of others, or from our own story.")
@by_option
@format_option
@workspace
def describe(ws: Workspace, /, claim: int, by: str | None, fmt: str, **given: Any) -> int:
    """Say of CLAIM what a debunk and a ClaimReview tell; without options: print what is said.

    What is not given stays as it is; an empty text takes it away. Appearances given replace those of before.
    """
    store = ws.store()
    if any(value not in (None, ()) for value in given.values()):
        _describe(ws, store, claim, ws.reviewer(by), given)
    return _answer(ws, store, claim, fmt)


@click.command("add", cls=Command)
@click.argument("text")
@told
@click.option(
    "--lang", metavar="L", callback=language_tag, help="The language of TEXT (default: detected, or the screen's)."
)
@by_option
@format_option
@workspace
def add(ws: Workspace, /, text: str, lang: str | None, by: str | None, fmt: str, **given: Any) -> int:
    """Store a claim of others by itself, such as a post or a message, to check it: TEXT is one claim, whole."""
    from factcheck.ingest import Options, Refusal, paste
    from factcheck.review.adding import single_claim

    if not text.strip():
        raise UsageError("the claim is empty", "give its words")
    article = paste(text, Options(lang=lang))
    if isinstance(article, Refusal):
        raise article.error
    store, who = ws.store(create=True), ws.reviewer(by)
    with store.writing():
        claim = single_claim(store, article, ws.settings, by=who, otherwise=ws.ui_language)
        _describe(ws, store, claim, who, given | {"third_party": True})
    return _answer(ws, store, claim, fmt)


def _describe(ws: Workspace, store: Store, claim: int, by: str, given: dict[str, Any]) -> None:
    from factcheck import review

    fields = dict(given)
    name, appearances = fields.pop("rating"), fields.pop("appearances")
    if day := fields["claim_date"]:
        found = typed_date(day, store.article(store.claim(claim).article).lang)
        fields["claim_date"] = found.isoformat() if found else ""
    review.describe(
        store,
        claim,
        by=by,
        rating=review.named(ws.settings.ratings, name) if name is not None else None,
        appearances=appearances or None,
        **fields,
    )


def _answer(ws: Workspace, store: Store, claim: int, fmt: str) -> int:
    from factcheck.report.described import description_data, description_lines
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    row, described = store.claim(claim), store.description(claim)
    if fmt == "json":
        click.echo(to_json(claim_data(row) | {"description": description_data(described)}))
    else:
        click.echo("\n".join([claim_line(row), *description_lines(described, ws.ui_language)]))
    return 0


COMMANDS = {"describe": describe, "add": add}

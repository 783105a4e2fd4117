"""`factcheck clear`, `hold` and `reopen`: may the article run?"""

from __future__ import annotations

import sys

import click

from factcheck.cli.acts import answer_article
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError


@click.command("clear", cls=Command)
@click.argument("article", type=int)
@click.option("--anyway", is_flag=True, help="Although flags of severity error are undecided, or evidence is missing.")
@click.option("--note", metavar="T", help="A note, internal.")
@by_option
@format_option
@workspace
def clear(ws: Workspace, article: int, anyway: bool, note: str | None, by: str | None, fmt: str) -> int:
    """Say that ARTICLE may run; no claim is marked verified by it.

    What was verified or disputed in a published article needs public evidence (require_evidence in factcheck.toml).
    """
    from factcheck import review

    store = ws.store()
    errors = store.article(article).progress.errors
    if errors and not anyway and not _asked(errors):
        raise UsageError(
            f"article {article} has {errors} undecided flags of severity error",
            "decide them, or say --anyway",
        )
    if not anyway:
        hint = "give it with `factcheck evidence CLAIM URL --public`, or say --anyway"
        review.refuse_unproven(store, article, ws.settings.require_evidence, hint)
    return answer_article(review.clear(store, article, by=ws.reviewer(by), note=note), fmt)


def _asked(errors: int) -> bool:
    if not sys.stdin.isatty():
        return False
    return click.confirm(f"{errors} flags of severity error are undecided. Clear all the same?", err=True)


@click.command("hold", cls=Command)
@click.argument("article", type=int)
@click.option("--note", metavar="T", help="A note, internal.")
@by_option
@format_option
@workspace
def hold(ws: Workspace, article: int, note: str | None, by: str | None, fmt: str) -> int:
    """Say that ARTICLE may not run yet."""
    from factcheck import review

    return answer_article(review.hold(ws.store(), article, by=ws.reviewer(by), note=note), fmt)


@click.command("reopen", cls=Command)
@click.argument("article", type=int)
@by_option
@format_option
@workspace
def reopen(ws: Workspace, article: int, by: str | None, fmt: str) -> int:
    """Take clear or hold back."""
    from factcheck import review

    return answer_article(review.reopen(ws.store(), article, by=ws.reviewer(by)), fmt)


COMMANDS: dict[str, click.Command] = {"clear": clear, "hold": hold, "reopen": reopen}

"""`factcheck mark`: a ruling on a claim."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError
from factcheck.model import CAUSES, FOUND_BY, VERDICTS, ChangeClass, Verdict


@click.command("mark", cls=Command)
@click.argument("claim", type=int)
@click.argument("verdict", metavar="VERDICT")
@click.option("--correction", metavar="T", help="The claim as it should read.")
@click.option("--delete", is_flag=True, help="Cut the claim.")
@click.option("--class", "cls", type=click.Choice(["error", "slip", "withdrawn"]), help="Did the meaning change?")
@click.option("--cause", type=click.Choice(CAUSES), help="Where the error came from.")
@click.option("--found-by", type=click.Choice(FOUND_BY), help="Who found it.")
@click.option("--rating", metavar="R", help="The newsroom's own word below the verdict; see factcheck.toml.")
@click.option(
    "--question",
    type=click.Choice(["said", "true"]),
    default="true",
    show_default=True,
    help="What is answered: is it true or, of a quotation, was it said?",
)
@click.option("--note", metavar="T", help="A note, internal.")
@click.option("--source", metavar="URL", help="A source that the ruling rests on.")
@click.option("--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6).")
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    claim: int,
    verdict: Verdict,
    correction: str | None,
    delete: bool,
    cls: ChangeClass | None,
    cause: str | None,
    found_by: str | None,
    rating: str | None,
    question: str,
    note: str | None,
    source: str | None,
    if_version: int | None,
    by: str | None,
    fmt: str,
) -> int:
    """Rule on a claim: verified, disputed, corrected (needs --correction or --delete), or open: no ruling."""
    from factcheck import review

    if verdict not in VERDICTS:
        raise UsageError(f"no verdict '{verdict}'", f"use one of {', '.join(VERDICTS)}")
    if verdict != "corrected" and (correction is not None or delete or cls or cause or found_by):
        raise UsageError(f"a correction does not go with '{verdict}'", "use 'corrected'")
    if verdict == "corrected" and question != "true":
        raise UsageError("a correction does not answer whether it was said", "leave --question out")
    if verdict == "corrected" and (correction is None) == (not delete):
        raise UsageError("'corrected' needs the new text", "give --correction TEXT, or --delete to cut the claim")
    if rating is not None and question != "true":
        raise UsageError("a rating does not answer whether it was said", "leave --question out")
    if correction is not None and not correction.strip():
        raise UsageError("the correction is empty", "give the text, or --delete to cut the claim")
    store, who = ws.store(), ws.reviewer(by)
    chosen = review.named(ws.settings.ratings, rating) if rating is not None else None
    if verdict == "corrected":
        row = review.correct(
            store,
            claim,
            "" if delete else correction or "",
            by=who,
            cls=cls,
            note=note,
            source=source,
            cause=cause or "",
            found_by=found_by or "",
            rating=chosen,
            if_version=if_version,
        )
    else:
        row = review.rule(
            store,
            claim,
            verdict,
            by=who,
            note=note,
            source=source,
            question=question,
            rating=chosen,
            if_version=if_version,
        )
    return answer_claim(row, fmt)

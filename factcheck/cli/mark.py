"""`factcheck mark`: a ruling on a claim."""

from __future__ import annotations

import sys
from typing import cast

import click

from factcheck.cli import bulk
from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError
from factcheck.model import CAUSES, FOUND_BY, VERDICTS, ChangeClass, Verdict


@click.command("mark", cls=Command)
@click.argument("words", nargs=-1, metavar="[CLAIM] VERDICT")
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
@bulk.all_option
@click.option("--reason", metavar="T", help="With --all: how the claims were checked; verified needs it.")
@bulk.yes_option
@bulk.preview_option
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    words: tuple[str, ...],
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
    line: str | None,
    reason: str | None,
    yes: bool,
    only_look: bool,
    by: str | None,
    fmt: str,
) -> int:
    """Rule on a claim: verified, disputed, corrected (needs --correction or --delete), or open: no ruling.

    With --all FILTER and without CLAIM: on every claim that a filter chooses, in one act that one undo takes back;
    see `factcheck filter --help`.
    """
    from factcheck import review

    wanted = 1 if line is not None else 2
    if len(words) != wanted:
        usage = "mark --all FILTER VERDICT" if line is not None else "mark CLAIM VERDICT"
        raise UsageError(f"{wanted} words are needed, {len(words)} were given", f"write factcheck {usage}")
    verdict = cast("Verdict", words[-1])
    if verdict not in VERDICTS:
        raise UsageError(f"no verdict '{verdict}'", f"use one of {', '.join(VERDICTS)}")
    if line is not None:
        bulk.refuse_with_all({
            "correction": correction, "delete": delete, "class": cls, "cause": cause, "found-by": found_by,
            "rating": rating, "note": note, "source": source, "if-version": if_version,
            "question": question if question != "true" else None,
        })  # fmt: skip
        return _mark_all(ws, line, verdict, reason or "", yes, only_look, by, fmt)
    bulk.refuse_without_all({"reason": reason, "yes": yes, "preview": only_look})
    claim = bulk.number(words[0], "CLAIM")
    _refuse_odd(verdict, correction, delete, bool(cls or cause or found_by), question, rating)
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


def _refuse_odd(
    verdict: Verdict, correction: str | None, delete: bool, told: bool, question: str, rating: str | None
) -> None:
    """UsageError for options that do not go together; `told`: something is said of a correction."""
    if verdict != "corrected" and (correction is not None or delete or told):
        raise UsageError(f"a correction does not go with '{verdict}'", "use 'corrected'")
    if verdict == "corrected" and question != "true":
        raise UsageError("a correction does not answer whether it was said", "leave --question out")
    if verdict == "corrected" and (correction is None) == (not delete):
        raise UsageError("'corrected' needs the new text", "give --correction TEXT, or --delete to cut the claim")
    if rating is not None and question != "true":
        raise UsageError("a rating does not answer whether it was said", "leave --question out")
    if correction is not None and not correction.strip():
        raise UsageError("the correction is empty", "give the text, or --delete to cut the claim")


def _mark_all(
    ws: Workspace, line: str, verdict: Verdict, reason: str, yes: bool, only_look: bool, by: str | None, fmt: str
) -> int:
    from factcheck import review
    from factcheck.review.bulk import Done, checked_reason

    asks = verdict == "verified" and not reason and not only_look and sys.stdin.isatty()
    if not asks and not only_look:
        checked_reason(verdict, reason)
    seen = bulk.look(ws, line, review.preview)
    if asks and seen:
        reason = click.prompt("How were they checked?", err=True)
    if not bulk.asked(seen, verdict, yes=yes, only_look=only_look, fmt=fmt):
        return 0
    if not seen:
        return bulk.answer(Done(None, ()), verdict, fmt)
    return bulk.answer(review.rule_all(ws.store(), seen, verdict, by=ws.reviewer(by), reason=reason), verdict, fmt)

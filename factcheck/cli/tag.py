"""`factcheck tag`: words on claims by which a desk finds them again."""

from __future__ import annotations

import click

from factcheck.cli import bulk
from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError


@click.command("tag", cls=Command)
@click.argument("words", nargs=-1, metavar="[CLAIM] [TAG]...")
@click.option("--remove", is_flag=True, help="Take the tags off instead.")
@bulk.all_option
@bulk.yes_option
@bulk.preview_option
@by_option
@format_option
@workspace
def command(
    ws: Workspace,
    words: tuple[str, ...],
    remove: bool,
    line: str | None,
    yes: bool,
    only_look: bool,
    by: str | None,
    fmt: str,
) -> int:
    """Put TAGs on CLAIM, or on all claims of a filter; without any: list the tags in use.

    second-look (lihat-lagi) says that somebody should look at the claim again.
    """
    from factcheck import review
    from factcheck.text import display, to_json

    if not words and line is None and not remove:
        rows = [{"tag": tag, "claims": n} for tag, n in ws.store().tags()]
        if fmt == "json":
            click.echo(to_json(rows))
        for row in rows if fmt == "text" else ():
            click.echo(f"{row['claims']:6} #{display(str(row['tag']))}")
        return 0
    if line is None:
        bulk.refuse_without_all({"yes": yes, "preview": only_look})
        if len(words) < 2:
            raise UsageError("a claim and a tag are needed", "write factcheck tag CLAIM TAG, or --all FILTER TAG")
        claim = bulk.number(words[0], "CLAIM")
        return answer_claim(review.tag(ws.store(), claim, words[1:], by=ws.reviewer(by), remove=remove), fmt)
    if not words:
        raise UsageError("no tag is named", "write factcheck tag --all FILTER TAG")
    seen = bulk.look(ws, line, review.preview)
    named = "".join(f" #{tag}" for tag in words)
    would = f"rid of{display(named)}" if remove else f"tagged{display(named)}"
    if not bulk.asked(seen, would, yes=yes, only_look=only_look, fmt=fmt):
        return 0
    done = review.tag_all(ws.store(), seen, words, by=ws.reviewer(by), remove=remove)
    return bulk.answer(done, would, fmt)

"""`factcheck dismiss` and `restore`: silence a flag, or take that back."""

from __future__ import annotations

import click

from factcheck.cli import bulk
from factcheck.cli.acts import answer_flag
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError
from factcheck.model import DISMISS_REASONS
from factcheck.text import display


@click.command("dismiss", cls=Command)
@click.argument("flag", type=int, required=False)
@click.option("--reason", type=click.Choice(DISMISS_REASONS), help="Why; only false-alarm counts against the rule.")
@click.option("--note", metavar="T", help="A note, internal.")
@click.option("--everywhere", is_flag=True, help="Exempt these words from the rule in every article (factcheck.toml).")
@bulk.all_option
@bulk.yes_option
@bulk.preview_option
@by_option
@format_option
@workspace
def dismiss(
    ws: Workspace,
    flag: int | None,
    reason: str | None,
    note: str | None,
    everywhere: bool,
    line: str | None,
    yes: bool,
    only_look: bool,
    by: str | None,
    fmt: str,
) -> int:
    """Silence FLAG in this document; it stays known, also when the article is checked again.

    With --everywhere the rule never flags these words again; `factcheck recheck` applies that to what is stored. With
    --all FILTER: every open flag that the filter chooses, in one act that one undo takes back.
    """
    from factcheck import review
    from factcheck.settings import Exemption, exempt_everywhere

    if (flag is None) == (line is None):
        raise UsageError("name a flag, or --all FILTER", "see the flags with `factcheck show CLAIM`")
    if line is not None:
        bulk.refuse_with_all({"everywhere": everywhere})
        seen = bulk.look(ws, line, review.preview_flags)
        if not bulk.asked(seen, "dismissed", yes=yes, only_look=only_look, fmt=fmt):
            return 0
        who = ws.reviewer(by)
        done = review.dismiss_all(ws.store(), seen, by=who, reason=reason or "", note=note or "")
        return bulk.answer(done, "dismissed", fmt)
    assert flag is not None
    bulk.refuse_without_all({"yes": yes, "preview": only_look})
    store = ws.store()
    if everywhere:
        found = store.flag(flag)
        path = exempt_everywhere(ws.database, Exemption(found.text, found.rule))
        click.echo(
            f"factcheck: {display(str(path))}: {found.rule} exempts {display(found.text)!r} from now on", err=True
        )
    review.dismiss(store, flag, by=ws.reviewer(by), reason=reason, note=note)
    row = store.flag(flag)
    return answer_flag(row, store.claim(row.claim) if row.claim is not None else None, fmt)


@click.command("restore", cls=Command)
@click.argument("flag", type=int)
@by_option
@format_option
@workspace
def restore(ws: Workspace, flag: int, by: str | None, fmt: str) -> int:
    """Take the dismissal of FLAG back."""
    from factcheck import review

    store = ws.store()
    review.restore(store, flag, by=ws.reviewer(by))
    row = store.flag(flag)
    return answer_flag(row, store.claim(row.claim) if row.claim is not None else None, fmt)


COMMANDS = {"dismiss": dismiss, "restore": restore}

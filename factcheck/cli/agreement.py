"""`factcheck agreement` and `adjudicate`: how far two reviewers agree, and who decides where they do not."""

from __future__ import annotations

import click

from factcheck.cli.acts import answer_claim
from factcheck.cli.context import Command, Workspace, by_option, format_option, workspace
from factcheck.errors import UsageError
from factcheck.model import VERDICTS, Verdict


@click.command("agreement", cls=Command)
@click.argument("articles", type=int, nargs=-1, metavar="[ARTICLE]...")
@format_option
@workspace
def agreement(ws: Workspace, articles: tuple[int, ...], fmt: str) -> int:
    """Say how far reviewers agree who ruled on the same claims without sight of each other's rulings.

    For each pair: how many claims both ruled on, the share of the same verdicts, Cohen's kappa (agreement beyond
    chance; undefined when both gave one and the same verdict to all), and which verdicts met. Without ARTICLE of all
    articles. What counts is what each said before seeing the other's.
    """
    from factcheck import review
    from factcheck.report.agreement import agreement_data, agreement_lines
    from factcheck.text import to_json

    found = review.agreement(ws.store(), articles or None)
    if fmt == "json":
        click.echo(to_json([agreement_data(one) for one in found]))
    else:
        click.echo("\n".join(agreement_lines(found, ws.ui_language)))
    return 0


@click.command("adjudicate", cls=Command)
@click.argument("claim", type=int, required=False)
@click.argument("verdict", required=False)
@click.option("--article", "articles", type=int, multiple=True, metavar="N", help="List only these articles' claims.")
@click.option("--correction", metavar="T", help="The claim as it should read.")
@click.option("--note", metavar="T", help="A note, internal.")
@click.option("--if-version", type=int, metavar="N", help="Only if the claim is still at this version (else exit 6).")
@by_option
@format_option
@workspace
def adjudicate(
    ws: Workspace,
    claim: int | None,
    verdict: Verdict | None,
    articles: tuple[int, ...],
    correction: str | None,
    note: str | None,
    if_version: int | None,
    by: str | None,
    fmt: str,
) -> int:
    """List the claims on which two reviewers differ, or decide one: CLAIM is verified, disputed or corrected.

    Anybody may decide, under their name. 'corrected' takes --correction, else the text of the first correction, else
    the one that the second reviewer proposed.
    """
    from factcheck import review
    from factcheck.report.agreement import difference_data, difference_lines
    from factcheck.text import to_json

    store = ws.store()
    if claim is not None:
        if verdict not in VERDICTS:
            said = f"no verdict '{verdict}'" if verdict else "a decision needs a verdict"
            raise UsageError(said, "use verified, disputed or corrected")
        if correction is not None and verdict != "corrected":
            raise UsageError(f"a correction does not go with '{verdict}'", "use 'corrected'")
        who = ws.reviewer(by)
        row = review.adjudicate(store, claim, verdict, by=who, text=correction, note=note, if_version=if_version)
        return answer_claim(row, fmt)
    found = review.differing(store, articles or None)
    if fmt == "json":
        click.echo(to_json([difference_data(one) for one in found]))
    else:
        for one in found:
            click.echo("\n".join(difference_lines(one, ws.ui_language)))
    return 0


COMMANDS: dict[str, click.Command] = {"agreement": agreement, "adjudicate": adjudicate}

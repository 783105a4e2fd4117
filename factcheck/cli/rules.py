"""`factcheck rules`: what the rules are, and how often their flags were accepted here."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.errors import UsageError


@click.command("rules", cls=Command)
@format_option
@workspace
def command(ws: Workspace, fmt: str) -> int:
    """List the rules with severity, languages and, where there is a database, how often they were accepted."""
    from factcheck.check.registry import registry
    from factcheck.text import display, to_json

    known = registry()
    counts = ws.store().rule_counts() if ws.database.exists() else {}
    rows = [
        {
            "rule": rule.name,
            "severity": ws.settings.severity.get(rule.name, rule.severity),
            "languages": list(rule.languages) if rule.languages is not None else None,
            "summary": rule.summary,
            "accepted": counts.get(rule.name, (0, 0))[0],
            "dismissed": counts.get(rule.name, (0, 0))[1],
        }
        for rule in known.rules.values()
        if rule.name not in ws.settings.off
    ]
    if fmt == "json":
        click.echo(to_json(rows, indent=1))
    else:
        for rule in known.rules.values():
            off = " (off)" if rule.name in ws.settings.off else ""
            click.echo(f"{rule.name:20} {rule.severity:8} {display(rule.summary)}{off}")
    for failure in known.failures:
        click.echo(f"factcheck: plug-in {display(failure.rule)}: {display(failure.detail)}", err=True)
    if known.failures:
        raise UsageError(f"{len(known.failures)} plug-ins could not be loaded", "mend or uninstall them")
    return 0

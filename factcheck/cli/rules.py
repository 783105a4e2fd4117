"""`factcheck rules`: what the rules are, and how often their flags were accepted here."""

from __future__ import annotations

from typing import Any

import click

from factcheck.cli.context import Command, Workspace, format_option, workspace
from factcheck.errors import UsageError


@click.command("rules", cls=Command)
@format_option
@workspace
def command(ws: Workspace, fmt: str) -> int:
    """List the rules and, where there is a database, how often their flags were accepted and dismissed in it.

    Only dismissals as a false alarm count against a rule.
    """
    from factcheck.check.registry import registry
    from factcheck.store import RuleCount
    from factcheck.text import display, to_json

    known = registry()
    counts = ws.store().rule_counts() if ws.database.exists() else {}
    none = RuleCount()
    running = known.running(ws.settings)
    rows = [
        {
            "rule": rule.name,
            "severity": ws.settings.severity.get(rule.name, rule.severity),
            "languages": list(rule.languages) if rule.languages is not None else None,
            "summary": rule.summary,
            **counts.get(rule.name, none)._asdict(),
            "on": rule.name in running,
        }
        for rule in known.rules.values()
    ]
    if fmt == "json":
        click.echo(to_json(rows, indent=1))
    else:
        for row in rows:
            off = "" if row["on"] else " (off)"
            click.echo(f"{row['rule']:27} {row['severity']:8} {display(row['summary'])}{off}{_judged(row)}")
    for failure in known.failures:
        click.echo(f"factcheck: plug-in {display(failure.rule)}: {display(failure.detail)}", err=True)
    if known.failures:
        raise UsageError(f"{len(known.failures)} plug-ins could not be loaded", "mend or uninstall them")
    return 0


def _judged(row: dict[str, Any]) -> str:
    """How the flags fared in this database, where any was accepted or dismissed."""
    if not row["accepted"] and not row["dismissed"]:
        return ""
    dismissed = f"{row['dismissed']} dismissed, {row['false_alarms']} of them false alarms"
    return f" [{row['accepted']} accepted, {dismissed}]"

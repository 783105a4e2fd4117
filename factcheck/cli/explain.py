"""`factcheck explain`: a rule's page."""

from __future__ import annotations

import click

from factcheck.cli.context import Command, format_option


@click.command("explain", cls=Command)
@click.argument("rule")
@format_option
def command(rule: str, fmt: str) -> int:
    """Print a rule's page: what it finds, why that matters, how it is computed, and where it is blind."""
    from factcheck.report.rulepage import page
    from factcheck.text import to_json

    click.echo(to_json({"rule": rule, "page": page(rule)}) if fmt == "json" else page(rule))
    return 0

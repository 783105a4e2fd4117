"""`factcheck explain`: a rule's page."""

from __future__ import annotations

import click

from factcheck.cli.context import Command


@click.command("explain", cls=Command)
@click.argument("rule")
def command(rule: str) -> int:
    """Print a rule's page: what it finds, why that matters, how it is computed, and where it is blind."""
    from factcheck.report.rulepage import page

    click.echo(page(rule))
    return 0

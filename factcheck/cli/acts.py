"""How an act is answered: with the claim or the article as it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, FlagRow


def answer_claim(claim: ClaimRow, fmt: str) -> int:
    """Print a claim after a change."""
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    click.echo(to_json(claim_data(claim)) if fmt == "json" else claim_line(claim))
    return 0


def answer_claims(claims: Sequence[ClaimRow], fmt: str) -> int:
    """Print the claims after a change that made several: a list, in text order."""
    from factcheck.report.listing import claim_line
    from factcheck.report.record import claim_data
    from factcheck.text import to_json

    if fmt == "json":
        click.echo(to_json([claim_data(claim) for claim in claims]))
    else:
        for claim in claims:
            click.echo(claim_line(claim))
    return 0


def answer_article(article: ArticleRow, fmt: str) -> int:
    """Print an article after a change."""
    from factcheck.text import display, to_json

    data = {
        "article": article.id,
        "title": article.title,
        "stage": article.stage,
        "state": article.state,
        "by": article.state_by or None,
        "at": article.state_at or None,
        "published": article.published,
        "modified": article.modified,
        "outlet": article.outlet,
        "origin": article.whose,
        "lang": article.lang,
        "url": article.url,
        "headline": article.headline.replacement if article.headline else None,
        "assigned": article.assigned,
        "second": article.second,
        "not_checked": article.progress.checkable - article.progress.ruled,
    }
    if fmt == "json":
        click.echo(to_json(data))
    else:
        whose = f" @{display(article.assigned)}" if article.assigned else ""
        second = f" (+{display(article.second)})" if article.second else ""
        click.echo(f"{article.id:6} {article.state} {article.stage}{whose}{second} {display(article.title)}")
    return 0


def answer_flag(flag: FlagRow, claim: ClaimRow | None, fmt: str) -> int:
    """Print the claim a flag belongs to, or the flag's own state where it belongs to the article alone."""
    if claim is not None:
        return answer_claim(claim, fmt)
    from factcheck.text import display, to_json

    data = {"flag": flag.id, "article": flag.article, "claim": None, "rule": flag.rule, "state": flag.state}
    click.echo(to_json(data) if fmt == "json" else f"{flag.id:6} {flag.state} {flag.rule} {display(flag.text)}")
    return 0


def answer_event(event: EventRow, fmt: str) -> int:
    """Print an act that touched no claim."""
    from factcheck.report.listing import event_line
    from factcheck.report.record import event_data
    from factcheck.text import to_json

    click.echo(to_json(event_data(event)) if fmt == "json" else event_line(event))
    return 0

"""The newsroom's own word below a verdict: a rating sets its verdict, and a verdict drops one that contradicts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.store.items import Item
from factcheck.store.outward import rating_data
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Rating, Verdict
    from factcheck.store.records import Change, ClaimRow


def named(ratings: Sequence[Rating], name: str) -> Rating:
    """The rating that a name or one of its words means, capitals aside; UsageError for an unknown one."""
    wanted = " ".join(name.split()).casefold()
    for rating in ratings:
        if wanted in (rating.name.casefold(), *(word.casefold() for word in rating.words.values())):
            return rating
    known = [rating.name for rating in ratings]
    hint = did_you_mean(name, known, f"use one of {', '.join(known)}") if known else "define some: [[ratings]]"
    raise UsageError(f"{name[:80]!r} is no rating of factcheck.toml", hint)


def contradicts(rating: Rating, verdict: Verdict, changes: Sequence[Change]) -> bool:
    """Whether a claim cannot keep a rating under a verdict and its corrections.

    A claim that was rated wrong may be corrected, and one that was rated right may be rid of its slips.
    """
    if verdict != "corrected":
        return verdict != rating.verdict
    return rating.verdict == "verified" and any(change.cls != "slip" for change in changes)


def rating_items(
    row: ClaimRow, verdict: Verdict, changes: Sequence[Change], rating: Rating | None, by: str, at: str
) -> list[Item]:
    """What an act that leaves a claim with a verdict does to its rating: give one, drop one, or nothing.

    Raises UsageError when the rating that is to be given contradicts the verdict.
    """
    if rating is None:
        gone = row.rating is not None and contradicts(row.rating.rating, verdict, changes)
        return [rating_item(row, None, by, at)] if gone else []
    if contradicts(rating, verdict, changes):
        raise UsageError(
            f"the rating '{rating.name}' sets {rating.verdict}, not {verdict}", "leave one of them out, or change it"
        )
    return [rating_item(row, rating, by, at)] if row.rating is None or row.rating.rating != rating else []


def rating_item(row: ClaimRow, rating: Rating | None, by: str, at: str) -> Item:
    """The item of an act that gives a claim a rating, or takes it away."""
    after: Any = rating_data(rating, by, at) if rating is not None else None
    return Item("rating", after, row.article, row.id)

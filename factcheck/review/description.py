"""A claim described for publication: restated, who made it, when and where, what was found, and where that stands."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.review.act import current, rate_items
from factcheck.review.notes import LONGEST, web_address
from factcheck.store.items import Item
from factcheck.store.records import DescriptionRow
from factcheck.store.state import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Rating
    from factcheck.store import ClaimRow, Store

# Google's page on ClaimReview asks for fewer characters than this of a restated claim.
RESTATED_LENGTH = 75
# What fits on a line.
LONGEST_LINE = 1_000
MOST_APPEARANCES = 100
_ADDRESSES = ("claimant_url", "review_url")
_LONG = ("explanation", "conclusion")
TEXTS = ("restated", "claimant", "title", "category", *_LONG)


def describe(
    store: Store,
    claim: int,
    /,
    *,
    by: str,
    rating: Rating | None = None,
    third_party: bool | None = None,
    appearances: Sequence[str] | None = None,
    if_version: int | None = None,
    **fields: str | None,
) -> ClaimRow:
    """Say of a claim what a debunk and a ClaimReview tell; what is None stays, what is empty is taken away.

    `fields` are those of `DescriptionRow`: restated, claimant, claimant_url, claim_date, title, category, explanation,
    conclusion, review_url. A rating is part of the same act and sets the verdict. Raises UsageError for an unknown
    field or a value that cannot be; what changes nothing is no act.
    """
    with store.writing():
        row = current(store, claim, if_version)
        before = store.description(claim) or DescriptionRow()
        told: dict[str, Any] = {name: _field(name, value) for name, value in fields.items() if value is not None}
        if appearances is not None:
            told["appearances"] = _addresses(appearances)
        if third_party is not None:
            told["third_party"] = third_party
        after, at = replace(before, **told), store.now()
        items = rate_items(store, row, rating, by) if rating is not None else []
        if after != before:
            items.append(Item("description", _data(replace(after, by=by, at=at)), row.article, claim))
        if items:
            payload = {name: value for name, value in told.items() if value != getattr(before, name)}
            payload |= {"rating": rating.name} if rating is not None else {}
            store.act(by, "describe", article=row.article, payload=payload, items=items)
        return store.claim(claim)


def _data(row: DescriptionRow) -> dict[str, Any] | None:
    """A description as JSON data, None for one that says nothing."""
    if replace(row, by="", at="") == DescriptionRow():
        return None
    return asdict(row) | {"appearances": list(row.appearances), "third_party": int(row.third_party)}


def _field(name: str, value: str) -> str:
    value = clean(value).strip()
    if name == "claim_date":
        return _day(value)
    if name in _ADDRESSES:
        return web_address(value) if value else ""
    if name not in TEXTS:
        known = ("claim_date", *_ADDRESSES, *TEXTS)
        raise UsageError(f"a description has no field {name!r}", f"use one of {', '.join(sorted(known))}")
    most = LONGEST if name in _LONG else LONGEST_LINE
    if len(value) > most:
        raise UsageError(f"the {name} has {len(value)} characters", f"at most {most} can be kept")
    return value if name in _LONG else " ".join(value.split())


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise UsageError(f"{value[:40]!r} is no date", "write it as YYYY-MM-DD") from None


def _addresses(given: Sequence[str]) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(web_address(address) for address in given if address.strip()))
    if len(found) > MOST_APPEARANCES:
        raise UsageError(f"{len(found)} appearances are too many", f"at most {MOST_APPEARANCES} can be kept")
    return found

"""Rulings that other fact-checkers publish as ClaimReview, in a page or in a feed of them, as known claims."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from factcheck.ingest import dates, structured
from factcheck.ingest.decode import decode
from factcheck.model import KnownClaim

if TYPE_CHECKING:
    from datetime import date

    from factcheck.ingest.structured import Node

# Longer than any restated claim, and more than any feed of a day holds.
_LONGEST, _MOST = 2000, 100_000


def known_claims(data: bytes) -> tuple[KnownClaim, ...]:
    """The rulings in a page's JSON-LD or in a JSON feed (a DataFeed, an @graph or a list), each once, in order.

    A ClaimReview without the claim or without a rating in words is left out, as schema.org and search engines want
    both. Raises SourceRefused for bytes that are no text. Linear.
    """
    text = decode(data).text
    found = structured.flattened(_json(text)) if text.lstrip()[:1] in ("{", "[") else structured.nodes(text)
    claims = (_claim(node) for node in found[:_MOST] if "ClaimReview" in structured.types(node))
    return tuple(dict.fromkeys(claim for claim in claims if claim))


def _json(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return [structured.parsed(line) for line in text.splitlines()]


def _claim(review: Node) -> KnownClaim | None:
    rating, claim = _object(review.get("reviewRating")), _object(review.get("itemReviewed"))
    text, word = structured.words(review.get("claimReviewed")), structured.words(rating.get("alternateName"))
    text = text or structured.words(claim.get("name"))
    word = word or structured.words(rating.get("name"))
    if not text or not word or len(text) > _LONGEST:
        return None
    return KnownClaim(
        text=text,
        rating=word,
        publisher=structured.words(review.get("author")) or structured.words(review.get("publisher")),
        url=_address(review.get("url")),
        claimant=structured.words(claim.get("author")),
        claimed=_day(claim.get("datePublished")),
        reviewed=_day(review.get("datePublished")),
        title=structured.words(review.get("headline") or review.get("name")),
        lang=structured.words(review.get("inLanguage")),
        value=_number(rating.get("ratingValue")),
        best=_number(rating.get("bestRating")),
        worst=_number(rating.get("worstRating")),
        appearances=_appearances(claim),
    )


def _object(value: Any) -> Node:
    if isinstance(value, list):
        return next((one for one in value if isinstance(one, dict)), {})
    return value if isinstance(value, dict) else {}


def _appearances(claim: Node) -> tuple[str, ...]:
    found: list[str] = []
    for key in ("appearance", "firstAppearance"):
        values = claim.get(key)
        for one in values if isinstance(values, list) else [values]:
            address = _address(one.get("url") or one.get("@id") if isinstance(one, dict) else one)
            if address and address not in found:
                found.append(address)
    return tuple(found)


def _address(value: Any) -> str | None:
    link = structured.words(value if not isinstance(value, dict) else value.get("@id"))
    return link if link and link.lower().startswith(("http://", "https://")) else None


def _day(value: Any) -> date | None:
    return dates.stamped(structured.words(value))


def _number(value: Any) -> float | None:
    words = structured.words(value)
    try:
        number = float(words) if words else None
    except ValueError:
        return None
    return number if number is not None and abs(number) < 1e9 else None

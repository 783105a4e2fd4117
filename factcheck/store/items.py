"""What an act touches: the items of an event, before they are recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Aspect = Literal[
    "claim",
    "dismissal",
    "note",
    "evidence",
    "article",
    "live",
    "checkable",
    "rating",
    "description",
    "publication",
    "tag",
    "second",
]


@dataclass(frozen=True, slots=True)
class Item:
    """Something an act touched and what it is after it, as JSON data (None: it is gone).

    `target` names which: the fingerprint of a dismissal, the id of a note or of evidence ("" for a new one), the field
    of an article (`state`, `headline`, `changes`, `title`, `published` …). `live` (1 or 0) says whether a claim stands,
    `checkable` whether it is one. A publication's target is its kind (`notice`, `debunk`, `claimreview`), a tag's its
    name, that of a `second` ruling its reviewer.
    """

    aspect: Aspect
    after: Any
    article: int
    claim: int | None = None
    target: str = ""

"""Whether an English text writes the day or the month first, from what it shows itself."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from factcheck.lang import language

if TYPE_CHECKING:
    from factcheck.facts.date_words import Order

# The first figure comes before what stands in front of it, which is searched much faster.
_FIGURES = re.compile(r"(\d(?<![\d/.-]\d)\d?)/(\d{1,2})/(?:\d{4}|\d{2})(?![\d/])")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def dialect(text: str, lang: str, tag: str | None) -> Order | None:
    """The one order of day and month in figures that the text shows, None when it shows none or both.

    Evidence, strongest first: a date in figures whose day is above 12, the region in the language tag, spelling
    (regions and words: the language's `dates.dialect` table). A language without that table has no dialects.
    """
    table = language(lang).table("dates").get("dialect")
    if not table:
        return None
    shown = {_shown(int(a), int(b)) for a, b in _FIGURES.findall(text)} - {""}
    region = (tag or "").replace("_", "-").upper().split("-")[1:]
    told = {table["regions"][part] for part in region if part in table["regions"]}
    words = set(_WORD.findall(text.lower())) if not shown and not told else set()
    spelt = {order for order in ("dmy", "mdy") if not words.isdisjoint(table[order])}
    for evidence in (shown, told, spelt):
        if evidence:
            return cast("Order", evidence.pop()) if len(evidence) == 1 else None
    return None


def _shown(first: int, second: int) -> str:
    if first > 12 >= second > 0:
        return "dmy"
    return "mdy" if second > 12 >= first > 0 else ""

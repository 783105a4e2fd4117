"""Which years a text names, and which of them a date without its own year may be of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from factcheck.facts.dates import whole_year

if TYPE_CHECKING:
    from factcheck.facts.dates import Mention

# Years further from a date are no news: clock times, house numbers, history.
WITHIN = 60
_NAMED = re.compile(r"(?<!\d)(?:1[5-9]|2\d)\d{2}(?!\d)")
# "Kamis (14/5) pada 1998", "January 9 of 2020", "14 Mei\n1998", "9 Jan 20"
_AFTER = re.compile(r"[\s,()]{0,4}(?:[^\W\d_]{2,5}\s){0,2}\(?(?P<year>[12]\d{3})(?!\d)")
_SHORT_AFTER = re.compile(r"[ \xa0,.'’-]{1,2}(\d\d)(?![\d.:,])")
# A sentence that opens with its year: "Pada 1998, …", "Kerusuhan Mei 1998 …"
_OPENING = re.compile(r"\W{0,3}(?:\w{1,12}\s){0,2}(?P<year>[12]\d{3})(?!\d)")
_SENTENCE, _ENDS = 200, re.compile(r"[.!?\n]")


def year_counts(text: str) -> Counter[int]:
    """How often each year is named."""
    return Counter(map(int, _NAMED.findall(text)))


def other_years(text: str, mention: Mention, year: int) -> set[int]:
    """The years besides `year` that the words around a pair without one put it into; linear, 200 code points around."""
    lead = text[max(0, mention.start - _SENTENCE) : mention.start]
    *earlier, opening = _ENDS.split(lead)
    found = [_AFTER.match(text, mention.end)]
    if earlier or len(lead) < _SENTENCE:
        found.append(_OPENING.match(opening))
    others = {int(match["year"]) for match in found if match is not None}
    others |= {year + step for step in mention.steps}
    if (short := _SHORT_AFTER.match(text, mention.end)) is not None:
        others.add(whole_year(int(short[1])))
    return {other for other in others - {year} if abs(other - year) <= WITHIN}

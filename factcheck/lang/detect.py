"""Which language a text is in, by the share of its commonest words."""

from __future__ import annotations

import re
from functools import cache

from factcheck.lang import UNKNOWN, available, language

SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _function_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((tag, frozenset(language(tag).table("detect").get("words", ()))) for tag in available())


def detect(text: str) -> str:
    """The tag of the language whose function words stand most often in the first 4,000 code points.

    "und" when none makes up at least 8 % of the words. Measured on 1,800 news articles: Indonesian has a median of
    19 % (99 of 100 articles above 9 %), English 34 %; German has 2 % (99 of 100 below 7 %), French under 1 %.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    counts = [(sum(word in known for word in words), tag) for tag, known in _function_words()]
    best, tag = max(counts, default=(0, UNKNOWN))
    return tag if best and best >= 0.08 * len(words) else UNKNOWN

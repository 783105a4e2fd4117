"""Where a reviewer may want to divide a sentence that says two things."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from factcheck.lang import language

# Fewer words than these seldom say anything that could be checked.
FEWEST = 4
# A run of this many code points without a blank is of a script that writes none between its words.
UNSPACED = 24

_WORD = re.compile(r"\w\S*")
_RUN = re.compile(r"\S+")
# Every repeat is bounded, so that a page of blanks or line ends is no trap.
_AFTER = r";\s{1,9}"
_ITEMS = r"(?<=\s)(?=\(?(?:[0-9]{1,2}|[a-z])\)\s)|(?<=\n)[^\S\n]{0,9}(?=(?:[-–—•*·▪◦]|[0-9]{1,2}[.)])\s)"


def places(sentence: str, lang: str) -> list[int]:
    """Offsets of a sentence, in order, at which a second statement seems to begin.

    After a semicolon, at a word of the language's `[division]` table behind a comma, and at the items of a list; only
    where at least FEWEST words stand on both sides. Linear.
    """
    words = [match.start() for match in _WORD.finditer(sentence)]
    found = {match.end() for match in _pattern(lang).finditer(sentence)}
    return [place for place in sorted(found) if FEWEST <= bisect_left(words, place) <= len(words) - FEWEST]


def cuts(sentence: str) -> list[int]:
    """Offsets of a sentence, in order, at which it could be cut: word by word, with a word left on both sides.

    Where a script has no blanks between words, every code point is one.
    """
    letters = [n for n, char in enumerate(sentence) if char.isalnum()]
    if not letters:
        return []
    found: list[int] = []
    for match in _RUN.finditer(sentence):
        start, stop = match.span()
        found += range(start, stop) if stop - start > UNSPACED else (start,)
    return [place for place in found if letters[0] < place <= letters[-1]]


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language(lang).table("division").get("words", ())))
    parts = [_AFTER, _ITEMS, *([rf",\s{{1,9}}(?=(?i:{words})\b)"] if words else [])]
    return re.compile("|".join(parts))

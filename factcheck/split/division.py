"""Where a reviewer may want to divide a sentence that says two things."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from unicodedata import category

from factcheck.lang import language

# Fewer words than these seldom say anything that could be checked.
FEWEST = 4
# Letters of scripts that write no blanks between words, by Unicode block: Thai and Lao, Myanmar, Khmer, kana, Han.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")

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

    Where a script has no blanks between words, every letter begins one; its marks stay with it.
    """
    letters = [n for n, char in enumerate(sentence) if char.isalnum()]
    if not letters:
        return []
    found = {match.start() for match in _RUN.finditer(sentence)}
    found.update(m.start() for m in _UNSPACED.finditer(sentence) if not category(m.group()).startswith("M"))
    return [place for place in sorted(found) if letters[0] < place <= letters[-1]]


@cache
def _pattern(lang: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language(lang).table("division").get("words", ())))
    parts = [_AFTER, _ITEMS, *([rf",\s{{1,9}}(?=(?i:{words})\b)"] if words else [])]
    return re.compile("|".join(parts))

"""Phrases of two to five words that stand twice in a row, as an edit that was left half done leaves them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Span

SHORTEST, LONGEST = 2, 5
# A phrase has at most so many parts, hyphens and what they join being parts of a word.
_PARTS = 10
# What stands between its words, and so many seams of phrases are looked for one by one.
_BLANKS, _FEW = (" ", "  ", "\xa0"), 20

_WORD = re.compile(r"\S+")
_EDGES = "\"'“”„«»‘’`.,;:!?…()[]"


@dataclass(frozen=True, slots=True)
class Echo:
    """A phrase, `start:first_end`, and the same again, `second:end` (half-open, code points)."""

    start: int
    first_end: int
    second: int
    end: int


def may_echo(text: str, words: Sequence[str]) -> bool:
    """Whether a phrase of the words of `facts.scan` comes again at once: a cheap look that spares most texts more.

    Only blanks may stand between the last word of the phrase and the first of the next one.
    """
    found = [at + size for at, size in _again(words, _PARTS) if _is_of_words(words[at : at + size])]
    seams = {(words[at - 1], words[at]) for at in found}
    if not seams or len(seams) > _FEW:
        return bool(seams)
    low = text.lower()
    return any(last + blank + first in low for last, first in seams for blank in _BLANKS)


def _again(words: Sequence[str], longest: int) -> Iterator[Span]:
    """Where two to `longest` words come again at once, as (first word, how many); no word is empty.

    The initials are compared first, all at once: two numbers whose bytes are the initials, one shifted by the phrase's
    length, differ by zero bytes where they agree. Few places are left to be looked at word by word.
    """
    initials = "".join(map(itemgetter(0), words)).encode("latin-1", "replace")
    number, count = int.from_bytes(initials), len(initials)
    for size in range(SHORTEST, min(longest, count // 2) + 1):
        agrees, nothing = (number ^ (number >> 8 * size)).to_bytes(count), bytes(size)
        second = agrees.find(nothing, size)
        while second >= 0:
            if words[second - size : second] == words[second : second + size]:
                yield second - size, size
            second = agrees.find(nothing, second + 1)


def _is_of_words(parts: Sequence[str]) -> bool:
    """Whether the parts are letters, hyphens aside, and not one word over and over."""
    words = {part for part in parts if part != "-"}
    return len(words) > 1 and all(map(str.isalpha, words))


def echoes(text: str, lang: str) -> tuple[Echo, ...]:
    """Phrases written twice in a row with only blanks between, in order and disjoint. Linear.

    Left out: what holds a figure, a second phrase with a capital (a name, a heading glued to its text), one word over
    and over, a chain ("again and again and again"), and what the `[repeats]` table calls a legal beginning.
    """
    plain = text.replace("“", " ").replace('"', " ")
    places = [match.span() for match in _WORD.finditer(plain)]
    words = [plain[start:end].lower() for start, end in places]
    bare = [word.strip(_EDGES) or word for word in words]
    known = _known(lang)
    found: list[Echo] = []
    for start, size in sorted(_again(bare, LONGEST)):
        if not (_same(words, start, size) and _wrong(words, start, size, known)):
            continue
        echo = _echo(text, places[start : start + 2 * size], size)
        if echo and (not found or echo.start >= found[-1].end):
            found.append(echo)
    return tuple(found)


def _same(words: Sequence[str], at: int, size: int) -> bool:
    """Whether the words that come again have marks only before the first and behind the last of all."""
    middle = at + size
    phrase, again = " ".join(words[at:middle]), " ".join(words[middle : middle + size])
    return phrase.lstrip(_EDGES) == again.rstrip(_EDGES)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the [repeats] table of a language says of phrases."""

    heads: frozenset[str]
    links: frozenset[str]
    legal: frozenset[str]
    legal_before: frozenset[str]


@cache
def _known(lang: str) -> _Known:
    table = language(lang).table("repeats")
    heads, links, before = (
        frozenset(table.get(key, "").split()) for key in ("phrase_heads", "phrase_links", "legal_before")
    )
    return _Known(heads, links, frozenset(table.get("legal_phrases", ())), before)


def _wrong(words: Sequence[str], start: int, size: int, known: _Known) -> bool:
    """Whether the repetition is plain words, not a chain or a figure of grammar."""
    middle, end = start + size, start + 2 * size
    phrase = [*words[middle : end - 1], words[middle - 1]]
    if not all(map(_plain, phrase)) or len(set(phrase)) == 1 or (size == 4 and phrase[:2] == phrase[2:]):
        return False
    if size == 2 and (phrase[0] in known.heads or phrase[1] in known.links or " ".join(phrase) in known.legal):
        return False
    before, after = words[max(0, start - 1) : start], words[end : end + 1]
    if before and (before[0].strip(_EDGES) == phrase[-1] or before[0] in known.legal_before):
        return False
    return not (after and after[0].strip(_EDGES) == phrase[0])


def _plain(word: str) -> bool:
    return word[0].isalpha() and word[-1].isalpha() and not any(map(str.isdigit, word))


def _echo(text: str, spans: Sequence[Span], size: int) -> Echo | None:
    """The phrase at these words, when blanks alone stand between them and the second has no capital."""
    if any(text[left[1] : right[0]] not in _BLANKS for left, right in pairwise(spans)):
        return None
    (first, first_stop), (_, first_end) = spans[0], spans[size - 1]
    second, (last, end) = spans[size][0], spans[-1]
    if text[second].isupper():
        return None
    start = first_stop - len(text[first:first_stop].lstrip(_EDGES))
    return Echo(start, first_end, second, last + len(text[last:end].rstrip(_EDGES)))

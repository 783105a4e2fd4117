"""Outside text made safe to show: control bytes, bidi overrides and surrogates become visible, one for one."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_ENDS = "\n\r\x85\u2028\u2029"
REPLACEMENT = "\ufffd"

# Controls that would act on a terminal: C0, DEL and C1 (ECMA-48), the bidi embeddings, overrides and isolates
# (UAX #9), and the tag characters (U+E0000 block), which can hide text.
_BIDI = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
_VISIBLE: dict[int, str] = (
    {code: chr(0x2400 + code) for code in range(0x20)}
    | {0x7F: "\u2421"}
    | dict.fromkeys((*range(0x80, 0xA0), *_BIDI, *range(0xD800, 0xE000), *range(0xE0000, 0xE0080)), REPLACEMENT)
    | {0x09: " ", 0x0D: " "}
)
_BLOCK = _VISIBLE | {0x0A: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_LINE = _VISIBLE | {0x0A: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}

_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def display(text: str, *, lines: bool = False) -> str:
    """The text with everything that acts on a terminal made visible, as many code points long as before.

    With `lines` the line ends stay (all as a newline), otherwise they become blanks. Idempotent.
    """
    return text.translate(_BLOCK if lines else _LINE)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code > 0xFFFF:
        code -= 0x10000
        return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
    return f"\\u{code:04x}"


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that keeps letters readable and escapes what would act on a terminal or break UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text if text.isascii() and "\x7f" not in text else _UNSAFE_IN_JSON.sub(_escaped, text)


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """A hint at the known word that was probably meant, or `otherwise` when none is near.

    Near: at least 0.6 by the distance that counts insertions, deletions, substitutions and swaps of neighbours (OSA).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    score = OSA.normalized_similarity
    found = process.extractOne(word, sorted(known), scorer=score, score_cutoff=0.6, processor=str.casefold)
    return f"did you mean '{found[0]}'?" if found else otherwise


def distance(one: str, other: str, at_most: int) -> int:
    """How many insertions, deletions, substitutions and swaps of neighbours part two words; `at_most` + 1 for more.

    >>> distance("Merkel", "Merkle", 2)
    1
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=at_most)


def shorten(text: str, width: int) -> str:
    """The first `width` code points of a one-line text, with an ellipsis where it was cut."""
    return text if len(text) <= width else text[: max(0, width - 1)].rstrip() + "…"


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def widened(text: str, start: int, stop: int, replacement: str) -> tuple[int, int]:
    """The span a reader needs to see a change: whole words, with the neighbour where a word or a blank goes.

    >>> text = "bahwa mereka mereka tidak"
    >>> text[slice(*widened(text, 12, 19, ""))]
    'mereka mereka'
    """
    bare = not any(map(_is_word, text[start:stop]))
    if (bare or not replacement) and text[start : start + 1] not in LINE_ENDS:
        while start and not _is_word(text[start - 1]) and text[start - 1] not in "\r\n":
            start -= 1
        while start and _is_word(text[start - 1]):
            start -= 1
    if bare:
        while stop < len(text) and text[stop].isspace() and text[stop] not in "\r\n":
            stop += 1
        while stop < len(text) and _is_word(text[stop]):
            stop += 1
    while 0 < start < len(text) and _is_word(text[start - 1]) and _is_word(text[start]):
        start -= 1
    while 0 < stop < len(text) and _is_word(text[stop - 1]) and _is_word(text[stop]):
        stop += 1
    return start, stop

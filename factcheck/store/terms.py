"""The words by which claims are found: a text cut into them, so that accents, case and marks do not count."""

from __future__ import annotations

import re
import unicodedata

# Scripts that put no blanks between words (Thai, Lao, Burmese, Khmer, kana, Han): each letter is found by itself.
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)  # fmt: skip
_ASCII = re.compile("[a-z0-9]+")


class _Letters(dict[int, str]):
    """What becomes of a code point: letters, figures and vowel signs stay, accents go, all else parts words."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if 0x300 <= code <= 0x36F:
            kept = ""
        elif unicodedata.category(char)[0] not in "LNM":
            kept = " "
        elif any(low <= code <= high for low, high in _UNSPACED):
            kept = f" {char} "
        else:
            kept = char
        self[code] = kept
        return kept


_LETTERS = _Letters()


def terms(text: str) -> list[str]:
    """The words of a text in order: case folded, accents off (NFKD without U+0300 to U+036F). Linear.

    >>> terms("Café COVID-19, Jum'at")
    ['cafe', 'covid', '19', 'jum', 'at']
    """
    if text.isascii():
        return _ASCII.findall(text.lower())
    plain = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", plain).translate(_LETTERS)).split()


def searchable(text: str) -> str:
    """The text as the search index takes it: its tokenizer, `ascii`, then finds the same words as `terms`."""
    return text if text.isascii() else " ".join(terms(text))

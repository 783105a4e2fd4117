"""Letters garbled on the way: UTF-8 read as another encoding, marks left as HTML writes them, and what they were."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# The second to fourth byte of a UTF-8 sequence (80 to BF), as Latin-1 and Windows-1252 show it.
_CP1252 = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_NEXT = f"\x80-\xbf{_CP1252}"
_LATIN = re.compile(f"(?:[\xc2-\xdf][{_NEXT}]|[\xe0-\xef][{_NEXT}]{{2}}|[\xf0-\xf4][{_NEXT}]{{3}})++")
# The same through the encodings of old Macintoshes and of DOS, only the two openings that no text has otherwise: those
# of Latin letters and of general punctuation. The sign of a root before a number is a root.
_OLD = {
    "Mac Roman": ("mac_roman", "√", "‚Ä", re.compile("(?:√[^\\x00-\\x7fπ]|‚Ä[^\\x00-\\x7f])++")),
    "CP850": ("cp850", "├", "ÔÇ", re.compile("(?:├[^\\x00-\\x7f]|ÔÇ[^\\x00-\\x7f])++")),
    "CP437": ("cp437", "├", "ΓÇ", re.compile("(?:├[^\\x00-\\x7f]|ΓÇ[^\\x00-\\x7f])++")),
}
# One of these in the text, or it cannot hold any of the above. The openings of continued bytes alone would be met in
# every French text.
_SIGNS = frozenset("√├Γ")
LEADS = frozenset((*map(chr, range(0xC2, 0xF5)), *_SIGNS, "&"))
_FOLLOWERS = frozenset((*map(chr, range(0x80, 0xC0)), *_CP1252, *"Ä©Ç"))
# A character as HTML writes it: by name or by number.
_ENTITY = re.compile(
    r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[lr]aquo|[bs]dquo|[nm]dash|hellip|bull|middot|euro|pound|copy|reg|deg"
    r"|shy|[aeiouy]acute|[aeiou](?:grave|circ|uml)|[aon]tilde|ccedil|szlig|#\d{2,5}|#x[0-9A-Fa-f]{2,5});"
)
# What a text may rightly have behind an accented letter at a word's end: marks, blanks, raised figures, signs.
_ORDINARY = frozenset("\xa0«»‘’‚“”„…–—®™°·²³¹¼½¾§©¡¿´¨¸ªº¶‹›•†‡")

_INVISIBLE = re.compile("[\xad\ufeff\u200b\u2060]")

# And behind “Ã” or “Â” at the end of a word in capitals.
_ENDING = frozenset("\xa0«»‘’‚“”„…–—®™°")

# What is left when a part got lost: the no-break space became a blank, or the byte that Windows-1252 lacks was dropped.
_LEFT = re.compile('(?<=[a-z])Ã(?=[ \xa0])[ \xa0]?|(?<![^\\s.,;:!?"”)])Â(?=[ \xa0])[ \xa0]|â€(?=[\\s.,;:!?)"]|$)')
_MEANT = {"Ã": "à", "Â": "", "â": "”"}


@dataclass(frozen=True, slots=True)
class Garbled:
    """A half-open span, what was meant, the encoding it was read in and its bytes there; `certain` by decoding."""

    start: int
    end: int
    meant: str
    encoding: str
    octets: str
    certain: bool = True


@lru_cache(maxsize=1)
def garbled(text: str) -> tuple[Garbled, ...]:
    """The garbled places of a text, ordered and disjoint. Linear.

    A place counts when its characters, written in Windows-1252 (or the encodings of old Macintoshes and of DOS), are
    bytes that read as UTF-8, and when it is not what a word and a mark of ordinary typography look like: “É” before a
    quotation mark is a letter. Besides, characters that stand there as HTML writes them (“&amp;”), not by decoding.
    """
    found = [
        *_decoded(text, _LATIN, "Windows-1252"),
        *_entities(text),
    ]
    for name, (_, letter, mark, pattern) in _OLD.items():
        if letter in text or mark in text:
            found += _decoded(text, pattern, name)
    found += _left(text)
    found.sort(key=lambda item: (item.start, not item.certain))
    return tuple(item for at, item in enumerate(found) if not at or item.start >= found[at - 1].end)


def may_be_garbled(characters: frozenset[str]) -> bool:
    """Whether a text of these characters can hold a garbled place."""
    if characters.isdisjoint(LEADS):
        return False
    return characters.issuperset("&;") or not characters.isdisjoint(_FOLLOWERS) or not characters.isdisjoint("ÃÂ")


def _decoded(text: str, pattern: re.Pattern[str], encoding: str) -> Iterator[Garbled]:
    for match in pattern.finditer(text):
        seen, octets = match.group(), b""
        if pattern is _LATIN and not _unlikely(seen, text[match.start() - 1 : match.start()]):
            continue
        meant = seen
        while (raw := _octets(meant, encoding)) and (read := _utf8(raw)) and read != meant:
            octets, meant = octets or raw, read
        if octets and all(unicodedata.category(letter) not in ("Cn", "Co", "Cs") for letter in meant):
            yield Garbled(*match.span(), _INVISIBLE.sub("", meant), encoding, octets.hex(" ").upper())


def _unlikely(seen: str, before: str) -> bool:
    """Whether no ordinary writing looks so: letters at a word's end, then marks."""
    if seen[0] in "ÃÂ":
        return not before.isupper() or not _ENDING.issuperset(seen[1:])
    return seen.startswith(("â€", "ï»¿")) or any(
        letter < "\xc0" or letter > "\xff" for letter in seen if letter not in _ORDINARY
    )


def _octets(text: str, encoding: str) -> bytes:
    if encoding in _OLD:
        return text.encode(_OLD[encoding][0], "ignore") if not text.isascii() else b""
    raw = bytearray()
    for letter in text:
        if letter <= "\xff":
            raw.append(ord(letter))
        elif octet := letter.encode("cp1252", "ignore"):
            raw += octet
        else:
            return b""
    return bytes(raw)


def _utf8(raw: bytes) -> str:
    """The bytes as UTF-8; empty when they are none, or have nothing but ASCII."""
    try:
        return "" if raw.isascii() else raw.decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _entities(text: str) -> Iterator[Garbled]:
    for match in _ENTITY.finditer(text) if "&" in text else ():
        yield Garbled(*match.span(), _INVISIBLE.sub("", html.unescape(match.group())), "HTML", "", certain=False)


def _left(text: str) -> Iterator[Garbled]:
    if "Ã" in text or "Â" in text or "â€" in text:
        for match in _LEFT.finditer(text):
            seen = match.group()
            meant = "à " if seen == "Ã " and text[match.end() : match.end() + 1].isalpha() else _MEANT[seen[0]]
            yield Garbled(*match.span(), meant, "Windows-1252", "", certain=False)

"""Characters that a reader cannot see, or that carry no meaning in a text, and what was meant by them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.facts.mojibake import garbled

if TYPE_CHECKING:
    from collections.abc import Iterator

# cp1252: a typographic mark of Windows-1252 that was read as Latin-1; invisible: it takes no room; direction: it turns
# the direction of writing; control: a control code; lost: the mark that a decoder leaves; private: no public meaning;
# alike: a Cyrillic letter that looks like the Latin one it stands for.
Kind = Literal["cp1252", "invisible", "direction", "control", "lost", "private", "alike"]

# What no text needs to be asked about, the dashes, quotation marks and currency signs of print among it: one set, so
# that most texts are done with after one comparison.
_PLAIN = frozenset(
    map(
        chr,
        (
            *range(0x20, 0x7F),
            *range(0x09, 0x0E),
            *range(0xA0, 0xAD),
            *range(0xAE, 0x180),
            *range(0x2010, 0x2028),
            *range(0x20A0, 0x20C0),
        ),
    )
)

_JOINERS = "\u200c\u200d"
_SPACE = "\u200b"
_MARKS = "\u200e\u200f\u061c"
_OVERRIDES = "\u202a-\u202e\u2066-\u2069"
# General category Cf and Unicode's Default_Ignorable_Code_Point (UAX #44), without what is needed to write: variation
# selectors, the joiner of graphemes, Mongolian and shorthand controls.
_INVISIBLE = f"\u00ad\u2060-\u2064\ufeff\u180e\u3164\uffa0\u115f\u1160\ufff9-\ufffb{_SPACE}{_JOINERS}"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_TAGS = "\U000e0000-\U000e007f"
_NONE = "\ufdd0-\ufdef\ufffe\uffff"
_CONTROL = "\x00-\x08\x0e-\x1f\x7f"
_C1 = "\x80-\x9f"
_HIDDEN = re.compile(
    f"\U0001f3f4[{_TAGS}]+|[{_C1}{_CONTROL}\ufffd{_INVISIBLE}{_MARKS}{_OVERRIDES}{_PRIVATE}{_TAGS}{_NONE}]"
)

# Scripts that are written from right to left, in which the marks of direction are needed: Hebrew to Arabic Extended-A,
# and their presentation forms.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# Scripts that write no blanks between words and so mark where a line may break: Thai, Lao, Tibetan, Myanmar, Khmer,
# New Tai Lue, Tai Tham; and Chinese, Japanese and Korean, where pages break lines by it.
_UNSPACED = re.compile("[\u0e00-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u3000-\u9fff\uac00-\ud7af]")
# Joiners are spelling in Arabic and Indic scripts, and they build emoji: there is work for one beside such a
# character. Latin, Greek and Cyrillic letters, punctuation and blanks need none.
_UNJOINED = re.compile("[\x00-\u052f\u1e00-\u1fff\u2000-\u200b\u200e-\u206f]")
# Cyrillic letters that no reader can tell from a Latin one (a part of Unicode's confusables, UTS #39). They count
# within a word that has Latin letters, in a text without any other Cyrillic letter: one that has some may decline a
# brand.
_ALIKE = dict(zip("аеорсухіѕјһԁԛԝАВЕЅІЈКМНОРСТУХ", "aeopcyxisjhdqwABESIJKMHOPCTYX", strict=True))
_MIXED = re.compile(f"(?<=[A-Za-z])[{''.join(_ALIKE)}]+|[{''.join(_ALIKE)}]+(?=[A-Za-z])")
_CYRILLIC = re.compile(f"(?![{''.join(_ALIKE)}])[\u0400-\u052f]")
# The bullets of the Symbol and Wingdings fonts, in the private use area where office programs leave them.
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪"}


@dataclass(frozen=True, slots=True)
class Hidden:
    """A character at `start`, its kind, and what should stand there (None: that cannot be known)."""

    start: int
    end: int
    kind: Kind
    replacement: str | None

    def named(self, text: str) -> str:
        """The code point and its Unicode name: “U+200B ZERO WIDTH SPACE”."""
        character = text[self.start]
        return f"U+{ord(character):04X} {unicodedata.name(character, 'CONTROL')}"


def hidden(text: str, characters: frozenset[str]) -> Iterator[Hidden]:
    """The hidden characters of a text that has this set of `characters`, look-alikes first, else in order. Linear.

    None is given out that its script needs: joiners in Arabic and Indic words and in emoji, the breaks of Thai or
    Khmer, direction marks where something is written from right to left, the tags in the flag of Wales.
    """
    if characters <= _PLAIN:
        return
    if not characters.isdisjoint(_ALIKE) and not any(map(_CYRILLIC.match, characters)):
        yield from _alike(text)
    if any(map(_HIDDEN.match, characters - _PLAIN)):
        yield from _hidden(text)


def _alike(text: str) -> Iterator[Hidden]:
    for match in _MIXED.finditer(text):
        for at in range(*match.span()):
            yield Hidden(at, at + 1, "alike", _ALIKE[text[at]])


def _hidden(text: str) -> Iterator[Hidden]:
    right_to_left = _RIGHT_TO_LEFT.search(text) is not None
    seen = _Garbled(text)
    for match in _HIDDEN.finditer(text):
        at = match.start()
        kind = _kind(text, at, right_to_left) if match.end() == at + 1 else None
        if kind and not (kind in ("cp1252", "control", "invisible") and seen.covers(at)):
            yield Hidden(at, at + 1, kind, _replacement(text, at, kind))


class _Garbled:
    """The places that belong to garbled letters, asked for in ascending order."""

    def __init__(self, text: str) -> None:
        self._spans = iter([(item.start, item.end) for item in garbled(text)])
        self._span = next(self._spans, None)

    def covers(self, at: int) -> bool:
        while self._span and self._span[1] <= at:
            self._span = next(self._spans, None)
        return self._span is not None and self._span[0] <= at


def _kind(text: str, at: int, right_to_left: bool) -> Kind | None:
    character = text[at]
    if "\x80" <= character <= "\x9f":
        return "cp1252" if _windows(character) else "control"
    if character == "\ufffd":
        return "lost"
    category = unicodedata.category(character)
    if category == "Cc":
        return "control"
    if category in ("Co", "Cn"):
        return "private"
    if category == "Cf" and unicodedata.bidirectional(character) != "BN":
        return None if right_to_left else "direction"
    joins = character in _JOINERS and not _unjoined(text, at)
    needed = joins or (character == _SPACE and _unspaced(text, at))
    return None if needed else "invisible"


def _unjoined(text: str, at: int) -> bool:
    """Whether neither neighbour is a character that a joiner has work with."""
    return all(not near or _UNJOINED.match(near) for near in (text[at - 1 : at], text[at + 1 : at + 2]))


def _unspaced(text: str, at: int) -> bool:
    return _UNSPACED.search(text, max(0, at - 1), at + 2) is not None


def _windows(character: str) -> str:
    """The character that the byte stands for in Windows-1252, or the empty string."""
    return character.encode("latin-1").decode("cp1252", "ignore")


def _replacement(text: str, at: int, kind: Kind) -> str | None:
    character = text[at]
    if kind == "cp1252":
        return _windows(character)
    if kind == "lost":
        return None
    if kind == "private":
        return _BULLETS.get(character)
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    # Behind a mark and before a word an invisible space stands for a real one.
    return " " if character == _SPACE and before in tuple(".,;:!?)") and after.isalpha() else ""

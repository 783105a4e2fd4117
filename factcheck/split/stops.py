"""Whether a full stop, a question mark or an exclamation mark ends its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.split.full import reported

if TYPE_CHECKING:
    from factcheck.split.knowledge import Knowledge

# How far back, in code points, a word and the item before may begin: bounds that keep hostile text linear.
LONGEST, ITEM = 24, 300
_OPENERS = "\"'“”‘«»„‚‹([{¿¡*_#•⁃‣▪●·-–—`,\x91\x93"
_NEXT = re.compile(r"[\"'“”‘«»„‚‹(\[{¿¡*_#•⁃‣▪●·\-–—/`,\x91\x93\s]{0,6}([^\W_]{0,24})")
_ROMAN = re.compile(r"[IVXLC]{1,6}\b")
# A capital and consonants only: no word of a language written in Latin letters, but "Drs", "Bpk", "Hj", "Mr".
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}(?:\.-?[A-Z][A-Za-z]{0,3}){1,3}")
_DEGREE_NEXT = re.compile(r"[A-Z][A-Za-z]{0,3}\.")
# The last part of an abbreviation written with blanks ("z. B", "t. j"), and a part that another follows.
_PARTED = re.compile(r"(?<![^\W_])(?:[^\W\d_]{1,2}\. ?){1,3}[^\W\d_]$")
_LETTER = re.compile(r"[^\W\d_]\.")
_VOWELLESS = re.compile(r"[b-df-hj-np-tv-xz]+")
_SYLLABLES = "\u3040"  # from here on a single sign is a word or a syllable, no initial
_DASHES = "-–—―"
_NO_BEGINNING = frozenset(".;:!?…%)]}")
_NUMBERED = re.compile(r"(?:ke-?)?\d{1,4}|[IVX]{1,6}")


def word_before(text: str, stop: int, start: int) -> str:
    """The word that ends at `stop`, without opening marks, no further back than `start`; at most 24 code points."""
    chunk = text[max(start, stop - LONGEST) : stop]
    if not chunk or chunk[-1].isspace():
        return ""
    return chunk.rsplit(maxsplit=1)[-1].lstrip(_OPENERS)


def plainly_ends(text: str, start: int, stop: int, known: Knowledge) -> bool:
    """Whether a stop before a capital follows a word that is long or in small letters, and no abbreviation."""
    words = text[max(start, stop - LONGEST) : stop].rsplit(None, 1)
    word = words[-1] if words else ""
    if not word.isalpha() or (len(word) <= 4 and (len(word) < 2 or not word.islower())):
        return False
    return known.stops and known.kind(word) is None


def ends(
    text: str, start: int, mark: tuple[int, int, int], following: int, end: int, known: Knowledge, small: bool = False
) -> bool:
    """Whether the sentence begun at `start` ends with a mark that white space follows.

    `mark` is (first mark, after the marks, after the closing marks), `following` the next visible character, `end` the
    end of the segment; all are offsets of `text`. A `small` segment begins in lower case, as if its writer used no
    capitals.
    """
    first, after, closed = mark
    sign = text[following]
    if sign in _NO_BEGINNING or (sign == "," and not text.startswith(",,", following)):
        return False
    match = _NEXT.match(text, following, end)
    word = match.group(1) if match else ""
    if len(word) == 1 and word.isupper() and text.startswith(".", following + 1):
        word = ""  # an initial, not the word of one letter that begins sentences
    if word and word[0].islower():
        if match and len(word) == 1 and text[match.end() : match.end() + 1] in (".", ")"):
            before = word_before(text, first, start)
            return text[first] == "." and after == closed and len(before) > 1 and known.kind(before) is None
        return sign not in _DASHES and _before_lower(text, start, mark, word, known, small)
    if after - first > 1 or text[first] != ".":
        if closed > after and text[after] not in ")]":
            return word in known.starters or not reported(text, following, known)
        return not (closed > after and text[first - 1 : first] in ("(", "["))
    if closed > after and not set(text[after:closed]) <= set(")]"):
        return word in known.starters or word[:1].isupper() or not reported(text, following, known)
    before = word_before(text, first, start)
    return _stop_ends(text, start, first, before, sign, word, known, following)


def _before_lower(text: str, start: int, mark: tuple[int, int, int], word: str, known: Knowledge, small: bool) -> bool:
    first, after, closed = mark
    if closed > after or (word in known.reporting and word not in known.small):
        return False
    before = word_before(text, first, start)
    if text[first] not in ".…" and "." not in text[first:after]:
        # A question mark between blanks may be a dash that lost its code.
        return (before.islower() and before[-1].isalnum()) or (small and not before)
    if after - first > 1 or "." in before or known.kind(before):
        return False
    if len(before) >= known.shortest and before.islower() and before.isalpha():
        return True
    # What a writer in small letters begins with: short words before it end sentences, unless they may be short forms.
    return len(before) > 1 and (small or word in known.small) and not _VOWELLESS.fullmatch(before)


def _stop_ends(
    text: str, start: int, stop: int, before: str, sign: str, word: str, known: Knowledge, following: int
) -> bool:
    if not before:
        return True
    kind = known.kind(before)
    if kind is None and before.isupper() and word.isupper() and len(word) > 1:
        kind = known.kind(before.capitalize())  # in a heading of capitals
    if len(before) == 1:
        counts = stop - 1 <= start and before.isalpha() and before < _SYLLABLES
        if counts or (before.islower() and _LETTER.match(text, following)):
            return False
        parted = _PARTED.search(text, max(start, stop - LONGEST), stop)
        kind = (known.kind("".join(parted.group().split())) if parted else None) or kind
    if not known.stops and kind is None:
        return "." not in before and (len(before) >= known.shortest or before.isascii())
    if kind is None and known.suffixes and before.endswith(known.suffixes):
        kind = "before-number"
    if kind is None and len(before) > 4 and before.isalpha():
        return True
    at = stop - len(before)
    begins = at - start <= 3 and not text[start:at].strip(_OPENERS + " ")
    if kind == "before-name":
        return False
    if kind == "before-number":
        if word[:1].isdecimal() or (_ROMAN.match(text, following) and not begins):
            return False
        return not before.isupper() or len(before) > 1 or _letter_ends(text, start, stop, word, known)
    if kind == "closes":
        return word in known.starters
    if _ROMAN.fullmatch(before) and (begins or known.ordinals):
        return not begins and word in known.starters
    if before.rstrip(")").isdecimal():
        return not begins and _number_ends(text, start, stop, before, word, known)
    if len(before) == 1 and before.isalpha():
        return before >= _SYLLABLES or _letter_ends(text, start, stop, word, known)
    if "." in before:
        return _dotted_ends(text, before, word, known, following)
    return not _CONSONANTS.fullmatch(before) or word in known.starters or sign.isdecimal()


def _number_ends(text: str, start: int, stop: int, number: str, word: str, known: Knowledge) -> bool:
    if not number.isdecimal():
        return True
    if _enumerates(text, start, stop, number):
        return False
    return not known.ordinals or len(number) > 2 or word in known.starters


def _letter_ends(text: str, start: int, stop: int, word: str, known: Knowledge) -> bool:
    """Whether a single letter with a stop ends a sentence, rather than a name's or an abbreviation's part."""
    letter = text[stop - 1]
    floor = max(start, stop - LONGEST)
    if letter in known.eras:
        earlier = text[floor : stop - 1].split()
        if earlier and _NUMBERED.fullmatch(earlier[-1]):
            return True
    if letter.islower() and text[floor : stop - 1].rstrip()[-1:].isdecimal():
        return True  # a unit
    begins = stop - 1 <= start
    return not begins and (word in known.starters or (letter.islower() and not known.starters))


def _dotted_ends(text: str, before: str, word: str, known: Knowledge, following: int) -> bool:
    if _INITIALS.fullmatch(before):
        return word in known.starters if before[0].isupper() or known.dotted else not before[0].isupper()
    if _DEGREE.fullmatch(before):
        return not _DEGREE_NEXT.match(text, following)
    return True


def _enumerates(text: str, start: int, stop: int, number: str) -> bool:
    """Whether a number with a stop counts an item: at the sentence's start, after a colon, or after the item before."""
    if len(number) > 3:
        return False
    if text.rfind(f"{int(number) - 1}. ", max(start, stop - ITEM), stop) >= 0:
        return True
    earlier = text[max(start, stop - LONGEST) : stop - len(number)].rstrip("( \t\xa0\n")
    if earlier and earlier[-1] in "-–":
        return not earlier[:-1].rstrip()[-1:].isdecimal()  # else a result, "3 – 2"
    return not earlier or earlier[-1] in ":;,)•"

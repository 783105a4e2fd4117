"""Whether a full stop, a question mark or an exclamation mark ends its sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.split.knowledge import Knowledge

# How far back, in code points, a word and the item before may begin: bounds that keep hostile text linear.
LONGEST, ITEM = 24, 300
_OPENERS = "\"'“”‘«»„‚‹([{¿¡*_#•·-–—`,\x91\x93"
_NEXT = re.compile(r"[\"'“”‘«»„‚‹(\[{¿¡*_#•·\-–—`,\x91\x93\s]{0,6}([^\W_]{0,24})")
_ROMAN = re.compile(r"[IVXLC]{1,6}\b")
# A capital and consonants only: no word of a language written in Latin letters, but "Drs", "Bpk", "Hj", "Mr".
_CONSONANTS = re.compile(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]{1,3}")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,5}[^\W\d_]")
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,3}(?:\.-?[A-Z][A-Za-z]{0,3}){1,3}")
_DEGREE_NEXT = re.compile(r"[A-Z][A-Za-z]{0,3}\.")
_NUMBERED = re.compile(r"(?:ke-?)?\d{1,4}|[IVX]{1,6}")
# A lower-case letter, or a year, a percentage or a bracket, then a capitalised word that no stop follows: two sentences
# without the blank. "Kompas.com", "S.Pd", "Node.Js" and file names are not.
_GLUED = re.compile(r"[\"“‘«(]?[A-Z][a-z]+(?:-[a-z]+)?(?=[\s,;:\"”])|[\"“‘«][A-Z]")
GLUED = frozenset('ABCDEFGHIJKLMNOPQRSTUVWXYZ"“‘«(')  # what such a sentence can begin with
_PLAIN = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*|\d{4}|[\d.,]{1,12}%|.{0,24}[)\"”]")
_DOMAINS = frozenset(("Com", "Net", "Org", "Id", "Co", "Go", "Js", "Io", "Tv", "Info", "Ac", "Py", "Me", "Us", "Uk"))


def word_before(text: str, stop: int, start: int) -> str:
    """The word that ends at `stop`, without opening marks, no further back than `start`; at most 24 code points."""
    chunk = text[max(start, stop - LONGEST) : stop]
    if not chunk or chunk[-1].isspace():
        return ""
    return chunk.rsplit(maxsplit=1)[-1].lstrip(_OPENERS)


def ends(text: str, start: int, mark: tuple[int, int, int], following: int, end: int, known: Knowledge) -> bool:
    """Whether the sentence begun at `start` ends with a mark that white space follows.

    `mark` is (first mark, after the marks, after the closing marks), `following` the next visible character, `end` the
    end of the segment; all are offsets of `text`.
    """
    first, after, closed = mark
    sign = text[following]
    if sign.isupper() and after - first == 1 and closed == after and text[first] == ".":
        before = word_before(text, first, start)
        if len(before) > 4 and before.isalpha() and known.kind(before) is None:
            return True  # as most sentences end
    if sign in ".;:!?…" or (sign == "," and not text.startswith(",,", following)):
        return False
    match = _NEXT.match(text, following, end)
    word = match.group(1) if match else ""
    if word and word[0].islower():
        if match and len(word) == 1 and text[match.end() : match.end() + 1] in (".", ")"):
            return text[first] == "." and after == closed
        return _before_lower(text, start, mark, word, known)
    if after - first > 1 or text[first] != ".":
        return not (closed > after and text[first - 1 : first] == "(")
    before = word_before(text, first, start)
    if closed > after and not set(text[after:closed]) <= set(")]"):
        return True
    return _stop_ends(text, start, first, before, sign, word, known, following)


def _before_lower(text: str, start: int, mark: tuple[int, int, int], word: str, known: Knowledge) -> bool:
    first, after, closed = mark
    if closed > after or word in known.reporting:
        return False
    before = word_before(text, first, start)
    if text[first] in "!?" and "." not in text[first:after]:
        return before.islower()
    return (
        after - first == 1
        and len(before) >= known.shortest
        and before.islower()
        and before.isalpha()
        and not known.kind(before)
    )


def _stop_ends(
    text: str, start: int, stop: int, before: str, sign: str, word: str, known: Knowledge, following: int
) -> bool:
    if not before:
        return True
    kind = known.kind(before)
    if kind is None and len(before) > 4 and before.isalpha():
        return True
    begins = stop - len(before) <= start
    if kind == "before-name":
        return False
    if kind == "before-number":
        return not (word[:1].isdecimal() or (_ROMAN.match(text, following) and not begins))
    if kind == "closes":
        return word in known.starters
    if begins and (_ROMAN.fullmatch(before) or before.rstrip(")").isdecimal()):
        return False
    if before.isdecimal():
        return not (_enumerates(text, start, stop, before) or (known.ordinals and len(before) <= 2))
    if len(before) == 1 and before.isalpha():
        return _letter_ends(text, start, stop, before, word, known, begins)
    if "." in before:
        return _dotted_ends(text, before, word, known, following)
    return not _CONSONANTS.fullmatch(before) or word in known.starters or sign.isdecimal()


def _letter_ends(text: str, start: int, stop: int, letter: str, word: str, known: Knowledge, begins: bool) -> bool:
    if letter.islower():
        return not begins
    if letter in known.eras:
        earlier = text[max(start, stop - LONGEST) : stop - 1].split()
        if earlier and _NUMBERED.fullmatch(earlier[-1]):
            return True
    return not begins and word in known.starters


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
    return not earlier or earlier[-1] in ":;,•-–"


def glued(text: str, start: int, mark: tuple[int, int, int], end: int, known: Knowledge) -> int:
    """Where the next sentence begins when it follows a mark without a blank, or -1."""
    first, after, closed = mark
    opened = closed
    if closed > after and text[closed - 1] in "\"'“":
        opened = closed - 1
    match = _GLUED.match(text, opened, end) or _GLUED.match(text, closed, end)
    if not match or after - first > 3:
        return -1
    if match.group().strip('"“‘«(') in _DOMAINS:
        return -1
    before = word_before(text, first, start)
    if known.kind(before) or not _PLAIN.fullmatch(before) or not (before[-1].islower() or not before[-1].isalpha()):
        return -1
    return match.start()

"""Where the blank between two sentences was plainly forgotten."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.split.stops import word_before

if TYPE_CHECKING:
    from factcheck.split.knowledge import Knowledge

GLUED = frozenset('"“‘«(')  # what such a sentence can begin with, beside a capital
_QUOTES = '"“‘«'
# A lower-case letter, or a year, an amount, a percentage or a bracket, then a capitalised word that no stop follows:
# two sentences without the blank. "Kompas.com", "S.Pd", "Node.Js" and file names are not.
_GLUED = re.compile(r"[\"“‘«(]?([^\W\d_]+(?:-[^\W\d_]+)?)([\s,;:\"”]|\.\s)|[\"“‘«][^\W\d_]")
_PLAIN = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*|\d{4}|\d{1,3}(?:,\d{3})+|[\d.,]{1,12}%|.{0,24}[)\"”]")
_DOMAINS = frozenset(("Com", "Net", "Org", "Id", "Co", "Go", "Js", "Io", "Tv", "Info", "Ac", "Py", "Me", "Us", "Uk"))


def glued(text: str, start: int, mark: tuple[int, int, int], end: int, known: Knowledge) -> int:
    """Where the next sentence begins when it follows a mark without a blank, or -1."""
    first, after, closed = mark
    opened = closed
    if closed > after and text[closed - 1] in "\"'“":
        opened = closed - 1
    match = _begins(text, opened, end, known) or _begins(text, closed, end, known)
    if not match or after - first > 3:
        return -1
    before = word_before(text, first, start)
    if known.kind(before) or not _PLAIN.fullmatch(before) or not (before[-1].islower() or not before[-1].isalpha()):
        return -1
    return match.start()


def _begins(text: str, at: int, end: int, known: Knowledge) -> re.Match[str] | None:
    """A capitalised word with what follows it, or a quotation that begins with a capital."""
    match = _GLUED.match(text, at, end if end - at < 64 else at + 64)
    if not match:
        return None
    word = match.group(1)
    if word is None:
        return match if match.group()[-1].isupper() else None
    if not word[0].isupper():
        return None
    if text[at] in _QUOTES:
        return match
    if word in _DOMAINS or not word[1:].islower():
        return None
    return match if match.group(2)[0] != "." or known.kind(word) == "before-name" else None

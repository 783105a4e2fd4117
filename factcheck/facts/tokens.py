"""The words and marks of a stretch of text, with their places."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.speech import Speech

_TOKEN = re.compile(r"\d[\d.,]*\d(?!\w)|[^\W_][\w'’&/-]*(?:\.[^\W_][\w'’&/-]*)*|[^\w\s]")
MARKS = ',.;:()[]!?"“”„«»'  # marks that stand at words
BINDING = "&/'’$£€%"


class Token(NamedTuple):
    """A word or a mark of the text, and the word in lower case."""

    start: int
    end: int
    word: str
    low: str


_new = tuple.__new__  # sooner than the class, whose own constructor is a function


def each_token(text: str, start: int, end: int) -> Iterator[Token]:
    """The words and marks of a stretch of text, one by one."""
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        yield _new(Token, (match.start(), match.end(), word, word.lower()))


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch of text."""
    return [_new(Token, (m.start(), m.end(), word := m[0], word.lower())) for m in _TOKEN.finditer(text, start, end)]


def small(token: Token) -> bool:
    return token.word == token.low


def possessive(token: Token) -> bool:
    return token.low.endswith(("'s", "’s", "s'", "s’"))


def commas(found: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in found:
        depth += (token.word == "(") - (token.word == ")")
        if token.word == "," and depth <= 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def joined(part: list[Token], known: Speech) -> list[Token]:
    while part and (part[0].low in known.joins or (len(part) > 1 and part[0].low.endswith(known.adverb))):
        part = part[1:]
    return part


def comma(part: list[Token]) -> Token:
    end = part[-1].end if part else 0
    return Token(end, end + 1, ",", ",")

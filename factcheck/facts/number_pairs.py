"""Numbers written twice, in words and in digits: "tiga (3)", "25 (dua puluh lima)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.number_words import number_words
from factcheck.facts.numbers import LONGEST, decimal_of, unit_code
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.number_words import NumberWords
    from factcheck.model import Span

_FIGURE = r"[0-9]{1,3}(?:[.,]?[0-9]{1,3}){0,7}"
_SPELLED = r"[^\W\d_]{2,21}(?:[ -][^\W\d_]{1,20}){0,14}"
_DIGITS_IN_BRACKETS = re.compile(rf"\([ \xa0]?({_FIGURE})(?:[ \xa0]([^\W\d_]{{2,10}}))?[ \xa0]?\)")
_WORDS_IN_BRACKETS = re.compile(rf"\([ \xa0]?({_SPELLED})[ \xa0]?\)")
_DIGITS_BEFORE = re.compile(rf"(?:^|[^\w.,/:-])({_FIGURE})(?:[ \xa0]([^\W\d_]{{2,10}}))?\Z")
_LONGEST_WORDS, _LONGEST_DIGITS, _LONGEST_WORD = 100, 40, 12


@dataclass(frozen=True, slots=True)
class Pair:
    """A number in words and the same in digits, as spans and values (the digits' other reading included)."""

    words: Span
    digits: Span
    word_value: Decimal
    digit_value: Decimal
    digits_second: bool


@cache
def _scales(lang: str) -> dict[str, Decimal]:
    return {word: Decimal(10) ** power for word, power in language(lang).table("numbers").get("scales", {}).items()}


def pairs(text: str, lang: str) -> Iterator[Pair]:
    """The pairs that do not agree, in either order. Linear."""
    known = number_words(lang)
    if not known.atoms:
        return
    for match in _DIGITS_IN_BRACKETS.finditer(text):
        if found := _after_words(text, match, known, lang):
            yield found
    for match in _WORDS_IN_BRACKETS.finditer(text):
        if found := _after_digits(text, match, known, lang):
            yield found


def _after_words(text: str, match: re.Match[str], known: NumberWords, lang: str) -> Pair | None:
    """The pair that digits in brackets make with the words before them, when the two disagree."""
    head = max(0, match.start() - _LONGEST_WORDS)
    before = text[head : match.start()].rstrip(" \xa0")
    word = before[-_LONGEST_WORD:].replace("-", " ").rpartition(" ")[2].lower()
    values = _values(match[1], match[2], lang) if word in known.every else ()
    if not values or (len(match[1]) == 4 and match[1].isdigit() and "1500" <= match[1] <= "2199"):
        return None
    words = known.last(before)
    if words is None or (head and words[0] == 0):
        return None
    first, (value, _) = head + words[0], words[1]
    # "Smith, forty (5), and Jones": an age, and what is told of its bearer.
    apposed = text[max(0, first - 2) : first] == ", " and text.startswith(",", match.end())
    if value < 1 or value in values or apposed or _named(text, first, lang):
        return None
    return Pair((first, head + len(before)), match.span(1), value, values[0], digits_second=True)


def _after_digits(text: str, match: re.Match[str], known: NumberWords, lang: str) -> Pair | None:
    """The pair that words in brackets make with the digits before them, when the two disagree."""
    spelled = known.first(match[1])
    head = max(0, match.start() - _LONGEST_DIGITS)
    digits = _DIGITS_BEFORE.search(text[head : match.start()].rstrip(" \xa0")) if spelled else None
    if not spelled or not digits or (head and not digits.start()):
        return None
    words, (value, _) = spelled
    values = _values(digits[1], digits[2], lang)
    rest = match[1][len(words) :].strip()
    if not values or value in values or (rest and not unit_code(rest, lang)):
        return None
    at = match.start(1)
    span = (head + digits.start(1), head + digits.end(1))
    return Pair((at, at + len(words)), span, value, values[0], digits_second=False)


def _values(written: str, word: str | None, lang: str) -> tuple[Decimal, ...]:
    """The values that written digits may have: grouping or decimals, with or without the scale word after them."""
    if len(written) > LONGEST or (word and word.lower() not in _scales(lang)):
        return ()
    read = [decimal_of(written, sign) for sign in ",."]
    if None in read:
        return ()
    found = tuple(value for value, _, _ in filter(None, read))
    return (*(value * _scales(lang)[word.lower()] for value in found), *found) if word else found


def _named(text: str, start: int, lang: str) -> bool:
    """Whether the word before makes the number a name: "nomor dua (5)"."""
    *_, before = "", *text[max(0, start - 14) : start].lower().split()
    return before in language(lang).table("numbers")["names_before"]

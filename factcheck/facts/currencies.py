"""Amounts of money that contradict themselves: two currencies for one number, or amounts that no rate can join."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.numbers import unit_code
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.numbers import Quantity
    from factcheck.facts.scan import Scan

# Roughly how many US dollars a unit was worth over 1995-2025, as powers of ten; rounded from general knowledge, no
# rates. A pair is impossible only when it is off by more than _FACTOR from these.
ROUGH: dict[str, Decimal] = {
    "USD": Decimal(1), "EUR": Decimal(1), "GBP": Decimal("1.5"), "AUD": Decimal("0.7"), "CAD": Decimal("0.8"),
    "NZD": Decimal("0.6"), "SGD": Decimal("0.7"), "HKD": Decimal("0.13"), "TWD": Decimal("0.03"),
    "MYR": Decimal("0.27"), "CNY": Decimal("0.13"), "JPY": Decimal("0.009"), "INR": Decimal("0.02"),
    "SAR": Decimal("0.27"), "IDR": Decimal("0.0001"),
}  # fmt: skip
_FACTOR = 25


@dataclass(frozen=True, slots=True)
class Clash:
    """Two currencies in one place: beside one number (`word`), or two amounts that cannot be the same (`amount`)."""

    kind: Literal["word", "amount"]
    one: Quantity
    two: Quantity | None
    first: str
    second: str
    sign: str = ""


@cache
def _joins(lang: str) -> re.Pattern[str] | None:
    words = language(lang).table("money").get("joins")
    if not words:
        return None
    either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(
        rf"[ \xa0]?,?[ \xa0]?(?:\([ \xa0]?(?:(?:{either})[ \xa0])?|(?:{either})[ \xa0])(?:(?:{either})[ \xa0])?"
    )


@dataclass(frozen=True)
class _Evidence:
    marks: frozenset[str]
    words: dict[str, str]
    known: frozenset[str]
    glued: tuple[tuple[str, str], ...]


@cache
def _evidence(lang: str) -> _Evidence:
    """What shows that a text has a currency: signs, words, and signs of letters, to which figures may be glued."""
    table = language(lang).table("numbers")
    signs = {form: code for code, forms in table.get("signs", {}).items() for form in forms}
    names = {form: code for code, forms in table.get("units", {}).items() if code in ROUGH for form in forms}
    lettered = {form: code for form, code in signs.items() if form.isalpha()}
    words = {form.lower().split()[0]: code for form, code in (names | lettered).items()}
    return _Evidence(
        frozenset(form[-1] for form in signs if not form[-1].isalnum()) - {".", ","},
        words,
        frozenset(words),
        tuple(lettered.items()),
    )


def tells_two_currencies(text: str, scan: Scan, lang: str) -> bool:
    """Whether a text has two currencies, or a sign and a currency's name: a cheap look before its numbers are read."""
    evidence = _evidence(lang)
    seen = {evidence.words[word] for word in evidence.known & scan.vocabulary}
    seen |= evidence.marks & scan.characters
    return len(seen) > 1 or bool(seen and any(form in text for form, code in evidence.glued if code not in seen))


def clashes(text: str, quantities: Sequence[Quantity], lang: str) -> Iterator[Clash]:
    """The amounts that contradict themselves, in text order. Linear."""
    shared: dict[str, list[str]] = language(lang).table("money").get("shared", {})
    joins = _joins(lang)
    if joins is None:
        return
    last: Quantity | None = None
    for q in quantities:
        if q.unit not in ROUGH:
            continue
        sign = text[q.start : q.figure].strip(" \xa0")
        word = text[slice(*q.unit_span)] if sign and q.unit_span[1] > q.unit_span[0] else ""
        code = unit_code(word, lang) if word else ""
        if code in ROUGH and code != q.unit and code not in shared.get(sign, ()):
            yield Clash("word", q, None, sign, word, sign)
        elif (
            last
            and _impossible(last, q)
            and joins.fullmatch(text, max(last.end, last.unit_span[1]), q.start)
            and not {q.unit, last.unit} <= set(shared.get(sign, ()))
            and not _unsure(text, q, lang)
        ):
            yield Clash("amount", last, q, last.unit, q.unit)
        last = q


def _unsure(text: str, q: Quantity, lang: str) -> bool:
    """Whether an amount is a rate ("USD 1 = Rp 12.950") or a scale word is glued to the word after it."""
    tail = text[q.end : q.end + 20].lstrip(" \xa0").lower()
    return tail.startswith(("=", *language(lang).table("numbers")["scale_words"]))


def _impossible(one: Quantity, two: Quantity) -> bool:
    known = one.unit != two.unit and one.unit in ROUGH and bool(one.value and two.value)
    return known and not one.ambiguous and not two.ambiguous and not possible(one, two)


def possible(one: Quantity, two: Quantity) -> bool:
    """Whether two amounts of known currencies can be the same by any rate of the time the table covers."""
    ratio = one.value * ROUGH[one.unit] / (two.value * ROUGH[two.unit])
    return Decimal(1) / _FACTOR <= ratio <= _FACTOR

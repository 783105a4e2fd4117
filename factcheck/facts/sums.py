"""Totals whose parts are listed in the same sentence, so that they can be added up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.number_tables import number_tables
from factcheck.facts.patterns import phrase_ends, whole_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.facts.numbers import Quantity
    from factcheck.facts.scan import Scan
    from factcheck.model import Span

# How far the first part may stand from the total, and a part from the next, in code points.
_BEFORE, _GAP = 80, 48
# The same for an opening that is no sure one; and how many parts a list has at most.
_WEAKLY_BEFORE, _MOST = 32, 20
# How far behind a bracket the word before the last part stands at most.
_BRACKET = 600
_CLOSED = re.compile(r"[.;!?\n:]")
_IN_BRACKETS = re.compile(r"[.;!?\n:)]")
_SEPARATOR = re.compile(r",|;")
_TIMES = frozenset({"year", "month", "week", "day", "hour"})


@dataclass(frozen=True, slots=True)
class Total:
    """A total and its listed parts, with the interval that their sum may have given how each is rounded."""

    whole: Quantity
    parts: tuple[Quantity, ...]

    @property
    def sum(self) -> Decimal:
        """The parts added up."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def agrees(self) -> bool:
        """Whether the parts can make the total: each number stands for all that round to it, whole ones for itself."""
        low = sum((_low(part) for part in self.parts), Decimal(0))
        high = sum((_high(part) for part in self.parts), Decimal(0))
        return low <= _high(self.whole) and _low(self.whole) <= high


@dataclass(frozen=True)
class _Patterns:
    words: tuple[str, ...]
    begin: re.Pattern[str]
    opens: tuple[str, ...]
    opens_weakly: tuple[str, ...]
    last: re.Pattern[str]
    rest: re.Pattern[str]


@cache
def _patterns(lang: str) -> _Patterns | None:
    table, numbers = language(lang).table("sums"), number_tables(lang)
    if not table or numbers is None:
        return None
    return _Patterns(
        words=(*table["opens"], *table["opens_weakly"]),
        begin=numbers.begin,
        opens=_endings(table["opens"]),
        opens_weakly=(":", "(", *_endings(table["opens_weakly"])),
        last=whole_words(table["and"]),
        rest=whole_words(table["rest"]),
    )


def _endings(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {phrase}" for phrase in phrases)


def tells_total(text: str, scan: Scan, lang: str) -> bool:
    """Whether a number stands right behind what opens a list of parts: a cheap look before the numbers are read."""
    patterns = _patterns(lang)
    if patterns is None:
        return False
    if any(patterns.begin.match(text, end) for end in phrase_ends(text, patterns.words, scan.vocabulary)):
        return True
    return any(_opened(text, sign, patterns) for sign in ":(" if sign in scan.characters)


def _opened(text: str, sign: str, patterns: _Patterns) -> bool:
    """Whether a number stands right behind a colon, or behind a bracket that joins its last part with a word."""
    at = text.find(sign)
    while at >= 0:
        if patterns.begin.match(text, at + 1):
            close = text.find(")", at, at + _BRACKET)
            if sign == ":" or patterns.last.search(text, at, close if close >= 0 else at + _BRACKET):
                return True
        at = text.find(sign, at + 1)
    return False


def _exact(quantity: Quantity) -> bool:
    """A count below ten thousand that is written out is itself, and no rounding of another."""
    return quantity.scale == 1 and not quantity.digits and quantity.value < 10_000


def _low(quantity: Quantity) -> Decimal:
    return quantity.value if _exact(quantity) else quantity.low


def _high(quantity: Quantity) -> Decimal:
    return quantity.value if _exact(quantity) else quantity.high


def totals(text: str, lang: str, numbers: Sequence[Quantity]) -> Iterator[Total]:
    """The totals whose parts follow opening words ("terdiri atas", "consisting of") up to the sentence's end.

    The parts are at least two quantities, each within 48 code points of the one before and parted from it by a comma or
    the last one by "and"; a list with a range, a hedge, or a word that leaves something out gives nothing. After a
    weaker opening ("yakni", a colon, a bracket) total and parts each count something that is named, and the list
    stands right behind the total. Linear.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return
    for at in range(1, len(numbers) - 1):
        whole = numbers[at - 1]
        gap = numbers[at].start - whole.end
        if not 1 < gap <= _BEFORE:
            continue
        opening = text[whole.end : numbers[at].start].rstrip(" \xa0").lower()
        weak = opening.endswith(patterns.opens_weakly) and gap <= _WEAKLY_BEFORE
        if not weak and not opening.removesuffix(":").rstrip().endswith(patterns.opens):
            continue
        if _CLOSED.search(opening, 0, len(opening) - 1) or not _plain(whole):
            continue
        parts = _parts(text, numbers, at, _IN_BRACKETS if opening[-1] == "(" else _CLOSED, patterns)
        if len(parts) >= 2 and _alike(whole, parts) and (not weak or _named(whole, parts)):
            yield Total(whole, parts)


def _parts(
    text: str, numbers: Sequence[Quantity], at: int, close: re.Pattern[str], patterns: _Patterns
) -> tuple[Quantity, ...]:
    """The parts from number `at` on; none where the list is not sure to be whole."""
    parts: list[Quantity] = []
    end = numbers[at].start
    closed = False
    for quantity in numbers[at : at + _MOST]:
        between = text[end : quantity.start]
        if quantity.start - end > _GAP or close.search(text, end, quantity.start):
            break
        if parts and not (closed := bool(patterns.last.search(between))) and not _SEPARATOR.search(between):
            return ()
        if not _plain(quantity) or patterns.rest.search(between):
            return ()
        parts.append(quantity)
        end = quantity.end
        if closed:
            break
    tail = close.search(text, end, end + 2 * _GAP)
    if not closed or tail is None or _unfinished(text[end : tail.start()], patterns):
        return ()
    return tuple(parts)


def _unfinished(tail: str, patterns: _Patterns) -> bool:
    """Whether what follows the last part goes on with something that may be a further part."""
    return bool(patterns.rest.search(tail) or patterns.last.search(tail)) or any(sign.isdigit() for sign in tail)


def _plain(quantity: Quantity) -> bool:
    return not quantity.hedge and not quantity.is_range and not quantity.ambiguous


def _alike(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether whole and parts count things of one kind, and the parts come to half or twice the whole at most.

    One kind: all money or all percent, or nothing that is measured. A sum that is farther off is of something else.
    """
    kinds = {_kind(quantity) for quantity in (whole, *parts)}
    together = sum((part.value for part in parts), Decimal(0))
    return len(kinds) == 1 and whole.value <= together * 2 and together <= whole.value * 2


def _named(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Whether whole and parts each name what they count, and none is more than the whole; percentages may multiply."""
    counted = all(quantity.unit and quantity.unit != "percent" for quantity in (whole, *parts))
    return counted and all(part.value < whole.value for part in parts)


def _kind(quantity: Quantity) -> str:
    measured = quantity.known_unit and quantity.unit != "person"
    return quantity.unit if measured or quantity.unit in _TIMES else ""


def where(total: Total) -> Span:
    """Where the parts stand."""
    return total.parts[0].start, total.parts[-1].end

"""What a unit of measurement is in another, by definition, and whether two written measurements can be the same.

Lengths, masses and volumes: the international yard and pound (1959: 1 yd = 0.9144 m, 1 lb = 0.45359237 kg, both exact)
and their multiples; nautical mile 1,852 m (1929, exact); US gallon 231 cubic inches, imperial gallon 4.54609 l (1985),
both exact; acre 4,840 square yards; tons: metric 1,000 kg, short 2,000 lb, long 2,240 lb. Temperature: F = 1.8 C + 32.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lang import language

if TYPE_CHECKING:
    from factcheck.facts.numbers import Quantity

_D = Decimal
_FOOT, _POUND = _D("0.3048"), _D("0.45359237")

# Each unit's dimension and the smallest and largest size it may have in the dimension's base unit: a gallon is American
# or imperial, a ton short, metric or long, a mile in Indonesian ("mil") may be a nautical one.
SIZES: dict[str, tuple[str, Decimal, Decimal]] = {
    "mm": ("length", _D("0.001"), _D("0.001")),
    "cm": ("length", _D("0.01"), _D("0.01")),
    "m": ("length", _D(1), _D(1)),
    "km": ("length", _D(1000), _D(1000)),
    "in": ("length", _FOOT / 12, _FOOT / 12),
    "ft": ("length", _FOOT, _FOOT),
    "yd": ("length", _FOOT * 3, _FOOT * 3),
    "mi": ("length", _FOOT * 5280, _FOOT * 5280),
    "mil": ("length", _FOOT * 5280, _D(1852)),
    "nmi": ("length", _D(1852), _D(1852)),
    "mg": ("mass", _D("0.000001"), _D("0.000001")),
    "g": ("mass", _D("0.001"), _D("0.001")),
    "kg": ("mass", _D(1), _D(1)),
    "t": ("mass", _D(1000), _D(1000)),
    "short-ton": ("mass", _POUND * 2000, _POUND * 2240),
    "lb": ("mass", _POUND, _POUND),
    "oz": ("mass", _POUND / 16, _POUND / 16),
    "st": ("mass", _POUND * 14, _POUND * 14),
    "m2": ("area", _D(1), _D(1)),
    "km2": ("area", _D(1000000), _D(1000000)),
    "ha": ("area", _D(10000), _D(10000)),
    "acre": ("area", _FOOT**2 * 43560, _FOOT**2 * 43560),
    "ft2": ("area", _FOOT**2, _FOOT**2),
    "mi2": ("area", (_FOOT * 5280) ** 2, (_FOOT * 5280) ** 2),
    "m3": ("volume", _D(1000), _D(1000)),
    "l": ("volume", _D(1), _D(1)),
    "ml": ("volume", _D("0.001"), _D("0.001")),
    "gal": ("volume", _D("3.785411784"), _D("4.54609")),
    "km-h": ("speed", _D(1), _D(1)),
    "mph": ("speed", _FOOT * _D("5.28"), _FOOT * _D("5.28")),
    "C": ("temperature", _D(1), _D(1)),
    "F": ("temperature", _D(1), _D(1)),
}
# Zeros at the end may be rounding, up to a tenth of the number: "100 km (60 miles)" is right.
_ROUNDED = Decimal("0.1")
_SCALE = Decimal("1.8")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What one measurement makes in the other's unit: exact, and the interval its rounding allows; and if they meet."""

    exact: Decimal
    low: Decimal
    high: Decimal
    agrees: bool


# What brackets hold that begin with a number or a word or two before one: "(9,842 ft", "(about 10 miles".
_BRACKET = re.compile(r"\(([^()\n]{0,40})")
_WORD = re.compile(r"[^\W\d_]+|[°º]")


@cache
def _unit_words(lang: str) -> frozenset[str]:
    units = language(lang).table("numbers").get("units", {})
    words = (form.split()[0].lower() for code, forms in units.items() if code in SIZES for form in forms)
    return frozenset(match.group() for word in words if (match := _WORD.search(word)))


def tells_conversion(text: str, lang: str) -> bool:
    """Whether a bracket of a text begins with something in a unit of measurement: a cheap look."""
    known = _unit_words(lang)
    return any(not known.isdisjoint(_WORD.findall(match[1].lower())) for match in _BRACKET.finditer(text))


def dimension(unit: str) -> str:
    """The dimension of a unit's code; "" for one that is no measure."""
    return SIZES[unit][0] if unit in SIZES else ""


def spread(q: Quantity) -> tuple[Decimal, Decimal]:
    """The values that round to a measurement, zeros at its end taken for rounding."""
    value = q.value / q.scale
    step = (q.high - q.low) / 2
    if value and not q.digits and value % 10 == 0:
        zeros = Decimal(1)
        while value % (zeros * 10) == 0:
            zeros *= 10
        step = max(step, min(zeros * q.scale / 2, q.value * _ROUNDED))
    return q.value - step, q.value + step


def compare(one: Quantity, two: Quantity, extra: Quantity | None = None) -> Comparison | None:
    """Compare a measurement with another of its dimension; `extra` is a smaller part of the first ("6 ft 2 in").

    None when they do not measure the same thing or have one unit.
    """
    kind = dimension(one.unit)
    if not kind or kind != dimension(two.unit) or one.unit == two.unit:
        return None
    low, high = spread(one)
    their_low, their_high = spread(two)
    if kind == "temperature":
        return _temperatures(one, low, high, their_low, their_high)
    _, least, most = SIZES[one.unit]
    _, their_least, their_most = SIZES[two.unit]
    value = one.value
    if extra is not None:
        more = SIZES[extra.unit][1] / least
        value += extra.value * more
        low, high = value - more / 2, value + more / 2
    low, high = low * least / their_most, high * most / their_least
    exact = value * (least + most) / (their_least + their_most)
    return Comparison(exact, low, high, low <= their_high and their_low <= high)


def _temperatures(one: Quantity, low: Decimal, high: Decimal, their_low: Decimal, their_high: Decimal) -> Comparison:
    def there(value: Decimal, zero: int) -> Decimal:
        return value * _SCALE + zero if one.unit == "C" else (value - zero) / _SCALE

    # A difference of temperatures has no zero point: "2 degrees Celsius (3.6 degrees Fahrenheit)" warmer.
    agrees = any(there(low, zero) <= their_high and their_low <= there(high, zero) for zero in (32, 0))
    return Comparison(there(one.value, 32), there(low, 32), there(high, 32), agrees)

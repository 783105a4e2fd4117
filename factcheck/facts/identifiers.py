"""Numbers that carry their own check: ISBN, ISSN, IBAN, EAN, payment cards and the Indonesian NIK."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.model import Span

Scheme = Literal["ISBN-10", "ISBN-13", "ISSN", "IBAN", "EAN", "card", "NIK"]
Fault = Literal["digit", "length", "prefix", "date"]

# The number must be named just before it; nothing is guessed from digits alone.
_DASH = "-\u2010\u2011\u2012\u2013"
_TO = r"(?:\s?\([^()\n]{1,12}\))?[\s:.#=]{0,4}(?:(?:no|nr|nomor|number)\b[\s:.]{0,3})?"
_BOOK = re.compile(rf"\b[eEpP]?-?ISBN(?:[{_DASH} ]?1[03](?=[\s:]))?{_TO}(\d(?:[{_DASH} ]?[\dXx]){{8,17}})(?![\w])")
_SERIAL = re.compile(rf"\b[eEpP]?-?ISSN(?:-L)?{_TO}(\d{{4}}[{_DASH}]?\d{{3}}[\dXx])(?!\w|[{_DASH}]\d)")
_ACCOUNT = re.compile(rf"\bIBAN{_TO}([A-Z]{{2}}\d\d(?: ?[A-Z\d]){{8,36}})(?!\w)")
_ARTICLE = re.compile(
    rf"\b(?:(?:EAN|GTIN|UPC)(?:[{_DASH} ]?(?:A|8|12|13|14)(?=[\s:]))?|(?i:barcodes?|barkode|kode batang))"
    rf"{_TO}(\d(?: ?\d){{7,13}})(?!\w|[{_DASH}.,]?\d)"
)
_CARD = re.compile(
    rf"\b(?:(?i:kartu (?:kredit|debit)|credit card|debit card|card number|nomor kartu)|Visa|VISA|Master[Cc]ard){_TO}"
    rf"(\d{{4}}([{_DASH} ]?)\d{{4}}\2\d{{4}}\2\d{{4}})(?!\w|[{_DASH} ]?\d)"
)
_RESIDENT = re.compile(rf"\b(?:NIK|(?i:nomor induk kependudukan)){_TO}(\d{{16}}|\d{{4}}(?: \d{{4}}){{3}})(?!\w)")
# What is written where a NIK is shown as an example: the digits counted up, or one digit repeated.
_COUNTED = ("1234567890123456", "0123456789012345")
_SEPARATORS = re.compile(f"[{_DASH} ]")

# EAN-8, UPC-A, EAN-13 and GTIN-14 have the same check digit.
_SIZES = (8, 12, 13, 14)

# Length of an IBAN by country: the IBAN registry of SWIFT (ISO 13616). The registry's example account of each
# country has this length and right check digits. A country that is not here is not judged by its length.
_IBAN = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BR": 29, "CH": 21,
    "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FO": 18,
    "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23,
    "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
    "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "MU": 30, "NL": 18, "NO": 15, "PK": 24,
    "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "SA": 24, "SC": 31, "SE": 24, "SI": 19, "SK": 24,
    "SM": 27, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}  # fmt: skip

# The trigger words of each scheme, in lower case, and all of them: what the words of a text must have.
_BOOKS = frozenset(("isbn", "isbn10", "isbn13", "eisbn", "pisbn"))
_SERIALS = frozenset(("issn", "eissn", "pissn"))
_ACCOUNTS = frozenset(("iban",))
_ARTICLES = frozenset(
    ("ean", "ean8", "ean13", "gtin", "gtin13", "gtin14", "upc", "barcode", "barcodes", "barkode", "batang")
)
_CARDS = frozenset(("kartu", "card", "visa", "mastercard"))
_RESIDENTS = frozenset(("nik", "kependudukan"))
WORDS = _BOOKS | _SERIALS | _ACCOUNTS | _ARTICLES | _CARDS | _RESIDENTS


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that fails its own check, at a half-open span (the number alone).

    `found` and `expected` are what the fault is about: the check digits, or the count of digits. For a date they are
    day and month as written. `at` is the span of the check digits.
    """

    start: int
    end: int
    scheme: Scheme
    fault: Fault
    digits: str
    found: str
    expected: str
    at: Span


def failing(text: str, words: frozenset[str]) -> Iterator[Identifier]:
    """The named numbers of a text that fail their check, in order of scheme; `words`: its vocabulary. Linear.

    A number of unusual length is taken for something else, unless it is written in one piece with hyphens.
    """
    schemes: tuple[tuple[frozenset[str], re.Pattern[str], Callable[[re.Match[str]], Identifier | None]], ...] = (
        (_BOOKS, _BOOK, _book),
        (_SERIALS, _SERIAL, _serial),
        (_ACCOUNTS, _ACCOUNT, _account),
        (_ARTICLES, _ARTICLE, _article),
        (_CARDS, _CARD, _card),
        (_RESIDENTS, _RESIDENT, _resident),
    )
    for names, pattern, judge in schemes:
        if not words.isdisjoint(names):
            yield from filter(None, map(judge, pattern.finditer(text)))


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text).upper()


def _failing(scheme: Scheme, span: Span, digits: str, expected: str) -> Identifier | None:
    """A number whose last character is its check digit, or None when it is the expected one."""
    if digits[-1] == expected:
        return None
    return Identifier(*span, scheme, "digit", digits, digits[-1], expected, (span[1] - 1, span[1]))


def _prefix(text: str, start: int, end: int, size: int) -> Span | None:
    """The first `size` digits when they end where a group does."""
    count = 0
    for at in range(start, end):
        count += text[at].isalnum()
        if count == size:
            grouped = at + 1 == end or not text[at + 1].isalnum()
            return (start, at + 1) if grouped else None
    return None


def _book(match: re.Match[str]) -> Identifier | None:
    text, (start, end) = match.string, match.span(1)
    digits = _bare(match[1])
    for size in (13, 10):
        span = _prefix(text, start, end, size)
        if span and (size == 10 or digits.startswith(("978", "979"))):
            if len(set(_SEPARATORS.findall(text, *span))) > 1:
                return None
            digits = _bare(text[slice(*span)])
            if "X" in digits[:-1] or (size == 13 and digits[-1] == "X"):
                return None
            if size == 13:
                return _failing("ISBN-13", span, digits, _ean(digits[:-1]))
            return _failing("ISBN-10", span, digits, _isbn10(digits[:-1]))
    if " " in match[1] or "X" in digits[:-1] or len(digits) not in (11, 12, 13, 14):
        return None
    if len(digits) == 13:
        return Identifier(start, end, "ISBN-13", "prefix", digits, digits[:3], "978", (start, start + 3))
    return Identifier(start, end, "ISBN-13", "length", digits, str(len(digits)), "13", (start, end))


def _serial(match: re.Match[str]) -> Identifier | None:
    digits = _bare(match[1])
    return _failing("ISSN", match.span(1), digits, _modulus11(digits[:-1], 8))


def _account(match: re.Match[str]) -> Identifier | None:
    text, (start, end) = match.string, match.span(1)
    size = _IBAN.get(match[1][:2])
    if size is None or "XX" in match[1]:
        return None
    span = _prefix(text, start, end, size)
    if span is None:
        digits = _bare(match[1])
        if " " in match[1]:
            return None
        return Identifier(start, end, "IBAN", "length", digits, str(len(digits)), str(size), (start, end))
    digits = _bare(text[slice(*span)])
    expected = iban_check(digits)
    if digits[2:4] == expected:
        return None
    return Identifier(*span, "IBAN", "digit", digits, digits[2:4], expected, (start + 2, start + 4))


def _article(match: re.Match[str]) -> Identifier | None:
    digits = _bare(match[1])
    return _failing("EAN", match.span(1), digits, _ean(digits[:-1])) if len(digits) in _SIZES else None


def _card(match: re.Match[str]) -> Identifier | None:
    digits = _bare(match[1])
    return _failing("card", match.span(1), digits, luhn(digits[:-1]))


def _resident(match: re.Match[str]) -> Identifier | None:
    """Digits 7 to 12 are the birth date, day first, 40 added for women (Peraturan Pemerintah 37/2007, pasal 37)."""
    digits = _bare(match[1])
    if digits in _COUNTED or len(set(digits[6:])) == 1:
        return None
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day -= 40 if day > 40 else 0
    # The century is not written: 29 February counts when either year is a leap year.
    days = calendar.monthrange(2000 if year % 4 == 0 else 2001, month)[1] if 1 <= month <= 12 else 0
    if 1 <= day <= days:
        return None
    return Identifier(*match.span(1), "NIK", "date", digits, digits[6:8], digits[8:10], match.span(1))


def _modulus11(digits: str, weight: int) -> str:
    """The check digit by weights that fall by one, modulus 11, with X for ten (ISO 2108:1992, ISO 3297)."""
    rest = -sum(int(digit) * (weight - at) for at, digit in enumerate(digits)) % 11
    return "X" if rest == 10 else str(rest)


def _isbn10(digits: str) -> str:
    return _modulus11(digits, 10)


def _ean(digits: str) -> str:
    """The check digit of EAN, UPC, GTIN and ISBN-13: weights 3 and 1 from the right, modulus 10 (GS1, ISO 2108)."""
    return str(-sum(int(digit) * (3 if at % 2 == 0 else 1) for at, digit in enumerate(reversed(digits))) % 10)


def luhn(digits: str) -> str:
    """The check digit of a payment card (ISO/IEC 7812-1, annex B).

    >>> luhn("401288888888188")
    '1'
    """
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def iban_check(account: str) -> str:
    """The two check digits of an IBAN: 98 less the rest of the rearranged number by 97 (ISO 13616, ISO 7064).

    >>> iban_check("DE00370400440532013000")
    '89'
    """
    moved = account[4:] + account[:2] + "00"
    return f"{98 - int(''.join(str(int(letter, 36)) for letter in moved)) % 97:02d}"

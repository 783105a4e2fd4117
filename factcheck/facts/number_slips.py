"""Numbers whose writing is broken: groups of other than three, scale words in conflict, mixed separators."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.numbers import decimal_of, figures
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence, Set

    from factcheck.facts.numbers import Quantity
    from factcheck.model import Span

# A figure with separators, of which a slip is one with two of one kind, or one with four digits behind it that a
# currency sign makes an amount: "Rp 15.0000".
_SEPARATED = re.compile(r"[0-9](?<![\w.,/:-][0-9])[0-9]*+[.,][0-9]++(?:[.,][0-9]++)*+")
_GROUPED = re.compile(r"[0-9]{1,6}([.,])[0-9]{1,6}(?:\1[0-9]{1,6}){1,5}(?:[.,][0-9]{1,3})?")
_FOUR = re.compile(r"[0-9]{1,3}([.,])[0-9]{4}")
_GLUED = tuple("/:@-_")
_LONGEST = 48
_TWICE = re.compile(r"[0-9]([.,])[0-9]{3}\1[0-9]{3}")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?:\.[0-9]+)?")
SlipKind = Literal["grouping", "scales", "mixed"]


@dataclass(frozen=True, slots=True)
class Slip:
    """A badly written number, the readings that it may have, and other places that show the article's own writing."""

    kind: SlipKind
    start: int
    end: int
    readings: tuple[str, ...] = ()
    others: tuple[Span, ...] = ()
    words: tuple[str, str] = ("", "")
    zeros: tuple[int, int] = (0, 0)


@dataclass(frozen=True)
class _Tables:
    signs: tuple[str, ...]
    clashing: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]
    decimal: str


@cache
def _tables(lang: str) -> _Tables | None:
    table, numbers = language(lang).table("magnitudes"), language(lang).table("numbers")
    if not table or not numbers:
        return None
    pairs = "|".join(rf"{one}[ \xa0]{two}" for one, two in table["clashing"])
    signs = tuple(form for forms in numbers["signs"].values() for form in forms)
    clashing = re.compile(rf"(?<=[0-9a-z])[ \xa0]?(?<![^\W\d_])({pairs})(?![^\W\d_])")
    both = tuple((two, f"{one}{blank}{two}") for one, two in table["clashing"] for blank in " \xa0")
    return _Tables(signs, clashing, both, numbers["decimal"])


def slips(text: str, vocabulary: Set[str], lang: str) -> Iterator[Slip]:
    """The broken groupings and the scale words that exclude each other, in no certain order. Linear."""
    tables = _tables(lang)
    if tables is None:
        return
    for found in figures(text, _SEPARATED):
        written, start, end = found.group(), found.start(), found.end()
        if len(written) > _LONGEST or text.startswith(_GLUED, end) or text[end : end + 1].isalpha():
            continue
        if match := _GROUPED.fullmatch(written):
            wrong = _broken(text, start, match, tables)
        else:
            four = _FOUR.fullmatch(written)
            wrong = bool(four and four[1] != tables.decimal and _money(text, start, tables))
        if wrong:
            yield Slip("grouping", start, end, _readings(written, tables.decimal))
    clashing = any(second in vocabulary and both in text for second, both in tables.pairs)
    for match in tables.clashing.finditer(text) if clashing else ():
        one, _, two = match[1].replace("\xa0", " ").partition(" ")
        yield Slip("scales", match.start(1), match.end(1), (one, two), words=(one, two), zeros=_zeros(one, two, lang))


def _zeros(one: str, two: str, lang: str) -> tuple[int, int]:
    table = language(lang).table("numbers")
    powers: dict[str, int] = table["scales"] | table["money_scales"]
    return powers[one], powers[two]


def _broken(text: str, start: int, match: re.Match[str], tables: _Tables) -> bool:
    """Whether a figure with several separators is an amount of money whose groups are no groups of three.

    Without a currency sign it may be a version, an address or a section, unless it ends in a group of three zeros and
    no group is longer than four digits.
    """
    written = match.group()
    if decimal_of(written, tables.decimal) is not None or (match[1] == "," and _INDIAN.fullmatch(written)):
        return False
    money = _money(text, start, tables)
    groups = re.split("[.,]", written)
    whole = all(1 < len(group) <= 4 for group in groups[1:]) and len(groups[0]) <= 4
    if match[1] != tables.decimal and groups[0][0] == "0":
        return False
    return whole and (money or (groups[-1] == "000" and match[1] != tables.decimal))


def _money(text: str, start: int, tables: _Tables) -> bool:
    return text[max(0, start - 5) : start].rstrip(" \xa0").endswith(tables.signs)


def _readings(written: str, decimal: str) -> tuple[str, ...]:
    """What may have been meant: the same digits grouped by three, and a last pair of digits as decimals."""
    group = "." if decimal == "," else ","
    parts = re.split("[.,]", written)
    if len(parts) == 2 and not written.endswith("000"):
        return (parts[0] + decimal + parts[1],)
    digits = "".join(parts)

    def grouped(number: str) -> str:
        return f"{int(number):,}".replace(",", group)

    out = []
    if len(parts[-1]) == 2 and all(len(part) == 3 for part in parts[1:-1]):
        out.append(grouped("".join(parts[:-1])) + decimal + parts[-1])
        out.append(grouped(digits + "0"))
    elif any(len(part) == 4 for part in parts) and all(len(part) in (3, 4) for part in parts[1:]):
        out.append(grouped("".join(part[:3] if at else part for at, part in enumerate(parts))))
    elif any(len(part) == 2 for part in parts[1:]):
        out.append(grouped("".join(part.ljust(3, "0") if at else part for at, part in enumerate(parts))))
    out.append(grouped(digits))
    return tuple(dict.fromkeys(out))


def mixed(text: str, quantities: Callable[[], Sequence[Quantity]], lang: str) -> Slip | None:
    """The figures grouped in the other language's way in an article that groups its own; None when none are.

    Only figures that cannot be read otherwise count: two groups and more ("1,200,000").
    """
    tables = _tables(lang)
    if tables is None:
        return None
    if not {",", "."} <= {match[1] for match in figures(text, _TWICE)}:
        return None
    own: list[Span] = []
    foreign: list[Span] = []
    foreign_group, own_group = (tables.decimal, "." if tables.decimal == "," else ",")
    for q in quantities():
        if q.kind == "word" or q.figure_end - q.figure < 9 or q.unit == "percent":
            continue
        written = text[q.figure : q.figure_end]
        if written.count(foreign_group) > 1:
            foreign.append((q.figure, q.figure_end))
        elif written.count(own_group) > 1:
            own.append((q.figure, q.figure_end))
    if not own or not foreign:
        return None
    start, end = foreign[0]
    swapped = text[start:end].translate(str.maketrans(".,", ",."))
    return Slip("mixed", start, end, (swapped,), (*foreign[1:], own[0]))

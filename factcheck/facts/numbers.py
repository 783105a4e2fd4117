"""Reads the quantities of a text: figures and number words with their scale, unit, currency, rounding and hedge.

`numbers(text, lang)` gives the `Quantity`s in text order (rules: `Analysed.numbers`); words, units and signs are the
language's `[numbers]` table. "Rp 1,2 juta" is one quantity: start/end cover sign, figure, scale and percent sign (not
the noun or unit after it: that is `unit_span`); figure/figure_end cover the bare figure or the words; value is scaled
(1200000); low and high enclose what rounds to the writing (half a unit of the last written digit; a "000" group behind
two digits counts as a scale word: 150.000 is 150 thousand, 2.000 is 2,000); unit is "percent", "percentage-point",
"basis-point", a currency code, a unit code ("kg", "km", "person", "year", "hour" …), another noun in lower case, or "".
A range "5-7 persen" is two quantities with is_range, of which the first has `upper`. Dates, clock times, bare years,
scores, numbered things ("Pasal 5") and figures inside names are passed over; so is a figure with broken grouping.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from factcheck.facts.number_tables import MORE, NEXT, Hedge, NumberTables, number_tables

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Set

    from factcheck.model import Span

# A longer run of digits is no quantity that a newsroom writes.
LONGEST = 24
_BEFORE = 28
_HALF, _ONE = Decimal("0.5"), Decimal(1)
# The longest words between the two ends of a range.
_RANGE, _DASHES = 20, frozenset("-–—")
_PERCENTS = frozenset({"percent", "percentage-point", "basis-point"})


# A NamedTuple: a frozen dataclass of this many fields takes several times as long to make, for each of a dozen numbers.
class Quantity(NamedTuple):
    """A number of a text with what is written around it; the module's head explains the fields."""

    start: int
    end: int
    figure: int
    figure_end: int
    value: Decimal
    low: Decimal
    high: Decimal
    digits: int
    unit: str
    unit_span: Span
    kind: Literal["figure", "word", "mixed"]
    scale: Decimal = _ONE
    known_unit: bool = False
    is_range: bool = False
    upper: Decimal | None = None
    hedge: Hedge = ""
    ambiguous: bool = False


def numbers(text: str, lang: str, vocabulary: Set[str] | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order and disjoint; `vocabulary`: its lower-case words, if known. Linear."""
    tables = number_tables(lang)
    if tables is None:
        return ()
    found = [q for match in figures(text, tables.figure) if (q := _figure(text, match, tables))]
    if words := list(_word_quantities(text, tables, vocabulary)):
        found += words
        found.sort(key=_start)
    return tuple(_ranges(text, found, tables)) if len(found) > 1 else tuple(found)


def _start(q: Quantity) -> int:
    return q.start


def figures(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with a digit, in order and disjoint.

    Each digit is looked for by itself, which takes a third of the time that a search for any digit takes.
    """
    end = 0
    for at in _digits(text):
        if at >= end and (match := pattern.match(text, at)):
            end = match.end()
            yield match


# Several rules look at the figures of one text, one after the other.
@lru_cache(maxsize=2)
def _digits(text: str) -> tuple[int, ...]:
    """Where the digits of a text stand."""
    places: list[int] = []
    for digit in "0123456789":
        at = text.find(digit)
        while at >= 0:
            places.append(at)
            at = text.find(digit, at + 1)
    return tuple(sorted(places))


def decimal_of(written: str, decimal: str) -> tuple[Decimal, int, bool] | None:
    """The value of a written figure, its decimals, and whether the other language's reading differs.

    `decimal` is the language's decimal sign. None: the grouping is broken.

    >>> decimal_of("1.234,5", ",")
    (Decimal('1234.5'), 1, False)
    >>> decimal_of("1.200", ".")
    (Decimal('1.200'), 3, True)
    >>> decimal_of("5.00.000", ",") is None
    True
    """
    if written.isdigit():
        return Decimal(written), 0, False
    dots, commas = written.count("."), written.count(",")
    if dots and commas:
        point = "." if written.rindex(".") > written.rindex(",") else ","
        whole, _, rest = written.partition(point)
        groups = whole.split("," if point == "." else ".")
        if written.count(point) > 1 or not _grouped(groups):
            return None
        return Decimal("".join(groups) + "." + rest), len(rest), False
    sign = "." if dots else ","
    parts = written.split(sign)
    groupable = _grouped(parts)
    if len(parts) > 2:
        return (Decimal("".join(parts)), 0, False) if groupable else None
    if groupable and sign != decimal:
        return Decimal(parts[0] + parts[1]), 0, False
    return Decimal(parts[0] + "." + parts[1]), len(parts[1]), groupable


def _grouped(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and groups[0][0] != "0" and all(len(group) == 3 for group in groups[1:])


def _figure(text: str, match: re.Match[str], tables: NumberTables) -> Quantity | None:
    start, end = match.span()
    written = match.group()
    first, currency = start, ""
    before = text[start - 1] if start else " "
    if (text[start - 2 : start - 1] if before in " \xa0" else before) in tables.sign_ends:
        first, currency = _sign(text, start, tables)
    if not currency and (before.isalpha() or before == "." or (before in "-–—−" and _dashed(text, start))):
        return None
    after = NEXT.match(text, end)
    if not currency and len(written) == 4 and "1500" <= written <= "2199" and not (after and _counted(after, tables)):
        return None
    last = _word_before(text, first)
    if not currency and last.rstrip(".") in tables.labels:
        return None
    if len(written) > LONGEST or (read := _read(written, tables.decimal)) is None:
        return None
    follows = _after(text, end, after, currency, tables)
    if follows is None:
        return None
    scale, stop, unit, unit_span, known, vague = follows
    value, digits, ambiguous, step, low, high = read
    if scale is not _ONE:
        value, step = value * scale, scale * step
        low, high = value - step, value + step
    elif not currency and not known and _other(text, start, written, digits, tables):
        return None
    return Quantity(
        first, stop, start, end, value, low, high, digits, currency or unit, unit_span,
        "figure" if scale is _ONE else "mixed", scale, known or bool(currency), False, None,
        "about" if vague else _hedge(text, first, stop, last, tables), ambiguous,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _read(written: str, decimal: str) -> tuple[Decimal, int, bool, Decimal, Decimal, Decimal] | None:
    """As `decimal_of`, with half a unit of the last written digit, and the interval. Few figures are used often."""
    read = decimal_of(written, decimal)
    if read is None:
        return None
    value, digits, ambiguous = read
    step = _step(value, digits, written)
    return value, digits, ambiguous, step, value - step, value + step


def _word_before(text: str, start: int) -> str:
    """The word before a place in lower case, without opening marks; cut off after 28 code points."""
    before = text[max(0, start - _BEFORE) : start].split()
    return before[-1].lstrip("(\"'“").lower() if before else ""


def _sign(text: str, start: int, tables: NumberTables) -> tuple[int, str]:
    """Where the currency sign before a figure begins, and its code; the figure's start and "" without one."""
    at = start - 1 if text[start - 1] in " \xa0" else start
    head = text[max(0, at - 5) : at]
    for size in range(min(4, len(head)), 0, -1):
        if code := tables.signs.get(head[-size:]):
            glued = at > size and text[at - size - 1].isalpha()
            return (start, "") if glued else (at - size, code)
    return start, ""


def _step(value: Decimal, digits: int, written: str) -> Decimal:
    """Half a unit of the last written digit, where a group of three zeros behind two digits counts as not written."""
    if digits:
        return _HALF.scaleb(-digits)
    step = _HALF
    if written.endswith("000"):
        while value % 1000 == 0 and value >= 10000:
            value, step = value / 1000, step * 1000
    return step


def _dashed(text: str, start: int) -> bool:
    """Whether a dash before the figure belongs to it ("Covid-19", "-5", "ke-3") and it is no second half of a range."""
    return start < 2 or not (text[start - 2].isdigit() or text[start - 2] in " \xa0%")


def _counted(after: re.Match[str], tables: NumberTables) -> bool:
    """Whether a figure that may be a year is followed by something it can count or multiply."""
    word = after[5]
    if not word:
        return after[2] is not None
    return word in tables.units or word in tables.scales or word in tables.unit_heads or word.lower() in tables.units


After = tuple[Decimal, int, str, "Span", bool, bool]


def _after(text: str, end: int, match: re.Match[str] | None, currency: str, tables: NumberTables) -> After | None:
    """What follows a number: scale, end, unit, its span, whether it is known, whether the scale is vague ("ribuan").

    `match` is that of NEXT behind the number. None: the number is no quantity.
    """
    scale, stop, vague = _ONE, end, False
    if match is None:
        return scale, stop, "", (stop, stop), False, vague
    blank, sign, degrees, hyphen, word = match.groups()
    if word and not hyphen:
        table = tables.money_scales if currency else tables.scales
        known = table.get(word) or (table.get(word.lower()) if len(word) > 2 else None)
        if known:
            scale, stop, vague = known, match.end(5), word in tables.round_scales
            match = NEXT.match(text, stop)
            if match is None or not (match[1] or match[2] or match[4]):
                return scale, stop, "", (stop, stop), False, vague
            blank, sign, degrees, hyphen, word = match.groups()
    if sign:
        last = match.end(3) if degrees else match.end(2)
        unit = tables.units.get(text[match.start(2) : last], "")
        return scale, last if unit == "percent" else stop, unit, (match.start(2), last), bool(unit), vague
    if not word:
        return scale, stop, "", (stop, stop), False, vague
    at, last = match.span(5)
    low = word.lower()
    code = ""
    if (word in tables.unit_heads or low in tables.unit_heads) and (longer := MORE.match(text, last)):
        code, last = _long_unit(longer, text[at:last], tables)
    code = code or tables.unit(word)
    if not code and word in tables.bracket_units and text.startswith((" (", "(", ")"), last):
        code = tables.bracket_units[word]
    if code:
        return scale, last if code in _PERCENTS else stop, code, (at, last), True, vague
    if not (blank or hyphen) or low in tables.not_after or (scale is _ONE and low in tables.months):
        return None
    if (blank and hyphen) or word != low or low in tables.not_units or len(word) < 3:
        return scale, stop, "", (stop, stop), False, vague
    return scale, stop, low, (at, last), False, vague


def _long_unit(longer: re.Match[str], word: str, tables: NumberTables) -> tuple[str, int]:
    """The code of a unit of two or three words, and where it ends; "" and the end of its first word without one."""
    two = f"{word} {longer[1]}"
    if longer[2] and (code := tables.unit(f"{two} {longer[2]}")):
        return code, longer.end()
    if code := tables.unit(two):
        return code, longer.end(1)
    return "", longer.start()


def _other(text: str, start: int, written: str, digits: int, tables: NumberTables) -> bool:
    """Whether a figure without sign, scale or known unit is rather a year, a clock time or a long number."""
    if written.isdigit():
        size = len(written)
        return (size == 4 and "1500" <= written <= "2199") or size > 9 or (size > 1 and written[0] == "0")
    return digits == 2 and "," not in written and (tables.decimal == "," or _clock_before(text, start))


def _clock_before(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower().endswith((" at ", " by "))


def _hedge(text: str, first: int, stop: int, last: str, tables: NumberTables) -> Hedge:
    """How sure a number is by the words around it; `last` is the word before it."""
    if last in tables.hedge_ends:
        head = text[max(0, first - _BEFORE) : first].lower().split()
        joined = " " + " ".join(word.lstrip("(\"'“") for word in head)
        for kind, words in tables.hedges:
            if joined.endswith(words):
                return kind
    if text.startswith(tables.hedges_behind, stop):
        for kind, words in tables.hedges_after:
            if text.startswith(words, stop):
                return kind
    return ""


def _word_quantities(text: str, tables: NumberTables, vocabulary: Set[str] | None) -> Iterator[Quantity]:
    for start, end, value, scale in tables.words.find(text, vocabulary):
        after = _after(text, end, NEXT.match(text, end), "", tables)
        last = _word_before(text, start)
        if after is None or last.rstrip(".") in tables.labels:
            continue
        _, stop, unit, unit_span, known, _ = after
        # Alone, the words for one and a half are mostly no numbers: they need something to count.
        if (value == 1 and not unit) or (value == _HALF and not known):
            continue
        step = scale * _HALF if value % scale == 0 else scale * _HALF * _HALF
        yield Quantity(
            start, stop, start, end, value, value - step, value + step, 0, unit, unit_span, "word", scale, known,
            False, None, _hedge(text, start, stop, last, tables),
        )  # fmt: skip


def _ranges(text: str, found: list[Quantity], tables: NumberTables) -> Iterator[Quantity]:
    """The quantities with ranges joined; a bare pair "3-2" is a score and goes."""
    at, final = 0, len(found) - 1
    while at <= final:
        one = found[at]
        two = found[at + 1] if at < final else one
        between = text[one.end : two.start] if one.end < two.start <= one.end + _RANGE else ""
        dashed = between.strip(" \xa0") in _DASHES
        if not dashed and between not in tables.range_words and not (
            between in tables.pair_words and _between(text, one.start, tables)
        ):  # fmt: skip
            yield one
            at += 1
            continue
        at += 2
        if not two.known_unit and not one.known_unit and two.scale == 1 and between == "-":
            continue
        # "Up 5% to 230" is no range, though "$5 to 7 million" is.
        unlike = one.unit and one.unit != two.unit and (two.known_unit or one.unit in _PERCENTS)
        if one.value * (two.scale if one.scale == 1 else 1) > two.value or unlike:
            yield from (one, two)
            continue
        factor = two.scale if one.scale == 1 and one.value < 1000 else Decimal(1)
        yield one._replace(
            value=one.value * factor, low=one.low * factor, high=one.high * factor, scale=one.scale * factor,
            unit=one.unit or two.unit, unit_span=one.unit_span if one.unit else two.unit_span,
            known_unit=one.known_unit or two.known_unit, is_range=True, upper=two.value,
        )  # fmt: skip
        known = one.known_unit or two.known_unit
        yield two._replace(is_range=True, hedge="", unit=one.unit or two.unit, known_unit=known)


def _between(text: str, start: int, tables: NumberTables) -> bool:
    return text[max(0, start - 12) : start].lower().endswith(tables.between)


def in_writing(value: Decimal, lang: str, digits: int | None = None) -> str:
    """A number as the language writes it, with groups of three; `digits`: how many decimals (None: as many as it has).

    >>> in_writing(Decimal("1234.50"), "id")
    '1.234,5'
    """
    tables = number_tables(lang)
    if digits is not None:
        value = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    written = f"{value:,f}"
    if digits is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(str.maketrans(".,", ",.")) if tables and tables.decimal == "," else written


def unit_code(phrase: str, lang: str) -> str:
    """The code of a unit's or a currency's name; "" when the table does not know it."""
    tables = number_tables(lang)
    return tables.unit(phrase) if tables else ""

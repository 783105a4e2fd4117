"""Percentages that can be recomputed from numbers beside them: changes from one number to another, shares, partitions.

All arithmetic is on intervals: a written number stands for all values that round to it, so that a percentage is wrong
only when no reading of the numbers can give it (the idea of the GRIM test and of statcheck).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.numbers import in_writing
from factcheck.lang import language
from factcheck.model import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.numbers import Quantity
    from factcheck.facts.scan import Scan
    from factcheck.model import Message, Span

_B = r"[ \xa0]"
# What may stand between two numbers of one statement: no end of a sentence or clause.
_FILL = rf"(?:{_B}|[^\s.;:!?()\"“”]|[.](?!\s)){{0,45}}?"
# The noun that a number counts, with a word or two: "homes", "anggota dewan".
_NOUNS = rf"(?:{_B}[^\W\d_]{{1,24}}){{0,4}}"
_HEAD = 60
# More than this is no gap between two numbers of one statement.
_FARTHEST = 110
_SENTENCE = re.compile(r"[.!?;:\n]\s|\n")
HUNDRED = Decimal(100)
_PERCENT_WORDS = frozenset({"persen", "prosen", "percent", "cent", "pct", "pc"})
# "About" is taken to mean within a tenth for a percentage and a twentieth for a number: own choice.
# A sum further off shows that the shares are not shares of one whole: own choice.
_FAR = Decimal(25)
_ABOUT, _ABOUT_NUMBER = Decimal("0.10"), Decimal("0.05")


def tells_percent(scan: Scan) -> bool:
    """Whether a text has a percentage at all: a cheap look before its numbers are read."""
    return "%" in scan.characters or not scan.vocabulary.isdisjoint(_PERCENT_WORDS)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A stated percentage, the numbers it must follow from, and the interval of percentages that they allow.

    A change is signed; `points` says that both numbers are percentages themselves. `direction` is what the words say:
    1 up, -1 down, 0 nothing.
    """

    percent: Quantity
    base: Quantity
    other: Quantity
    exact: Decimal
    low: Decimal
    high: Decimal
    direction: Literal[-1, 0, 1] = 0
    points: bool = False

    @property
    def turned(self) -> bool:
        """Whether the numbers go the other way than the words."""
        return self.direction > 0 > self.high or self.direction < 0 < self.low

    @property
    def holds(self) -> bool:
        """Whether some values that round to the three numbers agree."""
        low, high = stated(self.percent)
        ways = [1, -1] if not self.direction else [self.direction]
        return any(
            max(low, min(w * self.low, w * self.high)) <= min(high, max(w * self.low, w * self.high)) for w in ways
        )

    @property
    def is_difference(self) -> bool:
        """Whether the stated percentage is the difference of the two numbers, as percentage points are."""
        low, high = self.other.low - self.base.high, self.other.high - self.base.low
        low, high = (low, high) if high > 0 else (-high, -low)
        return low <= self.percent.value <= high

    @property
    def hedged(self) -> bool:
        """Whether one of the numbers is only about so."""
        return any(q.hedge for q in (self.percent, self.base, self.other))


@dataclass(frozen=True)
class _Patterns:
    source: re.Pattern[str]
    target: re.Pattern[str]
    before_source: re.Pattern[str]
    before_target: re.Pattern[str]
    link: re.Pattern[str]
    up_link: re.Pattern[str]
    share: re.Pattern[str]
    share_link: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    other_base: re.Pattern[str]
    rate_after: re.Pattern[str]
    either: re.Pattern[str]
    rest: re.Pattern[str]
    more: re.Pattern[str]
    others: re.Pattern[str]
    change_after: re.Pattern[str]
    turns: re.Pattern[str]
    onward: re.Pattern[str]
    opens: re.Pattern[str]
    part: re.Pattern[str]
    strict_link: re.Pattern[str]
    whole: re.Pattern[str]


def _one_of(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


@cache
def _patterns(lang: str) -> _Patterns | None:
    table = language(lang).table("ratios")
    if not table:
        return None
    filler = rf"(?:{_one_of(table['fillers'])}{_B}){{0,2}}"

    def gap(name: str) -> re.Pattern[str]:
        return re.compile(rf"{_FILL}(?<!\w){_one_of(table[name])}{_B}{filler}", re.IGNORECASE)

    def before(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){_one_of(table[name])}{_B}{filler}\Z", re.IGNORECASE)

    def words(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){_one_of(table[name])}(?!\w)", re.IGNORECASE)

    change = _one_of([*table["up"], *table["down"], *table["either"]])
    link = rf"(?:{_one_of(table['links'])}{_B})"
    by = rf"(?:{_one_of(table['by'])}{_B})?"
    a = rf"(?:{_one_of(table['articles'])}{_B})?"
    return _Patterns(
        source=gap("from"),
        target=gap("to"),
        before_source=before("from"),
        before_target=before("to"),
        link=re.compile(rf"{_FILL}(?:,?{_B}{link}|{_B}\(|,{_B}){a}(?:{change}{_B}{by})?{filler}", re.IGNORECASE),
        up_link=re.compile(rf"{_FILL}(?:,{_B}|{_B}\(|{_B}{link}){a}{change}{_B}{by}{filler}", re.IGNORECASE),
        share=gap("of"),
        share_link=re.compile(rf"{_FILL}(?:,?{_B}{link}|{_B}[-–—]{_B}|{_B}\((?:{link})?){filler}", re.IGNORECASE),
        up=words("up"),
        down=words("down"),
        other_base=words("other_base"),
        rate_after=re.compile(rf"{_B}{_one_of(table['rate_after'])}(?!\w)", re.IGNORECASE),
        either=words("either"),
        rest=words("rest"),
        others=words("others"),
        change_after=re.compile(rf"{_B}{_one_of(table['change_after'])}(?!\w)", re.IGNORECASE),
        turns=words("turns"),
        onward=re.compile(rf"{_B}{_one_of(table['to'])}{_B}", re.IGNORECASE),
        opens=before("opens"),
        part=re.compile(rf"{_NOUNS},{_B}{filler}", re.IGNORECASE),
        strict_link=re.compile(rf"{_NOUNS}(?:,?{_B}{link}|{_B}\((?:{link})?){filler}", re.IGNORECASE),
        whole=re.compile(rf"{_B}{_one_of(table['of'])}{_NOUNS}{_B}", re.IGNORECASE),
        more=re.compile(rf",?{_B}{_one_of(table['and'])}{_B}", re.IGNORECASE),
    )


def _sentence_head(text: str, at: int) -> str:
    """The words of the sentence before a place, as far as they matter."""
    head = text[max(0, at - _HEAD) : at]
    *_, cut = 0, *(match.end() for match in _SENTENCE.finditer(head))
    return head[cut:]


def _sentence_tail(text: str, at: int) -> str:
    tail = text[at : at + _HEAD]
    match = _SENTENCE.search(tail)
    return tail[: match.start()] if match else tail


def _bounds(q: Quantity) -> tuple[Decimal, Decimal]:
    if q.scale == 1 and not q.digits and not q.hedge and q.unit and (q.unit == "person" or not q.known_unit):
        # Things that are counted one by one are not rounded, save to a whole group of zeros.
        step = (q.high - q.low) / 2
        return (q.low, q.high) if step > 1 else (q.value, q.value)
    extra = q.value * _ABOUT_NUMBER if q.hedge == "about" else Decimal(0)
    return max(Decimal(0), q.low - extra), q.high + extra


def stated(percent: Quantity) -> tuple[Decimal, Decimal]:
    """The interval of percentages that the stated one stands for, its hedge included; it may be cut off."""
    extra = percent.value * _ABOUT if percent.hedge == "about" else Decimal(0)
    if percent.hedge == "over":
        return percent.low, Decimal("Infinity")
    if percent.hedge == "under":
        return Decimal("-Infinity"), percent.high
    return percent.low - extra, 2 * percent.high - percent.value + extra


def changes(text: str, quantities: Sequence[Quantity], lang: str) -> Iterator[Ratio]:
    """The changes that a sentence states twice: as a percentage and by the numbers before and after. Linear."""
    patterns = _patterns(lang)
    if patterns is None:
        return
    for one, two, three in zip(quantities, quantities[1:], quantities[2:], strict=False):
        far = max(two.start - one.end, three.start - two.end) > _FARTHEST
        if far or "percent" not in (one.unit, two.unit, three.unit):
            continue
        found = _change(text, one, two, three, patterns)
        if found and (ratio := _changed(*found)):
            around = _sentence_head(text, one.start) + text[one.start : three.end] + _sentence_tail(text, three.end)
            rate = patterns.rate_after.match(text, ratio.percent.end)
            if not rate and not patterns.other_base.search(around):
                yield ratio


Found = tuple["Quantity", "Quantity", "Quantity", Literal[-1, 0, 1]]


def _change(text: str, one: Quantity, two: Quantity, three: Quantity, p: _Patterns) -> Found | None:
    """The percentage, the number before, the number after and the direction, in any of the usual orders."""

    def gap(pattern: re.Pattern[str], left: Quantity, right: Quantity) -> bool:
        between = pattern.fullmatch(text, left.end, right.start)
        return between is not None and not p.turns.search(text, left.end, right.start)

    head = _sentence_head(text, one.start)
    if one.unit == "percent":
        says = _direction(head, p)
        if says is not None:
            again = _direction(text[one.end : two.start], p)
            if again is not None and again != says:
                return None
            if gap(p.source, one, two) and gap(p.target, two, three):
                return one, two, three, says
            if gap(p.target, one, two) and gap(p.source, two, three):
                return one, three, two, says
    if two.unit == "percent" and gap(p.up_link, one, two) and gap(p.source, two, three):
        says = _direction(text[one.end : two.start], p)
        return (two, three, one, says) if says is not None else None
    if three.unit != "percent":
        return None
    says = _direction(text[two.end : three.start], p)
    says = _direction(head, p) if says is None else says
    if says is None or not gap(p.link, two, three) or p.onward.match(text, three.end):
        return None
    if p.before_source.search(head) and gap(p.target, one, two):
        return three, one, two, says
    if p.before_target.search(head) and gap(p.source, one, two):
        return three, two, one, says
    return None


def _direction(words: str, p: _Patterns) -> Literal[-1, 0, 1] | None:
    """1 up, -1 down, 0 for both, None without a word of change."""
    up, down = p.up.search(words), p.down.search(words)
    if (up and down) or p.either.search(words):
        return 0
    return 1 if up else -1 if down else None


def _changed(percent: Quantity, base: Quantity, after: Quantity, says: Literal[-1, 0, 1]) -> Ratio | None:
    if percent.is_range or _unlike(base, after) or any(q.hedge in ("over", "under") for q in (base, after)):
        return None
    factor = after.scale if base.scale == 1 and after.scale > 1 and base.value < 1000 else Decimal(1)
    (b_low, b_high), (a_low, a_high) = _bounds(base), _bounds(after)
    b_low, b_high = b_low * factor, b_high * factor
    if b_low <= 0:
        return None
    points = base.unit == after.unit == "percent"
    low, high = (a_low / b_high - 1) * HUNDRED, (a_high / b_low - 1) * HUNDRED
    exact = (after.value / (base.value * factor) - 1) * HUNDRED
    return Ratio(percent, base, after, exact, low, high, says, points)


def _unlike(one: Quantity, two: Quantity) -> bool:
    """Whether two numbers measure different things."""
    return bool(one.unit and two.unit and one.unit != two.unit and (one.known_unit or two.known_unit))


def shares(text: str, quantities: Sequence[Quantity], lang: str) -> Iterator[Ratio]:
    """The shares that a sentence states twice: "180 of 300 (60%)", "60% (180 of 300)", "of 300, 180, or 60%" …"""
    p = _patterns(lang)
    if p is None:
        return
    for one, two, three in zip(quantities, quantities[1:], quantities[2:], strict=False):
        units = (one.unit, two.unit, three.unit)
        if units.count("percent") != 1 or three.end - one.start > 200:
            continue
        if three.unit == "percent":
            found = _share_last(text, one, two, three, p)
        elif two.unit == "percent":
            found = _share_between(text, one, two, three, p)
        else:
            found = _share_first(text, one, two, three, p)
        if found:
            yield from _share(*found)


Share = tuple["Quantity", "Quantity", "Quantity"]


def _share_last(text: str, one: Quantity, two: Quantity, three: Quantity, p: _Patterns) -> Share | None:
    """Percentage, part and whole of "180 of 300 (60%)" and "of 300 homes, 180, or 60%"."""
    between = text[two.end : three.start]
    if between.rstrip(" \xa0").endswith("(") and text[three.end : three.end + 1] != ")":
        return None
    head = _sentence_head(text, one.start)
    if _direction(head, p) is not None or _direction(between, p) is not None:
        return None
    if (
        p.share.fullmatch(text, one.end, two.start) and p.share_link.fullmatch(text, two.end, three.start)
        and not p.before_target.search(head)
    ):  # fmt: skip
        return three, one, two
    if (
        p.opens.search(head) and p.part.fullmatch(text, one.end, two.start)
        and p.strict_link.fullmatch(text, two.end, three.start)
    ):  # fmt: skip
        return three, two, one
    return None


def _share_between(text: str, one: Quantity, two: Quantity, three: Quantity, p: _Patterns) -> Share | None:
    """Percentage, part and whole of "$40m, or 40% of its $100m goal": part and whole must have one unit."""
    alike = bool(one.unit) and one.unit == three.unit
    if not alike or not p.strict_link.fullmatch(text, one.end, two.start):
        return None
    moving = _direction(_sentence_head(text, one.start), p) is not None and one.unit != "person"
    whole = p.whole.fullmatch(text, two.end, three.start)
    return None if moving or not whole or _direction(whole.group(), p) is not None else (two, one, three)


def _share_first(text: str, one: Quantity, two: Quantity, three: Quantity, p: _Patterns) -> Share | None:
    """Percentage, part and whole of "60% (180 of 300)", "60%, or 180 of 300" and "60% of the 300 workers (180)"."""
    if _direction(_sentence_head(text, one.start), p) is not None:
        return None
    first, second = text[one.end : two.start], text[two.end : three.start]
    if p.share.fullmatch(text, two.end, three.start):
        opened = first.strip(" \xa0") == "(" or p.strict_link.fullmatch(text, one.end, two.start)
        return (one, two, three) if opened else None
    if p.share.fullmatch(text, one.end, two.start) and p.share_link.fullmatch(text, two.end, three.start):
        linked = "," in second and p.strict_link.fullmatch(text, two.end, three.start)
        return (one, three, two) if linked or _whole_bracket(text, three) else None
    return None


def _whole_bracket(text: str, q: Quantity) -> bool:
    """Whether a number and its unit are all that a bracket holds."""
    end = max(q.end, q.unit_span[1])
    head = text[max(0, q.start - 14) : q.start]
    return text[end : end + 1] == ")" and "(" in head


def _share(percent: Quantity, part: Quantity, whole: Quantity) -> Iterator[Ratio]:
    unlike = _unlike(part, whole) and not {part.unit, whole.unit} <= {"", "person"} and part.unit != "person"
    if unlike or percent.is_range or part.is_range or whole.is_range:
        return
    if any(q.hedge in ("over", "under") for q in (part, whole)) or part.value > whole.value or whole.low <= 0:
        return
    factor = whole.scale if part.scale == 1 and whole.scale > 1 and part.value < 1000 and part.digits else Decimal(1)
    (p_low, p_high), (w_low, w_high) = _bounds(part), _bounds(whole)
    low, high = p_low * factor / w_high * HUNDRED, p_high * factor / w_low * HUNDRED
    yield Ratio(percent, whole, part, part.value * factor / whole.value * HUNDRED, low, high)


@dataclass(frozen=True, slots=True)
class Partition:
    """Shares that a text calls a whole, the word that does, and their sum."""

    shares: tuple[Quantity, ...]
    word: Span
    total: Decimal
    tolerance: Decimal


def partitions(text: str, quantities: Sequence[Quantity], sentences: Sequence[Span], lang: str) -> Iterator[Partition]:
    """The lists of percentages that end with "the rest" and its share, each with its sum. Linear."""
    p = _patterns(lang)
    percents = [q for q in quantities if q.unit == "percent"]
    if p is None or len(percents) < 2:
        return
    at = previous = 0
    for start, end in sentences:
        while at < len(percents) and percents[at].start < start:
            at += 1
        stop = at
        while stop < len(percents) and percents[stop].start < end:
            stop += 1
        if stop > at and (match := p.rest.search(text, start, end)):
            # "Sisanya 20 persen …" at the head of a sentence sums up the sentence before.
            first = previous if match.start() - start < 8 else at
            yield from _partition(text, percents[first:stop], match, p)
        previous = at


def _partition(text: str, listed: Sequence[Quantity], match: re.Match[str], p: _Patterns) -> Iterator[Partition]:
    last = listed[-1] if listed else None
    if last is None or not 0 <= last.start - match.end() <= 40 or not 2 <= len(listed) <= 12:
        return
    if any(q.hedge in ("over", "under") or q.is_range for q in listed) or any(_moving(text, q, p) for q in listed):
        return
    if p.turns.search(text, match.end(), last.start):
        return
    if p.more.match(text, last.end) or p.others.search(_sentence_tail(text, last.end)):
        return
    total = sum((q.value for q in listed), Decimal(0))
    if abs(total - HUNDRED) > _FAR:
        return
    tolerance = sum((_slack(q) for q in listed), Decimal(0))
    if abs(total - HUNDRED) > tolerance and not _completes(listed):
        yield Partition(tuple(listed), match.span(), total, tolerance)


def _slack(q: Quantity) -> Decimal:
    return (q.high - q.low) / 2 + (q.value * _ABOUT if q.hedge == "about" else 0)


def _completes(listed: Sequence[Quantity]) -> bool:
    """Whether the last share makes 100 with some of the others: the rest may be that of a part. At most 12 shares."""
    sums = {(listed[-1].value, _slack(listed[-1]))}
    for q in listed[:-1]:
        sums |= {(total + q.value, slack + _slack(q)) for total, slack in sums}
        if len(sums) > 2000:
            return True
    return any(abs(total - HUNDRED) <= slack for total, slack in sums)


def _moving(text: str, q: Quantity, p: _Patterns) -> bool:
    """Whether a percentage is rather a change or a rate than a share."""
    near = _sentence_head(text, q.start)[-25:]
    return bool(p.up.search(near) or p.down.search(near) or p.change_after.match(text, q.end))


def reach(ratio: Ratio, lang: str) -> tuple[Message, ...]:
    """The line of a proof that says which percentages the numbers' rounding allows; none where it is one figure."""
    low, high = (in_writing(value, lang, 2) for value in (ratio.low, ratio.high))
    if low == high:
        return ()
    return (say("with the rounding of the numbers anything from {low} to {high} percent", low=low, high=high),)

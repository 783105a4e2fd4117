"""Counts that an article gives twice: how many died, were hurt, were arrested, and whether the two may both be true."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives, date_words
from factcheck.facts.patterns import whole_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.facts.numbers import Quantity
    from factcheck.facts.scan import Scan
    from factcheck.model import Span

_NEAR = 32
_CAPITALISED = re.compile(r"\b[A-Z]\w+")
_YEAR_OR_DAY = re.compile(r"(?<![\d.,])(?:(?:19|20)\d\d|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?![\d.,]\d)")


@dataclass(frozen=True, slots=True)
class Count:
    """How many of `noun` an `event` befell, as one sentence says it; `scope` are the places and days it names.

    `whole`: the event itself, or a toll, gives the number ("killed 12"), which is then not that of some of them.
    """

    event: str
    noun: str
    whole: bool
    quantity: Quantity
    sentence: int
    scope: frozenset[str]


@dataclass(frozen=True)
class _Patterns:
    after: re.Pattern[str]
    before: re.Pattern[str]
    before_ends: frozenset[str]
    events_after: dict[str, str]
    events_before: dict[str, str]
    people: frozenset[str]
    things: frozenset[str]
    passed: re.Pattern[str]
    part: re.Pattern[str]
    place: re.Pattern[str]
    weekday: re.Pattern[str]
    tolls: frozenset[str]


@cache
def _patterns(lang: str) -> _Patterns | None:
    table = language(lang).table("conflicts")
    if not table:
        return None
    after = {form: name for name, forms in table["events"].items() for form in forms["after"]}
    before = {form: name for name, forms in table["events"].items() for form in forms["before"]}
    before |= dict.fromkeys(table["tolls"], "killed")
    words = date_words(lang)
    weekdays = alternatives(words.weekdays if words else ())
    return _Patterns(
        after=re.compile(rf" ({alternatives(after)})(?!\w)", re.IGNORECASE),
        before=re.compile(
            rf"(?<!\w)({alternatives(before)})(?: (?:{alternatives(table['links'])})){{0,2}} \Z", re.IGNORECASE
        ),
        before_ends=frozenset(form.split()[-1] for form in (*before, *table["links"])),
        events_after=after,
        events_before=before,
        people=frozenset(table["people"]),
        things=frozenset(table["things"]),
        passed=whole_words([*table["update"], *table["other"]]),
        part=whole_words(table["part"]),
        place=re.compile(rf"(?<!\w)(?i:{alternatives(table['place'])}) (?:[a-z]{{1,20}} ){{0,3}}([A-Z]\w+)"),
        weekday=re.compile(rf"(?<!\w)(?i:{weekdays})(?!\w)"),
        tolls=frozenset(table["tolls"]),
    )


@cache
def _event_words(lang: str) -> tuple[frozenset[str], ...]:
    """The lower-case words of each event, of which one must stand in a text with a count of it."""
    table = language(lang).table("conflicts")
    forms = {name: [*kinds["after"], *kinds["before"]] for name, kinds in table.get("events", {}).items()}
    if forms:
        forms["killed"] += table["tolls"]
    return tuple(frozenset(form.split()[-1].split("-")[0] for form in words) for words in forms.values())


@cache
def event_words(lang: str) -> frozenset[str]:
    """The lower-case words of which one must stand in a text with such counts."""
    return frozenset().union(*_event_words(lang))


def tells_counts(scan: Scan, lang: str) -> bool:
    """Whether two words for the same event stand in a text: a cheap look before its numbers are read."""
    return any(sum(map(scan.words.count, words & scan.vocabulary)) > 1 for words in _event_words(lang))


def counts(
    text: str, lang: str, numbers: Iterable[Quantity], sentences: Sequence[Span], quotes: Sequence[Span]
) -> Iterator[Count]:
    """The counts of an article in text order, those left out that may rightly differ from others.

    Left out: what is hedged or rounded, a range, in a quotation, and each in a sentence that speaks of an update, of a
    part, of another time or on another's word. Linear.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return
    starts, quoted = [start for start, _ in sentences], [start for start, _ in quotes]
    for quantity in numbers:
        if quantity.hedge or quantity.is_range or quantity.scale != 1 or quantity.digits:
            continue
        found = _event(text, quantity, patterns)
        at = bisect_right(starts, quantity.start) - 1
        if found is None or at < 0 or _within(quantity.start, quotes, quoted):
            continue
        start, end = sentences[at]
        if patterns.passed.search(text, start, quantity.start) or patterns.passed.search(text, quantity.end, end):
            continue
        if patterns.part.search(text, max(start, quantity.start - _NEAR), min(end, quantity.end + _NEAR)):
            continue
        places = {match[1] for match in patterns.place.finditer(text, start, end)}
        days = {*_YEAR_OR_DAY.findall(text, start, end), *patterns.weekday.findall(text, start, end)}
        yield Count(*found, quantity, at, frozenset(places | days))


def _noun(quantity: Quantity, patterns: _Patterns) -> str:
    if quantity.unit == "person" or quantity.unit in patterns.people:
        return "person"
    return quantity.unit if quantity.unit in patterns.things else ""


def _event(text: str, quantity: Quantity, patterns: _Patterns) -> tuple[str, str, bool] | None:
    """What befell those counted, who they are, and whether it is all of them; a toll need not say that it is people."""
    noun = _noun(quantity, patterns)
    after = patterns.after.match(text, quantity.unit_span[1], quantity.unit_span[1] + _NEAR) if noun else None
    if after:
        return patterns.events_after[after[1].lower()], noun, False
    if quantity.unit and not noun:
        return None
    head = text[max(0, quantity.start - _NEAR) : quantity.start]
    words = head.split()
    # Few numbers have such a word before them, and the search is slow.
    if not words or words[-1].lower() not in patterns.before_ends or (before := patterns.before.search(head)) is None:
        return None
    form = before[1].lower()
    if not noun and form not in patterns.tolls:
        return None
    return patterns.events_before[form], noun or "person", True


def _within(at: int, quotes: Sequence[Span], starts: list[int]) -> bool:
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < quotes[place][1]


def conflicts(text: str, found: Iterable[Count]) -> Iterator[tuple[Count, Count]]:
    """Pairs of counts of one thing that cannot both hold, each with the first count of that thing. Linear.

    Two counts are of one thing when event and noun are the same, they stand in different sentences, and every place and
    day that the later one's sentence names was named in the text before the first one. A later and smaller number must
    be that of the whole event.
    """
    first: dict[tuple[str, str], Count] = {}
    named: dict[str, int] | None = None
    for count in found:
        earlier = first.setdefault((count.event, count.noun), count)
        if earlier.quantity.value == count.quantity.value or earlier.sentence == count.sentence:
            continue
        if count.quantity.value < earlier.quantity.value and not count.whole:
            continue
        news = count.scope - earlier.scope
        if news and named is None:
            named = {}
            for match in _CAPITALISED.finditer(text):
                named.setdefault(match.group(), match.start())
        if not news or (named and all(named.get(name, len(text)) < earlier.quantity.start for name in news)):
            yield earlier, count

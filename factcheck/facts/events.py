"""Known events as a text names them, the dates written beside them, and the days told from the day of writing."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives, date_words
from factcheck.facts.relative_dates import relative_day
from factcheck.facts.written_dates import days, written_dates
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from factcheck.facts.written_dates import WrittenDate
    from factcheck.knowledge import Event, Knowledge
    from factcheck.model import Span

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.;!?\n]")
_GAP = r"[^.;:!?\n]{1,40}?"
# How far after an event's words its date, or "this week", may stand; a date before them stands right before, and so
# do words that count the years since.
_AFTER, _BEFORE, _LOOK_BACK = 60, 6, 24
# Days by which a story's "early this week" and "late this month" are wider than their words.
_WEEK_SLACK, _MONTH_SLACK = 2, 5


@dataclass(frozen=True, slots=True)
class Named:
    """The words of a text that tell an event; `dated` when they do so only beside its own day and month."""

    event: Event
    start: int
    end: int
    dated: bool


@dataclass(frozen=True, slots=True)
class Told:
    """An event told from the day of writing: "the Capitol riot earlier this week". `words` is the part "this week"."""

    event: Event
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """A date, year and all, beside the words of an event. `between`: the words that join them, in lower case."""

    name: Named
    written: WrittenDate
    between: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Phrase:
    """A phrase with its words and events; `sought` is the longest word before any "…", `offset` where it begins."""

    text: str
    sought: str
    offset: int
    words: frozenset[str]
    events: tuple[tuple[Event, bool], ...]


@cache
def heads(lang: str) -> frozenset[str]:
    """Lower-case words of which one stands in each phrase of the built-in table."""
    return frozenset(language(lang).table("events").get("heads", ()))


@cache
def _phrases(knowledge: Knowledge, lang: str) -> dict[str, tuple[_Phrase, ...]]:
    """The phrases, each with its events, by their longest word, the one that most texts lack."""
    events: dict[str, list[tuple[Event, bool]]] = {}
    for event in knowledge.events:
        for dated, table in ((False, event.words), (True, event.dated)):
            for text in table.get(lang, ()):
                events.setdefault(text, []).append((event, dated))
    found: dict[str, list[_Phrase]] = {}
    for text, told_by in events.items():
        words = _WORD.findall(text.lower())
        sought = max(_WORD.findall(text.lower().partition("…")[0]), key=len)
        phrase = _Phrase(text, sought, text.lower().index(sought), frozenset(words), tuple(told_by))
        found.setdefault(max(words, key=lambda word: (len(word), word)), []).append(phrase)
    return {word: tuple(group) for word, group in found.items()}


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    pieces = (re.escape(piece.strip()).replace(r"\ ", r"[ \xa0]") for piece in phrase.split("…"))
    return re.compile(rf"(?<!\w){_GAP.join(pieces)}(?!\w)", re.IGNORECASE)


def named(text: str, lang: str, vocabulary: frozenset[str], knowledge: Knowledge) -> tuple[Named, ...]:
    """The known events that a text names, in text order. `vocabulary`: its lower-case words.

    Linear: a phrase is looked for only when all its words stand in the text, and around its longest word.
    """
    table = _phrases(knowledge, lang)
    near = [phrase for word in vocabulary.intersection(table) for phrase in table[word] if phrase.words <= vocabulary]
    low = text.lower() if near else ""
    found: set[Named] = set()
    for phrase in near:
        places = tuple(_places(text, low, phrase))
        for event, dated in phrase.events if places else ():
            if _in_context(text, event, lang):
                found.update(Named(event, start, end, dated) for start, end in places)
    return tuple(sorted(found, key=lambda item: (item.start, -item.end, item.dated, item.event.first)))


def _places(text: str, low: str, phrase: _Phrase) -> Iterator[Span]:
    """Where a phrase stands. `low` is the text in lower case, which a few letters lengthen: then it is no guide."""
    pattern = _pattern(phrase.text)
    if len(low) != len(text):
        yield from (match.span() for match in pattern.finditer(text))
        return
    at = low.find(phrase.sought)
    while at >= 0:
        match = pattern.match(text, at - phrase.offset) if at >= phrase.offset else None
        if match is not None:
            yield match.span()
        at = low.find(phrase.sought, match.end() if match is not None else at + 1)


def _in_context(text: str, event: Event, lang: str) -> bool:
    words = event.context.get(lang, ())
    return not words or any(_stands(text, word) for word in words)


def _stands(text: str, word: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False


@cache
def _joined(lang: str) -> re.Pattern[str]:
    """What may stand between an event and its date: joining words, weekdays, names of places, brackets, commas."""
    table, words = language(lang).table("events"), date_words(lang)
    parts = (*words.weekdays, *words.between) if words is not None else ()
    joins = [*table.get("joins", ()), *table.get("happened", ()), *parts]
    word = rf"(?>(?i:{alternatives(joins)})(?!\w)|[A-Z][\w.]{{1,20}})"
    return re.compile(rf"(?>[ \xa0,(]{{1,2}}{word})*+[ \xa0,(]{{0,2}}")


def beside(text: str, lang: str, names: Sequence[Named]) -> Iterator[Beside]:
    """The events with the date, year and all, that is written beside them."""
    dates = [one for one in written_dates(text, lang) if one.full_year is not None]
    for name in names:
        at = bisect_left(dates, name.end, key=_start)
        if at < len(dates) and _is_joined(text, lang, name.end, dates[at].start):
            between = text[name.end : dates[at].start].lower()
            yield Beside(name, dates[at], tuple(_WORD.findall(between)))
            continue
        at = bisect_left(dates, name.start, key=_start) - 1
        if at >= 0 and _is_right_before(text, lang, dates[at].end, name.start):
            yield Beside(name, dates[at])


def _start(one: WrittenDate) -> int:
    return one.start


def _is_joined(text: str, lang: str, end: int, start: int) -> bool:
    return start - end <= _AFTER and _joined(lang).fullmatch(text, end, start) is not None


def _is_right_before(text: str, lang: str, end: int, start: int) -> bool:
    near = 0 <= start - end <= _BEFORE and _STOP.search(text, end, start) is None
    return near and _is_opening(text, lang, end, start)


def _is_opening(text: str, lang: str, start: int, end: int) -> bool:
    """Whether no words stand there but those that may open what follows, such as articles."""
    openings = language(lang).table("events").get("openings", ())
    return all(word in openings for word in _WORD.findall(text[start:end].lower()))


def same_day(event: Event, day: date) -> bool:
    """Whether a day has the event's day and month, in whatever year."""
    span = (event.first + timedelta(days=n) for n in range((event.last - event.first).days + 1))
    return any((day.month, day.day) == (one.month, one.day) for one in span)


def agrees(event: Event, day: date) -> bool:
    """Whether a day is one of the event's; elsewhere on Earth it may be the one before or after."""
    return event.first - timedelta(days=1) <= day <= event.last + timedelta(days=1)


@cache
def _words(lang: str, key: str) -> re.Pattern[str]:
    words = language(lang).table("events").get(key, ())
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def is_kept(text: str, lang: str, name: Named, sentence: Span) -> bool:
    """Whether the words around an event tell of a day that is kept each year, and not of the event's own."""
    if name.event.yearly and _words(lang, "feast").search(text, *sentence) is not None:
        return True
    low = max(sentence[0], name.start - _LOOK_BACK)
    counted = any(
        not text[one.end() : name.start].strip() for one in _words(lang, "counted").finditer(text, low, name.start)
    )
    return counted or _words(lang, "kept").search(text, *sentence) is not None


def is_of_its_day(text: str, lang: str, one: Beside, sentence: Span) -> bool:
    """Whether a date joined by "on" is that of the event, and not of what else the sentence tells.

    It is where the event opens the sentence, comes right after a word such as "during", or is said to have happened.
    """
    happened = language(lang).table("events").get("happened", ())
    if any(word in happened for word in one.between) or _is_opening(text, lang, sentence[0], one.name.start):
        return True
    before = _WORD.findall(text[max(sentence[0], one.name.start - _LOOK_BACK) : one.name.start].lower())
    return bool(before) and before[-1] in language(lang).table("events").get("during", ())


def is_dealt_with(text: str, lang: str, sentence: Span) -> bool:
    """Whether a sentence tells of what came of an event: courts, memorials, searches, counts."""
    return _words(lang, "later").search(text, *sentence) is not None


def is_around(text: str, lang: str, name: Named, sentence: Span) -> bool:
    """Whether words before an event tell of what was before or after it."""
    return _words(lang, "around").search(text, max(sentence[0], name.start - _AFTER), name.start) is not None


@cache
def _relative(lang: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """The pattern of "this week", "late this month", "yesterday", and the words for a month."""
    table = language(lang).table("dates").get("relative", {})
    if not table:
        return re.compile(r"(?!)"), frozenset()
    units = {word: unit for word, unit in table["units"].items() if unit in ("week", "month")}
    unit, edge = alternatives(units), alternatives(table["edges"])
    quality = alternatives([*table["last"], *table["next"], *table["this"]])
    single = alternatives(word for word in table["days"])
    pattern = (
        rf"(?<!\w)(?:(?:(?:{edge})[ ])?(?:(?:{unit})[ ](?:{quality})|(?:{quality})[ ](?:{unit}))|(?:{single}))(?!\w)"
    )
    months = frozenset(word for word, unit in units.items() if unit == "month")
    return re.compile(pattern, re.IGNORECASE), months


def told(text: str, lang: str, names: Sequence[Named]) -> Iterator[Told]:
    """The events with words beside them that count from the day of writing."""
    pattern, _ = _relative(lang)
    for name in names:
        if name.dated:
            continue
        stop = _STOP.search(text, name.end, name.end + _AFTER)
        match = pattern.search(text, name.end, stop.start() if stop else min(len(text), name.end + _AFTER))
        if match is not None and not _WORD.match(text, match.end()):
            yield Told(name.event, name.start, match.end(), match.group())


_relative_days = lru_cache(maxsize=64)(relative_day)


def fits_on(one: Told, lang: str, written: date) -> bool:
    """Whether an event told so may have been told on a day."""
    span = _relative_days(one.words, lang, written)
    if span is None:
        return False
    months = _relative(lang)[1]
    wide = not months.isdisjoint(_WORD.findall(one.words.lower()))
    slack = timedelta(days=_MONTH_SLACK if wide else _WEEK_SLACK)
    return span[0] - slack <= one.event.last and one.event.first <= span[1] + slack


def full_dates(text: str, lang: str) -> dict[WrittenDate, tuple[date, ...]]:
    """The dates with a year, in text order, and the days that each may stand for."""
    return {one: found for one in written_dates(text, lang) if one.year is not None and (found := days(one, lang))}

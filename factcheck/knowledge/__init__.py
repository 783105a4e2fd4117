"""What the program knows of the world, as data: who held which office when, and on which day known events were.

The tables are TOML files beside this one; a newsroom may add entries of the same shape.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Words = Mapping[str, tuple[str, ...]]


def _none() -> Words:
    return MappingProxyType({})


_TABLES = {"office", "event", "people", "known_until"}
_OFFICE = {"name", "title", "place", "source", "terms", "known_until"}
_TERM = {"who", "from", "to", "elected", "acting"}
_EVENT = {"name", "from", "to", "words", "dated", "context", "scheduled", "yearly", "source"}


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office: from the day of the oath to the day it ended (None: it went on).

    `elected` is the day of the vote that made the person the elect, where that is known; `acting` the day from which
    the person led the office before the oath.
    """

    who: str
    begin: date
    end: date | None = None
    elected: date | None = None
    acting: date | None = None

    @property
    def opened(self) -> date:
        """The first day on which the person may have been called by the title."""
        return min(self.begin, self.acting or self.begin)


@dataclass(frozen=True, eq=False)
class Office:
    """An office, its titles and places by language, and its terms, of which nothing is known after `known_until`."""

    name: str
    titles: Words
    places: Words
    terms: tuple[Term, ...]
    known_until: date
    source: str = ""

    def of(self, who: str) -> tuple[Term, ...]:
        """A person's terms, the earliest first."""
        return tuple(sorted((term for term in self.terms if term.who == who), key=lambda term: term.begin))


@dataclass(frozen=True, eq=False)
class Event:
    """An event from its first day to its last, and the phrases that tell it, by language.

    In a phrase "…" stands for a few words. `words` name the event whatever date is beside them; `dated` only beside
    its own day and month. One of the `context` words must stand in the text, where there are any. An event that was
    not `scheduled` cannot be spoken of before it; one that is `yearly` has its day each year.
    """

    name: str
    first: date
    last: date
    words: Words
    dated: Words = field(default_factory=_none)
    context: Words = field(default_factory=_none)
    scheduled: bool = False
    yearly: bool = False
    source: str = ""


Entry = TypeVar("Entry", bound=Office | Event)
Table = Literal["offices", "events"]


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The offices, the events, and the other names of people by their main one. Hashable by identity."""

    offices: tuple[Office, ...] = ()
    events: tuple[Event, ...] = ()
    people: Words = field(default_factory=_none)


@cache
def built_in(table: Table) -> Knowledge:
    """A table that comes with the program; reading it takes some hundredths of a second."""
    text = (resources.files(__name__) / f"{table}.toml").read_text(encoding="utf-8")
    return parse(tomllib.loads(text))


def parse(data: Mapping[str, Any]) -> Knowledge:
    """The knowledge in a mapping with the keys `office`, `event`, `people` and `known_until`, as the tables have them.

    Raises ValueError, naming the entry, for an unknown key, a value of the wrong kind or an end before its beginning.
    """
    _keys(data, _TABLES, "facts")
    until = _day(data, "known_until", "facts") or date.max
    people = data.get("people", {})
    _expect(isinstance(people, dict), "facts: people is a table of lists of names")
    return Knowledge(
        tuple(_office(entry, until) for entry in _entries(data, "office")),
        tuple(_event(entry) for entry in _entries(data, "event")),
        MappingProxyType({name: _texts(names, f"people, {name}") for name, names in people.items()}),
    )


def together(one: Knowledge, other: Knowledge) -> Knowledge:
    """Both; an office or event of the other takes the place of one with the same name, names of people are added."""
    people = {
        name: tuple(dict.fromkeys((*one.people.get(name, ()), *other.people.get(name, ()))))
        for name in {**one.people, **other.people}
    }
    return Knowledge(_named(one.offices, other.offices), _named(one.events, other.events), MappingProxyType(people))


_last: dict[Table, tuple[Sequence[Mapping[str, Any]], Knowledge]] = {}


def known(table: Table, facts: Sequence[Mapping[str, Any]] = ()) -> Knowledge:
    """A built-in table with a newsroom's further entries. The answer for the last ones is kept.

    An entry is a mapping as `parse` takes it, or a single office (with `terms`) or event.
    """
    if not facts:
        return built_in(table)
    if table not in _last or _last[table][0] is not facts:
        found = built_in(table)
        for entry in facts:
            found = together(found, parse(_whole(entry)))
        _last[table] = (facts, found)
    return _last[table][1]


def examine(facts: Iterable[Mapping[str, Any]]) -> None:
    """Raise ValueError, naming the entry, for one of a newsroom's that `parse` refuses."""
    for entry in facts:
        parse(_whole(entry))


def _whole(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    if "name" not in entry:
        return entry
    return {"office" if "terms" in entry else "event": [entry]}


def _named(ours: Iterable[Entry], theirs: Iterable[Entry]) -> tuple[Entry, ...]:
    found: dict[str, Entry] = {}
    for entry in (*ours, *theirs):
        found[entry.name] = entry
    return tuple(found.values())


def _office(entry: Mapping[str, Any], until: date) -> Office:
    name = _name(entry, "office")
    where = f"office {name!r}"
    _keys(entry, _OFFICE, where)
    titles = _words(entry, "title", where)
    _expect(bool(titles), f"{where}: a title in some language is missing")
    terms = tuple(_term(term, where) for term in _entries(entry, "terms", where))
    return Office(
        name,
        titles,
        _words(entry, "place", where),
        terms,
        _day(entry, "known_until", where) or until,
        str(entry.get("source", "")),
    )


def _term(entry: Mapping[str, Any], office: str) -> Term:
    who = entry.get("who")
    _expect(isinstance(who, str) and bool(who), f"{office}: a term has no name in `who`")
    where = f"{office}, {who}"
    _keys(entry, _TERM, where)
    begin = _day(entry, "from", where)
    if begin is None:
        raise ValueError(f"{where}: the day in `from` is missing")
    term = Term(str(who), begin, *(_day(entry, key, where) for key in ("to", "elected", "acting")))
    _expect(term.end is None or term.begin < term.end, f"{where}: the term ends before it begins")
    _expect(term.elected is None or term.elected <= term.begin, f"{where}: elected after the term began")
    return term


def _event(entry: Mapping[str, Any]) -> Event:
    name = _name(entry, "event")
    where = f"event {name!r}"
    _keys(entry, _EVENT, where)
    first = _day(entry, "from", where)
    if first is None:
        raise ValueError(f"{where}: the day in `from` is missing")
    last = _day(entry, "to", where) or first
    _expect(first <= last, f"{where}: it ends before it begins")
    words, dated = _words(entry, "words", where), _words(entry, "dated", where)
    _expect(bool(words or dated), f"{where}: the words that tell it are missing")
    for key in ("scheduled", "yearly"):
        _expect(isinstance(entry.get(key, False), bool), f"{where}: {key} is true or false")
    return Event(
        name,
        first,
        last,
        words,
        dated,
        _words(entry, "context", where),
        entry.get("scheduled", False),
        entry.get("yearly", False),
        str(entry.get("source", "")),
    )


def _expect(right: bool, message: str) -> None:
    if not right:
        raise ValueError(message)


def _keys(entry: Mapping[str, Any], allowed: set[str], where: str) -> None:
    for key in entry:
        _expect(key in allowed, f"{where}: unknown key {key!r}; known are {', '.join(sorted(allowed))}")


def _entries(data: Mapping[str, Any], key: str, where: str = "facts") -> list[Mapping[str, Any]]:
    entries = data.get(key, [])
    _expect(
        isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries),
        f"{where}: {key} is a list of tables",
    )
    return list(entries)


def _name(entry: Mapping[str, Any], kind: str) -> str:
    name = entry.get("name")
    _expect(isinstance(name, str) and bool(name), f"an {kind} has no name")
    return str(name)


def _day(entry: Mapping[str, Any], key: str, where: str) -> date | None:
    value = entry.get(key)
    _expect(value is None or type(value) is date, f"{where}: {key} is a day, written 2021-01-20 without quotes")
    return value


def _words(entry: Mapping[str, Any], key: str, where: str) -> Words:
    table = entry.get(key, {})
    _expect(isinstance(table, dict), f'{where}: {key} is a table of lists by language, such as {{ en = ["mayor"] }}')
    return MappingProxyType({lang: _texts(texts, f"{where}, {key}") for lang, texts in table.items()})


def _texts(value: Any, where: str) -> tuple[str, ...]:
    _expect(isinstance(value, list) and all(isinstance(v, str) and v for v in value), f"{where}: not a list of texts")
    return tuple(value)

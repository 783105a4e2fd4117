"""Lists whose number of things is announced before them ("tiga kota, yaitu …"), with the things counted."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives
from factcheck.facts.number_style import written_like
from factcheck.facts.patterns import phrase_ends, starred, whole_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set

    from factcheck.facts.numbers import Quantity
    from factcheck.model import Span

_MOST, _NOUN, _LIST = 12, 60, 400
# The longest word before a number of things that were named, with its blanks.
_AFTER = 12
_NOUN_WORDS, _ITEM_WORDS, _ITEM_LENGTH = 5, 4, 40
_END = re.compile(r"[.!?…\n;:–—]")
_TIDY = re.compile(r"[ \t\u00a0]+")
_CLOSED_IN = frozenset('()"“”[]')
_AFTER_WORD = re.compile(r"[ :]{1,2}(?=\S)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A number at `number_span`, the `items` (spans) listed for it, and their number written like it ("": unknown)."""

    written: int
    number_span: Span
    items: tuple[Span, ...]
    counted: str


@dataclass(frozen=True)
class _Patterns:
    words: tuple[str, ...]
    opening: re.Pattern[str]
    last: re.Pattern[str]
    more: re.Pattern[str]
    clause: re.Pattern[str]
    together: dict[str, int]
    together_after: tuple[str, ...]
    not_nouns: frozenset[str]
    not_in_nouns: frozenset[str]


@cache
def _patterns(lang: str) -> _Patterns | None:
    table = language(lang).table("counted")
    if not table:
        return None
    noun = rf"[ \u00a0](?P<noun>[^\W\d_][^,;:.!?()\n\"“”–—]{{1,{_NOUN}}}?)"
    told = rf"(?: (?:{starred(table['told'])}))?"
    opening = rf"{noun}{told}(?:,? ?(?:{alternatives(table['list'])})[ :]{{1,2}}| ?: | ?(?P<dash>[–—]) ?)(?=\S)"
    return _Patterns(
        words=tuple(table["list"]),
        opening=re.compile(opening, re.IGNORECASE),
        last=re.compile(rf",? (?:{alternatives(table['and'])}) ", re.IGNORECASE),
        more=whole_words(table["more"]),
        clause=whole_words(table["clause"]),
        together=table["together"],
        together_after=tuple(f" {word} " for word in table["together_after"]),
        not_nouns=frozenset(table["not_nouns"]),
        not_in_nouns=frozenset(table["not_in_nouns"]),
    )


def listed(
    text: str, lang: str, vocabulary: Set[str], quantities: Callable[[], Sequence[Quantity]]
) -> Iterator[Listed]:
    """The announced lists that end with their sentence, or with a dash, and whose things are alike.

    Alike: each of at most four words, and all of them begin with a capital or none does. `vocabulary` are the text's
    lower-case words, `quantities` gives its numbers, asked only where something is listed at all. Linear: the list of
    a number is looked for in the next 460 code points.
    """
    patterns = _patterns(lang)
    if patterns is None:
        return
    openings = _openings(text, vocabulary, patterns)
    lists = {at: items for at, dash in openings if (items := _items(text, at, dash, patterns))}
    if not lists:
        return
    numbers = quantities()
    for quantity, following in zip_longest(numbers, numbers[1:]):
        if not 2 <= quantity.value <= _MOST or quantity.hedge or quantity.is_range or quantity.scale != 1:
            continue
        if quantity.value != int(quantity.value) or quantity.unit in patterns.not_nouns or _not_a_count(text, quantity):
            continue
        stop = following.start if following is not None else len(text)
        if items := _list(text, quantity.figure_end, stop, lists, patterns):
            span = (quantity.figure, quantity.figure_end)
            yield Listed(int(quantity.value), span, items, written_like(text[slice(*span)], len(items), lang))
    yield from _together(text, [quantity.start for quantity in numbers], lists, patterns)


def _openings(text: str, vocabulary: Set[str], patterns: _Patterns) -> Iterator[tuple[int, str]]:
    """Where a list may begin, and the dash that opens it, if one does."""
    for end in phrase_ends(text, patterns.words, vocabulary):
        if match := _AFTER_WORD.match(text, end):
            yield match.end(), ""
    for mark in ":–—":
        at = text.find(mark)
        while at >= 0:
            blank = text.startswith(" ", at + 1)
            if mark != ":" or blank:
                yield at + 1 + blank, mark.strip(":")
            at = text.find(mark, at + 1)


def _together(
    text: str, starts: list[int], lists: Mapping[int, tuple[Span, ...]], patterns: _Patterns
) -> Iterator[Listed]:
    """The lists of things that "ketiga" or "all three" announces; `starts` are the places of numbers."""
    values = patterns.together
    words = {value: word for word, value in values.items()}
    for start, end in sorted(place for word in values for place in _places(text, word)):
        written = text[start:end]
        # After a noun the same word says which one it is: "anak ketiga".
        if written[0].islower() and not text[max(0, start - _AFTER) : start].endswith(patterns.together_after):
            continue
        at = bisect_left(starts, end)
        if items := _list(text, end, starts[at] if at < len(starts) else len(text), lists, patterns):
            counted = words.get(len(items), "")
            counted = counted.capitalize() if written[0].isupper() else counted
            yield Listed(values[written.lower()], (start, end), items, counted)


def _places(text: str, word: str) -> Iterator[Span]:
    """Where a word stands, with a capital or without."""
    for form in (word, word.capitalize()):
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not text[at - 1 : at].isalnum() and text[end : end + 1] == " ":
                yield at, end
            at = text.find(form, end)


def _list(
    text: str, at: int, stop: int, lists: Mapping[int, tuple[Span, ...]], patterns: _Patterns
) -> tuple[Span, ...]:
    """The things listed for a number that ends at a place; none where they are counted themselves ("two men")."""
    opening = patterns.opening.match(text, at, at + _NOUN + 40)
    items = lists.get(opening.end(), ()) if opening else ()
    if not opening or not items or patterns.more.search(opening.group()):
        return ()
    noun = opening["noun"].split()
    if len(noun) > _NOUN_WORDS or not patterns.not_in_nouns.isdisjoint(map(str.lower, noun)):
        return ()
    return items if items[-1][1] <= stop else ()


def _not_a_count(text: str, quantity: Quantity) -> bool:
    """Whether the figure rather closes a name ("PlayStation 3")."""
    word = text[max(0, quantity.start - 20) : quantity.start].rstrip().rpartition(" ")[2]
    return quantity.kind == "figure" and word[:1].isupper() and word[-1] not in ".:,;"


def _items(text: str, start: int, dash: str, patterns: _Patterns) -> tuple[Span, ...]:
    """The things of a list, none when it is not sure where each ends; one that a dash opens a dash closes."""
    end = _END.search(text, start, start + _LIST)
    if end is None or end.group() not in (dash or ".!\n"):
        return ()
    stop = end.start()
    body = text[start:stop]
    if not _CLOSED_IN.isdisjoint(body):
        return ()
    last = list(patterns.last.finditer(text, start, stop))
    if len(last) != 1:
        return ()
    # Behind a list of names and a comma the sentence may go on.
    comma = text.find(",", last[0].end(), stop) if text[last[0].end()].isupper() else -1
    stop = stop if comma < 0 else comma
    items = []
    at = start
    for place in [start + n for n, sign in enumerate(text[start : last[0].start()]) if sign == ","]:
        items.append((at, place))
        at = place + 1
    items += [(at, last[0].start()), (last[0].end(), stop)]
    spans = tuple(_trimmed(text, *item) for item in items)
    if not _alike([text[slice(*span)] for span in spans]):
        return ()
    # The slow searches come last.
    return () if patterns.clause.search(text, start, stop) or patterns.more.search(body) else spans


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _alike(items: list[str]) -> bool:
    if not all(items) or any(len(item) > _ITEM_LENGTH or len(_TIDY.split(item)) > _ITEM_WORDS for item in items):
        return False
    capitals = {item[0].isupper() for item in items}
    return len(capitals) == 1 and not any(character.isdigit() for item in items for character in item)

"""Sources that are named by nothing but a kind: "experts say"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

# A capitalised word right after the kind, or after "of" and the like, is a name, and so is an address.
_NAMED = re.compile(r"[ \xa0](?:\w{1,20}[ \xa0]){0,2}(?:[A-Z]|[\w-]{2,30}\.[a-z]{2})")

_BEFORE = 8
# No phrase with its source is longer, in code points.
_LONGEST = 80


@cache
def _pattern(lang: str) -> re.Pattern[str] | None:
    table = language(lang).table("vague")
    if not table:
        return None
    blank = r"[ \xa0]"
    many = alternatives(word for word in table["many"] if word)
    optional = "?" if "" in table["many"] else ""
    counted = rf"(?:(?:{many}){blank}){optional}(?:{alternatives(table['who'])}){blank}(?:{alternatives(table['say'])})"
    return re.compile(rf"\b(?:(?P<phrase>{alternatives(table['phrases'])})|{counted})\b", re.IGNORECASE)


@cache
def _keys(lang: str) -> tuple[str, ...]:
    """Lower-case words of which one stands in every vague source: searching for them alone is many times faster."""
    table = language(lang).table("vague")
    who = table.get("who", ())
    others = {phrase.split()[-1] for phrase in table.get("phrases", ()) if not any(word in phrase for word in who)}
    return (*who, *sorted(others))


def vague_sources(text: str, lang: str) -> Iterator[Span]:
    """Where a text gives a statement to nobody in particular; the words are the language's `[vague]` table. Linear."""
    pattern = _pattern(lang)
    if pattern is None:
        return
    low, end = text.lower(), 0
    for at in sorted({at for key in _keys(lang) for at in _places(low, key)}):
        for match in pattern.finditer(text, max(end, at - _LONGEST), at + _LONGEST):
            if not match.start() <= at < match.end():
                continue
            end = match.end()
            named = match.group("phrase") and _NAMED.match(text, end)
            known = text[max(0, match.start() - _BEFORE) : match.start()].lower().endswith(_introduced(lang))
            if not named and not known and not match.group().istitle():
                yield match.span()
            break


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


@cache
def _introduced(lang: str) -> tuple[str, ...]:
    """What stands before people who were introduced earlier: "the sources said"."""
    return tuple(f"{word} " for word in language(lang).table("vague").get("introduced", ()))

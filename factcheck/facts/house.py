"""Where a text departs from the newsroom's own word rules, spellings and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.model import Severity
    from factcheck.settings import Settings, WordRule

_TOKEN = re.compile(r"\w+")
# Whole words, and none within an address, a file name or a compound with a hyphen.
_EDGE = r"(?<![\w@#/.\-])(?:{})(?![\w@/]|[.\-]\w)"


@dataclass(frozen=True, slots=True)
class Departure:
    """Words at `start:end` that the newsroom writes otherwise: `use` holds what it would write, best first."""

    start: int
    end: int
    kind: Literal["word", "spelling", "name"]
    use: tuple[str, ...]
    why: str = ""
    severity: Severity = "warning"


@dataclass(frozen=True, slots=True)
class _Wish:
    """One entry of the settings; `first` is the lower-case first word that must stand in a text."""

    words: str
    first: str
    kind: Literal["word", "spelling", "name"]
    use: tuple[str, ...]
    why: str = ""
    severity: Severity = "warning"
    languages: tuple[str, ...] = ()
    case: bool = False


def departures(text: str, lang: str, vocabulary: frozenset[str], settings: Settings) -> Iterator[Departure]:
    """The places that the newsroom writes otherwise, in text order, the longest where several begin.

    `vocabulary` are the text's lower-case words: an entry whose first word is not among them costs nothing.
    """
    wishes = [
        wish
        for wish in _wishes(settings.words, tuple(settings.spellings.items()), settings.names)
        if wish.first in vocabulary and (not wish.languages or lang in wish.languages)
    ]
    if not wishes:
        return
    by_words: dict[str, list[_Wish]] = {}
    for wish in wishes:
        by_words.setdefault(wish.words.casefold(), []).append(wish)
    right = frozenset(wish.words for wish in wishes if wish.kind == "name")
    for match in _pattern(tuple(sorted(by_words, key=len, reverse=True))).finditer(text):
        written = match.group()
        for wish in by_words.get(" ".join(written.casefold().split()), ()):
            if (wish.case and written != wish.words) or written in right:
                continue
            use = tuple(_capitals(written, word) for word in wish.use) if wish.kind == "word" else wish.use
            yield Departure(match.start(), match.end(), wish.kind, use, wish.why, wish.severity)
            break


@lru_cache(maxsize=8)
def _wishes(words: tuple[WordRule, ...], spellings: tuple[tuple[str, str], ...], names: tuple[str, ...]) -> list[_Wish]:
    return [wish for wish in chain(_word_wishes(words), _spelling_wishes(spellings), _name_wishes(names)) if wish.first]


def _word_wishes(words: Iterable[WordRule]) -> Iterator[_Wish]:
    for rule in words:
        for found in rule.find:
            yield _Wish(
                " ".join(found.split()),
                _first(found),
                "word",
                rule.use,
                rule.why,
                rule.severity,
                rule.languages,
                rule.case,
            )


def _spelling_wishes(spellings: Iterable[tuple[str, str]]) -> Iterator[_Wish]:
    for wrong, right in spellings:
        yield _Wish(
            " ".join(wrong.split()), _first(wrong), "spelling", (right,), case=wrong.casefold() == right.casefold()
        )


def _name_wishes(names: Iterable[str]) -> Iterator[_Wish]:
    for name in names:
        yield _Wish(" ".join(name.split()), _first(name), "name", (name,))


def _first(words: str) -> str:
    found = _TOKEN.search(words.lower())
    return found.group() if found else ""


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(r"[ \u00a0\n]".join(map(re.escape, entry.split())) for entry in words)
    return re.compile(_EDGE.format(alternatives), re.IGNORECASE)


def _capitals(written: str, word: str) -> str:
    """The word with a capital where the words that it replaces have one."""
    return word[:1].upper() + word[1:] if written[:1].isupper() and not written.isupper() else word

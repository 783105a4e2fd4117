"""What a language's `[split]` table says of the words before and after a full stop, ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.lang import Language, language

if TYPE_CHECKING:
    from collections.abc import Mapping

# before-name: never ends a sentence; before-number: not when a number follows; closes: only before a sentence starter.
Kind = Literal["before-name", "before-number", "closes"]


@dataclass(frozen=True)
class Knowledge:
    """One language's words, in the form that stands before the stop or after it.

    An abbreviation written with a capital in the table is one only with that capital ("Min." but not "min.");
    one in lower case matches any case. `ordinals` says that "12." can be "twelfth", `dotted` that "z.B." can precede a
    capital in mid-sentence. `pointers` open a bracket that leads to another page.
    """

    abbreviations: Mapping[str, Kind]
    starters: frozenset[str]
    reporting: frozenset[str]
    eras: frozenset[str]
    pointers: tuple[str, ...]
    ordinals: bool
    dotted: bool
    shortest: int

    def kind(self, word: str) -> Kind | None:
        """What the table says of a word before a full stop (given without it)."""
        return self.abbreviations.get(word) or self.abbreviations.get(word.lower())


@cache
def knowledge(lang: str) -> Knowledge:
    """The splitting knowledge of a language; one without a table gets the careful generic rules."""
    known = language(lang)
    table = known.table("split")
    abbreviations: dict[str, Kind] = dict.fromkeys(_short_names(known), "before-number")
    abbreviations |= dict.fromkeys(table.get("before_number", ()), "before-number")
    abbreviations |= dict.fromkeys(table.get("closes", ()), "closes")
    abbreviations |= dict.fromkeys(table.get("before_name", ()), "before-name")
    return Knowledge(
        abbreviations,
        frozenset(table.get("starters", ())),
        frozenset(table.get("reporting", ())),
        frozenset(table.get("eras", ())),
        tuple("(" + phrase for phrase in known.table("page").get("inline", ())),
        bool(table.get("ordinals", True)),
        bool(table.get("dotted", True)),
        int(table.get("shortest_word", 6)),
    )


def _short_names(known: Language) -> list[str]:
    names = [*known.table("dates").get("months", ()), *known.table("dates").get("weekdays", ())]
    return [short for forms in names for short in forms[1:]]

"""What a language's `[split]` table says of the words before and after a full stop, ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from factcheck.lang import part
from factcheck.split.marks import ends_of

if TYPE_CHECKING:
    from collections.abc import Mapping

# before-name: never ends a sentence; before-number: not when a number follows; closes: only before a sentence starter.
Kind = Literal["before-name", "before-number", "closes"]


@dataclass(frozen=True)
class Knowledge:
    """One language's words, in the form that stands before the stop or after it.

    An abbreviation written with a capital in the table is one only with that capital ("Min." but not "min.");
    one in lower case matches any case. `starters` are the capitalised words that begin sentences rather than names,
    `small` those that do for a writer in small letters; `reporting` verbs report the quotation before them, `carriers`
    do so where no blank parts words. `ordinals` says that "12." can be "twelfth", `dotted` that "z.B." can precede a
    capital in mid-sentence, `stops` that a full stop ends sentences at all rather than abbreviations alone; `suffixes`
    end abbreviated compounds before a number ("Hauptstr. 5"). `marks` finds what may end a sentence, `finals` the words
    that end one before a blank. `pointers` open a bracket that leads to another page.
    """

    abbreviations: Mapping[str, Kind]
    starters: frozenset[str]
    small: frozenset[str]
    reporting: frozenset[str]
    carriers: tuple[str, ...]
    eras: frozenset[str]
    pointers: tuple[str, ...]
    suffixes: tuple[str, ...]
    ordinals: bool
    dotted: bool
    stops: bool
    shortest: int
    marks: re.Pattern[str]
    finals: re.Pattern[str] | None

    def kind(self, word: str) -> Kind | None:
        """What the table says of a word before a full stop (given without it); a lone capital is rather an initial."""
        return self.abbreviations.get(word) or (self.abbreviations.get(word.lower()) if len(word) > 1 else None)


@cache
def knowledge(lang: str) -> Knowledge:
    """The splitting knowledge of a language; one without a table gets the careful generic rules."""
    table, dates = part(lang, "split"), part(lang, "dates")
    abbreviations: dict[str, Kind] = dict.fromkeys(_short_names(dates), "before-number")
    abbreviations |= dict.fromkeys(table.get("before_number", ()), "before-number")
    abbreviations |= dict.fromkeys(table.get("closes", ()), "closes")
    abbreviations |= dict.fromkeys(table.get("before_name", ()), "before-name")
    reporting, finals = table.get("reporting", ()), table.get("finals", ())
    return Knowledge(
        abbreviations,
        frozenset(table.get("starters", ())),
        frozenset(table.get("small", ())),
        frozenset(reporting),
        tuple(reporting) if dates.get("unspaced") else (),
        frozenset(table.get("eras", ())),
        tuple("(" + phrase for phrase in part(lang, "page").get("inline", ())),
        tuple(table.get("suffixes", ())),
        bool(table.get("ordinals", True)),
        bool(table.get("dotted", True)),
        bool(table.get("stops", True)),
        int(table.get("shortest_word", 6)),
        ends_of("".join(table.get("marks", ()))),
        re.compile(rf"(?:{'|'.join(map(re.escape, finals))})(?=\s)") if finals else None,
    )


def _short_names(dates: Mapping[str, Any]) -> list[str]:
    names = [*dates.get("months", ()), *dates.get("weekdays", ())]
    return [short for forms in names for short in forms[1:]]

"""What a language's `[claims]` table says of words and figures, ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.claims.lexicon import Kept, lexicon, openings
from factcheck.claims.reasons import Reasons
from factcheck.lang import Language, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from factcheck.claims.lexicon import Phrase

WORD_SIGNS = (
    "comparison", "causal", "identity", "event", "absence", "prediction", "opinion", "person", "reported",
    "condition", "chatter", "past", "norm", "emphasis",
)  # fmt: skip
# Signs that need no words serve every language; their weights are then those of this one.
FALLBACK = "en"
# So many code points at a line's beginning tell whether it may be furniture; no phrase is shorter.
START = 3


# One a language, hence known by its identity: the keys of caches are quick to hash.
@dataclass(frozen=True, eq=False)
class Triggers:
    """What shows kinds in a language, and the weights of the signs.

    `lexicon` knows each word and `openings` the first one; `furniture` is how a page's own lines begin, by their first
    START code points. `units` follow a number. `figures` finds what begins with a digit; its group `date` tells dates
    from quantities. `dating` are the words that make a date or time of the figure after them. `least` is the score
    from which a sentence is checkable.
    """

    lexicon: Kept
    openings: Kept
    furniture: Mapping[str, tuple[str, ...]]
    units: frozenset[str]
    figures: re.Pattern[str]
    dating: frozenset[str]
    currencies: tuple[str, ...]
    weights: Mapping[str, int]
    reasons: Reasons
    least: int


@cache
def triggers(lang: str) -> Triggers:
    """The triggers of a language; one without a table has figures, quotations and questions only.

    Of such a language too little is known to put a plain sentence aside: its `least` is 1.
    """
    known = language(lang)
    table = known.table("claims")
    units = frozenset(table.get("units", ()))
    weights = table.get("weights") or language(FALLBACK).table("claims")["weights"]
    return Triggers(
        _lexicon(known, table),
        openings(_opening(table), _form(table, "instruction")),
        _by_start(table.get("furniture", ())),
        units,
        _figures(known, units),
        frozenset(table.get("clock", ())) | {form.lower() for form in _forms(known, "months")},
        tuple(table.get("currencies", ("$", "€", "£"))),
        weights,
        Reasons(weights),
        table.get("least", 1),
    )


def _lexicon(known: Language, table: Mapping[str, Any]) -> Kept:
    words: dict[str, list[str]] = {name: ["date"] for name in _date_names(known, table.get("not_dates", ()))}
    phrases: dict[str, list[Phrase]] = {}
    for first, found in _by_head(table, (*WORD_SIGNS, "dull")).items():
        if alone := [sign for rest, sign in found if not rest]:
            words.setdefault(first, []).extend(alone)
        if longer := [(rest, sign) for rest, sign in found if rest]:
            phrases[first] = longer
    numbers = dict.fromkeys(table.get("number_words", ()), True) | dict.fromkeys(table.get("unsure_numbers", ()), False)
    return lexicon(words, phrases, numbers, _form(table, "action"))


def _opening(table: Mapping[str, Any]) -> dict[str, list[Phrase]]:
    heads = _by_head(table, ("instruction", "question", "opening_chatter"))
    for verb in table.get("calls", ()):
        heads.setdefault(verb, []).extend(((word,), "instruction") for word in table["calls_next"])
    return heads


def _by_head(table: Mapping[str, Any], signs: Iterable[str]) -> dict[str, list[Phrase]]:
    """The entries of some of the table's lists by their first word: the rest of each, and which list it is in."""
    heads: dict[str, list[Phrase]] = {}
    for sign in signs:
        for entry in table.get(sign, ()):
            first, *rest = entry.split()
            heads.setdefault(first, []).append((tuple(rest), sign.removeprefix("opening_")))
    return heads


def _by_start(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    starts: dict[str, tuple[str, ...]] = {}
    for phrase in phrases:
        starts[phrase[:START]] = (*starts.get(phrase[:START], ()), phrase)
    return starts


def _form(table: Mapping[str, Any], name: str) -> re.Pattern[str] | None:
    pattern = table.get("forms", {}).get(name)
    return re.compile(pattern) if pattern else None


def _date_names(known: Language, ambiguous: Iterable[str]) -> set[str]:
    dates = known.table("dates")
    names = {forms[0].lower() for forms in (*dates.get("months", ()), *dates.get("weekdays", ()))}
    return names.difference(ambiguous)


def _forms(known: Language, name: str) -> list[str]:
    return [form for forms in known.table("dates").get(name, ()) for form in forms]


def _figures(known: Language, units: Iterable[str]) -> re.Pattern[str]:
    """Dates and quantities that begin with a digit; every repeat is bounded or possessive, hence linear."""
    months = "|".join(map(re.escape, _forms(known, "months")))
    month = rf"(?:{months})\b" if months else r"(?!)"
    unit = "|".join(sorted(map(re.escape, units), key=len, reverse=True))
    unit = rf"(?:\s?%|\s(?:{unit})\b)" if unit else r"\s?%"
    year = r"(?:1[5-9]|20)[0-9][0-9]"
    # The first digit stands outside the alternatives, so that the search skips text without digits at full speed.
    date = rf"(?:(?<=1)[5-9]|(?<=2)0)[0-9][0-9](?:-[0-9][0-9]-[0-9][0-9]|s|-?an|(?![\d.,%]*+\d|{unit}))"
    date += r"|[0-9]?(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|(?P<sep>[.-])[0-9]{1,2}(?P=sep)[0-9]{2,4}"
    date += rf"|\s{month}(?:,?\s{year})?|:[0-9][0-9]|[.][0-9][0-9]\s(?:WIB|WITA|WIT|GMT|UTC))"
    return re.compile(rf"[0-9](?:(?P<date>(?:{date})(?!\w))|[\d.,]*+(?:{unit})?)")

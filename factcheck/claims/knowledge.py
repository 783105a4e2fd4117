"""What a language's `[claims]` table says of words and figures, ready to be looked up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.lang import Language, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD_KINDS = ("comparison", "causal", "identity", "event", "absence", "prediction", "opinion", "person")
# Signs that need no words serve every language; their weights are then those of this one.
FALLBACK = "en"

_OPENING = ("", "(", '"', "“", "‘", "'", "-")
_CLOSING = (",", ".", ";", ":", "?", "!", ")", "),", ").", '"', '",', '."', ',"', '?"', "”", "”,", ".”", ",”", "…", "-")

Phrase = tuple[str, str]


@dataclass(frozen=True)
class Triggers:
    """Words and phrases by the kind they show (a phrase's rest under its first word), figures and weights.

    `calling` are the first words of `instruction`. `figures` finds what begins with a digit; its group `date` tells
    dates from quantities. `dating` are the words that make a date or time of the figure after them. `watched` holds
    each word that starts any of these as it stands between blanks, marks included; `bare` gives it without them.
    """

    words: Mapping[str, str]
    phrases: Mapping[str, tuple[Phrase, ...]]
    instruction: frozenset[str]
    calling: frozenset[str]
    number_words: frozenset[str]
    units: frozenset[str]
    figures: re.Pattern[str]
    dating: frozenset[str]
    currencies: tuple[str, ...]
    weights: Mapping[str, int]
    watched: frozenset[str]
    bare: Mapping[str, str]


@cache
def triggers(lang: str) -> Triggers:
    """The triggers of a language; one without a table has figures, quotations and questions only."""
    known = language(lang)
    table = known.table("claims")
    words: dict[str, str] = dict.fromkeys(_date_names(known, table.get("not_dates", ())), "date")
    phrases: dict[str, list[Phrase]] = {}
    for kind in WORD_KINDS:
        for entry in table.get(kind, ()):
            first, *rest = entry.split()
            if rest:
                phrases.setdefault(first, []).append((" ".join(rest) + " ", kind))
            else:
                words[first] = kind
    numbers, units = frozenset(table.get("number_words", ())), frozenset(table.get("units", ()))
    weights = table.get("weights") or language(FALLBACK).table("claims")["weights"]
    marked = _with_marks({*words, *phrases, *numbers})
    return Triggers(
        words,
        {first: tuple(found) for first, found in phrases.items()},
        frozenset(table.get("instruction", ())),
        frozenset(entry.split()[0] for entry in table.get("instruction", ())),
        numbers,
        units,
        _figures(known, units),
        frozenset(table.get("clock", ())) | {form.lower() for form in _forms(known, "months")},
        tuple(table.get("currencies", ("$", "€", "£"))),
        weights,
        frozenset(marked),
        marked,
    )


def _with_marks(words: Iterable[str]) -> dict[str, str]:
    """Each word as text has it between blanks: bare, after an opening mark, or before closing ones."""
    marks = [(before, "") for before in _OPENING] + [("", after) for after in _CLOSING]
    return {before + word + after: word for word in words for before, after in marks}


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
    date = rf"(?:(?<=1)[5-9]|(?<=2)0)[0-9][0-9](?:-[0-9][0-9]-[0-9][0-9]|(?![\d.,%]*+\d|{unit}))"
    date += r"|[0-9]?(?:/[0-9]{1,2}(?:/[0-9]{2,4})?|(?P<sep>[.-])[0-9]{1,2}(?P=sep)[0-9]{2,4}"
    date += rf"|\s{month}(?:,?\s{year})?|:[0-9][0-9]|[.][0-9][0-9]\s(?:WIB|WITA|WIT|GMT|UTC))"
    return re.compile(rf"[0-9](?:(?P<date>(?:{date})(?!\w))|[\d.,]*+(?:{unit})?)")

"""The language's `[numbers]` table made ready for reading quantities: scales, units, signs and their patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from factcheck.facts.number_words import NumberWords, number_words
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Hedge = Literal["", "about", "over", "under"]

# What follows a number: a sign, or a word, which may be glued or hyphenated to it; and up to two words more.
NEXT = re.compile(r"([ \xa0]?)(?:([%‰°º])(C\b|F\b)?|(-?)([^\W\d_]{1,24}[²³]?(?:/[a-z]{1,4}\b)?))")
MORE = re.compile(r"[ \xa0]([^\W\d_]{1,16})(?:[ \xa0]([^\W\d_]{1,16}))?")


@dataclass(frozen=True)
class NumberTables:
    """One language's `[numbers]` table; `figure` finds figures that may be quantities, `begin` their first signs."""

    figure: re.Pattern[str]
    begin: re.Pattern[str]
    decimal: str
    scales: Mapping[str, Decimal]
    money_scales: Mapping[str, Decimal]
    round_scales: frozenset[str]
    signs: Mapping[str, str]
    sign_ends: frozenset[str]
    units: Mapping[str, str]
    bracket_units: Mapping[str, str]
    unit_heads: frozenset[str]
    not_units: frozenset[str]
    labels: frozenset[str]
    months: frozenset[str]
    not_after: frozenset[str]
    hedges: tuple[tuple[Hedge, tuple[str, ...]], ...]
    hedge_ends: frozenset[str]
    hedges_after: tuple[tuple[Hedge, tuple[str, ...]], ...]
    hedges_behind: tuple[str, ...]
    range_words: tuple[str, ...]
    pair_words: tuple[str, ...]
    between: tuple[str, ...]
    words: NumberWords

    def unit(self, phrase: str) -> str:
        """The code of a unit's name; a longer name in any case."""
        return self.units.get(phrase) or (self.units.get(phrase.lower(), "") if len(phrase) > 3 else "")


@cache
def number_tables(lang: str) -> NumberTables | None:
    """The tables of a language; None for a language without them."""
    table = language(lang).table("numbers")
    if not table:
        return None
    units: dict[str, str] = {form: code for code, forms in table["units"].items() for form in forms}
    signs: dict[str, str] = {form: code for code, forms in table["signs"].items() for form in forms}
    scales = _powers(table["scales"] | table["round_scales"])
    dates: Mapping[str, Any] = language(lang).table("dates")
    hedges, words = table["hedges"], number_words(lang)
    return NumberTables(
        figure=_figure(signs),
        begin=_begin(signs, words),
        decimal=table["decimal"],
        scales=scales,
        money_scales=scales | _powers(table["money_scales"]),
        round_scales=frozenset(table["round_scales"]),
        signs=signs,
        sign_ends=frozenset(form[-1] for form in signs),
        units=units,
        bracket_units=table.get("bracket_units", {}),
        unit_heads=frozenset(form.partition(" ")[0] for form in units if " " in form),
        not_units=frozenset(table["not_units"].split()),
        labels=frozenset(table["labels"].split()),
        months=frozenset(form.lower() for forms in dates.get("months", ()) for form in forms),
        not_after=frozenset(table["not_after"].split()),
        hedges=tuple((kind, tuple(" " + word for word in words)) for kind, words in hedges.items()),
        hedge_ends=frozenset(word.split()[-1] for words in hedges.values() for word in words),
        hedges_after=tuple((kind, tuple(words)) for kind, words in table["hedges_after"].items()),
        hedges_behind=tuple(word for words in table["hedges_after"].values() for word in words),
        range_words=tuple(f" {word} " for word in table["range_words"]),
        pair_words=tuple(f" {word} " for word in table["pair_words"]),
        between=tuple(f"{word} " for word in table["between"]),
        words=words,
    )


def _powers(powers: Mapping[str, int]) -> dict[str, Decimal]:
    return {word: Decimal(10) ** power for word, power in powers.items()}


def _begin(signs: Iterable[str], words: NumberWords) -> re.Pattern[str]:
    """A digit, a currency sign or a number word, behind blanks and a colon."""
    forms = [*signs, *(form for forms in words.heads.values() for form in forms)]
    return re.compile(rf"[\s:]{{0,80}}+(?:[0-9]|{'|'.join(map(re.escape, forms))})")


def _figure(signs: Mapping[str, str]) -> re.Pattern[str]:
    """Digits that no other word or figure is glued to, unless it is a currency sign; no date, no time of day."""
    letters = "".join(sorted({form[-1] for form in signs if form[-1].isalpha()}))
    free = rf"(?<![^\W{letters}][0-9])(?<![/:,_#@+'’^~=\\][0-9])"
    return re.compile(rf"[0-9]{free}[0-9]*+(?:[.,][0-9]++)*+(?![/:][0-9]|[_\\@=])")

"""The rule unit-mismatch: a measurement and its conversion that cannot be the same."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.measures import SIZES, compare, dimension, tells_conversion
from factcheck.facts.numbers import in_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.measures import Comparison
    from factcheck.facts.numbers import Quantity


@check(
    "unit-mismatch",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    marks="(",
    bad={
        "id": (
            "Gunung itu setinggi 3.000 meter (19.842 kaki).",
            "Jaraknya 16 kilometer (16 mil) dari kota.",
            "Suhu mencapai 40 derajat Celsius (120 derajat Fahrenheit).",
        ),
        "en": (
            "The peak stands 3,000 m (19,842 ft) above the sea.",
            "He is 6 ft 2 in (1.68 m) tall.",
            "The fire burned 500 hectares (5,000 acres).",
        ),
    },
    good={
        "id": ("Gunung itu setinggi 3.000 meter (9.842 kaki).", "Jaraknya 16 kilometer (10 mil) dari kota."),
        "en": (
            "The town is 16 kilometres (10 miles) away, the coast 100 km (60 miles).",
            "He is 6 ft 2 in (1.88 m) tall.",
            "It grew 2 degrees Celsius (3.6 degrees Fahrenheit) warmer.",
            "They sailed 300 km (in 4 days).",
        ),
    },
)
def unit_mismatch(article: Analysed) -> Iterator[Flag]:
    """A measurement and its conversion in brackets are not the same.

    ## Why it matters
    Conversions are added late and in haste; a slip of a digit makes a hill out of a mountain.

    ## How it is computed
    A measurement directly followed by another of the same kind in brackets is converted by the units' definitions
    (international yard and pound, 1959; nautical mile 1,852 m; both gallons; metric, short and long ton; °F = 1.8 °C
    + 32). Each number stands for what rounds to it, zeros at its end taken for rounding up to a tenth of the number,
    so that "100 km (60 miles)" is right. A flag is raised only when no readings meet.

    ## Limits
    Length, mass, area, volume, speed and temperature. Whichever of the two is wrong cannot be known: both
    corrections are offered. A conversion outside of brackets is not looked at.

    ## Example
    "3,000 m (19,842 ft)" → "(9,843 ft)"
    """
    if not tells_conversion(article.text, article.lang):
        return
    quantities = article.numbers
    for at, (one, two) in enumerate(pairwise(quantities)):
        if not dimension(two.unit) or not dimension(one.unit) or one.is_range or two.is_range:
            continue
        if article.text[one.unit_span[1] : two.start].strip(" \xa0") != "(":
            continue
        whole, extra = _parts(article.text, quantities[at - 1] if at else None, one)
        if two.unit == whole.unit or (extra and two.unit == extra.unit) or not _alone(article.text, two):
            continue
        found = compare(whole, two, extra)
        if found and not found.agrees:
            yield _flag(article, whole, one, two, found)


def _parts(text: str, before: Quantity | None, one: Quantity) -> tuple[Quantity, Quantity | None]:
    """The measurement as its large and its small part: "6 ft 2 in"."""
    if before is None or before.unit == one.unit or dimension(before.unit) != dimension(one.unit):
        return one, None
    larger = SIZES[before.unit][1] > SIZES[one.unit][1]
    return (before, one) if larger and not text[before.unit_span[1] : one.start].strip(" \xa0,") else (one, None)


def _alone(text: str, two: Quantity) -> bool:
    """Whether the bracket holds the second measurement only."""
    return text[two.unit_span[1] : two.unit_span[1] + 1] in (")", ",", ";")


def _flag(article: Analysed, whole: Quantity, one: Quantity, two: Quantity, found: Comparison) -> Flag:
    text, lang = article.text, article.lang
    right = in_writing(found.exact, lang, two.digits)
    first = text[whole.start : one.unit_span[1]]
    suggestions = [
        Suggestion(two.figure, two.figure_end, right, say("converted from the first measurement")),
    ]
    if whole is one and (back := compare(two, one)):
        written = in_writing(back.exact / one.scale, lang, one.digits)
        reason = say("converted from the measurement in brackets")
        suggestions.append(Suggestion(one.figure, one.figure_end, written, reason))
    return Flag(
        "unit-mismatch",
        "warning",
        two.start,
        two.unit_span[1],
        say("{first} is {right} {unit}", first=first, right=right, unit=text[slice(*two.unit_span)]),
        (
            say(
                "with the rounding of “{first}” anything from {low} to {high} {unit}",
                first=first,
                low=in_writing(found.low, lang, two.digits + 1),
                high=in_writing(found.high, lang, two.digits + 1),
                unit=text[slice(*two.unit_span)],
            ),
        ),
        tuple(suggestions),
        (Related(whole.start, one.unit_span[1], "evidence", say("the same measurement")),),
    )

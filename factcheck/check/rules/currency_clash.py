"""The rule currency-clash: one amount of money with two currencies that cannot both be right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.currencies import clashes, possible, tells_two_currencies
from factcheck.facts.numbers import in_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.currencies import Clash
    from factcheck.facts.numbers import Quantity


@check(
    "currency-clash",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Bantuan itu bernilai Rp 5 juta (US$ 5 juta).",
            "Tiketnya dijual US$ 5 rupiah per lembar.",
            "Ia membayar Rp 50 dolar untuk sepatu itu.",
        ),
        "en": (
            "The aid is worth Rp 5 million (US$5 million).",
            "Tickets cost $5 rupiah each.",
            "He paid €50 dollars for the shoes.",
        ),
    },
    good={
        "id": (
            "Bantuan itu bernilai Rp 5 miliar (US$ 350 ribu).",
            "Tiketnya dijual $5 dolar Singapura per lembar.",
            "Kurs dibuka di Rp 14.200 per dolar AS.",
        ),
        "en": (
            "The aid is worth Rp 5 billion (US$350,000).",
            "It sold for €5 million ($5.4 million).",
            "Tickets cost $5 Canadian dollars each.",
        ),
    },
)
def currency_clash(article: Analysed) -> Iterator[Flag]:
    """An amount of money names two currencies that cannot both be right.

    ## Why it matters
    "US$ 5 rupiah" leaves the reader four powers of ten to choose from, and a conversion that kept its number is the
    usual mark of a hasty translation.

    ## How it is computed
    A sign before and the name of another currency behind one number clash ("$" goes with any dollar). Two amounts
    joined by a bracket, "or" or "equal to" clash when their ratio is more than 25 times off the rough worth of the two
    currencies between 1995 and 2025, a table of powers of ten: no rate is looked up, so that only absurd pairs are
    found.

    ## Limits
    A wrong conversion of the right order of magnitude is not noticed. Which of the two is right cannot be known.

    ## Example
    "Rp 5 juta (US$ 5 juta)": 1 US dollar would be 1 rupiah.
    """
    if not tells_two_currencies(article.text, article.scan, article.lang):
        return
    for clash in clashes(article.text, article.numbers, article.lang):
        yield _flag(article, clash)


def _scaled(text: str, one: Quantity, two: Quantity) -> Iterator[Suggestion]:
    """The amount that lost its scale word, with the other's, where that brings the two together."""
    for poor, rich in ((one, two), (two, one)):
        if poor.scale == 1 and rich.scale > 1 and possible(poor._replace(value=poor.value * rich.scale), rich):
            scale = text[rich.figure_end : rich.end]
            yield Suggestion(poor.figure_end, poor.figure_end, scale, say("with the scale word of the other amount"))


def _flag(article: Analysed, clash: Clash) -> Flag:
    text, one, two = article.text, clash.one, clash.two
    if two is None:
        end = one.unit_span[1]
        fixes = (
            Suggestion(one.start, one.figure, "", say("keep the word “{word}”", word=clash.second)),
            Suggestion(one.end, end, "", say("keep the sign “{sign}”", sign=clash.first)),
        )
        message = say("“{sign}” and “{word}” are two currencies for one number", sign=clash.first, word=clash.second)
        proof = say("the number {number} has “{sign}” before it and “{word}” behind it",
                    number=text[one.figure : one.end], sign=clash.first, word=clash.second)  # fmt: skip
        return Flag("currency-clash", "warning", one.start, end, message, (proof,), fixes)
    large, small = (one, two) if one.value >= two.value else (two, one)
    rate = in_writing(large.value / small.value, article.lang, 2)
    first, second = text[one.start : one.end], text[two.start : two.end]
    return Flag(
        "currency-clash",
        "warning",
        two.start,
        max(two.end, two.unit_span[1]),
        say("“{first}” and “{second}” cannot be the same amount", first=first, second=second),
        (
            say(
                "1 {small} would be {rate} {large}: no rate of the last 30 years is near that",
                small=small.unit,
                rate=rate,
                large=large.unit,
            ),
        ),
        tuple(_scaled(text, one, two)),
        (Related(one.start, max(one.end, one.unit_span[1]), "evidence", say("the other amount")),),
    )

"""The rule word-digit-mismatch: a number in words and the same number in digits that disagree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Suggestion, check, say
from factcheck.facts.number_pairs import pairs
from factcheck.facts.number_words import in_words
from factcheck.facts.numbers import in_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.number_pairs import Pair


@check(
    "word-digit-mismatch",
    severity="error",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    marks="(",
    bad={
        "id": (
            "Polisi menahan tiga (4) tersangka pencurian itu.",
            "Panitia mengundang 25 (dua puluh) orang tua murid.",
            "Dendanya Rp 1.500.000 (satu juta lima ratus rupiah).",
        ),
        "en": (
            "Police held three (4) suspects after the theft.",
            "The fine is 25 (twenty) dollars.",
        ),
    },
    good={
        "id": (
            "Polisi menahan tiga (3) tersangka pencurian itu.",
            "Panitia mengundang 25 (dua puluh lima) orang tua murid.",
            "Dendanya Rp 1.500.000 (satu juta lima ratus ribu rupiah).",
            "Ia menonton Tujuh (1995) dua kali.",
        ),
        "en": (
            "Police held three (3) suspects after the theft.",
            "They watched Seven (1995) and four (two new) other films.",
            "The clubs drew at two; Smith (4) was sent off.",
        ),
    },
)
def word_digit_mismatch(article: Analysed) -> Iterator[Flag]:
    """A number in words and the digits beside it disagree.

    ## Why it matters
    Contracts and rulings write a number twice so that no slip can hide; where the two differ, one of them is wrong.

    ## How it is computed
    Digits in brackets directly behind a number word, or number words alone in brackets directly behind digits, name
    the same number. Both are read (also with "ribu", "million" and both ways of grouping digits) and compared.

    ## Limits
    Which of the two is right cannot be known: both corrections are offered. A word with a unit between
    ("tiga orang (4)") is not looked at, nor is a year in brackets, which belongs to a title.

    ## Example
    "tiga (4) tersangka" → "tiga (3)" or "empat (4)"
    """
    for pair in pairs(article.text, article.lang):
        yield _flag(article, pair)


def _flag(article: Analysed, pair: Pair) -> Flag:
    text, lang = article.text, article.lang
    words, digits = text[slice(*pair.words)], text[slice(*pair.digits)]
    start, end = min(pair.words, pair.digits)[0], max(pair.words, pair.digits)[1]
    end = text.index(")", end) + 1
    value = in_writing(pair.word_value, lang)
    fixes = [Suggestion(*pair.digits, value, say("what the words say"))]
    if spoken := in_words(pair.digit_value, lang):
        spoken = spoken.capitalize() if words[0].isupper() else spoken
        fixes.append(Suggestion(*pair.words, spoken, say("what the digits say")))
    return Flag(
        "word-digit-mismatch",
        "error",
        start,
        end,
        say("“{words}” and “{digits}” are not the same number", words=words, digits=digits),
        (say("“{words}” is {value}; the digits say {digits}", words=words, value=value, digits=digits),),
        tuple(fixes),
    )

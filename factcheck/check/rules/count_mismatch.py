"""The rule count-mismatch: a number of things, and a list of another number of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.counted import Listed, listed

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "count-mismatch",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    bad={
        "id": (
            "Bantuan diterima tiga kota, yaitu Palu, Poso, Donggala, dan Parigi.",
            "Ada dua syarat: kartu keluarga, akta lahir, dan pasfoto.",
        ),
        "en": (
            "Aid went to three towns: Palu, Poso, Donggala and Parigi.",
            "The board has four members, namely Ann, Bob and Cy.",
        ),
    },
    good={
        "id": (
            "Bantuan diterima empat kota, yaitu Palu, Poso, Donggala, dan Parigi.",
            "Bantuan diterima lima kota, antara lain Palu, Poso, dan Donggala.",
            "Ia singgah di dua kota, yakni Malang, kota kelahirannya, dan Blitar.",
        ),
        "en": (
            "Aid went to four towns: Palu, Poso, Donggala and Parigi.",
            "Aid went to five towns, including Palu, Poso and Donggala.",
        ),
    },
)
def count_mismatch(article: Analysed) -> Iterator[Flag]:
    """A list does not hold the number of things that is announced.

    ## Why it matters
    Either the number is wrong or a thing was lost in editing; the reader who counts trusts neither.

    ## How it is computed
    A number from 2 to 12, or a word such as “ketiga” or “all three”, what it counts, then a colon, a dash or a word
    such as “yaitu” or “namely”, then a list with commas and one “and”: the things are counted. Only a list of things
    that are alike is: each of at most four words, all of them capitalised or none, up to the end of the sentence, the
    closing dash or, behind names, the next comma.

    ## Limits
    Lists with brackets, figures or quotations, with two “and”, or that say they are not complete (“antara lain”,
    “including”) are passed over. Two things of which one explains the other can still be counted as three.

    ## Example
    “tiga kota, yaitu Palu, Poso, Donggala, dan Parigi”: four are listed.
    """
    for found in listed(article.text, article.lang, article.scan.vocabulary, lambda: article.numbers):
        if found.written != len(found.items):
            yield _flag(article, found)


def _flag(article: Analysed, found: Listed) -> Flag:
    count, first, last = len(found.items), found.items[0], found.items[-1]
    names = tuple(article.text[start:end] for start, end in found.items)
    return Flag(
        rule="count-mismatch",
        severity="warning",
        start=found.number_span[0],
        end=found.number_span[1],
        message=say("{written} are announced, {count} are listed", written=found.written, count=count),
        proof=(say("counted: {names:list}: {count}", names=names, count=count),),
        suggestions=tuple(
            Suggestion(*found.number_span, written, say("the number of things listed"))
            for written in (found.counted,)
            if written
        ),
        related=(Related(first[0], last[1], "evidence", say("the list")),),
    )

"""The rule magnitude-slip: a number whose size cannot be read from its writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.number_slips import mixed, slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.number_slips import Slip


@check(
    "magnitude-slip",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Kerugiannya mencapai Rp 5 juta miliar.",
            "Harga mobil itu Rp 5.00.000 saja.",
            "Jumlah penduduknya 1.2000.000 jiwa.",
            "Pendapatan Rp 1.200.000, belanja Rp 1,450,000.",
        ),
        "en": (
            "Losses reached $5 million billion.",
            "The house sold for $1,2000,000 in May.",
            "The fund holds 1,200,000 shares and owes 1.450.000 more.",
        ),
    },
    good={
        "id": ("Kerugiannya mencapai Rp 5 ribu triliun.", "Alamatnya 192.168.10.100, versi 1.10.200."),
        "en": ("The house sold for 10,00,000 rupees.", "Losses reached $1,200,000.50 in version 2.10.100."),
    },
)
def magnitude_slip(article: Analysed) -> Iterator[Flag]:
    """A number's size cannot be read from its writing.

    ## Why it matters
    A lost zero or a second scale word changes an amount tenfold or a millionfold, and nobody can see which was meant.

    ## How it is computed
    Digits grouped with points or commas must stand in threes (English also in the Indian way, 10,00,000); other
    groups are a slip where a currency sign stands before, or where the number ends in three zeros. Two scale words in
    a row must multiply ("ribu triliun"): a million before a billion is two drafts of one number. In an article that
    groups "1.200.000", a "1,450,000" is in another language's writing; once an article.

    ## Limits
    A number that is well written and wrong is not noticed. Versions, addresses and sections are passed over, and with
    them amounts without a sign that end in other digits.

    ## Example
    "Rp 5.00.000" → "Rp 5.000.000" or "Rp 500.000"
    """
    for slip in slips(article.text, article.scan.vocabulary, article.lang):
        yield _flag(article, slip)
    if found := mixed(article.text, lambda: article.numbers, article.lang):
        yield _mixed(article, found)


def _flag(article: Analysed, slip: Slip) -> Flag:
    written = article.text[slip.start : slip.end]
    fixes = tuple(Suggestion(slip.start, slip.end, reading, say("if this is meant")) for reading in slip.readings)
    if slip.kind == "scales":
        one, two = slip.words
        message = say("“{one}” and “{two}” exclude each other", one=one, two=two)
        zeros, more = slip.zeros
        proof = say(
            "“{one}” stands for {zeros} zeros and “{two}” for {more}: together {all}",
            one=one, two=two, zeros=zeros, more=more, all=zeros + more,
        )  # fmt: skip
    else:
        message = say("the digits of “{written}” are not grouped in threes", written=written)
        proof = say("between its separators “{written}” has groups of other than three digits", written=written)
    return Flag("magnitude-slip", "warning", slip.start, slip.end, message, (proof,), fixes)


def _mixed(article: Analysed, slip: Slip) -> Flag:
    written, text = article.text[slip.start : slip.end], article.text
    *others, own = slip.others
    again = say("written in the same way")
    return Flag(
        "magnitude-slip",
        "warning",
        slip.start,
        slip.end,
        say("“{written}” is grouped in another way than the article's other numbers", written=written),
        (say("this article writes “{own}”", own=text[slice(*own)]),),
        (Suggestion(slip.start, slip.end, slip.readings[0], say("as the article's other numbers")),),
        (
            *(Related(start, end, "same-error", again) for start, end in others),
            Related(*own, "evidence", say("grouped in the language's way")),
        ),
    )

"""The rule sum-mismatch: parts that do not add up to their total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.number_style import written_like
from factcheck.facts.numbers import in_writing
from factcheck.facts.sums import Total, tells_total, totals, where

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "sum-mismatch",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    bad={
        "id": (
            "Korban berjumlah 12 orang, terdiri atas 5 pria, 4 wanita, dan 2 anak.",
            "Dana Rp 10 miliar, dengan rincian Rp 6 miliar untuk jalan dan Rp 1 miliar untuk jembatan, cair.",
        ),
        "en": "The group of 12 people, made up of 5 men, 4 women and 2 children, was found.",
    },
    good={
        "id": (
            "Korban berjumlah 11 orang, terdiri atas 5 pria, 4 wanita, dan 2 anak.",
            "Korban berjumlah 12 orang, terdiri atas 5 pria, 4 wanita, dan sisanya anak.",
            "Dana Rp 10 miliar, terdiri dari Rp 6,4 miliar untuk jalan dan Rp 3,5 miliar untuk jembatan.",
        ),
        "en": (
            "The group of 11 people, made up of 5 men, 4 women and 2 children, was found.",
            "The group of 12 people, made up of 5 men, 4 women and some children, was found.",
        ),
    },
)
def sum_mismatch(article: Analysed) -> Iterator[Flag]:
    """The parts do not add up to the total.

    ## Why it matters
    Of a total and its parts at least one is wrong, and readers do add up the dead, the seats and the money.

    ## How it is computed
    Where a total is followed by words such as “terdiri atas” or “consisting of”, or directly by “yakni”, a colon or a
    bracket, and a list of numbers with a last “and”, the numbers are added. Each stands for every value that rounds to
    it (1,2 juta: from 1.15 to 1.25 million), a count below ten thousand for itself. Only when no such sum meets the
    total is it a finding.

    ## Limits
    Only within one sentence, only a list that is whole: words that leave something out (“sisanya”, “others”,
    “including”), ranges, and hedged numbers are passed over, as are parts of another unit than the total. Groups that
    overlap (“5 men, 4 of them police”) look like parts.

    ## Example
    “12 orang, terdiri atas 5 pria, 4 wanita, dan 2 anak”: 5 + 4 + 2 = 11.
    """
    if not tells_total(article.text, article.scan, article.lang):
        return
    for total in totals(article.text, article.lang, article.numbers):
        if not total.agrees:
            yield _flag(article, total)


def _flag(article: Analysed, total: Total) -> Flag:
    lang, whole = article.lang, total.whole
    terms = tuple(article.text[part.start : part.end] for part in total.parts)
    written = article.text[whole.figure : whole.figure_end]
    result = written_like(written, total.sum / whole.scale, lang)
    return Flag(
        rule="sum-mismatch",
        severity="warning",
        start=whole.start,
        end=whole.end,
        message=say("the parts add up to {sum}, not {whole}", sum=in_writing(total.sum, lang), whole=written),
        proof=(say("{terms} = {sum}", terms=" + ".join(terms), sum=in_writing(total.sum, lang)),),
        suggestions=(Suggestion(whole.figure, whole.figure_end, result, say("the sum of the parts")),),
        related=(Related(*where(total), "evidence", say("the parts")),),
    )

"""The rule percent-total: shares of a whole that do not make 100 percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.numbers import in_writing
from factcheck.facts.ratios import partitions, tells_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.ratios import Partition


@check(
    "percent-total",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    words=("sisanya", "selebihnya", "sisa", "rest", "remaining", "remainder"),
    bad={
        "id": (
            "Sebanyak 45 persen warga setuju, 30 persen menolak, dan sisanya 20 persen belum memutuskan.",
            "Saham dipegang negara 51 persen dan publik 39 persen. Sisanya 20 persen milik karyawan.",
        ),
        "en": (
            "Of the members 45% agreed, 30% refused and the remaining 20% abstained.",
            "The state holds 51% and the public 39%. The rest, 20%, belongs to staff.",
        ),
    },
    good={
        "id": (
            "Sebanyak 45 persen warga setuju, 30 persen menolak, dan sisanya 25 persen belum memutuskan.",
            "Sebanyak 33,3 persen ke utara, 33,3 persen ke selatan, dan sisanya 33,3 persen ke barat.",
        ),
        "en": (
            "Of the members 45% agreed, 30% refused and the remaining 25% abstained.",
            "Prices rose 5%, then 3%; for the rest of the year 2% is expected.",
        ),
    },
)
def percent_total(article: Analysed) -> Iterator[Flag]:
    """Shares that are said to be a whole do not make 100 percent.

    ## Why it matters
    A list that ends with "the rest" promises to be complete; when it makes 95 or 110, one of its shares is wrong.

    ## How it is computed
    The percentages of a sentence (or of the sentence before, when this one begins with "the rest") are added up where
    "the rest", "the remaining" or "sisanya" stands directly before the last. Each may be off by half a unit of its
    last digit, so that n whole percentages may miss 100 by n/2. No flag where the last share completes only some of
    the others to 100, where one is a range, only "more than" or "nearly" so, or a change ("naik 5 persen"). "About"
    widens a percentage by a tenth of itself (own choice).

    ## Limits
    A list without such a word may leave something out on purpose and is not added up.

    ## Example
    "45 persen …, 30 persen …, dan sisanya 20 persen" makes 95 percent.
    """
    if not tells_percent(article.scan):
        return
    for found in partitions(article.text, article.numbers, article.sentences, article.lang):
        yield _flag(article, found)


def _flag(article: Analysed, found: Partition) -> Flag:
    *others, last = found.shares
    lang = article.lang
    rest = 100 - (found.total - last.value)
    terms = " + ".join(in_writing(share.value, lang) for share in found.shares)
    total = in_writing(found.total, lang)
    fix = Suggestion(
        last.figure, last.figure_end, in_writing(rest, lang, last.digits), say("what the others leave of 100 percent")
    )
    return Flag(
        "percent-total",
        "warning",
        last.start,
        last.end,
        say("the shares make {total} percent, not 100", total=total),
        (
            say("{terms} = {total}", terms=terms, total=total),
            say("rounding explains at most {most}", most=in_writing(found.tolerance, lang)),
        ),
        (fix,) if rest > 0 else (),
        tuple(Related(q.start, q.end, "evidence", say("another share of the whole")) for q in others),
    )

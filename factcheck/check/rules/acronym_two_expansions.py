"""The rule acronym-two-expansions: one acronym is spelt out in two ways in one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, check, say
from factcheck.facts.acronyms import contested

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "acronym-two-expansions",
    severity="warning",
    family="names",
    languages=("id", "en"),
    marks="(",
    bad={
        "id": (
            "Lembaga Survei Indonesia (LSI) merilis hasil. Kemarin Lingkaran Survei Indonesia (LSI) membantahnya.",
            "Asosiasi Pedagang Beras Jaya (APBJ) protes. Menurut APBJ (Aliansi Petani Beras Jaya), harga turun.",
        ),
        "en": (
            "The Coastal Research Group (CRG) warned of floods. The Climate Research Group (CRG) agreed.",
            "The PDA (Portland Dockers Association) struck. Talks with the Portland Drivers Association (PDA) failed.",
        ),
    },
    good={
        "id": (
            "Komisi Pemilihan Umum (KPU) mengumumkan hasil. KPU (Komisi Pemilihan Umum) juga menjelaskan datanya.",
            "Organisasi Kesehatan Dunia (WHO) dan World Health Organization (WHO) adalah lembaga yang sama.",
        ),
        "en": (
            "The Securities and Exchange Commission (SEC) sued. The Securities & Exchange Commission (SEC) won.",
            "The World Health Organization (WHO) met. The World Health Organisation (WHO) is in Geneva.",
        ),
    },
)
def acronym_two_expansions(article: Analysed) -> Iterator[Flag]:
    """One acronym is spelt out by two different sets of words.

    ## Why it matters
    An acronym that means two things in one article sends the reader to the wrong one at every later mention; mostly,
    one of the two is a slip.

    ## How it is computed
    Every “Expansion (ACR)” and “ACR (Expansion)” is collected whose words begin, one by one, with the acronym's
    letters; small words and punctuation do not count. When one acronym has two wordings, the later one is flagged and
    the first is shown beside it. British and American spelling and a final s make no second wording; nor do words
    that begin alike throughout, as those of two languages do, when more than one differs.

    ## Limits
    Translations and syllabic acronyms are not compared, because their letters do not fit. An article may really be
    about two bodies with one acronym; then each mention needs the full name. Where acronym-mismatch already says that
    one of the two is wrong, this rule is silent.

    ## Example
    “Lembaga Survei Indonesia (LSI) … Lingkaran Survei Indonesia (LSI)”
    """
    text = article.text
    for acronym, (start, end), (other_start, other_end) in contested(text):
        words, other = text[start:end], text[other_start:other_end]
        yield Flag(
            rule="acronym-two-expansions",
            severity="warning",
            start=start,
            end=end,
            message=say(
                "{acronym} is “{words}” here and “{other}” elsewhere", acronym=acronym, words=words, other=other
            ),
            proof=(
                say(
                    "both have the initials {acronym}: “{other}” at character {first}, “{words}” at character {second}",
                    acronym=acronym,
                    other=other,
                    first=other_start,
                    words=words,
                    second=start,
                ),
            ),
            related=(Related(other_start, other_end, "evidence", say("here it is spelt out in other words")),),
        )

"""The rule undefined-acronym: an acronym that a general reader may not know is never spelt out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, check, say
from factcheck.facts.acronyms import unexplained

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 9


@check(
    "undefined-acronym",
    severity="info",
    family="names",
    languages=("id", "en"),
    default=False,
    bad={
        "id": "Sidang KPPD ditunda pekan depan. Ketua panitia menyesalkan keputusan itu.",
        "en": "The hearing before the NWQC was put off. The committee's chair was not amused.",
    },
    good={
        "id": (
            "Komite Pengawas Pasar Daerah (KPPD) menunda sidang. KPPD belum menjelaskan alasannya.",
            "KPK dan DPR bertemu di Jakarta pukul 10.00 WIB.",
        ),
        "en": (
            "The Northern Water Quality Council (NWQC) put it off. The NWQC gave no reason.",
            "The FBI and NATO declined to comment. WHAT A DAY IT WAS, she wrote.",
        ),
    },
)
def undefined_acronym(article: Analysed) -> Iterator[Flag]:
    """An acronym is used and never spelt out.

    ## Why it matters
    Readers who do not know an acronym stop reading or guess. Most style books ask for the full name at first mention.

    ## How it is computed
    A word of three to seven capitals counts unless it is in the table of well-known acronyms
    (`knowledge/acronyms.toml`), is a unit, a numeral, a sign or a brand, is a word of the news in capitals or can be
    spoken as one (five letters and more, two vowels), or stands in a run of capitals, which is a heading or a shout. It
    is explained where it stands at a bracket or beside “alias”, “singkatan” or “stands for”, and where capitalised
    words in a row begin, one by one, with its letters. All of an article are one note, at the first.

    ## Limits
    Whether readers know an acronym depends on the desk: therefore the rule is off until it is asked for. An acronym
    explained in small letters and without such a word is taken for an unexplained one; a brand or a team that the table
    lacks is taken for an acronym.

    ## Example
    “Sidang KPPD ditunda” → “Sidang Komite Pengawas Pasar Daerah (KPPD) ditunda”
    """
    found = unexplained(article.text)
    if not found:
        return
    (start, end), *others = found
    yield Flag(
        rule="undefined-acronym",
        severity="info",
        start=start,
        end=end,
        message=say("the acronym {acronym} is not spelt out anywhere", acronym=article.text[start:end]),
        proof=(
            say("no bracket and no row of words explains it, and the table of well-known acronyms does not have it"),
        ),
        related=tuple(
            Related(first, last, "same-error", say("not spelt out either")) for first, last in others[:SHOWN]
        ),
    )

"""The rule acronym-mismatch: the words beside an acronym are not what its letters stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.acronyms import meanings, mismatches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.acronyms import Mismatch


@check(
    "acronym-mismatch",
    severity="warning",
    family="names",
    languages=("id", "en"),
    marks="(",
    bad={
        "id": (
            "Situs itu memakai layanan Amazon Web (AWS) sejak 2019.",
            "Ketua Komisi Pemberantasan Korupsi (KPU) menolak berkomentar.",
            "Petugas Badan Nasional Narkotika (BNN) menyita lima paket.",
            "Demo itu digelar Aliansi Mahasiswa Papua (APM) di depan kampus.",
        ),
        "en": (
            "Agents of the Federal Bureau of Intelligence (FBI) searched the house.",
            "The World Health Organisaton (WHO) praised the plan.",
            "Growth slowed, said the Office for National (ONS) in its report.",
        ),
    },
    good={
        "id": (
            "Organisasi Kesehatan Dunia (WHO) memuji rencana itu.",
            "Kepolisian Negara Republik Indonesia (Polri) dan Kementerian Dalam Negeri (Kemendagri) hadir.",
            "Badan Pusat Statistik (BPS) dan Bursa Efek Indonesia (BEI) merilis data.",
            "Saham PT Media Nusantara Citra Tbk (MNCN) naik.",
        ),
        "en": (
            "The Federal Bureau of Investigation (FBI) and the North Atlantic Treaty Organisation (NATO) agreed.",
            "Senator Jane Miller (R-Texas) met workers of the plant (AP) on Monday.",
            "The National Liberation Front (FLN) won every seat.",
        ),
    },
)
def acronym_mismatch(article: Analysed) -> Iterator[Flag]:
    """An acronym stands beside words that it does not stand for.

    ## Why it matters
    A reader who meets “Komisi Pemberantasan Korupsi (KPU)” cannot tell which of two bodies is meant, and a shortened
    or misspelt name in a body's first mention is a correction waiting to be asked for.

    ## How it is computed
    Only an acronym in brackets after words, or words in brackets after an acronym, is looked at. Where the table of
    well-known acronyms (`knowledge/acronyms.toml`) has the acronym, the words beside it are compared with what it
    stands for, small words and punctuation aside: one word missing, one word misspelt (distance OSA at most 2, at
    most 1 in words of up to five letters), one other word (the first one only with the same letter), or the same words
    in another order. Words that are, letter for letter, what a neighbouring acronym stands for (KPK for KPU) are found
    as well. For any other acronym of three letters and more the initials of as many capitalised words are compared with
    it, and only one wrong letter or two that have changed places count.

    ## Limits
    A syllabic acronym (Polri, Kemendagri), a translated name (Organisasi Kesehatan Dunia, WHO), a place, a party or a
    stock exchange's sign in brackets says nothing about letters and is left alone. An acronym that the table lacks is
    compared by its initials alone, and then no repair is suggested except the order of the letters.

    ## Example
    “layanan Amazon Web (AWS)” → “layanan Amazon Web Services (AWS)”
    """
    for item in mismatches(article.text):
        start, end = item.span
        acronym = article.text[item.site.start : item.site.end]
        written = _written(article.text, item)
        yield Flag(
            rule="acronym-mismatch",
            severity="warning",
            start=start,
            end=end,
            message=say("“{words}” is not what {acronym} stands for", words=written, acronym=acronym),
            proof=tuple(_proof(item, written, acronym)),
            suggestions=tuple(_suggestions(article.text, item, acronym)),
        )


def _written(text: str, item: Mismatch) -> str:
    return text[item.site.words[item.first].start : item.site.words[-1].end]


def _proof(item: Mismatch, written: str, acronym: str) -> Iterator[Message]:
    if item.fault in ("acronym", "letters"):
        yield say(
            "the initials of “{words}” are {initials}, the acronym is {acronym}",
            words=written,
            initials=item.owner,
            acronym=acronym,
        )
    if item.word:
        yield say("“{written}” stands where “{known}” belongs", written=item.word.form, known=item.instead)
    if item.fault != "letters":
        yield say(
            "{acronym} is short for “{expansion}” (table of well-known acronyms)",
            acronym=item.owner or acronym,
            expansion=item.right,
        )


def _suggestions(text: str, item: Mismatch, acronym: str) -> Iterator[Suggestion]:
    site, written = item.site, _written(text, item)
    words = site.words[item.first].start, site.words[-1].end
    if item.word and item.fault == "spelling":
        replacement = _cased(item.instead, text[item.word.start : item.word.end])
        yield Suggestion(item.word.start, item.word.end, replacement, say("the word as the full name has it"))
    elif item.fault in ("missing", "word", "order"):
        yield Suggestion(*words, _cased(item.right, written), say("the full name behind the acronym"))
    elif item.fault == "acronym":
        yield Suggestion(site.start, site.end, item.owner, say("the acronym of these words"))
        for expansion in meanings(site.key)[:1]:
            yield Suggestion(*words, _cased(expansion, written), say("the full name behind the acronym"))
    elif sorted(item.owner) == sorted(site.key) and acronym == site.key:
        yield Suggestion(site.start, site.end, item.owner, say("the acronym of these words"))


def _cased(expansion: str, written: str) -> str:
    """The known wording in lower case where the text has it in lower case."""
    return expansion.lower() if written.islower() else expansion

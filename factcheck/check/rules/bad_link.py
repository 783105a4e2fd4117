"""The rule bad-link: a web or mail address that cannot work as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.links import faulty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.links import Link


@check(
    "bad-link",
    severity="warning",
    family="identifiers",
    bad={
        "id": (
            "Laporan lengkap ada di http:/www.contoh.go.id/laporan.",
            "Daftarkan diri lewat www. contoh.go.id sebelum Jumat.",
            "Kirim surel ke redaksi.contoh@gmail sebelum Senin.",
        ),
        "en": (
            "The report is at htttps://example.org/report.",
            "See www..example.com for details.",
            "Details are on https://www.example.con/tickets.",
        ),
    },
    good={
        "id": (
            "Laporan lengkap ada di https://www.contoh.go.id/laporan.",
            "Kunjungi contoh.co.id, lalu tulis ke redaksi@contoh.co.id.",
            "Ikuti akun @contoh di Instagram: https://t.co/abc…",
        ),
        "en": (
            "The report is at http://example.org/report(final).",
            "The letters http stand for a protocol; https:// is the safer form.",
            "Write to info@example.org or ring 555@noon.",
        ),
    },
)
def bad_link(article: Analysed) -> Iterator[Flag]:
    """A web or mail address cannot work as it is written.

    ## Why it matters
    A reader who types a wrong address sees nothing, or somebody else's page.

    ## How it is computed
    By form alone (RFC 3986, RFC 5321); nothing is fetched. Found are a scheme that is misspelt or lacks a part of
    “://”, a scheme that stands twice, a blank or a comma where a dot belongs, two dots in a row, “.con” for “.com”,
    and a mail address at a well-known service that lacks its ending. There must be a domain name after it: “http” as
    a word is no address.

    ## Limits
    Whether a page exists is not asked, and the list of top-level domains is not looked at. An address that the text
    cut with “…” is judged only before the cut.

    ## Example
    “http:/example.org” → “http://example.org”
    """
    scan = article.scan
    for link in faulty(article.text, scan.vocabulary, scan.characters):
        yield _flag(article.text, link)


def _flag(text: str, link: Link) -> Flag:
    address = text[link.start : link.end]
    suggestions: tuple[Suggestion, ...] = ()
    if link.replacement is not None:
        suggestions = (Suggestion(link.start, link.end, link.replacement, say("the address as it was probably meant")),)
    return Flag(
        rule="bad-link",
        severity="warning",
        start=link.start,
        end=link.end,
        message=say("“{address}” does not work as an address", address=address),
        proof=(_proof(link),),
        suggestions=suggestions,
    )


def _proof(link: Link) -> Message:
    if link.fault == "scheme":
        return say("an address begins with http://, https:// or www.; here that is misspelt")
    if link.fault == "separator":
        return say("between the scheme and the name stands “://”; here a part of it is missing or wrong")
    if link.fault == "blank":
        return say("an address has no blank in it")
    if link.fault == "dots":
        return say("a host name has no two dots in a row")
    if link.fault == "comma":
        return say("the parts of a host name are joined by dots, not by a comma")
    if link.fault == "ending":
        return say("there is no such top-level domain; “.com” is one letter away")
    if link.fault == "twice":
        return say("the scheme stands twice")
    return say("a mail address needs one @ and a whole domain name behind it")

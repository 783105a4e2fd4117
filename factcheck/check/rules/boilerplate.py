"""The rule that finds what a web page's template left in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.page import Furniture, furniture
from factcheck.text import LINE_ENDS, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Message, Severity, Span

# Code points of a phrase in a message; other places of the same finding.
SHOWN, OTHERS = 60, 40
# Warnings, each with its own deletion; everything else makes one note.
CERTAIN = ("leftover", "placeholder")


@check(
    "boilerplate",
    severity="warning",
    family="page",
    bad={
        "id": (
            "Panen raya dimulai pekan depan.\nTidak ada komentar:\nPosting Komentar",
            "Harga cabai turun.\n\nBaca juga: Pedagang Keluhkan Harga Bawang\n\nPembeli pun kembali.",
            "Harga cabai turun.\nADVERTISEMENT\nSCROLL TO CONTINUE WITH CONTENT\nPembeli kembali.",
            "Wali kota meninjau pasar. Baca juga: Pasar Baru Dibuka Ia berjanji kembali.",
            "Wali kota meninjau pasar. (Baca juga: Pasar Baru Dibuka) Ia berjanji kembali.",
        ),
        "en": (
            "The harvest starts next week.\nShare this:\nLeave a comment",
            "The harvest starts next week.\n\nRead more: Farmers fear the rain\n\nPrices fell.",
            "Prices fell.\nAdvertisement\nBuyers came back.",
            "Prices fell.\nCopyright © 2024 The Daily Example. All rights reserved.",
        ),
    },
    good={
        "id": (
            "Tidak ada komentar dari pihak sekolah sampai berita ini ditulis.",
            "Ia menulis posting komentar di blog itu, lalu baca juga balasannya.",
            "Media sosial yang paling ramai:\nFacebook\nTwitter",
            "Iklan itu ditarik.\nKomentar\nBanyak warga yang senang.",
        ),
        "en": (
            "There were no comments from the school.",
            "Readers can leave a comment or share this story with friends.",
            "The biggest networks:\nFacebook\nTwitter",
            "She wants to read more: novels, above all.",
        ),
    },
    version=2,
)
def boilerplate(article: Analysed) -> Iterator[Flag]:
    """A line of page furniture was left in the text.

    ## Why it matters
    Comment links, share buttons, advertisement marks and pointers to other stories come along when a text is copied
    from a page. In print they look careless, and as sentences they would be counted as claims.

    ## How it is computed
    Each line is compared with the phrases in the language's `[page]` table. A line that is such a phrase and nothing
    else is a warning, as is a placeholder in brackets that the template should have replaced. A line that begins with
    "Read more:" or the like, a caption of an embedded post, a copyright notice and an appeal to follow or install
    something make one note, all of an article together. In running text only forms with a capital and a colon count,
    and appeals whose first and last words the table knows.

    ## Limits
    A phrase within a sentence is prose and is left alone. A single word such as "Facebook" counts only beside a line
    that is certain or heads buttons to share. Where a pointer in running text ends cannot be told, so that no deletion
    is suggested for it; of several notes only the first that can be deleted offers that.

    ## Example
    "Tidak ada komentar:" on a line of its own: delete the line.
    """
    items = [item for item in furniture(article.text, article.lang) if item.kind != "credit"]
    notes = [item for item in items if item.kind not in CERTAIN]
    # Of the notes the first that can be deleted stands for all.
    note = next((item for item in notes if item.whole), notes[0] if notes else None)
    shown = [item for item in items if item.kind in CERTAIN or item is note]
    for item, cut in zip(shown, _cuts(article.text, shown), strict=True):
        if item is note:
            yield _flag(item, cut, [other for other in notes if other is not note])
        else:
            yield _flag(item, cut, [])


def _flag(item: Furniture, cut: Span, others: list[Furniture]) -> Flag:
    severity: Severity = "warning" if item.kind in CERTAIN else "info"
    message, proof = _words(item)
    suggestion = Suggestion(*cut, "", say("delete it: it belongs to the page, not to the article"))
    again = say("more page furniture of the kind")
    return Flag(
        "boilerplate",
        severity,
        item.start,
        item.end,
        message,
        (proof,),
        (suggestion,) if item.whole else (),
        tuple(Related(other.start, other.end, "same-error", again) for other in others[:OTHERS]),
    )


def _words(item: Furniture) -> tuple[Message, Message]:
    phrase = shorten(item.phrase, SHOWN)
    if not item.whole:
        proof = say("the words begin a link or a notice of the page; where it ends, a reader must say")
        return say("page furniture within the text: “{phrase}”", phrase=phrase), proof
    if item.kind == "appeal":
        proof = say("it begins with “{phrase}” and its end is marked", phrase=phrase)
        return say("an appeal of the page to its readers: “{phrase}”", phrase=phrase), proof
    if item.kind == "leftover":
        proof = say("the whole line is a text that web page templates print")
        return say("page furniture left in the text: “{phrase}”", phrase=phrase), proof
    if item.kind == "placeholder":
        proof = say("the template should have put a picture or the like in its place")
        return say("page furniture left in the text: “{phrase}”", phrase=phrase), proof
    if item.kind == "embed":
        proof = say("it names an account of a social network in the form that embedding prints")
        return say("the caption of an embedded post: “{phrase}”", phrase=phrase), proof
    if item.kind == "notice":
        proof = say("it begins with “{phrase}” and runs to the end of its line", phrase=phrase)
        return say("a notice of rights left in the text: “{phrase}”", phrase=phrase), proof
    proof = say("it begins with “{phrase}” and its end is marked", phrase=phrase)
    return say("a pointer or a mark of the page within the article: “{phrase}”", phrase=phrase), proof


def _cuts(text: str, items: list[Furniture]) -> Iterator[Span]:
    """What to delete for each item, so that neither a blank line nor a doubled blank stays; ordered and disjoint."""
    floor, first, opens = 0, True, False
    for item in items:
        left, right = item.start, item.end
        while left > floor and text[left - 1].isspace():
            left -= 1
        first = first and left == floor
        opens = text[max(0, item.start - 1)] in LINE_ENDS or (opens and item.start == floor)
        while right < len(text) and text[right].isspace() and (first or text[right] not in LINE_ENDS):
            right += 1
        if first:
            cut = floor, right
        elif opens and right < len(text) and text[right] not in LINE_ENDS:
            cut = item.start, right
        else:
            cut = left, item.end
        floor = cut[1]
        yield cut

"""The rule lost-sentence-break: two sentences that ran together when a text was copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.sentence_breaks import lost_breaks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.sentence_breaks import Break

SHOWN = 40


@check(
    "lost-sentence-break",
    severity="warning",
    family="words",
    bad={
        "id": (
            "Rapat itu sudah selesai.Kemudian bupati pulang.",
            "Warga kembali ke rumahnyaKepala desa mencatat kerugian. Kata kepala desa, ada rumahnya yang roboh.",
            "Biayanya Rp50.000.Penjualan dimulai pada Senin.",
            'Ia menolak berkomentar."Nanti saja," katanya.',
            "Inilah babak kedua Kedua tim bermain hati-hati.",
        ),
        "en": (
            "The vote ended late.Another one is due on Monday.",
            "“It is over.”She left the building.",
            "She left the roomThen the lights went out.",
            "Ministers meet over the budget Budget talks have been slow.",
        ),
    },
    good={
        "id": (
            "Rapat itu sudah selesai. Kemudian bupati pulang.",
            "Kepada Detik.Com, PT.Sinar Abadi dan dr.Ratna mengaku memakai iPhone, YouTube dan GoPay.",
            "Berkas ada di situs.Resmi/unduh dan ketua.Umum@contoh.id.",
            "Laman detikInet memuatnya. 1.Beras dan 2.Gula naik; lihat bab 3.10.Pangan.",
        ),
        "en": (
            "The vote ended late. Another one is due on Monday.",
            "Mr.Lee of St.Andrews bought an iPhone at PlayStation Store.",
            "They will ask if Will is free in the march March planned.",
        ),
    },
)
def lost_sentence_break(article: Analysed) -> Iterator[Flag]:
    """The break between two sentences got lost.

    ## Why it matters
    When a text is copied, line ends vanish: a heading runs into the sentence after it, two sentences touch. It reads
    as a slip, and every tool that counts sentences takes the two for one.

    ## How it is computed
    Three signs. A stop, with a quotation mark or without, and a capitalised word glued to it (“selesai.Kemudian”),
    unless what is before it is an abbreviation of the language's `[split]` table, a title, an initial, the number of a
    list or an address. A word with a capitalised one glued to it (“rumahnyaKepala”), when both stand elsewhere in the
    text, or the second one is known to begin sentences, and the whole stands nowhere else. A word before itself with a
    capital (“kedua Kedua”), when no second capitalised word makes it a name. All places of an article make one finding.

    ## Limits
    “Merah.Putih” may be a name and is passed over, unless the second word begins sentences or stands elsewhere in lower
    case; so are short words and times of day before a stop, and a capital inside a word that nothing shows to be two.
    Languages whose nouns have capitals lack the third sign.

    ## Example
    “selesai.Kemudian” → “selesai. Kemudian”
    """
    scan = article.scan
    if found := lost_breaks(article.text, article.lang, scan.vocabulary, scan.repeated):
        yield _flag(article.text, found)


def _flag(text: str, found: Sequence[Break]) -> Flag:
    first, *others = found
    words = text[first.start : first.end]
    return Flag(
        rule="lost-sentence-break",
        severity="warning",
        start=first.start,
        end=first.end,
        message=_message(words, first, len(others)),
        proof=(_proof(text, first),),
        suggestions=tuple(_suggestions(first)),
        related=tuple(
            Related(item.start, item.end, "same-error", say("a break is lost here as well")) for item in others[:SHOWN]
        ),
    )


def _message(words: str, first: Break, others: int) -> Message:
    if first.within and others:
        return say(
            "a blank or a sentence break is lost in “{words}”, and {count} other places", words=words, count=others
        )
    if first.within:
        return say("a blank or a sentence break is lost in “{words}”", words=words)
    if others:
        return say("a sentence break is lost in “{words}”, and in {count} other places", words=words, count=others)
    return say("a sentence break is lost in “{words}”", words=words)


def _proof(text: str, item: Break) -> Message:
    before, after = text[item.start : item.at], text[item.at : item.end].lstrip()
    if item.kind == "glued":
        return say("“{before}” ends with a stop, and “{after}” follows without a blank", before=before, after=after)
    if item.kind == "run-on":
        return say("“{before}” and “{after}” are two words, written as one", before=before, after=after)
    return say("“{before}” is followed by “{after}”, with a capital and without a stop", before=before, after=after)


def _suggestions(item: Break) -> Iterator[Suggestion]:
    if item.kind == "glued":
        yield Suggestion(item.at, item.at, " ", say("a blank follows the stop"))
        return
    stop = "." if item.kind == "heading" else ". "
    choices = [Suggestion(item.at, item.at, stop, say("if a sentence ends here, it needs its stop"))]
    if item.kind == "run-on":
        choices.append(Suggestion(item.at, item.at, " ", say("if both belong to one sentence, a blank")))
    yield from reversed(choices) if item.within else choices

"""The rule hidden-character: what stands in the text and cannot be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.characters import hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.characters import Hidden

SHOWN = 40


@check(
    "hidden-character",
    severity="warning",
    family="words",
    bad={
        "id": (
            "Harga ce\u200bbai turun di Pasar Anyar.",
            "Ke\xadmen\xadte\xadrian itu menutup pelabuhan.",
            "\x93Kami siap,\x94 kata kepala dinas.",
            "Berkas itu bernama \u202egpj.laporan.",
            "Akun palsu itu bernama B\u0430nk Cendana.",
        ),
        "en": (
            "The council\u2060 voted on Tues\xadday.",
            "\x93We are ready,\x94 the mayor said.",
            "He paid \ufffd40 for the ticket.",
        ),
    },
    good={
        "id": (
            "Keluarga itu 👨\u200d👩\u200d👧 tiba di Medan.",
            "Tertulis بِسْمِ\u200f di gerbang itu.",
            "Harga naik 5\xa0persen.",
        ),
        "en": (
            "Fans waved 🏴\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f and cheered ❤️.",
            "It cost 40\xa0pounds.",
            "The sign read \u0420\u0415\u0421\u0422\u041e\u0420\u0410\u041d, the paper \u041c\u0418\u0420.",
        ),
        "fa": ("او می\u200cخواهد به خانه برود.",),
        "th": ("สวัสดี\u200bครับ",),
    },
)
def hidden_character(article: Analysed) -> Iterator[Flag]:
    """A character stands in the text that cannot be seen, means nothing there or is not what it looks like.

    ## Why it matters
    An invisible space splits a word for every search and spell check, a control code may vanish or break a line in
    print, and a direction override can make a text read otherwise than it is stored. A Cyrillic “а” in a Latin word is
    how false addresses and account names are made.

    ## How it is computed
    By code point, named as Unicode names it: zero-width spaces and joiners, soft hyphens and byte order marks, marks
    and overrides of direction, control codes, private use and tag characters, and U+FFFD, which a decoder leaves where
    it could not read. The codes U+0080 to U+009F are nearly always marks of Windows-1252 (“ ” ’ – …) that were read
    as Latin-1: that mark is suggested. A Cyrillic letter that looks like a Latin one (after Unicode's confusables, UTS
    #39) counts within a word of Latin letters. All of one kind in an article make one finding.

    ## Limits
    What a script needs is left alone: joiners in Persian or Hindi words and in emoji, line breaks in Thai or Khmer,
    direction marks where something is written from right to left. In a text with other Cyrillic letters look-alikes are
    not judged. No-break spaces, line separators and variation selectors are not looked at.

    ## Example
    “ce[U+200B]bai” → “cebai”
    """
    kinds: dict[str, list[Hidden]] = {}
    for item in hidden(article.text, article.scan.characters):
        kinds.setdefault(item.kind, []).append(item)
    for found in kinds.values():
        yield _flag(article.text, found)


def _flag(text: str, found: list[Hidden]) -> Flag:
    first, *others = found
    name = first.named(text)
    message = say("a hidden character: {name}", name=name)
    if others:
        message = say("a hidden character: {name}, and {count} other places like it", name=name, count=len(others))
    return Flag(
        rule="hidden-character",
        severity="warning",
        start=first.start,
        end=first.end,
        message=message,
        proof=(_proof(first, name),),
        suggestions=tuple(_suggestions(first)),
        related=tuple(
            Related(item.start, item.end, "same-error", say("here: {name}", name=item.named(text)))
            for item in others[:SHOWN]
        ),
    )


def _suggestions(item: Hidden) -> Iterator[Suggestion]:
    if item.replacement is None:
        return
    reason = say("remove it: nothing is seen of it")
    if item.kind == "cp1252":
        reason = say("the mark that this byte is in Windows-1252")
    elif item.replacement == " ":
        reason = say("a blank belongs between the mark and the word")
    elif item.kind == "alike":
        reason = say("the Latin letter that it looks like")
    elif item.replacement:
        reason = say("the bullet that this code stands for in symbol fonts")
    yield Suggestion(item.start, item.end, item.replacement, reason)


def _proof(item: Hidden, name: str) -> Message:
    place = item.start
    if item.kind == "cp1252":
        return say(
            "the character at {place} is {name}, a control code; as a byte of Windows-1252 it is “{mark}”",
            place=place,
            name=name,
            mark=item.replacement or "",
        )
    if item.kind == "lost":
        return say(
            "the character at {place} is {name}: a program could not read what stood there", place=place, name=name
        )
    if item.kind == "direction":
        return say(
            "the character at {place} is {name}, and nothing in the text is written from right to left",
            place=place,
            name=name,
        )
    if item.kind == "alike":
        return say(
            "the character at {place} is {name}; it looks like the “{mark}” of the letters beside it",
            place=place,
            name=name,
            mark=item.replacement or "",
        )
    if item.kind == "private":
        return say("the character at {place} is {name}: Unicode gives it no meaning", place=place, name=name)
    return say("the character at {place} is {name}: it shows nothing", place=place, name=name)

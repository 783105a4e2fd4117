"""The rule mojibake: letters that were read in the wrong encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.mojibake import LEADS, garbled, may_be_garbled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.mojibake import Garbled

SHOWN = 40


@check(
    "mojibake",
    severity="error",
    family="words",
    marks="".join(sorted(LEADS)),
    bad={
        "id": (
            "Pemeran utamanya, RenÃ©e Wijaya, tiba di Jakarta pada Kamis.",
            "“Harga belum turun,â€\x9d kata pedagang itu.",
            "Pameran Tani &amp; Ternak dibuka di Malang.",
            "Panen raya itu â€“ yang kedua tahun ini â€“ berlangsung sepekan.",
        ),
        "en": (
            "The mayorâ€™s office declined to comment.",
            "The cafÃ© on Harbour Street reopened on Monday.",
            "The hall has 400 seats. Â The museum has none.",
        ),
        "pt": ("A reuniÃ£o comeÃ§ou Ã s dez.",),
    },
    good={
        "id": (
            "Pemeran utamanya, Renée Wijaya, tiba di Jakarta pada Kamis.",
            "Poster itu bertuliskan “VIVA O VERÃO” dan “NÃO”.",
        ),
        "en": (
            "The mayor’s office in São Paulo declined to comment.",
            "Smith & Sons; R&D; x &y; 3 ├ 4.",
            "The banner read “MAÇÔ, the label “IRMÔ.",
        ),
        "fr": ("« C’est l’été », dit-il. Le « CAFÉ » et la « liberté\xa0» restent.",),
        "de": ("Auf dem Schild stand „MENÜ“, darunter »CAFÉ«.",),
    },
)
def mojibake(article: Analysed) -> Iterator[Flag]:
    """Letters are garbled: they were read in the wrong encoding.

    ## Why it matters
    A name such as “AimÃ©” is wrong in print, cannot be found by a search, and shows that the text came through a
    program that damaged it: there may be more of it.

    ## How it is computed
    UTF-8 writes a letter beyond ASCII as two to four bytes. A place is garbled when its characters, written as bytes
    in Windows-1252 (or in the encodings of old Macintoshes and of DOS), are a valid UTF-8 sequence; what they say there
    is the suggestion. That is a proof, and an error. When it was done twice, it is undone twice. A lone “Â” or a cut
    “â€” cannot be decoded any more: it is a warning, as is a character written as in HTML (“&amp;”). All places of an
    article make one finding.

    ## Limits
    What a word and a mark of ordinary typography look like is left alone: “VERÃO”, “Ü“”, an accented letter before a
    no-break space and “»”. Characters that were replaced by question marks, and encodings of one byte
    that were taken for each other (“cafŽ”), are not seen. A text on the letter “Â” itself gets a warning too many.

    ## Example
    “AimÃ©” → “Aimé”
    """
    if not may_be_garbled(article.scan.characters):
        return
    if found := garbled(article.text):
        yield _flag(article.text, max(found, key=lambda item: item.certain), found)


def _flag(text: str, first: Garbled, found: tuple[Garbled, ...]) -> Flag:
    seen = text[first.start : first.end]
    others = [item for item in found if item is not first]
    return Flag(
        rule="mojibake",
        severity="error" if first.certain else "warning",
        start=first.start,
        end=first.end,
        message=_message(seen, first, len(others)),
        proof=(_proof(seen, first),),
        suggestions=(Suggestion(first.start, first.end, first.meant, say("what the characters were before")),),
        related=tuple(
            Related(item.start, item.end, "same-error", say("garbled as well: “{meant}” was meant", meant=item.meant))
            for item in others[:SHOWN]
        ),
    )


def _message(seen: str, first: Garbled, others: int) -> Message:
    if first.encoding == "HTML":
        return say("“{seen}” is a code of HTML, left in the text", seen=seen)
    if others:
        return say(
            "“{seen}” is garbled, read in the wrong encoding, and {count} other places are", seen=seen, count=others
        )
    return say("“{seen}” is garbled: it was read in the wrong encoding", seen=seen)


def _proof(seen: str, item: Garbled) -> Message:
    if item.encoding == "HTML":
        return say("“{seen}” is how HTML writes “{meant}”", seen=seen, meant=item.meant)
    if not item.certain:
        return say("“{seen}” is what a character of UTF-8 leaves in Windows-1252 when a part of it is lost", seen=seen)
    return say(
        "“{seen}” is the bytes {octets} in {encoding}; as UTF-8 these bytes are “{meant}”",
        seen=seen,
        octets=item.octets,
        encoding=item.encoding,
        meant=item.meant,
    )

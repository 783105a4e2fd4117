"""The rule repeated-word: a word that stands twice in a row by a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.repeats import doubled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.repeats import Doubled

_WHY = {
    "function": "“{word}” is never doubled",
    "affix": "“{word}” is a derived word, which is not doubled",
    "plural-barred": "the words beside it count or single out, so no plural is meant",
}


@check(
    "repeated-word",
    severity="error",
    family="words",
    languages=("id", "en", "ms", "de", "fr", "es", "pt", "it", "nl"),
    needs=("repeat",),
    bad={
        "id": (
            "Panitia telah telah menutup pendaftaran lomba.",
            "Bantuan itu untuk mereka mereka yang tinggal di tepi sungai.",
            "Setiap keluarga keluarga menerima satu paket.",
        ),
        "en": ("The mayor opened the the new bridge.", "She waited in in the rain.", "It was a a quiet day."),
        "ms": ("Majlis telah telah menutup jalan itu.",),
        "de": ("Die Brücke und und der Tunnel bleiben gesperrt.",),
        "fr": ("Le maire a inauguré le le pont.",),
        "es": ("La alcaldesa inauguró el el puente.",),
        "pt": ("A prefeita visitou o museu da da cidade.",),
        "it": ("La sindaca ha visitato il museo della della città.",),
        "nl": ("De brug en en de tunnel blijven dicht.",),
    },
    good={
        "id": (
            "Kupu-kupu itu hinggap di daun.",
            "Grup Duran Duran tampil di Gili Gili.",
            "“Ha ha, lucu sekali,” katanya.",
            "Ia datang ke pasar. Pasar itu ramai.",
        ),
        "en": (
            "He had had enough by then.",
            "I know that that answer was wrong.",
            "Those who know know better.",
            "Duran Duran played a very very long set.",
        ),
        "ms": ("Rama-rama itu hinggap di daun.",),
        "de": ("Die Bürger, die die Brücke nutzen, warten.", "Die Macht macht ihn blind.", "Ein sehr sehr langer Tag."),
        "fr": ("Nous nous sommes trompés.", "Il faut faire faire les travaux.", "Une très très longue journée."),
        "es": ("Un día muy muy largo, casi casi eterno.",),
        "pt": ("O prefeito volta já já, se se tratar de urgência.",),
        "it": ("Il fiume cresce piano piano, via via più in fretta.",),
        "nl": ("Ik denk dat dat klopt, en mensen die die taal spreken ook.",),
    },
    version=2,
)
def repeated_word(article: Analysed) -> Iterator[Flag]:
    """A word stands twice in a row.

    ## Why it matters
    The doubled word is the slip that most often survives an edit: the eye skips it, readers do not.

    ## How it is computed
    Two equal words with nothing but one or two blanks between them, whatever the case of the first letter. Word
    lists of the language decide what it is. A function word is never doubled, so its pair is an error; so is that of
    an Indonesian verb in me-, ber-, di- or ter-, which repeats its base and not itself. Every other pair is a
    warning. In Indonesian a reduplication takes a hyphen (PUEBI II.C, Permendikbud 50/2015), so an open pair is wrong
    either way: words that are reduplicated belong to the rule missing-hyphen, unless a numeral or a word such as
    “setiap” beside them forbids a plural.

    It runs in Indonesian, English, Malay, German, French, Spanish, Portuguese, Italian and Dutch. In Spanish,
    Portuguese and Italian, where any adjective may be doubled for emphasis, only function words count. Turkish, Hindi,
    Vietnamese, Thai, Swahili, Chinese and Japanese double words by grammar, and nothing is said there or in any
    language without a list of its own.

    ## Limits
    Nothing is said of two capitalised words (names such as “Duran Duran”), of a lower-case word before a capitalised
    one (a lost sentence break), of pairs across a line end or a mark, of numbers, of single letters that are no
    words, of a run of three or more (“no no no”), of a verb that ends one clause and begins the next (“those who know
    know better”, “kalau bisa bisa”), and of the language's exceptions: “had had”, “that that”, “very very”, “ha ha”,
    “die die”, “nous nous”. No Malay, Portuguese or Italian corpus was read.

    ## Example
    “telah telah menutup” → “telah menutup”
    """
    for item in doubled(article.text, article.lang, article.scan.repeated):
        if item.kind == "slip":
            yield _flag(item)


def _flag(item: Doubled) -> Flag:
    suggestions = [Suggestion(item.first_end, item.end, "", say("write the word once"))]
    if item.either:
        hyphen = say("if a reduplication is meant, it takes a hyphen")
        suggestions.append(Suggestion(item.first_end, item.second, "-", hyphen))
    return Flag(
        rule="repeated-word",
        severity="error" if item.sure else "warning",
        start=item.start,
        end=item.end,
        message=say("“{word}” stands twice in a row", word=item.word),
        proof=tuple(_proof(item)),
        suggestions=tuple(suggestions),
    )


def _proof(item: Doubled) -> Iterator[Message]:
    yield say(
        "“{word}” begins at character {first} and again at character {second}, with only a blank between",
        word=item.word,
        first=item.start,
        second=item.second,
    )
    if item.why in _WHY:
        yield Message(_WHY[item.why], (("word", item.word),))
    if item.either:
        yield say("a reduplication would be written “{word}-{word}” ({source})", word=item.word, source=item.source)

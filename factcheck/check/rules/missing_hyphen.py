"""The rule missing-hyphen: an Indonesian or Malay reduplication written as two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.repeats import doubled, unjoined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.repeats import Doubled, Unjoined

_SHOWN = 3


@check(
    "missing-hyphen",
    severity="error",
    family="words",
    languages=("id", "ms"),
    bad={
        "id": (
            "Rombongan itu tiba tiba berhenti di depan balai desa.",
            "Anak anak bermain layangan di lapangan.",
            "Aturan itu tertuang dalam Undang Undang Pers.",
            "Hujan turun terus menerus, dan obat obatan mulai habis.",
        ),
        "ms": ("Hujan tiba tiba turun di padang sekolah.", "Rakan rakan saya menunggu di stesen."),
    },
    good={
        "id": (
            "Anak-anak bermain layang-layang di lapangan.",
            "Keluarganya tinggal di Bau Bau, jauh dari simpang siur kabar.",
            "Bupati menemui setiap anak. Anak itu gembira.",
        ),
        "ms": ("Rakan-rakan saya menunggu di stesen.", "Setiap murid membawa bekal. Bekal itu dikongsi."),
    },
    version=2,
)
def missing_hyphen(article: Analysed) -> Iterator[Flag]:
    """A reduplication is written without its hyphen.

    ## Why it matters
    “Anak anak” reads as a slip of the keyboard, and a reader cannot tell whether one child or many are meant.

    ## How it is computed
    Indonesian writes every reduplication with a hyphen (PUEBI II.C, Permendikbud 50/2015; kept by EYD V, 2022), and so
    does Malay (Pedoman Umum Ejaan Bahasa Melayu, Dewan Bahasa dan Pustaka). Two equal words with only a blank between
    are one where the word is known to be reduplicated: for good (“tiba-tiba”, “masing-masing”: an error) or as a plural
    (“negara-negara”: a warning, since the second word may be a slip), or where the same text writes it with a hyphen
    elsewhere; those places are shown. Reduplications of unlike words (“terus-menerus”, “obat-obatan”, “berhati-hati”)
    are errors as well; they are a list, compiled by hand from the Kamus Besar Bahasa Indonesia.

    ## Limits
    The lists are long but not complete (for Malay they are short, and no Malay corpus was read): an unknown pair of
    equal words is reported by repeated-word, with the hyphen as its second suggestion, an unknown pair of unlike ones
    (“teman temannya”) not at all. Two capitalised words count only where they are no name: “Undang
    Undang”, or a plural inside a capitalised heading.

    ## Example
    “tiba tiba berhenti” → “tiba-tiba berhenti”
    """
    if article.scan.repeated:
        for item in doubled(article.text, article.lang, article.scan.repeated):
            if item.kind == "hyphen":
                yield _flag(item)
    for pair in unjoined(article.text, article.lang, article.scan.vocabulary):
        yield _unlike(article.text, pair)


def _flag(item: Doubled) -> Flag:
    evidence = say("here the text writes it with a hyphen")
    return Flag(
        rule="missing-hyphen",
        severity="error" if item.sure else "warning",
        start=item.start,
        end=item.end,
        message=say("the reduplication “{word}-{word}” is written without its hyphen", word=item.word),
        proof=tuple(_proof(item)),
        suggestions=(
            Suggestion(item.first_end, item.second, "-", say("a reduplication takes a hyphen")),
            Suggestion(item.first_end, item.end, "", say("if one is meant, write the word once")),
        ),
        related=tuple(Related(start, end, "evidence", evidence) for start, end in item.hyphenated[:_SHOWN]),
    )


def _unlike(text: str, pair: Unjoined) -> Flag:
    written = text[pair.start : pair.end]
    return Flag(
        rule="missing-hyphen",
        severity="error",
        start=pair.start,
        end=pair.end,
        message=say("the reduplication “{right}” is written without its hyphen", right=pair.right),
        proof=(
            say("the text has “{written}”, the dictionary “{right}”", written=written, right=pair.right),
            say("a reduplication takes a hyphen ({source})", source=pair.source),
        ),
        suggestions=(Suggestion(pair.blank, pair.blank + 1, "-", say("a reduplication takes a hyphen")),),
    )


def _proof(item: Doubled) -> Iterator[Message]:
    yield say(
        "“{word}” begins at character {first} and again at character {second}, with only a blank between",
        word=item.word,
        first=item.start,
        second=item.second,
    )
    yield say("a reduplication takes a hyphen ({source})", source=item.source)
    if item.hyphenated:
        yield say(
            "this text writes “{word}-{word}” with a hyphen {count} times", word=item.word, count=len(item.hyphenated)
        )

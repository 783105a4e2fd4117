"""The rule missing-hyphen: an Indonesian reduplication written as two words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.repeats import doubled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.repeats import Doubled

_SHOWN = 3


@check(
    "missing-hyphen",
    severity="error",
    family="words",
    languages=("id",),
    needs=("repeat",),
    bad={
        "id": (
            "Rombongan itu tiba tiba berhenti di depan balai desa.",
            "Anak anak bermain layangan di lapangan.",
            "Aturan itu tertuang dalam Undang Undang Pers.",
        )
    },
    good={
        "id": (
            "Anak-anak bermain layang-layang di lapangan.",
            "Keluarganya tinggal di Bau Bau.",
            "Bupati menemui setiap anak. Anak itu gembira.",
        )
    },
)
def missing_hyphen(article: Analysed) -> Iterator[Flag]:
    """A reduplication is written without its hyphen.

    ## Why it matters
    “Anak anak” reads as a slip of the keyboard, and a reader cannot tell whether one child or many are meant.

    ## How it is computed
    Indonesian writes every reduplication with a hyphen (PUEBI II.C, Permendikbud 50/2015; kept by EYD V, 2022). Two
    equal words with only a blank between are one where the word is known to be reduplicated: for good (“tiba-tiba”,
    “masing-masing”: an error) or as a plural (“negara-negara”: a warning, since the second word may be a slip), or
    where the same text writes it with a hyphen elsewhere; those places are shown.

    ## Limits
    The list of plurals is long but not complete: an unknown pair is reported by repeated-word, with the hyphen as its
    second suggestion. A base beside its own derivation (“teman temannya”, “tolong menolong”) is not looked at. Two
    capitalised words count only where they are no name: “Undang Undang”, or a plural inside a capitalised heading.

    ## Example
    “tiba tiba berhenti” → “tiba-tiba berhenti”
    """
    for item in doubled(article.text, article.lang):
        if item.kind == "hyphen":
            yield _flag(item)


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


def _proof(item: Doubled) -> Iterator[Message]:
    yield say(
        "“{word}” begins at character {first} and again at character {second}, with only a blank between",
        word=item.word,
        first=item.start,
        second=item.second,
    )
    yield say("a reduplication takes a hyphen (PUEBI II.C, Permendikbud 50/2015)")
    if item.hyphenated:
        yield say(
            "this text writes “{word}-{word}” with a hyphen {count} times", word=item.word, count=len(item.hyphenated)
        )

"""The rule ordinal-suffix: an ordinal number whose suffix or prefix is written wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Suggestion, check, say
from factcheck.facts.ordinals import ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.ordinals import Ordinal


@check(
    "ordinal-suffix",
    severity="error",
    family="numbers",
    languages=("id", "en"),
    bad={
        "id": (
            "Lomba itu memasuki hari ke 3.",
            "Ia anak ke-dua dari lima bersaudara.",
            "Kota itu merayakan HUT ke79 dengan sederhana.",
        ),
        "en": ("The club marks its 21th year.", "She came 112nd in the race on the 2st of May."),
    },
    good={
        "id": (
            "Lomba itu memasuki hari ke-3.",
            "Harga naik dari 1 ke 3 dolar.",
            "Ia bepergian ke 3 kota.",
            "Ia anak kedua.",
        ),
        "en": ("The club marks its 21st year.", "She came 112th in the race on the 2nd of May, her 11th."),
    },
)
def ordinal_suffix(article: Analysed) -> Iterator[Flag]:
    """An ordinal number is written wrong.

    ## Why it matters
    "21th" or "ke 3" reads as a slip, and sometimes hides a changed digit: the 22nd that became the 21st.

    ## How it is computed
    English: the suffix goes with the last digit (1st, 2nd, 3rd, else th), and 11, 12, 13 take "th". Indonesian: an
    ordinal is one word or takes a hyphen before its digits (EYD V: "kedua", "ke-2"); "ke2", "ke- 2" and "ke-dua" are
    wrong everywhere, "ke 2" and "ke dua" behind a noun that is counted off ("hari", "peringkat")
    and before "kalinya".

    ## Limits
    "ke 3" after other nouns may be a direction and is left alone. That the digit is the slip and not the suffix
    cannot be known.

    ## Example
    "hari ke 3" → "hari ke-3"; "21th" → "21st"
    """
    for item in ordinals(article.text, article.lang):
        yield _flag(article, item)


def _flag(article: Analysed, item: Ordinal) -> Flag:
    start = item.start - len(item.part) if item.kind == "suffix" else item.start
    written = article.text[start : item.end]
    if item.kind == "suffix":
        reason = say("{digits} takes “{suffix}”", digits=item.part, suffix=item.right[0])
        proof = say("{digits} takes “{suffix}”", digits=item.part, suffix=item.right[0])
    else:
        reason = say("one word, or a hyphen before digits")
        proof = say("an ordinal is one word (“kedua”) or takes a hyphen before its digits (“ke-2”): EYD V, 2022")
    fixes = tuple(Suggestion(item.start, item.end, right, reason) for right in item.right)
    return Flag(
        "ordinal-suffix",
        "error",
        start,
        item.end,
        say("the ordinal “{written}” is written wrong", written=written),
        (proof,),
        fixes,
    )

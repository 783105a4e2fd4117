"""The rule repeated-phrase: two to five words that stand twice in a row by a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.phrases import echoes, may_echo

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "repeated-phrase",
    severity="warning",
    family="words",
    languages=("id", "en", "ms", "de", "fr", "es", "pt", "it", "nl"),
    bad={
        "id": (
            "Rapat itu digelar di Jakarta di Jakarta pada Senin.",
            "Petugas masih menunggu hasil pemeriksaan hasil pemeriksaan laboratorium.",
        ),
        "en": ("The road was closed in the in the morning.", "It is one of the one of the oldest bridges here."),
    },
    good={
        "id": (
            "Warga maju langkah demi langkah demi langkah.",
            "Rapat di Jakarta, di Jakarta juga, dan di Bogor.",
            "Tim itu menang 2 lawan 2 lawan siapa pun.",
            "Pasar Baru Dibuka Pasar Baru Dibuka kembali untuk umum.",
        ),
        "en": (
            "They tried again and again and again.",
            "They stood side by side by side.",
            "What they do they do well.",
            "New Bridge Opens New Bridge Opens to traffic.",
        ),
    },
)
def repeated_phrase(article: Analysed) -> Iterator[Flag]:
    """A phrase stands twice in a row.

    ## Why it matters
    It is what a half-finished edit leaves: a phrase moved or rewritten while the old one stayed.

    ## How it is computed
    Two to five words and the same words at once after them, with nothing but blanks between, whatever the case of the
    first letter. It runs in the languages of repeated-word.

    ## Limits
    Nothing is said where the second phrase begins with a capital (a name, a headline glued to the text), where a figure
    is in it, of one word over and over, of a chain ("again and again and again", "demi langkah demi langkah" behind
    "langkah"), of a phrase that begins with a pronoun ("what they do they do well"), or across a mark or a line end.

    ## Example
    “di Jakarta di Jakarta pada Senin” → “di Jakarta pada Senin”
    """
    if not may_echo(article.text, article.scan.words):
        return
    for echo in echoes(article.text, article.lang):
        phrase = article.text[echo.start : echo.first_end]
        yield Flag(
            rule="repeated-phrase",
            severity="warning",
            start=echo.start,
            end=echo.end,
            message=say("“{phrase}” stands twice in a row", phrase=phrase),
            proof=(
                say(
                    "“{word}” begins at character {first} and again at character {second}, with only a blank between",
                    word=phrase,
                    first=echo.start,
                    second=echo.second,
                ),
            ),
            suggestions=(Suggestion(echo.first_end, echo.end, "", say("write the phrase once")),),
            related=(Related(echo.start, echo.first_end, "evidence", say("the phrase stands here first")),),
        )

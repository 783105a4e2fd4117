"""The rule on sources that are named by nothing but a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, check, say
from factcheck.facts.vague import vague_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 5


@check(
    "vague-source",
    severity="info",
    family="sources",
    languages=("id", "en"),
    words=(
        *("sumber", "ahli", "pakar", "pengamat", "analis", "peneliti", "ilmuwan", "kalangan", "pihak"),
        *("source", "sources", "experts", "critics", "observers", "insiders", "analysts", "scientists", "researchers"),
    ),
    default=False,
    bad={
        "id": (
            "Menurut sumber tepercaya, jembatan itu akan dibongkar.",
            "Beberapa ahli mengatakan banjir akan datang lagi.",
        ),
        "en": ("Experts say the flood will return.", "According to sources, the bridge will be torn down."),
    },
    good={
        "id": (
            "Menurut sumber Kementerian Pekerjaan Umum, jembatan itu akan dibongkar.",
            "Ahli hidrologi Rina Wati mengatakan banjir akan datang lagi.",
        ),
        "en": (
            "Anna Lee, an expert in rivers, says the flood will return.",
            "The sources of the river lie in the hills.",
        ),
    },
)
def vague_source(article: Analysed) -> Iterator[Flag]:
    """A statement is given to a source without a name.

    ## Why it matters
    "Experts say" cannot be checked: nobody can ask them. Many desks want the name, or the reason for leaving it out.

    ## How it is computed
    The phrases of the language's `[vague]` table, and its kinds of people after "some" or the like and before a verb of
    saying, are searched for. One note an article, at the first; the others are shown with it.

    ## Limits
    Off until it is turned on: an unnamed source is often right, and a name may follow in the next sentence, which this
    rule does not read.

    ## Example
    "Beberapa ahli mengatakan …": which ones?
    """
    first, *others = (*vague_sources(article.text, article.lang),) or (None,)
    if first is None:
        return
    words = article.text[slice(*first)]
    again = say("here again")
    yield Flag(
        "vague-source",
        "info",
        *first,
        say("“{words}” names nobody: who is meant?", words=words),
        (),
        (),
        tuple(Related(start, end, "same-error", again) for start, end in others[:_SHOWN]),
    )

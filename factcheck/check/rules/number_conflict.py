"""The rule number-conflict: one count, two numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.conflicts import Count, conflicts, counts, event_words, tells_counts
from factcheck.facts.number_style import written_like

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "number-conflict",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    words=event_words("id") | event_words("en"),
    bad={
        "id": "Kebakaran pasar itu menewaskan 12 orang. Polisi memasang garis. Sebanyak 14 orang tewas di los ikan.",
        "en": "The fire killed 12 people. Police sealed the hall. In all 14 people died in the fish market.",
    },
    good={
        "id": (
            "Kebakaran pasar itu menewaskan 12 orang. Sebanyak 12 orang tewas di los ikan.",
            "Kebakaran itu menewaskan 12 orang. Hingga malam korban bertambah menjadi 14 orang tewas.",
            "Gempa di Palu menewaskan 12 orang. Banjir di Poso menewaskan 14 orang.",
        ),
        "en": (
            "The fire killed 12 people. In all 12 people died in the fish market.",
            "The fire killed 12 people. By night the toll rose to 14 people dead.",
            "The quake in Palu killed 12 people. The flood in Poso killed 14 people.",
        ),
    },
)
def number_conflict(article: Analysed) -> Iterator[Flag]:
    """The same is counted twice with different results.

    ## Why it matters
    A toll that differs between the first paragraph and the last makes readers doubt both.

    ## How it is computed
    Counts of people or things that died, were hurt, went missing, were arrested, displaced or damaged are compared with
    the first count of the same in the article. Two numbers conflict when they stand in different sentences and the
    later sentence names no place and no day that was not named before the first number. A smaller number may be that of
    some of them: it counts only behind the event itself (“killed 12 people”, “the death toll is 12”).

    ## Limits
    Only these events, and only exact numbers. A sentence that speaks of an update (“bertambah”, “rose”), of a part, of
    another time, or on another's word is passed over, as is a quotation. Two events told in one article without places
    look like one.

    ## Example
    “menewaskan 12 orang … Sebanyak 14 orang tewas”: 12 ≠ 14.
    """
    if not tells_counts(article.scan, article.lang):
        return
    found = counts(article.text, article.lang, article.numbers, article.sentences, article.quotes)
    for earlier, later in conflicts(article.text, found):
        yield _flag(article, earlier, later)


def _flag(article: Analysed, earlier: Count, later: Count) -> Flag:
    one, other = earlier.quantity, later.quantity
    written = article.text[one.figure : one.figure_end]
    here = article.text[other.figure : other.figure_end]
    first = written_like(here, one.value, article.lang)
    return Flag(
        rule="number-conflict",
        severity="warning",
        start=other.start,
        end=other.unit_span[1],
        message=say("the same is counted as {first} before and as {second} here", first=written, second=here),
        proof=(say("{first} ≠ {second}", first=written, second=here),),
        suggestions=(Suggestion(other.figure, other.figure_end, first, say("the number given first")),),
        related=(Related(one.start, one.unit_span[1], "evidence", say("the number given first")),),
    )

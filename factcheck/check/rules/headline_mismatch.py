"""The rule headline-mismatch: the text says otherwise than its headline."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Message, Related, check, say
from factcheck.facts.headline import clashes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.headline import Clash


@check(
    "headline-mismatch",
    severity="warning",
    family="names",
    languages=("id", "en"),
    bad={
        "id": (
            Article("Sebuah bus terguling di Garut. Sebanyak 7 orang tewas di tempat.", title="Bus Terguling, 5 Tewas"),
            Article(
                "Kerja sama dengan Verbandt batal. Saham Verbandt turun. Kata analis, Verbandt merugi.",
                title="Saham Verbnadt Anjlok",
            ),
        ),
        "en": (
            Article(
                "A bus overturned near Leeds. Seven people were killed on Monday.", title="Bus crash leaves 5 dead"
            ),
            Article(
                "The fair opens on 17 July in the old town.",
                title="Fair to open on 17 August",
                published=date(2021, 6, 1),
            ),
        ),
    },
    good={
        "id": (
            Article("Sebanyak 7 orang tewas, 5 di antaranya pelajar.", title="Kecelakaan Bus, 5 Pelajar Tewas"),
            Article("Sebanyak 213 orang tewas akibat gempa.", title="Ratusan Orang Tewas Akibat Gempa"),
            Article("Lima orang tewas dalam kecelakaan itu.", title="Kecelakaan Bus, 5 Tewas"),
        ),
        "en": (
            Article("Five people died; seven people were hurt.", title="Bus crash leaves 5 dead"),
            Article("On Monday 4 people were killed. On Tuesday 9 people were killed.", title="Attacks kill 13"),
            Article("More than 200 people were killed in the flood.", title="Flood kills 211"),
        ),
    },
)
def headline_mismatch(article: Analysed) -> Iterator[Flag]:
    """The text contradicts its headline in a number, an amount, a date or a name.

    ## Why it matters
    Headline and text are often written by two people at two times. Many readers see the headline alone, and the
    difference is what they quote back.

    ## How it is computed
    Compared are, first, a number in the headline beside a word such as “tewas” or “injured”: the text must have that
    number somewhere; where it does not, and counts the same happening exactly once or always alike, the two contradict
    each other. Then a percentage or a sum of money that the text does not have, not even rounded or cut off, where it
    has one other of the same unit, in a clause with two further words of the headline. A date with its month's name:
    where the text's only date has the same day and another month, or the same day and month and another year, or,
    behind the same word, another day of the month. The text's only weekday, where it is another than the headline's
    behind the same word. Last, a capitalised word of the headline that the text does not have and that is no ordinary
    word of the news: where it is one letter away (distance OSA; two from nine letters on) from a form that stands twice
    or more in the text.

    ## Limits
    Rounded, hedged and changing numbers (“ratusan”, “more than”, two different counts in the text) are left alone, and
    so are scores and other counted things: a text has many. The rule needs the headline as the article's title. Which
    of the two is wrong, it cannot tell: it marks the text and suggests nothing.

    ## Example
    Headline “Bus Terguling, 5 Tewas”, text “7 orang tewas”
    """
    title = article.article.title
    if not title:
        return
    for clash in clashes(title, article.names, lambda: article.numbers):
        here = say("the headline stands here")
        yield Flag(
            rule="headline-mismatch",
            severity="warning",
            start=clash.start,
            end=clash.end,
            message=say(
                "the headline has “{titled}”, the text “{written}”", titled=clash.titled, written=clash.written
            ),
            proof=(_proof(clash),),
            related=(Related(*clash.headline, "evidence", here),) if clash.headline else (),
        )


def _proof(clash: Clash) -> Message:
    if clash.kind == "number":
        return say(
            "“{titled}” is nowhere in the text, in figures or in words, and the text counts the same with “{written}”",
            titled=clash.titled,
            written=clash.written,
        )
    if clash.kind == "amount":
        return say(
            "“{titled}” is nowhere in the text, not even rounded; “{written}” is its only amount of the kind",
            titled=clash.titled,
            written=clash.written,
        )
    if clash.kind == "date":
        return say(
            "“{written}” is the only date in the text, and differs from “{titled}” in one part",
            written=clash.written,
            titled=clash.titled,
        )
    if clash.kind == "weekday":
        return say(
            "“{written}” is the only weekday in the text, and follows the same word as “{titled}”",
            written=clash.written,
            titled=clash.titled,
        )
    return say(
        "“{titled}” stands nowhere in the text, and is a letter or two away from “{written}”, which does",
        titled=clash.titled,
        written=clash.written,
    )

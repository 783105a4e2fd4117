"""The rule percent-change: a percentage that the numbers before and after do not give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.numbers import in_writing
from factcheck.facts.ratios import changes, reach, tells_percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.ratios import Ratio
    from factcheck.model import Message, Severity


@check(
    "percent-change",
    severity="error",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    words=("dari", "dibanding", "dibandingkan", "from", "compared", "against"),
    bad={
        "id": (
            "Harga cabai naik dari Rp 100 ribu menjadi Rp 150 ribu atau 40 persen.",
            "Jumlah penumpang turun 20 persen dari 50.000 menjadi 45.000 orang.",
            "Bunga naik 10 persen dari 20 persen menjadi 30 persen.",
        ),
        "en": (
            "Ticket sales rose 40% from 100 to 150 last month.",
            "Profits rose 20% to $150m from $100m a year earlier.",
            "Turnout rose 10 percent from 20 percent to 30 percent.",
        ),
    },
    good={
        "id": (
            "Harga cabai naik dari Rp 100 ribu menjadi Rp 150 ribu atau 50 persen.",
            "Bunga naik 10 poin persen dari 20 persen menjadi 30 persen.",
            "Produksi tumbuh 8,3 persen dari 1,2 juta ton menjadi 1,3 juta ton.",
            "Laba naik 10 persen, sedangkan aset naik dari Rp 40 miliar menjadi Rp 60 miliar.",
        ),
        "en": (
            "Ticket sales rose 50% from 100 to 150 last month.",
            "Profits rose 11% to $1.2bn from $1.1bn a year earlier.",
            "Sales rose more than 40% from 100 to 150.",
            "Revenue grew 15 percent while staff went from 200 to 260.",
        ),
    },
)
def percent_change(article: Analysed) -> Iterator[Flag]:
    """A percentage of change contradicts the numbers before and after it.

    ## Why it matters
    A wrong percentage is the commonest slip of arithmetic in print, and a reader with a calculator finds it.

    ## How it is computed
    In "rose 40% from 100 to 150" and the other usual orders, the change is (after − before) / before. Each number
    stands for all values that round to it: half a unit of its last written digit, a whole group of three zeros
    counting as a scale word. The stated percentage stands for its interval likewise. The flag is raised only when no
    values in these intervals agree, which makes it an error. "About" widens a percentage by a tenth of itself and a
    number by a twentieth (own choice, then a warning); "more than" and "nearly" open one side. When both
    numbers are percentages and their difference is the stated one, percentage points are meant (a warning).

    ## Limits
    The three numbers must stand in one sentence with nothing but their units and a few words between. Sentences that
    name another base (annual averages, inflation, underlying figures) are passed over, and so are numbers that a word
    such as "while" or "dan" parts from the percentage. Changes in words ("doubled", "by a third") are not recomputed.

    ## Example
    "naik dari 100 menjadi 150 atau 40 persen" → 50 persen
    """
    if not tells_percent(article.scan):
        return
    for ratio in changes(article.text, article.numbers, article.lang):
        if not ratio.holds:
            yield _flag(article, ratio)


def _flag(article: Analysed, ratio: Ratio) -> Flag:
    percent = ratio.percent
    written = article.text[percent.start : percent.end]
    right = in_writing(abs(ratio.exact), article.lang, percent.digits)
    severity: Severity = "warning" if ratio.hedged else "error"
    suggestions: tuple[Suggestion, ...] = ()
    if ratio.points and ratio.is_difference:
        severity = "warning"
        message = say(
            "a difference of two percentages is counted in percentage points, not in percent: “{stated}”",
            stated=written,
        )
        points = article.language.table("ratios")["points"]
        suggestions = (Suggestion(percent.figure_end, percent.end, f" {points}", say("percentage points are meant")),)
    elif ratio.turned:
        message = say("the words and the numbers go opposite ways")
    else:
        message = say("the two numbers give {right} percent, not “{stated}”", right=right, stated=written)
        suggestions = (Suggestion(percent.figure, percent.figure_end, right, say("computed from the two numbers")),)
    related = (
        Related(ratio.base.start, ratio.base.end, "evidence", say("the number before")),
        Related(ratio.other.start, ratio.other.end, "evidence", say("the number after")),
    )
    return Flag(
        "percent-change", severity, percent.start, percent.end, message, _proof(article, ratio), suggestions, related
    )


def _proof(article: Analysed, ratio: Ratio) -> tuple[Message, ...]:
    lang = article.lang
    return (
        say(
            "({after} − {before}) ÷ {before} = {change} percent",
            after=article.text[ratio.other.start : ratio.other.end],
            before=article.text[ratio.base.start : ratio.base.end],
            change=in_writing(ratio.exact, lang, 2),
        ),
        *reach(ratio, lang),
    )

"""The rule malformed-date: figures that are meant as a date and are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.date_faults import Malformed, malformed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date


@check(
    "malformed-date",
    severity="error",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Pasar itu terbakar pada Sabtu (11//5/2024).",
            "Kata Rahmat, Jumat (3/5/), warga sudah pulang.",
            "Jalan ditutup sejak Jumat (10/112017) pagi.",
            "Rapat itu digelar Jumat (28/5.2021).",
            "Sidang dimulai pada 3 Mei 20214.",
        ),
        "en": (
            "The market burned down on Saturday (11//5/2024).",
            "The road was closed on Friday (10/112017).",
            "The hearing began on 3 May 20214.",
        ),
    },
    good={
        "id": (
            "Pasar itu terbakar pada Sabtu (11/5/2024) dan Minggu (12/5).",
            "Ia mendapat nilai (3/5) pada musim (2023/2024) dengan tensi (120/80).",
            "Skala peta itu (1/10.000), dan nomor suratnya 11//5/2024.",
        ),
        "en": (
            "The market burned down on Saturday (11/5/2024).",
            "He scored (3.5/5) in the (2023/2024) season, and the ratio was (1/100.000).",
            "On 3 May 20000 people marched.",
        ),
    },
)
def malformed_date(article: Analysed) -> Iterator[Flag]:
    """A date is written so that it can be read as none.

    ## Why it matters
    A doubled stroke or a lost figure leaves the reader to guess the day, and search and archives lose it.

    ## How it is computed
    Figures with slashes that stand alone in brackets, beside a weekday or after a word such as "tanggal" or "on" are
    compared with the forms d/m, d/m/yy and d/m/yyyy. What misses them by one slip is flagged: marks doubled, mixed or
    left over or in front, a year of three or five figures, a mark lost before the year, a day or month of three
    figures; beside a weekday it is an error. After the name of a month, a year of five figures (or of three, at the end
    of a bracket) counts too. Suggested are the dates one key stroke away: on the weekday beside it, and within two
    years of the publication date, or of the article's first whole date; where several are left and nothing tells them
    apart, none.

    ## Limits
    Elsewhere nothing is flagged: scores, scales and numbers of letters look the same. A blank within the figures is
    taken for style, and letters among them (“2O21”) are not seen.

    ## Example
    “Sabtu (11//5/2024)” → “Sabtu (11/5/2024)”
    """
    text = article.text
    for item in malformed(text, article.lang, article.article.published):
        yield Flag(
            rule="malformed-date",
            severity="error" if item.beside is not None else "warning",
            start=item.start,
            end=item.end,
            message=say("“{written}” is not a whole date", written=text[item.start : item.end]),
            proof=(_proof(item),),
            suggestions=tuple(Suggestion(item.start, item.end, new, _reason(when)) for new, when in item.mends),
        )


def _proof(item: Malformed) -> Message:
    if item.fault == "marks":
        return say("between day, month and year stands one mark each, and none after them")
    if item.fault == "year":
        return say("a year has four figures, or two")
    if item.fault == "cut":
        return say("beside a weekday stands a day, and here are only two numbers, one of them a year")
    return say("day and month have at most two figures each, and a mark stands before the year")


def _reason(when: date | None) -> Message:
    if when is None:
        return say("the same date in its usual form")
    return say("{when:date} is a {day:weekday}", when=when.isoformat(), day=when.weekday())

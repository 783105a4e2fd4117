"""The rule that finds a deadline later than the moment it should forestall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, check, say
from factcheck.facts.deadlines import conflicts
from factcheck.facts.times import as_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.deadlines import Conflict

TOO_LATE_ID = (
    "Penghentian layanan mulai berlaku Jumat (5/3) pukul 08.00 WIB. "
    "Jika koperasi itu belum melunasi tagihan hingga Jumat malam, listriknya akan diputus."
)
TOO_LATE_EN = (
    "The suspension takes effect on Friday at 8 a.m. "
    "If the company does not find a new host by Friday night, its site will go offline."
)


@check(
    "deadline-conflict",
    severity="warning",
    family="dates",
    languages=("id", "en"),
    needs=("digit", "weekday"),
    words=("jika", "kalau", "apabila", "bila", "kecuali", "if", "unless"),
    bad={"id": (TOO_LATE_ID,), "en": (TOO_LATE_EN,)},
    good={
        "id": (
            TOO_LATE_ID.replace("hingga Jumat", "hingga Kamis"),
            "Jalan ditutup mulai Jumat pukul 08.00 WIB. Jika belum rampung hingga Jumat malam, penutupan diperpanjang.",
        ),
        "en": (
            TOO_LATE_EN.replace("8 a.m.", "11:59 p.m."),
            "The road closes on Friday at 8 a.m. If the work is not done by Friday night, it will remain closed.",
        ),
    },
)
def deadline_conflict(article: Analysed) -> Iterator[Flag]:
    """A deadline lies after the moment at which the thing it should prevent has begun.

    ## Why it matters
    "The service stops on Sunday at 00:00; if no other is found by Sunday night …": those who trust the deadline have
    lost the service for most of a day already. One of the two times is wrong.

    ## How it is computed
    The first place is a verb of taking effect or ending, a weekday and a time of day. The second is a condition with a
    negation and a weekday with a part of day ("if … not … by Sunday night"), in the same sentence or the next. Both
    name the same weekday, and the part of day begins, at the earliest (`[times]` table, set by hand), after the hour.
    The words around the condition must say that the effect comes about, or draw a conclusion ("that means").

    ## Limits
    Only the same weekday is compared; the text's "Sunday night" is taken to be of the same week. A condition that says
    that a state goes on ("remains closed") is left alone. Which of the two times is right cannot be told, so that
    nothing is suggested.

    ## Example
    "mulai berlaku Minggu pukul 00:00 … jika tidak menemukan penyedia baru pada Minggu malamnya"
    """
    return (_flag(article, found) for found in conflicts(article.text, article.lang, article.times, article.sentences))


def _flag(article: Analysed, found: Conflict) -> Flag:
    start, end = found.deadline
    words = article.text[start:end]
    begins = as_clock(found.begins)
    proof = (
        say("the effect begins on {day:weekday} at {time}", day=found.weekday, time=begins),
        say("“{words}” begins at {time} at the earliest", words=words, time=as_clock(found.earliest)),
        say(
            "the deadline is at least {time} later, in hours and minutes", time=as_clock(found.earliest - found.begins)
        ),
    )
    cause = say("what the deadline should prevent has begun here")
    return Flag(
        "deadline-conflict",
        "warning",
        start,
        end,
        say(
            "the deadline “{words}” lies after the effect has begun: {day:weekday} {time}",
            words=words,
            day=found.weekday,
            time=begins,
        ),
        proof,
        (),
        (Related(found.start, found.end, "evidence", cause),),
    )

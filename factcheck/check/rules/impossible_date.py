"""The rule impossible-date: a day that no calendar has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.date_faults import Impossible, Mend, impossible
from factcheck.facts.written_dates import day_first

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "impossible-date",
    severity="error",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Pendaftaran lomba ditutup pada 31 September 2022.",
            "Warga Desa Sukamaju mengungsi sejak Kamis (32/1).",
            "Jembatan itu ambruk pada 29 Februari 2021.",
            "Menurut polisi, mobil itu hilang sejak Senin (36/2/2023).",
        ),
        "en": (
            "The museum closes its doors on 31 June 2022.",
            "The bridge collapsed on February 29, 2021.",
            "The order, dated 31/9/2020, was never signed.",
        ),
    },
    good={
        "id": (
            "Pendaftaran lomba ditutup pada 30 September 2022.",
            "Ia lahir pada 29 Februari dan berulang tahun tiap empat tahun.",
            "Hal itu diatur dalam UU 13/2003 dan Perkara Nomor 45/13/2021.",
            "Hubungi panitia di nomor 0812-31-13-2021 atau lihat versi 2.31.",
        ),
        "en": (
            "The museum closes its doors on 30 June 2022.",
            "The order, dated 9/30/2020 by some, is case 45/13/2021.",
            "In May 45 people were hired; in June 31 left.",
        ),
    },
)
def impossible_date(article: Analysed) -> Iterator[Flag]:
    """A date names a day that no calendar has.

    ## Why it matters
    Nobody can come on 31 September. A reader who meets such a date knows that it is wrong, not what is right.

    ## How it is computed
    Each day with the name of its month, and each date in figures, is compared with the Gregorian calendar of its
    year (1583 to 2399): February has 29 days in leap years, and in a date without a year. In Indonesian 9/1 is
    9 January; in English both orders must fail. Figures count as a date beside a weekday, in brackets with a year,
    after a word such as "on", or with a day up to 31, a month up to 12 and a whole year. Where day and month swapped
    are a date, the finding is a warning: a page from America may have been copied. The suggestions are the swapped
    date, the last day of that month, and the days one key stroke away that fall on the weekday beside them or, without
    one, lie within two weeks of the publication date or of the article's first whole date; the nearest first, those
    one key stroke away last where no weekday is beside them.

    ## Limits
    A month before its day ("June 31") needs a year, an ending, or a mark after it and “on” or a shortened month before
    it: “in June 31 people” is no date. Nor is, without a year or a word such as “on”, a day before a month that a name
    or another month follows (“usia 31 April Wijaya”). Numbers of laws, letters and cases are passed over, as are years
    named as Hijri or Buddhist, and 29 February of a century up to 1923, which the Julian calendar had. A wrong date
    that exists is a concern of weekday-mismatch.

    ## Example
    “31 September 2022”: September has 30 days; 30 September is suggested.
    """
    for item in impossible(article.text, article.lang, article.article.published):
        written = item.written
        yield Flag(
            rule="impossible-date",
            severity="error" if item.certain else "warning",
            start=written.start,
            end=written.end,
            message=say("“{written}” is a date that does not exist", written=article.text[written.start : written.end]),
            proof=tuple(_proof(article, item)),
            suggestions=tuple(Suggestion(m.start, m.end, m.text, _reason(m)) for m in item.mends),
        )


def _proof(article: Analysed, item: Impossible) -> Iterator[Message]:
    written = item.written
    if item.fault == "zero":
        yield say("days and months are counted from 1")
    elif item.fault == "month":
        yield say("a year has 12 months, and {month} is none of them", month=str(written.month))
    elif item.fault == "day":
        yield say("no month has {day} days", day=str(written.day))
    elif item.fault == "leap":
        yield say("{year} is no leap year: its February has 28 days", year=str(written.full_year))
    else:
        month = min(written.month, 12) if written.month <= 12 else written.day
        year = written.full_year or 2001
        yield say("the last day of that month is {last:daymonth}", last=f"{year:04}-{month:02}-{item.last:02}")
    if not written.named and not day_first(article.lang):
        yield say("read the other way round it does not exist either")


def _reason(mend: Mend) -> Message:
    if mend.change == "last":
        return say("the last day of that month")
    if mend.when is None:
        return say("one key stroke away")
    when, day = mend.when.isoformat(), mend.when.weekday()
    if mend.change == "swap":
        return say("day and month swapped: {when:date} is a {day:weekday}", when=when, day=day)
    return say("one key stroke away: {when:date} is a {day:weekday}", when=when, day=day)

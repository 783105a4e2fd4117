"""The rule weekday-mismatch: a weekday that does not belong to the date beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, partial
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Severity, Suggestion, check, say
from factcheck.facts.date_calendar import day_of, first_day, in_order
from factcheck.facts.date_dialect import dialect
from factcheck.facts.date_solver import Finding, conclude
from factcheck.facts.date_words import alternatives, date_words
from factcheck.facts.date_writing import edited, rewritten_date, rewritten_weekday
from factcheck.facts.dates import loose_dates
from factcheck.lang import available

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.date_repairs import Repair
    from factcheck.facts.dates import Mention

_REASONS = {
    "year": "another year: {when:date} is a {day:weekday}",
    "month": "another month: {when:date} is a {day:weekday}",
    "day": "another day: {when:date} is a {day:weekday}",
    "weekday": "another weekday: {when:date} is a {day:weekday}",
    "swap": "day and month swapped: {when:date} is a {day:weekday}",
    "two": "two changes: {when:date} is a {day:weekday}",
}

# How far from a date, in code points, the words may stand that call it wrong.
_NEAR = 300


@check(
    "weekday-mismatch",
    severity="error",
    family="dates",
    languages=available(),
    needs=("weekday",),
    bad={
        "id": (
            "Jembatan itu dibuka Kamis (3/3/2021).",
            "Rapat digelar Kamis malam (4/3/2020) dan dilanjutkan Jumat (5/3).",
            "Lomba dimulai Jumat, 7 Agustus 2022.",
            "Pasar murah berlangsung Sabtu-Minggu, 14-15 Mei 2021.",
        ),
        "en": (
            "The bridge opened on Monday, 3 March 2021.",
            "The vote was held on Thursday, March 5th, 2021.",
            "The hall closed on Sunday (10/11/2021).",
        ),
        "de": ("Die Brücke wurde am Samstag, dem 9. Januar 2020, eröffnet.",),
        "ru": ("Мост открыли в субботу, 9 января 2020 года.",),
        "ja": ("橋は2020年1月9日（土）に開通した。",),
    },
    good={
        "id": (
            "Jembatan itu dibuka Kamis (4/3/2021).",
            "Loket buka Senin-Jumat pukul 08.00-15.00.",
            "Dua minggu, 3 Mei 2021 sampai 16 Mei 2021, jalan itu ditutup.",
            "Pertandingan Kamis 19.30 berakhir 3-2.",
            "Rombongan tiba malam Minggu (13/3/2021).",
        ),
        "en": (
            "The bridge opened on Wednesday, 3 March 2021.",
            "The hall closed on Sunday (10/1/2021).",
            "Read The Sun, 4 March 2021.",
        ),
        "de": ("Die Brücke wurde am Samstag, dem 9. Januar 2021, eröffnet.",),
        "th": ("สะพานเปิดวันเสาร์ที่ 9 มกราคม พ.ศ. 2563",),
        "ja": ("橋は令和3年1月8日（土）に開通した。",),
    },
)
def weekday_mismatch(article: Analysed) -> Iterator[Flag]:
    """A weekday does not belong to the date beside it.

    ## Why it matters
    A reader who planned for the day, or a historian, cannot tell which of the two is right. In news the slip is most
    often the year in January, the month at its turn, or yesterday's date under today's weekday.

    ## How it is computed
    Each weekday that stands beside a date is compared with the Gregorian calendar (years 1583 to 2999). A date with
    its own year is judged by itself. A date without one is judged only in the year of a publication date at most 60
    days after or 14 days before it, or of at least two sound dates within a week and 2,500 characters, and in the
    latter case only when no other year that the article names would make it fit. If neighbours without a year fail in
    the written year too, and all fit another one, the year is wrong for all: one finding. The suggestions change one
    field (year, month, day, weekday, or day and month swapped), then two; first come those nearest to the article's
    other dates and to its publication, the past before the future.
    In Indonesian 9/1 is 9 January. In English both orders must fail, unless the language tag, the spelling or a day
    above 12 shows which one the text uses. A date that the text itself calls wrong, that stands in a quotation, or
    that is one day off in the small hours (two time zones may have two dates) is a warning.
    A weekday behind its date counts alone in brackets, at the end of a line, or as an explanation (“, a Saturday,”),
    and anywhere in languages that put it there.
    In every language the names of weekdays and months, with their inflected and short forms, and the ways of writing
    a date are those of the Unicode CLDR 47, with additions by hand. A suggestion keeps the text's inflection, script
    and figures.

    ## Limits
    About 1 of 7 slips is invisible, because the wrong date falls on the written weekday by chance: 15 % of wrong
    figures, 12 % of swaps of day and month, a third of the month slips around February. Most dates without a year
    cannot be judged and are passed over, as is one whose own words put it into another year (“last year”). So are two
    weekdays with a week or more of dates (“Senin-Jumat, 1-30 Juni”) and, up to 1923, a weekday that fits the Julian
    calendar. Near the publication date nobody can tell a wrong day from a wrong weekday. Years of another calendar
    (Buddhist, Hijri, Persian, Nepali, of Japanese eras) are left alone, and where these are usual also years of two
    figures. Abbreviations of one letter are read in Chinese, Japanese and Korean only. On real news it was tried in
    Indonesian, English, German and French; in the other languages on the forms of CLDR and on sentences of our own.

    ## Example
    “Sabtu malam (9/1/2020)” and “Minggu (10/1)”: 9 January 2020 was a Thursday, and both fit 2021.
    """
    if not article.dates:
        return
    order = dialect(article.text, article.lang, article.article.lang)
    text, lang = article.text, article.lang
    loose = partial(loose_dates, text, lang)
    for finding in conclude(text, article.dates, article.article.published, order, loose):
        yield _flag(article, finding)


def _flag(article: Analysed, finding: Finding) -> Flag:
    text, mention = article.text, finding.mention
    return Flag(
        rule="weekday-mismatch",
        severity=_severity(article, finding),
        start=mention.start,
        end=mention.end,
        message=say(
            "{written:weekday} does not belong to {when:date}, which is a {real:weekday}",
            written=finding.failing[0],
            when=finding.failing[1].isoformat(),
            real=finding.failing[1].weekday(),
        ),
        proof=tuple(_proof(text, finding)),
        suggestions=tuple(_suggestions(article, finding)),
        related=tuple(_related(finding)),
    )


def _severity(article: Analysed, finding: Finding) -> Severity:
    doubtful = _by_a_time_zone(finding) or _named_wrong(article, finding)
    return "warning" if doubtful else "error"


def _by_a_time_zone(finding: Finding) -> bool:
    off = (finding.when.weekday() - finding.mention.weekday) % 7
    return finding.mention.small_hours and off in (1, 6)


@cache
def _wrong_words(lang: str) -> re.Pattern[str]:
    words = date_words(lang)
    return re.compile(rf"(?<!\w)(?:{alternatives(words.named_wrong if words else ())})(?!\w)", re.IGNORECASE)


@cache
def _right_day(lang: str, weekday: int) -> re.Pattern[str]:
    """A weekday's name close to a word with which a text corrects another one."""
    words = date_words(lang)
    names = alternatives(name for name, number in words.weekdays.items() if number == weekday) if words else "(?!)"
    said = alternatives(words.corrected_by if words else ())
    pair = rf"(?:{said})(?!\w)[^\n]{{0,25}}?(?<!\w)(?:{names})|(?:{names})(?!\w)[^\n]{{0,25}}?(?<!\w)(?:{said})"
    return re.compile(rf"(?<!\w)(?:{pair})(?!\w)", re.IGNORECASE)


def _named_wrong(article: Analysed, finding: Finding) -> bool:
    """Whether the text itself says that the date is wrong, as fact-checks do.

    Its sentence says so, or the rest of that sentence or the next one names the right weekday as such.
    """
    sentences, mention = article.sentences, finding.mention
    at = bisect_right(sentences, mention.start, key=lambda span: span[0]) - 1
    start, end = sentences[at] if at >= 0 else (mention.start, mention.end)
    further = sentences[at + 1][1] if 0 <= at < len(sentences) - 1 else end
    near, far = max(0, mention.start - _NEAR), mention.end + _NEAR
    if _wrong_words(article.lang).search(article.text, max(start, near), min(end, far)):
        return True
    right = _right_day(article.lang, finding.failing[1].weekday())
    return right.search(article.text, mention.end, min(further, far)) is not None


def _proof(text: str, finding: Finding) -> Iterator[Message]:
    mention, (weekday, day) = finding.mention, finding.failing
    when = day.isoformat()
    yield say("{when:date} is a {day:weekday}", when=when, day=day.weekday())
    for number, month in mention.readings[1:]:
        if (other := day_of(finding.when.year, month, number)) is not None:
            there, real = other.isoformat(), other.weekday()
            yield say("read the other way round, {when:date} is a {day:weekday}", when=there, day=real)
    if finding.basis == "published":
        yield say("the year is that of the publication date")
    if finding.basis == "neighbours":
        yield say("the year is that of the dates around it")
    if finding.years:
        yield say("{when:daymonth} is a {day:weekday} in {years:list}", when=when, day=weekday, years=finding.years)
    for other_pair, _, fitting in _voters(finding):
        yield say("{other} also fits {year}", other=text[other_pair.start : other_pair.end], year=str(fitting))
    if _by_a_time_zone(finding):
        yield say("in the small hours another time zone may still have the day before, or already the next one")


def _voters(finding: Finding) -> Iterator[tuple[Mention, int, int]]:
    """The pairs with the same error, each with its year as it stands and the one that it fits."""
    step = (finding.voted or finding.when.year) - finding.when.year
    yield from ((mention, year, year + step) for mention, year in finding.same_error)


def _related(finding: Finding) -> Iterator[Related]:
    for mention, year, fitting in _voters(finding):
        reason = say("fails in {year} too, and fits {voted}", year=str(year), voted=str(fitting))
        yield Related(mention.start, mention.end, "same-error", reason)
    for mention, when in finding.evidence:
        reason = say(
            "agrees with the calendar: {when:date} is a {day:weekday}", when=when.isoformat(), day=when.weekday()
        )
        yield Related(mention.start, mention.end, "evidence", reason)


def _suggestions(article: Analysed, finding: Finding) -> Iterator[Suggestion]:
    """One a repair, except that two readings of one date may come to the same ("1/1/2021")."""
    known = set()
    for repair in finding.repairs:
        suggestion = _suggestion(article, finding, repair)
        change = (suggestion.start, suggestion.end, suggestion.replacement)
        if change not in known:
            known.add(change)
            yield suggestion


def _suggestion(article: Analysed, finding: Finding, repair: Repair) -> Suggestion:
    """The smallest span that holds the change: the weekday word, the whole date, or both with what is between."""
    text, lang, mention = article.text, article.lang, in_order(finding.mention, repair.order)
    shown = repair.when
    edits = []
    if repair.weekday != mention.weekday:
        edits.append((mention.weekday_span, rewritten_weekday(text, lang, mention.weekday_span, repair.weekday)))
    if repair.kind == "weekday" and mention.first is not None and mention.first.weekday_span is not None:
        begin = first_day(mention, repair.when) or repair.when
        if begin.weekday() != mention.first.weekday:
            span = mention.first.weekday_span
            edits.append((span, rewritten_weekday(text, lang, span, begin.weekday())))
            shown = shown if repair.weekday != mention.weekday else begin
    if repair.kind != "weekday":
        new = rewritten_date(text, lang, mention, repair.day, repair.month, repair.year)
        edits.append((mention.date_span, new))
    span = (min(start for (start, _), _ in edits), max(end for (_, end), _ in edits))
    reason = say(_REASONS[repair.kind], when=shown.isoformat(), day=shown.weekday())
    return Suggestion(span[0], span[1], edited(text, span, edits), reason)

"""The rule that compares the dates of a text with the days on which known events were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.date_calendar import day_of, fits
from factcheck.facts.events import (
    agrees,
    beside,
    fits_on,
    full_dates,
    heads,
    is_around,
    is_dealt_with,
    is_kept,
    is_of_its_day,
    named,
    same_day,
    told,
)
from factcheck.knowledge import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.facts.dates import Mention
    from factcheck.facts.events import Beside, Told
    from factcheck.facts.written_dates import WrittenDate
    from factcheck.knowledge import Event
    from factcheck.model import Message, Span

    Days = tuple[date, ...]

# A wrong year is the one beside, or differs in one figure; a wrong day is near the right one.
_YEARS, _DAYS = 2, 10
# A story that tells an event of "this week" was published so near it, in days; and so many wrong dates are shown.
_NEAR, _MOST = 60, 3
# Of a sentence without an end no more is looked at, on either side of an event.
_WIDEST = 400


@check(
    "event-anachronism",
    severity="error",
    family="names",
    languages=("id", "en"),
    needs=("digit",),
    bad={
        "id": (
            "Keamanan bandara diperketat sejak serangan 11 September 2002 di New York.",
            "Pemilu 17 April 2018 diikuti 16 partai.",
            "Ia terpilih dalam Pemilu 2024 pada 24 Februari 2024.",
            "Ratusan orang ditahan karena kerusuhan di Gedung Capitol pada 6 Januari 2020.",
            "Ia bicara Sabtu (9/1/2020). Kerusuhan di gedung Capitol AS awal pekan ini menewaskan lima orang.",
        ),
        "en": (
            "Airports have been guarded since the September 11 attacks of 11 September 2002.",
            "Hundreds were held over the January 6, 2020 Capitol riot.",
            "The firm said so on 9 January 2020. The Capitol riot this week left five people dead.",
        ),
    },
    good={
        "id": (
            "Peringatan tsunami Aceh 26 Desember 2014 dihadiri ribuan orang.",
            "Tsunami Aceh pada 26 Desember 2004 menelan ratusan ribu korban.",
            "Pemilu 9 April 2014 diikuti 12 partai nasional.",
            "Hari Sumpah Pemuda, 28 Oktober 2023, diisi upacara di lapangan.",
            "Setelah Pemilu 2024, Kamis (15/2/2024), harga beras naik.",
        ),
        "en": (
            "The anniversary of the Indian Ocean tsunami on 26 December 2014 drew thousands.",
            "The January 6, 2021 Capitol riot left five people dead.",
            "The firm said so on 9 January 2021. The Capitol riot this week left five people dead.",
        ),
    },
)
def event_anachronism(article: Analysed) -> Iterator[Flag]:
    """A date contradicts the known day of an event that the text names.

    ## Why it matters
    The days of elections, disasters and attacks are known to readers, and are copied from story to story with their
    slips. An event told as “this week” also dates the article itself: the wrong year in a January story shows there.

    ## How it is computed
    A table holds events with their days, the words that tell them in each language and a record to look them up in. A
    date beside such words must be one of the event's days, one day either way allowed for time zones. Flagged are the
    event's day and month in a year at most two off or with one wrong figure; and another day within ten days of the
    event, where it is plainly the event's own: the event opens the sentence, follows a word such as “during”, or “took
    place” then. Nothing is flagged in a sentence with a word such as “anniversary”, nor, where more than a comma or
    bracket joins the two, with one for what came of it later (a court, a memorial, a search). A wrong year of an event
    that opens the sentence or has its date right beside it is an error, all else a warning. Where the
    event is told from the day of writing (“this week”, “late this month”), every full date of the article is tried: one
    that makes the words wrong, and right in the event's year, is flagged when no other date of the article, its weekday
    or the publication date speaks for the year as written. All evidence is shown.

    ## Limits
    Only the events in the table (a newsroom may add its own), by words that leave no doubt. What words alone tell of an
    event of many years (“Pemilu”, “the attacks”) counts only with the right day and month. Dates further off are
    passed over: there may have been another event of the kind. Verbs that the table does not know hide a date from its
    event (“was killed by an officer on …”), and so do words between a date at the beginning and its event.

    ## Example
    “serangan 11 September 2002” → “serangan 11 September 2001”
    """
    facts, vocabulary = article.settings.facts, article.scan.vocabulary
    if not facts and vocabulary.isdisjoint(heads(article.lang)):
        return
    dates = full_dates(article.text, article.lang)
    names = named(article.text, article.lang, vocabulary, known("events", facts)) if dates else ()
    if names:
        places = tuple(beside(article.text, article.lang, names))
        yield from _dated(article, places, dates)
        witnesses = _distinct(told(article.text, article.lang, names))
        if witnesses:
            placed = {one.written for one in places}
            yield from _told(article, witnesses, [one for one in dates.items() if one[0] not in placed])


def _dated(article: Analysed, places: Iterable[Beside], dates: Mapping[WrittenDate, Days]) -> Iterator[Flag]:
    """The dates that stand beside an event's words and are not its days."""
    by_date: dict[WrittenDate, list[Beside]] = {}
    for one in places:
        by_date.setdefault(one.written, []).append(one)
    for written, group in by_date.items():
        days = dates.get(written, ())
        if not days or any(agrees(one.name.event, day) for one in group for day in days):
            continue
        meant = [(abs(days[0] - day), one, day) for one in group if (day := _meant(article, one, days)) is not None]
        if meant:
            _, one, day = min(meant, key=lambda item: item[0])
            yield _wrong_date(article, one, days[0], day)


def _meant(article: Analysed, one: Beside, days: Days) -> date | None:
    """The event's day that a date beside it stands for; None where the date may be right."""
    text, lang, name, event = article.text, article.lang, one.name, one.name.event
    years = [day for day in days if same_day(event, day) and _is_year_slip(day.year, event.first.year)]
    single = event.first == event.last and not event.yearly and not name.dated
    near = single and bool(one.between) and any(0 < abs((day - event.first).days) <= _DAYS for day in days)
    if not years and not near:
        return None
    sentence = _sentence(article, name.start)
    if is_kept(text, lang, name, sentence) or (one.between and is_dealt_with(text, lang, sentence)):
        return None
    if years:
        return date(event.first.year, years[0].month, years[0].day)
    around = is_around(text, lang, name, sentence)
    return event.first if not around and is_of_its_day(text, lang, one, sentence) else None


def _is_year_slip(written: int, meant: int) -> bool:
    figures = sum(a != b for a, b in zip(str(written), str(meant), strict=True))
    return abs(written - meant) <= _YEARS or figures == 1


def _sentence(article: Analysed, at: int) -> Span:
    spans = article.sentences
    start, end = (
        spans[max(0, bisect_right(spans, at, key=lambda span: span[0]) - 1)] if spans else (0, len(article.text))
    )
    return max(start, at - _WIDEST), min(end, at + _WIDEST)


def _wrong_date(article: Analysed, one: Beside, day: date, meant: date) -> Flag:
    text, name, written = article.text, one.name, one.written
    words, sentence = text[name.start : name.end], _sentence(article, name.start)
    tied = not one.between or is_of_its_day(text, article.lang, one, sentence)
    return Flag(
        rule="event-anachronism",
        severity="error" if tied and not name.dated and day.year != meant.year else "warning",
        start=written.start,
        end=written.end,
        message=say(
            "“{words}” was on {when:date}, not on {written:date}", words=words, when=_iso(meant), written=_iso(day)
        ),
        proof=tuple(_sources(name.event)),
        suggestions=_changed(text, written, day, meant),
        related=(Related(name.start, name.end, "evidence", say("this was on {when:date}", when=_iso(meant))),),
    )


def _iso(day: date) -> str:
    return day.isoformat()


def _sources(event: Event) -> Iterator[Message]:
    if event.first == event.last:
        yield say("the day on record is {when:date}", when=_iso(event.first))
    else:
        yield say("the days on record are {first:date} to {last:date}", first=_iso(event.first), last=_iso(event.last))
    if event.source:
        yield say("source: {source}", source=event.source)


def _changed(text: str, written: WrittenDate, day: date, meant: date) -> tuple[Suggestion, ...]:
    """The date with another year, or with another day of its month, written as it stands; () where both are off."""
    reason = say("the day of the event: {when:date}", when=_iso(meant))
    if (day.month, day.day) == (meant.month, meant.day) and written.year_span is not None:
        start, end = written.year_span
        return (Suggestion(start, end, str(meant.year)[start - end :], reason),)
    if (day.year, day.month) == (meant.year, meant.month) and not written.ordinal:
        start, end = written.day_span if written.day == day.day else written.month_span
        figures = f"{meant.day:02}" if text[start] == "0" else str(meant.day)
        return (Suggestion(start, end, figures, reason),)
    return ()


@dataclass(frozen=True, slots=True)
class _Dated:
    """A full date of the text with the weekday pair that it belongs to, where it does."""

    written: WrittenDate
    day: date
    pair: Mention | None


def _told(article: Analysed, witnesses: Sequence[Told], written: Iterable[tuple[WrittenDate, Days]]) -> Iterator[Flag]:
    """The dates in whose year the events of "this week" would not be of this week: one finding."""
    pairs = {pair.date_span[0]: pair for pair in article.dates}
    dates = [_Dated(one, days[0], pairs.get(one.start)) for one, days in written if len(days) == 1]
    sound = sorted(one.day for one in dates if one.pair is not None and fits(one.pair, one.day.year))
    wrong: list[tuple[_Dated, date]] = []
    for one in dates:
        meant = None if _is_near(sound, one.day) else _year_told(article, one, witnesses)
        if meant is not None:
            wrong.append((one, meant))
        if len(wrong) == _MOST:
            break
    if wrong:
        (first, meant), *others = wrong
        fitting = [witness for witness in witnesses if fits_on(witness, article.lang, meant)]
        yield _wrong_year(article, first, meant, fitting, [one for one, _ in others])


def _distinct(witnesses: Iterable[Told]) -> tuple[Told, ...]:
    """The first place of each event and way to tell its day."""
    found: dict[tuple[Event, str], Told] = {}
    for witness in witnesses:
        found.setdefault((witness.event, witness.words.lower()), witness)
    return tuple(found.values())


def _is_near(sound: Sequence[date], day: date) -> bool:
    """Whether a date that its weekday confirms lies near a date as it is written."""
    at = bisect_left(sound, day - timedelta(days=_NEAR))
    return at < len(sound) and sound[at] <= day + timedelta(days=_NEAR)


def _year_told(article: Analysed, one: _Dated, witnesses: Sequence[Told]) -> date | None:
    """The date in the year in which an event was when it is told as of this week; None where the year may be right."""
    if any(fits_on(witness, article.lang, one.day) for witness in witnesses):
        return None
    for year in sorted({witness.event.first.year for witness in witnesses}):
        meant = day_of(year, one.day.month, one.day.day) if _is_year_slip(one.day.year, year) else None
        if meant is None or not any(fits_on(witness, article.lang, meant) for witness in witnesses):
            continue
        if _may_be(article, one, meant):
            return meant
    return None


def _may_be(article: Analysed, one: _Dated, meant: date) -> bool:
    """Whether weekday and publication allow the date meant, and do not speak for the one that is written."""
    published = article.article.published
    if published is not None and abs((published - meant).days) > _NEAR:
        return False
    return one.pair is None or (fits(one.pair, meant.year) and not fits(one.pair, one.day.year))


def _wrong_year(
    article: Analysed, one: _Dated, meant: date, witnesses: Sequence[Told], others: Sequence[_Dated]
) -> Flag:
    text, pair = article.text, one.pair
    again = say("the same year, which does not fit here either")
    return Flag(
        rule="event-anachronism",
        severity="warning",
        start=one.written.start if pair is None else pair.start,
        end=one.written.end if pair is None else pair.end,
        message=say(
            "what the text tells of fits {meant:date}, not {written:date}", meant=_iso(meant), written=_iso(one.day)
        ),
        proof=tuple(_witness_proof(text, witnesses)),
        suggestions=_changed(text, one.written, one.day, meant),
        related=(
            *_weekday(article, one, meant),
            *(Related(other.written.start, other.written.end, "same-error", again) for other in others),
            *_witnesses(witnesses),
        ),
    )


def _witness_proof(text: str, witnesses: Sequence[Told]) -> Iterator[Message]:
    for witness in witnesses:
        words, when = text[witness.start : witness.end], _iso(witness.event.first)
        yield say("“{words}” tells of {when:date}", words=words, when=when)
    for source in dict.fromkeys(witness.event.source for witness in witnesses if witness.event.source):
        yield say("source: {source}", source=source)


def _witnesses(witnesses: Sequence[Told]) -> Iterator[Related]:
    for witness in witnesses:
        reason = say("this was on {when:date}", when=_iso(witness.event.first))
        yield Related(witness.start, witness.end, "evidence", reason)


def _weekday(article: Analysed, one: _Dated, meant: date) -> Iterator[Related]:
    """The weekday beside the date, with its part of day."""
    if one.pair is None:
        return
    start, end = one.pair.weekday_span
    if end <= one.written.start:
        end = start + len(article.text[start : one.written.start].rstrip(" \xa0,(["))
    reason = say(
        "{written:date} is a {wrong:weekday}, {meant:date} is a {right:weekday}",
        written=_iso(one.day),
        wrong=one.day.weekday(),
        meant=_iso(meant),
        right=meant.weekday(),
    )
    yield Related(start, end, "evidence", reason)

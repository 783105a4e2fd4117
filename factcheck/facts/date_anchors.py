"""What settles a day without its year, or a word such as "yesterday": a whole date that nothing puts in doubt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.facts.date_calendar import fits, in_order
from factcheck.facts.written_dates import bracketed, days, led, numerals, weekday_before, written_dates
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from factcheck.facts.date_words import Order
    from factcheck.facts.dates import Mention
    from factcheck.facts.written_dates import WrittenDate
    from factcheck.model import Span

# The years that a text may name as its own or its near future; a whole date more than three years before the last of
# them is history.
_LATEST, _BEFORE = 2049, 3
# So many certain words, or one to so many code points, make a text depend on its day.
_FEW, _DENSE = 2, 1000
_MOST = 30
_Place = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """The places that need a day or year that the article does not give, and the whole dates that are in doubt."""

    places: tuple[Span, ...]
    doubtful: tuple[Span, ...]


def missing_years(
    text: str, lang: str, pairs: Callable[[], Sequence[Mention]], order: Callable[[], Order | None]
) -> Unsettled | None:
    """The exact days without a year that no sound whole date settles, else None. Linear.

    The weekday-date pairs and the order of day and month are asked for when they are needed.
    """
    written = written_dates(text, lang)
    bare = list(islice((date for date in written if date.year is None and _is_exact(text, lang, date)), _MOST))
    if not bare:
        return None
    wrong = _wrong(pairs(), order)
    if _is_settled(text, lang, wrong):
        return None
    return Unsettled(tuple((date.start, date.end) for date in bare), _spans(wrong))


def _is_exact(text: str, lang: str, date: WrittenDate) -> bool:
    """Whether it is a day for certain: beside a weekday, and figures alone in brackets or after "tanggal"."""
    if not (0 < date.day <= 31 and 0 < date.month <= 12):
        return False
    if not (date.named or bracketed(text, date.start, date.end) or led(text, lang, date.start)):
        return False
    return weekday_before(text, lang, date.start) is not None


def _wrong(pairs: Sequence[Mention], order: Callable[[], Order | None]) -> list[Mention]:
    """The pairs whose weekday contradicts their date; the order is asked for where figures have two."""
    told = order() if any(len(pair.readings) > 1 for pair in pairs) else None
    return [p for p in pairs if p.year is not None and not fits(in_order(p, told), p.year)]


def _spans(pairs: Iterable[Mention]) -> tuple[Span, ...]:
    return tuple((pair.start, pair.end) for pair in pairs)


def _is_settled(text: str, lang: str, wrong: Iterable[Mention]) -> bool:
    """Whether a whole date that nothing puts in doubt stands in the text, of its last years."""
    doubtful = {pair.year_span for pair in wrong}
    written = (date for date in written_dates(text, lang) if date.year is not None and date.year_span not in doubtful)
    sound = [found[0] for date in written if (found := days(date, lang))]
    if not sound:
        return False
    named = [year for a, b in numerals(text) if b - a == 4 and 1900 <= (year := int(text[a:b])) <= _LATEST]
    last = max(named, default=0)
    return any(day.year >= last - _BEFORE for day in sound)


@dataclass(frozen=True)
class _Words:
    """The expressions, each with its words and whether it is loose: said of no certain day as well."""

    phrases: tuple[tuple[str, frozenset[str], bool], ...]


@cache
def _words(lang: str) -> _Words:
    table = language(lang).table("date_rules")
    loose = frozenset(table.get("loose", ()))
    phrases = sorted((*table.get("relative", ()), *_with_weekday(lang)), key=len, reverse=True)
    return _Words(tuple((phrase, frozenset(phrase.lower().split()), phrase in loose) for phrase in phrases))


def _with_weekday(lang: str) -> Iterator[str]:
    """ "Senin lalu", "last Monday"."""
    patterns = language(lang).table("date_rules").get("relative_weekday", ())
    for forms in language(lang).table("dates").get("weekdays", ()) if patterns else ():
        for form in forms:
            yield from (pattern.replace("#", form) for pattern in patterns)


def unanchored(
    text: str,
    lang: str,
    vocabulary: frozenset[str],
    pairs: Callable[[], Sequence[Mention]],
    quotes: Callable[[], Sequence[Span]],
    order: Callable[[], Order | None],
) -> Unsettled | None:
    """The words that need a day to count from, where the text gives none; None where it depends on no such day.

    Quoted words are passed over. A text depends on its day when a whole date is there but in doubt, or with two words
    that are said of no other day, or with one to each 1,000 code points (two, where they are loose). `vocabulary` are
    its words in lower case; the other facts are asked for when they are needed. Linear.
    """
    places = [place for phrase in _words(lang).phrases if phrase[1] <= vocabulary for place in _places(text, *phrase)]
    if not places:
        return None
    places = _disjoint(places)
    if not _may_depend(text, places):
        return None
    found = _outside(places, quotes())
    if not _may_depend(text, found):
        return None
    certain = [(start, end) for start, end, loose in found if not loose]
    wrong = _wrong(pairs(), order)
    spans = tuple((start, end) for start, end, _ in found)
    if len(certain) >= _FEW or (certain and wrong):
        spans = tuple(certain)
    elif not _is_dense(text, found):
        return None
    if _is_settled(text, lang, wrong):
        return None
    return Unsettled(spans[:_MOST], _spans(wrong))


def _may_depend(text: str, places: list[_Place]) -> bool:
    """Whether a text with these words may depend on its day: one of them is certain, or they are many."""
    return bool(places) and (not all(loose for _, _, loose in places) or _is_dense(text, places))


def _is_dense(text: str, places: list[_Place]) -> bool:
    """Whether one of the words stands to each 1,000 code points, or two where they are loose."""
    return (len(places) + sum(not loose for _, _, loose in places)) * _DENSE // 2 >= len(text)


def _places(text: str, phrase: str, _: frozenset[str], loose: bool) -> Iterator[_Place]:
    for form in {phrase, phrase[0].upper() + phrase[1:]}:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum() and text[end : end + 1] != "-":
                yield at, end, loose
            at = text.find(form, end)


def _disjoint(places: list[_Place]) -> list[_Place]:
    """The places in text order, of overlapping ones the longest ("awal pekan ini", not "pekan ini")."""
    out: list[_Place] = []
    for place in sorted(places, key=lambda place: (place[0], -place[1])):
        if not out or place[0] >= out[-1][1]:
            out.append(place)
    return out


def _outside(places: list[_Place], quotes: Sequence[Span]) -> list[_Place]:
    """The places that stand in no quotation; both are in text order."""
    out, at = [], 0
    for place in places:
        while at < len(quotes) and quotes[at][1] <= place[0]:
            at += 1
        if at == len(quotes) or place[0] < quotes[at][0]:
            out.append(place)
    return out

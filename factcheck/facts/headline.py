"""What the headline says otherwise than the text: numbers, dates, weekdays and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.names import LONG, SHORTEST, vocabulary
from factcheck.facts.numbers import numbers
from factcheck.facts.written_dates import written_dates
from factcheck.lang import language
from factcheck.text import distance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from factcheck.facts.names import Names
    from factcheck.facts.numbers import Quantity
    from factcheck.facts.written_dates import WrittenDate
    from factcheck.model import Span

    Quantities = Callable[[], Sequence[Quantity]]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOP = re.compile(r"[.,](?!\d)|[;:!?\n()]")

# How far from a number the word may stand that says what happened, in code points, and how many words lie between.
NEAR, BETWEEN = 48, 3

# Two amounts are of one thing when their clauses, so far to either side, share so many words; words are the same from
# this length on when so many first letters are ("naik", "kenaikan" are not; "rises", "rise" are).
CLAUSE, SHARED, SHORT, STEM = 110, 2, 4, 5

# A headline is no longer than this, in code points; the rest of a longer one is not compared.
LONGEST = 300

# A name that the headline misspells stands at least so often in the text.
OFTEN = 2


@dataclass(frozen=True, slots=True)
class Clash:
    """A place of the text that says otherwise than the headline, in the headline's words and the text's.

    `headline` is where the headline stands in the text itself, if it does. Spans are half-open, in code points.
    """

    kind: Literal["number", "amount", "date", "weekday", "name"]
    start: int
    end: int
    written: str
    titled: str
    headline: Span | None


@dataclass(frozen=True)
class _Counted:
    after: Mapping[str, int]
    before: Mapping[str, int]
    people: frozenset[str]
    common: frozenset[str]


@cache
def _counted(lang: str) -> _Counted:
    table = language(lang).table("names")
    groups = table.get("counted", ())
    after = {word: number for number, group in enumerate(groups) for word in group["after"]}
    before = {word: number for number, group in enumerate(groups) for word in group["before"]}
    return _Counted(after, before, frozenset(table.get("people", ())), frozenset(table.get("common", ())))


def clashes(title: str, names: Names, quantities: Quantities) -> Iterator[Clash]:
    """Where the text contradicts its headline; `quantities` gives the text's, asked only where the headline counts."""
    title = title[:LONGEST]
    headline = _in_text(title, names.text)
    yield from _numbers(title, names, quantities, headline)
    yield from _dates(title, names, headline)
    yield from _weekdays(title, names, headline)
    yield from _names(title, names, headline)


def _in_text(title: str, text: str) -> Span | None:
    """Where the headline stands at the head of the text."""
    at = text.find(title, 0, 2 * len(title) + NEAR)
    return (at, at + len(title)) if at >= 0 else None


def _numbers(title: str, names: Names, quantities: Quantities, headline: Span | None) -> Iterator[Clash]:
    known, text, low = _counted(names.lang), names.text, title.lower()
    titled = [q for q in numbers(low, names.lang) if not q.hedge and not q.is_range] if len(low) == len(title) else []
    kinds = [(q, _group(low, q, known)) for q in titled]
    wanted = [(q, group) for q, group in kinds if group is not None or _comparable(q)]
    if not wanted:
        return
    body = [q for q in quantities() if not headline or q.start >= headline[1]]
    for one, group in wanted:
        if any(_agree(one, q, title, text) for q in body):
            continue
        if group is not None:
            same = [q for q in body if _group(text, q, known) == group]
        else:
            same = [q for q in body if q.unit == one.unit]
            if not any(_of_one(title, one, text, q, known.common) for q in same):
                continue
        if same and not any(q.hedge or q.is_range or q.value < 2 for q in same) and len({q.value for q in same}) == 1:
            place = same[0]
            written = text[place.start : place.end]
            yield Clash(
                "amount" if group is None else "number",
                place.start,
                place.end,
                written,
                title[one.start : one.end],
                headline,
            )


def _comparable(quantity: Quantity) -> bool:
    """Whether a number is a percentage or a sum of money (its unit is a currency's code), and no mere "one"."""
    return (quantity.unit == "percent" or quantity.unit.isupper()) and quantity.value >= 2


def _agree(titled: Quantity, written: Quantity, title: str, text: str) -> bool:
    """Whether a number of the text is the headline's, rounded or cut off, or has its figures beside another scale."""
    if written.low <= titled.value <= written.high or titled.low <= written.value <= titled.high:
        return True
    step = abs(titled.high - titled.value) * 2
    return titled.value <= written.value < titled.value + step or (
        title[titled.figure : titled.figure_end] == text[written.figure : written.figure_end]
        and written.scale == 1
        and titled.scale != 1
    )


def _of_one(title: str, one: Quantity, text: str, other: Quantity, common: frozenset[str]) -> bool:
    """Whether the clause around the text's amount has the headline's words."""
    head = title[: one.start] + " " + title[one.end :]
    before = _clause(text[max(0, other.start - CLAUSE) : other.start], -1)
    after = _clause(text[other.end : other.end + CLAUSE], 0)
    return len(_stems(head, common) & _stems(f"{before} {after}", common)) >= SHARED


def _stems(text: str, common: frozenset[str]) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(text.lower()) if len(word) >= SHORT and word not in common}


def _group(text: str, quantity: Quantity, known: _Counted) -> int | None:
    """The group of the word that says what happened to that many people, if it stands beside the number."""
    after = _WORD.findall(_clause(text[quantity.end : quantity.end + NEAR], 0).lower())
    for word in after[: BETWEEN + 1]:
        if word in known.after:
            return known.after[word]
        if word not in known.people:
            break
    if quantity.known_unit and quantity.unit != "person":
        return None
    return known.before.get(_last_word(text, quantity.start))


def _last_word(text: str, start: int) -> str:
    """The word before a place, in lower case, if it is of the same clause."""
    words = _WORD.findall(_clause(text[max(0, start - NEAR) : start], -1).lower())
    return words[-1] if words else ""


def _clause(text: str, part: int) -> str:
    return _STOP.split(text)[part]


def _dates(title: str, names: Names, headline: Span | None) -> Iterator[Clash]:
    """The text's only date where it differs from the headline's in the month, the year or, behind one verb, the day."""
    titled = [date for date in written_dates(title, names.lang) if date.named]
    if len(titled) != 1:
        return
    body = [date for date in written_dates(names.text, names.lang) if not headline or date.start >= headline[1]]
    one = titled[0]
    if len({(date.day, date.month, date.year) for date in body}) != 1 or not body[0].named:
        return
    beside = _days(names.lang)[2]
    place, verb = body[0], _verb(title, one.start, beside)
    same = one.month == place.month and verb != "" and verb == _verb(names.text, place.start, beside)
    if _one_part(one, place, same):
        written = names.text[place.start : place.end]
        yield Clash("date", place.start, place.end, written, title[one.start : one.end], headline)


@cache
def _days(lang: str) -> tuple[re.Pattern[str], Mapping[str, int], frozenset[str]]:
    """The weekday words of a language that mean nothing else, their numbers, and the words that stand before them."""
    table = language(lang).table("names")
    days = {
        form.lower(): number
        for number, forms in enumerate(language(lang).table("dates").get("weekdays", ()))
        for form in forms
        if len(form) >= SHORT and form.lower() not in table.get("unsure_days", ())
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(days)) or '(?!)'})\b"), days, frozenset(table.get("before_day", ()))


def _weekdays(title: str, names: Names, headline: Span | None) -> Iterator[Clash]:
    """The text's only weekday where it follows the same word as the headline's and is another."""
    pattern, days, beside = _days(names.lang)
    titled, low = list(pattern.finditer(title.lower())), ""
    if len(titled) == 1 and len(title.lower()) == len(title):
        low = names.text.lower()
    if not low or len(low) != len(names.text):
        return
    one, start = titled[0], headline[1] if headline else 0
    body = list(pattern.finditer(low, start))
    if len({days[match.group()] for match in body}) == 1 and days[body[0].group()] != days[one.group()]:
        word = _verb(title, one.start(), beside)
        place = next((match for match in body if word and _verb(low, match.start(), beside) == word), None)
        if place:
            written = names.text[slice(*place.span())]
            yield Clash("weekday", *place.span(), written, title[slice(*one.span())], headline)


def _verb(text: str, start: int, beside: frozenset[str]) -> str:
    """The first letters of the last word before a place that is no preposition."""
    words = _WORD.findall(_clause(text[max(0, start - NEAR) : start], -1).lower())
    return next((word[:STEM] for word in reversed(words) if word not in beside), "")


def _one_part(one: WrittenDate, other: WrittenDate, same: bool) -> bool:
    """Whether two dates differ in one part alone: the month, the year, or (of the `same` month and verb) the day."""
    years = one.year is not None and other.year is not None and one.year != other.year
    if one.day != other.day:
        return same and not years
    return (one.month != other.month) != years


def _names(title: str, names: Names, headline: Span | None) -> Iterator[Clash]:
    low, words = names.text.lower(), vocabulary()
    start = headline[1] if headline else 0
    for match in _WORD.finditer(title):
        word = match.group().lower()
        if len(word) < SHORTEST or word in words.ordinary or match.group()[0].islower() or low.find(word, start) >= 0:
            continue
        usual = [form for form, count in names.everywhere.items() if count >= OFTEN and _slip(word, form.lower())]
        # A name that is known is no slip itself, but the text may have one of it.
        if word in words.names:
            usual = [form for form in usual if form.lower() not in words]
        if usual:
            place = next((span for form in usual for span in names.places(form) if span[0] >= start), None)
            if place:
                yield Clash("name", *place, names.text[slice(*place)], match.group(), headline)


def _slip(word: str, usual: str) -> bool:
    limit = 2 if len(usual) >= LONG else 1
    word = word.replace("-", "")
    return word[0] == usual[0] and word[-1] == usual[-1] and 0 < distance(word, usual, limit) <= limit

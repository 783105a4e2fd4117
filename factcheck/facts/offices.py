"""Holders of offices as a text names them: "mantan presiden AS Donald Trump", "Prime Minister Tony Blair"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_words import alternatives, one_of, written_forms
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.knowledge import Knowledge, Office
    from factcheck.model import Span

_BLANK = r"[ \xa0]{1,2}"
# How far before a title the words may begin that belong to it.
_LOOK_BACK = 48
_BLANKS = (" ", "\xa0")
_FIRST = re.compile(r"\w+")
_LONGEST_NAME = 48
_PLAIN = str.maketrans("\xa0’‘", " ''")

# "former", "elect", or a holder as such; "other" where the words say neither (a candidate, an acting holder) or count
# the holders: the seventh president is so for ever.
Standing = Literal["former", "elect", "holder", "other"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A title with a person's name, and the offices with this title that the person is known to have held.

    `start:end` runs from the first word that belongs to it to the end of the name; `cut` is what to delete for the
    plain title: "mantan " or " terpilih". `placed`: the words leave no doubt which office, by its place or because no
    other has the title. `full`: the name is more than one word.
    """

    start: int
    end: int
    title: Span
    who: str
    offices: tuple[Office, ...]
    standing: Standing
    placed: bool
    full: bool
    cut: Span | None = None


@dataclass(frozen=True)
class _Patterns:
    """`heads`: the words with which titles begin. `names`: by the first word, what people are called, longest first."""

    heads: frozenset[str]
    title: re.Pattern[str]
    after: re.Pattern[str]
    honorific: re.Pattern[str]
    before: re.Pattern[str]
    other: re.Pattern[str]
    staff: re.Pattern[str]
    by_title: dict[str, tuple[Office, ...]]
    names: dict[str, tuple[tuple[str, str], ...]]


def _forms(words: Iterable[str]) -> set[str]:
    """Each title as it may be written: as in the table, in lower case, with capitals in all its longer words."""
    found: set[str] = set()
    for word in words:
        title = re.sub(r"(?<!\w)(?!dan\b|of\b)[^\W_]", _capital, word)
        found |= {word, word.lower(), title, word.upper(), word[:1].upper() + word[1:]}
    return found


def _capital(match: re.Match[str]) -> str:
    return match.group().upper()


@cache
def _patterns(knowledge: Knowledge, lang: str) -> _Patterns | None:
    table = language(lang).table("offices")
    offices = [office for office in knowledge.offices if office.titles.get(lang)]
    if not table or not offices:
        return None
    by_title: dict[str, list[Office]] = {}
    for office in offices:
        for title in office.titles[lang]:
            by_title.setdefault(title.lower(), []).append(office)
    places = alternatives({place for office in offices for place in office.places.get(lang, ())})
    former = one_of({form for word in table["former"] for form in written_forms(word)})
    elect = one_of({form for word in table["elect"] for form in written_forms(word)})
    ordinal = rf"(?:{_BLANK}(?:{alternatives(table.get('ordinal', ()))})\d{{1,2}}(?!\w))?"
    return _Patterns(
        heads=frozenset(re.split(r"\W", title)[0] for title in by_title),
        title=re.compile(rf"(?:{one_of(_forms(title for office in offices for title in office.titles[lang]))})(?!\w)"),
        after=re.compile(
            rf"(?P<elect>[ -](?:{elect})(?!\w))?(?P<ordinal>{ordinal})"
            rf"(?:{_BLANK}(?:of{_BLANK}(?:the{_BLANK})?)?(?P<place>{places})(?!\w))?"
            rf"(?:{_BLANK}\((?:{places})\))?(?P<further>{ordinal})(?P<late>[ -](?:{elect})(?!\w))?,?(?={_BLANK})"
        ),
        honorific=re.compile(rf"{_BLANK}(?:{alternatives(table['honorific'])})(?!\w)\.?,?(?={_BLANK})"),
        before=re.compile(
            rf"(?<!\w)(?P<former>(?:{former})[ \xa0-]{{1,2}})?(?:(?P<place>{places}){_BLANK})?\Z",
        ),
        other=re.compile(rf"(?<!\w)(?:{alternatives(table['not_yet'])})[ \xa0,-]{{1,2}}(?:the |a )?\Z", re.IGNORECASE),
        staff=re.compile(rf"{_BLANK}(?:{alternatives(table.get('staff', ()))})(?!\w)"),
        by_title={title: tuple(group) for title, group in by_title.items()},
        names=_names(offices, knowledge.people),
    )


def _names(offices: Iterable[Office], others: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    people = {term.who for office in offices for term in office.terms}
    found: dict[str, list[tuple[str, str]]] = {}
    for who in people:
        for name in (who, *others.get(who, ())):
            found.setdefault(_first(name), []).append((name, who))
    return {word: tuple(sorted(group, key=lambda pair: -len(pair[0]))) for word, group in found.items()}


@cache
def heads(lang: str) -> frozenset[str]:
    """The lower-case words with which the titles of the built-in table begin."""
    return frozenset(language(lang).table("offices").get("heads", ()))


def holders(text: str, lang: str, vocabulary: frozenset[str], knowledge: Knowledge) -> Iterator[Holder]:
    """The titles with a known holder's name, in text order. `vocabulary`: the text's lower-case words.

    Linear: each word with which a title begins is looked at once, and a little around it.
    """
    patterns = _patterns(knowledge, lang)
    if patterns is None:
        return
    ends = 0
    for start in sorted(_starts(text, patterns.heads & vocabulary)):
        title = patterns.title.match(text, start) if start >= ends else None
        if title is None:
            continue
        ends = title.end()
        after = patterns.after.match(text, ends)
        named = _name(text, after.end(), patterns) if after is not None else None
        if after is not None and named is not None:
            yield from _holder(text, lang, patterns, title, after, named)


def _starts(text: str, words: Iterable[str]) -> Iterator[int]:
    """Where words begin, written in lower case, with a capital or in capitals."""
    for word in words:
        for form in {word, word[0].upper() + word[1:], word.upper()}:
            at = text.find(form)
            while at >= 0:
                if not text[at - 1 : at].isalnum():
                    yield at
                at = text.find(form, at + len(form))


def _first(name: str) -> str:
    word = _FIRST.match(name)
    return word.group() if word is not None else ""


def _name(text: str, at: int, patterns: _Patterns) -> tuple[int, str, str] | None:
    """A person's name after a title and at most three honorifics: where it ends, the name, and the person."""
    for _ in range(4):
        start = at + (2 if text[at + 1 : at + 2] in _BLANKS else 1)
        window = text[start : start + _LONGEST_NAME].translate(_PLAIN)
        for name, who in patterns.names.get(_first(window), ()):
            end = start + len(name)
            if window.startswith(name) and not (text[end : end + 1].isalnum() or text[end : end + 1] == "-"):
                return end, name, who
        honorific = patterns.honorific.match(text, at)
        if honorific is None:
            return None
        at = honorific.end()
    return None


def _holder(
    text: str,
    lang: str,
    patterns: _Patterns,
    title: re.Match[str],
    after: re.Match[str],
    named: tuple[int, str, str],
) -> Iterator[Holder]:
    end, name, who = named
    low = max(0, title.start() - _LOOK_BACK)
    before = patterns.before.search(text, low, title.start())
    former = before["former"] if before is not None else None
    place = after["place"] or (before["place"] if before is not None else None)
    start = before.start() if before is not None and (former or place == before["place"]) else title.start()
    full = " " in name
    group = patterns.by_title[" ".join(title.group().lower().split())]
    offices = tuple(
        office for office in group if (place is None or place in office.places.get(lang, ())) and office.of(who)
    )
    if not offices or (not full and _goes_on(text, end)):
        return
    standing: Standing = "holder"
    cut = None
    elect = "elect" if after["elect"] else "late"
    if former:
        standing, cut = "former", (start, start + len(former))
    elif after[elect]:
        standing, cut = "elect", after.span(elect)
    numbered = bool(after["ordinal"] or after["further"]) and not former
    if numbered or patterns.other.search(text, low, start) or patterns.staff.match(text, end):
        standing = "other"
    placed = place is not None or len(group) == 1
    yield Holder(start, end, title.span(), who, offices, standing, placed, full, cut)


def _goes_on(text: str, end: int) -> bool:
    """Whether a name of one word is only the beginning of a longer one ("Presiden Bush Senior")."""
    return text[end : end + 1] in (" ", "\xa0", "-") and text[end + 1 : end + 2].isupper()

"""Reads numbers written in words ("dua puluh lima", "one hundred and five") from the language's `[numbers]` table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from factcheck.model import Span

# More words than this in a row are no number that is written out in news.
MOST_WORDS = 12
_ONE = Decimal(1)
_HUNDRED, _BIG = 100, 1000
# Marks a word may follow.
_OPENING = frozenset(" \n\r\t\xa0(\"'/")


@dataclass(frozen=True)
class NumberWords:
    """The number words of one language and the pattern of a run of them."""

    atoms: Mapping[str, Decimal]
    teens: frozenset[str]
    times: Mapping[str, Decimal]
    articles: frozenset[str]
    joiners: frozenset[str]
    not_after: tuple[str, ...]
    every: frozenset[str]
    heads: Mapping[str, tuple[str, ...]]
    more: re.Pattern[str] | None

    def find(self, text: str, vocabulary: Set[str] | None = None) -> Iterator[tuple[int, int, Decimal, Decimal]]:
        """Each number in words: start, end, value, and the scale of its last word ("dua juta": a million).

        `vocabulary` are the lower-case words of the text, if known: what is not among them is not looked for.
        """
        for start, end in self._runs(text, vocabulary):
            written = text[start:end]
            single = self.atoms.get(written)
            read = (single, _ONE if single < _BIG else single) if single is not None else self.value(written)
            if read and not text[max(0, start - 12) : start].lower().endswith(self.not_after):
                yield start, end, *read

    def _runs(self, text: str, vocabulary: Set[str] | None = None) -> Iterator[Span]:
        """The runs of number words: words that can begin one are looked up one by one, faster than any search."""
        places: list[Span] = []
        for word, forms in self.heads.items():
            if vocabulary is not None and word not in vocabulary:
                continue
            for form in forms:
                at = text.find(form)
                while at >= 0:
                    if not at or text[at - 1] in _OPENING:
                        places.append((at, at + len(form)))
                    at = text.find(form, at + 1)
        places.sort()
        end = 0
        for at, stop in places:
            if at >= end and self.more and (match := self.more.match(text, stop)):
                end = match.end()
                yield at, end

    def first(self, text: str) -> tuple[str, tuple[Decimal, Decimal]] | None:
        """The number words that a text begins with, and their value and scale; None without any."""
        start, end = next(self._runs(text), (1, 0))
        read = None if start else self.value(text[:end])
        return (text[:end], read) if read else None

    def last(self, text: str) -> tuple[int, tuple[Decimal, Decimal]] | None:
        """Where the number in words begins that a text ends with, and its value and scale; None without one."""
        *_, (start, end) = (0, -1), *self._runs(text)
        read = self.value(text[start:]) if end == len(text) else None
        return (start, read) if read else None

    def value(self, written: str) -> tuple[Decimal, Decimal] | None:
        """The value of number words and the scale of the last; None when they make no number."""
        words = written.lower().replace("-", " ").split()
        if words[0] in self.articles and (len(words) < 2 or words[1] not in self.times):
            return None
        total = group = pending = Decimal(0)
        scale, limit = _ONE, Decimal(10) ** 15
        for word in words:
            if word in self.articles:
                pending = pending or Decimal(words[1] in self.times)
            elif word in self.joiners:
                continue
            elif word in self.atoms:
                value = self.atoms[word]
                if value >= _HUNDRED and not pending:
                    total, group = (total + value, group) if value >= _BIG else (total, group + value)
                    scale = value if value >= _BIG else Decimal(1)
                    continue
                # Two in a row only as "twenty five" and "dua setengah".
                if pending and not (value < 1 or (value < 10 and pending >= 20 and pending % 10 == 0)):
                    return None
                pending, scale = pending + value, Decimal(1)
            elif word in self.teens:
                if not 1 <= pending <= 9:
                    return None
                pending += 10
            else:
                times = self.times[word]
                if times < _BIG:
                    if not pending:
                        return None
                    group, pending = group + pending * times, Decimal(0)
                else:
                    if times >= limit or not group + pending:
                        return None
                    total, group, pending = total + (group + pending) * times, Decimal(0), Decimal(0)
                    limit = scale = times
        return total + group + pending, scale


@cache
def number_words(lang: str) -> NumberWords:
    """The number words of a language; without a table nothing is found."""
    table = language(lang).table("numbers")
    atoms = {word: Decimal(str(value)) for word, value in table.get("atoms", {}).items()}
    times = {word: Decimal(value) for word, value in table.get("times", {}).items()}
    times |= {word: Decimal(10) ** table["scales"][word] for word in table.get("scale_words", ())}
    teens, articles = frozenset(table.get("teens", ())), frozenset(table.get("articles", ()))
    joiners = frozenset(table.get("joiners", ()))
    every = frozenset({*atoms, *teens, *times})
    heads = {word: (word, word.capitalize()) for word in atoms}
    heads |= {word: tuple(f"{a} {word}" for one in articles for a in (one, one.upper())) for word in times if articles}
    not_after = tuple(table.get("not_after_words", ()))
    more = _more(every, articles, joiners) if atoms else None
    return NumberWords(atoms, teens, times, articles, joiners, not_after, every, heads, more)


def _more(every: Iterable[str], articles: Iterable[str], joiners: Iterable[str]) -> re.Pattern[str]:
    """The number words that go on behind a first one, which must end there."""
    either = "|".join(sorted(every, key=len, reverse=True))
    end = r"(?![^\W_])"
    initials = "".join(sorted({word[0] for word in (*every, *articles, *joiners)}))
    joiner = rf"(?:(?:{'|'.join(joiners)})[ ])?" if joiners else ""
    article = rf"(?:(?:{'|'.join(articles)})[ ])?" if articles else ""
    return re.compile(rf"{end}(?:[ -](?=[{initials}]){joiner}{article}(?:{either}){end}){{0,{MOST_WORDS}}}")


def in_words(value: Decimal, lang: str) -> str:
    """A whole number below a thousand in words; "" for others and for languages without number words.

    >>> in_words(Decimal(25), "id"), in_words(Decimal(115), "en")
    ('dua puluh lima', 'one hundred and fifteen')
    """
    known = number_words(lang)
    table = language(lang).table("numbers")
    if not known.atoms or value != int(value) or not 0 < value < _BIG:
        return ""
    names = {int(number): word for word, number in known.atoms.items() if number == int(number)}
    hundreds, rest = divmod(int(value), _HUNDRED)
    hundred = next(word for word, times in known.times.items() if times == _HUNDRED)
    out = (
        [names[_HUNDRED] if hundreds == 1 and _HUNDRED in names else f"{names[hundreds]} {hundred}"] if hundreds else []
    )
    if rest:
        out += [*known.joiners, _tens(rest, names, table)] if hundreds else [_tens(rest, names, table)]
    return " ".join(out)


def _tens(number: int, names: Mapping[int, str], table: Mapping[str, Any]) -> str:
    if number in names:
        return names[number]
    tens, ones = divmod(number, 10)
    if tens == 1:
        return f"{names[ones]} {table['teens'][0]}"
    ten = names.get(tens * 10) or f"{names[tens]} {table['ten']}"
    return f"{ten}{table['between_tens']}{names[ones]}" if ones else ten

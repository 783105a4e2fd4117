"""Page furniture: what a web page's template left in the text, such as comment links and pointers to other pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from factcheck.lang import language
from factcheck.split.lines import lines
from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import Span

# leftover: a known text alone on its line (weak: one that could be a heading, never given out as such); pointer,
# notice, embed, credit: a line (or the rest of one) that begins with a known text; inline: known words within running
# text, where the furniture's end may be unknown; appeal: what asks the reader to follow or install something;
# placeholder: a mark in brackets that the template should have replaced.
Kind = Literal["leftover", "weak", "pointer", "notice", "embed", "credit", "inline", "appeal", "placeholder"]

_NUMBER = re.compile(r"\d+")
_SENTENCE_END = re.compile(r"[^.\s][.][\"”)]?\s+[\"“(]?[^\W\d_]")
_LINE_END = re.compile(f"[{LINE_ENDS}]")
_BULLETS = " \t\xa0>»›*•·-–—▶►+([|"
_TAIL = " \t\xa0:.…!>»›)]|-–—"

# A known phrase, a pointer's title and a statement of rights are no longer than this, in code points.
LEFTOVER, CREDIT, POINTER, NOTICE, APPEAL = 80, 60, 160, 300, 400


@dataclass(frozen=True, slots=True)
class Furniture:
    """A half-open span of page furniture and the words it was known by; `whole` when its end is certain."""

    start: int
    end: int
    kind: Kind
    phrase: str
    whole: bool = True


@dataclass(frozen=True)
class _Phrases:
    whole: frozenset[str]
    weak: frozenset[str]
    sharing: frozenset[str]
    appeals: tuple[tuple[str, str], ...]
    inline: Mapping[str, list[str]]
    heads: Mapping[str, tuple[str, ...]]

    def __getitem__(self, name: str) -> tuple[str, ...]:
        return self.heads.get(name, ())


@cache
def _phrases(lang: str) -> _Phrases:
    table = language(lang).table("page")
    heads = {name: tuple(phrases) for name, phrases in table.items()}
    words = {name: frozenset(table.get(name, ())) for name in ("leftovers", "weak", "sharing")}
    appeals = tuple((begin, end) for begin, end in table.get("appeals", ()))
    # The forms of one phrase differ in capitals and blanks: one search tells whether any of them can be there.
    inline: dict[str, list[str]] = {}
    for phrase in table.get("inline", ()):
        inline.setdefault(phrase.lower().rstrip(" :"), []).append(phrase)
    return _Phrases(words["leftovers"], words["weak"] | words["sharing"], words["sharing"], appeals, inline, heads)


@lru_cache(maxsize=1)
def furniture(text: str, lang: str) -> tuple[Furniture, ...]:
    """The page furniture of a text, ordered and disjoint. The phrases are the language's `[page]` table. Linear.

    A phrase within a sentence is prose: it counts only alone on its line, or in the exact form that the table calls
    safe in running text.
    """
    known = _phrases(lang)
    found = [*_lines(text, known), *_running(text, known)]
    found.sort(key=lambda item: (item.start, -item.end))
    out: list[Furniture] = []
    for item in found:
        if not out or item.start >= out[-1].end:
            out.append(item)
    return tuple(out)


def _lines(text: str, known: _Phrases) -> Iterator[Furniture]:
    run: list[Furniture] = []
    for span in lines(text):
        item = _line(text, span, known) if span[1] - span[0] <= POINTER else None
        if item:
            run.append(item)
        elif run:
            yield from _sure(run, known.sharing)
            run = []
    yield from _sure(run, known.sharing)


def _sure(run: list[Furniture], sharing: frozenset[str]) -> Iterator[Furniture]:
    """The items of neighbouring lines; the weak ones only beside a leftover, or where one heads buttons to share."""
    sure = any(item.kind == "leftover" for item in run) or (
        len(run) > 1 and any(item.kind == "weak" and _bare(item.phrase) in sharing for item in run)
    )
    for item in run:
        if item.kind != "weak":
            yield item
        elif sure:
            yield replace(item, kind="leftover")


def _line(text: str, span: Span, known: _Phrases) -> Furniture | None:
    line = text[slice(*span)]
    low = line.lower().lstrip(_BULLETS)
    size = len(line)
    if size <= LEFTOVER:
        bare = _bare(line)
        if bare in known.weak:
            return Furniture(*span, "weak", line)
        if _NUMBER.sub("#", bare) in known.whole or low in known.whole:
            return Furniture(*span, "leftover", line)
    if low.startswith(known["pointers"]) and (phrase := _headed(low, known["pointers"])):
        whole = not _SENTENCE_END.search(low) and (line[0] != "(" or line[-1] == ")")
        return Furniture(*span, "pointer", line[: line.lower().find(phrase) + len(phrase)]) if whole else None
    if size <= CREDIT and low.startswith(known["credits"]) and (phrase := _headed(low, known["credits"])):
        return Furniture(*span, "credit", phrase)
    if low.startswith(known["embeds"]) and ("(@" in low or low.rstrip(_TAIL) in known["embeds"]):
        return Furniture(*span, "embed", line)
    return None


def _bare(line: str) -> str:
    return line.lower().lstrip(_BULLETS).rstrip(_TAIL)


def _headed(low: str, phrases: tuple[str, ...]) -> str:
    """The phrase that heads a line with a colon, or the empty string."""
    head, colon, _ = low.partition(":")
    head = head.rstrip()
    return head if colon and head in phrases else ""


def _running(text: str, known: _Phrases) -> Iterator[Furniture]:
    for phrase in known["anywhere"]:
        for at in _places(text, phrase):
            yield Furniture(at, at + len(phrase), "inline", phrase)
    for phrase in known["placeholders"] if "[" in text else ():
        for at in _places(text, phrase):
            end = text.find("]", at, at + LEFTOVER)
            if end >= 0:
                yield Furniture(at, end + 1, "placeholder", text[at : end + 1])
    low = text.lower()
    for phrase in (phrase for head, phrases in known.inline.items() if head in low for phrase in phrases):
        yield from (item for at in _places(text, phrase) if (item := _inline(text, at, phrase)))
    for phrase in known["notices"]:
        yield from (item for at in _places(text, phrase) if (item := _notice(text, at, phrase)))
    for begin, last in known.appeals:
        for at in _places(text, begin):
            close = text.find(last, at, at + APPEAL)
            if close >= 0:
                yield Furniture(at, close + len(last), "appeal", begin)


def _places(text: str, phrase: str) -> Iterator[int]:
    at = text.find(phrase)
    while at >= 0:
        yield at
        at = text.find(phrase, at + len(phrase))


def _line_end(text: str, at: int, most: int) -> int:
    """Where the line ends that holds `at`, or -1 when it goes on for more than `most` code points."""
    match = _LINE_END.search(text, at, at + most + 1)
    if match:
        return match.start()
    return len(text) if len(text) <= at + most else -1


def _inline(text: str, at: int, phrase: str) -> Furniture | None:
    end = at + len(phrase)
    before, after = text[max(0, at - 1) : at], text[end : end + 2].strip()
    if before == "(":
        close = text.find(")", end, end + POINTER)
        return Furniture(at - 1, close + 1, "inline", phrase) if close >= 0 else None
    if (before and before in "\"“'‘") or not after or after[0].islower():
        return None
    return Furniture(at, end, "inline", phrase, whole=False)


def _notice(text: str, at: int, phrase: str) -> Furniture | None:
    after = text[at + len(phrase) : at + len(phrase) + 2]
    if phrase[-1].isalpha() and after[:1] == " " and after[1:].islower():
        return None
    end = _line_end(text, at, NOTICE)
    if end < 0:
        return Furniture(at, at + len(phrase), "notice", phrase, whole=False)
    while end > at + len(phrase) and text[end - 1].isspace():
        end -= 1
    return Furniture(at, end, "notice", phrase)

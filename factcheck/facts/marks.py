"""Quotation marks and brackets that lack their partner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.split.lines import segments
from factcheck.text import REPLACEMENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

# opens: nothing closes it; closes: nothing opened it; crossed: a bracket of another kind stands where its own belongs.
Fault = Literal["opens", "closes", "crossed"]

# What a rule must meet before anything is searched. \x93 and \x94 are marks of Windows-1252 read as Latin-1.
QUOTES = '"“”„‟«»\x93\x94＂'
BRACKETS = {"(": ")", "[": "]", "（": "）", "【": "】", "「": "」", "『": "』", "《": "》"}
MARKS = QUOTES + "".join(BRACKETS) + "".join(BRACKETS.values())
_ALIKE_CLOSERS = {"）": ")"}

# Two straight marks in a row are one, doubled by a program.
_QUOTE = re.compile(f'""|[{QUOTES}]')
# Marks that a line must be looked at for.
_RARE = re.compile("[„‟«»\x93\x94＂（）【】「」『』《》]")
_BRACKET = re.compile("[()\\[\\]（）【】「」『』《》]")
_BEFORE_OPENING = "([{—–-/‘'¿¡>*_=“\"„«\x91\x93"
_AFTER_CLOSING = ")]}.,:;!?…—–-/’'<*_=”\"“»\x92\x94\x85"

# "a)", "12.)", "iv)": an item of a list; at the line's start or after a blank, a bracket that opened nothing.
_ITEM = re.compile(r"(?:^|(?<=[\s,;:(\"“]))(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.]?$")
# Eyes before a bracket are a face: :) ;-) :( =] XD( and "(:" the other way round.
_FACE_BEFORE = re.compile(r"(?:(?:[:;=]|(?<!\w)[8xX])['’]?[-o^]?|\^_?\^|[<>]:|<|[:;=]\W)$")
_FACE_AFTER = re.compile(r"[-o]?[:;=](?!\w)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S*")
# What stands alone in brackets in the news: a date in figures, an abbreviation.
_SHORT = re.compile(r"(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|[A-Z]{2,8})(?=[\s,.;]|$)")
_SHORT_BEFORE = re.compile(r"(?<![^\s])(?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|[A-Z]{2,8})$")
# Where a decoder left these, a mark may have been lost.
_DAMAGED = (REPLACEMENT, "â€", "â‚", "â\x80")
_ITEM_WIDTH = 8
# What a program that wrote the text into a table left behind its end: a mark that nothing opened, then these.
_LEFTOVER = re.compile(r"([;\]}][;,'\]}]{0,7})\s{0,8}\Z")
_AFTER_COMMA = re.compile(r",\s(\w+)(?:\s(\w+))?")
# A pair goes over this many paragraphs at most (own choice).
_FEW = 8


@dataclass(frozen=True, slots=True)
class Lone:
    """A mark without its partner in a paragraph that has `count` of them; half-open span, code points.

    `mend`: the span to be replaced and what by, when that is plain: an empty one where a bracket is missing.
    """

    start: int
    end: int
    fault: Fault
    mark: str
    within: Span
    count: int = 0
    mend: tuple[int, int, str] | None = None


def lone(text: str, reporting: frozenset[str] = frozenset()) -> tuple[Lone, ...]:
    """The marks that lack their partner, in order. Linear.

    A paragraph is a line, or a block of lines that ran into the margin. A pair may go over paragraphs, and a quotation
    of several may open each and close only the last. Straight marks are judged only where their number in the paragraph
    is odd and blanks show which way they look. No marks: apostrophes, inches and seconds, items of lists, smileys,
    brackets in web addresses. A mark that opens a sentence inside a quotation takes the place of a lost paragraph,
    unless one of the `reporting` verbs behind a comma shows that the quotation was over.
    """
    text = _uncelled(text)
    if all(map(_even, text.split("\n"))):
        return ()
    paragraphs = list(segments(text))
    found = [*_quotes(text, paragraphs, reporting), *_brackets(text, paragraphs)]
    return tuple(sorted(found, key=lambda item: item.start))


def _even(line: str) -> bool:
    """Whether a line has as many marks of each kind as pairs have: most lines do, and are done with."""
    if line.count('"') % 2 or line.count("(") != line.count(")") or line.count("[") != line.count("]"):
        return False
    return line.isascii() or (line.count("“") == line.count("”") and not _RARE.search(line))


def _uncelled(text: str) -> str:
    """The text with blanks for the marks around it, where it is a cell of a CSV file that was never unpacked."""
    cell = text.startswith('"') and text.endswith('"') and len(text) > 1 and '""' in text
    return f" {text[1:-1]} " if cell else text


def _unanswered(found: list[Lone], paragraphs: list[Span]) -> Iterator[Lone]:
    """The marks without those that open in one paragraph and close in a later one."""
    if not found:
        return
    starts = {span: at for at, span in enumerate(paragraphs)}
    waiting: list[Lone] = []
    for item in found:
        if item.fault == "closes" and waiting and starts[item.within] - starts[waiting[-1].within] <= _FEW:
            waiting.pop()
            continue
        if item.fault == "opens":
            yield from waiting
            waiting = [item]
        else:
            yield from waiting
            waiting = []
            yield item
    yield from waiting


def _quotes(text: str, paragraphs: list[Span], reporting: frozenset[str]) -> Iterator[Lone]:
    found: list[Lone] = []
    for at, span in enumerate(paragraphs):
        items = _lone_quotes(text, span, reporting)
        following = paragraphs[at + 1][0] if at + 1 < len(paragraphs) else len(text)
        if items and items[-1].fault == "opens" and text[following : following + 1] in tuple(QUOTES):
            items.pop()
        found += items
    yield from _unanswered(found, paragraphs)


def _lone_quotes(text: str, span: Span, reporting: frozenset[str]) -> list[Lone]:
    """The quotation marks of one paragraph that lack a partner; none when the marks' number is even or unclear."""
    if not _QUOTE.search(text, *span) or any(text.find(trace, *span) >= 0 for trace in _DAMAGED):
        return []
    lone: list[tuple[re.Match[str], Fault]] = []
    opened: re.Match[str] | None = None
    marks = 0
    for match in _QUOTE.finditer(text, *span):
        at = match.start()
        looks = _looks(text, at, match.end(), span)
        if not opened and text[at] in '"”' and text[at - 1 : at].isdigit() and looks != "opens":
            continue
        marks += 1
        if looks is None:
            return []
        if looks == "opens":
            if opened and _continues(text, opened.end(), at, reporting):
                marks -= 1
            elif opened:
                lone.append((opened, "opens"))
            opened = match
        elif opened:
            opened = None
        else:
            lone.append((match, "closes"))
    if opened:
        lone.append((opened, "opens"))
    if marks % 2 == 0:
        return []
    return [Lone(*match.span(), fault, match[0], span, marks, _leftover(match, fault)) for match, fault in lone]


def _leftover(match: re.Match[str], fault: Fault) -> tuple[int, int, str] | None:
    """What to delete where a closing mark is left at the end of the text, with what a table has behind a cell."""
    tail = _LEFTOVER.match(match.string, match.end()) if fault == "closes" else None
    return (match.start(), tail.end(1), "") if tail else None


def _continues(text: str, opened: int, at: int, reporting: frozenset[str]) -> bool:
    """Whether an opening mark within a quotation begins its next paragraph, the line end of which was lost."""
    if text[at - 2 : at - 1] not in tuple(".!?…"):
        return False
    return not any(reporting.intersection(words) for words in _AFTER_COMMA.findall(text, opened, at))


def _looks(text: str, at: int, end: int, span: Span) -> Fault | None:
    """Which way a quotation mark looks, by its form or its neighbours; None when neither tells."""
    before = text[at - 1] if at > span[0] else " "
    after = text[end] if end < span[1] else " "
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ",.;:!?)]"
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    mark = text[at]
    if opens != closes:
        return "opens" if opens else "closes"
    if mark in "“„‟«\x93":
        return "opens"
    return "closes" if mark in "”»\x94" else None


def _brackets(text: str, paragraphs: list[Span]) -> Iterator[Lone]:
    found: list[Lone] = []
    if not _BRACKET.search(text):
        return
    addresses = [match.span() for match in _ADDRESS.finditer(text)]
    addresses.reverse()
    for span in paragraphs:
        found += _lone_brackets(text, span, addresses)
    yield from _unanswered(found, paragraphs)


def _lone_brackets(text: str, span: Span, addresses: list[Span]) -> list[Lone]:
    """The brackets of one paragraph that lack a partner; none when faces or items of lists make it unclear."""
    found: list[Lone] = []
    stack: list[tuple[int, str]] = []
    unclear = False
    count = 0
    for match in _BRACKET.finditer(text, *span):
        count += 1
        at, mark = match.start(), match.group()
        while addresses and addresses[-1][1] <= at:
            addresses.pop()
        if addresses and addresses[-1][0] <= at < addresses[-1][1] - 1:
            unclear = True
            continue
        sign = _face(text, at, span) or (mark == ")" and _item(text, at, span))
        if mark in BRACKETS:
            unclear = unclear or sign
            stack.append((at, mark))
        elif stack:
            opened, opener = stack.pop()
            unclear = unclear or (sign and not (at - opened < _ITEM_WIDTH and text[opened + 1 : at].isalnum()))
            if not _match(opener, mark):
                found.append(Lone(at, at + 1, "crossed", mark, span, count, (at, at + 1, BRACKETS[opener])))
        elif not sign:
            found.append(Lone(at, at + 1, "closes", mark, span, count, _opening_place(text, at, span)))
        else:
            unclear = True
    found += [Lone(at, at + 1, "opens", mark, span, count, _closing_place(text, at, span)) for at, mark in stack]
    return [] if unclear else found


def _match(opener: str, closer: str) -> bool:
    wanted = BRACKETS[opener]
    return _ALIKE_CLOSERS.get(wanted, wanted) == _ALIKE_CLOSERS.get(closer, closer)


def _face(text: str, at: int, span: Span) -> bool:
    if text[at] == "(" and text[at + 1 : at + 2].isalnum():
        return False
    before = text[max(span[0], at - 4) : at]
    return _FACE_BEFORE.search(before) is not None or _FACE_AFTER.match(text, at + 1, span[1]) is not None


def _item(text: str, at: int, span: Span) -> bool:
    return _ITEM.search(text[max(span[0], at - 8) : at]) is not None


def _closing_place(text: str, at: int, span: Span) -> tuple[int, int, str] | None:
    """Behind the date or the abbreviation that the bracket opens for, when that is plain."""
    match = _SHORT.match(text, at + 1, span[1])
    return (match.end(), match.end(), ")") if match and text[at] == "(" else None


def _opening_place(text: str, at: int, span: Span) -> tuple[int, int, str] | None:
    match = _SHORT_BEFORE.search(text, max(span[0], at - 12), at)
    return (match.start(), match.start(), "(") if match and text[at] == ")" else None

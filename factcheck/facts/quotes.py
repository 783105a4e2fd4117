"""Direct quotations: where somebody's own words stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Span

# One set first, so that the search skips ordinary text at full speed; then the doubled marks of TeX and of plain mail,
# single marks before a capital and behind a clause's end, and last the marks that are nothing else.
_MARK = re.compile(
    rf"[\"“”„«»`'‘’\x93\x94{LINE_ENDS}]"
    r"(?:(?<=`)`|(?<=')'|(?<=['‘])(?<!\w.)(?=[^\W\d_a-z])|(?<=[,.!?…]['’])(?!\w)|(?<![`'‘’]))"
)
_CLOSERS = {'"': '"”', "“": '"”', "”": '"”', "„": '“"”', "«": "»", "»": "«", "``": ("''", '"', "”"), "\x93": '\x94"'}
_CLOSERS |= {"'": "'’", "‘": "’'"}
_SINGLE = "'‘’"
_BEFORE_OPENING = "([{—–-/.,:;!?…"
_CLAUSE = re.compile(r"[.,!?…](?=\s|$)")

# Three words at most, without a clause's end, are a scare-quoted word, a title or a nickname, not somebody's statement.
SCARE_WORDS, SCARE_LENGTH = 3, 60


def quotes(text: str) -> tuple[Span, ...]:
    """Spans of the direct quotations, marks included, ordered and disjoint; half-open, in code points. Linear.

    A quotation opens and closes within one line, except that one of several paragraphs may open each of them and close
    only the last, by the usual convention of English typesetting: each paragraph is then a span. Inches and
    apostrophes are none, nor is a scare-quoted word or short title. Single marks count where a statement begins and
    ends.
    """
    return tuple(span for span in _pairs(text) if _direct(text, *span))


def _pairs(text: str) -> Iterator[Span]:
    opened, opener = -1, ""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if mark in LINE_ENDS:
            if opened >= 0 and _continues(text, match.end(), opener):
                yield opened, _trimmed(text, opened, at)
            opened = -1
        elif mark in _SINGLE and opened >= 0 and opener not in _SINGLE:
            continue
        elif opened >= 0 and mark in _CLOSERS[opener] and not (mark == '"' == opener and _opening(text, at, mark)):
            yield opened, match.end()
            opened = -1
        elif _opening(text, at, mark) or (mark == '"' and opened < 0 and _alone(text, at)):
            if opened >= 0 and mark == opener and _goes_on(text, opened, at):
                yield opened, _trimmed(text, opened, at)
            opened, opener = at, mark


def _opening(text: str, at: int, mark: str) -> bool:
    if mark in ("''", "’", "`", "\x94"):
        return False
    if mark in _SINGLE:
        return text[at + 1 : at + 2].isupper() and (
            not (led := text[max(0, at - 2) : at].rstrip()) or led[-1] in ".?!:,"
        )
    following = text[at + len(mark) : at + len(mark) + 1]
    if mark in ("“", "„", "«", "``", "\x93"):
        return bool(following)
    before = text[at - 1 : at]
    return bool(following) and not following.isspace() and (not before or before.isspace() or before in _BEFORE_OPENING)


def _alone(text: str, at: int) -> bool:
    """Whether a straight mark stands between blanks, as tokenised text has it."""
    return text[at - 1 : at].isspace() and text[at + 1 : at + 2].isspace() and text[at + 1] not in LINE_ENDS


def _continues(text: str, at: int, opener: str) -> bool:
    while at < len(text) and text[at].isspace():
        at += 1
    return text.startswith(opener, at)


def _goes_on(text: str, opened: int, at: int) -> bool:
    """Whether a quotation that is opened anew in its line had ended a paragraph there: both begin a statement."""
    before, last = text[max(0, opened - 2) : opened].rstrip(), text[max(opened, at - 2) : at].rstrip()
    return last[-1:] in (".", "?", "!") and (not before or before[-1] in ".?!:,") and text[at + 1 : at + 2].isupper()


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _direct(text: str, start: int, end: int) -> bool:
    if end - start > SCARE_LENGTH:
        return True
    inner = text[start:end].strip("\"“”„«»`'\x93\x94 ")
    return any(map(str.isalpha, inner)) and (len(inner.split()) > SCARE_WORDS or _CLAUSE.search(inner) is not None)

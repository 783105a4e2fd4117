"""An edited claim as corrections: what a reviewer typed, told apart from the suggestions accepted before."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from factcheck.model import ChangeClass, Span, apply_changes
from factcheck.store.records import Change
from factcheck.store.state import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

# A word with the marks inside it (9/1/2020, kupu-kupu, 1.500,5), a run of white space, or one mark.
_TOKEN = re.compile(r"\w+(?:[.,:/'’\-]\w+)*|\s+|[^\w\s]")
# The same for meaning: a number keeps its sign and the marks inside it.
_MEANING = re.compile(r"(?<!\w)[-−+]?\d\w*(?:[.,:/\-]\w+)*|\w+|[^\w\s]")
_PERCENT = "%‰°"


def apply(original: str, offset: int, changes: Sequence[Change]) -> str:
    """The original, which begins at `offset` of the article, with changes inside it made."""
    return apply_changes(original, [(c.start - offset, c.stop - offset, c.replacement) for c in changes])


def from_edit(original: str, offset: int, accepted: tuple[Change, ...], edited: str) -> tuple[Change, ...]:
    """The changes that turn `original` into `edited`: the accepted ones that still stand, and at most one new one.

    `original` begins at `offset` of the article; `accepted` are disjoint changes inside it, in article offsets, as are
    the results, in text order. The new change runs from the first to the last word that was edited and takes in any
    accepted change between; its class is `slip` when its meaning is the same (see `same_meaning`), else `error`.
    """
    kept = tuple(sorted(accepted, key=lambda change: (change.start, change.stop)))
    current = apply(original, offset, kept)
    if edited == current:
        return kept
    low, high = _edited_span(current, edited)
    low, high, start, stop, kept = _absorb(kept, offset, low, high)
    replacement = edited[low : len(edited) - (len(current) - high)]
    start, stop, replacement = _trim(original, start, stop, replacement)
    if original[start:stop] == replacement:
        return kept
    start, stop, replacement = _to_words(original, start, stop, replacement, _barriers(kept, offset, len(original)))
    beside = tuple(c for c in kept if overlap(c.start - offset, c.stop - offset, start, stop))
    if beside:  # two insertions at one place: one change says both
        return from_edit(original, offset, tuple(c for c in kept if c not in beside), edited)
    new = Change(start + offset, stop + offset, replacement, _cls(original, start, stop, replacement))
    return tuple(sorted((*kept, new), key=lambda change: (change.start, change.stop)))


def _common(a: Sequence[str], b: Sequence[str]) -> int:
    """How many items two sequences begin with alike."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count


def _edited_span(old: str, new: str) -> tuple[int, int]:
    """The span of `old` from its first to its last word that is not as in `new`."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    before = _common(a, b)
    after = _common(a[before:][::-1], b[before:][::-1])
    return sum(map(len, a[:before])), len(old) - sum(map(len, a[len(a) - after :]))


def _absorb(
    kept: tuple[Change, ...], offset: int, low: int, high: int
) -> tuple[int, int, int, int, tuple[Change, ...]]:
    """Widen a span of the corrected text to the accepted changes it touches, and find it in the original.

    Gives the span in the corrected text, the span in the original, and the changes left.
    """
    placed, shift = [], 0
    for change in kept:
        start = change.start - offset + shift
        placed.append((start, start + len(change.replacement), change))
        shift += len(change.replacement) - (change.stop - change.start)
    absorbed: set[int] = set()
    grown = True
    while grown:
        grown = False
        for n, (a, b, _) in enumerate(placed):
            if n not in absorbed and _touches(a, b, low, high):
                absorbed.add(n)
                low, high, grown = min(low, a), max(high, b), True
    before = sum(_growth(c) for n, (_, b, c) in enumerate(placed) if n not in absorbed and b <= low)
    within = sum(_growth(placed[n][2]) for n in absorbed)
    left = tuple(c for n, (_, _, c) in enumerate(placed) if n not in absorbed)
    return low, high, low - before, high - before - within, left


def _touches(a: int, b: int, low: int, high: int) -> bool:
    if a == b or low == high:
        return a <= high and low <= b
    return a < high and low < b


def _growth(change: Change) -> int:
    return len(change.replacement) - (change.stop - change.start)


def _trim(original: str, start: int, stop: int, replacement: str) -> tuple[int, int, str]:
    """Leave out the words that a change does not change."""
    low, high = _edited_span(original[start:stop], replacement)
    tail = stop - start - high
    return start + low, start + high, replacement[low : len(replacement) - tail]


def _barriers(kept: Sequence[Change], offset: int, size: int) -> tuple[list[int], list[int]]:
    """Where a span may not grow past: ends of changes to its left, starts of changes to its right."""
    return [0, *(c.stop - offset for c in kept)], [size, *(c.start - offset for c in kept)]


def _to_words(
    original: str, start: int, stop: int, replacement: str, barriers: tuple[list[int], list[int]]
) -> tuple[int, int, str]:
    """A span without a word takes in the word before it, else the one after it, so that a report can show it."""
    if any(c.isalnum() for c in original[start:stop]):
        return start, stop, replacement
    floor = max(place for place in barriers[0] if place <= start)
    ceiling = min(place for place in barriers[1] if place >= stop)
    before = _with_word(original[floor:start])
    if before:
        low = floor + before[-1][0]
        return _without_margin(original, low, stop, original[low:start] + replacement)
    after = _with_word(original[stop:ceiling])
    if after:
        high = stop + after[0][1]
        return _without_margin(original, start, high, replacement + original[stop:high])
    return start, stop, replacement


def _without_margin(original: str, start: int, stop: int, replacement: str) -> tuple[int, int, str]:
    """A change without the white space that it begins and ends with alike."""
    while start < stop and replacement and original[stop - 1].isspace() and replacement[-1] == original[stop - 1]:
        stop, replacement = stop - 1, replacement[:-1]
    while start < stop and replacement and original[start].isspace() and replacement[0] == original[start]:
        start, replacement = start + 1, replacement[1:]
    return start, stop, replacement


def _with_word(text: str) -> list[Span]:
    return [m.span() for m in re.finditer(r"\S+", text) if any(c.isalnum() for c in m.group())]


def _cls(original: str, start: int, stop: int, replacement: str) -> ChangeClass:
    """Judge a change with the words on both sides of it, so that a dropped double is seen."""
    left = max(original.rfind(" ", 0, max(0, start - 1)), 0)
    right = original.find(" ", min(len(original), stop + 1))
    right = len(original) if right < 0 else right
    after = original[left:start] + replacement + original[stop:right]
    return "slip" if same_meaning(original[left:right], after) else "error"


def same_meaning(before: str, after: str) -> bool:
    """Whether two texts differ only in white space, case, punctuation or a doubled word.

    Numbers count with their sign and inner marks, symbols (currency, percent, mathematics) always.

    >>> same_meaning("Apple telah telah pergi", "Apple telah pergi"), same_meaning("1.500", "15.00")
    (True, False)
    """
    one, other = _meaning(before), _meaning(after)
    return "".join(one) == "".join(other) or _undoubled(one) == _undoubled(other)


def _meaning(text: str) -> list[str]:
    return [_weight(token) for token in _MEANING.findall(text) if _counts(token)]


def _counts(token: str) -> bool:
    return len(token) > 1 or token.isalnum() or token in _PERCENT or unicodedata.category(token).startswith("S")


def _weight(token: str) -> str:
    return f"\0{token}\0" if any(c.isdigit() for c in token) else token.casefold()


def _undoubled(tokens: list[str]) -> list[str]:
    return [token for n, token in enumerate(tokens) if not n or token != tokens[n - 1] or token.startswith("\0")]

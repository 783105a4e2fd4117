"""One cause, one finding: the same place is not reported twice, and a quoted one is never an error."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import SEVERITIES, Flag, Span, at_most

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def merge(flags: Iterable[Flag], quotes: Sequence[Span]) -> tuple[Flag, ...]:
    """The flags in text order; of those with one rule and span, or one span and one first suggestion, the gravest.

    A flag inside one of the `quotes` (ordered, disjoint spans) is marked `quoted` and is at most a warning: what was
    said may have been said so, and only the recording tells.
    """
    kept: dict[tuple[object, ...], Flag] = {}
    for flag in sorted(flags, key=lambda flag: (flag.start, flag.end, SEVERITIES.index(flag.severity), flag.rule)):
        first = flag.suggestions[0].replacement if flag.suggestions else flag.rule
        kept.setdefault((flag.start, flag.end, first), flag)
    starts = [start for start, _ in quotes]
    return tuple(_quoted(flag) if _inside(flag, starts, quotes) else flag for flag in kept.values())


def _inside(flag: Flag, starts: Sequence[int], quotes: Sequence[Span]) -> bool:
    place = bisect_right(starts, flag.start) - 1
    return place >= 0 and flag.end <= quotes[place][1]


def _quoted(flag: Flag) -> Flag:
    return replace(flag, quoted=True, severity=at_most(flag.severity, "warning"))

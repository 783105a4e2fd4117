"""One cause, one finding: what several rules say of one slip is joined, and a quoted one is never an error."""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.model import SEVERITIES, Flag, Span, at_most

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Suggestion

# A change as the shortest one with the same outcome: what is taken out from where, and what is put in.
Edit = tuple[int, int, str]

# A deletion among equal letters can begin at several places; so far its first one is looked for.
_BACK = 80


def merge(flags: Iterable[Flag], quotes: Sequence[Span], text: str = "") -> tuple[Flag, ...]:
    """The flags in text order, those with one cause joined into the gravest of them.

    One cause have: two flags of one rule at one span; flags of two rules whose first suggestions lead to the same
    `text`; flags at one span whose first suggestions exclude each other; and a flag that lies in a place that a graver
    flag of another rule calls the same error, with the same letters to change. The kept flag gets the others' further
    proof, suggestions and related places. A flag inside one of the `quotes` (ordered, disjoint spans) is marked
    `quoted` and is at most a warning: what was said may have been said so, and only the recording tells.
    """
    kept = _Kept(text)
    for flag in sorted(flags, key=_rank):
        kept.take(flag)
    starts = [start for start, _ in quotes]
    found = sorted(kept.flags, key=lambda flag: (flag.start, flag.end, SEVERITIES.index(flag.severity), flag.rule))
    return tuple(_quoted(flag) if _inside(flag, starts, quotes) else flag for flag in found)


def _rank(flag: Flag) -> tuple[int, int, int, int, str]:
    """The gravest first; of equals the one that explains most."""
    explained = len(flag.proof) + len(flag.related)
    return SEVERITIES.index(flag.severity), flag.start, flag.end, -explained, flag.rule


class _Kept:
    """The flags kept so far, and where to find the one that a further flag belongs to; each look-up is logarithmic."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.flags: list[Flag] = []
        self._by_edit: dict[Edit, int] = {}
        self._by_span: dict[Span, list[int]] = {}
        self._same: dict[tuple[str, str], list[tuple[int, int, int]]] = {}

    def take(self, flag: Flag) -> None:
        """Keep a flag, or join it to the one with its cause."""
        edit = self._edit(flag.suggestions[0]) if flag.suggestions else None
        owner = self._owner(flag, edit)
        if owner is None:
            self._keep(flag, edit)
        else:
            self.flags[owner] = self._joined(self.flags[owner], flag)

    def _keep(self, flag: Flag, edit: Edit | None) -> None:
        number = len(self.flags)
        self.flags.append(flag)
        self._by_span.setdefault((flag.start, flag.end), []).append(number)
        if edit is not None:
            self._by_edit[edit] = number
            for place in flag.related:
                if place.role == "same-error":
                    insort(self._same.setdefault(self._letters(edit), []), (place.start, place.end, number))

    def _owner(self, flag: Flag, edit: Edit | None) -> int | None:
        for number in self._by_span.get((flag.start, flag.end), ()):
            if self.flags[number].rule == flag.rule or self._excluded(self.flags[number], edit):
                return number
        if edit is None:
            return None
        number = self._by_edit.get(edit, -1)
        if number >= 0 and self.flags[number].rule != flag.rule:
            return number
        places = self._same.get(self._letters(edit), [])
        at = bisect_right(places, (flag.start, len(self._text) + 1, 0)) - 1
        inside = at >= 0 and flag.end <= places[at][1] and self.flags[places[at][2]].rule != flag.rule
        return places[at][2] if inside else None

    def _excluded(self, flag: Flag, edit: Edit | None) -> bool:
        """Whether a flag's first suggestion and another change cannot both be made."""
        if edit is None or not flag.suggestions:
            return False
        own = self._edit(flag.suggestions[0])
        return (own[0] < edit[1] and edit[0] < own[1]) or own[:2] == edit[:2]

    def _letters(self, edit: Edit) -> tuple[str, str]:
        return self._text[edit[0] : edit[1]], edit[2]

    def _edit(self, suggestion: Suggestion) -> Edit:
        """A suggestion without the letters that it leaves as they are; a deletion as far left as it goes."""
        text, start, end, new = self._text, suggestion.start, suggestion.end, suggestion.replacement
        if not text:
            return start, end, new
        head, most = 0, min(end - start, len(new))
        while head < most and text[start + head] == new[head]:
            head += 1
        start, new = start + head, new[head:]
        tail, most = 0, min(end - start, len(new))
        while tail < most and text[end - 1 - tail] == new[len(new) - 1 - tail]:
            tail += 1
        end, new = end - tail, new[: len(new) - tail]
        stop = max(0, start - _BACK)
        while not new and start > stop and start < end and text[start - 1] == text[end - 1]:
            start, end = start - 1, end - 1
        return start, end, new

    def _joined(self, kept: Flag, other: Flag) -> Flag:
        known = {self._edit(suggestion) for suggestion in kept.suggestions}
        places = {(place.start, place.end) for place in kept.related}
        return replace(
            kept,
            proof=tuple(dict.fromkeys((*kept.proof, *other.proof))),
            suggestions=(*kept.suggestions, *(one for one in other.suggestions if self._edit(one) not in known)),
            related=(*kept.related, *(place for place in other.related if (place.start, place.end) not in places)),
        )


def _inside(flag: Flag, starts: Sequence[int], quotes: Sequence[Span]) -> bool:
    place = bisect_right(starts, flag.start) - 1
    return place >= 0 and flag.end <= quotes[place][1]


def _quoted(flag: Flag) -> Flag:
    return replace(flag, quoted=True, severity=at_most(flag.severity, "warning"))

"""A claim's state as canonical JSON, and what follows from it: verdict, corrections, whether its fact was checked."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.model import apply_changes
from factcheck.store.records import Change, RulingRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import Verdict

INITIAL = '{"changes":[],"rulings":[]}'
_JSON = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True)
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
DESK_INITIAL = '{"at":"","by":"","note":"","state":"open"}'


def canonical(data: Any) -> str:
    """JSON with sorted keys, no blanks and ASCII only: the same data always gives the same text."""
    return _JSON.encode(data)


def digest(text: str) -> str:
    """SHA-256 of a text, in hex; lone surrogates count as their own code points."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def clean(text: str) -> str:
    """The text with NUL and lone surrogates as U+FFFD, one for one: what SQLite and JSON can hold."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("\ufffd", text)


def cleaned(data: Any) -> Any:
    """JSON data whose texts SQLite can hold."""
    match data:
        case str():
            return clean(data)
        case dict():
            return {key: cleaned(value) for key, value in data.items()}
        case list() | tuple():
            return [cleaned(value) for value in data]
    return data


def change_data(change: Change) -> dict[str, Any]:
    """A change as JSON data, without its empty words."""
    data = {name: getattr(change, name) for name in Change.__slots__}
    return {name: value for name, value in data.items() if value != "" or name == "replacement"}


def change_from(data: dict[str, Any]) -> Change:
    """The change that `change_data` wrote."""
    return Change(**data)


def ruling_data(ruling: RulingRow) -> dict[str, Any]:
    """A ruling as JSON data; of what was ruled by itself without the words on a bulk of claims."""
    data = {name: getattr(ruling, name) for name in RulingRow.__slots__}
    return {name: value for name, value in data.items() if value or name not in ("reason", "bulk")}


def state_data(rulings: Iterable[RulingRow], changes: Iterable[Change]) -> dict[str, Any]:
    """A claim's state as JSON data: rulings in the order they were made, changes in text order."""
    ordered = sorted(changes, key=lambda change: (change.start, change.stop))
    return {"rulings": [ruling_data(r) for r in rulings], "changes": [change_data(c) for c in ordered]}


def read_state(data: dict[str, Any]) -> tuple[tuple[RulingRow, ...], tuple[Change, ...]]:
    """Rulings and changes of a claim's state."""
    return tuple(RulingRow(**r) for r in data["rulings"]), tuple(change_from(c) for c in data["changes"])


def deciding(rulings: tuple[RulingRow, ...], question: str = "true") -> RulingRow | None:
    """The ruling that answers a question: the last of the highest round. That on `true` gives the status."""
    asked = [ruling for ruling in rulings if ruling.question == question]
    return max(enumerate(asked), key=lambda pair: (pair[1].round, pair[0]))[1] if asked else None


def with_ruling(rulings: tuple[RulingRow, ...], new: RulingRow) -> tuple[RulingRow, ...]:
    """The rulings with a new one in place of its reviewer's own in its round.

    Its round is at least the one that decides its question: what was decided between two reviewers is ruled on anew in
    that round, else the ruling would count for nothing.
    """
    last = deciding(rulings, new.question)
    new = replace(new, round=max(new.round, last.round if last else 1))
    key = new.reviewer, new.round, new.question
    return (*(one for one in rulings if (one.reviewer, one.round, one.question) != key), new)


def status(rulings: tuple[RulingRow, ...]) -> Verdict:
    """The verdict shown."""
    ruling = deciding(rulings)
    return ruling.verdict if ruling else "open"


def fact_checked(verdict: str, changes: tuple[Change, ...]) -> bool:
    """Whether the fact was checked: a text fix (only slips) is no fact check."""
    return verdict in ("verified", "disputed") or (verdict == "corrected" and any(c.cls != "slip" for c in changes))


def overlap(start: int, stop: int, other_start: int, other_stop: int) -> bool:
    """Whether two spans share text, or one inserts where the other replaces or inserts.

    >>> overlap(0, 2, 2, 4), overlap(2, 2, 2, 2), overlap(1, 3, 2, 2)
    (False, True, True)
    """
    if (start, stop) == (other_start, other_stop):
        return True
    return start < other_stop and other_start < stop


def reach(start: int, stop: int, changes: tuple[Change, ...]) -> tuple[int, int, tuple[Change, ...]]:
    """A claim's span widened to those of its changes that cross its edge, and the changes within."""
    near = tuple(c for c in changes if start <= c.start <= c.stop <= stop or overlap(c.start, c.stop, start, stop))
    return min([start, *(c.start for c in near)]), max([stop, *(c.stop for c in near)]), near


def corrected(text: str, start: int, stop: int, changes: tuple[Change, ...]) -> str | None:
    """A claim's corrected text: its changes made to the span they reach; None without any. `text` is the article's."""
    if not changes:
        return None
    low, high, near = reach(start, stop, changes)
    return apply_changes(text[low:high], [(c.start - low, c.stop - low, c.replacement) for c in near])

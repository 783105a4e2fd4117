"""Which corrections went live: whose words stand in a new version of their article, and since when."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from factcheck.model import apply_changes
from factcheck.store import project
from factcheck.store import state as claim_state
from factcheck.store.items import Item
from factcheck.store.versions import plain
from factcheck.text import widened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from factcheck.store.carry import Version
    from factcheck.store.connect import Connection, Row
    from factcheck.store.records import Change, RulingRow

# So many characters on either side tell a correction's place.
AROUND = 24


@dataclass
class Record:
    """What an import records of the corrections before it; `live` of `corrections` stand in the new text."""

    items: list[Item] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)
    waiting: int = 0

    @property
    def live(self) -> int:
        """How many stand in the text now."""
        return sum(entry["stands"] for entry in self.entries)

    @property
    def corrections(self) -> int:
        """How many there are, those of versions before the last one too."""
        return len(self.entries) + self.waiting


class _Text:
    """The new version's text, to look words up in."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def plain(self) -> str:
        """As it is compared."""
        return plain(self.text)


def record(
    connection: Connection,
    old: Version,
    new: Version,
    states: Mapping[int, tuple[tuple[RulingRow, ...], tuple[Change, ...]]],
    successor: Mapping[int, int],
    crowded: Callable[[Change], bool],
) -> Record:
    """Compare every correction of the old version, and those live before, with the new text.

    A correction is live when its words stand in their place in the sentence's new form (or, of a sentence without one,
    anywhere) and what they replace does not. `crowded` says where a correction may not be carried to.
    """
    found = Record()
    before, now = (
        connection.row("SELECT id, title, headline, live_corrections, imported_at FROM articles WHERE id = ?", [one])
        for one in (old.article, new.article)
    )
    rows = {row["id"]: row for row in (*old.claims, *new.claims)}
    text = _Text(new.text)
    at = now["imported_at"]
    for entry in connection.parse(before["live_corrections"] or "[]"):
        found.entries.append(_still(entry, new, text, successor, rows))
    for row in old.claims:
        _, changes = states.get(row["id"], ((), ()))
        if changes and row["live"]:
            _of_claim(found, row, changes, old, text, rows.get(successor.get(row["id"], 0)), at)
    _of_article(found, connection, old, new, text, at, crowded)
    _headline(found, before, now, connection, new.article)
    if found.entries:
        found.items.append(Item("article", found.entries, new.article, target="live_corrections"))
    return found


def _entry(
    old: Version, change: Change, span: tuple[int, int], claim: int | None, place: tuple[int, int], text: str, at: str
) -> dict[str, Any]:
    """A live correction as JSON data; `span` is the sentence it was made in, `place` where its words stand now."""
    start, stop = widened(old.text, change.start, change.stop, change.replacement)
    start, stop = max(start, min(span[0], change.start)), min(stop, max(span[1], change.stop))
    low, high = min(span[0], change.start), max(span[1], change.stop)
    sentence = old.text[low:high]
    return {
        "field": "text", "claim": claim, "stands": True, "live_at": at, "article": old.article, "began": change.start,
        "change": claim_state.change_data(
            replace(change, start=place[0], stop=place[1], replacement=text[place[0] : place[1]])
        ),
        "was": old.text[start:stop],
        "should_be": old.text[start : change.start] + change.replacement + old.text[change.stop : stop],
        "sentence_was": sentence,
        "sentence_should_be": apply_changes(sentence, [(change.start - low, change.stop - low, change.replacement)]),
    }  # fmt: skip


def _of_claim(
    found: Record,
    row: Row,
    changes: Sequence[Change],
    old: Version,
    text: _Text,
    target: Row | None,
    at: str,
) -> None:
    span = (row["start"], row["stop"])
    words = old.text[row["start"] : row["stop"]]
    base = target["start"] if target is not None else 0
    inside = text.text[target["start"] : target["stop"]] if target is not None else text.text
    shown = plain(inside) if target is not None else text.plain
    mended = claim_state.corrected(old.text, *span, tuple(changes)) or ""
    whole = target is not None and shown == plain(mended) != plain(words)
    for change in changes:
        if whole or _stands(change, span, changes, old.text, shown, cut=target is None):
            place = _place(change, span, old.text, inside) or (0, len(inside) if target is not None else 0)
            claim = target["id"] if target is not None else None
            place = (place[0] + base, place[1] + base)
            found.entries.append(_entry(old, change, span, claim, place, text.text, at) | {"earlier": row["id"]})
        else:
            found.waiting += 1


def _stands(
    change: Change, span: tuple[int, int], changes: Sequence[Change], text: str, shown: str, *, cut: bool
) -> bool:
    """Whether a correction's words stand in a text in their place, and those before it no more.

    `cut`: the sentence has no new form, so that one which was to go is gone.
    """
    low, high = min(span[0], change.start), max(span[1], change.stop)
    if not change.replacement and (change.start, change.stop) == span:
        return cut and plain(text[span[0] : span[1]]) not in shown
    left, right = (
        text[max(low, change.start - AROUND) : change.start],
        text[change.stop : change.stop + AROUND][: high - change.stop],
    )
    was = plain(left + text[change.start : change.stop] + right)
    wanted = {plain(left + change.replacement + right)}
    others = [c for c in changes if c is not change and low <= c.start and c.stop <= high]
    before = apply_changes(
        text[low : change.start],
        [(c.start - low, c.stop - low, c.replacement) for c in others if c.stop <= change.start],
    )
    after = apply_changes(
        text[change.stop : high],
        [(c.start - change.stop, c.stop - change.stop, c.replacement) for c in others if c.start >= change.stop],
    )
    wanted.add(plain(before[-AROUND:] + change.replacement + after[:AROUND]))
    return was not in shown and any(words in shown for words in wanted)


def _place(change: Change, span: tuple[int, int], text: str, inside: str) -> tuple[int, int] | None:
    """Where a correction's words stand in a text, told by what is around them."""
    low, high = min(span[0], change.start), max(span[1], change.stop)
    for around in (AROUND, 6):
        left = text[max(low, change.start - around) : change.start]
        right = text[change.stop : min(high, change.stop + around)]
        at = inside.find(left + change.replacement + right)
        if at >= 0:
            return at + len(left), at + len(left) + len(change.replacement)
    return None


def _still(
    entry: dict[str, Any], new: Version, text: _Text, successor: Mapping[int, int], rows: Mapping[int, Row]
) -> dict[str, Any]:
    """A correction that was live before: where its words stand now, or that they do no more."""
    if not entry["stands"] or entry["field"] == "title":
        return entry
    change, claim = entry["change"], entry["claim"]
    row, target = rows.get(claim), rows.get(successor.get(claim, 0))
    if row is not None and target is not None:
        shift = target["start"] - row["start"]
        moved = change | {"start": change["start"] + shift, "stop": change["stop"] + shift}
        if new.text[moved["start"] : moved["stop"]] == change["replacement"] and target["stop"] >= moved["stop"]:
            return entry | {"change": moved, "claim": target["id"]}
    gone = not entry["sentence_should_be"].strip()
    words = entry["sentence_was"] if gone else entry["sentence_should_be"]
    stands = (plain(words) in text.plain) != gone
    at = max(0, new.text.find(words)) if stands and not gone else 0
    size = len(words) if at else 0
    moved = change | {"start": at, "stop": at + size, "replacement": new.text[at : at + size]}
    return entry | {"change": moved, "claim": None, "stands": stands}


def _of_article(
    found: Record,
    connection: Connection,
    old: Version,
    new: Version,
    text: _Text,
    at: str,
    crowded: Callable[[Change], bool],
) -> None:
    """The corrections that belong to no claim: carried where their words stand once, with what is around them."""
    kept: list[Change] = []
    for change in project.changes_of(connection, old.article, None):
        low, high = max(0, change.start - AROUND), change.stop + AROUND
        was, span = old.text[low:high], (low, min(high, len(old.text)))
        if new.text.count(was) == 1:
            shift = new.text.index(was) - low
            moved = replace(change, start=change.start + shift, stop=change.stop + shift)
            if not crowded(moved) and not any(
                claim_state.overlap(moved.start, moved.stop, one.start, one.stop) for one in kept
            ):
                kept.append(moved)
            found.waiting += 1
        elif _stands(change, span, [change], old.text, text.plain, cut=False):
            place = _place(change, span, old.text, new.text) or (0, 0)
            found.entries.append(_entry(old, change, span, None, place, new.text, at) | {"earlier": None})
        else:
            found.waiting += 1
    if kept:
        after = claim_state.state_data((), kept)["changes"]
        found.items.append(Item("article", after, new.article, target="changes"))


def reads(headline: str, title: str | None) -> bool:
    """Whether a title is what the correction of a headline, as JSON, says that it should be."""
    return plain(json.loads(headline)["replacement"]) == plain(title or "")


def _headline(found: Record, before: Row, now: Row, connection: Connection, article: int) -> None:
    """The correction of the headline: live where it reads so now, carried where it reads as before."""
    for entry in found.entries:
        if entry["field"] == "title" and entry["stands"]:
            entry["stands"] = plain(entry["should_be"]) == plain(now["title"] or "")
    if before["headline"] is None:
        return
    data = connection.parse(before["headline"])
    if now["title"] == before["title"]:
        found.items.append(Item("article", data, article, target="headline"))
        found.waiting += 1
    elif reads(before["headline"], now["title"]):
        words = {"was": before["title"] or "", "should_be": data["replacement"]}
        change = data | {"start": 0, "stop": len(now["title"]), "replacement": now["title"]}
        found.entries.append(
            {"field": "title", "claim": None, "earlier": None, "stands": True, "live_at": now["imported_at"],
                "article": before["id"], "began": 0,
             "change": change, **words, "sentence_was": words["was"], "sentence_should_be": words["should_be"]}
        )  # fmt: skip
    else:
        found.waiting += 1

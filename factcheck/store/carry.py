"""What a new version of an article takes over from the one before: rulings, corrections, divisions, what went live."""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from factcheck.claims import claims
from factcheck.claims.differences import differences, facts_of
from factcheck.store import division, live, outward, tags
from factcheck.store import state as claim_state
from factcheck.store.items import Item
from factcheck.store.records import VersionReport
from factcheck.store.versions import KINDS, agree, match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.model import Claim, Span
    from factcheck.store.connect import Connection, Row
    from factcheck.store.records import Change, RulingRow

# So many sentences on either side are read with divided ones: more than say who speaks in a paragraph.
NEAR = 50

Link = tuple[int, int, str]  # a claim of the new version, one of an older version, and how they belong together
Parts = tuple[list[int], list["Claim"], list[int]]  # parents, what a reviewer made of them, and the old claim of each


@dataclass(frozen=True)
class Version:
    """A stored version of an article: its number, text, language and claims (rows, in text order)."""

    article: int
    text: str
    lang: str
    claims: Sequence[Row]

    def words(self, row: Row) -> str:
        """A claim's words."""
        return self.text[row["start"] : row["stop"]]


@dataclass
class Carried:
    """What an import records of the version before: the items of its event, and the links between the claims."""

    items: list[Item] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    divided: list[dict[str, Any]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    live: int = 0
    corrections: int = 0

    def report(self, before: int) -> VersionReport:
        """The same as the importer is told it; `before` is the number of the version before."""
        return VersionReport(before, self.live, self.corrections, **self.counts)


def carry(
    connection: Connection, old: Version, new: Version, add_parts: Callable[[list[Claim], list[int]], dict[str, Any]]
) -> Carried:
    """Match the claims of two versions and say what the new one takes over; `add_parts` stores divided claims.

    A ruling stays only on a claim that reads the same, its numbers, dates and negations compared outright. Corrections
    stay where their words stand unchanged. What a reviewer made of sentences is made of the same sentences anew.
    """
    return _Carrying(connection, old, new).run(add_parts)


class _Carrying:
    """One carrying over: what is known of the old claims, and what is found for the new ones."""

    def __init__(self, connection: Connection, old: Version, new: Version) -> None:
        self.connection, self.old, self.new = connection, old, new
        self.found = Carried()
        self.parents = _parents_of(connection, old.article)
        self.former = division.earlier(connection, old.article) if self.parents else {}
        self.states = {
            row["id"]: claim_state.read_state(connection.parse(row["state"])) for row in old.claims if row["state"]
        }
        self.said = {
            row[0]
            for row in connection.rows(
                "SELECT DISTINCT claim_id FROM event_items WHERE article_id = ? AND aspect = 'checkable'", [old.article]
            )
        }
        self.told = outward.told(connection, old.article)
        self.tags = tags.of_article(connection, old.article)
        self.standing: list[Span] = []  # where corrections are carried to, in text order
        self.successor: dict[int, int] = {}

    def run(self, add_parts: Callable[[list[Claim], list[int]], dict[str, Any]]) -> Carried:
        """Go through the pairs of sentences, then through what reviewers had made of them."""
        old, new, found = self.old, self.new, self.found
        whole = [row for row in old.claims if row["id"] not in self.parents]
        mended = {
            n: text
            for n, row in enumerate(whole)
            if row["live"] and (text := self._corrected(row)) is not None and text != old.words(row)
        }
        pairs = match([old.words(row) for row in whole], [new.words(row) for row in new.claims], old.lang, mended)
        kinds = {pair.old: (pair.kind, pair.new) for pair in pairs if pair.old is not None}
        found.counts["new"] = sum(pair.kind == "new" for pair in pairs)
        parts: list[Parts] = []
        for n, row in enumerate(whole):
            kind, place = kinds[n]
            target = new.claims[place] if place is not None else None
            if row["live"]:
                self._pair(row, kind, target)
            elif target is not None:
                self._link(row["id"], target["id"], kind)
        for roots, leaves in self._groups(whole):
            targets = [kinds[n] for n in roots]
            made = self._again([whole[n] for n in roots], leaves, targets)
            if made:
                parts.append(made)
            else:
                self._otherwise([whole[n] for n in roots], leaves, targets)
        self._store_parts(parts, add_parts)
        record = live.record(self.connection, old, new, self.states, self.successor, self._crowded)
        found.live, found.corrections = record.live, record.corrections
        found.items += record.items
        found.items += outward.notice(self.connection, old.article, new.article, same=record.live == record.corrections)
        found.items += self._tagged()
        found.links = [(*pair, kind) for pair, kind in {link[:2]: link[2] for link in found.links[::-1]}.items()][::-1]
        return found

    def _corrected(self, row: Row) -> str | None:
        _, changes = self.states.get(row["id"], ((), ()))
        return claim_state.corrected(self.old.text, row["start"], row["stop"], changes)

    def _link(self, old: int, new: int, kind: str) -> None:
        self.found.links.append((new, old, kind))
        self.found.links += [(new, former, "former") for former in self.former.get(old, ())]

    def _tagged(self) -> list[Item]:
        """The tags of old claims on what they became, in other words too: as with notes, nobody loses sight of them."""
        if not self.tags:
            return []
        standing = {row["id"] for row in self.old.claims if row["live"]}
        wanted: dict[tuple[int, str], dict[str, str]] = {}
        for new, old, _ in self.found.links:
            for tag, said in self.tags.get(old, {}).items() if old in standing else ():
                wanted.setdefault((new, tag), said)
        return [Item("tag", said, self.new.article, claim, tag) for (claim, tag), said in wanted.items()]

    def _pair(self, row: Row, kind: str, target: Row | None) -> None:
        """One claim that nobody divided."""
        if target is None:
            self.found.counts["dropped"] += 1
            return
        shift = target["start"] - row["start"]
        state = self._kept(row, self.new.words(target), shift) if kind != "reworded" else self._mended(row, target)
        if state is None and kind != "reworded" and row["id"] in self.states:
            kind = "reworded"  # its correction crosses words that are others now
        self.found.counts[kind] += 1
        self._link(row["id"], target["id"], kind)
        self.successor[row["id"]] = target["id"]
        if state is not None:
            self._take(target["id"], *state)
        if state is not None or kind != "reworded":
            self._tell(row["id"], target["id"])
        if kind != "reworded" and row["id"] in self.said and row["checkable"] != target["checkable"]:
            self.found.items.append(Item("checkable", row["checkable"], self.new.article, target["id"]))

    def _take(self, claim: int, rulings: Sequence[RulingRow], changes: Sequence[Change]) -> None:
        """Give a new claim what was ruled and corrected on an old one."""
        for change in changes:
            insort(self.standing, (change.start, change.stop))
        self.found.items.append(Item("claim", claim_state.state_data(rulings, changes), self.new.article, claim))

    def _tell(self, old: int, new: int) -> None:
        """Give a new claim what goes out of an old one: its rating, its description, how far its texts are."""
        for aspect, target, after in self.told.get(old, ()):
            self.found.items.append(Item(aspect, after, self.new.article, new, target))

    def _kept(self, row: Row, words: str, shift: int) -> tuple[tuple[RulingRow, ...], tuple[Change, ...]] | None:
        """A claim's rulings and corrections where they stand now; None where there is nothing to keep or no place."""
        if row["id"] not in self.states:
            return None
        rulings, changes = self.states[row["id"]]
        moved = tuple(replace(change, start=change.start + shift, stop=change.stop + shift) for change in changes)
        for change, now in zip(changes, moved, strict=True):
            if now.start < 0 or self.new.text[now.start : now.stop] != self.old.text[change.start : change.stop]:
                return None
            if self._crowded(now):
                return None
        if changes and words != self.old.words(row):
            return None  # the places within it may be others
        return rulings, moved

    def _crowded(self, change: Change) -> bool:
        """Whether another correction is carried to the same place; those that reach out of their claims could meet."""
        at = bisect_left(self.standing, (change.start, change.stop))
        beside = self.standing[max(0, at - 1) : at + 1]
        return any(claim_state.overlap(change.start, change.stop, *other) for other in beside)

    def _mended(self, row: Row, target: Row) -> tuple[tuple[RulingRow, ...], tuple[Change, ...]] | None:
        """The rulings of a claim whose slips were mended as its reviewer wrote, its fact being the same."""
        rulings, changes = self.states.get(row["id"], ((), ()))
        text, words, lang = self._corrected(row), self.new.words(target), self.old.lang
        if text is None or claim_state.status(rulings) not in ("verified", "disputed"):
            return None
        if any(change.cls != "slip" for change in changes) or not agree(text, words, lang):
            return None
        same = not differences(facts_of(self.old.words(row), lang), facts_of(words, lang))
        return (rulings, ()) if same else None

    # ---- what reviewers made of sentences

    def _groups(self, whole: Sequence[Row]) -> Iterator[tuple[list[int], list[Row]]]:
        """The sentences that belong together since they were divided otherwise, with the claims made of them."""
        gone = [n for n, row in enumerate(whole) if not row["live"]]
        leaves = [row for row in self.old.claims if row["live"] and row["id"] in self.parents]
        at = 0
        while at < len(gone):
            roots = [gone[at]]
            stop, at = whole[gone[at]]["stop"], at + 1
            inside: list[Row] = []
            while True:
                inside = [leaf for leaf in leaves if leaf["start"] < stop and whole[roots[0]]["start"] < leaf["stop"]]
                reach = max([stop, *(leaf["stop"] for leaf in inside)])
                while at < len(gone) and whole[gone[at]]["start"] < reach:
                    roots.append(gone[at])
                    reach, at = max(reach, whole[gone[at]]["stop"]), at + 1
                if reach == stop:
                    break
                stop = reach
            yield roots, inside

    def _again(
        self, roots: Sequence[Row], leaves: Sequence[Row], targets: Sequence[tuple[str, int | None]]
    ) -> Parts | None:
        """The same division of the same sentences, None where they are not the same or stand otherwise."""
        places = [place for kind, place in targets if place is not None and kind in ("same", "moved")]
        if len(places) < len(roots) or places != list(range(places[0], places[0] + len(places))):
            return None
        first, last = self.new.claims[places[0]], self.new.claims[places[-1]]
        before = self.old.text[roots[0]["start"] : roots[-1]["stop"]]
        if self.new.text[first["start"] : last["stop"]] != before or not leaves:
            return None
        shift = first["start"] - roots[0]["start"]
        if any(leaf["id"] in self.states and self._kept(leaf, self.old.words(leaf), shift) is None for leaf in leaves):
            return None
        spans = [(leaf["start"] + shift, leaf["stop"] + shift) for leaf in leaves]
        made = [
            replace(part, checkable=bool(leaf["checkable"]))
            for part, leaf in zip(self._parts(spans, places), leaves, strict=True)
        ]
        self.found.counts["moved" if "moved" in dict(targets) else "same"] += len(leaves)
        return [self.new.claims[place]["id"] for place in places], made, [leaf["id"] for leaf in leaves]

    def _parts(self, spans: Sequence[Span], places: Sequence[int]) -> list[Claim]:
        """What the rules say of divided claims, read among some of the sentences around them."""
        around = range(max(0, places[0] - NEAR), min(len(self.new.claims), places[-1] + NEAR + 1))
        beside = [self.new.claims[n] for n in around if not places[0] <= n <= places[-1]]
        near = [(row["start"], row["stop"]) for row in beside]
        read = claims(self.new.text, sorted([*near, *spans]), self.new.lang)
        by_span = {(claim.start, claim.end): claim for claim in read}
        return [by_span[span] for span in spans]

    def _otherwise(
        self, roots: Sequence[Row], leaves: Sequence[Row], targets: Sequence[tuple[str, int | None]]
    ) -> None:
        """Sentences that were divided and are not the same now: what was made of them stands beside their new form."""
        linked = set()
        for root, (_, place) in zip(roots, targets, strict=True):
            if place is None:
                continue
            self.found.counts["reworded"] += 1
            near = [leaf for leaf in leaves if leaf["start"] < root["stop"] and root["start"] < leaf["stop"]]
            near.sort(key=lambda leaf: leaf["id"] not in self.states)
            for leaf in near[:1]:
                self._link(leaf["id"], self.new.claims[place]["id"], "reworded")
                self.successor.setdefault(leaf["id"], self.new.claims[place]["id"])
                linked.add(leaf["id"])
            for leaf in near[1:]:
                self.found.links.append((self.new.claims[place]["id"], leaf["id"], "former"))
                self.successor.setdefault(leaf["id"], self.new.claims[place]["id"])
                linked.add(leaf["id"])
        self.found.counts["dropped"] += sum(leaf["id"] not in linked for leaf in leaves)

    def _store_parts(
        self, parts: Sequence[Parts], add_parts: Callable[[list[Claim], list[int]], dict[str, Any]]
    ) -> None:
        rows = {row["id"]: row for row in self.old.claims}
        article = self.new.article
        for parents, made, before in parts:
            stored = add_parts(made, parents)
            self.found.divided.append(stored)
            self.found.items += [Item("live", 0, article, parent) for parent in parents]
            self.found.items += [Item("live", 1, article, child) for child in stored["children"]]
            for child, part, number in zip(stored["children"], made, before, strict=True):
                row = rows[number]
                self._link(number, child, "same")
                self.successor[number] = child
                state = self._kept(row, self.old.words(row), part.start - row["start"])
                if state is not None:
                    self._take(child, *state)
                self._tell(number, child)


def _parents_of(connection: Connection, article: int) -> set[int]:
    """The claims of an article that reviewers made of others."""
    rows = connection.rows(
        "SELECT DISTINCT p.child FROM claim_parents p JOIN claims c ON c.id = p.child WHERE c.article_id = ?", [article]
    )
    return {row[0] for row in rows}

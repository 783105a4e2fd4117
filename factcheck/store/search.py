"""Claims by words: in their text, their article's title, notes and corrections."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from factcheck.store import read
from factcheck.store.second import ALL, hidden_rows
from factcheck.store.terms import terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.connect import Connection
    from factcheck.store.records import ClaimRow, Place
    from factcheck.store.second import Sight
    from factcheck.store.texts import Texts

# A word with so many matches or more tells too little to rank by: then the newest come first.
COMMON = 5_000
# More words than this are not looked for.
MOST_WORDS = 32
# From so many letters on the last word is also the beginning of a word.
PREFIX = 3
# BM25 as Robertson and Zaragoza give it (2009), with each word counted once a claim; the average claim in characters.
K1, B, AVERAGE = 1.2, 0.75, 120
# A claim in which the last word is only begun counts that word for less (own choice).
BEGUN = 0.5
# Of a query of which no claim has all words, so many of the rarest words count, each by so many of the newest matches.
MOST_RARE, MOST_EACH = 8, 1_000
_WORD = re.compile(r"\w+")


class _Index(NamedTuple):
    """A table of words, and how its rows lead to claims of newest versions; only among claims does length count."""

    place: Place
    table: str
    source: str
    length: str = str(AVERAGE)


_FIRST = "(SELECT id FROM claims WHERE article_id = a.id AND live = 1 ORDER BY checkable DESC, start, id LIMIT 1)"
_ARTICLE = "CROSS JOIN articles a ON a.id = "
_WRITTEN = " JOIN claims c ON c.id = coalesce(n.claim_id, " + _FIRST + ") WHERE {match} AND c.newest = 1 AND c.live = 1"
_INDEXES = (
    _Index("text", "claims_fts",
           "CROSS JOIN claims c ON c.id = w.rowid WHERE {match} AND c.live = 1 AND c.newest = 1", "c.stop - c.start"),
    _Index("title", "titles_fts",
           _ARTICLE + "w.rowid JOIN claims c ON c.id = " + _FIRST + " WHERE {match} AND c.newest = 1"),
    _Index("note", "notes_fts", "CROSS JOIN notes n ON n.id = w.rowid " + _ARTICLE + "n.article_id" + _WRITTEN),
    _Index("correction", "changes_fts",
           "CROSS JOIN changes n ON n.id = w.rowid " + _ARTICLE + "n.article_id" + _WRITTEN),
)  # fmt: skip


class Found(NamedTuple):
    """A claim that was found, how well it fits (greater is better), and where the words stand."""

    claim: ClaimRow
    rank: float
    where: tuple[Place, ...]


def search(connection: Connection, texts: Texts, query: str, limit: int, sight: Sight = ALL) -> list[Found]:
    """Claims of the newest versions with all words of the query in one place, else with any of them; best first.

    The last word, from three letters on, may be the beginning of one. Ranked by BM25 while the rarest word has under
    5,000 matches, else newest first. Accents and case do not count.
    """
    hidden = {table: hidden_rows(connection, sight, table) for table in ("notes", "changes")} if sight.open_to else {}
    searches = [_Search(connection, index, query, limit, hidden) for index in _INDEXES]
    for ranks in ([each.all_words() for each in searches], [each.any_word() for each in searches]):
        best: dict[int, float] = {}
        places: dict[int, list[Place]] = {}
        for index, found in zip(_INDEXES, ranks, strict=True):
            for claim, rank in found:
                best[claim] = max(rank, best.get(claim, 0.0))
                places.setdefault(claim, []).append(index.place)
        if best:
            ordered = sorted(best, key=lambda claim: (-best[claim], -claim))[:limit]
            return [
                Found(claim, best[claim.id], tuple(dict.fromkeys(places[claim.id])))
                for claim in read.claims_by_id(connection, texts, ordered, sight)
            ]
    return []


def titled(connection: Connection, query: str, limit: int) -> list[tuple[int, str]]:
    """Articles of the newest versions whose title has all words of the query, or begins of them; the newest first."""
    words = _WORD.findall(query.replace("\0", " "))[:MOST_WORDS]
    if not words:
        return []
    rows = connection.rows(
        "SELECT a.id, coalesce(a.title, a.fallback_title) FROM titles_fts w CROSS JOIN articles a ON a.id = w.rowid"
        " WHERE w.titles_fts MATCH ? AND a.newest = 1 ORDER BY w.rowid DESC LIMIT ?",
        [" AND ".join(f'"{word}"*' for word in words), limit],
    )
    return [(row[0], row[1]) for row in rows]


Ranks = list[tuple[int, float]]


class _Search:
    """One query in one index of words."""

    def __init__(
        self, connection: Connection, index: _Index, query: str, limit: int, hidden: dict[str, list[int]]
    ) -> None:
        self._connection, self._index, self._limit = connection, index, limit
        self._hidden = hidden.get(index.table.removesuffix("_fts"), [])
        self._total = max(1, int(connection.value("SELECT max(id) FROM claims") or 0))
        words = terms(query) if index.place == "text" else _WORD.findall(query.replace("\0", " "))
        self._counts = {f'"{word}"': self._count(f'"{word}"') for word in words[:MOST_WORDS]}
        self._begun = False
        if words and len(words) <= MOST_WORDS and len(words[-1]) >= PREFIX and not query[-1:].isspace():
            self._begin(f'"{words[-1]}"')

    def _begin(self, last: str) -> None:
        """Take the last word as the beginning of one, unless it is a common word."""
        if self._counts[last] < COMMON:
            self._begun = True
            del self._counts[last]
            self._counts[f"{last}*"] = self._count(f"{last}*")

    def all_words(self) -> Ranks:
        """Claims with all words."""
        counts = list(self._counts.values())
        if not counts or min(counts) == 0:
            return []
        weight = sum(map(self._weight, counts))
        joint = " AND ".join(self._counts)
        if min(counts) >= COMMON or self._index.place != "text":
            return [(claim, weight) for claim, _ in self._rows(joint, self._limit)]
        found = {claim: weight * _saturation(length) for claim, length in self._rows(joint, COMMON)}
        if self._begun and len(found) > 1:
            lost = BEGUN * self._weight(counts[-1]) / weight
            exact = {claim for claim, _ in self._rows(joint.removesuffix("*"), COMMON)}
            found = {claim: rank if claim in exact else rank * (1 - lost) for claim, rank in found.items()}
        return _best(found, self._limit)

    def any_word(self) -> Ranks:
        """Claims with any word: by those that are not common, if there are such."""
        counts = {word: count for word, count in self._counts.items() if count}
        rare = {word: count for word, count in counts.items() if count < COMMON}
        if not rare:
            joint = " OR ".join(counts)
            return [(claim, self._weight(COMMON)) for claim, _ in self._rows(joint, self._limit)] if counts else []
        ranks: dict[int, float] = {}
        for word in sorted(rare, key=rare.__getitem__)[:MOST_RARE]:
            weight = self._weight(rare[word])
            for claim, length in self._rows(word, MOST_EACH if self._index.place == "text" else self._limit):
                ranks[claim] = ranks.get(claim, 0.0) + weight * _saturation(length)
        return _best(ranks, self._limit)

    def _count(self, word: str) -> int:
        """How many rows have a word, at most COMMON."""
        table = self._index.table
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH ? LIMIT {COMMON})"
        return int(self._connection.value(sql, [word]))

    def _weight(self, count: int) -> float:
        return math.log(1 + (self._total - count + 0.5) / (count + 0.5)) if count <= self._total else 0.01

    def _rows(self, expression: str, limit: int) -> Sequence[tuple[int, int]]:
        """Claims and lengths of the newest matches."""
        index = self._index
        source = index.source.format(match=f"w.{index.table} MATCH ?")
        if self._hidden:
            source += f" AND w.rowid NOT IN (SELECT value FROM json_each('{read.numbers(self._hidden)}'))"
        sql = f"SELECT c.id, {index.length} FROM {index.table} w {source} ORDER BY w.rowid DESC LIMIT ?"
        return [(row[0], row[1]) for row in self._connection.rows(sql, [expression, limit])]


def _best(ranks: dict[int, float], limit: int) -> Ranks:
    return sorted(ranks.items(), key=lambda pair: (-pair[1], -pair[0]))[:limit]


def _saturation(length: int) -> float:
    return (K1 + 1) / (1 + K1 * (1 - B + B * length / AVERAGE))

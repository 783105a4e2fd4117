"""Other people's rulings on claims: taken in as they publish them, kept in every version, and found by their words."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.claims.differences import differences, facts_of
from factcheck.model import KnownClaim
from factcheck.store import log
from factcheck.store.records import KnownRow
from factcheck.store.search import COMMON
from factcheck.store.similar import BEGINNING, CLAIM_LENGTH, CLOSELY, LONGEST, MOST_WORDS, NEAR, likeness
from factcheck.store.state import canonical, clean, cleaned, digest
from factcheck.store.terms import searchable, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.store.connect import Connection, Row

_COLUMNS = (
    "text", "rating", "publisher", "url", "claimant", "claimed_on", "reviewed_on", "title", "lang", "value", "best",
    "worst", "appearances",
)  # fmt: skip
# A ruling is found only when it has at least this share of the weight of the words asked for that any ruling has: the
# rest shares a word or two by chance. Own choice.
ENOUGH = 0.3


class Taken(NamedTuple):
    """What became of the rulings of a source: how many are new, changed since, and known as they are."""

    new: int
    changed: int
    known: int


def add(connection: Connection, stamp: log.Stamp, claims: Iterable[KnownClaim], by: str, source: str) -> Taken:
    """Store rulings that are not known as they are; a changed one stands beside its old form, which is found no more.

    Two are the same when publisher, page and claim are. One event, whose payload carries a hash of the new rows.
    """
    with connection.write():
        seq = int(connection.value("SELECT coalesce(max(seq), 0) FROM events")) + 1
        fresh: dict[str, dict[str, Any]] = {}
        changed = known = 0
        for claim in claims:
            row = _row(claim)
            key = digest(canonical([row["publisher"], row["url"], row["text"]]))
            before = fresh.get(key) or _newest(connection, key)
            if before == row:
                known += 1
                continue
            changed += before is not None and key not in fresh
            fresh[key] = row
        if not fresh:
            return Taken(0, 0, known)
        for key, row in fresh.items():
            connection.execute("UPDATE known_claims SET newest = 0 WHERE key = ? AND newest = 1", [key])
            number = log.insert(connection, "known_claims", row | {"key": key, "event_seq": seq})
            connection.execute("INSERT INTO known_fts(rowid, text) VALUES (?, ?)", [number, searchable(row["text"])])
        payload = {"source": clean(source), "count": len(fresh), "known_claims": rows_digest(connection, seq)}
        log.append(connection, stamp, by, "known", payload=payload)
        return Taken(len(fresh) - changed, changed, known)


def rows_digest(connection: Connection, seq: int) -> str:
    """The hash of the rulings that an event brought."""
    names = ("id", "key", *_COLUMNS)
    rows = connection.rows(f"SELECT {', '.join(names)} FROM known_claims WHERE event_seq = ? ORDER BY id", [seq])
    return digest(canonical([list(row) for row in rows]))


def wrong(connection: Connection) -> list[str]:
    """Rulings that are not as they were taken in, or are not found by their words."""
    problems = []
    carried = {
        row["seq"]: connection.parse(row["payload"]).get("known_claims")
        for row in connection.rows("SELECT seq, payload FROM events WHERE kind = 'known'")
    }
    problems += [
        f"known claims of event {seq} changed"
        for seq, hashed in carried.items()
        if rows_digest(connection, seq) != hashed
    ]
    rows = connection.rows("SELECT id, key, text, newest, event_seq FROM known_claims ORDER BY id")
    last = {row["key"]: row["id"] for row in rows}
    for row in rows:
        if row["event_seq"] not in carried:
            problems.append(f"no event brought known claim {row['id']}")
        if row["newest"] != (last[row["key"]] == row["id"]):
            problems.append(f"known claim {row['id']}: newest should be {int(not row['newest'])}")
        words = terms(row["text"])
        if words and not connection.rows(
            "SELECT 1 FROM known_fts WHERE known_fts MATCH ? AND rowid = ?", [f'"{max(words, key=len)}"', row["id"]]
        ):
            problems.append(f"known claim {row['id']} is not in the search index")
    return problems


def recount(connection: Connection) -> None:
    """Say anew which version of each ruling is the newest, inside a `write`."""
    connection.execute("UPDATE known_claims SET newest = 0 WHERE newest = 1")
    connection.execute("UPDATE known_claims SET newest = 1 WHERE id IN (SELECT max(id) FROM known_claims GROUP BY key)")


def _row(claim: KnownClaim) -> dict[str, Any]:
    data: dict[str, Any] = cleaned({name: getattr(claim, name, None) for name in _COLUMNS})
    for column, day in (("claimed_on", claim.claimed), ("reviewed_on", claim.reviewed)):
        data[column] = day.isoformat() if day else None
    return data | {"appearances": canonical(cleaned(list(claim.appearances)))}


def _newest(connection: Connection, key: str) -> dict[str, Any] | None:
    row = connection.one(f"SELECT {', '.join(_COLUMNS)} FROM known_claims WHERE key = ? AND newest = 1", [key])
    return dict(row) if row is not None else None


def similar(connection: Connection, text: str, lang: str, limit: int) -> list[KnownRow]:
    """The rulings on claims that say nearly the same as a text, best first.

    Those of nearly the same words come first, the most alike first; then those that share most and rarest words.
    """
    words = list(dict.fromkeys(terms(text[:LONGEST])))[:MOST_WORDS]
    weights = _weights(connection, words)
    closely = sorted(weights, key=lambda number: (-weights[number], -number))[:CLOSELY]
    rows = connection.rows(
        "SELECT k.* FROM json_each(?) j CROSS JOIN known_claims k ON k.id = j.value", [canonical(closely)]
    )
    scored = sorted(((_order(row, text, weights), row) for row in rows), key=lambda pair: pair[0])
    this = facts_of(text, lang)
    return [
        KnownRow(
            row["id"],
            _claim(connection, row),
            likeness(row["text"], text),
            differences(facts_of(row["text"], row["lang"] or lang), this),
        )
        for _, row in scored[:limit]
    ]


def _order(row: Row, text: str, weights: dict[int, float]) -> tuple[float, float, int]:
    near = likeness(row["text"], text)
    shared = weights[row["id"]] / (1 + len(row["text"])) ** CLAIM_LENGTH
    return (-near if near >= NEAR else 0.0, -shared, -row["id"])


def _weights(connection: Connection, words: Sequence[str]) -> dict[int, float]:
    """By ruling the weight of the words it shares, where that is enough."""
    total = int(connection.value("SELECT count(*) FROM known_claims"))
    found: dict[int, float] = {}
    most = 0.0
    for word in words:
        match = f'"{word[:BEGINNING]}"*' if len(word) >= BEGINNING else f'"{word}"'
        rows = connection.rows(
            "SELECT k.id FROM known_fts w CROSS JOIN known_claims k ON k.id = w.rowid"
            f" WHERE w.known_fts MATCH ? AND k.newest = 1 ORDER BY w.rowid DESC LIMIT {COMMON}",
            [match],
        )
        if rows and len(rows) < COMMON:
            weight = math.log(1 + (total - len(rows) + 0.5) / (len(rows) + 0.5))
            most += weight
            for row in rows:
                found[row[0]] = found.get(row[0], 0.0) + weight
    return {number: weight for number, weight in found.items() if weight >= ENOUGH * most}


def _claim(connection: Connection, row: Row) -> KnownClaim:
    names = ("text", "rating", "publisher", "url", "claimant", "title", "lang", "value", "best", "worst")
    data: dict[str, Any] = {name: row[name] for name in names}
    for name, column in (("claimed", "claimed_on"), ("reviewed", "reviewed_on")):
        data[name] = date.fromisoformat(row[column]) if row[column] else None
    return KnownClaim(**data, appearances=tuple(connection.parse(row["appearances"])))

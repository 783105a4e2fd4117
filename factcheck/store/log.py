"""The log: every act as an event whose hash covers the act, what it touched, and the event before it.

The chain finds damage and careless edits. It does not stop somebody who rewrites the whole chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.store import division, project
from factcheck.store.state import canonical, cleaned, digest
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.connect import Connection, Row
    from factcheck.store.items import Item


@dataclass(frozen=True, slots=True)
class Stamp:
    """When and as what an event is recorded."""

    at: str
    uuid: str


def event_hash(event: Row, handle: str) -> str:
    """The hash of an event's row, as hex."""
    names = ("kind", "article_id", "undoes", "payload", "items_digest", "prev_hash")
    return digest(canonical([event["seq"], event["uuid"], event["at"], handle, *(event[name] for name in names)]))


def items_digest(items: Sequence[Any]) -> str:
    """The digest of an event's items: rows or mappings, in order."""
    names = ("n", "claim_id", "article_id", "aspect", "target", "base_version", "before", "after")
    return digest(canonical([[item[name] for name in names] for item in items]))


def check_name(handle: str) -> None:
    """Raise UsageError for a reviewer's name that is empty, too long or unsafe to show."""
    if not 1 <= len(handle) <= 64 or handle != handle.strip() or display(handle) != handle:
        raise UsageError(f"{display(handle)[:80]!r} cannot be a reviewer's name", "use 1 to 64 visible characters")


def reviewer(connection: Connection, handle: str, at: str) -> int:
    """The id of a reviewer, entered when new; UsageError as `check_name` does."""
    check_name(handle)
    found = connection.known.get(f"reviewer {handle}")
    if found is None:
        found = connection.value("SELECT id FROM reviewers WHERE handle = ?", [handle])
    if found is None:
        found = connection.insert("INSERT INTO reviewers(handle, created_at) VALUES (?, ?)", [handle, at])
    connection.known[f"reviewer {handle}"] = found
    return int(found)


def append(
    connection: Connection,
    stamp: Stamp,
    by: str,
    kind: str,
    *,
    article: int | None = None,
    payload: dict[str, Any] | None = None,
    items: Sequence[Item] = (),
    undoes: int | None = None,
) -> int:
    """Record an act and bring the projections up to date, in one transaction; gives its sequence number.

    Raises UsageError when the corrections of the article would overlap.
    """
    with connection.write():
        who = reviewer(connection, by, stamp.at)
        last, head = connection.known.get("head") or _head(connection)
        seq = last + 1
        rows = [_row(connection, seq, n, item) for n, item in enumerate(items)]
        event = {
            "seq": seq, "uuid": stamp.uuid, "at": stamp.at, "reviewer_id": who, "kind": kind, "article_id": article,
            "undoes": undoes, "payload": canonical(cleaned(payload or {})), "items_digest": items_digest(rows),
            "prev_hash": head,
        }  # fmt: skip
        event["hash"] = event_hash(event, by)  # type: ignore[arg-type]
        insert(connection, "events", event)
        for row in rows:
            insert(connection, "event_items", row)
            project.apply(connection, seq, row)
        connection.execute(
            "UPDATE meta SET value = CASE key WHEN 'head_seq' THEN ? ELSE ? END WHERE key IN ('head_seq', 'head_hash')",
            [str(seq), event["hash"]],
        )
        connection.known["head"] = seq, event["hash"]
        for divided in sorted({row["article_id"] for row in rows if row["aspect"] == "live"}):
            division.rehome(connection, divided)
        for touched in project.touched(connection, rows):
            project.refresh(connection, touched)
        return seq


def _head(connection: Connection) -> tuple[int, str]:
    rows = connection.rows("SELECT key, value FROM meta WHERE key IN ('head_seq', 'head_hash')")
    found = {row["key"]: row["value"] for row in rows}
    return int(found["head_seq"]), found["head_hash"]


def insert(connection: Connection, table: str, row: dict[str, Any]) -> int:
    """Insert a row given by its columns; gives its number."""
    marks = ", ".join("?" * len(row))
    return connection.insert(f"INSERT INTO {table}({', '.join(row)}) VALUES ({marks})", list(row.values()))


def _row(connection: Connection, seq: int, n: int, item: Item) -> dict[str, Any]:
    target = item.target or (str(seq) if item.aspect in ("note", "evidence") else "")
    version = None
    if item.aspect == "claim":
        version = connection.value("SELECT version FROM claims WHERE id = ?", [item.claim])
    return {
        "event_seq": seq, "n": n, "claim_id": item.claim, "article_id": item.article, "aspect": item.aspect,
        "target": target, "base_version": version,
        "before": project.current(connection, item.aspect, item.article, item.claim, target),
        "after": canonical(cleaned(item.after)),
    }  # fmt: skip

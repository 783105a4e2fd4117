"""Which act may be undone or redone, and what it would put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store import project, second
from factcheck.store.items import Item

if TYPE_CHECKING:
    from factcheck.store.connect import Connection, Row

_OF = (
    " FROM events e JOIN reviewers r ON r.id = e.reviewer_id WHERE r.handle = :by AND e.kind {}"
    " AND (:claim IS NULL OR EXISTS (SELECT 1 FROM event_items i WHERE i.event_seq = e.seq AND i.claim_id = :claim))"
)
# What is never undone: a second review that was taken back and begun again would not be blind.
_STANDING = "'import', 'recheck', 'known', 'second'"
_NOT_UNDONE = " AND NOT EXISTS (SELECT 1 FROM events u WHERE u.undoes = e.seq)"


def latest_act(connection: Connection, by: str, claim: int | None) -> int | None:
    """The reviewer's latest act that is not undone (a redo is an act)."""
    sql = "SELECT max(e.seq)" + _OF.format(f"NOT IN ({_STANDING}, 'undo')") + _NOT_UNDONE
    return _max(connection, sql, by, claim)


def latest_undo(connection: Connection, by: str, claim: int | None) -> int | None:
    """The reviewer's latest undo that is not redone, None if an act came since."""
    found = _max(connection, "SELECT max(e.seq)" + _OF.format("= 'undo'") + _NOT_UNDONE, by, claim)
    last = _max(connection, "SELECT max(e.seq)" + _OF.format(f"NOT IN ({_STANDING}, 'undo', 'redo')"), by, claim)
    return None if found is None or (last is not None and last > found) else found


def _max(connection: Connection, sql: str, by: str, claim: int | None) -> int | None:
    number: int | None = connection.value(sql, {"by": by, "claim": claim})
    return number


def _items(connection: Connection, seq: int) -> list[Row]:
    return connection.rows("SELECT * FROM event_items WHERE event_seq = ? ORDER BY n", [seq])


def changed_since(connection: Connection, seq: int) -> int | None:
    """The latest event that changed what an event touched, if that is no longer as the event left it."""
    for item in _items(connection, seq):
        if second.only_told(connection, item):
            continue
        for aspect in _COMPANIONS.get(item["aspect"], ()):
            if (later := _moved_on(connection, aspect, item["claim_id"], seq)) is not None:
                return later
        if item["aspect"] in _COMPANIONS and (later := _followed(connection, item["article_id"], seq)) is not None:
            return later
        now = _now(connection, item)
        if now != item["after"] and not _yields(connection, item, now):
            found = connection.value(
                "SELECT max(event_seq) FROM event_items WHERE aspect = ? AND target = ? AND claim_id IS ?"
                " AND (article_id = ? OR aspect = 'dismissal') AND event_seq > ?",
                [item["aspect"], item["target"], item["claim_id"], item["article_id"], seq],
            )
            return int(found or seq)
    return None


def _now(connection: Connection, item: Row) -> str:
    return project.current(connection, item["aspect"], item["article_id"], item["claim_id"], item["target"])


def _is_draft(connection: Connection, state: str) -> bool:
    found = connection.parse(state)
    return found is None or found["state"] == "draft"


def _yields(connection: Connection, item: Row, now: str) -> bool:
    """Whether what became of a text to publish keeps nobody from undoing: it is, or an act made it, a draft again."""
    return item["aspect"] == "publication" and (_is_draft(connection, item["after"]) or _is_draft(connection, now))


def _put_back(connection: Connection, item: Row) -> bool:
    """Whether an item's state before is put back: not what was approved before a text was set back by others' acts."""
    if item["aspect"] != "publication" or _now(connection, item) == item["after"]:
        return True
    return _is_draft(connection, item["before"]) and not _is_draft(connection, item["after"])


# What must stand as an event left it, beside what it touched itself: a claim that was split since is ruled on no more,
# and a part that was ruled on since must not vanish.
# A rating goes with the verdict that it set, and one is not taken back under the other.
_COMPANIONS = {
    "claim": ("live", "rating"),
    "checkable": ("live",),
    "live": ("claim", "checkable", "rating", "description", "publication", "tag", "second"),
    "tag": ("live",),
    "rating": ("live", "claim"),
    "description": ("live",),
    "second": ("live",),
}


def _moved_on(connection: Connection, aspect: str, claim: int, seq: int) -> int | None:
    """The latest event after `seq` that changed an aspect of a claim, None when it is as it was then."""
    rows = connection.rows(
        "SELECT event_seq, target, before, after FROM event_items WHERE claim_id = ? AND aspect = ? AND event_seq > ?"
        " ORDER BY event_seq, n",
        [claim, aspect, seq],
    )
    first = {row["target"]: row["before"] for row in reversed(rows)}
    last = {row["target"]: row for row in rows}
    moved = [int(row["event_seq"]) for target, row in last.items() if row["after"] != first[target]]
    return max(moved, default=None)


def _followed(connection: Connection, article: int, seq: int) -> int | None:
    """The import, after an event, of the next version of an article: what was ruled is carried to it, or not."""
    found: int | None = connection.value(
        "SELECT min(e.seq) FROM articles a JOIN articles n ON n.document_id = a.document_id AND n.version > a.version"
        " JOIN events e ON e.article_id = n.id AND e.kind = 'import' WHERE a.id = ? AND e.seq > ?",
        [article, seq],
    )
    return found


def reversed_items(connection: Connection, seq: int) -> list[Item]:
    """The items that put back what was before an event."""
    return [
        Item(i["aspect"], connection.parse(i["before"]), i["article_id"], i["claim_id"], i["target"])
        for i in _items(connection, seq)
        if not second.only_told(connection, i) and _put_back(connection, i)
    ]

"""Every bad write is refused by the database itself, whoever makes it."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import DatabaseError
from factcheck.store import open_store, schema

if TYPE_CHECKING:
    from factcheck.store import Store

# Made with the first version of the schema: an article, every kind of act of that time, an act undone.
FIRST_VERSION = Path(__file__).with_name("version1.db.gz")
EVENT = "INSERT INTO events VALUES ({seq}, '{uuid}', 'now', 1, 'note', 1, NULL, '{{}}', '{digest}', '{prev}', '{hash}')"

FLAG_AGAIN = (
    "INSERT INTO flags SELECT 99, article_id, claim_id, field, rule, 1, severity, start, stop, message, proof,"
    " suggestions, related, quoted, fingerprint, state, undecided FROM flags WHERE id = 1"
)
VERSION_AGAIN = (
    "INSERT INTO articles(document_id, version, sha256, fallback_title, lang, body, given_id, source, origin, stage,"
    " warnings, imported_at) SELECT document_id, version, sha256, '', lang, body, '', '', origin, stage, '[]', ''"
    " FROM articles"
)
CLAIM_OF_NOTHING = (
    "INSERT INTO claims(article_id, start, stop, checkable, score, kinds, reasons) VALUES (77, 0, 1, 1, 0, 1, 1)"
)
ITEM = "INSERT INTO event_items VALUES (2, 5, 1, 1, '{aspect}', '', {version}, '{{}}', '{{}}')"
GAP = EVENT.format(seq=9, uuid="u" * 36, digest="d" * 64, prev="", hash="h" * 64)
WRONG_BEFORE = EVENT.format(seq=3, uuid="u" * 36, digest="d" * 64, prev="p", hash="h" * 64)
SCRIPT = "INSERT INTO evidence VALUES (1, 1, 1, 'javascript:x', '', '', 0, '', '', '', '', '', '', '')"
SCRIPT_ARCHIVED = SCRIPT.replace("javascript:x', '', '', 0, '', '', ''", "http://x', '', '', 0, '', '', 'javascript:x'")
STANCE = "INSERT INTO evidence VALUES (1, 1, 1, 'http://x', '', '', 0, '', '', '', '', '', 'maybe', '')"
RATED = "INSERT INTO ratings VALUES (1, 'true', '{verdict}', {value}, '{{}}', '', '', 1)"
NOTICE_OF_CLAIM = "INSERT INTO publications VALUES (1, 'notice', 1, 1, 'draft', '', '', '', '', '', '', '', 1)"

REFUSED = {
    "an event is changed": ("UPDATE events SET at = ''", "append-only"),
    "an event is deleted": ("DELETE FROM events WHERE seq = 2", "append-only"),
    "an item is changed": ("UPDATE event_items SET after = 'null'", "append-only"),
    "an item is deleted": ("DELETE FROM event_items", "append-only"),
    "a text is changed": ("UPDATE articles SET body = 'x'", "immutable"),
    "a hash is changed": ("UPDATE articles SET sha256 = body", "immutable"),
    "an article is deleted": ("DELETE FROM articles", "never deleted"),
    "a claim is moved": ("UPDATE claims SET stop = 99 WHERE id = 1", "immutable"),
    "a claim is deleted": ("DELETE FROM claims WHERE id = 1", "never deleted"),
    "a document is deleted": ("DELETE FROM documents", "never deleted"),
    "a document is renamed": ("UPDATE documents SET key = 'x'", "immutable"),
    "a reviewer is renamed": ("UPDATE reviewers SET handle = 'x'", "never renamed"),
    "a reviewer is deleted": ("DELETE FROM reviewers", "never deleted"),
    "an unknown status": ("UPDATE claims SET status = 'true'", "CHECK"),
    "an impossible date": ("UPDATE articles SET published_on = '2024-02-30'", "CHECK"),
    "an unknown stage": ("UPDATE articles SET stage = 'x'", "CHECK"),
    "words for a number": ("UPDATE claims SET score = 'high'", "cannot store TEXT"),
    "a state that is no JSON": ("UPDATE claims SET state = '{'", "CHECK"),
    "a flag with an empty span": ("UPDATE flags SET stop = start", "CHECK"),
    "a flag twice": (FLAG_AGAIN, "UNIQUE"),
    "a change that ends before it starts": ("UPDATE changes SET stop = start - 1", "CHECK"),
    "a version twice": (VERSION_AGAIN, "UNIQUE"),
    "evidence that is no web address": (SCRIPT, "CHECK"),
    "an archived copy that is no web address": (SCRIPT_ARCHIVED, "CHECK"),
    "an unknown stance": (STANCE, "CHECK"),
    "a rating that sets no verdict": (RATED.format(verdict="open", value=1), "CHECK"),
    "a rating beyond the scale": (RATED.format(verdict="verified", value=6), "CHECK"),
    "a notice of a claim": (NOTICE_OF_CLAIM, "CHECK"),
    "a tag of no letters": ("INSERT INTO tags VALUES (1, '', 'sari', '', 1)", "CHECK"),
    "a tag on no claim": ("INSERT INTO tags VALUES (77, 'x', 'sari', '', 1)", "FOREIGN KEY"),
    "a filter of no words": ("INSERT INTO saved_filters VALUES ('x', '', 'sari', '')", "CHECK"),
    "a ruling of fewer claims than none": ("UPDATE rulings SET bulk = -1", "CHECK"),
    "a gap in the log": (GAP, "chain broken"),
    "a wrong predecessor": (WRONG_BEFORE, "chain broken"),
    "a stale version": (ITEM.format(aspect="claim", version=0), "stale"),
    "a claim item without a version": (ITEM.format(aspect="claim", version="NULL"), "stale|CHECK"),
    "an item of a claim that is none": (
        "INSERT INTO event_items VALUES (2, 5, NULL, 1, 'live', '', NULL, '1', '0')",
        "CHECK",
    ),
    "an unknown aspect": (ITEM.format(aspect="x", version="NULL"), "CHECK"),
    "a note item with a version": (ITEM.format(aspect="note", version=4), "CHECK"),
    "a claim of no article": (CLAIM_OF_NOTHING, "FOREIGN KEY"),
    "a ruling of nobody": (
        "INSERT INTO rulings VALUES (1, 77, 1, 'true', 'verified', '', 1, '', 0, NULL, NULL, NULL)",
        "FOREIGN KEY",
    ),
    "a claim of no known kinds": (CLAIM_OF_NOTHING.replace("77", "1").replace("0, 1, 1)", "0, 99, 1)"), "FOREIGN KEY"),
    "kinds that change": ("UPDATE kind_sets SET kinds = '[]'", "only grow"),
    "reasons that go": ("DELETE FROM reason_sets", "only grow"),
    "its own parent": ("INSERT INTO claim_parents VALUES (1, 1)", "CHECK"),
    "a replaced event": (
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1",
        "append-only|chain broken",
    ),
    "a replaced claim": ("INSERT OR REPLACE INTO claims SELECT * FROM claims WHERE id = 1", "never deleted"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_write_is_refused(store: Store, name: str) -> None:
    review.accept(store, 1, by="sari")
    statement, says = REFUSED[name]
    with pytest.raises(sqlite3.IntegrityError, match=says):
        store._connection.db.conn.execute(statement)


def test_deleting_is_refused_with_foreign_keys_off(store: Store) -> None:
    conn = store._connection.db.conn
    conn.execute("PRAGMA foreign_keys = OFF")
    for table in ("articles", "claims", "documents", "reviewers", "events"):
        with pytest.raises(sqlite3.IntegrityError):
            conn.execute(f"DELETE FROM {table}")


def test_every_table_of_ours_is_strict(store: Store) -> None:
    rows = store._connection.rows("PRAGMA table_list")
    loose = [
        r["name"] for r in rows if r["type"] == "table" and not r["strict"] and not r["name"].startswith("sqlite_")
    ]
    assert loose == []


def test_views_read_well_in_plain_sqlite(store: Store) -> None:
    rows = store._connection.rows("SELECT ord, text, status FROM claims_view WHERE article_id = 1")
    assert [tuple(row) for row in rows] == [(claim.ord, claim.text, "open") for claim in store.claims(1)]
    assert [row["text"] for row in store._connection.rows("SELECT text FROM flags_view")] == [
        f.text for f in store.flags()
    ]


def test_migrating_twice_changes_nothing(store: Store) -> None:
    before = schema.definition(store._connection.db)
    applied = schema.migrations().applied(store._connection.db)
    with store.writing():
        schema.migrate(store._connection.db, "later", "other")
    assert schema.definition(store._connection.db) == before
    assert schema.migrations().applied(store._connection.db) == applied


def test_a_file_of_the_first_version_is_brought_up_to_date_whole(path: Path) -> None:
    path.write_bytes(gzip.decompress(FIRST_VERSION.read_bytes()))
    old = sqlite3.connect(path)
    assert old.execute("PRAGMA user_version").fetchone() == (1,)
    tables = ("events", "event_items", "rulings", "changes", "dismissals", "notes", "evidence", "claim_parents")
    rows = {table: old.execute(f"SELECT * FROM {table}").fetchall() for table in tables}
    old.close()
    with open_store(path) as store:
        assert [check for check in store.doctor() if not check.ok] == []
        connection = store._connection
        kept = {table: [tuple(row) for row in connection.rows(f"SELECT * FROM {table}")] for table in tables}
        kept["evidence"] = [row[:9] for row in kept["evidence"]]  # what is said of a source came later
        kept["rulings"] = [row[:7] for row in kept["rulings"]]  # so did bulk and second rulings
        assert kept == rows
        assert connection.value("PRAGMA foreign_keys") == 1
        assert connection.rows("PRAGMA foreign_key_check") == []
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.db.conn.execute("DELETE FROM event_items")
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            connection.db.conn.execute(
                "INSERT INTO rulings VALUES (1, 1, 1, 'said', 'verified', '', 99, '', 0, NULL, NULL, NULL)"
            )
        review.redo(store, by="sari")
        left, right = review.split(store, 3, store.claim(3).start + 14, by="sari")
        assert (left.text, right.text) == ("Hadir 30 orang", "dari 3 desa.")
        assert [check for check in store.doctor() if not check.ok] == []
        store.rebuild()
        assert [check for check in store.doctor() if not check.ok] == []
    with open_store(path.with_name("fresh.db"), create=True) as fresh, open_store(path) as upgraded:
        assert schema.definition(fresh._connection.db) == schema.definition(upgraded._connection.db)


def test_a_migration_that_fails_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(gzip.decompress(FIRST_VERSION.read_bytes()))
    monkeypatch.setattr(schema, "_DIVISION", (*schema._DIVISION, ("event_items", "no such constraint", "")))
    with pytest.raises(DatabaseError, match="not as the migration expects"):
        open_store(path)
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA user_version").fetchone() == (1,)
    assert plain.execute("SELECT count(*) FROM events").fetchone() == (12,)
    plain.close()
    monkeypatch.undo()
    with open_store(path) as store:
        assert [check for check in store.doctor() if not check.ok] == []

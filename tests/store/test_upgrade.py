"""A database of the first schema (schema1.db.gz, made by the version before this one) is kept whole when upgraded."""

from __future__ import annotations

import gzip
import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.messages import to_data
from factcheck.store import open_store, schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store import Store

FIRST = Path(__file__).with_name("schema1.db.gz")
KEPT = (
    "reviewers", "documents", "flags", "events", "event_items", "rulings", "changes", "dismissals", "notes", "evidence",
)  # fmt: skip
CLAIMS = (
    "SELECT id, article_id, start, stop, checkable, score, status, version, live, fact_checked, top_severity, state,"
    " kinds, reasons, attribution FROM claims ORDER BY id"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(FIRST.read_bytes()))
    return path


@pytest.fixture
def upgraded(old: Path) -> Iterator[Store]:
    with open_store(old) as store:
        yield store


def rows(path: Path, sql: str) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_nothing_is_lost(old: Path) -> None:
    before = {table: rows(old, f"SELECT * FROM {table}") for table in KEPT}
    claims = rows(old, CLAIMS)
    with open_store(old) as store:
        found = {row.id: row for number in (1, 2, 3) for row in store.claims(number)}
        assert all(check.ok for check in store.doctor()), store.doctor()
        raw = {row["id"]: row for row in store._connection.rows("SELECT * FROM claims")}
    kept = {table: rows(old, f"SELECT * FROM {table}") for table in KEPT}
    kept["evidence"] = [row[:9] for row in kept["evidence"]]  # what is said of a source came later
    kept["rulings"] = [row[:7] for row in kept["rulings"]]  # so did bulk and second rulings
    assert kept == before
    assert len(claims) == len(found) == len(raw) > 6
    for number, *plain, live, checked, top, state, kinds, why, said in claims:
        claim, row = found[number], raw[number]
        names = ("article", "start", "end", "checkable", "score", "status", "version")
        assert [getattr(claim, name) for name in names] == plain
        assert (row["live"], row["fact_checked"], row["top_severity"]) == (live, checked, top)
        assert (row["state"] or '{"changes":[],"rulings":[]}') == state
        assert list(claim.kinds) == json.loads(kinds)
        assert [to_data(reason) for reason in claim.reasons] == json.loads(why)
        assert claim.attribution is not None
        assert json.loads(said)["speaker"] == claim.attribution.speaker


def test_schema_is_that_of_a_new_database(upgraded: Store, tmp_path: Path) -> None:
    with open_store(tmp_path / "new.db", create=True) as new:
        assert schema.definition(upgraded._connection.db) == schema.definition(new._connection.db)
    assert upgraded._connection.value("PRAGMA foreign_keys") == 1


def test_old_words_are_found(upgraded: Store) -> None:
    assert [claim.article for claim, *_ in upgraded.search("kafe gajah")] == [3]


def test_only_newest_versions_count(upgraded: Store) -> None:
    assert [row.id for row in upgraded.articles()] == [1, 3]
    assert upgraded.counts() == {"open": 2, "verified": 0, "disputed": 1, "corrected": 2}
    review.undo(upgraded, by="sari")
    assert sum(upgraded.counts().values()) == len([c for c in upgraded.claims() if c.checkable])


def test_work_goes_on(upgraded: Store) -> None:
    review.rule(upgraded, 1, "open", by="ayu")
    upgraded.rebuild()
    assert all(check.ok for check in upgraded.doctor())

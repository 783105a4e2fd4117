"""Opening harms nothing, and each way a file can be unusable is said in one line."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import DatabaseError, NewerDatabase
from factcheck.store import open_store, schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.model import Analysis
    from factcheck.store import Store


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_missing_file_is_not_made(path: Path) -> None:
    with pytest.raises(DatabaseError, match="no such database"):
        open_store(path)
    assert not path.exists()


def test_new_file_is_private(empty: Store, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert empty.articles() == []


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be created"):
        open_store(tmp_path / "nowhere" / "claims.db", create=True)


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be read"):
        open_store(tmp_path)


def test_empty_file(path: Path) -> None:
    path.touch()
    with pytest.raises(DatabaseError, match="is empty"):
        open_store(path)
    assert path.stat().st_size == 0
    open_store(path, create=True).close()
    assert path.stat().st_size > 0


@pytest.mark.parametrize("content", [b"x", b"An article, no database.\n" * 20, b"SQLite format 3\0", b"\0" * 4096])
def test_no_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DatabaseError):
        open_store(path, create=True)
    assert path.read_bytes() == content


@pytest.mark.parametrize("application", [0, 0x12345678])
def test_database_of_another_program(path: Path, application: int) -> None:
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA application_id = {application}")
    other.execute("CREATE TABLE songs(title)")
    other.close()
    before = digest(path)
    with pytest.raises(DatabaseError, match="another program"):
        open_store(path, create=True)
    assert digest(path) == before


@pytest.mark.parametrize("in_log", [False, True])
def test_newer_database_is_left_as_it_is(path: Path, in_log: bool) -> None:
    open_store(path, create=True).close()
    newer = sqlite3.connect(path)
    newer.execute("PRAGMA wal_autocheckpoint = 0")
    if not in_log:
        newer.execute("PRAGMA journal_mode = DELETE")
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    before = digest(path)
    with pytest.raises(NewerDatabase, match="newer version"):
        open_store(path, create=True)
    assert digest(path) == before
    newer.close()


def test_reading_changes_no_byte(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    store.backup(copy)
    before = digest(copy)
    with open_store(copy) as sample:
        assert sample.claims()
        assert sample.search("orang")
        assert all(check.ok for check in sample.doctor())
        assert [p.name for p in tmp_path.iterdir() if p.name.startswith("copy")] == ["copy.db"]
    assert digest(copy) == before


def test_first_write_goes_to_wal(store: Store, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    with open_store(tmp_path / "copy.db") as sample:
        assert sample._connection.value("PRAGMA journal_mode") == "delete"
        review.rule(sample, 1, "verified", by="budi")
        assert sample._connection.value("PRAGMA journal_mode") == "wal"
        assert sample._connection.value("PRAGMA synchronous") == 2


def test_read_only(store: Store, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with open_store(path) as other:
        assert other.read_only
        assert len(other.claims()) == 3
        with pytest.raises(DatabaseError, match="reading only"):
            review.rule(other, 1, "verified", by="budi")
    assert store.claim(1).status == "open"


def test_file_that_sqlite_refuses_to_write(store: Store) -> None:
    store._connection.db.conn.execute("PRAGMA query_only = ON")
    with pytest.raises(DatabaseError, match="cannot be written"):
        review.rule(store, 1, "verified", by="budi")


def test_locked(store: Store, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DatabaseError, match="locked by another program"):
        review.rule(store, 1, "verified", by="budi")
    assert store.claim(1).status == "open"
    other.execute("ROLLBACK")
    assert review.rule(store, 1, "verified", by="budi").status == "verified"
    other.close()


def test_disk_full(store: Store, analyse: Callable[..., Analysis]) -> None:
    conn = store._connection.db.conn
    pages = conn.execute("PRAGMA page_count").fetchone()[0]
    conn.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseError, match="disk is full"):
        store.import_analysis(analyse(text="Satu kalimat panjang. " * 400, flags=(), source="b.txt"), by="sari")
    assert len(store.articles()) == 1
    assert all(check.ok for check in store.doctor())
    conn.execute("PRAGMA max_page_count = 1000000")
    big = analyse(text="Satu kalimat panjang. " * 400, flags=(), source="b.txt")
    assert store.import_analysis(big, by="sari").outcome == "new"


def test_file_replaced_while_open(store: Store, path: Path, tmp_path: Path) -> None:
    store.backup(tmp_path / "copy.db")
    (tmp_path / "copy.db").replace(path)
    with pytest.raises(DatabaseError, match="moved or deleted"):
        review.rule(store, 1, "verified", by="budi")


def test_path_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff.db")
    open_store(path, create=True).close()
    assert path.stat().st_size > 0


def test_path_with_marks(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c %41.db"
    open_store(path, create=True).close()
    assert path.exists()
    open_store(path).close()


def test_write_is_all_or_nothing(store: Store) -> None:
    version = store.data_version()

    def half_done() -> None:
        with store.writing():
            review.rule(store, 1, "verified", by="budi")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    assert store.claim(1).status == "open"
    assert len(store.history()) == 1
    assert store.data_version() == version


def test_data_version_grows_with_any_commit(store: Store, path: Path) -> None:
    first = store.data_version()
    review.rule(store, 1, "verified", by="budi")
    second = store.data_version()
    with open_store(path) as other:
        review.rule(other, 2, "verified", by="ayu")
    third = store.data_version()
    assert first < second < third == store.data_version()


def test_older_schema_is_copied_before_it_is_migrated(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(path, create=True).close()
    older = schema.VERSION
    monkeypatch.setattr(schema, "VERSION", older + 1)
    open_store(path).close()
    copies = list(path.parent.glob("*.bak"))
    assert [copy.name for copy in copies] == [f"claims.db.schema{older}.bak"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    connection.close()


def test_failed_migration_leaves_the_old_schema(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(path, create=True).close()

    def fails(*_: Any) -> None:
        raise sqlite3.OperationalError("no")

    with monkeypatch.context() as patch:
        patch.setattr(schema, "VERSION", schema.VERSION + 1)
        patch.setattr(schema, "migrate", fails)
        with pytest.raises(DatabaseError):
            open_store(path)
    with open_store(path) as store:
        assert all(check.ok for check in store.doctor())


OPEN = """
import sys
from pathlib import Path
from factcheck.store import open_store
open_store(Path(sys.argv[1]), create=True).close()
"""


def test_many_processes_make_one_schema(path: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", OPEN, str(path)], stderr=subprocess.PIPE) for _ in range(6)]
    assert [process.communicate()[1] for process in processes] == [b""] * 6
    with open_store(path) as store:
        assert store._connection.value("SELECT count(*) FROM _sqlite_migrations") == schema.VERSION
        assert all(check.ok for check in store.doctor())

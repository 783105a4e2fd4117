"""One open database file: opened without harm, read, and written in one transaction at a time."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import contextmanager, suppress
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from factcheck.errors import DatabaseError, NewerDatabase
from factcheck.store import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from sqlite_utils import Database

P = ParamSpec("P")
R = TypeVar("R")
Row = sqlite3.Row
Args = Sequence[Any] | dict[str, Any]
_MAGIC = b"SQLite format 3\0"
_PRAGMAS = (
    "foreign_keys = ON", "recursive_triggers = ON", "synchronous = FULL", "journal_size_limit = 67108864",
    # Room for what questions to a large file read again and again: 64 MB of pages, and the file itself as memory.
    "cache_size = -65536", "mmap_size = 2147418112",
)  # fmt: skip
# For a screen that stays open: 4 MB of pages. With a million claims what was checked before is found in 22 ms of
# processor time instead of 15, and the program holds 37 MB instead of 127.
_SPARING = ("cache_size = -4096", "mmap_size = 0")
# What SQLite's result codes mean to a person, by prefix of their name: https://sqlite.org/rescode.html
_MEANINGS = (
    ("SQLITE_BUSY", "is locked by another program", "close it or try again"),
    ("SQLITE_LOCKED", "is locked by another program", "close it or try again"),
    ("SQLITE_FULL", "the disk is full", "nothing was changed; free some space and try again"),
    ("SQLITE_READONLY_DBMOVED", "was moved or deleted while it was open", "nothing was changed; open it again"),
    ("SQLITE_READONLY", "cannot be written", "check the permissions of the file and its folder"),
    ("SQLITE_CORRUPT", "is damaged", "run factcheck doctor, or restore a backup"),
    ("SQLITE_NOTADB", "is damaged or no database", "run factcheck doctor, or restore a backup"),
    (
        "SQLITE_IOERR",
        "cannot be read or written because of a disk error",
        "see that the disk is sound and not full, then try again",
    ),
    ("SQLITE_CANTOPEN", "cannot be opened", "check the path and the permissions of the file and its folder"),
)


def explained(error: sqlite3.Error, path: Path) -> DatabaseError:
    """SQLite's error as one clear line about the file."""
    name = getattr(error, "sqlite_errorname", None) or ""
    for prefix, what, hint in _MEANINGS:
        if name.startswith(prefix):
            return DatabaseError(f"{path}: {what}", hint)
    if "decode" in str(error):
        return damaged(path, str(error))
    return DatabaseError(f"{path}: {error}", "run factcheck doctor")


def damaged(path: Path, what: str) -> DatabaseError:
    """The error for content that the program never writes."""
    return DatabaseError(f"{path}: is damaged ({what})", "run factcheck doctor, or restore a backup")


def sound(read: Callable[Concatenate[Connection, P], R]) -> Callable[Concatenate[Connection, P], R]:
    """The same reading function, which says DatabaseError of stored data that the program never writes."""

    @wraps(read)
    def checked(connection: Connection, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return read(connection, *args, **kwargs)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise damaged(connection.path, f"unreadable content: {type(error).__name__} {error}") from error

    return checked


class Connection:
    """An open database: reads by `rows` and `one`, writes by `execute` inside `write`."""

    def __init__(self, path: Path, raw: sqlite3.Connection, *, read_only: bool) -> None:
        self.path, self.read_only, self.commits = path, read_only, 0
        self.obstacle = DatabaseError(
            f"{path}: is open for reading only", "check the permissions of the file and its folder"
        )
        self.raw = raw
        self._writing = False
        self._file = _identity(path)
        self._wal: bool | None = None
        # What was read of tables whose rows never change; emptied when a transaction is undone.
        self.shared: dict[tuple[str, Any], Any] = {}
        # What the open transaction knows of the file, which nobody else can change meanwhile.
        self.known: dict[str, Any] = {}
        self._last: dict[str, list[Sequence[Any]]] = {}

    @cached_property
    def db(self) -> Database:
        """The same as a Database of sqlite-utils, which takes a tenth of a second to import: migrations and doctor."""
        from sqlite_utils import Database

        return Database(self.raw, recursive_triggers=False, execute_plugins=False, strict=True)

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn SQLite's errors into DatabaseError."""
        try:
            yield
        except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
            raise
        except sqlite3.Error as error:
            raise explained(error, self.path) from error
        except UnicodeDecodeError as error:  # SQLite quotes what it cannot read
            raise damaged(self.path, str(error)) from error

    @property
    def writing(self) -> bool:
        """Whether a transaction is open."""
        return self._writing

    def rows(self, sql: str, args: Args = ()) -> list[Row]:
        """All rows of a query, at once: a half-read query would hold the write-ahead log."""
        with self.guard():
            cursor = self.raw.cursor()
            cursor.row_factory = sqlite3.Row
            try:
                return cursor.execute(sql, args).fetchall()
            except OverflowError:  # a number of more than 64 bits names no row
                return []

    def one(self, sql: str, args: Args = ()) -> Row | None:
        """The first row of a query, None without one."""
        rows = self.rows(sql, args)
        return rows[0] if rows else None

    def row(self, sql: str, args: Args = ()) -> Row:
        """The first row of a query that must have one; DatabaseError without."""
        rows = self.rows(sql, args)
        if not rows:
            raise damaged(self.path, f"a row is missing: {sql[:60]} {list(args)}")
        return rows[0]

    def value(self, sql: str, args: Args = ()) -> Any:
        """The first column of the first row."""
        row = self.one(sql, args)
        return row[0] if row is not None else None

    def execute(self, sql: str, args: Sequence[Any] = ()) -> None:
        """Run a statement of an open `write`."""
        self._must_write()
        with self.guard():
            self.raw.execute(sql, args)

    def insert(self, sql: str, args: Sequence[Any] = ()) -> int:
        """Insert a row in an open `write`; gives its number."""
        self._must_write()
        with self.guard():
            return int(self.raw.execute(sql, args).lastrowid or 0)

    def execute_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement of an open `write` once a row."""
        self._must_write()
        with self.guard():
            self.raw.executemany(sql, rows)

    def execute_last(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement of an open `write` once a row, just before it is kept.

        For indexes of words: FTS5 writes what it gathered whenever a statement between could fail by itself, which
        costs more than all else.
        """
        self._must_write()
        self._last.setdefault(sql, []).extend(rows)

    def parse(self, text: str) -> Any:
        """Stored JSON as data; DatabaseError when it is damaged."""
        try:
            return json.loads(text)
        except ValueError as error:
            raise damaged(self.path, f"not JSON: {text[:40]!r}") from error

    @contextmanager
    def write(self) -> Iterator[None]:
        """A transaction that is wholly kept or wholly undone; inside another one it is part of that one.

        BEGIN IMMEDIATE: a plain BEGIN that reads first fails at once when another program writes in between,
        whatever the timeout.
        """
        if self._writing:
            yield
            return
        self._begin()
        self._writing = True
        try:
            with self.guard():
                yield
                for sql, rows in self._last.items():
                    self.raw.executemany(sql, rows)
                self.raw.execute("COMMIT")
            self.commits += 1
        except BaseException:
            self.shared.clear()
            self.known.clear()
            with suppress(sqlite3.Error):
                self.raw.rollback()
            raise
        finally:
            self._last.clear()
            self._writing = False

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads that all see the file at one moment, whatever others write meanwhile; inside `write` it is of that."""
        if self.raw.in_transaction:
            yield
            return
        with self.guard():
            self.raw.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self.raw.execute("ROLLBACK")

    def spare_memory(self) -> None:
        """Hold few pages of the file."""
        with self.guard():
            for pragma in _SPARING:
                self.raw.execute(f"PRAGMA {pragma}")

    @contextmanager
    def without_foreign_keys(self) -> Iterator[None]:
        """Foreign keys off for a migration that makes a table anew: dropping the old one would drag its rows along.

        It must stand around `write`: within a transaction SQLite ignores the pragma.
        """
        self.raw.execute("PRAGMA foreign_keys = OFF")
        try:
            yield
        finally:
            self.raw.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        """Close the file; nothing can be lost by not doing so."""
        self.raw.close()

    def _must_write(self) -> None:
        if not self._writing:
            raise RuntimeError("a statement that writes stands outside write()")

    def _begin(self) -> None:
        if self.read_only:
            raise self.obstacle
        if _identity(self.path) != self._file:
            raise DatabaseError(
                f"{self.path}: was moved or deleted while it was open", "nothing was changed; open it again"
            )
        if not self._wal:
            self._to_wal()
        self.known.clear()
        with self.guard():
            self.raw.execute("BEGIN IMMEDIATE")

    def _to_wal(self) -> None:
        """Go to write-ahead logging at the first write: a file that is only read stays as it is."""
        with suppress(sqlite3.OperationalError):  # in use by others: the old journal serves as well
            mode = self.raw.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            self._wal = mode == "wal"


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def _raw(path: Path, options: str, timeout: float) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(path.absolute()))}?{options}"
    raw = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UnicodeDecodeError as error:
        raw.close()
        raise sqlite3.DatabaseError(f"cannot decode its schema: {error}") from error
    except BaseException:
        raw.close()
        raise
    return raw


def connect(path: Path, *, create: bool, timeout: float, now: str, program: str) -> Connection:
    """Open a database, with `create` making a new or empty file one.

    Raises NewerDatabase, with the file's bytes untouched, for one of a newer program, and DatabaseError for a file that
    is missing, empty, no database, damaged or another program's. Where file or folder cannot be written the
    connection is read-only.
    """
    if create:
        _touch(path)
    _sniff(path, create=create)
    connection = _open(path, timeout)
    try:
        _prepare(connection, create=create, now=now, program=program)
    except BaseException:
        connection.close()
        raise
    return connection


def open_existing(path: Path) -> Connection:
    """A read-only connection to a file known to be ours, such as a copy just made."""
    try:
        raw = _raw(path, "mode=ro", 0)
    except sqlite3.Error as error:
        raise explained(error, path) from error
    return Connection(path, raw, read_only=True)


def _touch(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        pass
    except OSError as error:
        raise DatabaseError(
            f"{path}: cannot be created ({error.strerror})", "choose another place with --db"
        ) from error


def _sniff(path: Path, *, create: bool) -> None:
    """Judge the file by its header, before SQLite may touch it: https://sqlite.org/fileformat2.html#the_database_header"""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except FileNotFoundError:
        raise DatabaseError(
            f"{path}: no such database", "import an article to make one, or name another with --db"
        ) from None
    except OSError as error:
        raise DatabaseError(f"{path}: cannot be read ({error.strerror})", "name a database with --db") from error
    if not header:
        if not create:
            raise DatabaseError(f"{path}: is empty", "restore a backup, or import an article to begin anew")
        return
    if len(header) < 100 or not header.startswith(_MAGIC):
        raise DatabaseError(f"{path}: is not a database", "name a database with --db, or restore a backup")
    _judge(path, application=int.from_bytes(header[68:72]), version=int.from_bytes(header[60:64]))


def _judge(path: Path, *, application: int, version: int) -> None:
    if application not in (0, schema.APPLICATION_ID):
        raise DatabaseError(f"{path}: is the database of another program", "name another with --db")
    if application and version > schema.VERSION:
        raise NewerDatabase(f"{path}: was made by a newer version of factcheck (schema {version})", "upgrade factcheck")


def _open(path: Path, timeout: float) -> Connection:
    """The most able connection that works; without a log beside it a file can be read even on a full or locked disk."""
    ways = [("mode=ro", True)]
    if os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK):
        ways.insert(0, ("mode=rw", False))
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        _judge_log(path, timeout)
    else:
        ways.append(("immutable=1", True))
    problem: DatabaseError | None = None
    for options, read_only in ways:
        try:
            connection = Connection(path, _raw(path, options, timeout), read_only=read_only)
            connection.obstacle = problem or connection.obstacle
            return connection
        except sqlite3.DatabaseError as error:
            problem = problem or explained(error, path)
            if (getattr(error, "sqlite_errorname", None) or "").startswith(
                ("SQLITE_BUSY", "SQLITE_NOTADB", "SQLITE_CORRUPT")
            ):
                break
    assert problem is not None
    raise problem


def _judge_log(path: Path, timeout: float) -> None:
    """Judge what the log says, by a connection that cannot write, not even the log into the file."""
    with suppress(sqlite3.Error):
        raw = _raw(path, "mode=ro", timeout)
        try:
            application, version = (
                raw.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
            )
        finally:
            raw.close()
        _judge(path, application=application, version=version)


def _prepare(connection: Connection, *, create: bool, now: str, program: str) -> None:
    path = connection.path
    # Counted before the stamp is read: another process may make the schema, and stamp it, in between.
    tables = connection.value("SELECT count(*) FROM sqlite_master")
    application, version = _stamp(connection)
    _judge(path, application=application, version=version)
    if application == schema.APPLICATION_ID and version == schema.VERSION:
        return
    if application == 0 and tables:
        raise DatabaseError(f"{path}: is the database of another program", "name another with --db")
    if application == 0 and not create:
        raise DatabaseError(f"{path}: is empty", "restore a backup, or import an article to begin anew")
    if application:
        keep_copy(connection, version)
    with connection.without_foreign_keys(), connection.write():
        if _stamp(connection) != (schema.APPLICATION_ID, schema.VERSION):
            schema.migrate(connection.db, now, program)
            if broken := connection.rows("PRAGMA foreign_key_check"):
                raise damaged(path, f"{len(broken)} rows point at missing ones")
    connection.raw.execute("PRAGMA foreign_keys = ON")


def keep_copy(connection: Connection, version: int) -> None:
    """A copy of an older database beside it, made before it is migrated."""
    copy = connection.path.with_name(f"{connection.path.name}.schema{version}.bak")
    if not copy.exists():
        _touch(copy)
        with connection.guard():
            connection.raw.execute("VACUUM INTO ?", [str(copy.absolute())])


def _stamp(connection: Connection) -> tuple[int, int]:
    return connection.value("PRAGMA application_id"), connection.value("PRAGMA user_version")

"""A verified copy of the database, put in place only when it is sound."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from factcheck.errors import DatabaseError
from factcheck.store import connect as opening
from factcheck.store import doctor

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.store.connect import Connection


def backup(connection: Connection, target: Path) -> None:
    """Copy the database to `target`, which is replaced at the end, or not at all.

    The copy is made beside the target, checked (pages, chain of events) and flushed to the disk first. Raises
    DatabaseError when the target is the database itself or cannot be written, or when the copy is not sound.
    """
    if target.exists() and target.samefile(connection.path):
        raise DatabaseError(f"{target}: is the database itself", "name another file for the backup")
    if target.is_dir():
        raise DatabaseError(f"{target}: is a folder", "name a file for the backup")
    draft = target.absolute().with_name(f".{target.name}.{secrets.token_hex(6)}.part")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _copy(connection, draft, target)
        _verify(draft)
        _flush(draft)
        draft.replace(target)
        _flush(target.absolute().parent)
    except OSError as error:
        raise DatabaseError(
            f"{target}: the backup cannot be written ({error.strerror})",
            "the database is unharmed; choose another place",
        ) from error
    finally:
        for leftover in (draft, *(draft.with_name(draft.name + end) for end in ("-journal", "-wal", "-shm"))):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)


def _copy(connection: Connection, draft: Path, target: Path) -> None:
    try:
        with connection.guard():
            connection.raw.execute("VACUUM INTO ?", [str(draft)])
    except DatabaseError as error:
        raise DatabaseError(f"{target}: the backup failed: {error.what}", error.hint) from error


def _verify(draft: Path) -> None:
    copy = opening.open_existing(draft)
    try:
        bad = [check for check in doctor.verify(copy) if not check.ok]
    finally:
        copy.close()
    if bad:
        raise DatabaseError(f"the backup is not sound: {bad[0].name}: {bad[0].detail}", "run factcheck doctor")


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

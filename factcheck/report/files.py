"""Writing a report to a file without ever leaving half of one."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: str | bytes, *, database: Path | None = None) -> None:
    """Write a file (a text as UTF-8) as a whole or not at all: beside it, synced, then renamed over it.

    A link is followed, so that the file it names is replaced; a pipe or a device is written to. `database` and the
    files beside it that belong to it are never written over. Raises OSError that names `path`; what stood there is
    then untouched.
    """
    target = path.resolve() if path.is_symlink() else path
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    name = ""
    try:
        _refuse_place(target, database)
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            path.write_bytes(data)
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException as error:
        if name:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise type(error)(error.errno, error.strerror, str(path)) from error
        raise


def _refuse_place(target: Path, database: Path | None) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if database is None:
        return
    for end in ("", "-wal", "-shm", "-journal"):
        kept = database.with_name(database.name + end)
        if target.resolve() == kept.resolve() or (target.exists() and kept.exists() and target.samefile(kept)):
            raise PermissionError(errno.EPERM, "It belongs to the database")


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask

"""Export: a format's name and articles in, the finished text out; and writing it without ever leaving half a file."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.report.gather import gather
from factcheck.store.state import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.settings import Settings
    from factcheck.store import Store

FORMATS = {"markdown": ".md", "json": ".json", "csv": ".csv", "article": ".txt", "queries": ".txt"}


def export(
    store: Store,
    articles: Sequence[int],
    fmt: str,
    settings: Settings,
    *,
    public: bool = False,
    raw: bool = False,
) -> str:
    """The report on articles (all, when none is named) in a format of FORMATS. Same database, same text.

    Raises UsageError for an unknown article or format, and for what a format cannot do.
    """
    if fmt not in FORMATS:
        raise UsageError(f"no format '{fmt}'", f"use one of {', '.join(FORMATS)}")
    if raw and fmt != "csv":
        raise UsageError("--csv-raw goes with --format csv")
    if public and fmt == "queries":
        raise UsageError("queries are internal", "leave --public out")
    numbers = list(articles) or [article.id for article in sorted(store.articles(), key=lambda row: row.id)]
    if fmt == "article" and len(numbers) != 1:
        raise UsageError(f"the format 'article' writes one article, not {len(numbers)}", "name one, such as: export 1")
    reports = [gather(store, number, settings) for number in numbers]
    match fmt:
        case "json":
            from factcheck.report.tables import json_report

            return json_report(reports, public=public)
        case "csv":
            from factcheck.report.tables import csv_report

            return csv_report(reports, public=public, raw=raw)
        case "article":
            return clean(reports[0].corrected_text)
        case "queries":
            from factcheck.report.queries import queries

            return "\n".join(map(queries, reports))
    from factcheck.report.markdown import article_markdown

    return "\n---\n\n".join(article_markdown(report, public=public) for report in reports)


def write_whole(path: Path, text: str, *, database: Path | None = None) -> None:
    """Write a file as a whole or not at all: beside it, synced, then renamed over it.

    A link is followed, so that the file it names is replaced; a pipe or a device is written to. `database` and the
    files beside it that belong to it are never written over. Raises OSError that names `path`; what stood there is
    then untouched.
    """
    target = path.resolve() if path.is_symlink() else path
    name = ""
    try:
        _refuse_place(target, database)
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            path.write_text(text, encoding="utf-8", errors="backslashreplace", newline="")
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace", newline="") as out:
            out.write(text)
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

"""Builds the sample workbench from a folder of articles, reproducibly: `python -m factcheck.sample claims.db seeds`."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from factcheck.ingest import Options, Refusal, fallback_title, read
from factcheck.pipeline import analyse
from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

BEGIN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
REVIEWER = "sample"


def clock() -> Callable[[], datetime]:
    """A clock that starts at BEGIN and goes on by a second at every look."""
    ticks = count()
    return lambda: BEGIN + timedelta(seconds=next(ticks))


def ids() -> Callable[[], str]:
    """A source of UUIDs that gives the same ones in every build."""
    numbers = count(1)
    return lambda: str(uuid5(NAMESPACE_URL, f"https://factcheck.example/sample/{next(numbers)}"))


def build(target: Path, seeds: Path) -> int:
    """Write the sample database of the articles in `seeds`, closed and in journal mode delete; gives how many.

    Raises the reader's error when an article cannot be read.
    """
    folder = target.absolute().parent
    done = 0
    with (
        tempfile.TemporaryDirectory(dir=folder) as scratch,
        open_store(Path(scratch) / target.name, create=True, clock=clock(), ids=ids(), home=folder) as store,
    ):
        for item in read(str(seeds), Options()):
            if isinstance(item, Refusal):  # a minor one too: the seeds are all meant
                raise item.error
            title = item.title or fallback_title(item)
            store.import_analysis(analyse(item), by=REVIEWER, fallback_title=title)
            done += 1
        store.backup(target)
    return done


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))

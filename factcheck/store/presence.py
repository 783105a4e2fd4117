"""Which windows are where now: outside the log, kept for a minute, and never waited for."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store.connect import Connection

# A window that said nothing for so long is taken to be gone.
EXPIRES = timedelta(seconds=60)


class Here(NamedTuple):
    """A window of somebody: on a claim, or with `claim` None on its article."""

    reviewer: str
    article: int
    claim: int | None


def say(connection: Connection, window: str, here: Here | None, now: str) -> bool:
    """Say where a window is, or with None that it is no more; gives whether it was written.

    Another program that is writing is not waited for, and a file that cannot be written is left alone.
    """
    if connection.read_only:
        return False
    try:
        with _at_once(connection), connection.write():
            connection.execute("DELETE FROM presence WHERE window = ? OR at < ?", [window, _before(now)])
            if here is not None:
                connection.execute(
                    "INSERT INTO presence(window, reviewer, article_id, claim_id, at) VALUES (?, ?, ?, ?, ?)",
                    [window, here.reviewer, here.article, here.claim, now],
                )
    except DatabaseError:
        return False
    return True


def others(connection: Connection, window: str, article: int, now: str) -> list[Here]:
    """Where the other windows on an article are, the claims in order."""
    rows = connection.rows(
        "SELECT reviewer, article_id, claim_id FROM presence WHERE article_id = ? AND window <> ? AND at >= ?"
        " ORDER BY claim_id, reviewer, window",
        [article, window, _before(now)],
    )
    return [Here(*row) for row in rows]


def _before(now: str) -> str:
    moment = datetime.fromisoformat(now) - EXPIRES
    return moment.replace(tzinfo=None).isoformat() + "Z"


@contextmanager
def _at_once(connection: Connection) -> Iterator[None]:
    """Wait for nobody inside."""
    usual = connection.value("PRAGMA busy_timeout")
    connection.db.conn.execute("PRAGMA busy_timeout = 0")
    try:
        yield
    finally:
        connection.db.conn.execute(f"PRAGMA busy_timeout = {int(usual)}")

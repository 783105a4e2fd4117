"""What is counted over all articles, and which versions count: kept in each transaction, compared by doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store import totals
from factcheck.store.upgrade import COUNTED, RECOUNT

if TYPE_CHECKING:
    from factcheck.model import Verdict
    from factcheck.store.connect import Connection

_NEWEST = (
    "NOT EXISTS (SELECT 1 FROM articles n WHERE n.document_id = articles.document_id AND n.version > articles.version)"
)
_OF_ARTICLE = "(SELECT newest FROM articles WHERE articles.id = claims.article_id)"


def status_counts(connection: Connection) -> dict[Verdict, int]:
    """How many checkable claims of the newest versions have which status."""
    return {row[0]: row[1] for row in connection.rows("SELECT status, n FROM status_counts")}


def wrong(connection: Connection) -> list[str]:
    """Counts and versions that are not what they should be, each with its row."""
    problems = [
        f"article {row[0]}: newest should be {row[1]}"
        for row in connection.rows(f"SELECT id, {_NEWEST} FROM articles WHERE newest <> {_NEWEST} LIMIT 9")
    ]
    problems += [
        f"claim {row[0]}: newest should be {row[1]}"
        for row in connection.rows(f"SELECT id, {_OF_ARTICLE} FROM claims WHERE newest <> {_OF_ARTICLE} LIMIT 9")
    ]
    counted = COUNTED.format(status="status_counts.status")
    problems += [
        f"the count of {status} claims is {n}, there are {right}"
        for status, n, right in connection.rows(f"SELECT status, n, {counted} FROM status_counts")
        if n != right
    ]
    return problems + totals.wrong(connection)


def recount(connection: Connection) -> None:
    """Make them anew, inside a `write`."""
    connection.execute(f"UPDATE articles SET newest = {_NEWEST}")
    connection.execute(f"UPDATE claims SET newest = {_OF_ARTICLE}")
    connection.execute(RECOUNT)
    totals.recount(connection)

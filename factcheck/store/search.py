"""Claims by their words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.store import read

if TYPE_CHECKING:
    from factcheck.store.connect import Connection
    from factcheck.store.records import ClaimRow
    from factcheck.store.texts import Texts

_WORD = re.compile(r"\w+")
_MOST_WORDS = 32


def search(connection: Connection, texts: Texts, query: str, limit: int) -> list[tuple[ClaimRow, float]]:
    """Claims of the newest versions with all words of the query, else with any; best first.

    The rank is BM25 as SQLite computes it, with its sign turned: greater is better. Accents and case do not count.
    """
    words = [f'"{word}"' for word in _WORD.findall(query)[:_MOST_WORDS]]
    for joint in (" AND ", " OR ") if len(words) > 1 else (" ",):
        ranks = _ranks(connection, joint.join(words), limit) if words else {}
        if ranks:
            found = {claim.id: claim for claim in read.claims(connection, texts, ids=list(ranks))}
            return [(found[number], rank) for number, rank in ranks.items()]
    return []


def _ranks(connection: Connection, expression: str, limit: int) -> dict[int, float]:
    rows = connection.rows(
        "SELECT c.id, -bm25(claims_fts) AS rank FROM claims_fts JOIN claims c ON c.id = claims_fts.rowid"
        " WHERE claims_fts MATCH ? AND c.live = 1 AND c.article_id IN (SELECT id FROM newest_articles)"
        " ORDER BY rank DESC, c.id LIMIT ?",
        [expression, limit],
    )
    return {row[0]: row[1] for row in rows}

"""Which claim holds which words now, after reviewers split and merged claims."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice, takewhile
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from factcheck.model import Span
    from factcheck.store.connect import Connection

Held = tuple[int, int, int]
_NONE: Mapping[int, int] = {}


class Homes:
    """Claims that stand, to find the one that holds a span: (id, start, stop), disjoint, in text order."""

    def __init__(self, claims: Sequence[Held]) -> None:
        self._claims = claims
        self._starts = [start for _, start, _ in claims]

    def holder(self, start: int, stop: int) -> int | None:
        """The id of the claim that holds a span whole, None where none does."""
        place = bisect_right(self._starts, start) - 1
        return self._claims[place][0] if place >= 0 and stop <= self._claims[place][2] else None


def homes(connection: Connection, article: int, changed: Mapping[int, int] = _NONE) -> Homes:
    """The live claims of an article; `changed`: those that are to be live (1) or not (0), whatever the table says."""
    rows = connection.rows(
        "SELECT id, start, stop, live FROM claims WHERE article_id = ? ORDER BY start, id", [article]
    )
    return Homes([(n, start, stop) for n, start, stop, live in rows if changed.get(n, live)])


def rehome(connection: Connection, article: int) -> None:
    """Give each flag of an article's text to the live claim that holds its span, or to the article."""
    moved = [(home, flag) for flag, home, before in _flag_homes(connection, article, _NONE) if home != before]
    connection.execute_many("UPDATE flags SET claim_id = ? WHERE id = ?", moved)


def flag_homes(connection: Connection, article: int, changed: Mapping[int, int]) -> dict[int, int | None]:
    """The claim of each flag of an article once some of its claims are live, or no more; see `Homes`."""
    return {flag: home for flag, home, _ in _flag_homes(connection, article, changed)}


def _flag_homes(
    connection: Connection, article: int, changed: Mapping[int, int]
) -> list[tuple[int, int | None, int | None]]:
    held = homes(connection, article, changed)
    rows = connection.rows("SELECT id, claim_id, field, start, stop FROM flags WHERE article_id = ?", [article])
    return [
        (row["id"], held.holder(row["start"], row["stop"]) if row["field"] == "text" else None, row["claim_id"])
        for row in rows
    ]


def earlier(connection: Connection, article: int) -> dict[int, tuple[int, ...]]:
    """By live claim, the claims that are no more and shared words with it: what was noted on them is still of it."""
    rows = connection.rows(
        "SELECT id, start, stop, live FROM claims WHERE article_id = ? ORDER BY start, id", [article]
    )
    live = [row for row in rows if row["live"]]
    found: dict[int, tuple[int, ...]] = {}
    for gone in (row for row in rows if not row["live"]):
        first = bisect_right(live, gone["start"], key=itemgetter("stop"))
        for row in takewhile(lambda row: row["start"] < gone["stop"], islice(live, first, None)):  # noqa: B023 (used at once)
            found[row["id"]] = (*found.get(row["id"], ()), gone["id"])
    return found


def imported(connection: Connection, article: int) -> list[Span]:
    """The spans of an article's sentences as they were imported, whatever claims were made of them since."""
    rows = connection.rows(
        "SELECT start, stop FROM claims WHERE article_id = ? AND id NOT IN (SELECT child FROM claim_parents)"
        " ORDER BY start, id",
        [article],
    )
    return [(row["start"], row["stop"]) for row in rows]


def sharing(connection: Connection, claim: int, *, live: bool) -> list[int]:
    """The other claims of the article that share words with a claim: those that stand, or those that are no more."""
    rows = connection.rows(
        "SELECT o.id FROM claims c JOIN claims o ON o.article_id = c.article_id AND o.live = ? AND o.id <> c.id"
        " AND o.start < c.stop AND c.start < o.stop WHERE c.id = ? ORDER BY o.start, o.id",
        [int(live), claim],
    )
    return [row[0] for row in rows]


def parents(connection: Connection) -> dict[int, list[int]]:
    """By claim made by a reviewer, those that it was made of, in order."""
    found: dict[int, list[int]] = {}
    for child, parent in connection.rows("SELECT child, parent FROM claim_parents ORDER BY child, parent"):
        found.setdefault(child, []).append(parent)
    return found

"""Where a claim comes from: what it was in older versions of its article, and what was last ruled on it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store import division
from factcheck.store.state import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.connect import Connection

_LINE = (
    "WITH RECURSIVE line(head, id) AS ("
    " SELECT k.claim, k.earlier FROM {}"
    " UNION SELECT line.head, k.earlier FROM line JOIN carried k ON k.claim = line.id)"
    " SELECT head, id FROM line ORDER BY head, id"
)


def earlier(connection: Connection, article: int) -> dict[int, tuple[int, ...]]:
    """By live claim, the former claims of its words: before it was divided, and in older versions."""
    found = division.earlier(connection, article)
    line: dict[int, list[int]] = {}
    of_article = "claims c JOIN carried k ON k.claim = c.id WHERE c.article_id = ?"
    for head, claim in connection.rows(_LINE.format(of_article), [article]):
        line.setdefault(head, []).append(claim)
    if line:
        for live in connection.rows("SELECT id FROM claims WHERE article_id = ? AND live = 1", [article]):
            own = found.get(live[0], ())
            before = {claim for one in (live[0], *own) for claim in line.get(one, ())}
            if before:
                found[live[0]] = (*own, *sorted(before - {*own}))
    return found


def kin(connection: Connection, claim: int) -> list[int]:
    """A claim and the former claims of its words, in this version and in older ones."""
    own = [claim, *division.sharing(connection, claim, live=False)]
    rows = connection.rows(_LINE.format("json_each(?) j JOIN carried k ON k.claim = j.value"), [canonical(own)])
    return list(dict.fromkeys([*own, *(row["id"] for row in rows)]))


def versions(connection: Connection, article: int) -> list[int]:
    """The older versions of an article and itself, the oldest first."""
    rows = connection.rows(
        "SELECT o.id FROM articles a JOIN articles o ON o.document_id = a.document_id AND o.version <= a.version"
        " WHERE a.id = ? ORDER BY o.version",
        [article],
    )
    return [row[0] for row in rows]


def again(connection: Connection, claims: Sequence[int]) -> dict[int, int]:
    """By open claim that is to be looked at again, the claim of an older version that was ruled on in other words."""
    found: dict[int, int] = {}
    heads = {claim: claim for claim in claims}  # by the claim looked at now, the one that it leads to
    reworded: set[int] = set()
    while heads:
        rows = connection.rows(
            "SELECT k.claim, k.earlier, k.kind, o.status FROM json_each(?) j JOIN carried k ON k.claim = j.value"
            " JOIN claims o ON o.id = k.earlier WHERE k.kind <> 'former' ORDER BY k.kind = 'reworded' DESC, k.earlier",
            [canonical(list(heads))],
        )
        older: dict[int, int] = {}
        for row in rows:
            head = heads[row["claim"]]
            if row["kind"] == "reworded":
                reworded.add(head)
            if row["status"] == "open":
                older.setdefault(row["earlier"], head)
            elif head in reworded:
                found.setdefault(head, row["earlier"])
        heads = {claim: head for claim, head in older.items() if head not in found}
    return found

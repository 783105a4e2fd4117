"""Claims in the order in which a desk takes them, a page at a time: each starts behind a claim's keys in an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.model import ORDERS
from factcheck.store import read
from factcheck.store.upgrade import QUEUED, SETTLED, WAITING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Order
    from factcheck.store.connect import Connection, Row
    from factcheck.store.records import ClaimRow
    from factcheck.store.texts import Texts

# The keys of each order; all but `article` are read from the end.
_GRAVE = ("top_severity", "score", "id")
_KEYS: dict[Order, tuple[str, ...]] = {
    "article": ("article_id", "start", "id"), "score": ("score", "id"), "severity": _GRAVE, "open": _GRAVE,
}  # fmt: skip


def queue(
    connection: Connection,
    texts: Texts,
    order: Order,
    *,
    after: int | Row | None = None,
    limit: int = 50,
    article: int | None = None,
    status: str | None = None,
    rule: str | None = None,
) -> list[ClaimRow]:
    """The claims behind claim `after`, or the first ones, of all newest versions, page furniture left out.

    `after` may be what `places` gave for a claim: a page then begins where it did, whatever became of that claim since.

    Orders: `article` (articles as imported, then text), `score` (highest first), `severity` (that with the gravest
    undecided flag first, then the highest score), `open` (those whose fact nobody has checked first, and in the order
    of `severity`). Equals stand newest first. Raises UsageError for an unknown order or claim.
    """
    if order not in ORDERS:
        raise UsageError(f"there is no order {order!r}", f"use one of {', '.join(ORDERS)}")
    where, args = read.conditions(article=article, status=status, rule=rule)
    last = place(connection, after) if isinstance(after, int) else after
    narrowed = "".join(f" AND {condition}" for condition in where)
    waiting, settled = WAITING + narrowed, SETTLED + narrowed
    if order == "open":
        rows = [] if last and not last["waiting"] else _page(connection, order, waiting, args, last, limit)
        if len(rows) < limit:
            behind = last if last and not last["waiting"] else None
            rows += _page(connection, order, settled, args, behind, limit - len(rows))
    elif order == "severity":
        both = [row for part in (waiting, settled) for row in _page(connection, order, part, args, last, limit)]
        rows = sorted(both, key=tuple, reverse=True)[:limit]
    else:
        rows = _page(connection, order, QUEUED + narrowed, args, last, limit)
    return read.claims_by_id(connection, texts, [row["id"] for row in rows])


def place(connection: Connection, claim: int) -> Row:
    """Where a claim stands in every order. Raises UsageError for an unknown claim."""
    found = places(connection, [claim])
    if claim not in found:
        raise UsageError(f"there is no claim {claim}", "list them with `factcheck list`")
    return found[claim]


def places(connection: Connection, claims: Sequence[int]) -> dict[int, Row]:
    """Where claims stand in every order, by their numbers; one that there is not is passed over."""
    rows = connection.rows(
        "SELECT c.id, c.article_id, c.start, c.score, c.top_severity, c.checkable > c.fact_checked AS waiting"
        " FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value",
        [read.numbers(claims)],
    )
    return {row["id"]: row for row in rows}


def _page(connection: Connection, order: Order, part: str, args: list[Any], last: Row | None, limit: int) -> list[Row]:
    """The keys of so many claims of a part behind the last one.

    One range after the other, that with most keys as in the last one first: SQLite looks up only the first key of
    (a, b) < (?, ?), and thousands of claims may share it.
    """
    keys = _KEYS[order]
    sign, way = (">", "ASC") if order == "article" else ("<", "DESC")
    ordered = ", ".join(f"{key} {way}" for key in keys)
    rows: list[Row] = []
    for same in range(len(keys) - 1, -1, -1) if last is not None else (-1,):
        behind = "".join(f" AND {key} = ?" for key in keys[: max(0, same)])
        behind += f" AND {keys[same]} {sign} ?" if last is not None else ""
        values = [last[key] for key in keys[: same + 1]] if last is not None else []
        sql = f"SELECT {', '.join(keys)} FROM claims WHERE {part}{behind} ORDER BY {ordered} LIMIT ?"
        rows += connection.rows(sql, [*args, *values, limit - len(rows)])
        if len(rows) >= limit:
            break
    return rows

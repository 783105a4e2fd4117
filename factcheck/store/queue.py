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
    if order == "open":
        ids = [] if last and not last["waiting"] else _page(connection, order, WAITING + narrowed, args, last, limit)
        if len(ids) < limit:
            behind = last if last and not last["waiting"] else None
            ids += _page(connection, order, SETTLED + narrowed, args, behind, limit - len(ids))
    elif order == "severity":
        parts = [_select(order, part + narrowed, last) for part in (WAITING, SETTLED)]
        union = " UNION ALL ".join(f"SELECT * FROM ({sql})" for sql, _ in parts)
        given = [value for _, keys in parts for value in (*args, *keys, limit)]
        rows = connection.rows(f"{union} ORDER BY 1 DESC, 2 DESC, 3 DESC LIMIT ?", [*given, limit])
        ids = [row["id"] for row in rows]
    else:
        ids = _page(connection, order, QUEUED + narrowed, args, last, limit)
    return read.claims_by_id(connection, texts, ids)


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


def _select(order: Order, part: str, last: Row | None) -> tuple[str, list[Any]]:
    """The query for a page, with LIMIT ?, and the arguments for its keys."""
    keys = _KEYS[order]
    sign, way = (">", "ASC") if order == "article" else ("<", "DESC")
    behind = f" AND ({', '.join(keys)}) {sign} ({', '.join('?' * len(keys))})" if last is not None else ""
    ordered = ", ".join(f"{key} {way}" for key in keys)
    sql = f"SELECT {', '.join(keys)} FROM claims WHERE {part}{behind} ORDER BY {ordered} LIMIT ?"
    return sql, [last[key] for key in keys] if last is not None else []


def _page(connection: Connection, order: Order, part: str, args: list[Any], last: Row | None, limit: int) -> list[int]:
    sql, keys = _select(order, part, last)
    return [row["id"] for row in connection.rows(sql, [*args, *keys, limit])]

"""Claims in the order in which a desk takes them, a page at a time: each starts behind a claim's keys in an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.model import ORDERS
from factcheck.store import read
from factcheck.store.upgrade import QUEUED, SETTLED, WAITING

if TYPE_CHECKING:
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
    after: int | None = None,
    limit: int = 50,
    article: int | None = None,
    status: str | None = None,
    rule: str | None = None,
) -> list[ClaimRow]:
    """The claims behind claim `after`, or the first ones, of all newest versions, page furniture left out.

    Orders: `article` (articles as imported, then text), `score` (highest first), `severity` (that with the gravest
    undecided flag first, then the highest score), `open` (those whose fact nobody has checked first, and in the order
    of `severity`). Equals stand newest first. Raises UsageError for an unknown order or claim.
    """
    if order not in ORDERS:
        raise UsageError(f"there is no order {order!r}", f"use one of {', '.join(ORDERS)}")
    where, args = read.conditions(article=article, status=status, rule=rule)
    last = None if after is None else _place(connection, after)
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


def _place(connection: Connection, claim: int) -> Row:
    row = connection.one(
        "SELECT id, article_id, start, score, top_severity, checkable > fact_checked AS waiting"
        " FROM claims WHERE id = ?",
        [claim],
    )
    if row is None:
        raise UsageError(f"there is no claim {claim}", "list them with `factcheck list`")
    return row


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

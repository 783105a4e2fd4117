"""Claims in the order in which a desk takes them, a page at a time: each starts behind a claim's keys in an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import UsageError
from factcheck.model import ORDERS
from factcheck.store import filtered, read
from factcheck.store.second import ALL
from factcheck.store.upgrade import QUEUED, SETTLED, WAITING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Order
    from factcheck.store.connect import Connection, Row
    from factcheck.store.filter import Filter
    from factcheck.store.records import ClaimRow
    from factcheck.store.second import Sight
    from factcheck.store.texts import Texts

# The keys of each order; all but `article` are read from the end.
_GRAVE = ("top_severity", "score", "id")
_KEYS: dict[Order, tuple[str, ...]] = {
    "article": ("article_id", "start", "id"), "score": ("score", "id"), "severity": _GRAVE, "open": _GRAVE,
}  # fmt: skip
# The gravest flag of a claim as if nobody had decided any, by its severity's number.
_GRAVEST = (
    "(SELECT coalesce(max(CASE f.severity WHEN 'error' THEN 3 WHEN 'warning' THEN 2 ELSE 1 END), 0)"
    " FROM flags f WHERE f.claim_id = claims.id)"
)


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
    chosen: Filter | None = None,
    assigned: str | None = None,
    sight: Sight = ALL,
) -> list[ClaimRow]:
    """The claims behind claim `after`, or the first ones, of all newest versions, page furniture left out.

    `after` may be what `places` gave for a claim: a page then begins where it did, whatever became of that claim since.
    `chosen` leaves only what a filter chooses.

    Orders: `article` (articles as imported, then text), `score` (highest first), `severity` (that with the gravest
    undecided flag first, then the highest score), `open` (those whose fact nobody has checked first, and in the order
    of `severity`). Equals stand newest first. Raises UsageError for an unknown order or claim.
    """
    if order not in ORDERS:
        raise UsageError(f"there is no order {order!r}", f"use one of {', '.join(ORDERS)}")
    where, args = read.conditions(article=article, status=status, rule=rule, assigned=assigned, sight=sight)
    if chosen:
        more, values = filtered.conditions(connection, chosen, sight)
        where, args = [*where, more], [*args, *values]
    last = place(connection, after, sight) if isinstance(after, int) else after
    narrowed = "".join(f" AND {condition}" for condition in where)
    if order not in ("open", "severity"):
        rows = _page(connection, order, QUEUED + narrowed, args, last, limit)
        return read.claims_by_id(connection, texts, [row["id"] for row in rows], sight)
    parts = [_Part(connection, order, part + narrowed, args) for part in (WAITING, SETTLED)]
    if sight.blind:
        parts = _with_blind(connection, order, narrowed, args, sight)
    waiting, settled = parts
    if order == "open":
        rows = [] if last and not last["waiting"] else waiting.page(last, limit)
        if len(rows) < limit:
            behind = last if last and not last["waiting"] else None
            rows += settled.page(behind, limit - len(rows))
    else:
        both = [row for part in (waiting, settled) for row in part.page(last, limit)]
        rows = sorted(both, key=tuple, reverse=True)[:limit]
    return read.claims_by_id(connection, texts, [row["id"] for row in rows], sight)


class _Part(NamedTuple):
    """A part of the queues that an index holds, narrowed; `beside`: claims that belong to it for this viewer alone."""

    connection: Connection
    order: Order
    part: str
    args: list[Any]
    beside: Sequence[Row] = ()

    def page(self, last: Row | None, limit: int) -> list[Row]:
        """The keys of so many claims behind the last one."""
        rows = _page(self.connection, self.order, self.part, self.args, last, limit)
        if not self.beside:
            return rows
        place = tuple(last[key] for key in _GRAVE) if last is not None else None
        own = [row for row in self.beside if place is None or tuple(row) < place]
        return sorted([*rows, *own], key=tuple, reverse=True)[:limit]


def _with_blind(connection: Connection, order: Order, narrowed: str, args: list[Any], sight: Sight) -> list[_Part]:
    """The two parts with the blind claims in that where their viewer sees them."""
    blind = read.numbers(list(sight.blind))
    rows = connection.rows(
        f"SELECT {_GRAVEST} AS top_severity, score, id, checkable FROM claims"
        f" WHERE {QUEUED} AND id IN (SELECT value FROM json_each(?)){narrowed}",
        [blind, *args],
    )
    others = " AND id NOT IN (SELECT value FROM json_each(?))"
    found = []
    for part, is_waiting in ((WAITING, True), (SETTLED, False)):
        own = [row for row in rows if (row["checkable"] and sight.blind[row["id"]] is None) == is_waiting]
        found.append(_Part(connection, order, part + others + narrowed, [blind, *args], own))
    return found


def place(connection: Connection, claim: int, sight: Sight = ALL) -> Row:
    """Where a claim stands in every order. Raises UsageError for an unknown claim."""
    found = places(connection, [claim], sight)
    if claim not in found:
        raise UsageError(f"there is no claim {claim}", "list them with `factcheck list`")
    return found[claim]


def places(connection: Connection, claims: Sequence[int], sight: Sight = ALL) -> dict[int, Row]:
    """Where claims stand in every order, by their numbers; one that there is not is passed over."""
    gravest, checked = "top_severity", "fact_checked"
    args: list[Any] = []
    if sight.blind:
        is_blind = "claims.id IN (SELECT value FROM json_each(?))"
        gravest = f"CASE WHEN {is_blind} THEN {_GRAVEST} ELSE top_severity END"
        checked = f"CASE WHEN {is_blind} THEN claims.id IN (SELECT value FROM json_each(?)) ELSE fact_checked END"
        blind = read.numbers(list(sight.blind))
        args = [blind, blind, read.numbers([claim for claim, own in sight.blind.items() if own])]
    rows = connection.rows(
        f"SELECT claims.id, article_id, start, score, {gravest} AS top_severity, checkable > {checked} AS waiting"
        " FROM json_each(?) j CROSS JOIN claims ON claims.id = j.value",
        [*args, read.numbers(claims)],
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

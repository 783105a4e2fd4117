"""Tags on claims as the log adds up to them, and filters saved by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from factcheck.store.connect import Connection, Row


class Saved(NamedTuple):
    """A filter saved by name; `line` is as somebody typed it."""

    name: str
    line: str
    by: str
    at: str


def current(connection: Connection, claim: int | None, tag: str) -> Row | None:
    """Who put a tag on a claim, and when; None where it has none of that name."""
    return connection.one("SELECT by, at FROM tags WHERE claim_id = ? AND tag = ?", [claim, tag])


def apply(connection: Connection, seq: int, item: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Bring a tag of a claim up to date."""
    claim, tag = item["claim_id"], item["target"]
    connection.execute("DELETE FROM tags WHERE claim_id = ? AND tag = ?", [claim, tag])
    if after:
        connection.execute("INSERT INTO tags VALUES (?, ?, ?, ?, ?)", [claim, tag, after["by"], after["at"], seq])


def tags(connection: Connection, claims: str) -> dict[int, tuple[str, ...]]:
    """The tags of claims, whose numbers are given as JSON, in the order of the alphabet."""
    found: dict[int, tuple[str, ...]] = {}
    rows = connection.rows(
        "SELECT claim_id, tag FROM tags WHERE claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, tag",
        [claims],
    )
    for claim, tag in rows:
        found[claim] = (*found.get(claim, ()), tag)
    return found


def of_article(connection: Connection, article: int) -> dict[int, dict[str, dict[str, str]]]:
    """By claim of an article and tag, who put it there and when."""
    found: dict[int, dict[str, dict[str, str]]] = {}
    rows = connection.rows(
        "SELECT t.claim_id, t.tag, t.by, t.at FROM claims c JOIN tags t ON t.claim_id = c.id WHERE c.article_id = ?"
        " ORDER BY t.claim_id, t.tag",
        [article],
    )
    for claim, tag, by, at in rows:
        found.setdefault(claim, {})[tag] = {"by": by, "at": at}
    return found


def used(connection: Connection) -> list[tuple[str, int]]:
    """Every tag with how many claims of the newest versions bear it."""
    rows = connection.rows(
        "SELECT t.tag, count(*) FROM tags t JOIN claims c ON c.id = t.claim_id WHERE c.live = 1 AND c.newest = 1"
        " GROUP BY t.tag ORDER BY t.tag"
    )
    return [(row[0], row[1]) for row in rows]


def saved(connection: Connection) -> list[Saved]:
    """The saved filters, by name."""
    rows = connection.rows("SELECT name, line, by, at FROM saved_filters ORDER BY name")
    return [Saved(*row) for row in rows]


def save(connection: Connection, filter: Saved) -> None:  # noqa: A002 - the word of the desk
    """Keep a filter, in place of one of that name."""
    with connection.write():
        connection.execute("DELETE FROM saved_filters WHERE name = ?", [filter.name])
        connection.execute("INSERT INTO saved_filters VALUES (?, ?, ?, ?)", list(filter))


def forget(connection: Connection, name: str) -> bool:
    """Take a saved filter away; whether there was one."""
    with connection.write():
        there = connection.value("SELECT 1 FROM saved_filters WHERE name = ?", [name]) is not None
        connection.execute("DELETE FROM saved_filters WHERE name = ?", [name])
        return there

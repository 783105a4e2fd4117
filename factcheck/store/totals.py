"""What the desk counts over all its articles: kept in each transaction by triggers, compared by doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store.records import Totals

if TYPE_CHECKING:
    import sqlite3

    from factcheck.store.connect import Connection

_TABLE = """CREATE TABLE desk_totals(
  id INTEGER PRIMARY KEY CHECK(id = 1), articles INTEGER NOT NULL, waiting INTEGER NOT NULL, errors INTEGER NOT NULL)
  STRICT"""
# The desk's order; a page starts behind the keys of the last article seen. The second is for who goes from one article
# to the next that waits.
_ORDERED = "ON articles(errors_open DESC, warnings_open DESC, id) WHERE newest = 1"
_INDEXES = (
    "DROP INDEX articles_queue",
    f"CREATE INDEX articles_desk {_ORDERED}",
    f"CREATE INDEX articles_waiting {_ORDERED} AND state = 'open'",
)
# What each total adds up, by an article version ({row}: OLD, NEW or the table).
_SUMS = {
    "articles": "{row}.newest",
    "waiting": "{row}.newest * ({row}.state = 'open')",
    "errors": "{row}.newest * {row}.errors_open",
}
_OF = "newest, state, errors_open"
_COUNTED = "SELECT " + ", ".join(f"coalesce(sum({sums.format(row='a')}), 0)" for sums in _SUMS.values())
_COUNTED += " FROM articles a"


def _triggers() -> tuple[str, str]:
    changes = {name: (sums.format(row="NEW"), sums.format(row="OLD")) for name, sums in _SUMS.items()}
    added = ", ".join(f"{name} = {name} + {new}" for name, (new, _) in changes.items())
    changed = ", ".join(f"{name} = {name} + {new} - {old}" for name, (new, old) in changes.items())
    return (
        f"CREATE TRIGGER totals_begin AFTER INSERT ON articles BEGIN UPDATE desk_totals SET {added}; END",
        f"CREATE TRIGGER totals_follow AFTER UPDATE OF {_OF} ON articles BEGIN UPDATE desk_totals SET {changed}; END",
    )


def create(conn: sqlite3.Connection) -> None:
    """Make table, indexes and triggers, and count what there is."""
    for statement in (_TABLE, *_INDEXES, f"INSERT INTO desk_totals SELECT 1, * FROM ({_COUNTED})", *_triggers()):
        conn.execute(statement)


def totals(connection: Connection) -> Totals:
    """The sums over the newest versions of all documents."""
    return Totals(*connection.row("SELECT articles, waiting, errors FROM desk_totals"))


def wrong(connection: Connection) -> list[str]:
    """Totals that are not what they should be."""
    right = Totals(*connection.row(_COUNTED))
    return [
        f"the desk's total of {name} is {kept}, it should be {counted}"
        for name, kept, counted in zip(Totals._fields, totals(connection), right, strict=True)
        if kept != counted
    ]


def recount(connection: Connection) -> None:
    """Make them anew, inside a `write`."""
    connection.execute(f"UPDATE desk_totals SET (articles, waiting, errors) = ({_COUNTED})")

"""What the schema holds for working together: who is assigned, second rulings beside the first, who is where now."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# What an act may be and may touch besides, as in `factcheck.store.published`.
SECOND = {
    "events": ((", 'undo', 'redo'))", ", 'assign', 'second',\n    'adjudicate', 'undo', 'redo'))"),),
    "event_items": (
        ("aspect IN ('claim', ", "aspect IN ('claim', 'second', "),
        ("aspect NOT IN ('claim', ", "aspect NOT IN ('claim', 'second', "),
    ),
}

_OF_ARTICLES = ("assigned TEXT", "second TEXT CHECK(second IS NULL OR json_valid(second))")
_OF_RULINGS = (
    "correction TEXT",
    "against TEXT CHECK(against IS NULL OR against IN ('verified', 'disputed', 'corrected'))",
    "against_by TEXT",
)

# A second review of the article is open; in the words of the index, so that it serves.
IS_OPEN = """instr(second, '"open":true') > 0"""

# articles.second: the second reviews of the article, the last one perhaps still open; rulings.correction: the text that
# a second ruling proposes; against, against_by: the first ruling as it was when both were in. All projections of the
# log. presence is not: it says where windows were a moment ago, and nobody relies on it.
_TABLES = f"""
CREATE INDEX articles_second ON articles(document_id) WHERE {IS_OPEN};
CREATE INDEX rulings_second ON rulings(claim_id) WHERE round = 2;
CREATE TABLE presence(
  window TEXT PRIMARY KEY CHECK(length(window) BETWEEN 1 AND 64), reviewer TEXT NOT NULL,
  article_id INTEGER NOT NULL, claim_id INTEGER, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
"""


def second_tables(db: Database) -> None:
    """Make the columns, the indexes and the table."""
    for table, columns in (("articles", _OF_ARTICLES), ("rulings", _OF_RULINGS)):
        for column in columns:
            db.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _TABLES.strip().split(";\n"):
        db.execute(statement.removesuffix(";"))

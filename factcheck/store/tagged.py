"""What the schema holds for tags, filters and rulings of many claims at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# What an act may be and may touch besides: by table the text of its old and new constraints, as little of it as can be.
TAGGED = {
    "events": ((", 'undo', 'redo'))", ", 'tag', 'undo', 'redo'))"),),
    "event_items": (
        ("aspect IN ('claim', ", "aspect IN ('claim', 'tag', "),
        ("aspect NOT IN ('claim', ", "aspect NOT IN ('claim', 'tag', "),
    ),
}

_TABLES = """
-- Words that a desk puts on claims to find them again; a projection of the log.
CREATE TABLE tags(
  claim_id INTEGER NOT NULL REFERENCES claims(id) ON DELETE RESTRICT,
  tag TEXT NOT NULL CHECK(length(tag) BETWEEN 1 AND 40), by TEXT NOT NULL, at TEXT NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES events(seq), PRIMARY KEY(claim_id, tag)) STRICT, WITHOUT ROWID;
CREATE INDEX tags_found ON tags(tag, claim_id);

-- Filters by name. They are no act: they rule on nothing, and nobody undoes them.
CREATE TABLE saved_filters(
  name TEXT PRIMARY KEY COLLATE NOCASE CHECK(length(name) BETWEEN 1 AND 40),
  line TEXT NOT NULL CHECK(length(line) BETWEEN 1 AND 1000), by TEXT NOT NULL, at TEXT NOT NULL)
  STRICT, WITHOUT ROWID;

-- What filters look up: articles by their metadata and flags by theirs, without reading their
-- texts, and the rulings of one reviewer.
CREATE INDEX articles_told ON articles(lang, desk, published_on, imported_at) WHERE newest = 1;
CREATE INDEX rulings_of ON rulings(reviewer_id, claim_id);
CREATE INDEX flags_told ON flags(severity, rule, state, undecided, claim_id);
-- The acts that touched an article, which those on many articles at once do not name.
CREATE INDEX items_of_article ON event_items(article_id, event_seq);
"""

# reason and bulk: of a ruling on so many claims at once, why; 0 for one on a claim by itself.
_OF_RULINGS = ("reason TEXT NOT NULL DEFAULT ''", "bulk INTEGER NOT NULL DEFAULT 0 CHECK(bulk >= 0)")


def tag_tables(db: Database) -> None:
    """Make the tables and indexes, and give rulings what is said of a bulk of them."""
    for column in _OF_RULINGS:
        db.execute(f"ALTER TABLE rulings ADD COLUMN {column}")
    lines = [line for line in _TABLES.splitlines() if not line.startswith("--")]
    for statement in (part.strip() for part in "\n".join(lines).split(";\n")):
        if statement:
            db.execute(statement)

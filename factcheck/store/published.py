"""What the schema holds for publishing: ratings, descriptions, states of outgoing texts, and other people's rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

# What an act may be and may touch besides: by table the text of its old and new constraints. Each names as little of
# the old list as it can, so that it fits whatever else was added to it before.
PUBLISHED = {
    "events": (
        (", 'undo', 'redo'))", ", 'rate', 'describe',\n    'approve', 'publish', 'known', 'undo', 'redo'))"),
    ),
    "event_items": (
        ("aspect IN ('claim', ", "aspect IN ('claim', 'rating', 'description', 'publication', "),
        ("aspect NOT IN ('claim', ", "aspect NOT IN ('claim', 'rating', 'description', "),
    ),
}  # fmt: skip

_TABLES = """
-- The newsroom's own word below a verdict, with its words by language as they were; a projection of the log.
CREATE TABLE ratings(
  claim_id INTEGER PRIMARY KEY REFERENCES claims(id) ON DELETE RESTRICT, rating TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK(verdict IN ('verified', 'disputed')),
  value INTEGER CHECK(value IS NULL OR value BETWEEN 1 AND 5), words TEXT NOT NULL CHECK(json_valid(words)),
  by TEXT NOT NULL, at TEXT NOT NULL, event_seq INTEGER NOT NULL REFERENCES events(seq)) STRICT;

-- A claim as a debunk or a ClaimReview tells it; a projection of the log.
CREATE TABLE descriptions(
  claim_id INTEGER PRIMARY KEY REFERENCES claims(id) ON DELETE RESTRICT, restated TEXT NOT NULL,
  claimant TEXT NOT NULL, claimant_url TEXT NOT NULL CHECK(claimant_url = '' OR claimant_url GLOB 'http*://*'),
  claim_date TEXT NOT NULL CHECK(claim_date = '' OR date(claim_date, '+0 days') IS claim_date),
  appearances TEXT NOT NULL CHECK(json_valid(appearances)), title TEXT NOT NULL, category TEXT NOT NULL,
  explanation TEXT NOT NULL, conclusion TEXT NOT NULL,
  review_url TEXT NOT NULL CHECK(review_url = '' OR review_url GLOB 'http*://*'),
  third_party INTEGER NOT NULL CHECK(third_party IN (0, 1)), by TEXT NOT NULL, at TEXT NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES events(seq)) STRICT;

-- How far a notice of an article, or a debunk or ClaimReview of a claim, is; a projection of the log.
CREATE TABLE publications(
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK(kind IN ('notice', 'debunk', 'claimreview')),
  article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE RESTRICT,
  claim_id INTEGER REFERENCES claims(id) ON DELETE RESTRICT,
  state TEXT NOT NULL CHECK(state IN ('draft', 'approved', 'published')),
  url TEXT NOT NULL CHECK(url = '' OR url GLOB 'http*://*'), approved_by TEXT NOT NULL, approved_at TEXT NOT NULL,
  published_at TEXT NOT NULL, because TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES events(seq), CHECK((kind = 'notice') = (claim_id IS NULL))) STRICT;
CREATE UNIQUE INDEX publications_one ON publications(article_id, kind, coalesce(claim_id, 0));
CREATE INDEX publications_claim ON publications(claim_id) WHERE claim_id IS NOT NULL;

-- Other people's rulings, as they publish them in ClaimReview. event_seq: the import that brought the row, whose hash
-- covers it. key: the same for all versions of one ruling, of which newest is the last.
CREATE TABLE known_claims(
  id INTEGER PRIMARY KEY, key TEXT NOT NULL CHECK(length(key) = 64), text TEXT NOT NULL CHECK(length(text) > 0),
  rating TEXT NOT NULL, publisher TEXT, url TEXT CHECK(url IS NULL OR url GLOB 'http*://*'), claimant TEXT,
  claimed_on TEXT, reviewed_on TEXT, title TEXT, lang TEXT, value REAL, best REAL, worst REAL,
  appearances TEXT NOT NULL CHECK(json_valid(appearances)),
  newest INTEGER NOT NULL DEFAULT 1 CHECK(newest IN (0, 1)),
  event_seq INTEGER NOT NULL REFERENCES events(seq) DEFERRABLE INITIALLY DEFERRED) STRICT;
CREATE UNIQUE INDEX known_claims_newest ON known_claims(key) WHERE newest = 1;
CREATE INDEX known_claims_event ON known_claims(event_seq);
CREATE VIRTUAL TABLE known_fts USING fts5(
  text, content='', detail=none, columnsize=0, prefix='3', tokenize='ascii');
"""

_EVIDENCE = {
    "archived": " CHECK(archived = '' OR archived GLOB 'http*://*')", "publisher": "", "date": "",
    "stance": " CHECK(stance IN ('', 'supports', 'refutes', 'context'))", "accessed": "",
}  # fmt: skip

_GUARDS = (
    (
        "CREATE TRIGGER known_claims_fixed BEFORE UPDATE OF id, key, text, rating, publisher, url, claimant,"
        " claimed_on, reviewed_on, title, lang, value, best, worst, appearances, event_seq ON known_claims BEGIN"
        " SELECT RAISE(ABORT, 'known claims are immutable'); END"
    ),
    (
        "CREATE TRIGGER known_claims_no_delete BEFORE DELETE ON known_claims BEGIN"
        " SELECT RAISE(ABORT, 'known claims are never deleted'); END"
    ),
)


def publish_tables(db: Database) -> None:
    """Make the tables, and give evidence what is said of a source."""
    lines = [line for line in _TABLES.splitlines() if not line.startswith("--")]
    for statement in (part.strip() for part in "\n".join(lines).split(";\n")):
        if statement:
            db.execute(statement)
    for column, check in _EVIDENCE.items():
        db.execute(f"ALTER TABLE evidence ADD COLUMN {column} TEXT NOT NULL DEFAULT ''{check}")
    for guard in _GUARDS:
        db.execute(guard)

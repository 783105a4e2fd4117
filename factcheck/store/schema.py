"""The tables, their guards, and the migrations that make them."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import TYPE_CHECKING

from factcheck.store import totals
from factcheck.store.published import PUBLISHED, publish_tables
from factcheck.store.second_schema import SECOND, second_tables
from factcheck.store.tagged import TAGGED, tag_tables
from factcheck.store.upgrade import upgrade

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x46435742  # "FCWB", written into the file's header
VERSION = 8
MIGRATIONS = "_sqlite_migrations"

_TABLES = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE reviewers(
  id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE CHECK(length(handle) BETWEEN 1 AND 64),
  created_at TEXT NOT NULL) STRICT;
CREATE TABLE documents(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE CHECK(length(key) > 0)) STRICT;

-- One imported version of a document. Offsets everywhere are half-open ranges of code points of body.
-- raw: the text as given (UTF-8, surrogates passed) where body had to show NUL or lone surrogates as U+FFFD.
-- state, headline and the columns n_*, errors_open, warnings_open are projections of the log.
CREATE TABLE articles(
  id INTEGER PRIMARY KEY, document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE RESTRICT,
  version INTEGER NOT NULL CHECK(version >= 1), sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  title TEXT, fallback_title TEXT NOT NULL, lang TEXT NOT NULL CHECK(length(lang) BETWEEN 2 AND 12),
  body TEXT NOT NULL, raw BLOB, given_id TEXT NOT NULL, source TEXT NOT NULL,
  origin TEXT NOT NULL CHECK(origin IN ('file', 'stdin', 'jsonl', 'url', 'paste')),
  published_on TEXT CHECK(published_on IS NULL OR
    (length(published_on) = 10 AND date(published_on, '+0 days') IS published_on)),
  url TEXT, byline TEXT, desk TEXT, stage TEXT NOT NULL CHECK(stage IN ('draft', 'published')),
  warnings TEXT NOT NULL, imported_at TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'cleared', 'held')),
  state_by TEXT NOT NULL DEFAULT '', state_at TEXT NOT NULL DEFAULT '', state_note TEXT NOT NULL DEFAULT '',
  headline TEXT CHECK(headline IS NULL OR json_valid(headline)),
  n_checkable INTEGER NOT NULL DEFAULT 0, n_ruled INTEGER NOT NULL DEFAULT 0, n_fixes INTEGER NOT NULL DEFAULT 0,
  n_verified INTEGER NOT NULL DEFAULT 0, n_disputed INTEGER NOT NULL DEFAULT 0,
  n_corrected INTEGER NOT NULL DEFAULT 0, errors_open INTEGER NOT NULL DEFAULT 0,
  warnings_open INTEGER NOT NULL DEFAULT 0, n_notes INTEGER NOT NULL DEFAULT 0,
  UNIQUE(document_id, version)) STRICT;
CREATE INDEX articles_queue ON articles(errors_open DESC, warnings_open DESC, id);

-- A claim is a span; status, version, state, fact_checked and top_severity (0 none, 1 info, 2 warning, 3 error,
-- of its undecided flags) are projections of the log.
CREATE TABLE claims(
  id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE RESTRICT,
  start INTEGER NOT NULL CHECK(start >= 0), stop INTEGER NOT NULL CHECK(stop > start),
  checkable INTEGER NOT NULL CHECK(checkable IN (0, 1)), score INTEGER NOT NULL,
  kinds TEXT NOT NULL CHECK(json_valid(kinds)), reasons TEXT NOT NULL CHECK(json_valid(reasons)),
  attribution TEXT CHECK(attribution IS NULL OR json_valid(attribution)),
  live INTEGER NOT NULL DEFAULT 1 CHECK(live IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'open' CHECK(status IN ('open', 'verified', 'disputed', 'corrected')),
  version INTEGER NOT NULL DEFAULT 0 CHECK(version >= 0),
  state TEXT NOT NULL DEFAULT '{"changes":[],"rulings":[]}' CHECK(json_valid(state)),
  fact_checked INTEGER NOT NULL DEFAULT 0 CHECK(fact_checked IN (0, 1)),
  top_severity INTEGER NOT NULL DEFAULT 0 CHECK(top_severity BETWEEN 0 AND 3)) STRICT;
CREATE INDEX claims_order ON claims(article_id, start, id);
CREATE INDEX claims_queue ON claims(status, top_severity DESC, score DESC);
CREATE TABLE claim_parents(
  child INTEGER NOT NULL REFERENCES claims(id), parent INTEGER NOT NULL REFERENCES claims(id),
  PRIMARY KEY(child, parent), CHECK(child <> parent)) STRICT, WITHOUT ROWID;

-- What the rules found: derived from the text, replaced by a recheck. state and undecided are projections.
CREATE TABLE flags(
  id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE RESTRICT,
  claim_id INTEGER REFERENCES claims(id), field TEXT NOT NULL CHECK(field IN ('text', 'title')),
  rule TEXT NOT NULL, rule_version INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK(severity IN ('error', 'warning', 'info')),
  start INTEGER NOT NULL CHECK(start >= 0), stop INTEGER NOT NULL CHECK(stop > start),
  message TEXT NOT NULL CHECK(json_valid(message)), proof TEXT NOT NULL CHECK(json_valid(proof)),
  suggestions TEXT NOT NULL CHECK(json_valid(suggestions)), related TEXT NOT NULL CHECK(json_valid(related)),
  quoted INTEGER NOT NULL CHECK(quoted IN (0, 1)), fingerprint TEXT NOT NULL CHECK(length(fingerprint) = 64),
  state TEXT NOT NULL DEFAULT 'open' CHECK(state IN ('open', 'accepted', 'dismissed')),
  undecided INTEGER NOT NULL DEFAULT 1 CHECK(undecided IN (0, 1)),
  UNIQUE(article_id, fingerprint)) STRICT;
CREATE INDEX flags_claim ON flags(claim_id);
CREATE INDEX flags_rule ON flags(rule, state);

-- The log. An event is one act of a person (or an import); event_items are what it touched.
CREATE TABLE events(
  seq INTEGER PRIMARY KEY CHECK(seq > 0), uuid TEXT NOT NULL UNIQUE CHECK(length(uuid) = 36), at TEXT NOT NULL,
  reviewer_id INTEGER NOT NULL REFERENCES reviewers(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK(kind IN ('import', 'recheck', 'ruling', 'accept', 'correction', 'note', 'evidence',
    'dismiss', 'restore', 'clear', 'hold', 'reopen', 'amend', 'headline', 'undo', 'redo')),
  article_id INTEGER REFERENCES articles(id) ON DELETE RESTRICT,
  undoes INTEGER UNIQUE REFERENCES events(seq) CHECK(undoes < seq),
  payload TEXT NOT NULL CHECK(json_valid(payload)), items_digest TEXT NOT NULL CHECK(length(items_digest) = 64),
  prev_hash TEXT NOT NULL, hash TEXT NOT NULL UNIQUE CHECK(length(hash) = 64),
  CHECK((kind IN ('undo', 'redo')) = (undoes IS NOT NULL))) STRICT;
CREATE INDEX events_article ON events(article_id, seq);
CREATE INDEX events_reviewer ON events(reviewer_id, seq);
CREATE TABLE event_items(
  event_seq INTEGER NOT NULL REFERENCES events(seq) ON DELETE RESTRICT, n INTEGER NOT NULL CHECK(n >= 0),
  claim_id INTEGER REFERENCES claims(id) ON DELETE RESTRICT,
  article_id INTEGER REFERENCES articles(id) ON DELETE RESTRICT,
  aspect TEXT NOT NULL CHECK(aspect IN ('claim', 'dismissal', 'note', 'evidence', 'article')),
  target TEXT NOT NULL, base_version INTEGER, before TEXT NOT NULL CHECK(json_valid(before)),
  after TEXT NOT NULL CHECK(json_valid(after)), PRIMARY KEY(event_seq, n), UNIQUE(claim_id, base_version),
  CHECK((aspect = 'claim') = (base_version IS NOT NULL)), CHECK(aspect <> 'claim' OR claim_id IS NOT NULL),
  CHECK(article_id IS NOT NULL)) STRICT, WITHOUT ROWID;

-- What the log adds up to. event_seq: the event that put the row there.
CREATE TABLE rulings(
  claim_id INTEGER NOT NULL REFERENCES claims(id) ON DELETE RESTRICT,
  reviewer_id INTEGER NOT NULL REFERENCES reviewers(id),
  round INTEGER NOT NULL CHECK(round >= 1), question TEXT NOT NULL CHECK(question IN ('said', 'true')),
  verdict TEXT NOT NULL CHECK(verdict IN ('open', 'verified', 'disputed', 'corrected')), at TEXT NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES events(seq),
  PRIMARY KEY(claim_id, reviewer_id, round, question)) STRICT, WITHOUT ROWID;
CREATE TABLE changes(
  id INTEGER PRIMARY KEY, article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE RESTRICT,
  claim_id INTEGER REFERENCES claims(id) ON DELETE RESTRICT, field TEXT NOT NULL CHECK(field IN ('text', 'title')),
  start INTEGER NOT NULL CHECK(start >= 0), stop INTEGER NOT NULL CHECK(stop >= start), replacement TEXT NOT NULL,
  class TEXT NOT NULL CHECK(class IN ('error', 'slip', 'withdrawn')), rule TEXT NOT NULL, reason TEXT NOT NULL,
  proof TEXT NOT NULL, fingerprint TEXT NOT NULL, cause TEXT NOT NULL, found_by TEXT NOT NULL, by TEXT NOT NULL,
  at TEXT NOT NULL, event_seq INTEGER NOT NULL REFERENCES events(seq)) STRICT;
CREATE INDEX changes_article ON changes(article_id, start);
CREATE INDEX changes_claim ON changes(claim_id);
CREATE TABLE dismissals(
  document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE RESTRICT, fingerprint TEXT NOT NULL,
  reason TEXT NOT NULL, note TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
  event_seq INTEGER NOT NULL REFERENCES events(seq), PRIMARY KEY(document_id, fingerprint)) STRICT, WITHOUT ROWID;
CREATE TABLE notes(
  id INTEGER PRIMARY KEY REFERENCES events(seq), article_id INTEGER NOT NULL REFERENCES articles(id),
  claim_id INTEGER REFERENCES claims(id), text TEXT NOT NULL CHECK(length(text) BETWEEN 1 AND 100000),
  public INTEGER NOT NULL CHECK(public IN (0, 1)), by TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE INDEX notes_article ON notes(article_id);
CREATE TABLE evidence(
  id INTEGER PRIMARY KEY REFERENCES events(seq), article_id INTEGER NOT NULL REFERENCES articles(id),
  claim_id INTEGER NOT NULL REFERENCES claims(id), url TEXT NOT NULL CHECK(url GLOB 'http://*' OR url GLOB 'https://*'),
  title TEXT NOT NULL, quote TEXT NOT NULL, public INTEGER NOT NULL CHECK(public IN (0, 1)), by TEXT NOT NULL,
  at TEXT NOT NULL) STRICT;
CREATE INDEX evidence_article ON evidence(article_id);
CREATE VIRTUAL TABLE claims_fts USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2');
"""

_VIEWS = """
CREATE VIEW newest_articles AS SELECT * FROM articles a WHERE NOT EXISTS (
  SELECT 1 FROM articles n WHERE n.document_id = a.document_id AND n.version > a.version);
CREATE VIEW claims_view AS SELECT c.id, c.article_id,
  row_number() OVER (PARTITION BY c.article_id ORDER BY c.start, c.id) - 1 AS ord, c.start, c.stop,
  substr(a.body, c.start + 1, c.stop - c.start) AS text, c.status, c.checkable, c.score, c.kinds, c.version
  FROM claims c JOIN articles a ON a.id = c.article_id WHERE c.live = 1;
CREATE VIEW flags_view AS SELECT f.id, f.article_id, f.claim_id, f.rule, f.severity, f.start, f.stop,
  substr(a.body, f.start + 1, f.stop - f.start) AS text, f.state, f.undecided
  FROM flags f JOIN articles a ON a.id = f.article_id WHERE f.field = 'text';
CREATE VIEW history_view AS SELECT e.seq, e.at, r.handle AS by, e.kind, e.article_id, e.undoes, e.payload
  FROM events e JOIN reviewers r ON r.id = e.reviewer_id;
"""

# Each: name, the statement it guards (with an optional condition), and what it says when it refuses.
_GUARDS = (
    ("events_no_update", "UPDATE ON events", "", "events are append-only"),
    ("events_no_delete", "DELETE ON events", "", "events are append-only"),
    ("items_no_update", "UPDATE ON event_items", "", "events are append-only"),
    ("items_no_delete", "DELETE ON event_items", "", "events are append-only"),
    ("reviewers_fixed", "UPDATE ON reviewers", "", "reviewers are never renamed"),
    ("reviewers_no_delete", "DELETE ON reviewers", "", "reviewers are never deleted"),
    ("documents_fixed", "UPDATE ON documents", "", "documents are immutable"),
    ("documents_no_delete", "DELETE ON documents", "", "documents are never deleted"),
    (
        "articles_fixed",
        "UPDATE OF id, document_id, version, sha256, body, raw, source, origin, imported_at ON articles",
        "",
        "article text is immutable",
    ),
    ("articles_no_delete", "DELETE ON articles", "", "articles are never deleted"),
    ("claims_fixed", "UPDATE OF id, article_id, start, stop ON claims", "", "claim spans are immutable"),
    ("claims_no_delete", "DELETE ON claims", "", "claims are never deleted"),
    (
        "events_chain",
        "INSERT ON events",
        """WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events)
  OR NEW.prev_hash <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '')""",
        "event chain broken",
    ),
    (
        "items_version",
        "INSERT ON event_items",
        "WHEN NEW.aspect = 'claim' AND NEW.base_version IS NOT (SELECT version FROM claims WHERE id = NEW.claim_id)",
        "stale claim version",
    ),
)


def guards() -> list[str]:
    """The triggers as SQL."""
    return [
        f"CREATE TRIGGER {name} BEFORE {statement} {condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
        for name, statement, condition, message in _GUARDS
    ]


def _statements(script: str) -> list[str]:
    lines = [line for line in script.splitlines() if not line.startswith("--")]
    return [part.strip() for part in "\n".join(lines).split(";\n") if part.strip()]


def initial(db: Database) -> None:
    """The first schema."""
    for statement in (*_statements(_TABLES), *_statements(_VIEWS), *guards()):
        db.execute(statement)


# What an act may be and what it may touch since reviewers divide claims: the table, and the text of its old and new
# constraints.
_DIVISION = (
    ("events", "'headline', 'undo', 'redo'))", "'headline', 'split', 'merge',\n    'none', 'claim', 'undo', 'redo'))"),
    ("event_items", "'evidence', 'article'))", "'evidence', 'article', 'live', 'checkable'))"),
    (
        "event_items",
        "CHECK(aspect <> 'claim' OR claim_id",
        "CHECK(aspect NOT IN ('claim', 'live', 'checkable') OR claim_id",
    ),
)


def reviewers_hand(db: Database) -> None:
    """Acts that divide claims otherwise or say that a sentence is a claim or none."""
    for table in ("events", "event_items"):
        _reconstrain(db, table, [(old, new) for name, old, new in _DIVISION if name == table])


def _reconstrain(db: Database, table: str, changes: list[tuple[str, str]]) -> None:
    """Make a table anew under other constraints, with its rows, indexes and triggers.

    SQLite cannot alter a constraint; these are the steps of https://sqlite.org/lang_altertable.html#otheralter. They
    need foreign keys off, which the caller sees to, since nothing in a transaction can turn them off.
    """
    (sql,) = db.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", [table]).fetchone()
    for old, new in changes:
        if sql.count(old) != 1:
            raise sqlite3.DatabaseError(f"table {table} is not as the migration expects it")
        sql = sql.replace(old, new)
    around = "SELECT type, name, sql FROM sqlite_master WHERE {} AND sql IS NOT NULL ORDER BY rowid"
    views = db.execute(around.format("type = 'view'")).fetchall()
    kept = db.execute(around.format("type IN ('index', 'trigger') AND tbl_name = ?"), [table]).fetchall()
    draft = f"{table}_new"
    for _, name, _ in views:  # a renaming looks into every view, and would find none of that name
        db.execute(f'DROP VIEW "{name}"')
    db.execute(f"CREATE TABLE {draft}{sql[sql.index('(') :]}")  # a table made anew before has its name in quotes
    db.execute(f"INSERT INTO {draft} SELECT * FROM {table}")
    db.execute(f"DROP TABLE {table}")
    db.execute(f"ALTER TABLE {draft} RENAME TO {table}")
    for _, _, statement in (*kept, *views):
        db.execute(statement)


def compact(db: Database) -> None:
    """Claims kept small, counted and in queues; words found in titles, notes and corrections, too."""
    upgrade(db)


# What is known of an article besides, and what of its corrections stands in its text by now (see store/live.py).
_OF_ARTICLES = (
    "outlet TEXT",
    """modified_on TEXT CHECK(modified_on IS NULL OR
    (length(modified_on) = 10 AND date(modified_on, '+0 days') IS modified_on))""",
    "whose TEXT NOT NULL DEFAULT 'ours' CHECK(whose IN ('ours', 'third-party'))",
    "live_corrections TEXT CHECK(live_corrections IS NULL OR json_valid(live_corrections))",
)
# earlier: the claim of the version before that a claim is in this one, or (former) was there before it was divided.
_CARRIED = """
CREATE TABLE carried(
  claim INTEGER NOT NULL REFERENCES claims(id), earlier INTEGER NOT NULL REFERENCES claims(id),
  kind TEXT NOT NULL CHECK(kind IN ('same', 'moved', 'reworded', 'former')),
  PRIMARY KEY(claim, earlier), CHECK(earlier < claim)) STRICT, WITHOUT ROWID;
CREATE TRIGGER carried_no_update BEFORE UPDATE ON carried BEGIN SELECT RAISE(ABORT, 'carried only grows'); END;
CREATE TRIGGER carried_no_delete BEFORE DELETE ON carried BEGIN SELECT RAISE(ABORT, 'carried only grows'); END;
"""


def article_versions(db: Database) -> None:
    """New versions that take over what was ruled on the old one; outlet, modification date and whose a text is."""
    for column in _OF_ARTICLES:
        db.execute(f"ALTER TABLE articles ADD COLUMN {column}")
    for statement in _statements(_CARRIED):
        db.execute(statement)


def published(db: Database) -> None:
    """Ratings, descriptions, what becomes of texts to publish, fuller evidence, and other people's rulings."""
    for table, changes in PUBLISHED.items():
        _reconstrain(db, table, list(changes))
    publish_tables(db)


def desk(db: Database) -> None:
    """The desk as a window on the articles, with its sums kept."""
    totals.create(db.conn)


def tagged(db: Database) -> None:
    """Tags on claims, rulings of many claims at once, saved filters, and what filters look up."""
    for table, changes in TAGGED.items():
        _reconstrain(db, table, list(changes))
    tag_tables(db)


def second_review(db: Database) -> None:
    """Who is assigned an article, second rulings beside the first, adjudication, and which windows are where."""
    for table, changes in SECOND.items():
        _reconstrain(db, table, list(changes))
    second_tables(db)


@cache
def migrations() -> Migrations:
    """The migrations in their order; sqlite-utils, which applies them, is imported when one is due."""
    from sqlite_utils import Migrations

    found = Migrations("factcheck")
    for migration in (initial, reviewers_hand, compact, article_versions, published, desk, tagged, second_review):
        found()(migration)
    return found


def migrate(db: Database, now: str, program: str) -> None:
    """Bring the schema up to date inside the caller's transaction; `now` stamps what was applied."""
    before = {migration.name for migration in migrations().applied(db)}
    migrations().apply(db)
    for migration in migrations().applied(db):
        if migration.name not in before:
            db.execute(f"UPDATE {MIGRATIONS} SET applied_at = ? WHERE name = ?", [now, migration.name])
    for key, value in (("head_seq", "0"), ("head_hash", ""), ("created_by", program)):
        db.execute("INSERT OR IGNORE INTO meta(key, value) VALUES (?, ?)", [key, value])
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {VERSION}")


def definition(db: Database) -> dict[str, str]:
    """Name and SQL of every table, index, view and trigger of our own."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'")
    return {name: sql for name, sql in rows if not name.startswith(MIGRATIONS)}

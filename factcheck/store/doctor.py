"""Whether the record is whole: the file, the chain of events, the texts, and all that follows from the log."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from factcheck.errors import FactcheckError
from factcheck.store import division, known, log, replay, schema, tally, write
from factcheck.store.project import drift
from factcheck.store.records import DoctorCheck
from factcheck.store.state import digest
from factcheck.store.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store.connect import Connection

Probe = Callable[["Connection"], str]
_SHOWN = 3


def examine(connection: Connection) -> list[DoctorCheck]:
    """All checks; one that fails, or cannot be made, names what is wrong and stops no other."""
    connection.shared.clear()  # what the file holds now, not what was read before
    return [_check(connection, name, probe) for name, probe in _PROBES.items()]


def verify(connection: Connection) -> list[DoctorCheck]:
    """The checks of a copy: its pages and its chain of events."""
    return [_check(connection, name, _PROBES[name]) for name in ("pages", "events")]


def _check(connection: Connection, name: str, probe: Probe) -> DoctorCheck:
    try:
        with connection.guard():
            problem = probe(connection)
    except FactcheckError as error:
        problem = error.what
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        problem = f"unreadable content ({type(error).__name__}: {error})"
    return DoctorCheck(name, not problem, problem or _FINE[name])


def _listed(problems: list[str]) -> str:
    rest = len(problems) - _SHOWN
    return "; ".join(problems[:_SHOWN]) + (f"; and {rest} more" if rest > 0 else "")


def _stamp(connection: Connection) -> str:
    found = connection.value("PRAGMA application_id")
    return "" if found == schema.APPLICATION_ID else f"the file is stamped {found:#x}"


def _schema(connection: Connection) -> str:
    version = connection.value("PRAGMA user_version")
    if version != schema.VERSION:
        return f"schema version {version}, not {schema.VERSION}"
    model = Database(memory=True, execute_plugins=False)
    schema.migrate(model, "", "")
    right, found = schema.definition(model), schema.definition(connection.db)
    model.close()
    problems = [f"{name} is missing" for name in right.keys() - found.keys()]
    problems += [f"{name} is not ours" for name in found.keys() - right.keys()]
    problems += [f"{name} was changed" for name in right.keys() & found.keys() if right[name] != found[name]]
    return _listed(sorted(problems))


def _pages(connection: Connection) -> str:
    return _listed([row[0] for row in connection.rows("PRAGMA integrity_check") if row[0] != "ok"])


def _references(connection: Connection) -> str:
    rows = connection.rows("PRAGMA foreign_key_check")
    return _listed([f"{row['table']} {row['rowid']} points at a missing row of {row['parent']}" for row in rows])


def _events(connection: Connection) -> str:
    """The chain: each event's number, hash and predecessor, and that the head is the last."""
    before, last = "", 0
    sql = "SELECT e.*, r.handle FROM events e LEFT JOIN reviewers r ON r.id = e.reviewer_id ORDER BY seq"
    for event in connection.rows(sql):
        seq = event["seq"]
        if seq != last + 1:
            return f"event {last + 1} is missing"
        if event["hash"] != log.event_hash(event, event["handle"]):
            return f"event {seq} was changed"
        if event["prev_hash"] != before:
            return f"event {seq} does not follow event {last}"
        before, last = event["hash"], seq
    head = [connection.value("SELECT value FROM meta WHERE key = ?", [key]) for key in ("head_seq", "head_hash")]
    if head != [str(last), before]:
        return f"the log ends at event {last}, but its head says {head[0]}"
    return ""


def _items(connection: Connection) -> str:
    """The items of each event, by their digest."""
    found: dict[int, list[object]] = {}
    for item in connection.rows("SELECT * FROM event_items ORDER BY event_seq, n"):
        found.setdefault(item["event_seq"], []).append(item)
    rows = connection.rows("SELECT seq, items_digest FROM events")
    known = {row["seq"] for row in rows}
    problems = [f"items of event {seq} have no event" for seq in found if seq not in known]
    problems += [
        f"items of event {row['seq']} were changed"
        for row in rows
        if log.items_digest(found.get(row["seq"], [])) != row["items_digest"]
    ]
    return _listed(problems)


def _articles(connection: Connection) -> str:
    """Text, metadata, claims and flags of each article, by the hashes that its events carry."""
    carried: dict[int, dict[str, str]] = {}
    for row in connection.rows(
        "SELECT kind, article_id, payload FROM events"
        " WHERE kind IN ('import', 'recheck', 'split', 'merge', 'undo', 'redo') ORDER BY seq"
    ):
        said = json.loads(row["payload"])
        if row["kind"] not in ("import", "recheck"):  # only a new division gives flags to other claims
            said = {key: said[key] for key in ("flags",) if key in said}
        if said:
            carried.setdefault(row["article_id"], {}).update(said)
    amended, checkable = replay.first_fields(connection), replay.first_checkable(connection)
    problems = _parts(connection, checkable)
    for number in (row[0] for row in connection.rows("SELECT id FROM articles ORDER BY id")):
        if number not in carried:
            problems.append(f"article {number} was never imported")
            continue
        problems += _article(connection, number, carried[number], amended.get(number, {}), checkable)
    problems += [
        f"article {number} is missing"
        for number in carried
        if not connection.one("SELECT 1 FROM articles WHERE id = ?", [number])
    ]
    return _listed(problems)


def _claims(
    connection: Connection, checkable: dict[int, int], where: str, args: list[object]
) -> list[dict[str, object]]:
    """Claims as they were stored, before a reviewer said whether they are any."""
    rows = connection.rows(f"SELECT * FROM claims WHERE {where}", args)
    return [dict(row) | {"checkable": checkable.get(row["id"], row["checkable"])} for row in rows]


def _divisions(connection: Connection) -> Iterator[tuple[int, dict[str, Any]]]:
    """What acts made of claims, by the event; an import makes anew what was made in the version before."""
    for row in connection.rows(
        "SELECT seq, kind, payload FROM events WHERE kind IN ('import', 'split', 'merge') ORDER BY seq"
    ):
        said = json.loads(row["payload"])
        for made in said.get("divided", ()) if row["kind"] == "import" else [said]:
            yield row["seq"], made


def _parts(connection: Connection, checkable: dict[int, int]) -> list[str]:
    """The claims that reviewers made of others, by the hashes and the parents that their acts carry."""
    recorded = division.parents(connection)
    problems = []
    for seq, said in _divisions(connection):
        where = "id IN (SELECT value FROM json_each(?)) ORDER BY start, id"
        children = _claims(connection, checkable, where, [json.dumps(said["children"])])
        if write.claim_rows_digest(connection, children) != said["parts"]:
            problems.append(f"the claims that event {seq} made changed")
        problems += [
            f"claim {child} is not of those that event {seq} made it of"
            for child in said["children"]
            if recorded.pop(child, []) != sorted(said["parents"])
        ]
    return [*problems, *(f"no event made claim {child}" for child in recorded)]


def _article(
    connection: Connection, number: int, carried: dict[str, str], first: dict[str, object], checkable: dict[int, int]
) -> list[str]:
    row = connection.one(
        "SELECT a.*, d.key FROM articles a JOIN documents d ON d.id = a.document_id WHERE a.id = ?", [number]
    )
    if row is None:
        return [f"article {number} has no document"]
    text = row["body"] if row["raw"] is None else row["raw"].decode("utf-8", "surrogatepass")
    where = "article_id = ? AND id NOT IN (SELECT child FROM claim_parents) ORDER BY start, id"
    claims = _claims(connection, checkable, where, [number])
    flags = connection.rows("SELECT * FROM flags WHERE article_id = ?", [number])
    found = {
        "text": digest(text),
        "metadata": write.metadata_digest({name: row[name] for name in row.keys()} | first, row["key"]),  # noqa: SIM118
        "claims": write.claim_rows_digest(connection, claims),
        "flags": write.flags_digest(flags),
        "links": write.links_digest(connection, number),
    }
    carried = {"links": write.links_digest(connection, 0)} | carried
    problems = [f"{what} of article {number} changed" for what, value in found.items() if carried.get(what) != value]
    if row["sha256"] != found["text"]:
        problems.append(f"text of article {number} is not the one imported")
    return problems


def _sums(connection: Connection) -> str:
    """Everything that follows from the log, replayed and compared."""
    problems = replay.differences(connection)
    for number in (row[0] for row in connection.rows("SELECT id FROM articles ORDER BY id")):
        for table, row, columns in drift(connection, number):
            problems.append(f"{table} {row}: {', '.join(columns)} should be {', '.join(map(str, columns.values()))}")
    return _listed(problems)


def _search(connection: Connection) -> str:
    """Every claim must be found by one of its words; titles, notes and corrections must be as many as indexed."""
    problems = []
    for number in (row[0] for row in connection.rows("SELECT id FROM articles ORDER BY id")):
        body = connection.value("SELECT body FROM articles WHERE id = ?", [number])
        for claim, start, stop in connection.rows(
            "SELECT id, start, stop FROM claims WHERE article_id = ? ORDER BY start, id", [number]
        ):
            words = terms(body[start:stop])
            if words and not connection.rows(
                "SELECT 1 FROM claims_fts WHERE claims_fts MATCH ? AND rowid = ?", [f'"{max(words, key=len)}"', claim]
            ):
                problems.append(f"claim {claim} is not in the search index")
    for index, table in (("titles_fts", "articles"), ("notes_fts", "notes"), ("changes_fts", "changes")):
        rows, indexed = (connection.value(f"SELECT count(*) FROM {name}") for name in (table, f"{index}_docsize"))
        if rows != indexed:
            problems.append(f"{indexed} of {rows} {table} are in the search index")
    return _listed(problems)


def _counts(connection: Connection) -> str:
    return _listed(tally.wrong(connection))


def _known(connection: Connection) -> str:
    return _listed(known.wrong(connection))


_PROBES: dict[str, Probe] = {
    "file": _stamp,
    "schema": _schema,
    "pages": _pages,
    "references": _references,
    "events": _events,
    "event items": _items,
    "articles": _articles,
    "projections": _sums,
    "counts": _counts,
    "search index": _search,
    "known claims": _known,
}
_FINE = {
    "file": "stamped as a factcheck database",
    "schema": f"version {schema.VERSION}, as it should be",
    "pages": "every page is readable",
    "references": "every row that is pointed at is there",
    "events": "the chain is whole",
    "event items": "as recorded",
    "articles": "texts, metadata, claims and flags as imported",
    "projections": "as the log adds up to",
    "counts": "as many as there are",
    "search index": "every claim is in it",
    "known claims": "as they were taken in",
}

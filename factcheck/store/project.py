"""What the log adds up to: projections kept in the transaction of each act, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.store import outward, second, tags
from factcheck.store import state as claim_state
from factcheck.store.records import Change
from factcheck.store.state import INITIAL, canonical, change_data, change_from, overlap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.store.connect import Connection, Row

# The fields of an article that may be amended, and their columns.
FIELDS = {name: name for name in ("title", "lang", "url", "byline", "desk", "stage", "outlet")} | {
    "published": "published_on",
    "modified": "modified_on",
    "origin": "whose",
}
RANK = {"info": 1, "warning": 2, "error": 3}
_SUMS = "n_checkable, n_ruled, n_fixes, n_verified, n_disputed, n_corrected, errors_open, warnings_open, n_notes"
_CHANGE = tuple(name for name in Change.__slots__ if name != "cls")


# What is always told of evidence, and what is told only where somebody said it.
_EVIDENCE = ("url", "title", "quote", "public", "by", "at")
_OF_SOURCE = ("archived", "publisher", "date", "stance", "accessed")


def evidence_data(row: Row | dict[str, Any]) -> dict[str, Any]:
    """Evidence as JSON data, without the words that nobody said."""
    return {name: row[name] for name in _EVIDENCE} | {name: row[name] for name in _OF_SOURCE if row[name]}


def current(connection: Connection, aspect: str, article: int, claim: int | None, target: str) -> str:
    """The state of what an item touches, as canonical JSON; "null" when there is none."""
    match aspect:
        case "claim":
            return str(connection.value("SELECT coalesce(state, ?) FROM claims WHERE id = ?", [INITIAL, claim]))
        case "live" | "checkable":
            return str(connection.value(f"SELECT {aspect} FROM claims WHERE id = ?", [claim]))
        case "dismissal":
            row = connection.one(
                "SELECT d.reason, d.note, d.by, d.at FROM dismissals d JOIN articles a USING(document_id)"
                " WHERE a.id = ? AND d.fingerprint = ?",
                [article, target],
            )
        case "note":
            row = connection.one("SELECT text, public, by, at FROM notes WHERE id = ?", [target])
        case "evidence":
            row = connection.one(f"SELECT {', '.join((*_EVIDENCE, *_OF_SOURCE))} FROM evidence WHERE id = ?", [target])
            return canonical(evidence_data(row)) if row else "null"
        case "rating" | "description" | "publication":
            return outward.current(connection, aspect, article, claim, target)
        case "tag":
            row = tags.current(connection, claim, target)
        case "second":
            return second.current(connection, claim, target)
        case _:
            return _article_current(connection, article, target)
    return canonical(dict(row)) if row else "null"


def _article_current(connection: Connection, article: int, target: str) -> str:
    if target == "changes":
        return canonical([change_data(c) for c in changes_of(connection, article, None)])
    plain = ", ".join(FIELDS.values())
    columns = f"state, state_by, state_at, state_note, headline, live_corrections, assigned, second, {plain}"
    row = connection.row(f"SELECT {columns} FROM articles WHERE id = ?", [article])
    if target == "state":
        return canonical(
            {"state": row["state"], "by": row["state_by"], "at": row["state_at"], "note": row["state_note"]}
        )
    if target in ("headline", "live_corrections", "second"):
        return str(row[target] or "null")
    if target == "assigned":
        return canonical(row["assigned"])
    return canonical(row[FIELDS[target]])


def changes_of(connection: Connection, article: int, claim: int | None) -> list[Change]:
    """The live changes of the text recorded on a claim, or on the article itself, in text order."""
    rows = connection.rows(
        "SELECT * FROM changes WHERE article_id = ? AND claim_id IS ? AND field = 'text' ORDER BY start, stop",
        [article, claim],
    )
    return [change(row) for row in rows]


def change(row: Row) -> Change:
    """A row of the table of changes as a Change."""
    return Change(cls=row["class"], **{name: row[name] for name in _CHANGE})


def apply(connection: Connection, seq: int, item: dict[str, Any]) -> None:
    """Bring the projection of one item up to date."""
    after, article, claim, target = (
        connection.parse(item["after"]),
        item["article_id"],
        item["claim_id"],
        item["target"],
    )
    match item["aspect"]:
        case "claim":
            _apply_claim(connection, seq, item, after)
        case "live" | "checkable" as aspect:
            connection.execute(f"UPDATE claims SET {aspect} = ? WHERE id = ?", [after, claim])
        case "dismissal":
            _apply_dismissal(connection, seq, article, target, after)
        case "note":
            connection.execute("DELETE FROM notes WHERE id = ?", [target])
            if after:
                values = [target, article, claim, after["text"], after["public"], after["by"], after["at"]]
                connection.execute("INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        case "evidence":
            connection.execute("DELETE FROM evidence WHERE id = ?", [target])
            if after:
                values = [target, article, claim, *(after[name] for name in _EVIDENCE)]
                values += [after.get(name, "") for name in _OF_SOURCE]
                connection.execute(
                    f"INSERT INTO evidence(id, article_id, claim_id, {', '.join((*_EVIDENCE, *_OF_SOURCE))})"
                    f" VALUES ({', '.join('?' * len(values))})",
                    values,
                )
        case "rating" | "description" | "publication":
            outward.apply(connection, seq, item, after)
        case "tag":
            tags.apply(connection, seq, item, after)
        case "second":
            second.apply(connection, seq, item, after)
        case _:
            _apply_article(connection, seq, article, target, after)


def _apply_claim(connection: Connection, seq: int, item: dict[str, Any], after: dict[str, Any]) -> None:
    claim = item["claim_id"]
    rulings, changes = claim_state.read_state(after)
    verdict = claim_state.status(rulings)
    connection.execute(
        "UPDATE claims SET state = ?, version = version + 1, status = ?, fact_checked = ? WHERE id = ?",
        [item["after"], verdict, claim_state.fact_checked(verdict, changes), claim],
    )
    before = connection.parse(item["before"])
    if before["rulings"] != after["rulings"]:
        connection.execute("DELETE FROM rulings WHERE claim_id = ? AND round <> 2", [claim])
        for ruling in rulings:
            connection.execute(
                "INSERT INTO rulings(claim_id, reviewer_id, round, question, verdict, at, event_seq, reason, bulk)"
                " SELECT ?, id, ?, ?, ?, ?, ?, ?, ? FROM reviewers WHERE handle = ?",
                [
                    claim, ruling.round, ruling.question, ruling.verdict, ruling.at, seq, ruling.reason, ruling.bulk,
                    ruling.reviewer,
                ],
            )  # fmt: skip
    if before["changes"] != after["changes"]:
        connection.execute("DELETE FROM changes WHERE claim_id = ?", [claim])
        _insert_changes(connection, seq, item["article_id"], claim, "text", changes)


def _insert_changes(
    connection: Connection, seq: int, article: int, claim: int | None, field: str, changes: Iterable[Change]
) -> None:
    for change in changes:
        connection.execute(
            f"INSERT INTO changes(article_id, claim_id, field, event_seq, class, {', '.join(_CHANGE)})"
            f" VALUES (?, ?, ?, ?, ?, {', '.join('?' * len(_CHANGE))})",
            [article, claim, field, seq, change.cls, *(getattr(change, name) for name in _CHANGE)],
        )


def _apply_dismissal(
    connection: Connection, seq: int, article: int, fingerprint: str, after: dict[str, Any] | None
) -> None:
    document = connection.value("SELECT document_id FROM articles WHERE id = ?", [article])
    connection.execute("DELETE FROM dismissals WHERE document_id = ? AND fingerprint = ?", [document, fingerprint])
    if after:
        values = [document, fingerprint, after["reason"], after["note"], after["by"], after["at"], seq]
        connection.execute("INSERT INTO dismissals VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def _apply_article(connection: Connection, seq: int, article: int, target: str, after: Any) -> None:
    match target:
        case "state":
            values = [after["state"], after["by"], after["at"], after["note"], article]
            connection.execute(
                "UPDATE articles SET state = ?, state_by = ?, state_at = ?, state_note = ? WHERE id = ?", values
            )
        case "headline":
            connection.execute(
                "UPDATE articles SET headline = ? WHERE id = ?", [canonical(after) if after else None, article]
            )
            connection.execute("DELETE FROM changes WHERE article_id = ? AND field = 'title'", [article])
            _insert_changes(connection, seq, article, None, "title", [change_from(after)] if after else [])
        case "changes":
            connection.execute(
                "DELETE FROM changes WHERE article_id = ? AND claim_id IS NULL AND field = 'text'", [article]
            )
            _insert_changes(connection, seq, article, None, "text", map(change_from, after))
        case "live_corrections" | "second":
            value = canonical(after) if after else None
            connection.execute(f"UPDATE articles SET {target} = ? WHERE id = ?", [value, article])
        case "assigned":
            connection.execute("UPDATE articles SET assigned = ? WHERE id = ?", [after, article])
        case _:
            connection.execute(f"UPDATE articles SET {FIELDS[target]} = ? WHERE id = ?", [after, article])


def touched(connection: Connection, items: Sequence[dict[str, Any]]) -> list[int]:
    """The articles whose sums the items alter: a dismissal holds in every version of its document."""
    articles = {item["article_id"] for item in items}
    for item in items:
        if item["aspect"] == "dismissal":
            rows = connection.rows(
                "SELECT f.article_id FROM flags f JOIN articles a ON a.id = f.article_id WHERE f.fingerprint = ?"
                " AND a.document_id = (SELECT document_id FROM articles WHERE id = ?)",
                [item["target"], item["article_id"]],
            )
            articles.update(row[0] for row in rows)
    return sorted(articles)


def refresh(connection: Connection, article: int) -> None:
    """Bring the sums of an article up to date; UsageError when its corrections overlap."""
    for table, row, columns in drift(connection, article):
        settings = ", ".join(f"{name} = ?" for name in columns)
        connection.execute(f"UPDATE {table} SET {settings} WHERE id = ?", [*columns.values(), row])


Fix = tuple[str, int, dict[str, Any]]


def drift(connection: Connection, article: int) -> list[Fix]:
    """The rows of an article whose sums are not what they should be: table, id, and the right columns.

    A flag is dismissed when its fingerprint is dismissed in the document, accepted when a live change has its
    fingerprint or overlaps its span or that of one of its suggestions, else open; undecided when it is open and its
    claim is not disputed: who disputes a claim has decided what is to become of it, who verifies its fact has not.
    """
    changes = connection.rows(
        "SELECT claim_id, start, stop, fingerprint FROM changes WHERE article_id = ? AND field = 'text'"
        " ORDER BY start, stop",
        [article],
    )
    _disjoint(changes)
    dismissed = {
        row[0]
        for row in connection.rows(
            "SELECT fingerprint FROM dismissals WHERE document_id = (SELECT document_id FROM articles WHERE id = ?)",
            [article],
        )
    }
    flags = connection.rows(
        "SELECT f.id, f.claim_id, f.field, f.severity, f.start, f.stop, f.suggestions, f.fingerprint,"
        " f.state, f.undecided, c.status FROM flags f LEFT JOIN claims c ON c.id = f.claim_id WHERE f.article_id = ?",
        [article],
    )
    fixes: list[Fix] = []
    top: dict[int, int] = {}
    counts = {"error": 0, "warning": 0, "info": 0}
    for flag in flags:
        state = (
            "dismissed"
            if flag["fingerprint"] in dismissed
            else "accepted"
            if _met(connection, flag, changes)
            else "open"
        )
        undecided = int(state == "open" and flag["status"] != "disputed")
        if undecided:
            counts[flag["severity"]] += 1
            if flag["claim_id"] is not None:
                top[flag["claim_id"]] = max(top.get(flag["claim_id"], 0), RANK[flag["severity"]])
        if (state, undecided) != (flag["state"], flag["undecided"]):
            fixes.append(("flags", flag["id"], {"state": state, "undecided": undecided}))
    return [*fixes, *_tops(connection, article, top), *_counters(connection, article, counts)]


def _disjoint(changes: Sequence[Row]) -> None:
    last: Row | None = None
    for change in changes:
        if last is not None and overlap(last["start"], last["stop"], change["start"], change["stop"]):
            place = f"claim {last['claim_id']}" if last["claim_id"] is not None else "the article"
            raise UsageError(
                f"the text is already corrected there, on {place}", "withdraw or edit that correction first"
            )
        if last is None or change["stop"] >= last["stop"]:
            last = change


def _met(connection: Connection, flag: Row, changes: Sequence[Row]) -> bool:
    if not changes or flag["field"] != "text":
        return False
    spans = [(flag["start"], flag["stop"])]
    spans += [(s["start"], s["end"]) for s in connection.parse(flag["suggestions"])]
    return any(
        change["fingerprint"] == flag["fingerprint"]
        or any(overlap(*span, change["start"], change["stop"]) for span in spans)
        for change in changes
    )


def _tops(connection: Connection, article: int, top: dict[int, int]) -> list[Fix]:
    rows = connection.rows(
        "SELECT id, top_severity FROM claims WHERE article_id = ? AND (top_severity > 0 OR id IN"
        " (SELECT claim_id FROM flags WHERE article_id = ?))",
        [article, article],
    )
    return [("claims", row[0], {"top_severity": top.get(row[0], 0)}) for row in rows if row[1] != top.get(row[0], 0)]


def _counters(connection: Connection, article: int, counts: dict[str, int]) -> list[Fix]:
    row = connection.row(f"SELECT {_SUMS} FROM articles WHERE id = ?", [article])
    sums = connection.row(
        "SELECT count(*) AS n_checkable, coalesce(sum(fact_checked), 0) AS n_ruled,"
        " coalesce(sum(status = 'corrected' AND NOT fact_checked), 0) AS n_fixes,"
        " coalesce(sum(status = 'verified'), 0) AS n_verified, coalesce(sum(status = 'disputed'), 0) AS n_disputed,"
        " coalesce(sum(status = 'corrected'), 0) AS n_corrected"
        " FROM claims WHERE article_id = ? AND checkable AND live",
        [article],
    )
    right = dict(sums) | {"errors_open": counts["error"], "warnings_open": counts["warning"]}
    right["n_notes"] = connection.value("SELECT count(*) FROM notes WHERE article_id = ?", [article])
    wrong = {name: value for name, value in right.items() if row[name] != value}
    return [("articles", article, wrong)] if wrong else []

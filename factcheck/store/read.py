"""What was stored, as frozen rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.errors import Divided, UsageError
from factcheck.messages import from_data
from factcheck.model import Related, Suggestion, apply_changes
from factcheck.store import compact, division, lineage, outward, tags
from factcheck.store import second as reviews
from factcheck.store import state as claim_state
from factcheck.store.connect import sound
from factcheck.store.project import changes_of
from factcheck.store.records import (
    ArticleRow,
    Change,
    ClaimRow,
    EventRow,
    EvidenceRow,
    FlagRow,
    LiveCorrection,
    NoteRow,
    Progress,
    RuleCount,
    RulingRow,
)
from factcheck.store.said import attribution_from
from factcheck.store.second import ALL
from factcheck.store.texts import fetch, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.connect import Connection, Row
    from factcheck.store.second import Sight
    from factcheck.store.texts import Texts

_NEWEST = "article_id IN (SELECT id FROM newest_articles)"
_COUNTERS = {
    "checkable": "n_checkable", "ruled": "n_ruled", "text_fixes": "n_fixes", "verified": "n_verified",
    "disputed": "n_disputed", "corrected": "n_corrected", "errors": "errors_open", "warnings": "warnings_open",
    "notes": "n_notes",
}  # fmt: skip
# All but the text, which is read by itself.
_ARTICLE = (
    "SELECT a.id, a.document_id, a.version, a.title, a.fallback_title, a.source, a.url, a.lang, a.published_on,"
    " a.byline, a.desk, a.stage, a.imported_at, a.sha256, a.state, a.state_by, a.state_at, a.state_note, a.headline,"
    " a.outlet, a.modified_on, a.whose, a.live_corrections, a.assigned, "
    + ", ".join(f"a.{column}" for column in _COUNTERS.values())
    + ", d.key FROM {} a JOIN documents d ON d.id = a.document_id"
)


def articles(connection: Connection, ids: Sequence[int] | None = None, sight: Sight = ALL) -> list[ArticleRow]:
    """The newest version of each document, those with most undecided errors, then warnings, first; else the oldest.

    With `ids`: just these, in the order given; UsageError for an unknown one.
    """
    if ids is not None:
        return [article(connection, number, sight) for number in ids]
    order = " ORDER BY a.errors_open DESC, a.warnings_open DESC, a.id"
    rows = [_article(connection, row) for row in connection.rows(_ARTICLE.format("newest_articles") + order)]
    return [reviews.article(connection, sight, row) for row in rows] if sight.open_to else rows


def article(connection: Connection, number: int, sight: Sight = ALL) -> ArticleRow:
    """An article version; UsageError for an unknown one."""
    row = connection.one(_ARTICLE.format("articles") + " WHERE a.id = ?", [number])
    if row is None:
        raise UsageError(f"there is no article {number}", "list them with `factcheck list`")
    return reviews.article(connection, sight, _article(connection, row))


@sound
def _article(connection: Connection, row: Row) -> ArticleRow:
    headline = claim_state.change_from(connection.parse(row["headline"])) if row["headline"] else None
    return ArticleRow(
        id=row["id"], document=row["document_id"], key=row["key"], version=row["version"],
        title=row["title"] if row["title"] is not None else row["fallback_title"], source=row["source"], url=row["url"],
        lang=row["lang"], published=row["published_on"], byline=row["byline"], desk=row["desk"], stage=row["stage"],
        imported_at=row["imported_at"], sha256=row["sha256"], state=row["state"], state_by=row["state_by"],
        state_at=row["state_at"], state_note=row["state_note"], headline=headline,
        progress=Progress(**{name: row[column] for name, column in _COUNTERS.items()}), outlet=row["outlet"],
        modified=row["modified_on"], whose=row["whose"],
        live=tuple(map(_live, connection.parse(row["live_corrections"]))) if row["live_corrections"] else (),
        assigned=row["assigned"], place=(row["errors_open"], row["warnings_open"], row["id"]),
    )  # fmt: skip


def _live(data: dict[str, Any]) -> LiveCorrection:
    return LiveCorrection(**data | {"change": claim_state.change_from(data["change"])})


def claims(
    connection: Connection,
    texts: Texts,
    *,
    article: int | None = None,
    status: str | None = None,
    rule: str | None = None,
    checkable: bool | None = None,
    limit: int | None = None,
    assigned: str | None = None,
    sight: Sight = ALL,
    reasons: bool = True,
) -> list[ClaimRow]:
    """Claims in the order of articles and text; without `article` those of the newest versions.

    Without `reasons` those are left empty: to read them takes most of the time and of the memory.
    """
    where, args = conditions(status=status, rule=rule, checkable=checkable, assigned=assigned, sight=sight)
    where.insert(0, "article_id = ?" if article is not None else "newest = 1")
    args = [article, *args] if article is not None else args
    rows = connection.rows(
        "SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY start, id) - 1 AS ord"
        f" FROM claims WHERE live = 1) WHERE {' AND '.join(where)} ORDER BY article_id, start, id LIMIT ?",
        [*args, -1 if limit is None else limit],
    )
    return _claims(connection, texts, rows, sight, reasons=reasons)


def conditions(
    *,
    article: int | None = None,
    status: str | None = None,
    rule: str | None = None,
    checkable: bool | None = None,
    assigned: str | None = None,
    sight: Sight = ALL,
) -> tuple[list[str], list[Any]]:
    """What narrows a choice of claims, as SQL terms and their arguments."""
    where: list[str] = []
    args: list[Any] = []
    if sight.blind and (status is not None or rule is not None):
        blind = numbers(list(sight.blind))
        if status is not None:
            where.append(
                "(id IN (SELECT value FROM json_each(?)) OR"
                " (status = ? AND id NOT IN (SELECT value FROM json_each(?))))"
            )
            args += [numbers(sight.seen_as(status)), status, blind]
        if rule is not None:
            where.append(
                "id IN (SELECT claim_id FROM flags WHERE rule = ? AND (state <> 'dismissed'"
                " OR claim_id IN (SELECT value FROM json_each(?))))"
            )
            args += [rule, blind]
        status = rule = None
    for condition, value in (
        ("article_id = ?", article),
        ("status = ?", status),
        ("id IN (SELECT claim_id FROM flags WHERE rule = ? AND state <> 'dismissed')", rule),
        ("checkable = ?", None if checkable is None else int(checkable)),
        ("article_id IN (SELECT id FROM articles WHERE assigned = ?)", assigned),
    ):
        if value is not None:
            where.append(condition)
            args.append(value)
    if status not in (None, "open"):
        where.append("status <> 'open'")  # that those which were ruled on have an index of their own
    return where, args


_ORD = (
    "(SELECT count(*) FROM claims o WHERE o.article_id = c.article_id AND o.live = 1"
    " AND (o.start, o.id) < (c.start, c.id))"
)


def claims_by_id(
    connection: Connection, texts: Texts, ids: Sequence[int], sight: Sight = ALL, *, reasons: bool = True
) -> list[ClaimRow]:
    """The claims with these numbers that are whole, in the order given; a number that there is not is passed over."""
    rows = connection.rows(
        f"SELECT c.*, {_ORD} AS ord FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value WHERE c.live = 1",
        [numbers(ids)],
    )
    found = {claim.id: claim for claim in _claims(connection, texts, rows, sight, reasons=reasons)}
    return [found[number] for number in ids if number in found]


def numbers(ids: Sequence[int]) -> str:
    """Numbers as the JSON that a query joins."""
    return claim_state.canonical(list(ids))


@sound
def texts_of(connection: Connection, texts: Texts, ids: Sequence[int]) -> dict[int, str]:
    """The words of claims, by their numbers."""
    rows = connection.rows(
        "SELECT c.id, c.article_id, c.start, c.stop FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value",
        [numbers(ids)],
    )
    fetch(connection, texts, (row[1] for row in rows))
    return {row[0]: text_of(connection, texts, row[1])[row[2] : row[3]] for row in rows}


def _claims(
    connection: Connection, texts: Texts, rows: list[Row], sight: Sight, *, reasons: bool = True
) -> list[ClaimRow]:
    ids = numbers([row["id"] for row in rows])
    rules = _rules(connection, ids, sight)
    fetch(connection, texts, (row["article_id"] for row in rows))
    found = [
        _claim(
            connection,
            row,
            text_of(connection, texts, row["article_id"]),
            rules.get(row["id"], ()),
            reasons=reasons,
        )
        for row in rows
    ]
    told = beside(connection, found)
    return sight.claims(told, reviews.seconds(connection, sight, ids)) if sight.any or sight.blind else told


def beside(connection: Connection, claims: Sequence[ClaimRow]) -> list[ClaimRow]:
    """The claims with what other tables hold of them now; one that has it already is the same object."""
    ids = numbers([claim.id for claim in claims])
    rated, outgoing = outward.ratings(connection, ids), outward.publications_of(connection, ids)
    tagged = tags.tags(connection, ids)
    again = lineage.again(connection, [claim.id for claim in claims if claim.status == "open"])
    found = []
    for claim in claims:
        now = rated.get(claim.id), outgoing.get(claim.id, ()), again.get(claim.id), tagged.get(claim.id, ())
        if now != (claim.rating, claim.publications, claim.look_again, claim.tags):
            claim = replace(claim, rating=now[0], publications=now[1], look_again=now[2], tags=now[3])
        found.append(claim)
    return found


def claim(connection: Connection, texts: Texts, number: int, sight: Sight = ALL) -> ClaimRow:
    """A claim; UsageError for an unknown one, Divided for one that is no more."""
    found = claims_by_id(connection, texts, [number], sight)
    if not found and connection.value("SELECT 1 FROM claims WHERE id = ?", [number]):
        now = ", ".join(map(str, division.sharing(connection, number, live=True)))
        raise Divided(f"claim {number} was split or merged since", f"its words are in claim {now} now")
    if not found:
        raise UsageError(f"there is no claim {number}", "list them with `factcheck list`")
    return found[0]


def _rules(connection: Connection, ids: str, sight: Sight) -> dict[int, tuple[str, ...]]:
    rows = connection.rows(
        "SELECT DISTINCT claim_id, rule FROM flags WHERE claim_id IN (SELECT value FROM json_each(?))"
        " AND (state <> 'dismissed' OR claim_id IN (SELECT value FROM json_each(?))) ORDER BY claim_id, start",
        [ids, numbers(list(sight.blind))],
    )
    found: dict[int, tuple[str, ...]] = {}
    for number, rule in rows:
        if rule not in found.get(number, ()):
            found[number] = (*found.get(number, ()), rule)
    return found


@sound
def _claim(
    connection: Connection,
    row: Row,
    text: str,
    rules: tuple[str, ...],
    *,
    reasons: bool = True,
) -> ClaimRow:
    rulings, changes = claim_state.read_state(connection.parse(row["state"])) if row["state"] else ((), ())
    decided = claim_state.deciding(rulings)
    return ClaimRow(
        id=row["id"], article=row["article_id"], ord=row["ord"], start=row["start"], end=row["stop"],
        text=text[row["start"] : row["stop"]], status=row["status"], checkable=bool(row["checkable"]),
        kinds=_kinds(compact.kinds(connection, row), checkable=row["checkable"]), score=row["score"],
        correction=claim_state.corrected(text, row["start"], row["stop"], changes),
        reviewer=decided.reviewer if decided else None, version=row["version"], flags=rules,
        reasons=compact.reasons(connection, row) if reasons else (), changes=changes, rulings=rulings,
        fact_checked=bool(row["fact_checked"]),
        attribution=attribution_from(connection.parse(row["attribution"]), text) if row["attribution"] else None,
        said=claim_state.deciding(rulings, "said"),
    )  # fmt: skip


def _kinds(kinds: tuple[str, ...], *, checkable: int) -> tuple[str, ...]:
    """A claim's kinds: what a reviewer says is a claim is no boilerplate."""
    return tuple(kind for kind in kinds if kind != "boilerplate" or not checkable)


_FLAG = (
    "SELECT f.*, d.reason AS d_reason, d.note AS d_note, d.by AS d_by, d.at AS d_at FROM flags f"
    " JOIN articles a ON a.id = f.article_id"
    " LEFT JOIN dismissals d ON d.document_id = a.document_id AND d.fingerprint = f.fingerprint WHERE {}"
    " ORDER BY f.article_id, f.start, f.stop, f.id"
)


def flags(
    connection: Connection,
    texts: Texts,
    *,
    article: int | None = None,
    claim: int | None = None,
    state: str | None = None,
    sight: Sight = ALL,
) -> list[FlagRow]:
    """Flags of an article or a claim, or of all newest versions, in text order."""
    where = ["f." + _NEWEST] if article is None and claim is None else []
    args: list[Any] = []
    for name, value in (("article_id", article), ("claim_id", claim), ("state", state)):
        if value is not None:
            where.append(f"f.{name} = ?")
            args.append(value)
    rows = connection.rows(_FLAG.format(" AND ".join(where)), args)
    found = sight.flags(_flag(connection, texts, row) for row in rows)
    return [row for row in found if state in (None, row.state)]


def flags_by_id(connection: Connection, texts: Texts, ids: Sequence[int], sight: Sight = ALL) -> list[FlagRow]:
    """The flags with these numbers, by article and text; a number that there is not is passed over."""
    rows = connection.rows(_FLAG.format("f.id IN (SELECT value FROM json_each(?))"), [numbers(ids)])
    return sight.flags(_flag(connection, texts, row) for row in rows)


def flag(connection: Connection, texts: Texts, number: int, sight: Sight = ALL) -> FlagRow:
    """A flag; UsageError for an unknown one."""
    row = connection.one(_FLAG.format("f.id = ?"), [number])
    if row is None:
        raise UsageError(f"there is no flag {number}", "see `factcheck show CLAIM`; a recheck may have removed it")
    return sight.flags([_flag(connection, texts, row)])[0]


@sound
def _flag(connection: Connection, texts: Texts, row: Row) -> FlagRow:
    parse = connection.parse
    text = text_of(connection, texts, row["article_id"])
    return FlagRow(
        id=row["id"], article=row["article_id"], claim=row["claim_id"], rule=row["rule"], severity=row["severity"],
        start=row["start"], end=row["stop"], text=text[row["start"] : row["stop"]],
        message=from_data(parse(row["message"])), proof=tuple(from_data(p) for p in parse(row["proof"])),
        suggestions=tuple(_reasoned(Suggestion, s) for s in parse(row["suggestions"])),
        related=tuple(_reasoned(Related, r) for r in parse(row["related"])), quoted=bool(row["quoted"]),
        field=row["field"], fingerprint=row["fingerprint"], state=row["state"], undecided=bool(row["undecided"]),
        dismissed_reason=row["d_reason"] or "", dismissed_note=row["d_note"] or "", dismissed_by=row["d_by"] or "",
        dismissed_at=row["d_at"] or "",
    )  # fmt: skip


def _reasoned(kind: Any, data: dict[str, Any]) -> Any:
    return kind(**data | {"reason": from_data(data["reason"])})


def notes(connection: Connection, *, article: int | None, claim: int | None, sight: Sight = ALL) -> list[NoteRow]:
    """Notes of an article with its claims and what they were in older versions, or of a claim and its former ones.

    Oldest first.
    """
    rows = _of(connection, "notes", article, claim)
    return sight.said(
        NoteRow(r["id"], r["article_id"], r["claim_id"], r["text"], bool(r["public"]), r["by"], r["at"]) for r in rows
    )


def evidence(
    connection: Connection, *, article: int | None, claim: int | None, sight: Sight = ALL
) -> list[EvidenceRow]:
    """Evidence of an article's claims and what they were in older versions, or of a claim and its former ones.

    Oldest first.
    """
    return sight.sources(_evidence(row) for row in _of(connection, "evidence", article, claim))


def evidence_row(connection: Connection, number: int, sight: Sight = ALL) -> EvidenceRow:
    """One piece of evidence; UsageError for an unknown one."""
    row = connection.one("SELECT * FROM evidence WHERE id = ?", [number])
    if row is None or sight.hides(row["by"], row["claim_id"], None):
        raise UsageError(f"there is no evidence {number}", "see `factcheck show CLAIM`")
    return _evidence(row)


def _evidence(row: Row) -> EvidenceRow:
    data = {name: row[name] for name in EvidenceRow.__slots__ if name != "claim"}
    return EvidenceRow(**data | {"claim": row["claim_id"], "public": bool(row["public"])})


def _of(connection: Connection, table: str, article: int | None, claim: int | None) -> list[Row]:
    if claim is None:
        versions = [] if article is None else lineage.versions(connection, article)
        if len(versions) < 2:
            return connection.rows(f"SELECT * FROM {table} WHERE article_id = ? ORDER BY id", [article])
        assert article is not None
        kin = {one for before in lineage.earlier(connection, article).values() for one in before}
        return connection.rows(
            f"SELECT * FROM {table} WHERE article_id = ? OR {_OF_CLAIM}"
            " OR (claim_id IS NULL AND article_id IN (SELECT value FROM json_each(?))) ORDER BY id",
            [article, numbers(sorted(kin)), numbers(versions)],
        )
    return connection.rows(f"SELECT * FROM {table} WHERE {_OF_CLAIM} ORDER BY id", [_and_earlier(connection, claim)])


_OF_CLAIM = "claim_id IN (SELECT value FROM json_each(?))"


def _and_earlier(connection: Connection, claim: int) -> str:
    """A claim and the former claims of its words, as JSON."""
    return numbers(lineage.kin(connection, claim))


@sound
def state_after(connection: Connection, claim: int, seq: int) -> tuple[tuple[RulingRow, ...], tuple[Change, ...]]:
    """A claim's rulings and corrections as they were after an event, whether it touched the claim or not."""
    found = connection.value(
        "SELECT after FROM event_items WHERE aspect = 'claim' AND claim_id = ? AND event_seq <= ?"
        " ORDER BY event_seq DESC, n DESC LIMIT 1",
        [claim, seq],
    )
    return claim_state.read_state(connection.parse(found or claim_state.INITIAL))


@sound
def corrected_text(connection: Connection, texts: Texts, article: int, sight: Sight = ALL) -> str:
    """An article's text with all its corrections made."""
    rows = connection.rows(
        "SELECT start, stop, replacement, claim_id, by FROM changes WHERE article_id = ? AND field = 'text'", [article]
    )
    made = [tuple(row)[:3] for row in rows if not sight.hides(row["by"], row["claim_id"], article)]
    return apply_changes(text_of(connection, texts, article), made)


def corrected_spans(connection: Connection, article: int) -> list[tuple[int, int]]:
    """Where an article's text is corrected: disjoint spans, in text order."""
    rows = connection.rows(
        "SELECT start, stop FROM changes WHERE article_id = ? AND field = 'text' ORDER BY start, stop", [article]
    )
    return [(row[0], row[1]) for row in rows]


@sound
def article_changes(connection: Connection, article: int) -> tuple[Change, ...]:
    """The corrections of an article that belong to no claim, in text order."""
    return tuple(changes_of(connection, article, None))


def rule_counts(connection: Connection, sight: Sight = ALL) -> dict[str, RuleCount]:
    """For each rule with flags: how many were accepted, dismissed, and dismissed as false alarms."""
    rows = connection.rows(
        "SELECT f.rule, sum(f.state = 'accepted'), sum(f.state = 'dismissed'),"
        " sum(f.state = 'dismissed' AND d.reason = 'false-alarm')"
        " FROM flags f JOIN articles a ON a.id = f.article_id"
        " LEFT JOIN dismissals d ON d.document_id = a.document_id AND d.fingerprint = f.fingerprint"
        f" WHERE f.{_NEWEST} AND f.article_id NOT IN (SELECT value FROM json_each(?)) GROUP BY f.rule ORDER BY f.rule",
        [numbers(sorted(sight.blind_articles))],
    )
    return {row[0]: RuleCount(*row[1:]) for row in rows}


def undone(connection: Connection) -> set[int]:
    """The events that are undone now: their undo stands and was not itself undone."""
    found: set[int] = set()
    # "+seq": by the order of seq SQLite would read all events of the file; few of them undo another.
    rows = connection.rows("SELECT seq, undoes FROM events WHERE undoes IS NOT NULL ORDER BY +seq DESC")
    for seq, undoes in rows:
        if seq not in found:
            found.add(undoes)
    return found


# An act on one article names it, and one on many at once does not.
_OF_ARTICLE = (
    "e.seq IN (SELECT seq FROM events WHERE article_id = ? UNION ALL SELECT i.event_seq FROM event_items i"
    " CROSS JOIN events b ON b.seq = i.event_seq WHERE i.article_id = ? AND b.article_id IS NULL)"
)


@sound
def history(
    connection: Connection,
    *,
    seq: int | None = None,
    claim: int | None = None,
    article: int | None = None,
    reviewer: str | None = None,
    limit: int | None = None,
    sight: Sight = ALL,
) -> list[EventRow]:
    """Events, newest first."""
    where = ["1"]
    args: list[Any] = []
    for condition, value in (
        ("e.seq = ?", seq),
        (
            f"e.seq IN (SELECT event_seq FROM event_items WHERE {_OF_CLAIM})",
            None if claim is None else _and_earlier(connection, claim),
        ),
        (_OF_ARTICLE, article),
        ("r.handle = ?", reviewer),
    ):
        if value is not None:
            where.append(condition)
            args += [value] * condition.count("?")
    read = limit  # more are read than asked for while some of them are not to be seen
    while True:
        rows = _events(connection, where, args, read)
        seen = sight.events(rows)
        if read is None or limit is None or len(seen) >= limit or len(rows) < read:
            return seen[:limit]
        read *= 4


def _events(connection: Connection, where: list[str], args: list[Any], limit: int | None) -> list[EventRow]:
    rows = connection.rows(
        "SELECT e.*, r.handle, (SELECT json_group_array(DISTINCT claim_id) FROM event_items i WHERE i.event_seq = e.seq"
        " AND claim_id IS NOT NULL) AS claims FROM events e JOIN reviewers r ON r.id = e.reviewer_id"
        f" WHERE {' AND '.join(where)} ORDER BY e.seq DESC LIMIT ?",
        [*args, -1 if limit is None else limit],
    )
    gone = undone(connection)
    return [
        EventRow(
            seq=row["seq"],
            kind=row["kind"],
            at=row["at"],
            by=row["handle"],
            article=row["article_id"],
            claims=tuple(connection.parse(row["claims"])),
            undoes=row["undoes"],
            undone=row["seq"] in gone,
            detail=connection.parse(row["payload"]),
        )
        for row in rows
    ]

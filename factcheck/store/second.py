"""Second reviews: rulings beside the first, and the one place that decides what a viewer may not see yet.

While a second review of an article is open, each of its claims is blind until both rulings on it are in: the second
reviewer sees of it only what they did themselves, and nobody else sees what they did. A reader that passes its rows
through a `Sight` keeps to that. It is a courtesy among colleagues, no lock: the file holds everything, and who opens it
with another program, or under another name, sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from factcheck.store import state as claim_state
from factcheck.store.items import Item
from factcheck.store.records import ArticleRow, ClaimRow, EventRow, FlagRow, Round, RulingRow, SecondRow
from factcheck.store.second_schema import IS_OPEN
from factcheck.store.state import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from factcheck.store.connect import Connection, Row
    from factcheck.store.records import EvidenceRow, NoteRow

SECOND, ADJUDICATED = 2, 3  # the rounds after the first
# Acts that tell nothing of a ruling: they are seen by everybody.
OPEN_ACTS = ("import", "recheck", "assign", "second")
_OWN = ("verdict", "correction", "at", "against", "against_by")


@dataclass(frozen=True)
class Sight:
    """What a viewer may not see.

    `blind`: the claims that the viewer rules on a second time, with the viewer's own ruling as far as there is one;
    `blind_articles`: the articles with such claims. `veiled` and `veiled_articles`: those on which another one's second
    review is under way, by whom. `open_to`: the second reviewers by document; `any`: whether there are second rulings.
    """

    viewer: str | None = None
    any: bool = False
    open_to: Mapping[int, str] = field(default_factory=dict)
    blind: Mapping[int, SecondRow | None] = field(default_factory=dict)
    blind_articles: frozenset[int] = frozenset()
    veiled: Mapping[int, str] = field(default_factory=dict)
    veiled_articles: Mapping[int, str] = field(default_factory=dict)

    def hides(self, by: str, claim: int | None, article: int | None) -> bool:
        """Whether what somebody did on a claim, or with `claim` None on an article as a whole, is not to be seen."""
        if claim is not None:
            return by != self.viewer if claim in self.blind else self.veiled.get(claim) == by
        return by != self.viewer if article in self.blind_articles else self.veiled_articles.get(article or 0) == by

    def said(self, rows: Iterable[NoteRow]) -> list[NoteRow]:
        """The notes that may be seen."""
        return [row for row in rows if not self.hides(row.by, row.claim, row.article)]

    def sources(self, rows: Iterable[EvidenceRow]) -> list[EvidenceRow]:
        """The evidence that may be seen."""
        return [row for row in rows if not self.hides(row.by, row.claim, None)]

    def events(self, rows: Iterable[EventRow]) -> list[EventRow]:
        """The acts that may be seen."""
        return [self._bare(row) for row in rows if row.kind in OPEN_ACTS or not self._hides_act(row)]

    def _bare(self, event: EventRow) -> EventRow:
        """An import without what it tells of rulings that it carried over."""
        hidden = [claim for claim in event.claims if claim in self.blind or claim in self.veiled]
        if event.kind != "import" or not hidden:
            return event
        detail = {key: value for key, value in event.detail.items() if key != "carried"}
        return replace(event, claims=tuple(one for one in event.claims if one not in hidden), detail=detail)

    def _hides_act(self, event: EventRow) -> bool:
        if any(self.hides(event.by, claim, event.article) for claim in event.claims):
            return True
        return event.article is not None and not event.claims and self.hides(event.by, None, event.article)

    def flags(self, rows: Iterable[FlagRow]) -> list[FlagRow]:
        """Flags, those on what is not to be seen as if nobody had decided them."""
        return [self._flag(row) if self._blinds(row) else row for row in rows]

    def _blinds(self, flag: FlagRow) -> bool:
        return flag.claim in self.blind if flag.claim is not None else flag.article in self.blind_articles

    def _flag(self, flag: FlagRow) -> FlagRow:
        # A second ruling is all that its reviewer can decide of a claim's flags.
        undecided = flag.claim is None or self.blind[flag.claim] is None
        return replace(
            flag,
            state="open",
            undecided=undecided,
            dismissed_reason="",
            dismissed_note="",
            dismissed_by="",
            dismissed_at="",
        )

    def claims(self, rows: Iterable[ClaimRow], seconds: Mapping[int, tuple[SecondRow, ...]]) -> list[ClaimRow]:
        """Claims, those under the viewer's own second review as the viewer ruled on them; the others with `seconds`."""
        return [
            self._claim(row) if row.id in self.blind else replace(row, second=seconds[row.id]) if row.id in seconds
            else row
            for row in rows
        ]  # fmt: skip

    def _claim(self, row: ClaimRow) -> ClaimRow:
        own = self.blind[row.id]
        return replace(
            row,
            status=own.verdict if own else "open",
            correction=own.correction if own else None,
            reviewer=own.reviewer if own else None,
            version=0,
            changes=(),
            rulings=(RulingRow(own.reviewer, SECOND, "true", own.verdict, own.at),) if own else (),
            fact_checked=own is not None,
            said=None,
            look_again=None,
            rating=None,
            publications=(),
            second=(own,) if own else (),
        )

    def seen_as(self, status: str) -> list[int]:
        """The blind claims that the viewer sees with a status."""
        return [claim for claim, own in self.blind.items() if (own.verdict if own else "open") == status]


ALL = Sight()


def sight(connection: Connection, viewer: str | None) -> Sight:
    """What a viewer may not see now; with `viewer` None what nobody but a second reviewer may."""
    some = bool(connection.value("SELECT 1 FROM rulings WHERE round = 2 LIMIT 1"))
    rows = connection.rows(f"SELECT document_id, second FROM articles WHERE {IS_OPEN} ORDER BY document_id")
    open_to = {
        document: one.by
        for document, text in rows
        for one in (Round(**data) for data in connection.parse(text))
        if one.open
    }
    if not open_to:
        return Sight(viewer, some)
    blind: dict[int, SecondRow | None] = {}
    veiled: dict[int, str] = {}
    blind_articles: set[int] = set()
    veiled_articles: dict[int, str] = {}
    for document, by in open_to.items():
        for row in _not_both(connection, document, by):
            matters = row["checkable"] and row["live"]
            if by == viewer:
                blind[row["id"]] = _second(row, row["id"], by) if row["verdict"] else None
                blind_articles |= {row["article_id"]} if matters else set()
            else:
                veiled[row["id"]] = by
                if matters:
                    veiled_articles[row["article_id"]] = by
    return Sight(viewer, some, open_to, blind, frozenset(blind_articles), veiled, veiled_articles)


def _not_both(connection: Connection, document: int, by: str) -> list[Row]:
    """The claims of a document on which not both have ruled yet, with the second ruling as far as there is one."""
    return connection.rows(
        "SELECT c.id, c.article_id, c.checkable, c.live, r.verdict, r.correction, r.at, r.against, r.against_by"
        " FROM articles a JOIN claims c ON c.article_id = a.id LEFT JOIN rulings r ON r.claim_id = c.id AND r.round = 2"
        " AND r.reviewer_id = (SELECT id FROM reviewers WHERE handle = ?)"
        " WHERE a.document_id = ? AND r.against IS NULL",
        [by, document],
    )


def _second(row: Row | dict[str, Any], claim: int, reviewer: str) -> SecondRow:
    return SecondRow(
        claim, reviewer, row["verdict"], row["correction"], row["at"], row["against"] or "", row["against_by"] or ""
    )


def own(connection: Connection, claim: int, reviewer: str) -> SecondRow | None:
    """Somebody's own second ruling on a claim."""
    data = connection.parse(current(connection, claim, reviewer))
    return _second(data, claim, reviewer) if data else None


def pairs(connection: Connection, sight: Sight, articles: Sequence[int] | None) -> list[SecondRow]:
    """The second rulings that had a first one beside them, in the order of articles and text; see `Store`."""
    chosen = "c.newest = 1" if articles is None else "c.article_id IN (SELECT value FROM json_each(?))"
    rows = connection.rows(
        "SELECT u.*, r.handle FROM rulings u JOIN reviewers r ON r.id = u.reviewer_id"
        f" JOIN claims c ON c.id = u.claim_id WHERE u.round = 2 AND u.against IS NOT NULL AND c.live = 1 AND {chosen}"
        " ORDER BY c.article_id, c.start, c.id, u.event_seq",
        [] if articles is None else [canonical(list(articles))],
    )
    return [_second(row, row["claim_id"], row["handle"]) for row in rows if row["claim_id"] not in sight.blind]


def seconds(connection: Connection, sight: Sight, claims: str) -> dict[int, tuple[SecondRow, ...]]:
    """The second rulings on claims, given by number as JSON, that a viewer may see."""
    if not sight.any:
        return {}
    found: dict[int, tuple[SecondRow, ...]] = {}
    rows = connection.rows(
        "SELECT u.*, r.handle FROM json_each(?) j CROSS JOIN rulings u ON u.claim_id = j.value AND u.round = 2"
        " JOIN reviewers r ON r.id = u.reviewer_id ORDER BY u.claim_id, u.event_seq",
        [claims],
    )
    for row in rows:
        claim, by = row["claim_id"], row["handle"]
        if not sight.hides(by, claim, None):
            found[claim] = (*found.get(claim, ()), _second(row, claim, by))
    return found


def hidden_rows(connection: Connection, sight: Sight, table: str) -> list[int]:
    """The rows of `notes` or `changes` that a viewer may not see."""
    articles = {*sight.blind_articles, *sight.veiled_articles}
    if sight.blind or sight.veiled:
        rows = connection.rows(
            "SELECT DISTINCT article_id FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value",
            [canonical([*sight.blind, *sight.veiled])],
        )
        articles |= {row[0] for row in rows}
    rows = connection.rows(
        "SELECT n.id, n.by, n.claim_id, n.article_id FROM json_each(?) j"
        f" CROSS JOIN {table} n ON n.article_id = j.value",
        [canonical(sorted(articles))],
    )
    return [row["id"] for row in rows if sight.hides(row["by"], row["claim_id"], row["article_id"])]


# ---- articles


def article(connection: Connection, sight: Sight, row: ArticleRow) -> ArticleRow:
    """An article as a viewer may see it: what others decided on it, and its sums, without what is blind."""
    row = replace(row, second=sight.open_to[row.document]) if row.document in sight.open_to else row
    if row.id in sight.veiled_articles:
        unseen = len([n for n in _notes(connection, row.id) if sight.hides(n["by"], n["claim_id"], row.id)])
        return replace(row, progress=replace(row.progress, notes=row.progress.notes - unseen))
    if row.id not in sight.blind_articles:
        return row
    found = dict.fromkeys(("verified", "disputed", "corrected"), 0)
    ruled = fixes = 0
    for claim, status, checked in _claims(connection, row.id):
        own = sight.blind.get(claim)
        if claim in sight.blind:
            status, checked = (own.verdict, 1) if own else ("open", 0)
        ruled += checked
        fixes += status == "corrected" and not checked
        if status != "open":
            found[status] += 1
    errors, warnings = _undecided(connection, sight, row.id)
    seen = sum(not sight.hides(n["by"], n["claim_id"], row.id) for n in _notes(connection, row.id))
    progress = replace(
        row.progress, ruled=ruled, text_fixes=fixes, errors=errors, warnings=warnings, notes=seen, **found
    )
    return replace(
        row, progress=progress, headline=None, live=(), state="open", state_by="", state_at="", state_note=""
    )


def _claims(connection: Connection, article: int) -> list[Row]:
    return connection.rows(
        "SELECT id, status, fact_checked FROM claims WHERE article_id = ? AND checkable AND live", [article]
    )


def _notes(connection: Connection, article: int) -> list[Row]:
    return connection.rows("SELECT by, claim_id FROM notes WHERE article_id = ?", [article])


def _undecided(connection: Connection, sight: Sight, article: int) -> tuple[int, int]:
    counts = {"error": 0, "warning": 0, "info": 0}
    for row in connection.rows("SELECT claim_id, severity, undecided FROM flags WHERE article_id = ?", [article]):
        claim = row["claim_id"]
        hidden = claim is None or claim in sight.blind
        counts[row["severity"]] += (claim is None or sight.blind[claim] is None) if hidden else row["undecided"]
    return counts["error"], counts["warning"]


def counts(connection: Connection, sight: Sight, kept: dict[Any, int]) -> dict[Any, int]:
    """The counts of claims by status, with the blind ones as the viewer sees them."""
    if not sight.blind:
        return kept
    found = dict(kept)
    rows = connection.rows(
        "SELECT c.id, c.status FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value"
        " WHERE c.newest AND c.live AND c.checkable",
        [canonical(list(sight.blind))],
    )
    for claim, status in rows:
        own = sight.blind[claim]
        found[status] -= 1
        found[own.verdict if own else "open"] += 1
    return found


# ---- projections


def current(connection: Connection, claim: int | None, reviewer: str) -> str:
    """A second ruling as canonical JSON; "null" when there is none."""
    row = connection.one(
        f"SELECT {', '.join(_OWN)} FROM rulings WHERE claim_id = ? AND round = 2"
        " AND reviewer_id = (SELECT id FROM reviewers WHERE handle = ?)",
        [claim, reviewer],
    )
    return canonical({name: row[name] for name in _OWN}) if row is not None else "null"


def apply(connection: Connection, seq: int, item: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Bring a second ruling up to date."""
    claim, reviewer = item["claim_id"], item["target"]
    connection.execute(
        "DELETE FROM rulings WHERE claim_id = ? AND round = 2"
        " AND reviewer_id = (SELECT id FROM reviewers WHERE handle = ?)",
        [claim, reviewer],
    )
    if after:
        connection.execute(
            "INSERT INTO rulings(claim_id, reviewer_id, round, question, event_seq, verdict, correction, at, against,"
            " against_by) SELECT ?, id, 2, 'true', ?, ?, ?, ?, ?, ? FROM reviewers WHERE handle = ?",
            [claim, seq, *(after[name] for name in _OWN), reviewer],
        )


# ---- in acts


def beside(connection: Connection, items: Sequence[Item]) -> list[Item]:
    """The items of an act, with the second rulings that have their first one by it, each told what that one said."""
    found = []
    for item in items:
        if item.aspect == "second" and item.after and not item.after["against"]:
            row = connection.row("SELECT state FROM claims WHERE id = ?", [item.claim])
            item = replace(item, after=item.after | _first(connection.parse(row["state"] or claim_state.INITIAL)))
        found.append(item)
    named = {(item.claim, item.target) for item in items if item.aspect == "second"}
    for item in items:
        if item.aspect == "claim" and (first := _first(item.after))["against"]:
            for reviewer in _waiting(connection, item.claim):
                if (item.claim, reviewer) not in named:
                    after = connection.parse(current(connection, item.claim, reviewer)) | first
                    found.append(Item("second", after, item.article, item.claim, reviewer))
    return found


def _first(state: dict[str, Any]) -> dict[str, Any]:
    """The first ruling of a claim's state, as a second one tells it."""
    ruling = claim_state.deciding(claim_state.read_state(state)[0])
    return {"against": ruling.verdict if ruling else None, "against_by": ruling.reviewer if ruling else None}


def _waiting(connection: Connection, claim: int | None) -> list[str]:
    """Who has ruled on a claim in a second review that is open, before anybody else did."""
    rows = connection.rows(
        "SELECT r.handle, a.document_id FROM rulings u JOIN reviewers r ON r.id = u.reviewer_id"
        " JOIN claims c ON c.id = u.claim_id JOIN articles a ON a.id = c.article_id"
        " WHERE u.claim_id = ? AND u.round = 2 AND u.against IS NULL",
        [claim],
    )
    if not rows:
        return []
    open_to = {one.by for one in rounds(connection, rows[0]["document_id"]) if one.open}
    return [row["handle"] for row in rows if row["handle"] in open_to]


def rounds_of(connection: Connection, article: int) -> list[Round]:
    """The second reviews that were opened on a version of an article, the oldest first."""
    text = connection.value("SELECT coalesce(second, '[]') FROM articles WHERE id = ?", [article])
    return [Round(**one) for one in connection.parse(text)]


def rounds(connection: Connection, document: int) -> list[Round]:
    """The second reviews of a document, the oldest first."""
    rows = connection.rows(
        "SELECT second FROM articles WHERE document_id = ? AND second IS NOT NULL ORDER BY version", [document]
    )
    return [Round(**one) for row in rows for one in connection.parse(row["second"])]


def refused(connection: Connection, sight: Sight, items: Iterable[Item]) -> str:
    """What a second reviewer may not do yet by an act: the claim or article that it would touch; "" for nothing."""
    for item in items:
        if item.aspect == "dismissal":
            rows = connection.rows(
                "SELECT f.claim_id, f.article_id FROM flags f JOIN articles a ON a.id = f.article_id"
                " WHERE f.fingerprint = ? AND a.document_id = (SELECT document_id FROM articles WHERE id = ?)",
                [item.target, item.article],
            )
            touched = next((row["claim_id"] for row in rows if row["claim_id"] in sight.blind), None)
            if touched is not None:
                return f"claim {touched}"
        elif item.claim in sight.blind and not _may(item):
            return f"claim {item.claim}"
        elif item.claim is None and item.article in sight.blind_articles and _decides(item):
            return f"article {item.article}"
    return ""


def _may(item: Item) -> bool:
    """Whether an act on a blind claim tells nobody anything: what is public would be seen to have come."""
    return item.aspect == "second" or (
        item.aspect in ("note", "evidence") and not (item.after and item.after["public"])
    )


def _decides(item: Item) -> bool:
    decided = ("state", "headline", "changes")
    return item.aspect == "publication" or (item.aspect == "article" and item.target in decided)


def sealed(connection: Connection, seq: int) -> int | None:
    """The claim of an event's own second ruling that found the first one there: it stands. None for other events."""
    rows = connection.rows(
        "SELECT i.* FROM event_items i JOIN events e ON e.seq = i.event_seq JOIN reviewers r ON r.id = e.reviewer_id"
        " WHERE i.event_seq = ? AND i.aspect = 'second' AND i.target = r.handle",
        [seq],
    )
    for row in rows:
        after = connection.parse(row["after"])
        if after and after["against"]:
            return int(row["claim_id"])
    return None


def only_told(connection: Connection, row: Row) -> bool:
    """Whether an event's item only told a second ruling what the first one is: that is never taken back."""
    if row["aspect"] != "second":
        return False
    before, after = connection.parse(row["before"]), connection.parse(row["after"])
    told = before and after and after["against"] and not before["against"]
    return bool(told and before["verdict"] == after["verdict"])


def carried(connection: Connection, links: Iterable[tuple[int, int, str]], article: int) -> list[Item]:
    """The second rulings that a new version takes over: those on claims that read the same."""
    now = {earlier: claim for claim, earlier, kind in links if kind in ("same", "moved")}
    rows = connection.rows(
        "SELECT u.*, r.handle FROM json_each(?) j CROSS JOIN rulings u ON u.claim_id = j.value AND u.round = 2"
        " JOIN reviewers r ON r.id = u.reviewer_id ORDER BY u.claim_id, r.id",
        [canonical(sorted(now))],
    )
    return [
        Item("second", {name: row[name] for name in _OWN}, article, now[row["claim_id"]], row["handle"]) for row in rows
    ]

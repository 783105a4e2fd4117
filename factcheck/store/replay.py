"""The log replayed: what every claim, note, dismissal and article should be now, compared or made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.store import division, known, outward, project, tally
from factcheck.store import state as claim_state
from factcheck.store.project import FIELDS
from factcheck.store.records import RulingRow
from factcheck.store.state import DESK_INITIAL, INITIAL, canonical

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store.connect import Connection, Row

Slot = tuple[str, int, str]  # aspect, the row that it is about, target
_EMPTY = {"claim": INITIAL, "state": DESK_INITIAL, "changes": "[]"}
_OF_CLAIMS = ("claim", "live", "checkable", "tag", "second", *outward.OF_CLAIMS)


def _initial(slot: Slot) -> str:
    return _EMPTY.get(slot[0] if slot[0] == "claim" else slot[2], "null")


def _as_stored(slot: Slot) -> bool:
    """Whether a slot begins as an import, or the act that made the claim, stored it."""
    return slot[0] == "checkable" or (slot[0] == "article" and slot[2] in FIELDS)


def _slots(connection: Connection) -> dict[Slot, list[Row]]:
    """The items by what they touched, in the order of events; a dismissal belongs to its document."""
    documents = {row[0]: row[1] for row in connection.rows("SELECT id, document_id FROM articles")}
    found: dict[Slot, list[Row]] = {}
    for item in connection.rows("SELECT * FROM event_items ORDER BY event_seq, n"):
        aspect, article = item["aspect"], item["article_id"]
        owner = documents.get(article, 0) if aspect == "dismissal" else article
        if aspect in _OF_CLAIMS or (aspect == "publication" and item["claim_id"] is not None):
            owner = item["claim_id"]
        found.setdefault((aspect, owner, item["target"]), []).append(item)
    return found


def first_fields(connection: Connection) -> dict[int, dict[str, Any]]:
    """By article, the columns that were amended, as they were imported."""
    found: dict[int, dict[str, Any]] = {}
    for (aspect, owner, target), items in _slots(connection).items():
        if aspect == "article" and target in FIELDS:
            found.setdefault(owner, {})[FIELDS[target]] = connection.parse(items[0]["before"])
    return found


def imported_fields(connection: Connection, article: int) -> dict[str, Any]:
    """The columns of one article that were amended, as they were imported."""
    rows = connection.rows(
        "SELECT target, before FROM event_items WHERE event_seq IN (SELECT seq FROM events WHERE article_id = ?"
        " AND kind IN ('amend', 'undo', 'redo')) AND aspect = 'article' ORDER BY event_seq, n",
        [article],
    )
    found: dict[str, Any] = {}
    for target, before in rows:
        if target in FIELDS:
            found.setdefault(FIELDS[target], connection.parse(before))
    return found


def first_checkable(connection: Connection) -> dict[int, int]:
    """By claim, whether it was checkable before a reviewer first said so or otherwise."""
    found: dict[int, int] = {}
    sql = "SELECT claim_id, before FROM event_items WHERE aspect = 'checkable' ORDER BY event_seq"
    for claim, before in connection.rows(sql):
        found.setdefault(claim, connection.parse(before))
    return found


def differences(connection: Connection) -> list[str]:
    """What the tables say otherwise than the log, each with its row."""
    slots = _slots(connection)
    made = division.parents(connection)
    problems = []
    for slot, items in slots.items():
        problems += _broken_line(slot, items, made)
        last = items[-1]
        if slot[0] != "claim":
            now = project.current(connection, slot[0], last["article_id"], last["claim_id"], slot[2])
            if now != last["after"]:
                problems.append(f"{_name(slot)} is not as event {last['event_seq']} left it")
    return [*problems, *_claims(connection, slots, made), *_strays(connection, slots), *_untouched(connection, slots)]


def _name(slot: Slot) -> str:
    aspect, owner, target = slot
    return {
        "claim": f"claim {owner}",
        "dismissal": f"the dismissal {target[:12]} in document {owner}",
        "article": f"{target} of article {owner}",
        "live": f"claim {owner} (live or not)",
        "checkable": f"claim {owner} (checkable or not)",
        "rating": f"the rating of claim {owner}",
        "tag": f"the tag {target!r} of claim {owner}",
        "description": f"the description of claim {owner}",
        "second": f"the second ruling on claim {owner}",
        "publication": f"the {target} of {'article' if target == 'notice' else 'claim'} {owner}",
    }.get(aspect, f"{aspect} {target}")


def _broken_line(slot: Slot, items: list[Row], made: dict[int, list[int]]) -> list[str]:
    """Each event must have found what the one before it left."""
    first = items[0]["before"] if _as_stored(slot) else _initial(slot)
    if slot[0] == "live":
        first = "0" if slot[1] in made else "1"
    expected = [first, *(item["after"] for item in items)]
    return [
        f"event {item['event_seq']} did not find {_name(slot)} as it was left"
        for item, before in zip(items, expected, strict=False)
        if item["before"] != before
    ]


def _claims(connection: Connection, slots: dict[Slot, list[Row]], made: dict[int, list[int]]) -> list[str]:
    rulings, changes = _recorded(connection)
    problems = []
    for row in _stored(connection):
        number = row["id"]
        items = slots.get(("claim", number, ""), [])
        state = items[-1]["after"] if items else INITIAL
        ruled, changed = claim_state.read_state(connection.parse(state))
        verdict = claim_state.status(ruled)
        lives = slots.get(("live", number, ""))
        right = {
            "state": state,
            "version": len(items),
            "status": verdict,
            "fact_checked": int(claim_state.fact_checked(verdict, changed)),
            "live": connection.parse(lives[-1]["after"]) if lives else int(number not in made),
        }
        problems += [
            f"claim {number}: {name} is {row[name]!r}, the log says {value!r}"
            for name, value in right.items()
            if row[name] != value
        ]
        if rulings.pop(number, []) != sorted(canonical(claim_state.ruling_data(r)) for r in ruled):
            problems.append(f"claim {number}: its rulings are not those of the log")
        if changes.pop(number, []) != [canonical(claim_state.change_data(c)) for c in changed]:
            problems.append(f"claim {number}: its corrections are not those of the log")
    problems += [f"claim {number} is missing" for number in sorted({*rulings, *changes})]
    return problems


def _stored(connection: Connection) -> Iterator[Row]:
    """The claims with what was ruled on them, some thousands at a time."""
    last = 0
    while rows := connection.rows(
        "SELECT id, coalesce(state, ?) AS state, version, status, fact_checked, live FROM claims"
        " WHERE id > ? ORDER BY id LIMIT 5000",
        [INITIAL, last],
    ):
        yield from rows
        last = rows[-1]["id"]


def _recorded(connection: Connection) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    rulings: dict[int, list[str]] = {}
    for row in connection.rows(
        "SELECT u.*, r.handle AS reviewer FROM rulings u JOIN reviewers r ON r.id = u.reviewer_id WHERE u.round <> 2"
    ):
        ruling = RulingRow(**{name: row[name] for name in RulingRow.__slots__})
        rulings.setdefault(row["claim_id"], []).append(canonical(claim_state.ruling_data(ruling)))
    changes: dict[int, list[str]] = {}
    for row in connection.rows("SELECT * FROM changes WHERE claim_id IS NOT NULL ORDER BY start, stop"):
        changes.setdefault(row["claim_id"], []).append(canonical(claim_state.change_data(project.change(row))))
    return {claim: sorted(found) for claim, found in rulings.items()}, changes


def _strays(connection: Connection, slots: dict[Slot, list[Row]]) -> list[str]:
    """Rows that no event made."""
    problems = []
    strays: tuple[tuple[str, str], ...] = (
        ("note", "SELECT article_id, id FROM notes"),
        ("evidence", "SELECT article_id, id FROM evidence"),
        ("dismissal", "SELECT document_id, fingerprint FROM dismissals"),
        ("rating", "SELECT claim_id, '' FROM ratings"),
        ("tag", "SELECT claim_id, tag FROM tags"),
        ("description", "SELECT claim_id, '' FROM descriptions"),
        ("publication", "SELECT coalesce(claim_id, article_id), kind FROM publications"),
        (
            "second",
            "SELECT u.claim_id, r.handle FROM rulings u JOIN reviewers r ON r.id = u.reviewer_id WHERE round = 2",
        ),
    )
    for aspect, sql in strays:
        for owner, target in connection.rows(sql):
            slot = (aspect, owner, str(target))
            if slot not in slots:
                problems.append(f"no event made {_name(slot)}")
    return problems


def _untouched(connection: Connection, slots: dict[Slot, list[Row]]) -> list[str]:
    """Articles whose desk state, headline or own corrections no event touched must be as imported."""
    problems = []
    for number in (row[0] for row in connection.rows("SELECT id FROM articles")):
        for target in ("state", "headline", "changes", "live_corrections", "assigned", "second"):
            slot = ("article", number, target)
            if slot not in slots and project.current(connection, "article", number, None, target) != _initial(slot):
                problems.append(f"no event made {_name(slot)}")
        titled = connection.rows("SELECT * FROM changes WHERE article_id = ? AND field = 'title'", [number])
        headline = project.current(connection, "article", number, None, "headline")
        if [canonical(claim_state.change_data(project.change(row))) for row in titled] != (
            [headline] if headline != "null" else []
        ):
            problems.append(f"article {number}: its headline is not that of its corrections")
    return problems


def rebuild(connection: Connection) -> None:
    """Make every projection anew from the log, in one transaction."""
    with connection.write():
        items = connection.rows("SELECT * FROM event_items ORDER BY event_seq, n")
        for table in ("rulings", "changes", "dismissals", "notes", "evidence", "tags", *outward.TABLES):
            connection.execute(f"DELETE FROM {table}")
        connection.execute(
            "UPDATE claims SET state = NULL, status = 'open', version = 0, fact_checked = 0,"
            " live = id NOT IN (SELECT child FROM claim_parents)"
        )
        connection.execute_many(
            "UPDATE claims SET checkable = ? WHERE id = ?",
            [(value, claim) for claim, value in first_checkable(connection).items()],
        )
        connection.execute(
            "UPDATE articles SET state = 'open', state_by = '', state_at = '', state_note = '', headline = NULL,"
            " live_corrections = NULL, assigned = NULL, second = NULL"
        )
        for item in items:
            project.apply(connection, item["event_seq"], {name: item[name] for name in item.keys()})  # noqa: SIM118
        divided = "SELECT DISTINCT article_id FROM claims WHERE id IN (SELECT child FROM claim_parents)"
        for row in connection.rows(divided):
            division.rehome(connection, row[0])
        for row in connection.rows("SELECT id FROM articles ORDER BY id"):
            project.refresh(connection, row[0])
        tally.recount(connection)
        known.recount(connection)
        connection.execute(
            "INSERT INTO meta VALUES ('rebuilt', '1') ON CONFLICT(key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )

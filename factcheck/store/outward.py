"""What leaves the house as the log adds up to it: ratings, descriptions of claims, and how far a text to publish is."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck.model import Rating
from factcheck.store.items import Aspect, Item
from factcheck.store.records import DescriptionRow, PublicationRow, RatingRow
from factcheck.store.state import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.store.connect import Connection, Row

ASPECTS: tuple[Aspect, ...] = ("rating", "description", "publication")
OF_CLAIMS = ("rating", "description")
TABLES = ("ratings", "descriptions", "publications")
_RATING = ("rating", "verdict", "value", "words", "by", "at")
_DESCRIPTION = tuple(DescriptionRow.__slots__)
_PUBLICATION = ("state", "url", "approved_by", "approved_at", "published_at", "because", "by", "at")
# What of a claim a debunk and a ClaimReview tell; what of an article a notice tells.
_TOLD_OF_CLAIM = ("claim", "rating", "description", "live")
_IF_PUBLIC = {"note": "notes", "evidence": "evidence"}
_TOLD_OF_ARTICLE = ("changes", "headline", "title", "url", "lang", "stage")


def current(connection: Connection, aspect: str, article: int, claim: int | None, target: str) -> str:
    """The state of a rating, a description or a publication as canonical JSON; "null" when there is none."""
    match aspect:
        case "rating":
            row = connection.one(f"SELECT {', '.join(_RATING)} FROM ratings WHERE claim_id = ?", [claim])
            packed: tuple[str, ...] = ("words",)
        case "description":
            row = connection.one(f"SELECT {', '.join(_DESCRIPTION)} FROM descriptions WHERE claim_id = ?", [claim])
            packed = ("appearances",)
        case _:
            row = connection.one(
                f"SELECT {', '.join(_PUBLICATION)} FROM publications"
                " WHERE kind = ? AND article_id = ? AND claim_id IS ?",
                [target, article, claim],
            )
            packed = ()
    if row is None:
        return "null"
    return canonical({k: connection.parse(row[k]) if k in packed else row[k] for k in row.keys()})  # noqa: SIM118


def apply(connection: Connection, seq: int, item: dict[str, Any], after: dict[str, Any] | None) -> None:
    """Bring the table of an item up to date."""
    aspect, article, claim, target = item["aspect"], item["article_id"], item["claim_id"], item["target"]
    if aspect == "publication":
        connection.execute(
            "DELETE FROM publications WHERE kind = ? AND article_id = ? AND claim_id IS ?", [target, article, claim]
        )
        names: tuple[str, ...] = _PUBLICATION
        key: dict[str, Any] = {"kind": target, "article_id": article, "claim_id": claim}
    else:
        connection.execute(f"DELETE FROM {aspect}s WHERE claim_id = ?", [claim])
        names = _RATING if aspect == "rating" else _DESCRIPTION
        key = {"claim_id": claim}
    if after:
        values = {name: canonical(v) if isinstance(v := after[name], dict | list) else v for name in names}
        row = key | {"event_seq": seq} | values
        connection.execute(
            f"INSERT INTO {aspect}s({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
        )


def rating_data(rating: Rating, by: str, at: str) -> dict[str, Any]:
    """A rating given to a claim as JSON data, with its words, so that a change of the settings alters no record."""
    return {
        "rating": rating.name, "verdict": rating.verdict, "value": rating.value, "words": dict(rating.words),
        "by": by, "at": at,
    }  # fmt: skip


def ratings(connection: Connection, claims: str) -> dict[int, RatingRow]:
    """The ratings of claims, whose numbers are given as JSON."""
    rows = connection.rows("SELECT * FROM ratings WHERE claim_id IN (SELECT value FROM json_each(?))", [claims])
    return {row["claim_id"]: _rating(connection, row) for row in rows}


def _rating(connection: Connection, row: Row) -> RatingRow:
    words = MappingProxyType(connection.parse(row["words"]))
    return RatingRow(Rating(row["rating"], words, row["verdict"], row["value"]), row["by"], row["at"])


def description(connection: Connection, claim: int) -> DescriptionRow | None:
    """How a claim is described for publication, None when nobody did."""
    row = connection.one("SELECT * FROM descriptions WHERE claim_id = ?", [claim])
    return _description(connection, row) if row is not None else None


def descriptions(connection: Connection, article: int) -> dict[int, DescriptionRow]:
    """The descriptions of an article's claims, by claim."""
    rows = connection.rows(
        "SELECT d.* FROM claims c JOIN descriptions d ON d.claim_id = c.id WHERE c.article_id = ?", [article]
    )
    return {row["claim_id"]: _description(connection, row) for row in rows}


def _description(connection: Connection, row: Row) -> DescriptionRow:
    data = {name: row[name] for name in _DESCRIPTION}
    data["appearances"] = tuple(connection.parse(row["appearances"]))
    return DescriptionRow(**data | {"third_party": bool(row["third_party"])})


def publications(connection: Connection, article: int) -> list[PublicationRow]:
    """How far the texts to publish of an article and its claims are."""
    return _publications(connection, "article_id = ? ORDER BY claim_id, kind", [article])


def publications_of(connection: Connection, claims: str) -> dict[int, tuple[PublicationRow, ...]]:
    """The same by claim, of claims whose numbers are given as JSON."""
    found: dict[int, tuple[PublicationRow, ...]] = {}
    where = "claim_id IN (SELECT value FROM json_each(?)) ORDER BY claim_id, kind"
    for row in _publications(connection, where, [claims]):
        if row.claim is not None:
            found[row.claim] = (*found.get(row.claim, ()), row)
    return found


def _publications(connection: Connection, where: str, args: list[Any]) -> list[PublicationRow]:
    return [
        PublicationRow(row["kind"], row["article_id"], row["claim_id"], **{name: row[name] for name in _PUBLICATION})
        for row in connection.rows(f"SELECT * FROM publications WHERE {where}", args)
    ]


def told(connection: Connection, article: int) -> dict[int, list[tuple[Aspect, str, dict[str, Any]]]]:
    """What goes out of an article's claims, by claim: (aspect, target, state) of each rating, description and text."""
    found: dict[int, list[tuple[Aspect, str, dict[str, Any]]]] = {}
    for aspect, table in zip(ASPECTS, TABLES, strict=True):
        target = "t.kind" if table == "publications" else "''"
        rows = connection.rows(
            f"SELECT t.claim_id, {target} FROM {table} t JOIN claims c ON c.id = t.claim_id WHERE c.article_id = ?"
            " ORDER BY t.claim_id",
            [article],
        )
        for claim, kind in rows:
            state = connection.parse(current(connection, aspect, article, claim, kind))
            found.setdefault(claim, []).append((aspect, kind, state))
    return found


def notice(connection: Connection, before: int, article: int, *, same: bool) -> list[Item]:
    """The item by which an article's notice is as far as that of the version before, when it tells the `same`."""
    state = connection.parse(current(connection, "publication", before, None, "notice"))
    if state is None or state["state"] == "draft":
        return []
    set_back = {"state": "draft", "because": "import", "by": state["by"], "at": state["at"]}
    after = state if same else dict.fromkeys(_PUBLICATION, "") | set_back
    return [Item("publication", after, article, None, "notice")]


def set_back(connection: Connection, kind: str, by: str, at: str, items: Sequence[Item]) -> list[Item]:
    """The items that set back to draft what was approved or published and no longer tells what the record says.

    A notice tells an article's corrections, headline and address; a debunk and a ClaimReview tell a claim's ruling,
    rating, description, public evidence and notes. `kind` is that of the act of which `items` are.
    """
    named = {(item.article, item.claim, item.target) for item in items if item.aspect == "publication"}
    claims = {item.claim for item in items if item.claim is not None and _told_of_claim(connection, item)}
    articles = {item.article for item in items if _told_of_article(connection, item)}
    found = []
    for article in sorted({item.article for item in items}):
        for row in publications(connection, article):
            touched = row.claim in claims if row.claim is not None else article in articles
            if row.state != "draft" and touched and (article, row.claim, row.kind) not in named:
                after = dict.fromkeys(_PUBLICATION, "") | {"state": "draft", "because": kind, "by": by, "at": at}
                found.append(Item("publication", after, article, row.claim, row.kind))
    return found


def _told_of_claim(connection: Connection, item: Item) -> bool:
    if table := _IF_PUBLIC.get(item.aspect):
        return _public(connection, table, item)
    return item.aspect in _TOLD_OF_CLAIM


def _public(connection: Connection, table: str, item: Item) -> bool:
    was = connection.value(f"SELECT public FROM {table} WHERE id = ?", [item.target]) if item.target else 0
    return bool(was or (item.after and item.after["public"]))


def _told_of_article(connection: Connection, item: Item) -> bool:
    if item.aspect == "claim":
        state = connection.value("SELECT state FROM claims WHERE id = ?", [item.claim])
        before: Iterable[Any] = connection.parse(state)["changes"] if state else []
        return bool(item.after["changes"] != before)
    return item.aspect == "live" or (item.aspect == "article" and item.target in _TOLD_OF_ARTICLE)

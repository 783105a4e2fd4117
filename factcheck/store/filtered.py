"""The claims and flags that a filter chooses: its terms as SQL, each looked up in an index of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.errors import UsageError
from factcheck.store import outward, read
from factcheck.store import state as claim_state
from factcheck.store.connect import sound
from factcheck.store.second import ALL
from factcheck.store.terms import terms as words_of
from factcheck.store.upgrade import QUEUED
from factcheck.text import did_you_mean, display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.model import Verdict
    from factcheck.store.connect import Connection, Row
    from factcheck.store.filter import Filter, Term
    from factcheck.store.records import Change, RatingRow, RulingRow
    from factcheck.store.second import Sight

Sql = tuple[str, list[Any]]
# What a term is about: a flag, or the article; all others are about the claim itself.
OF_FLAGS = ("rule", "severity", "flag")
OF_ARTICLES = ("article", "lang", "desk", "assigned", "date", "since", "until")
# From so many letters on a word that is not in quotation marks is also the beginning of one, as in `search`.
BEGUN = 3
# From so many on it takes longer to read and sort what a term chooses (about 100 ms on a million claims) than to walk
# the queue's own index and look each claim up among them.
MANY_ARTICLES, MANY_CLAIMS = 5_000, 20_000
# The same claims, without the index of the queue by score: all rows are read faster than looked up one by one.
_READ = f"+{QUEUED}"
# Looked up in an index that holds what filters ask for, without their texts.
_ARTICLES = "SELECT id FROM articles INDEXED BY articles_told WHERE newest = 1"


class Members(NamedTuple):
    """What a term chooses by a query that gives the values of a column; from `many` on they are many."""

    query: str
    args: list[Any]
    column: str = "id"
    many: int = MANY_CLAIMS


class Count(NamedTuple):
    """How many claims a filter chooses, in how many articles."""

    claims: int
    articles: int


class Seen(NamedTuple):
    """A claim as somebody saw it who decides on many at once: it is left out when its version is another by then."""

    claim: int
    article: int
    version: int


class SeenFlag(NamedTuple):
    """A flag as somebody saw it who decides on many at once; `claim` is None for one of the article."""

    flag: int
    article: int
    claim: int | None
    rule: str
    fingerprint: str


class Standing(NamedTuple):
    """What an act on many claims must know of one."""

    claim: int
    article: int
    version: int
    status: Verdict
    rulings: tuple[RulingRow, ...]
    changes: tuple[Change, ...]
    rating: RatingRow | None


def conditions(connection: Connection, chosen: Filter, sight: Sight = ALL, *, ordered: bool = True) -> Sql:
    """The terms of a filter as one condition on the table claims; "1" without any. `ordered`: by an order's index.

    Claims that the viewer rules on a second time are left out: which filter chooses them would tell how they were
    ruled on. Raises UsageError for a rule that there is not.
    """
    parts: list[tuple[Sql | Members, bool]] = []
    if sight.blind:
        parts.append((("id NOT IN (SELECT value FROM json_each(?))", [read.numbers(list(sight.blind))]), False))
    if flagged := [term for term in chosen.of(*OF_FLAGS) if not term.negated]:
        parts.append((_flagged(connection, flagged), False))
    parts += [(_flagged(connection, [term]), True) for term in chosen.of(*OF_FLAGS) if term.negated]
    if told := list(chosen.of(*OF_ARTICLES)):
        where, args = _all(_signed(_of_article(term), term) for term in told)
        parts.append((Members(f"{_ARTICLES} AND {where}", args, "article_id", MANY_ARTICLES), False))
    for term in chosen.terms:
        if term.key not in (*OF_FLAGS, *OF_ARTICLES):
            parts.append((_OF_CLAIM[term.key](connection, term), term.negated))
    spelled = [(_spelled(connection, part, ordered=ordered), negated) for part, negated in parts]
    return _all(_not(part) if negated else part for part, negated in spelled)


def _spelled(connection: Connection, part: Sql | Members, *, ordered: bool) -> Sql:
    """A part as SQL; of many members SQLite is kept from reading each one's rows, only to sort them all."""
    if not isinstance(part, Members):
        return part
    query, args, column, many = part
    counted = f"SELECT count(*) > ? FROM (SELECT 1 FROM ({query}) LIMIT ?)"
    walked = ordered and connection.row(counted, [many, *args, many + 1])[0]
    return f"{'+' if walked else ''}{column} IN ({query})", args


def count(connection: Connection, chosen: Filter, sight: Sight = ALL) -> Count:
    """How many claims of the newest versions a filter chooses, page furniture left out."""
    where, args = conditions(connection, chosen, sight, ordered=False)
    row = connection.row(f"SELECT count(*), count(DISTINCT article_id) FROM claims WHERE {_READ} AND {where}", args)
    return Count(*row)


def seen(connection: Connection, chosen: Filter, limit: int, sight: Sight = ALL) -> list[Seen]:
    """The first claims that a filter chooses, in the order of articles and text, as they are now."""
    where, args = conditions(connection, chosen, sight)
    sql = (
        f"SELECT id, article_id, version FROM claims WHERE {QUEUED} AND {where} ORDER BY article_id, start, id LIMIT ?"
    )
    return [Seen(*row) for row in connection.rows(sql, [*args, limit])]


def seen_flags(connection: Connection, chosen: Filter, limit: int, sight: Sight = ALL) -> list[SeenFlag]:
    """The open flags that a filter chooses: those of its claims that its terms on flags fit.

    A flag that belongs to an article alone is among them where no term is about claims, and so is one on page
    furniture. In the order of articles and text.
    """
    fits, args = _described(connection, chosen.of(*OF_FLAGS))
    told, articles = _all(_signed(_of_article(term), term) for term in chosen.of(*OF_ARTICLES))
    flagged = any(not term.negated for term in chosen.of(*OF_FLAGS))
    rest = replace(chosen, terms=tuple(t for t in chosen.terms if t.negated or t.key not in OF_FLAGS))
    where, more = conditions(connection, rest, sight, ordered=False)
    fits = f"f.state = 'open' AND {fits}"
    if any(not term.negated for term in chosen.of("article")):  # few flags: no index on all flags of a rule
        fits = fits.replace("f.", "+f.") + f" AND f.article_id IN ({_ARTICLES} AND {told})"
        args += articles
    if flagged or not rest:
        held = f"EXISTS (SELECT 1 FROM claims WHERE claims.id = f.claim_id AND live = 1 AND newest = 1 AND {where})"
    else:
        held = f"f.claim_id IN (SELECT id FROM claims WHERE live = 1 AND newest = 1 AND {where})"
    if all(term.key in (*OF_FLAGS, *OF_ARTICLES) for term in chosen.terms):
        own = f"SELECT 1 FROM articles WHERE articles.id = f.article_id AND newest = 1 AND {told}"
        unseen = read.numbers(list(sight.blind_articles))
        own += " AND articles.id NOT IN (SELECT value FROM json_each(?))"
        held, more = f"{held} OR (f.claim_id IS NULL AND EXISTS ({own}))", [*more, *articles, unseen]
    rows = connection.rows(
        f"SELECT f.id, f.article_id, f.claim_id, f.rule, f.fingerprint FROM flags f WHERE {fits} AND ({held})"
        " ORDER BY f.article_id, f.start, f.stop, f.id LIMIT ?",
        [*args, *more, limit],
    )
    return [SeenFlag(*row) for row in rows]


def still_open(connection: Connection, flags: Sequence[SeenFlag]) -> tuple[list[SeenFlag], tuple[int, ...]]:
    """Those of some flags that are still open, and the numbers of the others."""
    ids = claim_state.canonical([flag.flag for flag in flags])
    sql = "SELECT f.id FROM json_each(?) j CROSS JOIN flags f ON f.id = j.value WHERE f.state = 'open'"
    there = {row[0] for row in connection.rows(sql, [ids])}
    return [flag for flag in flags if flag.flag in there], tuple(f.flag for f in flags if f.flag not in there)


@sound
def standing(connection: Connection, claims: Iterable[int]) -> dict[int, Standing]:
    """What stands on claims now, by their numbers; those that are no more are left out."""
    ids = claim_state.canonical(list(claims))
    rated = outward.ratings(connection, ids)
    rows = connection.rows(
        "SELECT c.id, c.article_id, c.version, c.status, c.state FROM json_each(?) j"
        " CROSS JOIN claims c ON c.id = j.value WHERE c.live = 1",
        [ids],
    )
    return {row["id"]: _standing(connection, row, rated.get(row["id"])) for row in rows}


def _standing(connection: Connection, row: Row, rating: RatingRow | None) -> Standing:
    rulings, changes = claim_state.read_state(connection.parse(row["state"])) if row["state"] else ((), ())
    return Standing(row["id"], row["article_id"], row["version"], row["status"], rulings, changes, rating)


# ---- terms as SQL


def _all(parts: Iterable[Sql]) -> Sql:
    parts = list(parts)
    return " AND ".join(part for part, _ in parts) or "1", [arg for _, args in parts for arg in args]


def _not(part: Sql) -> Sql:
    return f"NOT ({part[0]})", part[1]


def _signed(part: Sql, term: Term) -> Sql:
    return _not(part) if term.negated else part


def _among(column: str, values: Sequence[Any]) -> Sql:
    if len(values) == 1:
        return f"{column} = ?", [values[0]]
    return f"{column} IN ({', '.join('?' * len(values))})", list(values)


def _within(column: str, low: Any, high: Any, *, below: str = "<=") -> Sql:
    """A range; an end that is "" is open."""
    ends = [(f"{column} >= ?", low), (f"{column} {below} ?", high)]
    return _all((sql, [value]) for sql, value in ends if value != "")


def _flagged(connection: Connection, terms: Iterable[Term]) -> Members:
    """Claims with one flag that all the terms fit, whatever their signs."""
    where, args = _described(connection, terms, signed=False)
    return Members(f"SELECT f.claim_id FROM flags f WHERE f.claim_id IS NOT NULL AND {where}", args)


def _described(connection: Connection, terms: Iterable[Term], *, signed: bool = True) -> Sql:
    """What terms say of a flag; one that is dismissed counts only where a term names its state."""
    terms = list(terms)
    parts = []
    for term in terms:
        part = _of_flag(connection, term)
        parts.append(_signed(part, term) if signed else part)
    if not any(term.key == "flag" for term in terms):
        parts.append(("f.state <> 'dismissed'", []))
    return _all(parts)


def _of_flag(connection: Connection, term: Term) -> Sql:
    if term.key == "rule":
        for rule in term.values:
            _refuse_unknown(connection, rule)
    if term.key != "flag":
        return _among(f"f.{term.key}", term.values)
    states = [value for value in term.values if value != "undecided"]
    parts = [_among("f.state", states)] if states else []
    parts += [("(f.undecided = 1 AND f.state = 'open')", [])] if "undecided" in term.values else []
    return f"({' OR '.join(sql for sql, _ in parts)})", [arg for _, args in parts for arg in args]


def _refuse_unknown(connection: Connection, rule: str) -> None:
    """A rule that no flag is of may be one that found nothing; else it is a slip."""
    if connection.one("SELECT 1 FROM flags WHERE rule = ? LIMIT 1", [rule]) is not None:
        return
    from factcheck.check.registry import registry

    known = registry().rules
    if rule not in known:
        hint = did_you_mean(rule, known, "list them with `factcheck rules`")
        raise UsageError(f"there is no rule '{display(rule[:40])}'", hint)


_TOLD_ON = "coalesce(published_on, substr(imported_at, 1, 10))"


def _of_article(term: Term) -> Sql:
    """A term on the article, by columns that its index holds. One without a date counts by the day it was imported."""
    match term.key:
        case "article":
            return _among("id", [int(value) for value in term.values])
        case "lang":
            return _among("lang", [value.lower() for value in term.values])
        case "desk":
            return _among("coalesce(desk, '') COLLATE NOCASE", term.values)
        case "assigned":
            return _among("coalesce(assigned, '')", term.values)
        case _:
            return _within(_TOLD_ON, *term.values)


def _status(_: Connection, term: Term) -> Sql:
    where, args = _among("status", term.values)
    if not term.negated and "open" not in term.values:
        where += " AND status <> 'open'"  # that those which were ruled on have an index of their own
    return where, args


def _score(_: Connection, term: Term) -> Sql:
    low, high = (int(value) if value else "" for value in term.values)
    return _within("score", low, high)


def _by(connection: Connection, term: Term) -> Members:
    wanted = {value.casefold() for value in term.values}
    ids = [row[0] for row in connection.rows("SELECT id, handle FROM reviewers") if row[1].casefold() in wanted]
    where, args = _among("reviewer_id", ids) if ids else ("0", [])
    return Members(f"SELECT claim_id FROM rulings WHERE round <> 2 AND {where}", args)


def _tag(_: Connection, term: Term) -> Members:
    where, args = _among("tag", term.values)
    return Members(f"SELECT claim_id FROM tags WHERE {where}", args)


def _text(_: Connection, term: Term) -> Members:
    words = words_of(term.values[0])
    joint = " AND ".join(f'"{word}"' + ("*" if not term.whole and len(word) >= BEGUN else "") for word in words)
    return Members("SELECT rowid FROM claims_fts WHERE claims_fts MATCH ?", [joint])


def _ruled(_: Connection, term: Term) -> Members:
    where, args = _within("at", *term.values, below="<")
    return Members(f"SELECT claim_id FROM rulings WHERE round <> 2 AND {where}", args)


def _checkable(_: Connection, term: Term) -> Sql:
    return _among("checkable", [int(value == "yes") for value in term.values])


_OF_CLAIM: dict[str, Callable[[Connection, Term], Sql | Members]] = {
    "status": _status, "score": _score, "by": _by, "tag": _tag, "text": _text, "ruled": _ruled, "checkable": _checkable,
}  # fmt: skip

"""Have we checked this before: the claims that say nearly the same, found by rare words and ordered by likeness."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from factcheck.claims.differences import differences, facts_of
from factcheck.lang.detect import detect
from factcheck.store import read
from factcheck.store.records import SimilarRow
from factcheck.store.second import ALL
from factcheck.store.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.claims.differences import Facts
    from factcheck.store.connect import Connection
    from factcheck.store.records import ClaimRow
    from factcheck.store.second import Sight
    from factcheck.store.texts import Texts

# All figures were chosen on the narratives of 408 debunks found by their headlines (docs/quality.md says how well).
# A word of six letters or more counts by its first six, so that endings do not part it.
BEGINNING = 6
# By which power of its length an article's and a claim's sum is divided, and what the best claim adds.
ARTICLE_LENGTH, CLAIM_LENGTH, BEST_CLAIM = 0.3, 0.1, 0.3
# From this likeness on (rapidfuzz's ratio of the words, in order or sorted) claims stand first, the most alike first.
NEAR = 80.0
# A word with so many matches or more is no rare one.
COMMON = 2_000
# Bounds on the work of one question: words looked up, matches read, claims looked at closely, characters of a sentence
# compared.
MOST_WORDS, MOST_MATCHES, CLOSELY, LONGEST = 64, 3_000, 40, 2_000
# Of so many claims that share words it is asked whether they were checked.
CHECKED_AMONG = 2_000


class _Matches(NamedTuple):
    """The sums of the weights of the words found: by claim, and by article; and each claim's article."""

    claims: dict[int, float]
    articles: dict[int, float]
    article_of: dict[int, int]


def similar(
    connection: Connection,
    texts: Texts,
    asked: str | int,
    limit: int,
    lang: str | None = None,
    sight: Sight = ALL,
) -> list[SimilarRow]:
    """The claims of other articles that say nearly the same as a text or a claim, at most one an article.

    Those of nearly the same words come first, then those whose article shares most and rarest words with it.
    Only newest versions are looked at. Raises UsageError for a claim that there is not.
    """
    if isinstance(asked, int):
        own = read.claim(connection, texts, asked)
        text, article, lang = own.text, own.article, read.article(connection, own.article).lang
    else:
        text, article, lang = asked, None, lang or detect(asked)
    found = _matches(connection, list(dict.fromkeys(terms(text[:LONGEST]))), article)
    if not found.claims:
        return []
    best = _best_claims(found)
    ranked = _ranked(connection, found, best)
    near = _alike(connection, texts, text, found)
    chosen: dict[int, int] = {}  # the article's claim
    for claim in [*near, *(best[number] for number in ranked)]:
        chosen.setdefault(found.article_of[claim], claim)
        if len(chosen) == limit:
            break
    this = facts_of(text, lang)
    rows = read.claims_by_id(connection, texts, list(chosen.values()), sight)
    return [_row(connection, claim, text, this, sight) for claim in rows]


def checked_before(
    connection: Connection, texts: Texts, claim: int, limit: int, sight: Sight = ALL
) -> list[SimilarRow]:
    """The claims of nearly the same words in other articles on which somebody ruled or noted something.

    Those that say nothing otherwise first, then those that were ruled on, then those whose ruling was not itself taken
    over, the most alike first; one an article. Raises UsageError for a claim that there is not.
    """
    own = read.claim(connection, texts, claim)
    found = _matches(connection, list(dict.fromkeys(terms(own.text[:LONGEST]))), own.article)
    likely = sorted(found.claims, key=lambda number: (-found.claims[number], -number))[:CHECKED_AMONG]
    known = connection.rows(
        "SELECT c.id FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value WHERE c.status <> 'open'"
        " OR EXISTS (SELECT 1 FROM notes n WHERE n.article_id = c.article_id AND n.claim_id = c.id)",
        [read.numbers(likely)],
    )
    near = _alike(connection, texts, own.text, found._replace(claims={row[0]: found.claims[row[0]] for row in known}))
    chosen: dict[int, int] = {}
    for number in near:
        chosen.setdefault(found.article_of[number], number)
    this = facts_of(own.text, read.article(connection, own.article).lang)
    rows = [
        _row(connection, row, own.text, this, sight)
        for row in read.claims_by_id(connection, texts, list(chosen.values())[:CLOSELY], sight)
    ]
    rows = [row for row in rows if row.claim.status != "open" or row.notes]
    copied = _taken_over(connection, [row.claim.id for row in rows])

    def rank(row: SimilarRow) -> tuple[bool, ...]:
        return bool(row.differences), row.claim.status == "open", row.claim.id in copied

    return sorted(rows, key=rank)[:limit]


def _taken_over(connection: Connection, claims: Sequence[int]) -> set[int]:
    """Those of the claims with a ruling that was taken over from another claim."""
    rows = connection.rows(
        "SELECT r.claim_id, e.payload FROM json_each(?) j CROSS JOIN rulings r ON r.claim_id = j.value"
        " CROSS JOIN events e ON e.seq = r.event_seq",
        [read.numbers(claims)],
    )
    return {row[0] for row in rows if "like" in connection.parse(row[1])}


def _row(connection: Connection, claim: ClaimRow, text: str, this: Facts, sight: Sight) -> SimilarRow:
    article = read.article(connection, claim.article, sight)
    return SimilarRow(
        claim,
        article,
        likeness(claim.text, text),
        differences(facts_of(claim.text, article.lang), this),
        tuple(read.notes(connection, article=None, claim=claim.id, sight=sight)),
    )


def likeness(one: str, other: str) -> float:
    """How alike the words of two texts are, 0 to 100: rapidfuzz's ratio of them in order or sorted, the greater."""
    first, second = terms(one[:LONGEST]), terms(other[:LONGEST])
    if not first or not second:
        return 0.0
    ordered = fuzz.ratio(" ".join(first), " ".join(second))
    return round(max(ordered, fuzz.ratio(" ".join(sorted(first)), " ".join(sorted(second)))), 1)


def _matches(connection: Connection, words: Sequence[str], leaving_out: int | None) -> _Matches:
    """What holds the rarest words, until enough matches are read."""
    total = max(1, int(connection.value("SELECT max(id) FROM claims") or 0))
    counted = sorted(_counted(connection, words[:MOST_WORDS]))
    found = _Matches({}, {}, {})
    read_so_far = 0
    for count, expression in counted:
        if read_so_far and read_so_far + count > MOST_MATCHES:
            break
        read_so_far += count
        weight = math.log(1 + (total - count + 0.5) / (count + 0.5))
        articles = set()
        for claim, article in connection.rows(
            "SELECT c.id, c.article_id FROM claims_fts w CROSS JOIN claims c ON c.id = w.rowid"
            f" WHERE w.claims_fts MATCH ? AND c.live = 1 AND c.newest = 1 ORDER BY w.rowid DESC LIMIT {COMMON}",
            [expression],
        ):
            if article != leaving_out:
                found.claims[claim] = found.claims.get(claim, 0.0) + weight
                found.article_of[claim] = article
                articles.add(article)
        for article in articles:
            found.articles[article] = found.articles.get(article, 0.0) + weight
    return found


def _counted(connection: Connection, words: Iterable[str]) -> set[tuple[int, str]]:
    """How many claims have each word, or one that begins alike; a common word by itself."""
    found = set()
    for word in words:
        count, expression = _count(connection, f'"{word}"'), f'"{word}"'
        if len(word) >= BEGINNING and count < COMMON:
            more = _count(connection, begun := f'"{word[:BEGINNING]}"*')
            if more < COMMON:
                count, expression = more, begun
        if count:
            found.add((count, expression))
    return found


def _count(connection: Connection, expression: str) -> int:
    sql = f"SELECT count(*) FROM (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ? LIMIT {COMMON})"
    return int(connection.value(sql, [expression]))


def _best_claims(found: _Matches) -> dict[int, int]:
    """By article the claim with most and rarest of the words; the earliest among equals."""
    best: dict[int, int] = {}
    for claim in sorted(found.claims):
        article = found.article_of[claim]
        if article not in best or found.claims[claim] > found.claims[best[article]]:
            best[article] = claim
    return best


def _ranked(connection: Connection, found: _Matches, best: dict[int, int]) -> list[int]:
    """The articles that share most with what was asked, best first; of equals the newest."""
    closely = sorted(found.articles, key=lambda number: (-found.articles[number], -number))[: 4 * CLOSELY]
    spans = {
        row[0]: (row[1], row[2])
        for row in connection.rows(
            "SELECT c.article_id, c.stop - c.start,"
            " (SELECT l.stop FROM claims l WHERE l.article_id = c.article_id ORDER BY l.start DESC, l.id DESC LIMIT 1)"
            " FROM json_each(?) j CROSS JOIN claims c ON c.id = j.value",
            [read.numbers([best[number] for number in closely])],
        )
    }

    def rank(number: int) -> float:
        claim, whole = spans[number]
        own = found.claims[best[number]] * float((1 + claim) ** -CLAIM_LENGTH)
        return found.articles[number] * float((1 + whole) ** -ARTICLE_LENGTH) + BEST_CLAIM * own

    return sorted(closely, key=lambda number: (-rank(number), -number))


def _alike(connection: Connection, texts: Texts, text: str, found: _Matches) -> list[int]:
    """The claims of nearly the same words, the most alike first."""
    closely = sorted(found.claims, key=lambda claim: (-found.claims[claim], -claim))[:CLOSELY]
    scores = {claim: likeness(written, text) for claim, written in read.texts_of(connection, texts, closely).items()}
    near = [claim for claim in closely if scores[claim] >= NEAR]
    return sorted(near, key=lambda claim: (-scores[claim], -claim))

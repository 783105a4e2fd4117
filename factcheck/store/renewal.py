"""An article's claims and flags read once more: only the rows that changed, since few of thousands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.connect import Connection
    from factcheck.store.records import ClaimRow, FlagRow
    from factcheck.store.texts import Texts

_CLAIMS = (
    "SELECT id, version, status, checkable, fact_checked FROM claims WHERE article_id = ? AND live = 1"
    " ORDER BY start, id"
)
_FLAGS = (
    "SELECT f.id, f.claim_id, f.state, f.undecided, d.reason, d.note, d.by, d.at FROM flags f"
    " JOIN articles a ON a.id = f.article_id"
    " LEFT JOIN dismissals d ON d.document_id = a.document_id AND d.fingerprint = f.fingerprint"
    " WHERE f.article_id = ? ORDER BY f.start, f.stop, f.id"
)


def renewed(
    connection: Connection,
    texts: Texts,
    article: int,
    claims: Sequence[ClaimRow],
    flags: Sequence[FlagRow],
    *,
    reasons: bool = True,
) -> tuple[list[ClaimRow], list[FlagRow]]:
    """The claims and flags of an article, from those read before: a row that is as it was is the same object.

    `reasons`: whether the claims were read with theirs. What a recheck does to flags that stay is not seen: after one
    they must be read anew.
    """
    now = {row[0]: tuple(row) for row in connection.rows(_FLAGS, [article])}
    before = {flag.id: flag for flag in flags}
    stale = {number for number, row in now.items() if number not in before or row != _flag_marks(before[number])}
    gone = before.keys() - now.keys()
    touched = {before[number].claim for number in stale & before.keys() | gone}
    if len(stale) > 1 + len(now) // 2:
        fresh = {flag.id: flag for flag in read.flags(connection, texts, article=article)}
    else:
        fresh = before | {number: read.flag(connection, texts, number) for number in stale}
    touched |= {fresh[number].claim for number in stale}
    known = {claim.id: claim for claim in claims}
    marks = {row[0]: tuple(row) for row in connection.rows(_CLAIMS, [article])}
    if list(marks) != list(known):  # divided otherwise: the claims behind are numbered otherwise, too
        return read.claims(connection, texts, article=article, reasons=reasons), [fresh[number] for number in now]
    other = [number for number, row in marks.items() if number in touched or row != _claim_marks(known[number])]
    if len(other) > 1 + len(marks) // 8:  # to number a claim costs a walk through those before it
        claims = read.claims(connection, texts, article=article, reasons=reasons)
    elif other:
        known |= {claim.id: claim for claim in read.claims_by_id(connection, texts, other, reasons=reasons)}
        claims = list(known.values())
    return read.beside(connection, claims), [fresh[number] for number in now]


def _claim_marks(claim: ClaimRow) -> tuple[object, ...]:
    return claim.id, claim.version, claim.status, claim.checkable, claim.fact_checked


def _flag_marks(flag: FlagRow) -> tuple[object, ...]:
    dismissed = (flag.dismissed_reason, flag.dismissed_note, flag.dismissed_by, flag.dismissed_at)
    return flag.id, flag.claim, flag.state, flag.undecided, *(dismissed if flag.dismissed_at else (None,) * 4)

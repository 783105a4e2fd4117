"""A notice, a debunk or a ClaimReview on its way out: approved, and published where and when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.model import OUTGOING, Outgoing
from factcheck.review.notes import web_address
from factcheck.store.items import Item
from factcheck.store.records import PublicationRow

if TYPE_CHECKING:
    from factcheck.store import Store


def approve(store: Store, kind: Outgoing, target: int, *, by: str, four_eyes: bool = False) -> PublicationRow:
    """Say that a text may go out as the record has it now; `target` is an article for a notice, else a claim.

    With `four_eyes` whoever wrote what it tells may not. Raises UsageError for that, for what has nothing to tell, and
    for what is approved or published already.
    """
    with store.writing():
        row = standing(store, kind, target)
        _has_something_to_tell(store, row)
        if row.state != "draft":
            raise UsageError(f"the {_named(row)} is {row.state} already", "a change of what it tells sets it back")
        if four_eyes and by in (wrote := authors(store, row)):
            raise UsageError(
                f"the {_named(row)} tells what {by} decided", f"another person than {', '.join(wrote)} approves it"
            )
        return _act(store, row, "approve", by, state="approved", approved_by=by, approved_at=store.now())


def publish(
    store: Store, kind: Outgoing, target: int, *, by: str, url: str, when: str = "", four_eyes: bool = False
) -> PublicationRow:
    """Say where a text was published and when (UTC, ISO 8601; default: now).

    With `four_eyes` it must be approved. Raises UsageError for that, for an address or a time that cannot be, and for
    what has nothing to tell. One that is published already may be so at another address.
    """
    with store.writing():
        row = standing(store, kind, target)
        _has_something_to_tell(store, row)
        if four_eyes and row.state == "draft":
            raise UsageError(f"the {_named(row)} is not approved", f"factcheck approve {kind} {target}, by another")
        where, at = web_address(url), _moment(when) if when else store.now()
        if (row.state, row.url, row.published_at) == ("published", where, at):
            return row
        kept = {"approved_by": row.approved_by, "approved_at": row.approved_at}
        return _act(store, row, "publish", by, state="published", url=where, published_at=at, **kept)


def standing(store: Store, kind: Outgoing, target: int) -> PublicationRow:
    """How far a text is; a draft when nobody approved or published it. UsageError for an unknown kind or target."""
    if kind not in OUTGOING:
        raise UsageError(f"{kind!r} cannot be published", f"use one of {', '.join(OUTGOING)}")
    if kind == "notice":
        article, claim = store.article(target).id, None
    else:
        article, claim = store.claim(target).article, target
    found = (row for row in store.publications(article) if (row.kind, row.claim) == (kind, claim))
    return next(found, PublicationRow(kind, article, claim, "draft"))


def authors(store: Store, row: PublicationRow) -> tuple[str, ...]:
    """Who decided what a text tells: who corrected an article, or who ruled on, rated or described a claim."""
    found: set[str] = set()
    if row.claim is None:
        article = store.article(row.article)
        changes = [change for claim in store.claims(article=row.article) for change in claim.changes]
        changes += store.article_changes(row.article)
        changes += [article.headline] if article.headline else []
        found = {change.by for change in changes}
    else:
        claim, described = store.claim(row.claim), store.description(row.claim)
        found = {ruling.reviewer for ruling in claim.rulings} | {change.by for change in claim.changes}
        found |= {claim.rating.by} if claim.rating else set()
        found |= {described.by} if described else set()
    return tuple(sorted(found))


def _has_something_to_tell(store: Store, row: PublicationRow) -> None:
    if row.claim is not None:
        if store.claim(row.claim).status == "open":
            raise UsageError(f"claim {row.claim} is open: there is no ruling to publish", "rule on it first")
        return
    if store.article(row.article).stage != "published":
        raise UsageError(f"article {row.article} is a draft: no reader saw it", "amend its stage once it is published")


def _act(store: Store, row: PublicationRow, kind: str, by: str, **fields: Any) -> PublicationRow:
    at = store.now()
    empty = dict.fromkeys(("url", "approved_by", "approved_at", "published_at", "because"), "")
    after = empty | fields | {"by": by, "at": at}
    payload = {"what": row.kind} | {name: after[name] for name in ("url", "published_at") if after[name]}
    item = Item("publication", after, row.article, row.claim, row.kind)
    store.act(by, kind, article=row.article, payload=payload, items=[item])
    return standing(store, row.kind, row.article if row.claim is None else row.claim)


def _named(row: PublicationRow) -> str:
    return f"{row.kind} of {'article' if row.claim is None else 'claim'} {row.claim or row.article}"


def _moment(when: str) -> str:
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        raise UsageError(f"{when[:40]!r} is no time", "write it as 2026-03-04T15:30") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"

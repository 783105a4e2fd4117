"""Tags on claims: words by which a desk finds them again, such as that somebody should take a second look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.store.filter import SECOND_LOOK, tag_name
from factcheck.store.items import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.store import ClaimRow, Store

# So many tags can stand on a claim.
MOST = 20


def tag(store: Store, claim: int, names: Sequence[str], *, by: str, remove: bool = False) -> ClaimRow:
    """Put tags on a claim, or take them off; what changes nothing is no act.

    Raises UsageError for what cannot be a tag, and when a claim would have more than 20.
    """
    with store.writing():
        row = store.claim(claim)
        items = tag_items([(row.id, row.article, row.tags)], names, by=by, at=store.now(), remove=remove)
        if items:
            payload: dict[str, Any] = {"tags": [item.target for item in items]} | ({"removed": True} if remove else {})
            store.act(by, "tag", article=row.article, payload=payload, items=items)
        return store.claim(claim)


def second_look(store: Store, claim: int, *, by: str) -> ClaimRow:
    """Say that a claim needs a second look, or that it had one."""
    with store.writing():
        return tag(store, claim, [SECOND_LOOK], by=by, remove=SECOND_LOOK in store.claim(claim).tags)


def tag_items(
    claims: Iterable[tuple[int, int, Sequence[str]]], names: Sequence[str], *, by: str, at: str, remove: bool
) -> list[Item]:
    """What putting tags on claims (number, article, tags now), or taking them off, touches; nothing where they are."""
    wanted = list(dict.fromkeys(map(tag_name, names)))
    if not wanted:
        raise UsageError("no tag is named", "name one, such as second-look")
    after = None if remove else {"by": by, "at": at}
    items: list[Item] = []
    for claim, article, now in claims:
        changed = [name for name in wanted if (name in now) == remove]
        if not remove and len(now) + len(changed) > MOST:
            raise UsageError(f"claim {claim} would have more than {MOST} tags", "take some off first")
        items += [Item("tag", after, article, claim, name) for name in changed]
    return items

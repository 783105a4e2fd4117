"""How an article is divided into claims, as a reviewer sees it: split, merged, no claim, a claim after all.

What stands on a claim when it is split or merged:
- a correction is a span, and goes to the part that holds it; a cut across one is refused;
- a verdict is of the whole that was read, so that no part inherits it: it stays in the history. A part with a
  correction is corrected, by whoever made that correction, since its text was changed;
- its tags are put on every part;
- notes, evidence and history stay where they are, and are shown with every claim that shares words with theirs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.lang import base
from factcheck.review.act import current
from factcheck.store.items import Item
from factcheck.store.records import RulingRow
from factcheck.store.state import state_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Claim, Span
    from factcheck.store import ClaimRow, Store
    from factcheck.store.records import Change


# So many claims on either side are read with new ones: more than say who speaks in a paragraph.
NEAR = 50


def split(store: Store, claim: int, at: int, *, by: str, if_version: int | None = None) -> tuple[ClaimRow, ClaimRow]:
    """Split a claim at an offset of the article's text (code points); white space there belongs to neither part.

    Raises UsageError when a part would have no word, or when a correction stands across the place, and StaleWrite when
    the claim is no longer at `if_version`.
    """
    with store.writing():
        row = current(store, claim, if_version)
        spans = _cut(store.text(row.article), row, at)
        left, right = _divide(store, [row], spans, "split", by, {"at": at})
        return left, right


def merge(store: Store, claim: int, *, by: str, if_version: int | None = None) -> ClaimRow:
    """Merge a claim with the next one of its article.

    Raises UsageError when there is none, and StaleWrite when the claim is no longer at `if_version`.
    """
    with store.writing():
        row = current(store, claim, if_version)
        later = (other for other in store.claims(article=row.article) if other.ord == row.ord + 1)
        following = next(later, None)
        if following is None:
            raise UsageError(f"claim {claim} is the last of its article", "merge the one before it")
        if store.text(row.article)[row.end : following.start].strip():
            raise UsageError(f"between claim {claim} and claim {following.id} is more than white space")
        (merged,) = _divide(store, [row, following], [(row.start, following.end)], "merge", by, {})
        return merged


def none(store: Store, claim: int, *, by: str, if_version: int | None = None) -> ClaimRow:
    """Say that a sentence is no claim: nobody has to check it. UsageError when it is none already."""
    return _say(store, claim, "none", checkable=False, by=by, if_version=if_version)


def claim(store: Store, claim: int, *, by: str, if_version: int | None = None) -> ClaimRow:
    """Say that a sentence that was left out, or taken for page furniture, is a claim. UsageError when it is one."""
    return _say(store, claim, "claim", checkable=True, by=by, if_version=if_version)


def _say(store: Store, number: int, kind: str, *, checkable: bool, by: str, if_version: int | None) -> ClaimRow:
    with store.writing():
        row = current(store, number, if_version)
        if row.checkable == checkable:
            raise UsageError(f"claim {number} is {'a' if checkable else 'no'} claim already", "nothing was changed")
        if checkable and not _has_word(row.text):
            raise UsageError(f"claim {number} has no word", "there is nothing to check")
        store.act(by, kind, article=row.article, items=[Item("checkable", int(checkable), row.article, number)])
        return store.claim(number)


def place_before(row: ClaimRow, words: str) -> int:
    """The offset in the article at which words of a claim begin; UsageError when they are not there just once."""
    count = row.text.count(words) if words else 0
    if count != 1:
        found = "not in" if not count else f"{count} times in"
        raise UsageError(
            f"{words[:80]!r} is {found} claim {row.id}", "give more of its words, or the place as an offset"
        )
    return row.start + row.text.index(words)


def _cut(text: str, row: ClaimRow, at: int) -> list[Span]:
    if not row.start < at < row.end:
        raise UsageError(f"claim {row.id} cannot be split at {at}", f"it runs from {row.start} to {row.end}")
    left, right = text[row.start : at].rstrip(), text[at : row.end].lstrip()
    if not _has_word(left) or not _has_word(right):
        raise UsageError(f"claim {row.id} cannot be split at {at}: a part would have no word", "split it elsewhere")
    return [(row.start, row.start + len(left)), (row.end - len(right), row.end)]


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))


def _divide(
    store: Store, parents: Sequence[ClaimRow], spans: Sequence[Span], kind: str, by: str, payload: dict[str, Any]
) -> list[ClaimRow]:
    """Put claims of these spans in place of the parents, in one act."""
    article = parents[0].article
    shares = _shared([change for parent in parents for change in parent.changes], spans)
    made = store.add_parts(article, _parts(store, article, parents, spans), [parent.id for parent in parents])
    children = made["children"]
    items = [Item("live", 0, article, parent.id) for parent in parents]
    items += [Item("live", 1, article, child) for child in children]
    items += [Item("claim", state_data(p.rulings, ()), article, p.id) for p in parents if p.changes]
    items += [
        Item("claim", state_data(_corrected(changes), changes), article, child)
        for child, changes in zip(children, shares, strict=True)
        if changes
    ]
    tags = store.tagged(article)
    items += [
        Item("tag", said, article, child, tag)
        for child in children
        for tag, said in {tag: said for parent in parents for tag, said in tags.get(parent.id, {}).items()}.items()
    ]
    store.act(by, kind, article=article, payload=payload | made, items=items)
    return [store.claim(child) for child in children]


def _shared(changes: Sequence[Change], spans: Sequence[Span]) -> list[list[Change]]:
    """The changes by the span that holds them; one may reach out of the whole, none across a cut."""
    shares: list[list[Change]] = [[] for _ in spans]
    last = len(spans) - 1
    for change in changes:
        for n, (start, stop) in enumerate(spans):
            if (n == 0 or change.start >= start) and (n == last or change.stop <= stop):
                shares[n].append(change)
                break
        else:
            raise UsageError(
                "a correction stands across that place", "split elsewhere, or withdraw the correction first"
            )
    return shares


def _corrected(changes: Sequence[Change]) -> list[RulingRow]:
    """The rulings that corrections are: each reviewer's latest, in the order of time."""
    latest: dict[str, str] = {}
    for change in changes:
        latest[change.by] = max(change.at, latest.get(change.by, ""))
    ordered = sorted(latest.items(), key=lambda pair: pair[1])
    return [RulingRow(reviewer, 1, "true", "corrected", at) for reviewer, at in ordered]


def _parts(store: Store, article: int, parents: Sequence[ClaimRow], spans: Sequence[Span]) -> list[Claim]:
    """What the rules say of the new claims, read among the others as an import reads them.

    What a reviewer had said of the parents against the rules holds for their parts too: that one is a claim, or that
    all are none.
    """
    from factcheck.claims import claims

    text, lang = store.text(article), base(store.article(article).lang)
    gone = {parent.id for parent in parents}
    first, last = parents[0].ord, parents[-1].ord
    rows = [row for row in store.claims(article=article) if first - NEAR <= row.ord <= last + NEAR]
    standing = [(row.start, row.end) for row in rows]
    others = [(row.start, row.end) for row in rows if row.id not in gone]
    before = {(claim.start, claim.end): claim.checkable for claim in claims(text, standing, lang)}
    said = [parent.checkable for parent in parents if parent.checkable != before[parent.start, parent.end]]
    after = {(claim.start, claim.end): claim for claim in claims(text, sorted([*others, *spans]), lang)}
    found = [after[span] for span in spans]
    if any(said) or len(said) == len(parents):
        return [replace(part, checkable=any(said)) for part in found]
    return found

"""The second reviewer's acts: a review of an article opened and ended, and rulings made without sight of the first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.review.notes import evidence_item, note_item
from factcheck.store.items import Item
from factcheck.store.log import check_name
from factcheck.store.records import Round
from factcheck.store.second import OPEN_ACTS
from factcheck.store.state import clean

if TYPE_CHECKING:
    from factcheck.model import Verdict
    from factcheck.store import ArticleRow, ClaimRow, Store


def assign(store: Store, article: int, name: str | None, *, by: str) -> ArticleRow:
    """Give an article to somebody to review, or with `name` None to nobody; what changes nothing is no act.

    Raises UsageError for a name that no reviewer can have.
    """
    with store.writing():
        row = store.article(article)
        name = clean(name).strip() if name is not None else None
        if name is not None:
            check_name(name)
        if name != row.assigned:
            item = Item("article", name, article, target="assigned")
            store.act(by, "assign", article=article, payload={"to": name}, items=[item])
        return store.article(article)


def start_second(store: Store, article: int, *, by: str) -> ArticleRow:
    """Open a second review of an article's newest version by `by`, who sees nothing of the first from now on.

    Raises UsageError when one is open, when `by` has worked on a version of the article, or has reviewed it so before.
    """
    with store.writing():
        row = store.article(store.newest(article))
        if row.second:
            raise UsageError(f"article {row.id} is under {row.second}'s second review", "end that one first")
        if any(one.by == by for one in store.second_reviews(row.id)):
            raise UsageError(f"{by} has reviewed article {row.id} a second time already", "let somebody else do it")
        if act := _worked_on(store, row.id, by):
            raise UsageError(f"{by} has worked on article {row.id} already ({act})", "let somebody else do it")
        rounds = [*store.rounds_of(row.id), Round(by, store.now(), open=True)]
        _keep(store, row.id, rounds, by, {"state": "open"})
        return store.article(row.id)


def end_second(store: Store, article: int, *, by: str) -> ArticleRow:
    """End the second review that is open on an article: everybody sees everything again. UsageError for none."""
    with store.writing():
        row = store.article(article)
        if not row.second:
            raise UsageError(f"article {article} is under no second review", "open one with --start")
        home = next(one for one in store.versions(store.newest(article)) if any(r.open for r in store.rounds_of(one)))
        rounds = [Round(one.by, one.at, open=False) for one in store.rounds_of(home)]
        _keep(store, home, rounds, by, {"state": "ended", "of": row.second})
        return store.article(article)


def _worked_on(store: Store, article: int, name: str) -> str:
    """What somebody did on an article, or on an older version of it, that stands; "" for nothing that tells."""
    for version in store.versions(article):
        for event in store.history(article=version, reviewer=name):
            if not event.undone and event.undoes is None and event.kind not in OPEN_ACTS:
                return f"{event.kind}, {event.at}"
        for claim in store.claims(article=version):
            if any(one.reviewer == name for one in claim.rulings) or any(one.by == name for one in claim.changes):
                return f"claim {claim.id}"
    return ""


def _keep(store: Store, article: int, rounds: list[Round], by: str, payload: dict[str, Any]) -> None:
    after = [{"by": one.by, "at": one.at, "open": one.open} for one in rounds]
    store.act(by, "second", article=article, payload=payload, items=[Item("article", after, article, target="second")])


def refuse_blind(claim: int, *, said: bool = False, rated: bool = False) -> None:
    """Refuse what a second ruling does not tell."""
    if said:
        raise UsageError(f"claim {claim}: a second review asks whether it is true, not whether it was said")
    if rated:
        raise UsageError(f"claim {claim}: a second ruling has no rating", "rule on it without one")


def second_ruling(
    store: Store,
    claim: int,
    verdict: Verdict,
    text: str | None = None,
    *,
    by: str,
    note: str | None = None,
    source: str | None = None,
    more: dict[str, Any] | None = None,
) -> ClaimRow:
    """Rule on a claim beside the first ruling, without sight of it; `text` is what it should read when corrected.

    The claim's status stays as it is, and the text is only proposed. When the first ruling is there both can be seen
    from now on, and this one stands. `open` withdraws it. What changes nothing is no act.
    """
    row = store.claim(claim)
    if text is not None and text == clean(row.text):
        raise UsageError(f"claim {claim}: the text is as it was", "change it, or rule otherwise")
    own, at = store.second_of(claim, by), store.now()
    stands = (own.verdict, own.correction) if own is not None else ("open", None)
    if stands == (verdict, text) and not note and not source:
        return row
    after = {"verdict": verdict, "correction": text, "at": at, "against": None, "against_by": None}
    items = [Item("second", after if verdict != "open" else None, row.article, claim, by)]
    payload: dict[str, Any] = {"verdict": verdict, "round": 2} | ({"text": text} if text is not None else {})
    payload |= more or {}
    if note:
        items.append(note_item(row.article, claim, note, public=False, by=by, at=at))
        payload |= {"note": clean(note)}
    if source:
        items.append(evidence_item(row.article, claim, source, by=by, at=at))
        payload |= {"source": items[-1].after["url"]}
    kind = "correction" if verdict == "corrected" else "ruling"
    store.act(by, kind, article=row.article, payload=payload, items=items)
    return store.claim(claim)

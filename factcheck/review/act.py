"""Ruling on a claim and correcting it; each call is one act, undone as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.errors import Divided, StaleWrite, UsageError
from factcheck.messages import render, render_all
from factcheck.model import VERDICTS, ChangeClass, Verdict
from factcheck.review.changes import from_edit
from factcheck.review.notes import evidence_item, note_item
from factcheck.review.ratings import rating_item, rating_items
from factcheck.review.second import refuse_blind, second_ruling
from factcheck.store.items import Item
from factcheck.store.records import ArticleRow, Change, ClaimRow, FlagRow, RulingRow
from factcheck.store.state import clean, overlap, reach, read_state, state_data, status, with_ruling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.model import Rating
    from factcheck.store import Store

CLASSES: tuple[ChangeClass, ...] = ("error", "slip", "withdrawn")
QUESTIONS = ("said", "true")
# What a reader would care about, by the family of the rule that found it.
SLIP_FAMILIES = ("words", "page")


def rule(
    store: Store,
    claim: int,
    verdict: Verdict,
    *,
    by: str,
    note: str | None = None,
    source: str | None = None,
    question: str = "true",
    rating: Rating | None = None,
    if_version: int | None = None,
    more: dict[str, Any] | None = None,
) -> ClaimRow:
    """Rule on a claim: `verified` and `disputed` keep its corrections, `open` withdraws rulings and corrections.

    `question`: what is answered, whether the claim is `true` or, of a quoted one, whether it was `said`; the answer to
    one leaves that to the other alone, and what was said is never fact-checked by it. A note and a source (http or
    https) are part of the same act; `more` is what its event tells besides. So is a rating, which must go with the
    verdict; one that the claim has and that does not go with it is dropped. Raises UsageError for `corrected`, which
    needs a text, and StaleWrite when the claim is no longer at `if_version`. What changes nothing is no act.
    """
    if question not in QUESTIONS:
        raise UsageError(f"{question!r} is no question", f"use one of {', '.join(QUESTIONS)}")
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict", f"use one of {', '.join(VERDICTS)}")
    if verdict == "corrected":
        raise UsageError("a correction needs the corrected text", "give the text, or say that the claim is cut")
    with store.writing():
        if store.blind(claim, by):
            refuse_blind(claim, said=question == "said", rated=rating is not None)
            return second_ruling(store, claim, verdict, by=by, note=note, source=source, more=more)
        row = current(store, claim, if_version)
        changes = () if (verdict, question) == ("open", "true") else row.changes
        if verdict == "open":
            rulings = tuple(ruling for ruling in row.rulings if ruling.question != question)
        else:
            rulings = _ruled(row, verdict, by, store.now(), question)
        if (rulings, changes) == (row.rulings, row.changes) and not note and not source and rating is None:
            return row  # what is open already is not opened by an act of its own, which nobody could take back
        payload = {"verdict": verdict} | ({"question": question} if question != "true" else {}) | (more or {})
        return _act(store, row, "ruling", by, state_data(rulings, changes), payload, note, source, rating)


def rate(store: Store, claim: int, rating: Rating | None, *, by: str, if_version: int | None = None) -> ClaimRow:
    """Give a claim the newsroom's own word, which sets its verdict and keeps its corrections; None takes it away.

    What changes nothing is no act. Raises StaleWrite as `rule` does.
    """
    with store.writing():
        row = current(store, claim, if_version)
        if items := rate_items(store, row, rating, by):
            payload = {"rating": rating.name, "verdict": rating.verdict} if rating else {"rating": "none"}
            store.act(by, "rate", article=row.article, payload=payload, items=items)
        return store.claim(claim)


def rate_items(store: Store, row: ClaimRow, rating: Rating | None, by: str) -> list[Item]:
    """What giving a claim a rating, or taking it away, touches: the verdict unless it stands, and the rating."""
    at = store.now()
    if rating is None:
        return [rating_item(row, None, by, at)] if row.rating else []
    items = []
    if row.status != rating.verdict:
        state = state_data(_ruled(row, rating.verdict, by, at), row.changes)
        items.append(Item("claim", state, row.article, row.id))
    return [*items, *rating_items(row, rating.verdict, row.changes, rating, by, at)]


def correct(
    store: Store,
    claim: int,
    text: str,
    *,
    by: str,
    cls: ChangeClass | None = None,
    note: str | None = None,
    source: str | None = None,
    cause: str = "",
    found_by: str = "",
    rating: Rating | None = None,
    if_version: int | None = None,
    more: dict[str, Any] | None = None,
) -> ClaimRow:
    """Correct a claim to `text`; the empty text cuts it. Suggestions accepted before keep their rule and reason.

    `cls` is the class of what is new, or of what stands when nothing is (default: `slip` when the meaning stays, else
    `error`). Raises UsageError when the text is the original one, or when part of it is already corrected by another
    claim's correction.
    """
    _check_class(cls)
    text = clean(text)
    with store.writing():
        if store.blind(claim, by):
            refuse_blind(claim, rated=rating is not None)
            return second_ruling(store, claim, "corrected", text, by=by, note=note, source=source, more=more)
        row = current(store, claim, if_version)
        if text == clean(row.text):
            raise UsageError(
                f"claim {claim}: the text is as it was", "change it, or rule it open to withdraw a correction"
            )
        at = store.now()
        signed = rewritten(store, row, text, by=by, at=at, cls=cls, cause=cause, found_by=found_by)
        state = state_data(_ruled(row, "corrected", by, at), signed)
        payload: dict[str, Any] = {"verdict": "corrected", "text": text} | (more or {})
        return _act(store, row, "correction", by, state, payload, note, source, rating)


def accept(
    store: Store,
    flag: int,
    *,
    by: str,
    suggestion: int = 0,
    cls: ChangeClass | None = None,
    if_version: int | None = None,
) -> ClaimRow | ArticleRow:
    """Make the change that a flag suggests; its finding is copied, so that a later recheck does not alter the record.

    The class defaults to that of the rule's family; a slip leaves a claim verified or disputed that was so. A flag
    without a claim records the change on the article. Raises UsageError for a dismissed flag, and for a suggestion
    that is not there or whose place is already corrected.
    """
    _check_class(cls)
    with store.writing():
        found = store.flag(flag)
        if found.state == "dismissed":
            raise UsageError(f"flag {flag} is dismissed, by {found.dismissed_by}", "restore it first")
        article = store.article(found.article)
        change = suggested(found, suggestion, article.lang, cls or class_of(found.rule), by, store.now())
        payload = {"flag": flag, "rule": found.rule, "was": store.text(found.article)[change.start : change.stop]}
        payload |= {"should_be": change.replacement}
        if found.claim is None:
            changes = (*store.article_changes(found.article), change)
            _refuse_overlap(flag, changes[:-1], change)
            after = state_data((), changes)["changes"]
            store.act(
                by,
                "accept",
                article=found.article,
                payload=payload,
                items=[Item("article", after, found.article, target="changes")],
            )
            return store.article(found.article)
        if store.blind(found.claim, by):
            return second_ruling(
                store, found.claim, "corrected", _made(store, found.claim, change), by=by, more=payload
            )
        row = current(store, found.claim, if_version)
        _refuse_overlap(flag, row.changes, change)
        # A text fix is no fact check, and does not undo one either.
        kept = change.cls == "slip" and row.status in ("verified", "disputed")
        rulings = row.rulings if kept else _ruled(row, "corrected", by, change.at)
        state = state_data(rulings, (*row.changes, change))
        return _act(store, row, "accept", by, state, payload, None, None)


def set_class(store: Store, claim: int, cls: ChangeClass, *, by: str, if_version: int | None = None) -> ClaimRow:
    """Set the class of a claim's corrections; UsageError when it has none."""
    _check_class(cls)
    with store.writing():
        row = current(store, claim, if_version)
        if not row.changes:
            raise UsageError(f"claim {claim} has no correction", "correct it first")
        state = state_data(row.rulings, [replace(change, cls=cls) for change in row.changes])
        return _act(store, row, "correction", by, state, {"class": cls}, None, None)


def current(store: Store, claim: int, if_version: int | None) -> ClaimRow:
    """The claim now; StaleWrite when it is no longer at the version that the caller saw, or no more at all."""
    try:
        row = store.claim(claim)
    except Divided as gone:
        if if_version is None:
            raise
        raise StaleWrite(gone.what, gone.hint) from gone
    if if_version is not None and row.version != if_version:
        who = f" by {row.reviewer}" if row.reviewer else ""
        raise StaleWrite(
            f"claim {claim} changed since you read it: it is {row.status}{who}", "look at it again", current=row.version
        )
    return row


def class_of(rule_name: str) -> ChangeClass:
    """The class that a correction of a rule's finding begins with."""
    from factcheck.check.registry import registry

    known = registry().rules.get(rule_name)
    return "slip" if known is not None and known.family in SLIP_FAMILIES else "error"


def _check_class(cls: ChangeClass | None) -> None:
    if cls is not None and cls not in CLASSES:
        raise UsageError(f"{cls!r} is no class of correction", f"use one of {', '.join(CLASSES)}")


def _ruled(row: ClaimRow, verdict: Verdict, by: str, at: str, question: str = "true") -> tuple[RulingRow, ...]:
    return with_ruling(row.rulings, RulingRow(by, 1, question, verdict, at))


def rewritten(
    store: Store,
    row: ClaimRow,
    text: str,
    *,
    by: str,
    at: str,
    cls: ChangeClass | None = None,
    cause: str = "",
    found_by: str = "",
) -> list[Change]:
    """A claim's changes when it is to read `text`, those that are new signed; see `correct`."""
    changes = _edited(store.text(row.article), row, text)
    if changes == row.changes and cls:
        return [replace(change, cls=cls) for change in changes]
    return [c if c in row.changes else _signed(c, cls, cause, found_by, by, at) for c in changes]


def _edited(article: str, row: ClaimRow, text: str) -> tuple[Change, ...]:
    """A claim's changes when its corrected text is to be `text`; the empty one cuts the claim and nothing beside it."""
    low, high, near = reach(row.start, row.end, row.changes)
    elsewhere = tuple(change for change in row.changes if change not in near)
    if not text.strip():
        return (*elsewhere, Change(row.start, row.end, "", "error"))
    return (*elsewhere, *from_edit(article[low:high], low, near, text))


def _signed(change: Change, cls: ChangeClass | None, cause: str, found_by: str, by: str, at: str) -> Change:
    return replace(change, cls=cls or change.cls, cause=cause, found_by=found_by, by=by, at=at)


def suggested(flag: FlagRow, index: int, lang: str, cls: ChangeClass, by: str, at: str) -> Change:
    """The correction that a flag's suggestion is; UsageError where it has none of that index."""
    if not 0 <= index < len(flag.suggestions):
        raise UsageError(f"flag {flag.id} has no suggestion {index + 1}", "correct the claim with a text of your own")
    chosen = flag.suggestions[index]
    reason, proof = clean(render(chosen.reason, lang)), clean(render_all(flag.proof, lang))
    return Change(
        chosen.start, chosen.end, chosen.replacement, cls, rule=flag.rule, reason=reason, proof=proof,
        fingerprint=flag.fingerprint, by=by, at=at,
    )  # fmt: skip


def _made(store: Store, claim: int, change: Change) -> str:
    """A claim's own text with one change made."""
    row = store.claim(claim)
    if not row.start <= change.start <= change.stop <= row.end:
        raise UsageError("the suggestion reaches beyond the claim", "correct the claim with a text of your own")
    return row.text[: change.start - row.start] + change.replacement + row.text[change.stop - row.start :]


def _refuse_overlap(flag: int, changes: Iterable[Change], new: Change) -> None:
    for change in changes:
        if overlap(change.start, change.stop, new.start, new.stop):
            raise UsageError(f"flag {flag}: the text is already corrected there", "edit the correction instead")


def _act(
    store: Store,
    row: ClaimRow,
    kind: str,
    by: str,
    state: dict[str, Any],
    payload: dict[str, Any],
    note: str | None,
    source: str | None,
    rating: Rating | None = None,
) -> ClaimRow:
    at = store.now()
    rulings, changes = read_state(state)
    items = [Item("claim", state, row.article, row.id)]
    items += rating_items(row, status(rulings), changes, rating, by, at)
    if rating is not None:
        payload |= {"rating": rating.name}
    if note:
        items.append(note_item(row.article, row.id, note, public=False, by=by, at=at))
        payload |= {"note": clean(note)}
    if source:
        items.append(evidence_item(row.article, row.id, source, by=by, at=at))
        payload |= {"source": items[-1].after["url"]}
    store.act(by, kind, article=row.article, payload=payload, items=items)
    return store.claim(row.id)

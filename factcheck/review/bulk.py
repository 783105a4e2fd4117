"""One act on many claims: what a filter chose and somebody saw, decided at once and undone at once.

What changed between the look and the act is left out and named. Corrections are never made in bulk, but for slips with
a single suggestion.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from factcheck.errors import UsageError
from factcheck.model import DISMISS_REASONS
from factcheck.review.ratings import contradicts
from factcheck.review.slips import accept_items, slips, slips_of
from factcheck.review.tags import tag_items
from factcheck.store.filter import Filter, Term
from factcheck.store.filtered import Seen, SeenFlag
from factcheck.store.items import Item
from factcheck.store.records import RulingRow
from factcheck.store.state import clean, state_data, with_ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Verdict
    from factcheck.store import ClaimRow, Store
    from factcheck.store.filtered import Standing

# So many claims or flags are decided at once: what a person can still mean, and one transaction still hold.
MOST = 20_000
# So many of them a preview shows.
SHOWN = 8
# It is kept with each of the claims.
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Preview:
    """What an act on a filter would touch: all of it as it was seen, and its first claims.

    `flags` are those that would be dismissed or accepted, empty where the act is on claims. `articles` is how many.
    """

    chosen: Filter
    claims: tuple[Seen, ...]
    flags: tuple[SeenFlag, ...]
    articles: int
    first: tuple[ClaimRow, ...]

    def __bool__(self) -> bool:
        return bool(self.claims or self.flags)


@dataclass(frozen=True, slots=True)
class Done:
    """What an act on many came to: its event (None: nothing was to be done), the claims and flags that it touched.

    `left_out` are claims, or flags where the act was on flags, that changed since they were seen. `unchanged`: so many
    were as the act would have made them.
    """

    event: int | None
    claims: tuple[int, ...]
    flags: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    unchanged: int = 0


def preview(store: Store, chosen: Filter) -> Preview:
    """The claims that a filter chooses. Raises UsageError for an empty filter and for too many claims."""
    _refuse_all(chosen)
    claims = store.seen(chosen, MOST + 1)
    if len(claims) > MOST:
        _refuse_many(f"{store.filtered(chosen).claims} claims")
    first = store.claims_by_id([row.claim for row in claims[:SHOWN]])
    return Preview(chosen, tuple(claims), (), len({row.article for row in claims}), tuple(first))


def preview_flags(store: Store, chosen: Filter) -> Preview:
    """The open flags that a filter chooses, with the versions of their claims; UsageError as `preview`."""
    _refuse_all(chosen)
    return _flags_seen(store, chosen, _open_flags(store, chosen))


def preview_slips(store: Store, chosen: Filter) -> Preview:
    """The flags that a filter chooses and that may be accepted all at once; UsageError as `preview`."""
    _refuse_all(chosen)
    return _flags_seen(store, chosen, slips(store, _open_flags(store, slips_of(chosen))))


def of_article(article: int) -> Filter:
    """The filter for one article's claims and flags."""
    return Filter((Term("article", (str(article),)),), f"article:{article}")


def _open_flags(store: Store, chosen: Filter) -> list[SeenFlag]:
    flags = store.seen_flags(chosen, MOST + 1)
    if len(flags) > MOST:
        _refuse_many(f"more than {MOST} flags")
    return flags


def _flags_seen(store: Store, chosen: Filter, flags: Sequence[SeenFlag]) -> Preview:
    """A preview of these flags."""
    held = list(dict.fromkeys(flag.claim for flag in flags if flag.claim is not None))
    standing = store.standing(held)
    claims = tuple(Seen(n, standing[n].article, standing[n].version) for n in held if n in standing)
    first = store.claims_by_id(held[:SHOWN])
    return Preview(chosen, claims, tuple(flags), len({flag.article for flag in flags}), tuple(first))


def rule_all(store: Store, seen: Preview, verdict: Verdict, *, by: str, reason: str = "") -> Done:
    """Rule on every claim of a preview as `rule` does on one: `open` withdraws corrections too.

    Raises UsageError for `corrected`, and for `verified` without a reason.
    """
    reason = checked_reason(verdict, reason)
    with store.writing():
        at = store.now()
        now = store.standing(row.claim for row in seen.claims)
        stands, left_out = _as_seen(seen.claims, now)
        touched = [row for row in stands if not _is_so(row, verdict)]
        new = RulingRow(by, 1, "true", verdict, at, reason, len(touched))
        items = [item for row in touched for item in _ruled(row, new)]
        payload = {"verdict": verdict, "reason": reason}
        event = _act(store, "ruling", by, seen.chosen, items, len(touched), payload)
        claims = tuple(row.claim for row in touched)
        return Done(event, claims, left_out=left_out, unchanged=len(stands) - len(touched))


def checked_reason(verdict: str, reason: str) -> str:
    """The reason of a ruling on many claims; UsageError where one is needed, or the verdict cannot be given so."""
    reason = clean(" ".join(reason.split()))
    if verdict not in ("verified", "disputed", "open"):
        raise UsageError(f"'{verdict}' cannot be ruled on many claims at once", "use verified, disputed or open")
    if verdict == "verified" and not reason:
        raise UsageError("many claims verified at once need a reason", "say how they were checked: --reason TEXT")
    if len(reason) > LONGEST_REASON:
        raise UsageError(f"the reason has {len(reason)} characters", f"at most {LONGEST_REASON} can be kept")
    return reason


def dismiss_all(store: Store, seen: Preview, *, by: str, reason: str = "", note: str = "") -> Done:
    """Dismiss every flag of a preview. Raises UsageError for an unknown reason."""
    if reason and reason not in DISMISS_REASONS:
        raise UsageError(f"{reason!r} is no reason to dismiss a flag", f"use one of {', '.join(DISMISS_REASONS)}")
    with store.writing():
        after = {"reason": reason, "note": clean(note), "by": by, "at": store.now()}
        stands, left_out = store.open_flags(seen.flags)
        items: dict[tuple[int, str], Item] = {}
        for flag in stands:
            items.setdefault(
                (flag.article, flag.fingerprint), Item("dismissal", after, flag.article, flag.claim, flag.fingerprint)
            )
        payload = {"reason": reason, "note": after["note"]}
        event = _act(store, "dismiss", by, seen.chosen, list(items.values()), len(stands), payload)
        return Done(event, _held(stands), tuple(flag.flag for flag in stands), left_out)


def accept_all(store: Store, seen: Preview, *, by: str) -> Done:
    """Accept every flag of a preview that `slips` gave; see `factcheck.review.slips`."""
    with store.writing():
        now = store.standing(row.claim for row in seen.claims)
        _, moved = _as_seen(seen.claims, now)
        stands, _ = store.open_flags(seen.flags)
        stands = [flag for flag in stands if flag.claim not in moved]
        items, accepted = accept_items(store, stands, now, by=by, at=store.now())
        kept = {flag.flag for flag in accepted}
        left_out = tuple(flag.flag for flag in seen.flags if flag.flag not in kept)
        event = _act(store, "accept", by, seen.chosen, items, len(accepted), {"slips": True})
        return Done(event, _held(accepted), tuple(flag.flag for flag in accepted), left_out)


def tag_all(store: Store, seen: Preview, names: Sequence[str], *, by: str, remove: bool = False) -> Done:
    """Put tags on every claim of a preview, or take them off. Raises UsageError as `tag` does."""
    with store.writing():
        now = store.standing(row.claim for row in seen.claims)
        stands = [now[row.claim] for row in seen.claims if row.claim in now]
        left_out = tuple(row.claim for row in seen.claims if row.claim not in now)  # a tag needs no version
        tagged = store.tags_of([row.claim for row in stands])
        rows = [(row.claim, row.article, tagged.get(row.claim, ())) for row in stands]
        items = tag_items(rows, names, by=by, at=store.now(), remove=remove)
        touched = tuple(dict.fromkeys(item.claim for item in items if item.claim is not None))
        payload: dict[str, Any] = {"tags": sorted({item.target for item in items})}
        payload |= {"removed": True} if remove else {}
        event = _act(store, "tag", by, seen.chosen, items, len(touched), payload)
        return Done(event, touched, left_out=left_out, unchanged=len(stands) - len(touched))


def _refuse_all(chosen: Filter) -> None:
    if not chosen:
        raise UsageError("an empty filter would take everything", "name at least one term, such as rule:repeated-word")


def _refuse_many(found: str) -> NoReturn:
    raise UsageError(f"{found} are too many for one act", f"narrow the filter to {MOST} or fewer")


def _as_seen(seen: Iterable[Seen], now: dict[int, Standing]) -> tuple[list[Standing], tuple[int, ...]]:
    """The claims that are still at the version that was seen, and the numbers of the others."""
    stands: list[Standing] = []
    left_out: list[int] = []
    for row in seen:
        if row.claim in now and now[row.claim].version == row.version:
            stands.append(now[row.claim])
        else:
            left_out.append(row.claim)
    return stands, tuple(left_out)


def _is_so(row: Standing, verdict: Verdict) -> bool:
    """Whether a claim is as the ruling would make it: what is open already is not opened once more."""
    return row.status == verdict and (verdict != "open" or not (row.changes or _answered(row.rulings, "true")))


def _answered(rulings: Iterable[RulingRow], question: str) -> list[RulingRow]:
    return [ruling for ruling in rulings if ruling.question == question]


def _ruled(row: Standing, new: RulingRow) -> list[Item]:
    if new.verdict == "open":
        rulings: tuple[RulingRow, ...] = tuple(_answered(row.rulings, "said"))
        changes: tuple[Any, ...] = ()
    else:
        rulings = with_ruling(row.rulings, new)
        changes = row.changes
    items = [Item("claim", state_data(rulings, changes), row.article, row.claim)]
    if row.rating is not None and contradicts(row.rating.rating, new.verdict, changes):
        items.append(Item("rating", None, row.article, row.claim))
    return items


def _held(flags: Iterable[SeenFlag]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(flag.claim for flag in flags if flag.claim is not None))


def _act(
    store: Store, kind: str, by: str, chosen: Filter, items: list[Item], n: int, payload: dict[str, Any]
) -> int | None:
    """One event of all items; it names the article where they are of one."""
    if not items:
        return None
    articles = {item.article for item in items}
    article = next(iter(articles)) if len(articles) == 1 else None
    said = {key: value for key, value in payload.items() if value}
    event = store.act(by, kind, article=article, payload=said | {"bulk": n, "filter": chosen.line}, items=items)
    return event.seq

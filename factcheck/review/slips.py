"""Slips that are accepted all at once: one suggestion, outside quotations, and never a date, a number or a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.facts.quotes import quotes
from factcheck.review.act import SLIP_FAMILIES, suggested
from factcheck.review.ratings import contradicts
from factcheck.store.filter import Filter, Term
from factcheck.store.items import Item
from factcheck.store.records import RulingRow
from factcheck.store.state import overlap, state_data, status, with_ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Span
    from factcheck.store import Change, FlagRow, Store
    from factcheck.store.filtered import SeenFlag, Standing

_WORD = re.compile(r"\w+")


def slip_rules() -> tuple[str, ...]:
    """The rules whose findings are slips: of the families words and page."""
    from factcheck.check.registry import registry

    return tuple(name for name, rule in registry().rules.items() if rule.family in SLIP_FAMILIES)


def slips_of(chosen: Filter) -> Filter:
    """The same filter, of flags that may be slips alone."""
    return replace(chosen, terms=(*chosen.terms, Term("rule", slip_rules())))


def slips(store: Store, flags: Sequence[SeenFlag]) -> list[SeenFlag]:
    """Those of some flags that may be accepted all at once, in the order given."""
    allowed = frozenset(slip_rules())
    rows = {row.id: row for row in store.flags_by_id([flag.flag for flag in flags if flag.rule in allowed])}
    held: dict[int, tuple[str, tuple[Span, ...]]] = {}
    found = []
    for flag in flags:
        if flag.flag not in rows:
            continue
        if flag.article not in held:
            text = store.text(flag.article)
            held = {flag.article: (text, quotes(text))}  # flags come by article
        if _plain(rows[flag.flag], *held[flag.article]):
            found.append(flag)
    return found


def _plain(flag: FlagRow, text: str, quoted: Sequence[Span]) -> bool:
    """Whether a flag's one suggestion touches no quotation, no figure and no name."""
    if flag.state != "open" or flag.field != "text" or flag.quoted or len(flag.suggestions) != 1:
        return False
    (one,) = flag.suggestions
    if _in_quotation(flag.start, flag.end, quoted) or _in_quotation(one.start, one.end, quoted):
        return False
    was, new = text[one.start : one.end], one.replacement
    if any(map(str.isnumeric, was + new)):
        return False
    return not Counter(_capitals(new)) - Counter(_capitals(was))


def _in_quotation(start: int, end: int, quoted: Sequence[Span]) -> bool:
    at = bisect_right(quoted, (start, end))
    return any(low < max(end, start + 1) and start < high for low, high in quoted[max(0, at - 1) : at + 1])


def _capitals(text: str) -> list[str]:
    """The words that a name could be."""
    return [word for word in _WORD.findall(text) if not word[0].islower()]


def accept_items(
    store: Store, flags: Iterable[SeenFlag], now: dict[int, Standing], *, by: str, at: str
) -> tuple[list[Item], list[SeenFlag]]:
    """What accepting flags touches, and those that are accepted: not those where the text is corrected already."""
    by_article: dict[int, list[SeenFlag]] = {}
    for flag in flags:
        by_article.setdefault(flag.article, []).append(flag)
    items: list[Item] = []
    accepted: list[SeenFlag] = []
    for article, some in by_article.items():
        more, taken = _of_article(store, article, some, now, by, at)
        items += more
        accepted += taken
    return items, accepted


def _of_article(
    store: Store, article: int, flags: Sequence[SeenFlag], now: dict[int, Standing], by: str, at: str
) -> tuple[list[Item], list[SeenFlag]]:
    taken = store.corrected_spans(article)
    lang = store.article(article).lang
    rows = {row.id: row for row in store.flags_by_id([flag.flag for flag in flags])}
    new: dict[int | None, list[Change]] = {}
    accepted = []
    for flag in slips(store, flags):
        change = suggested(rows[flag.flag], 0, lang, "slip", by, at)
        if _crowded(taken, change.start, change.stop) or (flag.claim is not None and flag.claim not in now):
            continue
        insort(taken, (change.start, change.stop))
        new.setdefault(flag.claim, []).append(change)
        accepted.append(flag)
    items: list[Item] = []
    for claim, changes in new.items():
        if claim is None:
            after: Any = state_data((), (*store.article_changes(article), *changes))["changes"]
            items.append(Item("article", after, article, target="changes"))
        else:
            items += _on_claim(now[claim], changes, by, at)
    return items, accepted


def _crowded(taken: Sequence[Span], start: int, stop: int) -> bool:
    near = bisect_left(taken, (start, stop))
    return any(overlap(start, stop, *other) for other in taken[max(0, near - 1) : near + 1])


def _on_claim(row: Standing, new: Sequence[Change], by: str, at: str) -> list[Item]:
    """A text fix is no fact check, and does not undo one either."""
    rulings, changes = row.rulings, (*row.changes, *new)
    if row.status not in ("verified", "disputed"):
        rulings = with_ruling(rulings, RulingRow(by, 1, "true", "corrected", at))
    items = [Item("claim", state_data(rulings, changes), row.article, row.claim)]
    if row.rating is not None and contradicts(row.rating.rating, status(rulings), changes):
        items.append(Item("rating", None, row.article, row.claim))
    return items

"""One article as the review screen shows it: a snapshot of the record, read in one go."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from factcheck import review
from factcheck.tui.article_view import paragraph_starts

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, EvidenceRow, FlagRow, NoteRow

HISTORY = 500
# After these an article is read anew as a whole.
_REWRITING = ("recheck", "split", "merge")


@dataclass(frozen=True)
class Page:
    """An article with its claims in text order, without the reasons of their scores, its flags, notes and history.

    `earlier`: by claim, the former claims of its words, before they were split or merged, and in older versions.
    `before`: by id, the claims of older versions that some are to be looked at again beside.
    """

    article: ArticleRow
    claims: list[ClaimRow]
    flags: list[FlagRow]
    notes: list[NoteRow]
    evidence: list[EvidenceRow]
    history: list[EventRow]
    paragraphs: list[int]
    earlier: dict[int, tuple[int, ...]]
    before: dict[int, ClaimRow]

    @cached_property
    def place(self) -> dict[int, int]:
        """The place of each claim in `claims`, by its id."""
        return {claim.id: n for n, claim in enumerate(self.claims)}

    @cached_property
    def _by_claim(self) -> dict[int | None, list[FlagRow]]:
        by: dict[int | None, list[FlagRow]] = {}
        for flag in self.flags:
            by.setdefault(flag.claim, []).append(flag)
        return by

    def flags_of(self, claim: int | None) -> list[FlagRow]:
        """The flags of a claim, or those of the article, in text order."""
        return self._by_claim.get(claim, [])

    def claim(self, number: int | None) -> ClaimRow | None:
        """The claim of an id."""
        return self.claims[self.place[number]] if number is not None and number in self.place else None

    @cached_property
    def _flags(self) -> dict[int, FlagRow]:
        return {flag.id: flag for flag in self.flags}

    def flag(self, number: int | None) -> FlagRow | None:
        """The flag of an id."""
        return self._flags.get(number) if number is not None else None

    @cached_property
    def quiet(self) -> int:
        """How many notes are open."""
        return sum(flag.severity == "info" and flag.state == "open" for flag in self.flags)

    @cached_property
    def visited(self) -> list[ClaimRow]:
        """The claims that a cursor visits: all but boilerplate."""
        return [claim for claim in self.claims if "boilerplate" not in claim.kinds]

    def beside(self, claim: ClaimRow, step: int) -> ClaimRow | None:
        """The next (1) or the previous (-1) visited claim, from any claim; None at the end."""
        if step > 0:
            at = bisect_right(self.visited, claim.start, key=lambda one: one.start)
        else:
            at = bisect_left(self.visited, claim.start, key=lambda one: one.start) - 1
        return self.visited[at] if 0 <= at < len(self.visited) else None

    def kin(self, claim: int) -> set[int]:
        """A claim and the former claims of its words: what stands on one of them is of it, too."""
        return {claim, *self.earlier.get(claim, ())}

    def waiting(self, claim: int | None) -> list[FlagRow]:
        """The undecided errors and warnings of a claim, or of the article, in text order."""
        return review.undecided(self.flags_of(claim))

    def after(self, offset: int, past: int | None = None) -> FlagRow | ClaimRow | None:
        """What is next after a ruling at an offset; the flags of the claim `past` are passed over."""
        return review.after_ruling(self.flags, self.claims, offset, past=past)

    def undecided(self, *, info: bool = False) -> list[FlagRow]:
        """The undecided errors and warnings in text order, the article's own first; with `info` the open notes too."""
        wanted = [f for f in self.flags if f.undecided and (f.severity != "info" or (info and f.state == "open"))]
        return sorted(wanted, key=lambda flag: (flag.claim is not None, flag.start, flag.end))


def load(store: Store, article: int, before: Page | None = None) -> Page:
    """Read an article's page; with the one that was read before, only what changed since.

    Raises UsageError for an unknown article, DatabaseError.
    """
    versions = store.versions(article)
    history = _history(store, versions)
    if before is not None and before.article.id == article and _same_words(before.history, history):
        claims, flags = store.renewed(article, before.claims, before.flags, reasons=False)
        if [claim.id for claim in claims] == [claim.id for claim in before.claims]:
            return replace(
                before,
                article=store.article(article),
                claims=claims,
                flags=flags,
                notes=store.notes(article=article),
                evidence=store.evidence(article=article),
                history=history,
                before=_before(store, versions[:-1], claims),
            )
    claims, flags = store.claims(article=article, reasons=False), store.flags(article=article)
    return Page(
        article=store.article(article),
        claims=claims,
        flags=flags,
        notes=store.notes(article=article),
        evidence=store.evidence(article=article),
        history=history,
        paragraphs=paragraph_starts(store.text(article)),
        earlier=store.earlier(article),
        before=_before(store, versions[:-1], claims),
    )


def _history(store: Store, versions: list[int]) -> list[EventRow]:
    """The last acts on an article and its older versions, newest first."""
    found = [event for one in versions[::-1] for event in store.history(article=one, limit=HISTORY)]
    return sorted(found, key=lambda event: -event.seq)[:HISTORY]


def _before(store: Store, versions: list[int], claims: list[ClaimRow]) -> dict[int, ClaimRow]:
    """The claims of older versions that some are to be looked at again beside, by id."""
    wanted = {claim.look_again for claim in claims if claim.look_again}
    found: dict[int, ClaimRow] = {}
    for version in versions[::-1]:
        if len(found) < len(wanted):
            found |= {claim.id: claim for claim in store.claims(article=version, reasons=False) if claim.id in wanted}
    return found


def _same_words(before: list[EventRow], history: list[EventRow]) -> bool:
    """Whether no act came since that may change what a flag says or what a claim was before; both newest first."""
    last = before[0].seq if before else 0
    since = list(takewhile(lambda event: event.seq > last, history))
    return len(since) < HISTORY and all(event.kind not in _REWRITING for event in since)

"""One article as the review screen shows it: a snapshot of the record, read in one go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from factcheck import review
from factcheck.tui.article_view import paragraph_starts

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, EvidenceRow, FlagRow, NoteRow

HISTORY = 500


@dataclass(frozen=True)
class Page:
    """An article with its claims in text order, its flags, notes, evidence and history.

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

    def flag(self, number: int | None) -> FlagRow | None:
        """The flag of an id."""
        return next((flag for flag in self.flags if flag.id == number), None) if number is not None else None

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


def load(store: Store, article: int) -> Page:
    """Read an article's page. Raises UsageError for an unknown article, DatabaseError."""
    claims = store.claims(article=article)
    versions = store.versions(article)
    history = [event for one in versions[::-1] for event in store.history(article=one, limit=HISTORY)]
    return Page(
        article=store.article(article),
        claims=claims,
        flags=store.flags(article=article),
        notes=store.notes(article=article),
        evidence=store.evidence(article=article),
        history=sorted(history, key=lambda event: -event.seq)[:HISTORY],
        paragraphs=paragraph_starts(store.text(article)),
        earlier=store.earlier(article),
        before=_before(store, versions[:-1], {claim.look_again for claim in claims if claim.look_again}),
    )


def _before(store: Store, versions: list[int], wanted: set[int]) -> dict[int, ClaimRow]:
    """The wanted claims of older versions, by id."""
    found: dict[int, ClaimRow] = {}
    for version in versions[::-1]:
        if len(found) < len(wanted):
            found |= {claim.id: claim for claim in store.claims(article=version) if claim.id in wanted}
    return found

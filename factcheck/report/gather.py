"""What a report says of one article, gathered once for every format."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.report.times import local_time
from factcheck.text import widened

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, Change, ClaimRow, EvidenceRow, FlagRow, NoteRow

_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands: paragraph (non-blank lines) and sentence within it, both from 1; 0: the headline."""

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One changed span. `was` and `should_be` are widened to whole words; the sentences give the context."""

    place: Place
    claim: int | None
    was: str
    should_be: str
    sentence_was: str
    sentence_should_be: str
    change: Change
    at: str


@dataclass(frozen=True, slots=True)
class Item:
    """A claim in one of the report's lists, with its place, its notes and its evidence."""

    place: Place
    claim: ClaimRow
    notes: tuple[NoteRow, ...]
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything a report may say of an article; times are in the newsroom's zone, with its label."""

    article: ArticleRow
    text: str
    corrected_text: str
    imported_at: str
    state_at: str
    as_of: str
    corrections: tuple[Correction, ...]
    items: tuple[Item, ...]
    dismissed: tuple[tuple[Place, FlagRow], ...]
    undecided: tuple[tuple[Place, FlagRow], ...]
    notes: tuple[NoteRow, ...]

    def with_status(self, status: str) -> list[Item]:
        """The checkable claims with a verdict, in text order; an open one with no ruling at all counts as open."""
        return [
            item for item in self.items if item.claim.status == status and (item.claim.checkable or status != "open")
        ]


def gather(store: Store, article_id: int, settings: Settings) -> ArticleReport:
    """Read an article's whole record. Raises UsageError for an unknown article."""
    article = store.article(article_id)
    text = store.text(article_id)
    claims = store.claims(article=article_id)
    places = _Places(text, claims)
    notes = store.notes(article=article_id)
    flags = store.flags(article=article_id)
    latest = store.history(article=article_id, limit=1)
    zone = settings.timezone
    return ArticleReport(
        article=article,
        text=text,
        corrected_text=store.corrected_text(article_id),
        imported_at=local_time(article.imported_at, zone),
        state_at=local_time(article.state_at, zone) if article.state_at else "",
        as_of=local_time(latest[0].at if latest else article.imported_at, zone),
        corrections=tuple(_corrections(store, article, text, claims, places, zone)),
        items=tuple(
            Item(
                places.of(claim.start),
                claim,
                tuple(note for note in notes if note.claim == claim.id),
                tuple(store.evidence(claim=claim.id)) if claim.status != "open" else (),
            )
            for claim in claims
        ),
        dismissed=tuple((places.of(flag.start), flag) for flag in flags if flag.state == "dismissed"),
        undecided=tuple((places.of(flag.start), flag) for flag in flags if flag.undecided and flag.severity != "info"),
        notes=tuple(note for note in notes if note.claim is None),
    )


class _Places:
    """Offsets to paragraph and sentence, by bisection."""

    def __init__(self, text: str, claims: list[ClaimRow]) -> None:
        self.lines, at = [], 0
        for match in _LINE_END.finditer(text):
            if text[at : match.start()].strip():
                self.lines.append(at)
            at = match.end()
        if text[at:].strip():
            self.lines.append(at)
        self.claims = sorted(claim.start for claim in claims)

    def of(self, offset: int) -> Place:
        """The place of an offset of the text."""
        line = max(0, bisect_right(self.lines, offset) - 1)
        first = bisect_right(self.claims, self.lines[line] - 1) if self.lines else 0
        return Place(line + 1, max(1, bisect_right(self.claims, offset) - first))


def _corrections(
    store: Store, article: ArticleRow, text: str, claims: list[ClaimRow], places: _Places, zone: str
) -> list[Correction]:
    found = []
    if article.headline:
        change = article.headline
        found.append(
            Correction(
                Place(0, 0), None, article.title, change.replacement, article.title, change.replacement, change,
                local_time(change.at, zone),
            )
        )  # fmt: skip
    changed: list[tuple[ClaimRow | None, Change]] = [(claim, change) for claim in claims for change in claim.changes]
    changed += [(None, change) for change in store.article_changes(article.id)]
    for claim, change in sorted(changed, key=lambda pair: pair[1].start):
        start, stop = widened(text, change.start, change.stop, change.replacement)
        if claim is not None and (start < claim.start or stop > claim.end):
            start, stop = change.start, change.stop
        was = text[start:stop]
        should_be = text[start : change.start] + change.replacement + text[change.stop : stop]
        found.append(
            Correction(
                places.of(change.start),
                claim.id if claim else None,
                was,
                should_be,
                claim.text if claim else was,
                (claim.correction or "") if claim else should_be,
                change,
                local_time(change.at, zone),
            )
        )
    return found

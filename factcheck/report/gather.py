"""What a report says of one article, gathered once for every format."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from factcheck.model import apply_changes
from factcheck.report.sources import Source, source_of
from factcheck.report.times import local_time
from factcheck.store.state import overlap
from factcheck.text import shorten, widened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.model import Span, Verdict
    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.store.records import (
        ArticleRow,
        Change,
        ClaimRow,
        DescriptionRow,
        EventRow,
        EvidenceRow,
        FlagRow,
        LiveCorrection,
        NoteRow,
        PublicationRow,
    )

Backing = TypeVar("Backing", "NoteRow", "Source")
Stored = TypeVar("Stored", "NoteRow", "EvidenceRow")

_CORRECTING = ("accept", "correction", "headline")
LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a span stands: paragraph and sentence within it, both from 1; 0: the headline.

    A paragraph is a non-blank line, with the lines that a sentence begun in it runs on to.
    """

    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Said:
    """The answer to whether a quoted claim was said, which says nothing of whether it is true; `at` as in reports."""

    verdict: Verdict
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One changed span. `was` and `should_be` are widened to whole words; the sentences give the context.

    `span` is where `was` stands in the text and `sentence` where its sentence does (for a headline: in the headline).
    `before_publication`: made while the article was a draft, so that no reader saw what was wrong. `live_at`: since
    when its words are in the text, for one of an older version ("": it is still to be made), whose places are those of
    its new words; `stands`: they are in this one.
    """

    place: Place
    claim: int | None
    was: str
    should_be: str
    span: Span
    sentence: Span
    sentence_was: str
    sentence_should_be: str
    change: Change
    at: str
    before_publication: bool
    notes: tuple[NoteRow, ...] = ()
    evidence: tuple[Source, ...] = ()
    said: Said | None = None
    live_at: str = ""
    stands: bool = True


def visible(rows: Sequence[Backing], public: bool) -> list[Backing]:
    """The notes or the evidence that a report may show: in public those that are marked so."""
    return [row for row in rows if row.public or not public]


@dataclass(frozen=True, slots=True)
class Item:
    """A claim in one of the report's lists, with its place, its notes and its evidence.

    `earlier` are the former claims of its words, before they were split or merged; their notes are among its own.
    `described` is what a debunk and a ClaimReview tell of it, `rating` the newsroom's own word below the verdict.
    """

    place: Place
    claim: ClaimRow
    notes: tuple[NoteRow, ...]
    evidence: tuple[Source, ...]
    said: Said | None
    earlier: tuple[int, ...]
    described: DescriptionRow | None = None
    rating: str = ""


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """Everything a report may say of an article; times are in the newsroom's zone, with its label.

    `changes` are all corrections of the text, disjoint and in text order; a corrected headline is among them where the
    text begins with the headline, whose place is then `headline_span`. `own_headline` is false where the article came
    without a headline and its first words stand for one. `as_of` is the newest act, `stamp` the same time as stored.
    `publications` say how far its notice and its claims' debunks and ClaimReviews are.
    """

    article: ArticleRow
    text: str
    changes: tuple[Change, ...]
    headline_span: Span | None
    own_headline: bool
    corrected_text: str
    imported_at: str
    state_at: str
    as_of: str
    stamp: str
    zone: str
    corrections: tuple[Correction, ...]
    items: tuple[Item, ...]
    dismissed: tuple[tuple[Place, FlagRow], ...]
    undecided: tuple[tuple[Place, FlagRow], ...]
    flags: tuple[FlagRow, ...]
    notes: tuple[NoteRow, ...]
    publications: tuple[PublicationRow, ...] = ()

    def title(self, *, public: bool = False) -> str:
        """The headline as it stands now; in public never a file's name that stands for one."""
        if self.article.headline:
            return self.article.headline.replacement
        if public and not self.own_headline:
            return shorten(" ".join(self.corrected_text[:400].split()), 80) or str(self.article.id)
        return self.article.title

    @property
    def ours(self) -> bool:
        """Whether it is one's own text: what somebody else published is neither corrected nor given a notice."""
        return self.article.whose == "ours"

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
    places = _Places(text, store.sentences(article_id))
    notes = store.notes(article=article_id)
    flags = store.flags(article=article_id)
    latest = store.history(article=article_id, limit=1)
    zone = settings.timezone
    noted, proved = _by_claim(notes), _by_claim(store.evidence(article=article_id))
    earlier = store.earlier(article_id)
    described = store.descriptions(article_id)
    items = tuple(
        Item(
            places.of(claim.start),
            claim,
            _of(noted, claim.id, earlier),
            tuple(map(source_of, _of(proved, claim.id, earlier))) if claim.status != "open" or claim.said else (),
            Said(claim.said.verdict, claim.said.reviewer, local_time(claim.said.at, zone)) if claim.said else None,
            earlier.get(claim.id, ()),
            described.get(claim.id),
            claim.rating.rating.word(article.lang) if claim.rating else "",
        )
        for claim in claims
    )
    headline_span = _headline_span(text, article.title)
    changes = tuple(_changes(store, article, claims, headline_span))
    stamp = latest[0].at if latest else article.imported_at
    return ArticleReport(
        article=article,
        text=text,
        changes=changes,
        headline_span=headline_span,
        own_headline=article.headline is not None or store.source_article(article_id).title is not None,
        corrected_text=apply_changes(text, ((c.start, c.stop, c.replacement) for c in changes)),
        imported_at=local_time(article.imported_at, zone),
        state_at=local_time(article.state_at, zone) if article.state_at else "",
        as_of=local_time(stamp, zone),
        stamp=stamp,
        zone=zone,
        corrections=tuple(_corrections(store, article, text, items, places, zone)),
        items=items,
        dismissed=tuple((places.of(flag.start), flag) for flag in flags if flag.state == "dismissed"),
        undecided=tuple((places.of(flag.start), flag) for flag in flags if flag.undecided and flag.severity != "info"),
        flags=tuple(flags),
        notes=tuple(note for note in notes if note.claim is None),
        publications=tuple(store.publications(article_id)),
    )


def _by_claim(rows: Sequence[Stored]) -> dict[int, list[Stored]]:
    found: dict[int, list[Stored]] = {}
    for row in rows:
        if row.claim is not None:
            found.setdefault(row.claim, []).append(row)
    return found


def _of(rows: dict[int, list[Stored]], claim: int, earlier: dict[int, tuple[int, ...]]) -> tuple[Stored, ...]:
    """What stands on a claim and on the former claims of its words, oldest first."""
    found = [row for number in (claim, *earlier.get(claim, ())) for row in rows.get(number, ())]
    return tuple(sorted(found, key=lambda row: row.id))


def _headline_span(text: str, title: str) -> Span | None:
    """Where the headline stands in the text: its first line with anything on it, when that is the headline."""
    start = len(text) - len(text.lstrip())
    end = LINE_END.search(text, start)
    line = text[start : end.start() if end else len(text)].rstrip()
    return (start, start + len(line)) if line and line == title.strip() else None


def _changes(store: Store, article: ArticleRow, claims: Sequence[ClaimRow], headline: Span | None) -> Iterator[Change]:
    """All changes of the text, in text order; a corrected headline too where it stands there uncorrected."""
    found = [change for claim in claims for change in claim.changes] + list(store.article_changes(article.id))
    if article.headline and headline and not any(overlap(c.start, c.stop, *headline) for c in found):
        found.append(replace(article.headline, start=headline[0], stop=headline[1]))
    yield from sorted(found, key=lambda change: (change.start, change.stop))


class _Places:
    """Offsets to paragraph and sentence, by bisection; a reader counts the sentences as they stand in the text."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        ends = [match.span() for match in LINE_END.finditer(text)] + [(len(text), len(text))]
        starts = [0, *(end for _, end in ends)]
        self.sentences = [start for start, _ in sentences]
        within = dict(sentences)
        self.lines = []
        for start, (stop, _) in zip(starts, ends, strict=False):
            before = bisect_left(self.sentences, start) - 1
            runs_on = before >= 0 and within[self.sentences[before]] > start
            if text[start:stop].strip() and not runs_on:
                self.lines.append(start)

    def of(self, offset: int) -> Place:
        """The place of an offset of the text."""
        line = max(0, bisect_right(self.lines, offset) - 1)
        first = bisect_right(self.sentences, self.lines[line] - 1) if self.lines else 0
        return Place(line + 1, max(1, bisect_right(self.sentences, offset) - first))


def _corrections(
    store: Store, article: ArticleRow, text: str, items: Sequence[Item], places: _Places, zone: str
) -> list[Correction]:
    found = []
    publication = _Publication(store, article)
    if article.headline:
        change = article.headline
        found.append(
            Correction(
                Place(0, 0), None, article.title, change.replacement, (0, len(article.title)), (0, len(article.title)),
                article.title, change.replacement, change, local_time(change.at, zone),
                publication.came_after(change, None),
            )
        )  # fmt: skip
    changed: list[tuple[Item | None, Change]] = [(item, change) for item in items for change in item.claim.changes]
    changed += [(None, change) for change in store.article_changes(article.id)]
    for item, change in sorted(changed, key=lambda pair: pair[1].start):
        claim = item.claim if item else None
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
                (start, stop),
                (claim.start, claim.end) if claim else (start, stop),
                claim.text if claim else was,
                (claim.correction or "") if claim else should_be,
                change,
                local_time(change.at, zone),
                publication.came_after(change, {claim.id, *item.earlier} if claim and item else None),
                item.notes if item else (),
                item.evidence if item else (),
                item.said if item else None,
            )
        )
    return found + [_live(one, items, places, zone, publication) for one in article.live]


def _live(
    live: LiveCorrection, items: Sequence[Item], places: _Places, zone: str, publication: _Publication
) -> Correction:
    """A correction of an older version that is in the text by now, with what stands on its claim."""
    item = next((item for item in items if item.claim.id == live.claim), None) if live.claim is not None else None
    span = (live.change.start, live.change.stop)
    claims = {*(item.earlier if item else ()), *filter(None, (live.claim, live.earlier))}
    return Correction(
        places.of(live.change.start) if live.field == "text" else Place(0, 0), live.claim, live.was, live.should_be,
        span, span, live.sentence_was, live.sentence_should_be, live.change, local_time(live.change.at, zone),
        publication.came_after(live.change, claims or None), item.notes if item else (), item.evidence if item else (),
        item.said if item else None, local_time(live.live_at, zone), live.stands,
    )  # fmt: skip


class _Publication:
    """When the record says that an article went from draft to published, by the sequence of its acts.

    The acts are those on all its versions; one may be imported as published after the other was a draft.
    """

    def __init__(self, store: Store, article: ArticleRow) -> None:
        self.draft, self.seq = article.stage == "draft", 0
        self.acts: list[EventRow] = []
        if self.draft:
            return
        stage = ""
        for version in store.versions(article.id):
            acts = store.history(article=version)[::-1]
            self.acts += acts
            stages = [(event.seq, *_stages(store, event)) for event in acts if "stage" in event.detail]
            first = stages[0][1] if stages else store.article(version).stage
            if (stage, first) == ("draft", "published"):
                self.seq = next((event.seq for event in acts if event.kind == "import"), 0)
            self.seq = next((seq for seq, was, now in stages[::-1] if (was, now) == ("draft", "published")), self.seq)
            stage = store.article(version).stage
        self.acts.sort(key=lambda event: event.seq)

    def came_after(self, change: Change, claims: set[int] | None) -> bool:
        """Whether a correction was made before the publication; its act is the first that is not older than it.

        `claims`: the claim that it is on and the former ones of its words, on one of which it was made.
        """
        if self.draft or not self.seq:
            return self.draft
        for event in self.acts:
            mine = event.by == change.by and event.kind in _CORRECTING and (claims is None or claims & {*event.claims})
            if mine and event.at >= change.at:
                return event.seq < self.seq
        return False


def _stages(store: Store, event: EventRow) -> tuple[str, str]:
    """What an act made of an article's stage: before and after; the same for one that was undone."""
    was = next((item.after for item in store.reversed_items(event.seq) if item.target == "stage"), "")
    return was, was if event.undone else event.detail["stage"]

"""The one door to the record: everything the rest of the program may ask of it or write to it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal
from uuid import uuid4

from factcheck import __version__
from factcheck.errors import UsageError
from factcheck.store import (
    division,
    filtered,
    lineage,
    log,
    outward,
    presence,
    read,
    renewal,
    reverse,
    second,
    tags,
    tally,
    totals,
    window,
)
from factcheck.store.connect import Connection, connect
from factcheck.store.queue import places, queue
from factcheck.store.search import Found, search, titled
from factcheck.store.texts import Texts, source_article, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from factcheck.model import Analysis, Article, Claim, KnownClaim, Order, Span, Verdict
    from factcheck.store.connect import Row
    from factcheck.store.filter import Filter
    from factcheck.store.filtered import Count, Seen, SeenFlag, Standing
    from factcheck.store.items import Item
    from factcheck.store.known import Taken
    from factcheck.store.records import (
        ArticlePlace,
        ArticleRow,
        ArticleWindow,
        Change,
        ClaimRow,
        DescriptionRow,
        DoctorCheck,
        EventRow,
        EvidenceRow,
        FlagRow,
        Imported,
        KnownRow,
        NoteRow,
        PublicationRow,
        Round,
        RuleCount,
        RulingRow,
        SecondRow,
        SimilarRow,
        Totals,
    )
    from factcheck.store.stats import Counted, Made
    from factcheck.store.tags import Saved
    from factcheck.store.versions import Pair

Clock = Callable[[], datetime]
IdSource = Callable[[], str]
DeskWay = Literal["behind", "ahead", "around"]
TIMEOUT = 30.0


def utc_now() -> datetime:
    """The time, in UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """A random UUID."""
    return str(uuid4())


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def open_store(
    path: Path,
    *,
    create: bool = False,
    clock: Clock | None = None,
    ids: IdSource | None = None,
    home: Path | None = None,
    timeout: float = TIMEOUT,
) -> Store:
    """Open a database; `create` makes a missing or empty file one. `timeout`: seconds to wait for another writer.

    `clock` gives the time and `ids` the UUIDs that events bear. Files below `home` (default: the database's folder)
    are known by their path from there, so that folder and database can move together. Raises DatabaseError, or
    NewerDatabase with the file untouched; see `factcheck.store.connect`.
    """
    clock = clock or utc_now
    connection = connect(
        path, create=create, timeout=timeout, now=_written(clock()), program=f"factcheck {__version__}"
    )
    return Store(connection, clock, ids or new_id, home or path.absolute().parent)


class Store:
    """An open database; use it in one thread. Raises DatabaseError whenever the file cannot be used."""

    def __init__(self, connection: Connection, clock: Clock, ids: IdSource, home: Path) -> None:
        self._connection, self._clock, self._ids = connection, clock, ids
        self._home = home.absolute()
        self._texts: Texts = OrderedDict()
        # Whose eyes it is read with: see `factcheck.store.second`. None: nobody's in particular.
        self.viewer: str | None = None
        self._sight: tuple[object, second.Sight] | None = None
        # What acts through this store set back to draft: the kind of text, and its article or claim.
        self.set_back: list[tuple[str, int]] = []

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._connection.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: the file or its folder does not allow it."""
        return self._connection.read_only

    def data_version(self) -> int:
        """A number that grows whenever anybody commits a change of the record; cheap enough to poll.

        Where windows are is no change: `others` tells it.
        """
        sql = "SELECT sum(CAST(value AS INTEGER)) FROM meta WHERE key IN ('head_seq', 'rebuilt')"
        return int(self._connection.value(sql))

    @property
    def sight(self) -> second.Sight:
        """What the viewer may not see now."""
        if self._connection.writing:
            return second.sight(self._connection, self.viewer)
        mark = self._connection.value("PRAGMA data_version"), self._connection.commits, self.viewer
        if self._sight is None or self._sight[0] != mark:
            self._sight = mark, second.sight(self._connection, self.viewer)
        return self._sight[1]

    def now(self) -> str:
        """The time as events bear it."""
        return _written(self._clock())

    def _stamp(self) -> log.Stamp:
        return log.Stamp(self.now(), self._ids())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction around reads and acts: all is kept or nothing is. Inside another it is part of that."""
        with self._connection.write():
            yield

    def spare_memory(self) -> None:
        """Hold little of the file in memory: for a program that stays open."""
        self._connection.spare_memory()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Reads that all see the record at one moment, whatever others write meanwhile."""
        with self._connection.snapshot():
            yield

    # ---- articles in

    def import_analysis(self, analysis: Analysis, *, by: str, fallback_title: str = "") -> Imported:
        """Store an analysed article, all or nothing; a known one is left as it is."""
        from factcheck.store import write

        return write.add(self._connection, self._stamp(), analysis, by, fallback_title, self._home)

    def known(self, article: Article) -> Imported | None:
        """What importing an article would give if it is known: told before it is analysed. None for what is not."""
        from factcheck.store import write

        return write.known(self._connection, article, self._home)

    def continued(self, article: Article) -> Article:
        """An article to be analysed, with what was amended in the version before it; see `write.continued`."""
        from factcheck.store import write

        return write.continued(self._connection, article, self._home)

    def import_all(self, analyses: Iterable[Analysis], *, by: str, title: Callable[[Analysis], str]) -> list[Imported]:
        """Store analysed articles in one transaction, each an event of its own: all of them, or none.

        `title` gives what an article without a headline is called.
        """
        with self.writing():
            return [self.import_analysis(analysis, by=by, fallback_title=title(analysis)) for analysis in analyses]

    def recheck(self, article: int, analysis: Analysis, *, by: str) -> tuple[int, int]:
        """Put the flags of an analysis in place of the stored ones: (added, removed). Nothing else changes."""
        self.article(article)
        from factcheck.store import write

        return write.replace_flags(self._connection, self._stamp(), article, analysis, by)

    def add_known(self, claims: Iterable[KnownClaim], *, by: str, source: str) -> Taken:
        """Store other people's rulings, of a source, as one event; see `factcheck.store.known`."""
        from factcheck.store import known as foreign

        return foreign.add(self._connection, self._stamp(), claims, by, source)

    # ---- reading

    def articles(self, ids: Sequence[int] | None = None) -> list[ArticleRow]:
        """The newest version of each document, most undecided errors, then warnings, first; or those with `ids`."""
        return read.articles(self._connection, ids, self.sight)

    def desk(self, place: ArticlePlace | None, limit: int, way: DeskWay = "behind") -> ArticleWindow:
        """So many of the desk's articles from a place, or from its beginning or its end, in the order of `articles`.

        `way`: those behind the place, ahead of it, or around it; see `factcheck.store.window`.
        """
        if way == "around" and place is not None:
            return window.around(self._connection, place, limit, self.sight)
        return (window.ahead if way == "ahead" else window.behind)(self._connection, place, limit, self.sight)

    def next_waiting(self, but: int) -> int | None:
        """The first of the desk's articles that is neither cleared nor held, other than `but`."""
        return window.next_waiting(self._connection, but)

    def totals(self) -> Totals:
        """How many articles the desk has, how many wait and how many errors are undecided; kept, not counted."""
        return totals.totals(self._connection)

    def article(self, article: int) -> ArticleRow:
        """An article; UsageError when there is none."""
        return read.article(self._connection, article, self.sight)

    def text(self, article: int) -> str:
        """An article's text exactly as imported."""
        return text_of(self._connection, self._texts, article)

    def source_article(self, article: int) -> Article:
        """The article as the pipeline takes it, for a recheck."""
        return source_article(self._connection, self._texts, article)

    def claims(
        self,
        article: int | None = None,
        status: str | None = None,
        rule: str | None = None,
        limit: int | None = None,
        checkable: bool | None = None,
        assigned: str | None = None,
        *,
        reasons: bool = True,
    ) -> list[ClaimRow]:
        """Claims in the order of articles and text; without `article` those of the newest versions.

        `rule`: those with an undismissed flag of that rule; `assigned`: of articles that somebody was given. Without
        `reasons` those are left empty, which is quicker.
        """
        if article is not None:
            self.article(article)
        return read.claims(
            self._connection, self._texts, article=article, status=status, rule=rule, checkable=checkable, limit=limit,
            assigned=assigned, sight=self.sight, reasons=reasons,
        )  # fmt: skip

    def claim(self, claim: int) -> ClaimRow:
        """A claim; UsageError when there is none."""
        return read.claim(self._connection, self._texts, claim, self.sight)

    def claims_by_id(self, claims: Sequence[int]) -> list[ClaimRow]:
        """The claims of some numbers that are whole, in the order given; a number that there is not is passed over."""
        return read.claims_by_id(self._connection, self._texts, claims, self.sight)

    def flags(self, article: int | None = None, claim: int | None = None) -> list[FlagRow]:
        """Flags of an article or a claim, else of all newest versions, in text order."""
        return read.flags(self._connection, self._texts, article=article, claim=claim, sight=self.sight)

    def flag(self, flag: int) -> FlagRow:
        """A flag; UsageError when there is none."""
        return read.flag(self._connection, self._texts, flag, self.sight)

    def renewed(
        self, article: int, claims: Sequence[ClaimRow], flags: Sequence[FlagRow], *, reasons: bool = True
    ) -> tuple[list[ClaimRow], list[FlagRow]]:
        """Claims and flags of an article from those read before; only what changed is read, see `renewal`.

        While second rulings are hidden from somebody, or stand beside the first, all is read anew.
        """
        if self.sight.any or self.sight.open_to:
            return self.claims(article=article, reasons=reasons), self.flags(article=article)
        return renewal.renewed(self._connection, self._texts, article, claims, flags, reasons=reasons)

    def dismissals(self, article: int) -> list[FlagRow]:
        """The dismissed flags of an article, in text order."""
        return read.flags(self._connection, self._texts, article=article, state="dismissed", sight=self.sight)

    def sentences(self, article: int) -> list[Span]:
        """The spans of the article's sentences as they were imported, whatever claims were made of them since."""
        return division.imported(self._connection, article)

    def earlier(self, article: int) -> dict[int, tuple[int, ...]]:
        """By claim, the former claims of its words: before they were divided otherwise, and in older versions."""
        return lineage.earlier(self._connection, article)

    def versions(self, article: int) -> list[int]:
        """The versions of an article's document up to it, the oldest first."""
        return lineage.versions(self._connection, article)

    def newest(self, article: int) -> int:
        """The number of the newest version of an article's document; UsageError when there is no such article."""
        document = self.article(article).document
        return int(self._connection.value("SELECT id FROM articles WHERE document_id = ? AND newest = 1", [document]))

    def pairs(self, article: int) -> tuple[int, list[Pair]] | None:
        """The version before an article, and each claim of both with what became of it; None for a first version.

        Places are those among the claims of either, in text order, as `claims` gives them.
        """
        *older, _ = self.versions(article)
        if not older:
            return None
        from factcheck.store.versions import match

        before, now = ([claim.text for claim in self.claims(article=one)] for one in (older[-1], article))
        return older[-1], match(before, now, self.article(older[-1]).lang)

    def notes(self, article: int | None = None, claim: int | None = None) -> list[NoteRow]:
        """Notes of an article with its claims, or of a claim, oldest first."""
        return read.notes(self._connection, article=article, claim=claim, sight=self.sight)

    def evidence(self, claim: int | None = None, article: int | None = None) -> list[EvidenceRow]:
        """Evidence of a claim, or of an article's claims, oldest first."""
        return read.evidence(self._connection, article=article, claim=claim, sight=self.sight)

    def evidence_row(self, evidence: int) -> EvidenceRow:
        """One piece of evidence; UsageError when there is none."""
        return read.evidence_row(self._connection, evidence, self.sight)

    def evidence_article(self, evidence: int) -> int:
        """The article of a piece of evidence, whose claim may be no more."""
        return int(self._connection.value("SELECT article_id FROM evidence WHERE id = ?", [evidence]))

    def description(self, claim: int) -> DescriptionRow | None:
        """How a claim is described for publication, None when nobody did."""
        found = outward.description(self._connection, claim)
        return None if found is not None and self.sight.hides(found.by, claim, None) else found

    def descriptions(self, article: int) -> dict[int, DescriptionRow]:
        """The descriptions of an article's claims, by claim."""
        found, sight = outward.descriptions(self._connection, article), self.sight
        return {claim: row for claim, row in found.items() if not sight.hides(row.by, claim, None)}

    def publications(self, article: int) -> list[PublicationRow]:
        """How far the notice of an article, and the debunks and ClaimReviews of its claims, are."""
        sight = self.sight
        found = outward.publications(self._connection, article)
        return [row for row in found if not sight.hides(row.by, row.claim, article)]

    def history(
        self,
        claim: int | None = None,
        article: int | None = None,
        reviewer: str | None = None,
        limit: int | None = None,
    ) -> list[EventRow]:
        """Events, newest first."""
        return read.history(
            self._connection, claim=claim, article=article, reviewer=reviewer, limit=limit, sight=self.sight
        )

    def queue(
        self,
        order: Order,
        after: int | Row | None = None,
        limit: int = 50,
        *,
        article: int | None = None,
        status: str | None = None,
        rule: str | None = None,
        chosen: Filter | None = None,
        assigned: str | None = None,
    ) -> list[ClaimRow]:
        """The page of a queue that follows claim `after`, or its place; see `factcheck.store.queue`."""
        return queue(
            self._connection, self._texts, order, after=after, limit=limit, article=article, status=status, rule=rule,
            chosen=chosen, assigned=assigned, sight=self.sight,
        )  # fmt: skip

    def filtered(self, chosen: Filter) -> Count:
        """How many claims a filter chooses, in how many articles."""
        return filtered.count(self._connection, chosen, self.sight)

    def seen(self, chosen: Filter, limit: int) -> list[Seen]:
        """The first claims that a filter chooses, as an act on many of them needs to know them."""
        return filtered.seen(self._connection, chosen, limit, self.sight)

    def seen_flags(self, chosen: Filter, limit: int) -> list[SeenFlag]:
        """The first open flags that a filter chooses; see `factcheck.store.filtered`."""
        return filtered.seen_flags(self._connection, chosen, limit, self.sight)

    def standing(self, claims: Iterable[int]) -> dict[int, Standing]:
        """What stands on claims now; see `factcheck.store.filtered`."""
        return filtered.standing(self._connection, claims)

    def flags_by_id(self, flags: Sequence[int]) -> list[FlagRow]:
        """The flags with these numbers, by article and text; one that is no more is left out."""
        return read.flags_by_id(self._connection, self._texts, flags, self.sight)

    def open_flags(self, flags: Sequence[SeenFlag]) -> tuple[list[SeenFlag], tuple[int, ...]]:
        """Those of some flags that are still open, and the numbers of the others."""
        return filtered.still_open(self._connection, flags)

    def tags_of(self, claims: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """The tags of claims, by their numbers."""
        return tags.tags(self._connection, read.numbers(claims))

    def corrected_spans(self, article: int) -> list[Span]:
        """Where an article's text is corrected: disjoint spans, in text order."""
        return read.corrected_spans(self._connection, article)

    def tagged(self, article: int) -> dict[int, dict[str, dict[str, str]]]:
        """By claim of an article and tag, who put it there and when."""
        return tags.of_article(self._connection, article)

    def tags(self) -> list[tuple[str, int]]:
        """Every tag in use with the number of its claims."""
        return tags.used(self._connection)

    def saved_filters(self) -> list[Saved]:
        """The filters saved by name."""
        return tags.saved(self._connection)

    def save_filter(self, name: str, line: str, *, by: str) -> None:
        """Keep a filter by name, in place of one of that name."""
        tags.save(self._connection, tags.Saved(name, line, by, self.now()))

    def forget_filter(self, name: str) -> bool:
        """Take a saved filter away; whether there was one."""
        return tags.forget(self._connection, name)

    def places(self, claims: Sequence[int]) -> dict[int, Row]:
        """Where claims stand in every order now, to begin a page there later; see `factcheck.store.queue`."""
        return places(self._connection, claims, self.sight)

    def search(self, query: str, limit: int = 50) -> list[Found]:
        """Claims with all words of the query, else with any, best first; see `factcheck.store.search`."""
        return search(self._connection, self._texts, query, limit, self.sight)

    def titled(self, query: str, limit: int) -> list[tuple[int, str]]:
        """Articles by words of their titles: numbers and titles, the newest first; see `factcheck.store.search`."""
        return titled(self._connection, query, limit)

    def similar(self, text: str | int, limit: int = 10, *, lang: str | None = None) -> list[SimilarRow]:
        """Claims that say nearly the same as a text, or as the claim of a number; see `factcheck.store.similar`.

        `lang` is that of a text; without it it is detected.
        """
        from factcheck.store.similar import similar

        return similar(self._connection, self._texts, text, limit, lang, self.sight)

    def checked_before(self, claim: int, limit: int = 3) -> list[SimilarRow]:
        """Claims of nearly the same words that somebody ruled on or noted; see `factcheck.store.similar`."""
        from factcheck.store.similar import checked_before

        return checked_before(self._connection, self._texts, claim, limit, self.sight)

    def others_checked(self, claim: int, limit: int = 3) -> list[KnownRow]:
        """Other people's rulings on claims of nearly the same words, the most alike first."""
        from factcheck.store.similar import NEAR

        return [row for row in self.similar_known(claim, limit) if row.score >= NEAR]

    def similar_known(self, text: str | int, limit: int = 10, *, lang: str | None = None) -> list[KnownRow]:
        """Other people's rulings on claims that say nearly the same; as `similar`."""
        if isinstance(text, int):
            claim = self.claim(text)
            text, lang = claim.text, self.article(claim.article).lang
        from factcheck.lang.detect import detect
        from factcheck.store import known as foreign

        return foreign.similar(self._connection, text, lang or detect(text), limit)

    def counts(self) -> dict[Verdict, int]:
        """How many checkable claims of the newest versions have which status; kept, not counted."""
        return second.counts(self._connection, self.sight, tally.status_counts(self._connection))

    def rule_counts(self) -> dict[str, RuleCount]:
        """For each rule with flags: how many were accepted, dismissed, and dismissed as false alarms."""
        return read.rule_counts(self._connection, self.sight)

    def counted_articles(self) -> list[Counted]:
        """The newsroom's own articles with what corrections are counted by; see `factcheck.store.stats`."""
        from factcheck.store import stats

        return stats.articles(self._connection)

    def counted_corrections(self) -> Iterator[Made]:
        """The corrections that stand, in the newest versions."""
        from factcheck.store import stats

        return stats.corrections(self._connection, self.sight.blind_articles)

    def corrected_text(self, article: int) -> str:
        """An article's text with all its corrections made."""
        return read.corrected_text(self._connection, self._texts, article, self.sight)

    def article_changes(self, article: int) -> tuple[Change, ...]:
        """The corrections of an article's text that belong to no claim, in text order."""
        sight = self.sight
        return tuple(c for c in read.article_changes(self._connection, article) if not sight.hides(c.by, None, article))

    def state_after(self, claim: int, seq: int) -> tuple[tuple[RulingRow, ...], tuple[Change, ...]]:
        """A claim's rulings and corrections as they were after event `seq`."""
        return ((), ()) if claim in self.sight.blind else read.state_after(self._connection, claim, seq)

    # ---- care

    def doctor(self) -> list[DoctorCheck]:
        """Check everything that can be checked."""
        from factcheck.store import doctor

        return doctor.examine(self._connection)

    def rebuild(self) -> None:
        """Make the projections anew from the log."""
        from factcheck.store import replay

        replay.rebuild(self._connection)

    def backup(self, target: Path) -> None:
        """Write a verified copy to `target`, which is replaced only when the copy is sound."""
        from factcheck.store import backup

        backup.backup(self._connection, target)

    # ---- acts; what a reviewer does is in factcheck.review

    def act(
        self,
        by: str,
        kind: str,
        *,
        article: int | None = None,
        payload: dict[str, Any] | None = None,
        items: Sequence[Item] = (),
        undoes: int | None = None,
    ) -> EventRow:
        """Record one act, what it touched, and bring everything that follows from it up to date.

        What was approved or published and no longer tells what the record says goes back to draft in the same act,
        whose payload names it under "set_back".
        """
        divided = {item.claim: item.after for item in items if item.aspect == "live" and item.claim is not None}
        with self._connection.write():
            self._refuse_blind(by, items)
            items = second.beside(self._connection, items)
            back = outward.set_back(self._connection, kind, by, self.now(), items)
            if back:
                items = [*items, *back]
                payload = (payload or {}) | {"set_back": sorted({item.target for item in back})}
            if divided and article is not None:
                from factcheck.store import write

                flags = write.divided_flags_digest(self._connection, article, divided)
                payload = (payload or {}) | {"flags": flags}
            seq = log.append(
                self._connection, self._stamp(), by, kind, article=article, payload=payload, items=items, undoes=undoes
            )
            self.set_back += [(item.target, item.claim or item.article) for item in back]
            return self.event(seq)

    def _refuse_blind(self, by: str, items: Sequence[Item]) -> None:
        """Refuse what a second reviewer may not do yet, whoever they say they are."""
        for who in {by, self.viewer or by}:
            sight = second.sight(self._connection, who)
            if sight.blind and (what := second.refused(self._connection, sight, items)):
                raise UsageError(
                    f"{what} is under {who}'s second review, which has not seen the first one yet",
                    "rule on the claim, note something or cite a source; the rest when both rulings are in",
                )

    def blind(self, claim: int, by: str) -> bool:
        """Whether somebody rules on a claim a second time, without sight of the first ruling."""
        return claim in second.sight(self._connection, by).blind

    def second_of(self, claim: int, by: str) -> SecondRow | None:
        """Somebody's own second ruling on a claim."""
        return second.own(self._connection, claim, by)

    def second_reviews(self, article: int) -> list[Round]:
        """The second reviews of an article in all its versions, the oldest first."""
        return second.rounds(self._connection, self.article(article).document)

    def rounds_of(self, article: int) -> list[Round]:
        """The second reviews that were opened on this version of an article, the oldest first."""
        return second.rounds_of(self._connection, article)

    def doubly_ruled(self, articles: Sequence[int] | None = None) -> list[SecondRow]:
        """The second rulings beside which there was a first one, of the newest versions or of these articles."""
        return second.pairs(self._connection, self.sight, articles)

    def sealed(self, seq: int) -> int | None:
        """The claim of a second ruling by which both came to be in, which stands; None for any other event."""
        return second.sealed(self._connection, seq)

    def add_parts(self, article: int, parts: Sequence[Claim], parents: Sequence[int]) -> dict[str, Any]:
        """Store the claims that an act makes of others, in its transaction; gives what its payload must hold.

        They are not live until the act's items say so.
        """
        from factcheck.store import write

        return write.add_parts(self._connection, article, self.text(article), parts, parents)

    # ---- who is where

    def say_where(self, window: str, here: presence.Here | None) -> bool:
        """Say where a window is, or with None that it is closed; see `factcheck.store.presence`."""
        return presence.say(self._connection, window, here, self.now())

    def others(self, window: str, article: int) -> list[presence.Here]:
        """Where the other windows on an article are."""
        return presence.others(self._connection, window, article, self.now())

    # ---- events

    def event(self, seq: int) -> EventRow:
        """An event; UsageError when there is none."""
        return read.history(self._connection, seq=seq)[0]

    def last_change(self, claim: int) -> EventRow | None:
        """The latest act that changed what is ruled on a claim, or how it reads; None for one that nobody touched."""
        sql = "SELECT max(event_seq) FROM event_items WHERE claim_id = ? AND aspect = 'claim'"
        seq = self._connection.value(sql, [claim])
        return self._maybe(None if claim in self.sight.blind else seq)

    def latest_act(self, by: str, claim: int | None = None) -> EventRow | None:
        """The reviewer's latest act that is not undone, of those on `claim` if given."""
        return self._maybe(reverse.latest_act(self._connection, by, claim))

    def latest_undo(self, by: str, claim: int | None = None) -> EventRow | None:
        """The reviewer's latest undo that is not redone; None when an act came since."""
        return self._maybe(reverse.latest_undo(self._connection, by, claim))

    def changed_since(self, seq: int) -> EventRow | None:
        """The latest event that changed what event `seq` touched; None when all is as that event left it."""
        return self._maybe(reverse.changed_since(self._connection, seq))

    def reversed_items(self, seq: int) -> list[Item]:
        """The items that put back what was before event `seq`."""
        return reverse.reversed_items(self._connection, seq)

    def _maybe(self, seq: int | None) -> EventRow | None:
        return self.event(seq) if seq is not None else None

"""The one door to the record: everything the rest of the program may ask of it or write to it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from factcheck import __version__
from factcheck.store import backup, division, doctor, log, read, replay, reverse, tally, write
from factcheck.store.connect import Connection, connect
from factcheck.store.queue import places, queue
from factcheck.store.search import Found, search
from factcheck.store.similar import checked_before, similar
from factcheck.store.texts import Texts, source_article, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from factcheck.model import Analysis, Article, Claim, Order, Span, Verdict
    from factcheck.store.connect import Row
    from factcheck.store.records import (
        ArticleRow,
        Change,
        ClaimRow,
        DoctorCheck,
        EventRow,
        EvidenceRow,
        FlagRow,
        Imported,
        NoteRow,
        RuleCount,
        RulingRow,
        SimilarRow,
    )

Clock = Callable[[], datetime]
IdSource = Callable[[], str]
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
        """A number that grows whenever anybody commits a change; cheap enough to poll."""
        return int(self._connection.value("PRAGMA data_version")) + self._connection.commits

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

    # ---- articles in

    def import_analysis(self, analysis: Analysis, *, by: str, fallback_title: str = "") -> Imported:
        """Store an analysed article, all or nothing; a known one is left as it is."""
        return write.add(self._connection, self._stamp(), analysis, by, fallback_title, self._home)

    def import_all(self, analyses: Iterable[Analysis], *, by: str, title: Callable[[Analysis], str]) -> list[Imported]:
        """Store analysed articles in one transaction, each an event of its own: all of them, or none.

        `title` gives what an article without a headline is called.
        """
        with self.writing():
            return [self.import_analysis(analysis, by=by, fallback_title=title(analysis)) for analysis in analyses]

    def recheck(self, article: int, analysis: Analysis, *, by: str) -> tuple[int, int]:
        """Put the flags of an analysis in place of the stored ones: (added, removed). Nothing else changes."""
        self.article(article)
        return write.replace_flags(self._connection, self._stamp(), article, analysis, by)

    # ---- reading

    def articles(self, ids: Sequence[int] | None = None) -> list[ArticleRow]:
        """The newest version of each document, most undecided errors, then warnings, first; or those with `ids`."""
        return read.articles(self._connection, ids)

    def article(self, article: int) -> ArticleRow:
        """An article; UsageError when there is none."""
        return read.article(self._connection, article)

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
    ) -> list[ClaimRow]:
        """Claims in the order of articles and text; without `article` those of the newest versions.

        `rule`: those with an undismissed flag of that rule.
        """
        if article is not None:
            self.article(article)
        return read.claims(
            self._connection, self._texts, article=article, status=status, rule=rule, checkable=checkable, limit=limit
        )

    def claim(self, claim: int) -> ClaimRow:
        """A claim; UsageError when there is none."""
        return read.claim(self._connection, self._texts, claim)

    def flags(self, article: int | None = None, claim: int | None = None) -> list[FlagRow]:
        """Flags of an article or a claim, else of all newest versions, in text order."""
        return read.flags(self._connection, self._texts, article=article, claim=claim)

    def flag(self, flag: int) -> FlagRow:
        """A flag; UsageError when there is none."""
        return read.flag(self._connection, self._texts, flag)

    def dismissals(self, article: int) -> list[FlagRow]:
        """The dismissed flags of an article, in text order."""
        return read.flags(self._connection, self._texts, article=article, state="dismissed")

    def sentences(self, article: int) -> list[Span]:
        """The spans of the article's sentences as they were imported, whatever claims were made of them since."""
        return division.imported(self._connection, article)

    def earlier(self, article: int) -> dict[int, tuple[int, ...]]:
        """By claim, the former claims that its words were in before they were divided otherwise."""
        return division.earlier(self._connection, article)

    def notes(self, article: int | None = None, claim: int | None = None) -> list[NoteRow]:
        """Notes of an article with its claims, or of a claim, oldest first."""
        return read.notes(self._connection, article=article, claim=claim)

    def evidence(self, claim: int | None = None, article: int | None = None) -> list[EvidenceRow]:
        """Evidence of a claim, or of an article's claims, oldest first."""
        return read.evidence(self._connection, article=article, claim=claim)

    def history(
        self,
        claim: int | None = None,
        article: int | None = None,
        reviewer: str | None = None,
        limit: int | None = None,
    ) -> list[EventRow]:
        """Events, newest first."""
        return read.history(self._connection, claim=claim, article=article, reviewer=reviewer, limit=limit)

    def queue(
        self,
        order: Order,
        after: int | Row | None = None,
        limit: int = 50,
        *,
        article: int | None = None,
        status: str | None = None,
        rule: str | None = None,
    ) -> list[ClaimRow]:
        """The page of a queue that follows claim `after`, or its place; see `factcheck.store.queue`."""
        return queue(
            self._connection, self._texts, order, after=after, limit=limit, article=article, status=status, rule=rule
        )

    def places(self, claims: Sequence[int]) -> dict[int, Row]:
        """Where claims stand in every order now, to begin a page there later; see `factcheck.store.queue`."""
        return places(self._connection, claims)

    def search(self, query: str, limit: int = 50) -> list[Found]:
        """Claims with all words of the query, else with any, best first; see `factcheck.store.search`."""
        return search(self._connection, self._texts, query, limit)

    def similar(self, text: str | int, limit: int = 10, *, lang: str | None = None) -> list[SimilarRow]:
        """Claims that say nearly the same as a text, or as the claim of a number; see `factcheck.store.similar`.

        `lang` is that of a text; without it it is detected.
        """
        return similar(self._connection, self._texts, text, limit, lang)

    def checked_before(self, claim: int, limit: int = 3) -> list[SimilarRow]:
        """Claims of nearly the same words that somebody ruled on or noted; see `factcheck.store.similar`."""
        return checked_before(self._connection, self._texts, claim, limit)

    def counts(self) -> dict[Verdict, int]:
        """How many checkable claims of the newest versions have which status; kept, not counted."""
        return tally.status_counts(self._connection)

    def rule_counts(self) -> dict[str, RuleCount]:
        """For each rule with flags: how many were accepted, dismissed, and dismissed as false alarms."""
        return read.rule_counts(self._connection)

    def corrected_text(self, article: int) -> str:
        """An article's text with all its corrections made."""
        return read.corrected_text(self._connection, self._texts, article)

    def article_changes(self, article: int) -> tuple[Change, ...]:
        """The corrections of an article's text that belong to no claim, in text order."""
        return read.article_changes(self._connection, article)

    def state_after(self, claim: int, seq: int) -> tuple[tuple[RulingRow, ...], tuple[Change, ...]]:
        """A claim's rulings and corrections as they were after event `seq`."""
        return read.state_after(self._connection, claim, seq)

    # ---- care

    def doctor(self) -> list[DoctorCheck]:
        """Check everything that can be checked."""
        return doctor.examine(self._connection)

    def rebuild(self) -> None:
        """Make the projections anew from the log."""
        replay.rebuild(self._connection)

    def backup(self, target: Path) -> None:
        """Write a verified copy to `target`, which is replaced only when the copy is sound."""
        backup.backup(self._connection, target)

    # ---- acts; what a reviewer does is in factcheck.review

    def act(
        self,
        by: str,
        kind: str,
        *,
        article: int | None = None,
        payload: dict[str, Any] | None = None,
        items: Sequence[log.Item] = (),
        undoes: int | None = None,
    ) -> EventRow:
        """Record one act, what it touched, and bring everything that follows from it up to date."""
        divided = {item.claim: item.after for item in items if item.aspect == "live" and item.claim is not None}
        with self._connection.write():
            if divided and article is not None:
                flags = write.divided_flags_digest(self._connection, article, divided)
                payload = (payload or {}) | {"flags": flags}
            seq = log.append(
                self._connection, self._stamp(), by, kind, article=article, payload=payload, items=items, undoes=undoes
            )
            return self.event(seq)

    def add_parts(self, article: int, parts: Sequence[Claim], parents: Sequence[int]) -> dict[str, Any]:
        """Store the claims that an act makes of others, in its transaction; gives what its payload must hold.

        They are not live until the act's items say so.
        """
        return write.add_parts(self._connection, article, self.text(article), parts, parents)

    def event(self, seq: int) -> EventRow:
        """An event; UsageError when there is none."""
        return read.history(self._connection, seq=seq)[0]

    def latest_act(self, by: str, claim: int | None = None) -> EventRow | None:
        """The reviewer's latest act that is not undone, of those on `claim` if given."""
        return self._maybe(reverse.latest_act(self._connection, by, claim))

    def latest_undo(self, by: str, claim: int | None = None) -> EventRow | None:
        """The reviewer's latest undo that is not redone; None when an act came since."""
        return self._maybe(reverse.latest_undo(self._connection, by, claim))

    def changed_since(self, seq: int) -> EventRow | None:
        """The latest event that changed what event `seq` touched; None when all is as that event left it."""
        return self._maybe(reverse.changed_since(self._connection, seq))

    def reversed_items(self, seq: int) -> list[log.Item]:
        """The items that put back what was before event `seq`."""
        return reverse.reversed_items(self._connection, seq)

    def _maybe(self, seq: int | None) -> EventRow | None:
        return self.event(seq) if seq is not None else None

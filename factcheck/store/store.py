"""The one door to the record: everything the rest of the program may ask of it or write to it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from factcheck import __version__
from factcheck.store import backup, doctor, log, read, replay, reverse, write
from factcheck.store.connect import Connection, connect
from factcheck.store.search import search
from factcheck.store.texts import Texts, source_article, text_of

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from factcheck.model import Analysis, Article
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
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


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

    def search(self, query: str, limit: int = 50) -> list[tuple[ClaimRow, float]]:
        """Claims with all words of the query, else with any, best first, with a rank that grows with the fit."""
        return search(self._connection, self._texts, query, limit)

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
        seq = log.append(
            self._connection, self._stamp(), by, kind, article=article, payload=payload, items=items, undoes=undoes
        )
        return self.event(seq)

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

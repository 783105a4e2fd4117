"""What a person says about the sources, and what is said of a source that was refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from factcheck.errors import FactcheckError
    from factcheck.model import Stage


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every article of a source, unless a .jsonl row says otherwise.

    `encoding` is tried for a file that is not Unicode (a Python codec name). `columns` are pairs of a field and the
    column of a table, or the key of a row, that holds it. `follow`: fetch what a feed only links to.
    """

    published: date | None = None
    title: str | None = None
    url: str | None = None
    byline: str | None = None
    desk: str | None = None
    lang: str | None = None
    stage: Stage | None = None
    encoding: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    follow: bool = False

    def stage_of(self, url: str | None, own: Stage | None = None) -> Stage:
        """The stage of an article: its own, else the one given, else published for one that stands at an address."""
        return own or self.stage or ("published" if url else "draft")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source, or a row of one, that was not imported; the error says what, where and what to do.

    `minor`: it is told, but nobody asked for it by name, and the import did not fail for it.
    """

    source: str
    error: FactcheckError
    minor: bool = False

    def __str__(self) -> str:
        return str(self.error)

"""A source for a ruling as a report shows it, whatever the record holds of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store.records import EvidenceRow


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence: where it is (and its archived copy), what it is, what it says, and when it was read.

    `date` is the source's own, `accessed` the day it was read, both as written; `stance` is supports, refutes or
    context. Only `public` ones leave the house.
    """

    url: str
    archived: str = ""
    title: str = ""
    publisher: str = ""
    date: str = ""
    quote: str = ""
    stance: str = ""
    accessed: str = ""
    public: bool = False
    by: str = ""
    at: str = ""


def source_of(row: EvidenceRow) -> Source:
    """The source that a row of the record holds."""
    return Source(**{name: getattr(row, name) for name in Source.__slots__})


def cited(source: Source) -> str:
    """What a source is, without its address: title, publisher, date; empty when nothing is known of it.

    >>> cited(Source("https://example.org", title="Almanac", date="2021"))
    'Almanac, 2021'
    """
    return ", ".join(filter(None, (source.title, source.publisher, source.date)))


def beside(source: Source, word: Callable[[str], str]) -> str:
    """What stands behind a source's address: its quotation and the day it was read."""
    quote = f"“{source.quote}”" if source.quote else ""
    read = word("read on {date}").format(date=source.accessed) if source.accessed else ""
    return "; ".join(filter(None, (quote, read)))


def source_data(source: Source) -> dict[str, str]:
    """The source as JSON data, without what is not known and without who entered it."""
    names = ("url", "archived", "title", "publisher", "date", "quote", "stance", "accessed")
    return {name: value for name in names if (value := getattr(source, name))}

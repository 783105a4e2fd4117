"""An analysed article made by hand, a clock that stands still, and an open database."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Analysis, Article, Attribution, Claim, Flag, Severity, Suggestion, say
from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from factcheck.store import Store

# Three sentences, four things to find; the second stands twice.
TEXT = "Rapat rapat digelar Senin (5/3/2024). Hadir 30 orang dari 3 desa. Hadir 30 orang dari 3 desa."

_SENTENCE = re.compile(r"\S[^.]*\.?")


def finding(
    text: str, words: str, rule: str, severity: Severity, replacement: str | None = None, nth: int = 0, **more: Any
) -> Flag:
    """A flag on the n-th place of some words, with a suggestion if a replacement is given."""
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    end = start + len(words)
    suggestions = (Suggestion(start, end, replacement, say("because")),) if replacement is not None else ()
    return Flag(rule, severity, start, end, say("found {what}", what=words), (say("step"),), suggestions, **more)


def findings(text: str) -> tuple[Flag, ...]:
    """The four flags of TEXT."""
    return (
        finding(text, "Rapat rapat", "repeated-word", "error", "Rapat"),
        finding(text, "5/3/2024", "weekday-mismatch", "error", "4/3/2024"),
        finding(text, "30 orang", "count-mismatch", "warning", "31 orang"),
        finding(text, "30 orang", "count-mismatch", "warning", "31 orang", nth=1),
    )


def analysed(text: str = TEXT, flags: tuple[Flag, ...] | None = None, lang: str = "id", **metadata: Any) -> Analysis:
    """The analysis of a text: a claim a sentence."""
    claims = tuple(
        Claim(
            *m.span(),
            score=40,
            kinds=("quantity",),
            reasons=(say("a number"),),
            attribution=Attribution("Sari", "direct", "kata"),
        )
        for m in _SENTENCE.finditer(text)
    )
    article = Article(text, **{"source": "a.txt", "title": "Rapat Desa"} | metadata)
    return Analysis(article, lang, claims, findings(text) if flags is None else flags)


@pytest.fixture
def analyse() -> Callable[..., Analysis]:
    return analysed


@pytest.fixture
def find() -> Callable[..., Flag]:
    return finding


@pytest.fixture
def still() -> dict[str, Any]:
    """A clock that stands and ids that count, so that two databases come out alike."""
    numbers = count(1)
    return {
        "clock": lambda: datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
        "ids": lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
    }


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "claims.db"


@pytest.fixture
def empty(path: Path, still: dict[str, Any]) -> Iterator[Store]:
    with open_store(path, create=True, timeout=0.2, **still) as store:
        yield store


@pytest.fixture
def store(empty: Store) -> Store:
    """A database with one article: claims 1, 2 and 3, flags 1 to 4."""
    empty.import_analysis(analysed(), by="sari")
    return empty

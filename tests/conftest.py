"""Shared by the tests: a reproducible clock and ids, and databases with known articles."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from factcheck.model import Article, Stage
from factcheck.pipeline import analyse
from factcheck.sample import clock, ids
from factcheck.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

# A slow machine is no failure. CI tries the same examples every time, people get fresh ones, as many as they like.
settings.register_profile(
    "factcheck",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=int(os.environ.get("FACTCHECK_EXAMPLES", "100")),
)
settings.load_profile("factcheck")

# An article with one finding of each kind: a wrong year that its neighbour gives away, a doubled word, a missing
# hyphen, page furniture, and a sentence with nothing wrong.
INDONESIAN = (
    "Pasar Ikan Muara Baru Ditutup Sementara\n\n"
    "Pasar ditutup pada Sabtu (9/1/2020) karena pipa air bocor. Pedagang telah telah diberi tahu sejak Minggu (10/1).\n"
    "Sebanyak 120 anak anak pedagang ikut membantu. Pengelola menyebut kerugian mencapai Rp 35 juta.\n"
    "Tidak ada komentar:\n"
)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FACTCHECK_DB", "FACTCHECK_REVIEWER"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[Callable[..., Store]]:
    """Opens reproducible databases; they are closed at the end."""
    opened = []

    def make(name: str = "claims.db") -> Store:
        opened.append(open_store(tmp_path / name, create=True, clock=clock(), ids=ids()))
        return opened[-1]

    yield make
    for store in opened:
        store.close()


@pytest.fixture
def store(make_store: Callable[..., Store]) -> Store:
    """An empty database."""
    return make_store()


def put(
    store: Store,
    text: str = INDONESIAN,
    *,
    key: str = "pasar.txt",
    title: str | None = "Pasar Ikan Muara Baru Ditutup Sementara",
    lang: str = "id",
    stage: Stage = "draft",
    url: str | None = None,
    published: date | None = None,
) -> int:
    """Import a text; gives the article's number."""
    article = Article(text, id=key, source=key, title=title, lang=lang, stage=stage, url=url, published=published)
    return store.import_analysis(analyse(article), by="sari", fallback_title="x").article

"""How well a headline finds the narrative it debunks, with each ingredient: `python -m benchmarks.retrieval FILE`."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

from factcheck.model import Article
from factcheck.pipeline import analyse
from factcheck.store import open_store, similar

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store import Store

_SECTION = re.compile(
    r"\(?NARASI\)?\s*[:;]?\s*(.*?)(?:={3,}|\(?(?:PENJELASAN|REFERENSI|KATEGORI|SUMBER|KLARIFIKASI|FAKTA)\)?\s*:|$)",
    re.DOTALL,
)
_LABEL = re.compile(r"^\s*[\[(][^\])]*[\])]\s*:?\s*")
FIRST = 5

# Each ingredient taken away, or only BM25 left, by the figures of `factcheck.store.similar`.
WITHOUT: dict[str, dict[str, float]] = {
    "all": {},
    "without beginnings of words": {"BEGINNING": 99},
    "without the article's length": {"ARTICLE_LENGTH": 0.0},
    "without the best claim": {"BEST_CLAIM": 0.0},
    "claims alone, no sums over the article": {"BEST_CLAIM": 1e9},
    "without near duplicates first": {"NEAR": 101.0},
}


def debunks(path: Path) -> list[tuple[str, str]]:
    """Headline and narrative of each debunk that has one; the headline without a label such as "[SALAH]"."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            match = _SECTION.search(row["text"])
            if match and match[1].strip():
                found.append((_LABEL.sub("", row["title"]), match[1].strip()))
    return found


def mean_precision(pairs: list[tuple[str, str]], ask: Callable[[str], list[int]]) -> float:
    """MAP@5 with one right answer each: the mean of 1/rank, 0 behind the fifth. Articles are numbered from 1."""
    total = 0.0
    for number, (headline, _) in enumerate(pairs, 1):
        found = list(dict.fromkeys(ask(headline)))[:FIRST]
        total += 1 / (found.index(number) + 1) if number in found else 0
    return total / len(pairs)


def measure(store: Store, pairs: list[tuple[str, str]]) -> None:
    """Print the table."""
    store._connection.db.conn.executescript(
        "CREATE VIRTUAL TABLE temp.plain USING fts5(body);"
        "INSERT INTO plain(rowid, body) SELECT id, body FROM articles ORDER BY id"
    )

    def plain(headline: str) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", headline))
        rows = store._connection.rows("SELECT rowid FROM temp.plain WHERE plain MATCH ? ORDER BY rank LIMIT 5", [words])
        return [row[0] for row in rows]

    def searched(headline: str) -> list[int]:
        return [found.claim.article for found in store.search(headline, limit=50)]

    def asked(headline: str) -> list[int]:
        return [row.article.id for row in store.similar(headline, FIRST, lang="id")]

    print(f"{len(pairs)} headlines; MAP@5")
    print(f"{'FTS5, any word, BM25 over whole articles':45} {mean_precision(pairs, plain):.3f}")
    print(f"{'factcheck search':45} {mean_precision(pairs, searched):.3f}")
    for name, figures in WITHOUT.items():
        with (
            mock.patch.multiple(similar, **figures) if figures else mock.patch.object(similar, "FIRST", 0, create=True)
        ):
            print(f"{'factcheck similar, ' + name:45} {mean_precision(pairs, asked):.3f}")


def main() -> None:
    """Store the narratives, ask for each by its headline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, help="debunks, one JSON row a line with title and text, gzipped")
    pairs = debunks(parser.parse_args().file)
    with (
        tempfile.TemporaryDirectory() as folder,
        open_store(Path(folder) / "debunks.db", create=True) as store,
    ):
        articles = [Article(text, id=str(n), source=f"{n}.txt", lang="id") for n, (_, text) in enumerate(pairs)]
        store.import_all((analyse(article) for article in articles), by="benchmark", title=lambda _: "-")
        measure(store, pairs)


if __name__ == "__main__":
    main()

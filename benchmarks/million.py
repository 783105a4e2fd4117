"""The store with a million claims: `python -m benchmarks.million [--claims N] [--database PATH]`.

Texts are invented (`benchmarks.texts`). Storing is timed by the clock and by the processor, which a busy machine slows
less.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.texts import Writer
from factcheck import review
from factcheck.model import ORDERS
from factcheck.pipeline import analyse
from factcheck.store import open_store
from factcheck.store.filter import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store import Store

BATCH = 500
ASKED = 400
COMMONEST = 200
# The tables and indexes of articles, claims and search.
COUNTED = ("articles", "claims", "titles_fts", "kind_sets", "reason_sets")


def milliseconds(action: Callable[[], Any]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    action()
    return 1000 * (time.perf_counter() - start)


def told(name: str, times: list[float], goal: str) -> None:
    """Print median, 95th percentile and worst of some times."""
    high = statistics.quantiles(times, n=20)[-1]
    print(f"{name:34} median {statistics.median(times):7.2f} ms, p95 {high:7.2f}, worst {max(times):7.2f}  ({goal})")


def fill(store: Store, writer: Writer, claims: int) -> None:
    """Store analysed articles; only the storing is timed."""
    articles = writer.articles(claims)
    stored, clock, processor = 0, 0.0, 0.0
    while batch := [analyse(article) for article in islice(articles, BATCH)]:
        began, worked = time.perf_counter(), time.process_time()
        done = store.import_all(batch, by="benchmark", title=lambda analysis: analysis.article.title or "")
        clock, processor = clock + time.perf_counter() - began, processor + time.process_time() - worked
        stored += sum(row.claims for row in done)
    print(
        f"{stored} analysed claims stored in {clock:.1f} s, {stored / clock:.0f} a second;"
        f" {stored / processor:.0f} a second of processor time (goal 40000)"
    )


def size(store: Store, claims: int) -> None:
    """Bytes a claim after a VACUUM, by `dbstat`."""
    store._connection.db.conn.execute("VACUUM")
    rows = store._connection.rows("SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC")
    ours = [(name, n / claims) for name, n in rows if name.removeprefix("sqlite_autoindex_").startswith(COUNTED)]
    print(f"{sum(n for _, n in ours):.0f} bytes a claim (goal 400): " + ", ".join(f"{k} {n:.0f}" for k, n in ours[:6]))
    print(f"{sum(n for _, n in rows) / claims:.0f} bytes a claim for the whole file")


def questions(store: Store, writer: Writer) -> None:
    """Search, similar, queues and counts."""
    pick = random.Random(7)
    common = [word for words in writer.words.values() for word in words[: COMMONEST // 2]]
    rare = [*writer.words["id"], *writer.words["en"], *writer.names]
    queries = [
        " ".join(pick.choice(common if number % 2 else rare) for _ in range(pick.choice((1, 2, 2, 3))))
        for number in range(ASKED)
    ]
    queries += [f"{pick.choice(rare)} {pick.choice(common)}" for _ in range(ASKED // 2)]
    told("search", [milliseconds(lambda q=query: store.search(q)) for query in queries], "p95 30")
    last = store._connection.value("SELECT max(id) FROM claims")
    texts = [writer.sentence(pick.choice(("id", "en"))) for _ in range(ASKED // 2)]
    asked = [pick.randrange(1, last) for _ in range(ASKED // 2)]
    times = [milliseconds(lambda a=question: store.similar(a, 10, lang="id")) for question in [*texts, *asked]]
    told("similar", times, "median 20, p95 70")
    for claim in (pick.randrange(1, last) for _ in range(ASKED)):
        review.rule(store, claim, pick.choice(("verified", "disputed")), by="benchmark")
    for order in ORDERS:
        jumps = [pick.randrange(1, last) for _ in range(ASKED)]
        told(
            f"queue by {order}, jump, 20 claims",
            [milliseconds(lambda j=j, o=order: store.queue(o, j, 20)) for j in jumps],
            "1",
        )
    told("counts by status", [milliseconds(store.counts) for _ in range(ASKED)], "2")


# Filters from narrow to wide, as a desk types them.
FILTERS = (
    "article:5", "tag:second-look", "by:benchmark", "status:disputed", "status:open", "rule:repeated-word",
    "severity:error", "lang:id", "score:60..", "date:2020..", "{rare}", "{common}", "-{common} checkable:yes",
    "-lang:en -by:benchmark", "lang:id score:40.. rule:repeated-word status:open",
)  # fmt: skip


def filters(store: Store, writer: Writer) -> None:
    """Counts and first pages of filters, and acts on all of one with their undo."""
    words = writer.words["id"]
    for line in FILTERS:
        chosen = parse(line.format(rare=words[-1], common=words[0]))
        counts = [milliseconds(lambda c=chosen: store.filtered(c)) for _ in range(5)]
        pages = [milliseconds(lambda c=chosen, o=order: store.queue(o, None, 50, chosen=c)) for order in ORDERS]
        n = store.filtered(chosen).claims
        print(
            f"filter {chosen.line[:50]:50} {n:8} claims, counted in {min(counts):5.0f} ms, worst page {max(pages):5.0f}"
        )
    seen = review.preview(store, parse("article:" + ",".join(map(str, range(1, 200)))))
    ruling = milliseconds(lambda: review.rule_all(store, seen, "disputed", by="bulk"))
    undoing = milliseconds(lambda: review.undo(store, by="bulk"))
    print(f"{len(seen.claims)} claims of {seen.articles} articles ruled on in {ruling:.0f} ms, undone in {undoing:.0f}")


def whole_import(writer: Writer, claims: int) -> None:
    """`factcheck import` beside `factcheck check` on the same file, one after the other, the best of three each."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        rows = ({"id": a.id, "title": a.title, "lang": a.lang, "text": a.text} for a in writer.articles(claims))
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        took: dict[str, list[float]] = {"check": [], "import": []}
        for turn in range(3):
            for name in took:
                more = ["--format", "jsonl"] if name == "check" else ["--db", f"{folder}/{turn}.db"]
                command = [sys.executable, "-m", "factcheck", name, *more, str(source)]
                took[name].append(
                    milliseconds(lambda c=command: subprocess.run(c, stdout=subprocess.DEVNULL, check=False))
                )
    check, whole = min(took["check"]), min(took["import"])
    print(f"import {whole / 1000:.1f} s, check {check / 1000:.1f} s: {100 * check / whole:.0f} % of its rate (goal 80)")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument(
        "--database", type=Path, help="where to make the database, and leave it; one that is there is used"
    )
    args = parser.parse_args()
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
    writer = Writer()
    with ExitStack() as stack:
        path = args.database or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "million.db"
        made = not path.exists()
        store = stack.enter_context(open_store(path, create=True))
        if made:
            fill(store, writer, args.claims)
        size(store, store._connection.value("SELECT count(*) FROM claims"))
        questions(store, writer)
        filters(store, writer)
    whole_import(writer, 32_000)


if __name__ == "__main__":
    main()

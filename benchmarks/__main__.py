"""Prints the speed figures: `python -m benchmarks [--corpora FOLDER]`, a folder of NAME.jsonl.gz files."""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.model import Article
from factcheck.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
WORD = re.compile(r"\w+")


def seconds(function: Callable[[], object], times: int) -> float:
    """The median time of a call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        function()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def one_article(path: Path) -> None:
    """`analyse` of one article after a warm-up."""
    article = Article(path.read_text(encoding="utf-8"))
    analyse(article)
    taken = 1000 * seconds(lambda: analyse(article), 50)
    print(f"analyse {path.name} ({len(article.text)} characters): {taken:.2f} ms (goal 5)")


def rows(folder: Path | None) -> list[dict[str, object]]:
    """The articles of the corpora, or the seeds many times over."""
    if folder is None:
        texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
        return [{"id": f"{n}", "text": text} for n, text in enumerate(texts * 250)]
    texts = (gzip.decompress(path.read_bytes()).decode() for path in sorted(folder.glob("*.jsonl.gz")))
    return [json.loads(line) for text in texts for line in text.split("\n") if line]


def whole_check(articles: list[dict[str, object]]) -> None:
    """`factcheck check` on a file of articles, with process start, beside one word scan by `re` of the same texts."""
    texts = [str(article["text"]) for article in articles]
    characters = sum(map(len, texts))
    scan = seconds(lambda: [sum(1 for _ in WORD.finditer(text)) for text in texts], 3)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "articles.jsonl"
        source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
        command = [sys.executable, "-m", "factcheck", "check", "--format", "jsonl", str(source)]
        check = seconds(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=False), 3)
    millions = characters / 1e6
    print(f"check of {millions:.1f} M characters: {check:.1f} s, {millions / check:.2f} M/s (goal 2)")
    print(
        f"one re word scan of the same: {scan:.1f} s, {millions / scan:.2f} M/s; check takes {check / scan:.1f} as long"
    )


def start() -> None:
    """`factcheck --help` beside a bare interpreter."""
    bare = seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 15)
    helped = seconds(
        lambda: subprocess.run([sys.executable, "-m", "factcheck", "--help"], stdout=subprocess.DEVNULL, check=True), 15
    )
    print(f"--help: {1000 * (helped - bare):.0f} ms above a bare interpreter's {1000 * bare:.0f} ms (goal 100)")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, help="a folder of NAME.jsonl.gz (default: the seeds, 250 times)")
    parser.add_argument("--article", type=Path, default=ROOT / "seeds" / "id-amazon-parler.txt")
    args = parser.parse_args()
    start()
    one_article(args.article)
    whole_check(rows(args.corpora))


if __name__ == "__main__":
    main()

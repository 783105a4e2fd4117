"""What splitting costs: characters a second on articles beside one word scan, and growth on hostile text.

`python -m benchmarks.splitting [--corpora FOLDER] [--lang TAG]`
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.__main__ import ROOT, WORD
from factcheck.split import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Texts made to hurt: one short piece each, repeated to the wanted length; with "\n" inside none is a single line.
HOSTILE = (
    "(", ")", '"', "“", "”", "'", "「", "「。", "。」", "“。", "（a。", "।", '।"', "؟“", ".", ". ", "..", "! ",
    "?!", "…", '." ', '". "', "A. ", "a. ", "z. B. ", "S.H. ", ".A", 'a."A', "a.b", "1. ", "1.", "12. X",
    "1) a 2) ", "• a ", "a. b. ", "(Baca juga: ", "dr. ", "No. ", "dll. ", "x? ", "x?     ", ":) ", " :", ";",
    " ;)", "😀", "! 😀 ", "[1]", ".[1] ", "¹", ".¹ ", "a", " ", "\n", "a\n", "a. a\n", "Kata. ", "kata. kata ",
    "kata.Kata", "«", "» ", "''", ". '' ", "``", "\u2028", "\x93.\x94 ", "X ครับ ", "何？と", "どこ!だ",
    "www.a.b/c.d?e ", "a@b.c ",
)  # fmt: skip
SIZE = 20_000
TIMES = 8


def taken(function: Callable[[], object], times: int = 3) -> float:
    """The least processor time of a call, in seconds."""
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        function()
        best = min(best, time.process_time() - began)
    return best


def corpora(folder: Path | None) -> Iterator[tuple[str, str, list[str]]]:
    """Name, language and texts of each corpus (LANG_NAME.jsonl.gz), or of the seeds many times over."""
    if folder is None:
        yield "seeds", "id", [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))] * 250
        return
    for path in sorted(folder.glob("*.jsonl.gz")):
        rows = gzip.decompress(path.read_bytes()).decode().split("\n")
        yield path.name, path.name.split("_")[0], [str(json.loads(row)["text"]) for row in rows if row]


def speed(name: str, lang: str, texts: list[str]) -> None:
    """Characters a second of `sentences`, and of one word scan by `re` in the same run."""
    millions = sum(map(len, texts)) / 1e6
    count = sum(len(sentences(text, lang)) for text in texts)
    split = taken(lambda: [sentences(text, lang) for text in texts])
    scan = taken(lambda: [sum(1 for _ in WORD.finditer(text)) for text in texts])
    print(
        f"{name:24} {millions:6.2f} M characters, {count} sentences: {millions / split:5.1f} M/s (goal 8), "
        f"word scan {millions / scan:5.1f} M/s"
    )


def growth(lang: str) -> None:
    """Time at 8 n over time at n for each hostile piece; 8 is linear."""
    ratios = []
    for piece in HOSTILE:
        small, large = (piece * (size // len(piece)) for size in (SIZE, TIMES * SIZE))
        ratio = taken(lambda text=large: sentences(text, lang)) / taken(lambda text=small: sentences(text, lang))  # type: ignore[misc]
        ratios.append((ratio, piece))
    ratios.sort(reverse=True)
    worst = ", ".join(f"{piece!r} {ratio:.1f}" for ratio, piece in ratios[:5])
    print(f"{lang}: time at {TIMES} n over time at n ({SIZE} characters), the worst of {len(HOSTILE)}: {worst}")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--lang", action="append")
    args = parser.parse_args()
    for name, lang, texts in corpora(args.corpora):
        speed(name, lang, texts)
    for lang in args.lang or ("id", "en", "de", "el", "hi", "ja", "th"):
        growth(lang)


if __name__ == "__main__":
    main()

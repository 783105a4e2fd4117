"""What the rules cost: an article with all rules on, each rule alone, and growth on hostile text.

`python -m benchmarks.rules [--corpora FOLDER] [--every N]`
"""

from __future__ import annotations

import argparse
import statistics
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.__main__ import WORD, rows
from factcheck.check.api import Analysed
from factcheck.check.engine import run
from factcheck.check.registry import registry
from factcheck.claims import claims
from factcheck.facts.scan import scan
from factcheck.lang import base
from factcheck.lang.detect import detect
from factcheck.model import Article
from factcheck.pipeline import analyse
from factcheck.settings import Settings
from factcheck.split import sentences

if TYPE_CHECKING:
    from collections.abc import Callable

# Texts made to hurt: one short piece each, repeated to the wanted length.
HOSTILE = (
    "1.",
    "1.1.1/",
    "a a ",
    "Aa ",
    "((",
    '"',
    "“a” ",
    "A (A) ",
    "Sabtu (9/1/2020) ",
    "5 persen dari 10 ",
    "satu ",
    "http://",
    "kata. kata ",
    "1-2-",
    "Rp1.000 ",
    "\u00c3\u00a9",
    "12:30 ",
    "Presiden AS Donald ",
    "tahun 2019 hingga 2015 ",
    "- ",
)
SIZE = 20_000
ALL = frozenset(registry().rules)


def once(function: Callable[[], object]) -> float:
    """Seconds of a call."""
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def per_article(articles: list[Article]) -> None:
    """Whole analysis with all rules on, beside one `re` word scan of the same texts; tables and patterns are read."""
    for article in articles[::10]:
        analyse(article, only=ALL)
    taken, thousands = [], []
    for article in articles:
        spent = 1000 * once(lambda article=article: analyse(article, only=ALL))  # type: ignore[misc]
        taken.append(spent)
        thousands.append(1000 * spent / max(1000, len(article.text)))
    scanned = once(lambda: [sum(1 for _ in WORD.finditer(article.text)) for article in articles])
    thousands.sort()
    p99 = thousands[int(0.99 * (len(thousands) - 1))]
    print(f"{len(articles)} articles, {len(ALL)} rules: median {statistics.median(taken):.2f} ms (goal 2),")
    print(f"  per 1,000 characters median {statistics.median(thousands):.2f} ms, p99 {p99:.2f} ms (goal 1),")
    print(f"  {sum(taken) / 1000 / scanned:.1f} times as long as one re word scan")


def per_rule(articles: list[Article]) -> None:
    """The mean cost of each rule by itself, the facts it asks for included."""
    seen = []
    for article in articles:
        lang = base(article.lang) if article.lang else detect(article.text)
        found = claims(article.text, sentences(article.text, lang), lang)
        seen.append((article, lang, scan(article.text), found))
    settings = Settings()
    costs = {}
    for name in sorted(ALL):
        only = frozenset({name})
        costs[name] = once(lambda only=only: [run(Analysed(*each), settings, only) for each in seen])  # type: ignore[misc]
    for name, cost in sorted(costs.items(), key=lambda item: -item[1]):
        print(f"  {name:28} {1e6 * cost / len(seen):7.0f} µs an article")


def growth() -> None:
    """Each rule's time on hostile text at n and 8n characters; linear is 8."""
    worst: dict[str, tuple[float, float, str]] = {}
    for piece in HOSTILE:
        for lang in ("id", "en"):
            times = [_hostile(piece, lang, size) for size in (SIZE, 8 * SIZE)]
            for name, small in times[0].items():
                ratio = times[1][name] / max(small, 2e-4)
                worst[name] = max(worst.get(name, (0.0, 0.0, "")), (ratio, times[1][name], f"{lang} {piece!r}"))
    for name, (ratio, spent, where) in sorted(worst.items(), key=lambda item: -item[1][0]):
        print(f"  {name:28} {ratio:5.1f} times for 8 times the text, {1000 * spent:.0f} ms at {8 * SIZE}, on {where}")


def _hostile(piece: str, lang: str, size: int) -> dict[str, float]:
    text = piece * (size // len(piece))
    article = Article(text, lang=lang, title="1 2 3", published=date(2021, 1, 9))
    found = claims(text, sentences(text, lang), lang)
    seen = scan(text)
    settings = Settings()
    return {
        name: once(lambda name=name: run(Analysed(article, lang, seen, found), settings, frozenset({name})))  # type: ignore[misc]
        for name in ALL
    }


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, help="a folder of NAME.jsonl.gz (default: the seeds, 250 times)")
    parser.add_argument("--every", type=int, default=4, help="take one article of so many")
    args = parser.parse_args()
    articles = [
        Article(
            str(row["text"]),
            lang=row.get("lang"),
            title=row.get("title") or None,
            published=_date(row.get("published")),
        )  # type: ignore[arg-type]
        for row in rows(args.corpora)[:: args.every]
    ]
    per_article(articles)
    per_rule(articles)
    growth()


def _date(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


if __name__ == "__main__":
    main()

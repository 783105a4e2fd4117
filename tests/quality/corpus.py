"""Reads the labelled cases and counts, for each rule, what it finds, misses and flags in vain."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.check.registry import registry
from factcheck.model import Article
from factcheck.pipeline import analyse
from factcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from factcheck.model import Flag, Span

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Case:
    """A text with the words in it that one rule must flag (none: the text is right for that rule).

    `also` names other rules that are right to flag something in it.
    """

    rule: str
    lang: str
    text: str
    wrong: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    title: str | None = None
    published: date | None = None

    def spans(self) -> list[Span]:
        """Where the wrong words stand, searched from left to right. Raises ValueError when one does not."""
        found, at = [], 0
        for words in self.wrong:
            at = self.text.index(words, at)
            found.append((at, at + len(words)))
            at += len(words)
        return found


@dataclass
class Tally:
    """Of one rule: wrong places found, wrong places missed, and flags where nothing is wrong."""

    found: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float:
        """Share of the flags that are right; 1 where there is none."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def recall(self) -> float:
        """Share of the wrong places that are flagged; 1 where there is none."""
        return self.found / (self.found + self.missed) if self.found + self.missed else 1.0


def cases() -> Iterator[Case]:
    """All cases: the files are named after their rules."""
    for path in sorted((HERE / "cases").glob("*.toml")):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            lists = {key: tuple(row.pop(key, ())) for key in ("wrong", "also")}
            yield Case(path.stem, **lists, **row)


def _places(flag: Flag) -> list[Span]:
    return [(flag.start, flag.end), *((r.start, r.end) for r in flag.related if r.role == "same-error")]


def _meets(flag: Flag, span: Span) -> bool:
    return any(start < span[1] and end > span[0] for start, end in _places(flag))


def judge(case: Case) -> Iterator[tuple[str, str, str]]:
    """What one case shows, as (rule, "found" | "missed" | "false", the words).

    All rules run that run by default, and the case's own. A note of another rule is no false alarm.
    """
    article = Article(case.text, lang=case.lang, title=case.title, published=case.published)
    names = frozenset(name for name, rule in registry().rules.items() if rule.default or name == case.rule)
    flags = analyse(article, registry().rules[case.rule].settings or Settings(), only=names).flags
    own = [flag for flag in flags if flag.rule == case.rule]
    spans = case.spans()
    for start, end in spans:
        seen = any(_meets(flag, (start, end)) for flag in own)
        yield case.rule, "found" if seen else "missed", case.text[start:end]
    for flag in flags:
        if flag.rule == case.rule:
            false = not any(_meets(flag, span) for span in spans)
        else:
            false = flag.severity != "info" and flag.rule not in case.also
        if false:
            yield flag.rule, "false", case.text[flag.start : flag.end]


@cache
def outcomes() -> tuple[tuple[Case, str, str, str], ...]:
    """All that all cases show: (case, rule, outcome, words)."""
    return tuple((case, *shown) for case in cases() for shown in judge(case))


@cache
def tallies() -> Mapping[str, Tally]:
    """Each rule's tally over all cases."""
    counts = Counter((rule, outcome) for _, rule, outcome, _ in outcomes())
    return {
        rule: Tally(counts[rule, "found"], counts[rule, "missed"], counts[rule, "false"]) for rule in registry().rules
    }

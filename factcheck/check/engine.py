"""Runs the rules an article needs; a rule that raises is named and stops nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.merge import merge
from factcheck.check.registry import registry
from factcheck.model import Flag, RuleFailure, at_most, with_severity

if TYPE_CHECKING:
    from factcheck.check.api import Analysed, Rule
    from factcheck.settings import Settings


# What only the house that publishes a text can mend: how it is written and set, not what it says.
OWN_MATTERS = ("words", "page")


def run(
    article: Analysed, settings: Settings, only: frozenset[str] | None = None
) -> tuple[tuple[Flag, ...], tuple[RuleFailure, ...]]:
    """The article's flags in text order, and the rules that failed.

    `only` names the rules to run (None: those on by default and those that the settings turn on). A rule turned off
    in the settings does not run; a severity set there holds for every flag of its rule.
    """
    known = registry()
    names = known.running(settings) if only is None else only.difference(settings.off)
    if article.article.whose != "ours":
        names = frozenset(name for name in names if known.rules[name].family not in OWN_MATTERS)
    flags: list[Flag] = []
    failures = list(known.failures)
    for rule in known.wanted(article, names):
        try:
            if found := list(rule.function(article)):
                flags += _severities(rule, _checked(found, len(article.text)), settings)
        except Exception as error:
            failures.append(RuleFailure(rule.name, f"{type(error).__name__}: {error}"))
    if not flags:
        return (), tuple(failures)
    merged = merge(flags, article.quotes, article.text)
    return tuple(flag for flag in merged if not _exempt(flag, article.text, settings)), tuple(failures)


def _exempt(flag: Flag, text: str, settings: Settings) -> bool:
    """Whether the flag's words are, or lie within, words that the newsroom exempts, in whatever capitals."""
    for exemption in settings.exempt:
        size = len(exemption.text)
        if exemption.rule in ("", flag.rule) and size >= flag.end - flag.start:
            around = text[max(0, flag.end - size) : flag.start + size]
            if exemption.text.casefold() in around.casefold():
                return True
    return False


def _checked(flags: list[Flag], size: int) -> list[Flag]:
    for flag in flags:
        spans = [
            (flag.start, flag.end),
            *((s.start, s.end) for s in flag.suggestions),
            *((r.start, r.end) for r in flag.related),
        ]
        if not flag.start < flag.end or any(not 0 <= start <= end <= size for start, end in spans):
            raise ValueError(f"a span of {flag.start}:{flag.end} lies outside the text")
    return flags


def _severities(rule: Rule, flags: list[Flag], settings: Settings) -> list[Flag]:
    chosen = settings.severity.get(rule.name)
    out = []
    for flag in flags:
        severity = chosen or at_most(flag.severity, rule.severity)
        out.append(flag if severity == flag.severity else with_severity(flag, severity))
    return out

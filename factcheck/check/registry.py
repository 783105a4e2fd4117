"""Which rules there are: the files of `rules/` and the installed plug-ins, and which of them an article needs."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from factcheck.check import rules as rules_package
from factcheck.check.api import Analysed, Rule
from factcheck.errors import SettingsError
from factcheck.model import RuleFailure
from factcheck.settings import FILE_NAME
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.settings import Settings

GROUP = "factcheck.checks"


def _has_weekday(article: Analysed) -> bool:
    return not article.scan.vocabulary.isdisjoint(weekday_words(article.lang))


@cache
def weekday_words(lang: str) -> frozenset[str]:
    """The lower-case weekday words of a language."""
    from factcheck.facts.dates import weekday_vocabulary

    return weekday_vocabulary(lang)


DIGITS = frozenset("0123456789")

# The features that a rule may need, each a cheap test on the shared scan.
FEATURES: dict[str, Callable[[Analysed], bool]] = {
    "weekday": _has_weekday,
    "repeat": lambda article: bool(article.scan.repeated),
    "digit": lambda article: not article.scan.characters.isdisjoint(DIGITS),
}


@dataclass(frozen=True)
class Registry:
    """The rules by name, and the plug-ins that could not be loaded."""

    rules: dict[str, Rule]
    failures: tuple[RuleFailure, ...]

    def enabled(self, settings: Settings) -> frozenset[str]:
        """The names of the rules that run when none is asked for by name, those turned off included."""
        return frozenset(name for name, rule in self.rules.items() if rule.default or name in settings.on)

    def wanted(self, article: Analysed, names: frozenset[str]) -> Iterator[Rule]:
        """The rules among `names` that this article can concern."""
        present = {feature: test(article) for feature, test in FEATURES.items()}
        for rule in self.rules.values():
            if (
                rule.name in names
                and (rule.languages is None or article.lang in rule.languages)
                and all(present[need] for need in rule.needs)
                and (not rule.words or not article.scan.vocabulary.isdisjoint(rule.words))
                and (not rule.marks or not article.scan.characters.isdisjoint(rule.marks))
            ):
                yield rule


def _built_in() -> Iterator[Rule]:
    for module in pkgutil.iter_modules(rules_package.__path__):
        loaded = importlib.import_module(f"{rules_package.__name__}.{module.name}")
        yield from (thing for thing in vars(loaded).values() if isinstance(thing, Rule))


@cache
def registry() -> Registry:
    """All rules: the built-in ones, then those that installed packages offer in the group `factcheck.checks`.

    A plug-in that cannot be loaded, is no rule, needs an unknown feature or takes a name that is taken is named among
    the failures; the rest works.
    """
    rules = {rule.name: rule for rule in _built_in()}
    failures = []
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        try:
            rule = point.load()
            if not isinstance(rule, Rule):
                raise TypeError("the entry point is not a rule made with factcheck.check.api.check")
            if rule.name in rules:
                raise ValueError(f"the name {rule.name} is taken")
            if unknown := [need for need in rule.needs if need not in FEATURES]:
                raise ValueError(f"unknown feature {unknown[0]}")
            rules[rule.name] = rule
        except Exception as error:
            failures.append(RuleFailure(point.name, f"{type(error).__name__}: {error}"))
    return Registry(rules, tuple(failures))


def verify(settings: Settings) -> None:
    """Raise SettingsError when the settings name a rule that there is not: a slip would turn nothing off, silently."""
    rules = registry().rules
    for key, names in (("off", settings.off), ("on", settings.on), ("severity", settings.severity)):
        for name in names:
            if name not in rules:
                raise SettingsError(
                    f"{FILE_NAME}: {key}: no rule {name!r}", did_you_mean(name, rules, "see 'factcheck rules'")
                )

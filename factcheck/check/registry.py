"""Which rules there are: the files of `rules/` and the installed plug-ins, and which of them an article needs."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass, field
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
    scan, lang = article.scan, article.lang
    return not (scan.vocabulary.isdisjoint(weekday_words(lang)) and scan.characters.isdisjoint(weekday_signs(lang)))


@cache
def weekday_words(lang: str) -> frozenset[str]:
    """The lower-case weekday words of a language."""
    from factcheck.facts.dates import weekday_vocabulary

    return weekday_vocabulary(lang)


@cache
def weekday_signs(lang: str) -> frozenset[str]:
    """The signs with which weekdays begin in a language without blanks between words."""
    from factcheck.facts.dates import weekday_signs

    return weekday_signs(lang)


DIGITS = frozenset("0123456789")

# The features that a rule may need, each a cheap test on the shared scan.
FEATURES: dict[str, Callable[[Analysed], bool]] = {
    "weekday": _has_weekday,
    "repeat": lambda article: bool(article.scan.repeated),
    "house": lambda article: bool(article.settings.words or article.settings.spellings or article.settings.names),
    "digit": lambda article: not article.scan.characters.isdisjoint(DIGITS),
}


@dataclass(frozen=True)
class _Gate:
    """The rules that a language lets in, and the trigger words and marks of all of them."""

    names: tuple[str, ...]
    words: frozenset[str]
    marks: frozenset[str]


@dataclass(frozen=True)
class Registry:
    """The rules by name, and the plug-ins that could not be loaded."""

    rules: dict[str, Rule]
    failures: tuple[RuleFailure, ...]
    _running: dict[tuple[tuple[str, ...], tuple[str, ...]], frozenset[str]] = field(
        default_factory=dict, compare=False, repr=False
    )
    _gates: dict[tuple[frozenset[str], str], _Gate] = field(default_factory=dict, compare=False, repr=False)

    def running(self, settings: Settings) -> frozenset[str]:
        """The names of the rules that run when none is asked for by name, looked up once for all articles."""
        key = (settings.on, settings.off)
        if key not in self._running:
            on = (name for name, rule in self.rules.items() if rule.default or name in settings.on)
            self._running[key] = frozenset(on).difference(settings.off)
        return self._running[key]

    def wanted(self, article: Analysed, names: frozenset[str]) -> list[Rule]:
        """The rules among `names` that this article can concern."""
        missing = {feature for feature, test in FEATURES.items() if not test(article)}
        gate = self._gate(names, article.lang)
        # What the article has of all rules' words is little, and then compared with each rule's own many words.
        words, marks = gate.words & article.scan.vocabulary, gate.marks & article.scan.characters
        return [
            rule
            for rule in map(self.rules.__getitem__, gate.names)
            if not (rule.words and words.isdisjoint(rule.words))
            and not (rule.marks and marks.isdisjoint(rule.marks))
            and not (rule.needs and not missing.isdisjoint(rule.needs))
        ]

    def _gate(self, names: frozenset[str], lang: str) -> _Gate:
        """The rules among `names` whose language gate is open, looked up once for all articles."""
        if (names, lang) not in self._gates:
            named = [rule for name, rule in self.rules.items() if name in names]
            rules = [rule for rule in named if rule.languages is None or lang in rule.languages]
            words, marks = (rule.words for rule in rules), (rule.marks for rule in rules)
            self._gates[names, lang] = _Gate(
                tuple(rule.name for rule in rules), frozenset().union(*words), frozenset().union(*marks)
            )
        return self._gates[names, lang]


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
    """Raise SettingsError for a rule that there is not, and for a dated fact that cannot be read.

    A slip in a rule's name would turn nothing off, silently.
    """
    rules = registry().rules
    for key, names in (
        ("off", settings.off),
        ("on", settings.on),
        ("severity", settings.severity),
        ("exempt", [exemption.rule for exemption in settings.exempt if exemption.rule]),
    ):
        for name in names:
            if name not in rules:
                raise SettingsError(
                    f"{FILE_NAME}: {key}: no rule {name!r}", did_you_mean(name, rules, "see 'factcheck rules'")
                )
    from factcheck.knowledge import examine

    try:
        examine(settings.facts)
    except ValueError as error:
        raise SettingsError(f"{FILE_NAME}: facts: {error}", "see docs/settings.md") from error

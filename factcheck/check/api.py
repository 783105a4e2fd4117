"""The plug-in seam: what a rule is given, and how it declares itself."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from factcheck.lang import Language, language
from factcheck.model import Article, Flag, Message, Related, Severity, Span, Suggestion, say
from factcheck.settings import Settings

if TYPE_CHECKING:
    from factcheck.facts.dates import Mention
    from factcheck.facts.names import Names
    from factcheck.facts.numbers import Quantity
    from factcheck.facts.scan import Scan
    from factcheck.facts.times import Clock
    from factcheck.model import Claim

__all__ = [
    "Analysed",
    "Article",
    "Family",
    "Flag",
    "Message",
    "Related",
    "Rule",
    "Severity",
    "Suggestion",
    "check",
    "say",
]

Family = Literal["dates", "words", "numbers", "names", "sources", "identifiers", "page"]
Example = str | Article
Examples = Mapping[str, tuple[Example, ...]]
Given = Example | Sequence[Example] | Mapping[str, Example | Sequence[Example]]
RuleFunction = Callable[["Analysed"], Iterable[Flag]]


@dataclass(frozen=True)
class Analysed:
    """An article with its facts, each computed when a rule first asks for it.

    All spans are half-open ranges of code points of `text`.
    """

    article: Article
    lang: str
    scan: Scan
    claims: tuple[Claim, ...]
    settings: Settings = field(default_factory=Settings)

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def language(self) -> Language:
        """The tables of the article's language."""
        return language(self.lang)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentence spans, in order, covering all non-blank text."""
        return tuple((claim.start, claim.end) for claim in self.claims)

    @cached_property
    def quotes(self) -> tuple[Span, ...]:
        """The spans of direct quotations, marks included, in order."""
        from factcheck.facts.quotes import quotes

        return quotes(self.text)

    @cached_property
    def dates(self) -> tuple[Mention, ...]:
        """The dates mentioned, with their weekday word where one stands beside them."""
        from factcheck.facts.dates import mentions

        return mentions(self.text, self.lang)

    @cached_property
    def times(self) -> tuple[Clock, ...]:
        """The clock times, with their zone and the part of day that is named beside them."""
        from factcheck.facts.times import times

        return times(self.text, self.lang)

    @cached_property
    def numbers(self) -> tuple[Quantity, ...]:
        """The quantities mentioned, with scale, unit, rounding and hedge."""
        from factcheck.facts.numbers import numbers

        return numbers(self.text, self.lang, self.scan.vocabulary)

    @cached_property
    def names(self) -> Names:
        """The capitalised words, with how often each form stands within a sentence and anywhere."""
        from factcheck.facts.names import Names

        return Names(self.text, self.lang)


@dataclass(frozen=True)
class Rule:
    """A rule as registered. `needs` names features of the shared scan; `words` are trigger words, lower case.

    A rule runs when its language gate is open, every feature it needs is present, and, where it has trigger words or
    `marks` (single characters), one of each stands in the text. A rule that is not `default` runs only where the
    settings turn it on or it is asked for by name.
    """

    name: str
    severity: Severity
    family: Family
    function: RuleFunction
    bad: Examples
    good: Examples
    languages: tuple[str, ...] | None = None
    needs: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    default: bool = True
    settings: Settings | None = None
    version: int = 1

    @property
    def page(self) -> str:
        """The rule's page: its docstring, the first line of which is the summary."""
        return inspect.cleandoc(self.function.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]


def _examples(given: Given, languages: tuple[str, ...] | None) -> Examples:
    if not isinstance(given, Mapping):
        given = {languages[0] if languages else "en": given}
    return MappingProxyType({k: (v,) if isinstance(v, str | Article) else tuple(v) for k, v in given.items()})


def check(
    name: str,
    *,
    severity: Severity,
    family: Family,
    bad: Given,
    good: Given,
    languages: Sequence[str] | None = None,
    needs: Sequence[str] = (),
    words: Iterable[str] = (),
    marks: str = "",
    default: bool = True,
    settings: Settings | None = None,
    version: int = 1,
) -> Callable[[RuleFunction], Rule]:
    """Declare a rule: the decorated function gets an `Analysed` and yields flags.

    `bad` and `good` are the rule's contract, by language: it finds something in every bad example and nothing in any
    good one. An example is a text, or an Article where title or publication date matter. `severity` is the highest
    the rule may use. `languages` is the gate (None: all). `needs`: see `factcheck.check.registry.FEATURES`. `words`
    (lower case) and `marks` (characters): one of each must stand in the text. A rule with `default=False` is off
    until it is asked for. `settings` are those that the examples need. Raise `version` when the rule's findings change.
    """
    gate = tuple(languages) if languages is not None else None

    def register(function: RuleFunction) -> Rule:
        return Rule(
            name=name,
            severity=severity,
            family=family,
            function=function,
            bad=_examples(bad, gate),
            good=_examples(good, gate),
            languages=gate,
            needs=tuple(needs),
            words=frozenset(words),
            marks=frozenset(marks),
            default=default,
            settings=settings,
            version=version,
        )

    return register

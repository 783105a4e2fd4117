"""Runs one rule alone on a text, and applies what it suggests."""

from __future__ import annotations

from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse


def flags(rule: str, text: str | Article, lang: str = "id") -> tuple[Flag, ...]:
    """What the rule finds in a text of that language, or in an article."""
    article = Article(text, lang=lang) if isinstance(text, str) else text
    analysis = analyse(article, only=frozenset({rule}))
    assert not analysis.failures
    return analysis.flags


def corrected(rule: str, text: str, lang: str = "id") -> str:
    """The text with the first suggestion of its only flag applied."""
    (flag,) = flags(rule, text, lang)
    assert flag.proof
    first = flag.suggestions[0]
    return apply_changes(text, [(first.start, first.end, first.replacement)])

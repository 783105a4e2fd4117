"""A rule's page in Markdown, from its own docstring and examples; the docs are made of the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from factcheck.check.api import Examples


def page(name: str) -> str:
    """The page of a rule. Raises UsageError for an unknown one, naming the nearest."""
    from factcheck.check.registry import registry

    rules = registry().rules
    if name not in rules:
        raise UsageError(f"no rule '{name}'", did_you_mean(name, rules, "see 'factcheck rules'"))
    rule = rules[name]
    languages = ", ".join(rule.languages) if rule.languages is not None else "all"
    summary, _, body = rule.page.partition("\n")
    facts = f"- Severity: at most {rule.severity}\n- Family: {rule.family}\n- Languages: {languages}"
    head = f"# {rule.name}\n\n{summary}\n\n{facts}"
    return f"{head}\n\n{body.strip()}\n\n## Flagged\n{_list(rule.bad)}\n\n## Not flagged\n{_list(rule.good)}".rstrip()


def _list(examples: Examples) -> str:
    return "\n".join(f"\n- {lang}: {text}" for lang, texts in examples.items() for text in texts)

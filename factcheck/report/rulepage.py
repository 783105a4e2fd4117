"""A rule's page in Markdown, from its own docstring and examples; the docs are made of the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from factcheck.check.api import Example, Examples


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
    if not rule.default:
        facts += "\n- Off by default"
    head = f"# {rule.name}\n\n{summary}\n\n{facts}"
    return f"{head}\n\n{body.strip()}\n\n## Flagged\n{_list(rule.bad)}\n\n## Not flagged\n{_list(rule.good)}".rstrip()


def _list(examples: Examples) -> str:
    return "\n".join(f"\n- {lang}: {_shown(given)}" for lang, every in examples.items() for given in every)


def _shown(example: Example) -> str:
    if isinstance(example, str):
        return example
    known = [f"title: {example.title}"] if example.title else []
    known += [f"published: {example.published.isoformat()}"] if example.published else []
    return f"{example.text} ({', '.join(known)})" if known else example.text

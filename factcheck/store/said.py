"""Who said a claim, written small: where a word stands in the article its span is kept, else the word itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.model import Attribution

if TYPE_CHECKING:
    from factcheck.model import Span


def attribution_data(said: Attribution) -> list[Any]:
    """An attribution as JSON data that `attribution_from` reads with the article's text."""
    return [
        said.kind,
        said.verb_class,
        int(said.inherited),
        _part(said.speaker, said.speaker_span),
        _part(said.role, said.role_span),
        _part(said.verb, said.verb_span),
        list(said.content_span) if said.content_span else None,
    ]


def attribution_from(data: list[Any] | dict[str, Any], text: str) -> Attribution:
    """The attribution that `attribution_data` wrote, or the first schema by name; `text` is the article's."""
    if isinstance(data, dict):
        return Attribution(**data)
    kind, verb_class, inherited, speaker, role, verb, content = data
    return Attribution(
        _words(speaker, text),
        kind,
        _words(verb, text),
        verb_class,
        bool(inherited),
        _words(role, text),
        _span(speaker),
        _span(role),
        _span(verb),
        _span(content),
    )


def _part(words: str, span: Span | None) -> list[int] | str:
    return list(span) if span else words


def _span(part: list[int] | str | None) -> Span | None:
    return (part[0], part[1]) if isinstance(part, list) else None


def _words(part: list[int] | str, text: str) -> str:
    return part if isinstance(part, str) else text[part[0] : part[1]]

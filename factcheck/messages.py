"""Words for a person, in the person's language: Message templates rendered through the gettext catalogues.

A template's format specs name what an argument is, so that each language writes it its own way:
`{day:weekday}` a weekday number (Monday 0), `{when:date}` an ISO date ("9 Jan 2020"), `{when:daymonth}`
an ISO date without its year ("9 January"), `{years:list}` a tuple.
"""

from __future__ import annotations

import gettext
import string
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.lang import base, language
from factcheck.model import Arg, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LOCALES = Path(__file__).with_name("locale")


def interface_language(tag: str | None) -> str:
    """The language that messages can be had in for a tag: Indonesian for Indonesian, else English."""
    return "id" if base(tag) == "id" else "en"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for words that are translated where they are shown
    """Mark an interface text for the catalogue without translating it yet."""
    return text


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    return gettext.translation("factcheck", LOCALES, languages=[lang], fallback=True)


def translator(lang: str) -> Callable[[str], str]:
    """The function that gives an English interface text in a language (the text itself where it has none)."""
    return _catalogue(interface_language(lang)).gettext


@cache
def _pieces(text: str, lang: str) -> tuple[tuple[str, str, str], ...]:
    """A template in a language, cut once into (literal, argument's name, format spec)."""
    template = _catalogue(lang).gettext(text) if text else ""
    return tuple((literal, name or "", spec or "") for literal, name, spec, _ in string.Formatter().parse(template))


def _written(value: Arg, spec: str, lang: str) -> str:
    if not spec:
        return str(value)
    names = language(lang).table("dates")
    match spec:
        case "weekday":
            return str(names["weekdays"][int(str(value))][0])
        case "date" | "daymonth":
            when = date.fromisoformat(str(value))
            return f"{when.day} {names['months'][when.month - 1][0]}" + (f" {when.year}" if spec == "date" else "")
        case "list" if isinstance(value, tuple):
            return ", ".join(map(str, value))
    return format(value, spec)


@lru_cache(maxsize=16384)
def render(message: Message, lang: str) -> str:
    """The message in the interface language nearest to `lang`."""
    lang = interface_language(lang)
    args = dict(message.args)
    return "".join(
        literal + (_written(args[name], spec, lang) if name else "")
        for literal, name, spec in _pieces(message.text, lang)
    )


def render_all(messages: Iterable[Message], lang: str) -> str:
    """The messages as one line, joined by semicolons: a proof's steps."""
    return "; ".join(render(message, lang) for message in messages)


def to_data(message: Message) -> dict[str, Any]:
    """The message as JSON data: {"key": template, "args": {…}}."""
    return {"key": message.text, "args": dict(message.args)}


def from_data(data: dict[str, Any]) -> Message:
    """The message that `to_data` wrote."""
    args = {k: tuple(v) if isinstance(v, list) else v for k, v in data["args"].items()}
    return Message(data["key"], tuple(args.items()))

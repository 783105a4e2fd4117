"""The words of a notice and a debunk: templates shipped with the program, which a newsroom may replace one by one."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.errors import SettingsError
from factcheck.messages import interface_language
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).with_name("templates")
LANGUAGES = ("en", "id")
FILES = ("debunk", "notice")
_EMPTY: Mapping[str, Mapping[str, Mapping[str, str]]] = MappingProxyType({})
_FIELD = re.compile(r"[a-z_]+")
_GAP = re.compile(r"\n{3,}")


@cache
def shipped(lang: str, file: str) -> Mapping[str, str]:
    """The templates of a file (notice, debunk) in English or Indonesian, by key."""
    return MappingProxyType(tomllib.loads((FOLDER / lang / f"{file}.toml").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Wording:
    """The templates in force; `own` are a newsroom's by language, file and key, checked by `wording`."""

    own: Mapping[str, Mapping[str, Mapping[str, str]]] = field(default_factory=lambda: _EMPTY)

    def fill(self, lang: str, file: str, key: str, **fields: str) -> str:
        """A template with its fields filled in, which are text and nothing else.

        A line whose fields are all empty is left out; several blank lines become one.
        """
        lang = interface_language(lang)
        template = self.own.get(lang, {}).get(file, {}).get(key) or shipped(lang, file)[key]
        lines = (_filled(line, fields) for line in template.strip().splitlines())
        return _GAP.sub("\n\n", "\n".join(line for line in lines if line is not None)).strip()


SHIPPED = Wording()


def wording(own: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Wording:
    """A newsroom's templates on top of those shipped.

    Raises SettingsError for a language, file or key that there is not, and for a template with a field that it cannot
    have.
    """
    for lang, files in own.items():
        _known(lang, LANGUAGES, "templates")
        for file, texts in files.items():
            _known(file, FILES, f"templates.{lang}")
            for key, text in texts.items():
                place = f"templates.{lang}.{file}"
                _known(key, shipped(lang, file), place)
                _check(text, f"{place}.{key}", _allowed(file, key))
    return Wording(own)


def _allowed(file: str, key: str) -> list[str]:
    """The fields that the shipped templates of a key have, in whichever language."""
    return sorted({name for lang in LANGUAGES for name in _names(shipped(lang, file)[key])})


def _known(name: str, known: Mapping[str, str] | tuple[str, ...], place: str) -> None:
    if name not in known:
        raise SettingsError(f"{place}: unknown key {name!r}", did_you_mean(name, known, f"known: {', '.join(known)}"))


def _check(text: str, place: str, known: list[str]) -> None:
    try:
        fields = list(_fields(text))
    except ValueError as error:
        raise SettingsError(f"{place}: {error}", "write {{ and }} for a brace") from error
    for name, plain in fields:
        if not plain or name not in known:
            allowed = ", ".join(f"{{{each}}}" for each in known) or "none"
            raise SettingsError(f"{place}: unknown field {{{name}}}", f"fields it may have: {allowed}")


def _fields(template: str) -> Iterator[tuple[str, bool]]:
    """Each field of a template, and whether it is a bare name: no attribute, index, conversion or format."""
    for _, name, spec, conversion in string.Formatter().parse(template):
        if name is not None:
            yield name, bool(_FIELD.fullmatch(name)) and not spec and not conversion


def _names(template: str) -> list[str]:
    return [name for name, _ in _fields(template)]


def _filled(line: str, fields: Mapping[str, str]) -> str | None:
    parts, given = [], []
    for literal, name, _, _ in string.Formatter().parse(line):
        parts.append(literal)
        if name is not None:
            given.append(fields.get(name, ""))
            parts.append(given[-1])
    return None if given and not any(given) else "".join(parts)

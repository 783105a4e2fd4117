"""What the program knows of a language, as data: one TOML file a language, read once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = "und"
# Tags that mean a language under its older or wider name (IANA language subtag registry).
_ALIASES = {"in": "id", "iw": "he", "mo": "ro", "no": "nb", "tl": "fil"}
_TAG = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8}){0,8}")


@dataclass(frozen=True)
class Language:
    """One language's tables, by their name in its TOML file (`dates`, `repeats`, `split`, `page` …).

    A table that a language lacks is empty, so that a rule written for it simply finds nothing.
    """

    tag: str
    name: str
    tables: Mapping[str, Mapping[str, Any]]

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the language's file; empty when the language has none of that name."""
        return self.tables.get(name, MappingProxyType({}))


def is_tag(text: str) -> bool:
    """Whether a text is a BCP 47 tag, as far as the program looks at it: the language, then any subtags."""
    return _TAG.fullmatch(text) is not None


@cache
def base(tag: str | None) -> str:
    """The language subtag of a BCP 47 tag ("id-ID" -> "id"), or "und"."""
    key = (tag or UNKNOWN).replace("_", "-").split("-")[0].lower() or UNKNOWN
    return _ALIASES.get(key, key)


@cache
def available() -> tuple[str, ...]:
    """Tags of the languages that have a file, sorted."""
    folder = resources.files(__name__)
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def language(tag: str) -> Language:
    """The language of a tag; an unknown one has no tables."""
    key = base(tag)
    if key not in available():
        return Language(key, key, MappingProxyType({}))
    data = tomllib.loads(_text(key))
    return Language(key, data.pop("name"), MappingProxyType(data))


@cache
def detect_table(tag: str) -> Mapping[str, Any]:
    """The `[detect]` table of a language that has a file; the rest is not parsed, as all files are asked."""
    return part(tag, "detect")


def part(tag: str, name: str) -> Mapping[str, Any]:
    """One table of a language without those below it; the rest of the file is not parsed. Empty for none."""
    key = base(tag)
    text = _text(key) if key in available() else ""
    start = text.find(f"\n[{name}]\n") + 1
    return MappingProxyType(tomllib.loads(text[start : text.find("\n[", start)])[name] if start else {})


def _text(tag: str) -> str:
    return (resources.files(__name__) / f"{tag}.toml").read_text(encoding="utf-8")

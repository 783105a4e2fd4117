"""Ordinal numbers that are written wrong: "21th", "ke 3", "ke-dua"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from factcheck.facts.numbers import figures
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_B = r"[ \xa0]"
# Longer than any noun before an ordinal.
_NOUN = 30


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A wrong ordinal: what to replace, and the right forms, best first; `part` is its digits or its word."""

    start: int
    end: int
    kind: Literal["suffix", "digits", "word"]
    part: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class _Patterns:
    suffix: re.Pattern[str] | None
    suffixes: dict[str, str]
    prefixed: re.Pattern[str] | None
    nouns: tuple[str, ...]
    after: tuple[str, ...]
    words: dict[str, str]


@cache
def _patterns(lang: str) -> _Patterns | None:
    table = language(lang).table("ordinals")
    if not table:
        return None
    suffixes: dict[str, str] = dict(table["suffixes"])
    suffix = None
    if suffixes:
        either = "|".join(sorted({form for one in suffixes.values() for form in (one, one.upper())}))
        suffix = re.compile(rf"[0-9](?<![\w.,/:$£€#'’-][0-9])[0-9,]{{0,12}}({either})(?![\w’'-])")
    prefix: str = table.get("prefix", "")
    if not prefix:
        return _Patterns(suffix, suffixes, None, (), (), {})
    nouns = tuple(f"{lead}{noun.lower()}" for noun in table["nouns"] for lead in " (\n")
    after = tuple(f" {word}" for word in table["after"])
    return _Patterns(suffix, suffixes, _prefixed_pattern(prefix, table), nouns, after, table["words"])


def _prefixed_pattern(prefix: str, table: Mapping[str, Any]) -> re.Pattern[str]:
    """The prefix glued to digits, or with a hyphen before a number word or a blank beside the hyphen: wrong anywhere.

    The group `loose` is the form with a blank, which is an ordinal only behind a noun that is counted off.
    """
    words = "|".join(sorted(table["words"], key=len, reverse=True))
    either = f"{prefix}|{prefix.capitalize()}"
    before = "".join(rf"(?<![\w-]{form})" for form in (prefix, prefix.capitalize()))
    dash = rf"(?:|-{_B}|{_B}-{_B}?|{_B}?[–—]{_B}?)"
    digits, word = r"[0-9]{1,3}(?![\w/:%-]|[.,][0-9])", rf"(?:{words})(?![\w-])"
    loose = rf"(?P<loose>{_B})(?:{digits}|{word})(?!{_B}(?:{'|'.join(table['not_before'])})\b)"
    sure = rf"-{word}|{dash}{digits}"
    return re.compile(rf"({either}){before}(?:{sure}|{loose})")


def ordinals(text: str, lang: str) -> Iterator[Ordinal]:
    """The ordinals that are written wrong. Linear."""
    p = _patterns(lang)
    if p is None:
        return
    for match in figures(text, p.suffix) if p.suffix else ():
        digits = text[match.start() : match.start(1)]
        right = _suffix(digits, p.suffixes)
        if match[1].lower() != right:
            written = right.upper() if match[1].isupper() else right
            yield Ordinal(match.start(1), match.end(1), "suffix", digits, (written,))
    for match in p.prefixed.finditer(text) if p.prefixed else ():
        head = " " + text[max(0, match.start() - _NOUN) : match.start()].rstrip(" \xa0").lower()
        if not match["loose"] or head.endswith(p.nouns) or text.startswith(p.after, match.end()):
            yield _prefixed(match, p)


def _suffix(digits: str, suffixes: dict[str, str]) -> str:
    return suffixes["*"] if digits[-2:-1] == "1" else suffixes.get(digits[-1], suffixes["*"])


def _prefixed(match: re.Match[str], p: _Patterns) -> Ordinal:
    part = match.group()[len(match[1]) :].lstrip(" \xa0-–—")
    if part.isdigit():
        return Ordinal(match.start(), match.end(), "digits", part, (f"{match[1]}-{part}",))
    whole = p.words[part]
    right = whole.capitalize() if match[1][0].isupper() else whole
    return Ordinal(match.start(), match.end(), "word", part, (right,))

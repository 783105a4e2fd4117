"""Date patterns as the Unicode CLDR writes them ("d 'de' MMMM y"), cut into fields and the words between them."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"'([^']*)'|([A-Za-z])\2*|([^A-Za-z']+)")

# A field as it is written, with its letter; or a literal text, with "".
Token = tuple[str, str]


def tokens(pattern: str) -> list[Token]:
    """The fields and literals of a pattern: "d 'de' MMMM" is ("d", "d"), ("", " de "), ("M", "MMMM")."""
    out: list[Token] = []
    for match in _TOKEN.finditer(pattern):
        quoted, letter, _ = match.groups()
        if letter:
            out.append((letter, match[0]))
            continue
        text = quoted if quoted is not None else match[0]
        if out and not out[-1][0]:
            text = out.pop()[1] + text
        out.append(("", text))
    return out


def literal(text: str) -> str:
    """A literal as it stands in a pattern: Latin letters in quotes."""
    return re.sub(r"[A-Za-z][A-Za-z ]*(?<! )", lambda match: f"'{match[0]}'", text)

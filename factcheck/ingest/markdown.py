"""Markdown: its words without its marks, and the fields above it between two lines of dashes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.ingest import dates
from factcheck.ingest.blocks import ITEM, joined, paragraphs
from factcheck.ingest.decode import decode
from factcheck.ingest.fields import field_of
from factcheck.ingest.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from markdown_it.token import Token

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\n((?:[^\n]{0,2000}\n){0,200}?)\1[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"([\w-]{1,40})\s{0,5}[:=]\s{0,5}(.{0,1000})")
_LINES = frozenset(("paragraph_close", "heading_close", "tr_close", "fence", "code_block", "hr"))


def read(data: bytes, encoding: str | None = None) -> Found:
    """The article of a Markdown file. Raises SourceRefused for bytes that are no text."""
    from markdown_it import MarkdownIt

    found = decode(data, encoding)
    fields, text = front_matter(found.text)
    tokens = MarkdownIt("commonmark", {"maxNesting": 40}).enable(["table", "strikethrough"]).parse(text)
    return Found(
        paragraphs(joined(_pieces(tokens))),
        title=fields.get("title") or _heading(tokens),
        byline=fields.get("byline"),
        outlet=fields.get("outlet"),
        published=dates.stamped(fields.get("published")) or _in_words(fields),
        modified=dates.stamped(fields.get("modified")),
        lang=fields.get("lang"),
        url=fields.get("url"),
        warnings=found.warnings,
    )


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The simple fields above a text ("title: …", of YAML or TOML), by our own names, and the text below them."""
    front = _FRONT.match(text)
    if not front:
        return {}, text
    fields: dict[str, str] = {}
    for line in front[2].splitlines():
        match = _FIELD.fullmatch(line.strip())
        if match and (field := field_of(match[1])):
            fields.setdefault(field, match[2].strip().strip("\"'[]"))
    return {field: value for field, value in fields.items() if value}, text[front.end() :]


def _in_words(fields: dict[str, str]) -> date | None:
    return dates.in_words(fields.get("published", ""), fields.get("lang", "id"))


def _heading(tokens: Sequence[Token]) -> str | None:
    for token, inner in pairwise(tokens):
        if token.type == "heading_open" and token.tag == "h1":
            return " ".join("".join(_inline(inner)).split()) or None
    return None


def _pieces(tokens: Sequence[Token]) -> Iterator[str]:
    before = ""
    for token in tokens:
        if token.type == "inline":
            yield from _inline(token)
        elif token.type in ("fence", "code_block"):
            for line in token.content.splitlines():
                yield from (line, "\n")
        elif token.type == "list_item_open":
            yield ITEM
        elif token.type in ("td_open", "th_open") and before in ("td_close", "th_close"):
            yield " | "
        if token.type in _LINES:
            yield "\n"
        before = token.type


def _inline(token: Token) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type == "softbreak":
            yield " "
        elif child.type == "hardbreak":
            yield "\n"

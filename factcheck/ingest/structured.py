"""JSON-LD: the data that a page holds about itself for search engines, found and flattened without trusting it."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]

# More than the largest page seen holds; a page of nothing else is not read on.
_SCRIPTS, _SCRIPT_CAP, _NODES = 50, 2_000_000, 20_000
_OPEN = re.compile(r"<script\b([^>]{0,300})>", re.IGNORECASE)
_CLOSE = re.compile(r"</script", re.IGNORECASE)
_HEADS = ("<!--", "//<!--", "<![CDATA[", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */")
_TAILS = ("-->", "//-->", "]]>", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", ";")


def nodes(page: str) -> list[Node]:
    """Every object in the JSON-LD scripts of an HTML page, outer ones before those inside them. Linear."""
    out: list[Node] = []
    for script in _scripts(page):
        out += flattened(parsed(script))
        if len(out) > _NODES:
            break
    return out[:_NODES]


def _scripts(page: str) -> Iterator[str]:
    at = 0
    for _ in range(_SCRIPTS):
        while (opening := _OPEN.search(page, at)) and "ld+json" not in opening[1].lower():
            at = opening.end()
        closing = _CLOSE.search(page, opening.end()) if opening else None
        if opening is None or closing is None:
            return
        yield page[opening.end() : closing.start()][:_SCRIPT_CAP]
        at = closing.end()


def parsed(script: str) -> Any:
    """The value of a JSON text that may be wrapped in comment marks or escaped as HTML; None for none."""
    inner = _unwrapped(script)
    for text in (inner, html.unescape(inner)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _unwrapped(script: str) -> str:
    inner = script.strip()
    for head in _HEADS:
        inner = inner.removeprefix(head).lstrip()
    for tail in sorted(_TAILS, key=len, reverse=True):
        inner = inner.removesuffix(tail).rstrip()
    return inner


def flattened(value: Any) -> list[Node]:
    """The objects in a JSON value, breadth first."""
    out: list[Node] = []
    queue = [value]
    for item in queue:
        if isinstance(item, dict):
            out.append(item)
            queue += item.values()
        elif isinstance(item, list):
            queue += item
        if len(queue) > 10 * _NODES:
            break
    return out


def types(node: Node) -> tuple[str, ...]:
    """The types of a node by their last name ("NewsArticle")."""
    value = node.get("@type")
    return tuple(str(one).rsplit("/", 1)[-1] for one in (value if isinstance(value, list) else [value]) if one)


def words(value: Any) -> str | None:
    """A text field as one line of plain text: a string, the first of a list, or an object's @value or name."""
    if isinstance(value, list):
        return next((found for one in value if (found := words(one))), None)
    if isinstance(value, dict):
        return words(value.get("@value") or value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(html.unescape(str(value)[:4000]).split()) or None

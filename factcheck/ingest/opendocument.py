"""OpenDocument texts: paragraphs, headings, list items and tables as lines, tracked deletions left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.ingest import dates
from factcheck.ingest.blocks import ITEM, joined, paragraphs
from factcheck.ingest.found import Found
from factcheck.ingest.packed import packed
from factcheck.ingest.xmltree import local, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TITLE = "Title"
_LEFT_OUT = frozenset(("tracked-changes", "annotation", "sequence-decls", "forms", "note", "soft-page-break"))
_SPACES = 100


def read(data: bytes) -> Found:
    """The article of an .odt file. Raises SourceRefused for what is none."""
    parts = packed(data)
    content = parse(parts.read("content.xml"))
    body = next((element for element in content.iter() if local(element) == "text" and _is_office(element)), content)
    meta = parse(parts.read("meta.xml")) if "meta.xml" in parts.entries else None
    heads = [element for element in body.iter(f"{_TEXT}p", f"{_TEXT}h") if _is_title(element)]
    title = next(filter(None, (_words(element) for element in heads)), None)
    return Found(
        paragraphs(joined(_pieces(body))),
        title=title or _property(meta, "title"),
        byline=_property(meta, "initial-creator") or _property(meta, "creator"),
        lang=_property(meta, "language"),
        modified=dates.stamped(_property(meta, "date")),
    )


def _is_office(element: Any) -> bool:
    return ":office:" in str(element.tag)


def _is_title(element: Any) -> bool:
    return bool(element.get(f"{_TEXT}style-name") == _TITLE or element.get(f"{_TEXT}outline-level") == "1")


def _pieces(body: Any) -> Iterator[str]:
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        element, leaving = stack.pop()
        name = local(element)
        if leaving:
            yield from _after(element, name)
        elif name and name not in _LEFT_OUT:
            yield from _before(element, name)
            yield _own(element.text, element)
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
            continue
        if element is not body and (leaving or not name or name in _LEFT_OUT):
            yield _own(element.tail, element.getparent())


def _before(element: Any, name: str) -> Iterator[str]:
    if name == "list-item":
        yield ITEM
    elif name == "line-break":
        yield "\n"
    elif name == "tab":
        yield "\t"
    elif name == "s":
        count = element.get(f"{_TEXT}c") or "1"
        yield " " * min(_SPACES, int(count) if count.isdecimal() else 1)


def _after(element: Any, name: str) -> Iterator[str]:
    in_cell = any(local(one) == "table-cell" for one in element.iterancestors()) if name in ("p", "h") else False
    if name in ("p", "h"):
        yield " " if in_cell else "\n"
    elif name == "table-row":
        yield "\n"
    elif name == "table-cell" and element.getnext() is not None:
        yield " | "


def _own(text: str | None, holder: Any) -> str:
    """Text that stands in a paragraph or a part of one; what stands between them is only layout."""
    inside = holder is not None and local(holder) in ("p", "h", "span", "a", "s", "tab", "line-break", "ruby-base")
    return (text or "").replace("\n", " ") if inside else ""


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _property(meta: Any, name: str) -> str | None:
    found = (_words(element) for element in meta.iter() if local(element) == name) if meta is not None else ()
    return next(filter(None, found), None)

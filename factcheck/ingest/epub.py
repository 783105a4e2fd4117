"""EPUB books and issues: the text of all chapters in reading order, as one article."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from factcheck.errors import SourceRefused
from factcheck.ingest import dates, xmltree
from factcheck.ingest.blocks import html_lines, paragraphs
from factcheck.ingest.decode import decode
from factcheck.ingest.found import Found
from factcheck.ingest.packed import packed
from factcheck.ingest.webpage import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.ingest.packed import Packed

_PAGES = frozenset(("application/xhtml+xml", "text/html"))


def read(data: bytes) -> Found:
    """The article of an .epub file. Raises SourceRefused for what is none."""
    parts = packed(data)
    container = xmltree.parse(parts.read("META-INF/container.xml"))
    path = next((one.get("full-path") for one in container.iter() if xmltree.local(one) == "rootfile"), None)
    if not path:
        raise SourceRefused("it names no book", "save it again")
    book = xmltree.parse(parts.read(path))
    lines = [line for name in _chapters(book, posixpath.dirname(path)) for line in _lines(parts, name)]
    return Found(
        paragraphs(lines),
        title=_property(book, "title"),
        byline=_property(book, "creator"),
        outlet=_property(book, "publisher"),
        lang=_property(book, "language"),
        published=dates.stamped(_property(book, "date")),
    )


def _chapters(book: Any, folder: str) -> Iterator[str]:
    """The names of the pages that are read one after the other; the table of contents is none of them."""
    items = {item.get("id"): item for item in book.iter() if xmltree.local(item) == "item"}
    for reference in (one for one in book.iter() if xmltree.local(one) == "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        if reference.get("linear") != "no":
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _lines(parts: Packed, name: str) -> Iterator[str]:
    data = parts.read(name)
    xmltree.refuse_entities(data)
    text = decode(data).text
    return html_lines(parse(text)) if text.strip() else iter(())


def _property(book: Any, name: str) -> str | None:
    dublin = (one for one in book.iter() if xmltree.local(one) == name and "purl.org/dc/" in one.tag)
    return next((words for one in dublin if (words := " ".join((one.text or "").split()))), None)

"""Which reader a file belongs to: by its name, else by how it begins."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

# The module of each kind that is read in a child process; each has `read(data, **options)`.
READERS = {
    "html": "webpage",
    "docx": "word",
    "odt": "opendocument",
    "pdf": "pdf",
    "epub": "epub",
    "markdown": "markdown",
    "mail": "mail",
    "feed": "feed",
}
SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".xht": "html",
    ".docx": "docx", ".docm": "docx", ".odt": "odt", ".pdf": "pdf", ".epub": "epub",
    ".md": "markdown", ".markdown": "markdown", ".eml": "mail", ".mht": "mail", ".mhtml": "mail",
    ".rss": "feed", ".atom": "feed", ".csv": "table", ".tsv": "table", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".zip": "zip", ".txt": "plain", ".text": "plain", "": "plain",
}  # fmt: skip
# What servers call them; all else shows in how the bytes begin.
_TYPES = {
    "text/html": "html", "application/xhtml+xml": "html", "application/pdf": "pdf", "application/epub+zip": "epub",
    "application/rss+xml": "feed", "application/atom+xml": "feed", "application/feed+json": "feed",
    "text/markdown": "markdown", "text/csv": "table", "text/tab-separated-values": "table", "message/rfc822": "mail",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}  # fmt: skip
HEAD = 4096


def by_name(path: str) -> str | None:
    """The kind of file that a name's ending tells, or None for an ending that is not read."""
    return SUFFIXES.get(os.path.splitext(path)[1].lower())  # noqa: PTH122 (a bytes-safe path)


def has_ending(path: str) -> bool:
    """Whether a name has an ending at all."""
    return bool(os.path.splitext(path)[1])  # noqa: PTH122 (a bytes-safe path)


def by_server(called: str, url: str, data: bytes) -> str:
    """The kind of file that a server's word for it, its bytes or its address tell, in this order."""
    seen = by_content(data[:HEAD])
    if called in _TYPES and not (_TYPES[called] == "html" and seen in ("feed", "pdf")):
        return _TYPES[called]
    named = by_name(urlsplit(url).path)
    return named if seen == "plain" and named in ("markdown", "table", "jsonl") else seen


def by_content(head: bytes) -> str:
    """The kind of file that its first 4,096 bytes tell; "plain" for all that looks like nothing else."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:HEAD]
    low = start.lower()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return _packed(head)
    if low.startswith((b"<!doctype html", b"<html")):
        return "html"
    if low.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed" if any(mark in low for mark in (b"<rss", b"<feed", b"<rdf:rdf")) else _markup(low)
    if start.startswith(b"{") and b"jsonfeed.org/version" in start.replace(b"\\/", b"/"):
        return "feed"
    return _markup(low) if low.startswith(b"<") else "plain"


def _packed(head: bytes) -> str:
    if b"application/vnd.oasis.opendocument.text" in head[:200]:
        return "odt"
    if b"application/epub+zip" in head[:200]:
        return "epub"
    return "docx" if b"[Content_Types].xml" in head[:HEAD] or b"word/" in head[:HEAD] else "zip"


def _markup(low: bytes) -> str:
    return "html" if any(mark in low for mark in (b"<html", b"<head", b"<body", b"<!doctype html")) else "plain"

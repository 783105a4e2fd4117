"""RSS, Atom and JSON feeds: an article an entry that carries its text, else the entry's link."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.errors import SourceRefused
from factcheck.ingest import dates
from factcheck.ingest.blocks import html_lines, paragraphs
from factcheck.ingest.found import Found, keyed
from factcheck.ingest.xmltree import refuse_entities

if TYPE_CHECKING:
    from collections.abc import Iterator

# An entry with fewer characters is a teaser for its link, and one without a link is what it is.
TEASER = 500
_ENTRIES = 1_000
_HINT = "check that it is an RSS, Atom or JSON feed"


def read(data: bytes) -> list[Found]:
    """The entries of a feed in order; one that only points to its article has an address and no text.

    Raises SourceRefused for what is no feed or has no entries.
    """
    entries = list(_json(data) if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") else _xml(data))
    if not entries:
        raise SourceRefused("the feed has no entries", _HINT)
    return [keyed(entry) for entry in entries[:_ENTRIES]]


def _xml(data: bytes) -> Iterator[Found]:
    import feedparser

    refuse_entities(data)
    # A stream, since feedparser opens a string, or bytes, as a path or an address first.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.get("version") and not feed.entries:
        raise SourceRefused("it is no feed", _HINT)
    outlet, lang = _words(feed.feed.get("title")), feed.feed.get("language")
    for entry in feed.entries:
        bodies = [one.get("value") or "" for one in entry.get("content", ())] + [entry.get("summary") or ""]
        yield _entry(
            max(map(_text, bodies), key=len),
            entry.get("link"),
            Found(
                "",
                title=_words(entry.get("title")),
                byline=_words(entry.get("author")),
                outlet=outlet,
                published=_day(entry.get("published_parsed")) or dates.stamped(entry.get("published")),
                modified=_day(entry.get("updated_parsed")),
                lang=next((one["language"] for one in entry.get("content", ()) if one.get("language")), lang),
                key=entry.get("id"),
            ),
        )


def _json(data: bytes) -> Iterator[Found]:
    try:
        feed = json.loads(data.decode("utf-8-sig"))
        items = feed["items"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise SourceRefused("it is no JSON feed", _HINT) from error
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        page, plain = item.get("content_html"), item.get("content_text")
        text = _text(page) if isinstance(page, str) else plain if isinstance(plain, str) else ""
        authors = item.get("authors") or feed.get("authors") or [item.get("author")]
        names = [one.get("name") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
        yield _entry(
            text,
            item.get("url") or item.get("external_url"),
            Found(
                "",
                title=_string(item.get("title")),
                byline=", ".join(name for name in names if isinstance(name, str)) or None,
                outlet=_string(feed.get("title")),
                published=dates.stamped(_string(item.get("date_published"))),
                modified=dates.stamped(_string(item.get("date_modified"))),
                lang=_string(item.get("language") or feed.get("language")),
                key=_string(item.get("id")),
            ),
        )


def _entry(text: str, link: Any, about: Found) -> Found:
    url = link if isinstance(link, str) and link.startswith(("http://", "https://")) else None
    full = text if not url or len(text) >= TEASER else ""
    return replace(about, text=full, url=url, key=url or about.key)


def _text(page: str) -> str:
    """The text of an entry's HTML, or of its plain text."""
    from lxml import etree, html

    if "<" not in page and "&" not in page:
        return page.strip()
    try:
        return paragraphs(html_lines(html.fragment_fromstring(page, create_parent="div")))
    except (etree.LxmlError, ValueError):
        return ""


def _words(value: Any) -> str | None:
    return " ".join(_text(value).split()) or None if isinstance(value, str) else None


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else None


def _day(parts: Any) -> date | None:
    return date(*parts[:3]) if parts else None

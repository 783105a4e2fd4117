"""Which document an article is a version of, and which finding a flag is, whatever happens around it."""

from __future__ import annotations

import os
from bisect import bisect_right
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from factcheck.store.state import canonical, clean, digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from factcheck.model import Article, Claim, Flag

# Query parameters that name the way a reader came, not the page.
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")
_PORTS = {"http": 80, "https": 443}


def document_key(article: Article, home: Path) -> str:
    """The document's key: canonical URL, else id within its .jsonl, else path, else the text's hash.

    A path below the folder `home` (the database's) is relative to it, so that both can move together; others are
    absolute.
    """
    if article.url and (url := canonical_url(article.url)):
        return clean(url)
    path = article.source if article.source in ("", "-") else _path(article.source, home)
    printable = path.encode("utf-8", "backslashreplace").decode()
    if article.origin == "jsonl" and article.id != "":
        return clean(f"jsonl:{printable}#{article.id}")
    if article.origin == "file" and path not in ("", "-"):
        return clean(printable)
    return f"sha256:{digest(article.text)}"


def _path(source: str, home: Path) -> str:
    path = os.path.abspath(source)  # noqa: PTH100 (links stay as they are)
    inside = os.path.join(os.path.abspath(home), "")  # noqa: PTH100, PTH118 (as above)
    return path.removeprefix(inside) if path.startswith(inside) else path


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in _PORTS and parts.hostname else None


def without_credentials(url: str) -> str:
    """The address without user name and password."""
    parts = _split(url)
    if parts is None or "@" not in parts.netloc:
        return url
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def canonical_url(url: str) -> str:
    """The address in one spelling: no credentials, fragment, default port or tracking parameters; "" if it is none.

    >>> canonical_url("HTTPS://Example.org:443?utm_source=x&id=3#top")
    'https://example.org/?id=3'
    """
    parts = _split(url)
    if parts is None:
        return ""
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host
    if parts.port not in (None, _PORTS[parts.scheme]):
        host += f":{parts.port}"
    query = parts.query
    if any(name in query for name in _TRACKING):
        query = urlencode(
            [pair for pair in parse_qsl(query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)]
        )
    return parts._replace(netloc=host, path=parts.path or "/", query=query, fragment="").geturl()


def fingerprints(text: str, claims: Sequence[Claim], flags: Sequence[Flag]) -> list[str]:
    """For each flag the hash of rule, its words, the sentence it begins in, and the how-manieth such it is.

    It stays the same when the text around the sentence changes. `claims` and `flags` are in text order.
    """
    seen: dict[tuple[str, str, str], int] = {}
    found = []
    for flag in flags:
        index = bisect_right(claims, flag.start, key=lambda claim: claim.start) - 1
        sentence = text[claims[index].start : claims[index].end] if index >= 0 else ""
        key = (flag.rule, text[flag.start : flag.end], sentence)
        seen[key] = seen.get(key, 0) + 1
        found.append(digest(canonical([*key, seen[key]])))
    return found

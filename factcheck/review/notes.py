"""Notes and evidence: internal unless marked public."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.errors import UsageError
from factcheck.store.identity import without_credentials
from factcheck.store.log import Item
from factcheck.store.state import clean

if TYPE_CHECKING:
    from factcheck.store import ArticleRow, ClaimRow, Store

LONGEST = 100_000
LONGEST_URL = 2_000


def note_item(article: int, claim: int | None, text: str, *, public: bool, by: str, at: str) -> Item:
    """A new note as part of an act; UsageError for an empty or overlong one."""
    text = clean(text)
    if not text.strip():
        raise UsageError("the note is empty", "write one")
    if len(text) > LONGEST:
        raise UsageError(f"the note has {len(text)} characters", f"at most {LONGEST} can be kept")
    return Item("note", {"text": text, "public": int(public), "by": by, "at": at}, article, claim)


def evidence_item(
    article: int, claim: int, url: str, *, title: str, quote: str, public: bool, by: str, at: str
) -> Item:
    """New evidence as part of an act; UsageError for an address that is not http or https."""
    url = clean(url.strip())
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable() or len(url) > LONGEST_URL:
        raise UsageError(f"{url[:80]!r} is no web address", "give one that begins with http:// or https://")
    url = without_credentials(parts.geturl())
    after = {"url": url, "title": clean(title), "quote": clean(quote), "public": int(public), "by": by, "at": at}
    return Item("evidence", after, article, claim)


def note(
    store: Store, claim: int | None, text: str, *, by: str, article: int | None = None, public: bool = False
) -> ClaimRow | ArticleRow:
    """Note something on a claim or, with `claim` None, on the article."""
    with store.writing():
        where = store.claim(claim).article if claim is not None else article
        if where is None:
            raise UsageError("a note needs a claim or an article", "name one")
        item = note_item(store.article(where).id, claim, text, public=public, by=by, at=store.now())
        store.act(by, "note", article=where, payload={"note": clean(text), "public": public}, items=[item])
        return store.claim(claim) if claim is not None else store.article(where)


def evidence(
    store: Store, claim: int, url: str, *, by: str, title: str = "", quote: str = "", public: bool = False
) -> ClaimRow:
    """Put a source to a claim; http and https addresses only."""
    with store.writing():
        row = store.claim(claim)
        item = evidence_item(row.article, claim, url, title=title, quote=quote, public=public, by=by, at=store.now())
        store.act(
            by, "evidence", article=row.article, payload={"source": item.after["url"], "public": public}, items=[item]
        )
        return store.claim(claim)

"""Notes and evidence: internal unless marked public."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from factcheck.errors import UsageError
from factcheck.model import STANCES
from factcheck.store.identity import without_credentials
from factcheck.store.items import Item
from factcheck.store.project import evidence_data
from factcheck.store.records import EvidenceRow
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


def web_address(url: str) -> str:
    """An address of the web, without user name and password; UsageError for one that is not http or https."""
    url = clean(url.strip())
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isprintable() or len(url) > LONGEST_URL:
        raise UsageError(f"{url[:80]!r} is no web address", "give one that begins with http:// or https://")
    return without_credentials(parts.geturl())


def evidence_item(article: int, claim: int, url: str, *, by: str, at: str, public: bool = False, **said: str) -> Item:
    """New evidence as part of an act; `said` is what `evidence` takes. UsageError for what cannot be."""
    after: dict[str, Any] = {"url": web_address(url), "title": "", "quote": "", "public": int(public)}
    for name, value in said.items():
        value = clean(value).strip()
        if name == "archived" and value:
            value = web_address(value)
        if name in ("date", "accessed"):
            value = _day(value)
        if name == "stance" and value not in ("", *STANCES):
            raise UsageError(f"{value[:40]!r} is no stance", f"use one of {', '.join(STANCES)}")
        if len(value) > LONGEST:
            raise UsageError(f"the {name} has {len(value)} characters", f"at most {LONGEST} can be kept")
        if value or name in after:
            after[name] = value
    return Item("evidence", after | {"by": by, "at": at}, article, claim)


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise UsageError(f"{value[:40]!r} is no date", "write it as YYYY-MM-DD") from None


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
    store: Store,
    claim: int,
    url: str,
    *,
    by: str,
    title: str = "",
    quote: str = "",
    public: bool = False,
    archived: str = "",
    publisher: str = "",
    date: str = "",
    stance: str = "",
    accessed: str = "",
) -> ClaimRow:
    """Put a source to a claim; http and https addresses only.

    `archived` is the address of a copy, `date` the source's own and `accessed` the day it was read, both ISO; `stance`
    is supports, refutes or context. Raises UsageError for what cannot be.
    """
    with store.writing():
        row = store.claim(claim)
        said = {
            "title": title, "quote": quote, "archived": archived, "publisher": publisher, "date": date,
            "stance": stance, "accessed": accessed,
        }  # fmt: skip
        item = evidence_item(row.article, claim, url, by=by, at=store.now(), public=public, **said)
        payload = {"source": item.after["url"], "public": public} | ({"stance": stance} if stance else {})
        store.act(by, "evidence", article=row.article, payload=payload, items=[item])
        return store.claim(claim)


def show_evidence(store: Store, evidence: int, *, by: str, public: bool) -> EvidenceRow:
    """Let readers see a source, or no more; what changes nothing is no act. UsageError for unknown evidence."""
    with store.writing():
        row = store.evidence_row(evidence)
        if row.public != public:
            after = evidence_data(_plain(row) | {"public": int(public)})
            _change_evidence(store, row, after, by, {"source": row.url, "public": public})
        return store.evidence_row(evidence)


def remove_evidence(store: Store, evidence: int, *, by: str) -> ClaimRow:
    """Take a source away; it stays in the history. UsageError for unknown evidence."""
    with store.writing():
        row = store.evidence_row(evidence)
        _change_evidence(store, row, None, by, {"removed": row.url})
        return store.claim(row.claim)


def _plain(row: EvidenceRow) -> dict[str, Any]:
    return {name: getattr(row, name) for name in EvidenceRow.__slots__}


def _change_evidence(store: Store, row: EvidenceRow, after: Any, by: str, payload: dict[str, Any]) -> None:
    article = store.evidence_article(row.id)
    item = Item("evidence", after, article, row.claim, str(row.id))
    store.act(by, "evidence", article=article, payload={"evidence": row.id} | payload, items=[item])

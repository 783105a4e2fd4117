"""Rows of the record as the data that other programs read (`list`, `show`, `search`, `mark` …)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.messages import render
from factcheck.report.analysis import attribution_data, flag_data

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, EvidenceRow, FlagRow, NoteRow, SimilarRow


def claim_data(claim: ClaimRow) -> dict[str, Any]:
    """A claim as `list` gives it."""
    return {
        "claim": claim.id,
        "article": claim.article,
        "ord": claim.ord,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "status": claim.status,
        "checkable": claim.checkable,
        "kinds": list(claim.kinds),
        "correction": claim.correction,
        "reviewer": claim.reviewer,
        "version": claim.version,
        "flags": list(claim.flags),
        "score": claim.score,
        "fact_checked": claim.fact_checked,
        "questions": {"said": _said(claim), "true": claim.status},
        "attribution": attribution_data(claim.attribution),
    }


def _said(claim: ClaimRow) -> str | None:
    """Whether a quoted claim was said; None for one that quotes nobody."""
    if claim.said:
        return claim.said.verdict
    return "open" if claim.quoted else None


def claim_detail(store: Store, claim: ClaimRow) -> dict[str, Any]:
    """A claim as `show` gives it: with whole flags, notes, evidence and history."""
    article = store.article(claim.article)
    text = store.text(claim.article)
    return claim_data(claim) | {
        "flags": [stored_flag_data(flag, article, text) for flag in store.flags(claim=claim.id)],
        "notes": [note_data(note) for note in store.notes(claim=claim.id)],
        "evidence": [evidence_data(item) for item in store.evidence(claim=claim.id)],
        "history": [event_data(event) for event in store.history(claim=claim.id)],
    }


def similar_data(row: SimilarRow, lang: str) -> dict[str, Any]:
    """A claim as `similar` gives it: with likeness, differences (in the interface's language), article and notes."""
    return claim_data(row.claim) | {
        "likeness": row.score,
        "differences": [render(message, lang) for message in row.differences],
        "title": row.article.title,
        "published": row.article.published,
        "ruled_at": ruled_at(row.claim) or None,
        "notes": [note_data(note) for note in row.notes],
    }


def ruled_at(claim: ClaimRow) -> str:
    """When the ruling shown was made (UTC); "" for an open claim."""
    return max((ruling.at for ruling in claim.rulings if ruling.verdict == claim.status), default="")


def article_detail(store: Store, article: ArticleRow) -> dict[str, Any]:
    """An article as `show --article` gives it: its own fields, its claims, and the flags that belong to no claim."""
    text = store.text(article.id)
    flags = store.flags(article=article.id)
    return {
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "lang": article.lang,
        "published": article.published,
        "stage": article.stage,
        "state": article.state,
        "state_by": article.state_by or None,
        "state_at": article.state_at or None,
        "imported_at": article.imported_at,
        "claims": [claim_data(claim) for claim in store.claims(article=article.id)],
        "flags": [stored_flag_data(flag, article, text) for flag in flags],
        "notes": [note_data(note) for note in store.notes(article=article.id)],
        "evidence": [evidence_data(item) for item in store.evidence(article=article.id)],
        "history": [event_data(event) for event in store.history(article=article.id)],
    }


def stored_flag_data(flag: FlagRow, article: ArticleRow, text: str) -> dict[str, Any]:
    """A flag with its id and state."""
    field = text if flag.field == "text" else article.title
    return {
        "flag": flag.id,
        "claim": flag.claim,
        "state": flag.state,
        **flag_data(flag, field, article.lang),
        "dismissed": {
            "reason": flag.dismissed_reason,
            "note": flag.dismissed_note,
            "by": flag.dismissed_by,
            "at": flag.dismissed_at,
        }
        if flag.state == "dismissed"
        else None,
    }


def note_data(note: NoteRow) -> dict[str, Any]:
    """A note; internal unless public."""
    return {"note": note.id, "text": note.text, "public": note.public, "by": note.by, "at": note.at}


def evidence_data(item: EvidenceRow) -> dict[str, Any]:
    """A source for a ruling."""
    return {
        "evidence": item.id,
        "url": item.url,
        "title": item.title,
        "quote": item.quote,
        "public": item.public,
        "by": item.by,
        "at": item.at,
    }


def event_data(event: EventRow) -> dict[str, Any]:
    """An act of the log."""
    return {
        "event": event.seq,
        "kind": event.kind,
        "at": event.at,
        "by": event.by,
        "undoes": event.undoes,
        "undone": event.undone,
        "detail": event.detail,
    }

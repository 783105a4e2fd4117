"""Rows of the record as the data that other programs read (`list`, `show`, `search`, `mark` …)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.messages import render
from factcheck.report.analysis import attribution_data, flag_data
from factcheck.report.bulk import bulk_data
from factcheck.report.described import description_data, publication_data, rating_data

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import (
        ArticleRow,
        ClaimRow,
        EventRow,
        EvidenceRow,
        FlagRow,
        KnownRow,
        LiveCorrection,
        NoteRow,
        SecondRow,
        SimilarRow,
    )


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
        "look_again": claim.look_again,
        "questions": {"said": _said(claim), "true": claim.status},
        "attribution": attribution_data(claim.attribution),
        "rating": claim.rating.rating.name if claim.rating else None,
        "publications": {row.kind: row.state for row in claim.publications},
        "tags": list(claim.tags),
        "second": [second_data(row) for row in claim.second],
    } | bulk_data(claim)


def second_data(row: SecondRow) -> dict[str, Any]:
    """A second ruling, with the first as it was when both were in."""
    return {
        "by": row.reviewer,
        "verdict": row.verdict,
        "correction": row.correction,
        "at": row.at,
        "first": {"by": row.against_by, "verdict": row.against} if row.against else None,
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
    before = store.claim(claim.look_again) if claim.look_again else None
    return claim_data(claim) | {
        "before": claim_data(before) if before else None,
        "flags": [stored_flag_data(flag, article, text) for flag in store.flags(claim=claim.id)],
        "notes": [note_data(note) for note in store.notes(claim=claim.id)],
        "evidence": [evidence_data(item) for item in store.evidence(claim=claim.id)],
        "rated": rating_data(claim.rating),
        "description": description_data(store.description(claim.id)),
        "publications": [publication_data(row) for row in claim.publications],
        "history": [event_data(event) for event in store.history(claim=claim.id)],
    }


def similar_data(row: SimilarRow, lang: str) -> dict[str, Any]:
    """A claim as `similar` gives it: with likeness, differences (in the interface's language), article and notes."""
    return claim_data(row.claim) | {
        "kind": "claim",
        "likeness": row.score,
        "differences": [render(message, lang) for message in row.differences],
        "title": row.article.title,
        "published": row.article.published,
        "ruled_at": ruled_at(row.claim) or None,
        "notes": [note_data(note) for note in row.notes],
    }


def known_data(row: KnownRow, lang: str) -> dict[str, Any]:
    """Somebody else's ruling as `similar` gives it, which is no claim of the record's."""
    claim = row.claim
    return {
        "kind": "known",
        "known": row.id,
        "claim": None,
        "text": claim.text,
        "rating": claim.rating,
        "publisher": claim.publisher,
        "url": claim.url,
        "claimant": claim.claimant,
        "claimed": claim.claimed.isoformat() if claim.claimed else None,
        "reviewed": claim.reviewed.isoformat() if claim.reviewed else None,
        "title": claim.title,
        "lang": claim.lang,
        "value": claim.value,
        "best": claim.best,
        "worst": claim.worst,
        "appearances": list(claim.appearances),
        "likeness": row.score,
        "differences": [render(message, lang) for message in row.differences],
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
        "modified": article.modified,
        "outlet": article.outlet,
        "origin": article.whose,
        "version": article.version,
        "corrections_live": [live_data(one) for one in article.live],
        "stage": article.stage,
        "state": article.state,
        "state_by": article.state_by or None,
        "state_at": article.state_at or None,
        "assigned": article.assigned,
        "second": article.second,
        "imported_at": article.imported_at,
        "claims": [claim_data(claim) for claim in store.claims(article=article.id)],
        "flags": [stored_flag_data(flag, article, text) for flag in flags],
        "notes": [note_data(note) for note in store.notes(article=article.id)],
        "evidence": [evidence_data(item) for item in store.evidence(article=article.id)],
        "publications": [publication_data(row) for row in store.publications(article.id)],
        "history": [event_data(event) for event in store.history(article=article.id)],
    }


def live_data(live: LiveCorrection) -> dict[str, Any]:
    """A correction whose words came into the text: since when, and whether they are still there."""
    return {
        "claim": live.claim,
        "earlier": live.earlier,
        "was": live.was,
        "should_be": live.should_be,
        "live_at": live.live_at,
        "stands": live.stands,
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
    """A source for a ruling; internal unless public."""
    return {
        "evidence": item.id,
        "url": item.url,
        "title": item.title,
        "quote": item.quote,
        "archived": item.archived or None,
        "publisher": item.publisher or None,
        "date": item.date or None,
        "stance": item.stance or None,
        "accessed": item.accessed or None,
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

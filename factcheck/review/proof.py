"""Whether rulings rest on evidence, as the newsroom requires it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store import ClaimRow, Store


def unproven(store: Store, article: int, needed: str) -> list[ClaimRow]:
    """The claims of an article that were verified or disputed without the evidence that `require_evidence` asks for.

    `needed` is never; public: of a published article, evidence that readers may see; or always: that, and evidence of
    any kind of a draft. What was noted on the former claims of its words counts for a claim.
    """
    row = store.article(article)
    if needed == "never" or (needed == "public" and row.stage != "published"):
        return []
    backed = {item.claim for item in store.evidence(article=article) if item.public or row.stage != "published"}
    earlier = store.earlier(article)
    return [
        claim
        for claim in store.claims(article=article)
        if claim.status in ("verified", "disputed") and backed.isdisjoint((claim.id, *earlier.get(claim.id, ())))
    ]


def refuse_unproven(store: Store, article: int, needed: str, hint: str) -> None:
    """Raise UsageError that names the claims of `unproven`, if there are any."""
    if found := unproven(store, article, needed):
        named = ", ".join(str(claim.id) for claim in found[:5]) + (" …" if len(found) > 5 else "")
        what = "public evidence" if store.article(article).stage == "published" else "evidence"
        raise UsageError(f"article {article}: claims that were ruled on have no {what}: {named}", hint)

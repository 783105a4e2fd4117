"""The field's words for states, as words.md has them: English keys of the catalogue by stored value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import N_

if TYPE_CHECKING:
    from factcheck.model import Attribution

SEVERITY = {"error": N_("error"), "warning": N_("warning"), "info": N_("info")}
VERDICT = {
    "open": N_("open"),
    "verified": N_("verified"),
    "disputed": N_("disputed"),
    "corrected": N_("corrected"),
}
# The two questions of a quoted claim, by their name in the record.
QUESTION = {"said": N_("Was it said?"), "true": N_("Is it true?")}
CORRECTED_PUBLISHED = N_("corrected (published)")
CORRECTED_OTHERS = N_("what is right is given")
FLAG_STATE = {"open": N_("undecided"), "accepted": N_("accepted"), "dismissed": N_("dismissed")}
CHANGE_CLASS = {
    "error": N_("error: meaning changed"),
    "slip": N_("slip: meaning unchanged"),
    "withdrawn": N_("withdrawn"),
}
ORIGIN = {"ours": N_("our own text"), "third-party": N_("somebody else's text")}
STAGE = {"draft": N_("draft"), "published": N_("published")}
DESK_STATE = {"open": N_("not cleared"), "cleared": N_("cleared"), "held": N_("held")}
DISMISSAL = {
    "false-alarm": N_("false alarm"),
    "as-quoted": N_("as quoted"),
    "house-style": N_("house style"),
    "known": N_("known"),
    "": N_("no reason given"),
}
STANCE = {"supports": N_("supports"), "refutes": N_("refutes"), "context": N_("context")}
OUTGOING = {"notice": N_("notice"), "debunk": N_("debunk"), "claimreview": N_("ClaimReview")}
PUBLICATION = {"draft": N_("a draft"), "approved": N_("approved"), "published": N_("published")}
DESCRIPTION = {
    "restated": N_("restated"),
    "claimant": N_("claimant"),
    "claimant_url": N_("claimant's page"),
    "claim_date": N_("date of the claim"),
    "appearances": N_("appeared at"),
    "title": N_("headline of the check"),
    "category": N_("category"),
    "explanation": N_("explanation"),
    "conclusion": N_("conclusion"),
    "review_url": N_("page of the check"),
}
SECTION = {"disputed": N_("Disputed"), "verified": N_("Verified"), "open": N_("Not checked")}
SAID = {
    "direct": N_("direct quotation"),
    "indirect": N_("reported speech"),
    "source": N_("cited source"),
    "claim": N_("asserts"),
    "denial": N_("denies"),
    "question": N_("asks"),
}
INHERITED = N_("named before")


def said_words(said: Attribution) -> tuple[str, ...]:
    """The keys of the words that tell how a claim was said: its kind, a verb that is not neutral, and a name before."""
    parts = (SAID[said.kind], SAID.get(said.verb_class, ""), INHERITED if said.inherited else "")
    return tuple(filter(None, parts))


def verdict(status: str, stage: str) -> str:
    """The key of a verdict's word: a correction is called otherwise after publication, and of somebody else's text.

    `stage` is draft, published or third-party (`ArticleRow.standing`).
    """
    named = {"published": CORRECTED_PUBLISHED, "third-party": CORRECTED_OTHERS}
    return named.get(stage, VERDICT[status]) if status == "corrected" else VERDICT[status]

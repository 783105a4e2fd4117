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
FLAG_STATE = {"open": N_("undecided"), "accepted": N_("accepted"), "dismissed": N_("dismissed")}
CHANGE_CLASS = {
    "error": N_("error: meaning changed"),
    "slip": N_("slip: meaning unchanged"),
    "withdrawn": N_("withdrawn"),
}
STAGE = {"draft": N_("draft"), "published": N_("published")}
DESK_STATE = {"open": N_("not cleared"), "cleared": N_("cleared"), "held": N_("held")}
DISMISSAL = {
    "false-alarm": N_("false alarm"),
    "as-quoted": N_("as quoted"),
    "house-style": N_("house style"),
    "known": N_("known"),
    "": N_("no reason given"),
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
    """The key of a verdict's word: what is corrected after publication is called otherwise in Indonesian."""
    return CORRECTED_PUBLISHED if (status, stage) == ("corrected", "published") else VERDICT[status]

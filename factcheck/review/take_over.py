"""A ruling taken over from a claim that says the same: one act, which names where it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.messages import render, render_all
from factcheck.model import say
from factcheck.review.act import correct, current, rule

if TYPE_CHECKING:
    from factcheck.store import ClaimRow, Store


def take_over(
    store: Store, claim: int, source: int, *, by: str, anyway: bool = False, if_version: int | None = None
) -> ClaimRow:
    """Rule on a claim as claim `source` was ruled on, with a note that says so; its event names `source` as "like".

    A correction is taken over only where the words are the same. Raises UsageError when `source` is open or the claim
    itself, and, unless `anyway`, when numbers, dates or negation differ; StaleWrite as `rule` does.
    """
    from factcheck.claims.differences import differences, facts_of

    with store.writing():
        earlier, row = store.claim(source), current(store, claim, if_version)
        if claim == source:
            raise UsageError("a claim cannot be ruled on as itself", "name another claim")
        if earlier.status == "open":
            raise UsageError(f"claim {source} is open: there is no ruling to take over", "rule on it first")
        lang = store.article(row.article).lang
        found = differences(facts_of(earlier.text, store.article(earlier.article).lang), facts_of(row.text, lang))
        if found and not anyway:
            raise UsageError(
                f"claim {source} says otherwise: {render_all(found, 'en')}", "check this one anew, or add --anyway"
            )
        note = render(say("taken over from claim {claim}", claim=source), lang)
        more = {"like": source, "article": earlier.article}
        if earlier.status != "corrected":
            return rule(store, claim, earlier.status, by=by, note=note, if_version=if_version, more=more)
        if row.text != earlier.text:
            raise UsageError(
                f"claim {source} was corrected in other words than these",
                f"correct claim {claim} with a text of its own",
            )
        cls = earlier.changes[0].cls
        return correct(
            store, claim, earlier.correction or "", by=by, cls=cls, note=note, if_version=if_version, more=more
        )

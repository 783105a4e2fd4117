"""Which sentences are checkable, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.claims.knowledge import triggers
from factcheck.claims.signs import SOLID, kinds_of, score, signs_in
from factcheck.facts.attributions import attributed, attributions
from factcheck.facts.page import furniture
from factcheck.facts.quotes import quotes
from factcheck.model import Claim, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from factcheck.claims.knowledge import Triggers
    from factcheck.claims.signs import Signs
    from factcheck.model import Attribution, Message, Span

__all__ = ["claims"]

FURNITURE = say("page furniture, no claim")
ADDRESS = say("nothing but an address, no claim")
WORDLESS = say("no words, no claim")


def claims(text: str, spans: Sequence[Span], lang: str, words: Set[str] | None = None) -> tuple[Claim, ...]:
    """One claim a span, in the spans' order: whether it can be checked, its kinds, its score and the reasons.

    `spans` are sentences of `text`, ordered and disjoint, in code points. The score, 0 to 100, is the sum of the
    weights in the language's `[claims]` table; it orders and hides nothing. `words` are the text's words in lower case,
    where they are known. Linear.
    """
    known = triggers(lang)
    page = _covered(spans, ((item.start, item.end) for item in furniture(text, lang) if item.whole))
    direct = quotes(text)
    quoted = _touched(spans, direct)
    said = attributed(spans, attributions(text, lang, direct, spans, words))
    return tuple(
        _claim(text[start:end], (start, end), known, on_page, in_quote, who)
        for (start, end), on_page, in_quote, who in zip(spans, page, quoted, said, strict=True)
    )


def _claim(
    sentence: str, span: Span, known: Triggers, on_page: bool, in_quote: bool, said: Attribution | None
) -> Claim:
    reason = FURNITURE if on_page else _no_claim(sentence)
    if reason:
        return Claim(*span, False, 0, ("boilerplate",), (reason,))
    found = signs_in(sentence, known)
    if in_quote:
        found["quote"] = []
    total, reasons = score(found, known.weights)
    return Claim(*span, _checkable(found), total, kinds_of(found), reasons, said)


def _no_claim(sentence: str) -> Message | None:
    if not sentence[0].isalnum() and not any(map(str.isalnum, sentence)):
        return WORDLESS
    if sentence.startswith(("http://", "https://", "www.")) and not any(map(str.isspace, sentence)):
        return ADDRESS
    return None


def _checkable(found: Signs) -> bool:
    if "question" in found or "instruction" in found:
        return False
    return ("prediction" not in found and "opinion" not in found) or not SOLID.isdisjoint(found)


def _covered(spans: Sequence[Span], parts: Iterable[Span]) -> Iterator[bool]:
    """For each span whether one of the ordered, disjoint parts contains it."""
    remaining = iter(parts)
    part = next(remaining, None)
    for start, end in spans:
        while part and part[1] < end:
            part = next(remaining, None)
        yield part is not None and part[0] <= start


def _touched(spans: Sequence[Span], parts: Iterable[Span]) -> Iterator[bool]:
    """For each span whether one of the ordered, disjoint parts overlaps it."""
    remaining = iter(parts)
    part = next(remaining, None)
    for start, end in spans:
        while part and part[1] <= start:
            part = next(remaining, None)
        yield part is not None and part[0] < end

"""Which sentences are checkable, and why."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from factcheck.claims.knowledge import START, triggers
from factcheck.claims.places import triggers_in
from factcheck.claims.signs import score, signs_in
from factcheck.facts.attributions import attributed, attributions
from factcheck.facts.page import furniture
from factcheck.facts.quotes import quotes
from factcheck.model import Claim, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from factcheck.claims.knowledge import Triggers
    from factcheck.model import Attribution, Message, Span

__all__ = ["claims", "touched", "triggers_in"]

FURNITURE = say("page furniture, no claim")
ADDRESS = say("nothing but an address, no claim")
# A page's own line and a dateline ("LONDON (Wire) —") are no longer, in code points.
FURNITURE_LENGTH, DATELINE_LENGTH = 120, 60
WORDLESS = say("no words, no claim")


def claims(text: str, spans: Sequence[Span], lang: str, words: Set[str] | None = None) -> tuple[Claim, ...]:
    """One claim a span, in the spans' order: whether it can be checked, its kinds, its score and the reasons.

    `spans` are sentences of `text`, ordered and disjoint, in code points. The score, 0 to 100, is the sum of the
    weights in the language's `[claims]` table; it orders and hides nothing. From the table's `least` on a sentence is
    checkable. `words` are the text's words in lower case, where they are known. The same text gives the same claims, so
    that reasons need not be stored. Linear.
    """
    known = triggers(lang)
    whole = [(item.start, item.end) for item in furniture(text, lang) if item.whole]
    page = _covered(spans, whole) if whole else repeat(False, len(spans))
    direct = quotes(text)
    quoted = touched(spans, direct)
    said = attributed(spans, attributions(text, lang, direct, spans, words))
    return tuple(
        _claim(text[start:end], (start, end), known, on_page, in_quote, who)
        for (start, end), on_page, in_quote, who in zip(spans, page, quoted, said, strict=True)
    )


def _claim(
    sentence: str, span: Span, known: Triggers, on_page: bool, in_quote: bool, said: Attribution | None
) -> Claim:
    reason = FURNITURE if on_page else _no_claim(sentence, known)
    if reason:
        return Claim(*span, False, 0, ("boilerplate",), (reason,))
    found = signs_in(sentence, known)
    if in_quote:
        found["quote"] = ()
    total, kinds, reasons = score(found, known)
    return Claim(*span, total >= known.least, total, kinds, reasons, said)


def _no_claim(sentence: str, known: Triggers) -> Message | None:
    if not sentence[0].isalnum() and not any(map(str.isalnum, sentence)):
        return WORDLESS
    if sentence.startswith(("http://", "https://", "www.")) and not any(map(str.isspace, sentence)):
        return ADDRESS
    if sentence[-1] in "–—" and len(sentence) <= DATELINE_LENGTH:
        return FURNITURE
    phrases = known.furniture.get(sentence[:START].lower())
    return FURNITURE if phrases and _heads_furniture(sentence, phrases) else None


def _heads_furniture(sentence: str, phrases: tuple[str, ...]) -> bool:
    """Whether a short line begins with one of the phrases; with one that ends in a blank only without a full stop."""
    return len(sentence) <= FURNITURE_LENGTH and any(
        phrase[-1] != " " or sentence[-1] != "." for phrase in phrases if sentence.lower().startswith(phrase)
    )


def _covered(spans: Sequence[Span], parts: Iterable[Span]) -> Iterator[bool]:
    """For each span whether one of the ordered, disjoint parts contains it."""
    remaining = iter(parts)
    part = next(remaining, None)
    for start, end in spans:
        while part and part[1] < end:
            part = next(remaining, None)
        yield part is not None and part[0] <= start


def touched(spans: Sequence[Span], parts: Iterable[Span]) -> Iterator[bool]:
    """For each span whether one of the ordered, disjoint parts overlaps it."""
    remaining = iter(parts)
    part = next(remaining, None)
    for start, end in spans:
        while part and part[1] <= start:
            part = next(remaining, None)
        yield part is not None and part[0] < end

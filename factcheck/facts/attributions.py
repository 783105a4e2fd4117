"""Who said what: the speaker, the verb and the words of each quotation, report and source in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.cues import hits
from factcheck.facts.direct import Direct
from factcheck.facts.indirect import Indirect
from factcheck.facts.inherited import resolved
from factcheck.facts.speech import speech

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from factcheck.model import Attribution, Span


def attributions(
    text: str, lang: str, quotes: Sequence[Span], sentences: Sequence[Span], vocabulary: Set[str] | None = None
) -> tuple[Attribution, ...]:
    """What is said in a text and by whom, in the order of what was said; nothing where no speaker is found.

    `quotes` are the direct quotations, `sentences` cover the text, both ordered and disjoint; `vocabulary` the words of
    the text in lower case, where they are known. Direct speech: the verb
    stands within a few words behind the quotation, or before it, with its subject on either side. Indirect speech: a
    verb of saying with a subject, or a word like "according to". Pronouns and quotations without a verb inherit the
    last speaker. Linear: every look around is bounded.
    """
    known = speech(lang)
    if known is None or not sentences:
        return ()
    found = hits(text, known, vocabulary)
    if not found and not quotes:
        return ()
    direct = Direct(text, known, quotes, sentences, found)
    said = direct.found()
    said += Indirect(text, known, quotes, sentences, found, direct.used, [item.at for item in said]).found()
    said.sort(key=lambda item: item.content)
    return tuple(resolved(text, known, sentences, said))


def attributed(spans: Sequence[Span], found: Sequence[Attribution]) -> list[Attribution | None]:
    """For each of the sentences (ordered, disjoint) the attribution that covers most of it, if any."""
    out: list[Attribution | None] = []
    active: list[Attribution] = []
    at = 0
    for start, end in spans:
        while at < len(found) and _content(found[at])[0] < end:
            active.append(found[at])
            at += 1
        active = [item for item in active if _content(item)[1] > start]
        out.append(max(active, key=lambda item: _shared(_content(item), start, end), default=None))
    return out


def _content(item: Attribution) -> Span:
    assert item.content_span is not None
    return item.content_span


def _shared(content: Span, start: int, end: int) -> int:
    return min(content[1], end) - max(content[0], start)

"""The subject of a verb of saying, read from what stands before the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.facts.namings import (
    NAMELESS,
    Naming,
    decide,
    has_name,
    has_role,
    is_name,
    named_beside,
    nameless,
    parts_of,
    plain,
    proper,
)
from factcheck.facts.tokens import BINDING, comma, commas, joined, small, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.speech import Speech
    from factcheck.facts.tokens import Token

# A subject is looked for so far before its verb, in code points.
BEFORE = 300
# A "not" so many words before the verb denies it.
NEAR = 3
# The last words are looked at first, in so many code points.
_LAST = 40
# A stretch no longer than this may be a plain name, in code points.
_SHORT = 40


def ahead(text: str, start: int, end: int, known: Speech, *, firm: bool = True) -> Naming | None:
    """The subject of a verb at `end`, in `text[start:end]`; None as well where the verb says that nothing was said.

    Without `firm` a subject that is no name must be one of the nouns that speak.
    """
    near = text[max(start, end - _LAST) : end].split()
    if near and (word := near[-1]).isalpha() and (low := word.lower()) not in known.idle:
        if low in known.void and low == word:
            return None
        if low in known.pronouns and known.never.isdisjoint(near[-NEAR:]):
            place = text.rfind(word, start, end)
            return Naming((place, place + len(word)), known.pronouns[low], pronoun=True)
    if end - start <= _SHORT and (naming := plain(text, start, end, known)):
        return naming
    if end - start > BEFORE:
        start = text.find(" ", end - BEFORE, end) + 1 or end
    found = _unmarked(tokens(text, start, end))
    _drop_idle(found, known)
    if found and found[-1].word == ")":
        opened = max((n for n, token in enumerate(found) if token.word == "("), default=0)
        found = found[:opened]
    if not found or (found[-1].low in known.void and small(found[-1])) or found[-1].word in BINDING:
        return None
    if any(token.low in known.never for token in found[-NEAR:]):
        return None
    apart = found[-1].word == ","
    if apart:
        found.pop()
        _drop_idle(found, known)
        if not found:
            return None
    last = found[-1]
    if last.low in known.pronouns:
        return Naming((last.start, last.end), known.pronouns[last.low], pronoun=True)
    if last.low in known.first_person and not apart and (small(last) or len(found) == 1 or len(last.word) == 1):
        return None
    if last.low in known.also and small(last):
        return _subject(found[:-1], known, apart=True, firm=firm)
    return _subject(found, known, apart=apart, firm=firm)


def _unmarked(found: list[Token]) -> list[Token]:
    """What stands behind the last mark that ends a train of words."""
    for at in range(len(found) - 1, -1, -1):
        word = found[at].word
        if not word[0].isalnum() and word not in ",.()" and word not in BINDING:
            return found[at + 1 :]
    return found


def _drop_idle(found: list[Token], known: Speech) -> None:
    while found and found[-1].low in known.idle and found[-1].low not in known.pronouns:
        found.pop()


def _subject(found: list[Token], known: Speech, *, apart: bool, firm: bool) -> Naming | None:
    parts = [joined(part, known) for part in commas(found)]
    if apart:
        for at, part in enumerate(parts):
            if part and part[0].low not in known.opens:
                naming = decide(
                    parts_of([t for p in parts[at:] for t in (*p, comma(p))], known, led=True), known, firm=firm
                )
                if naming:
                    return None if naming.pronoun else naming
        return None
    last = parts[-1]
    if not last:
        return None
    if known.head_last and small(last[-1]) and len(last) <= NAMELESS and _plain(last, known):
        return nameless([last], known, firm=firm, same=False)
    before = [part for part in parts[:-1] if part and part[0].low not in known.opens]
    clause = max((n for n, token in enumerate(last) if token.low in known.clauses and small(token)), default=-1)
    if clause >= 0:
        if naming := _beside(last[clause + 1 :], known, firm=firm):
            return naming
        if last[clause].low in known.breaks:
            inner = last[clause + 1 :]
            return nameless([inner], known, firm=firm, same=False) if inner else None
    if last[0].low in known.opens:
        naming = _beside(last[1:], known, firm=firm)
        return naming or (_subject(found[: found.index(last[0]) - 1], known, apart=True, firm=firm) if before else None)
    if before and is_name(last, known) and _told(before[-1], known) and len(parts) - 2 == parts.index(before[-1]):
        return named_beside(last, known, role=before[-1])
    if before and is_name(before[-1], known) and has_role(last, known) and _office(last, known):
        return named_beside(before[-1], known, role=last)
    opens = before and before[-1] is parts[0] and len(parts) == 2 < len(before[-1]) + 1
    if opens and not known.head_last and is_name(before[-1], known) and last[0].low in known.roles:
        return named_beside(before[-1], known, role=last)
    return decide(parts_of(last, known, led=True), known, firm=firm)


def _office(part: Sequence[Token], known: Speech) -> bool:
    """Whether a part tells an office alone: with no name, or one that goes with it ("mayor of Rayfield")."""
    if not has_name(part, known) or (known.head_last and small(part[-1]) and part[-1].low in known.roles):
        return True
    first = next(at for at, token in enumerate(part) if proper(token, known))
    return first > 1 and part[first - 1].low in known.links and part[first - 1].low not in known.articles


def _told(part: Sequence[Token], known: Speech) -> bool:
    """Whether a part before a name tells its role."""
    return has_role(part, known) and not any(
        small(token) and (token.low in known.cues or (token.low in known.stops and token.low not in known.links))
        for token in part
    )


def _plain(part: Sequence[Token], known: Speech) -> bool:
    """Whether a part is one noun with what stands before it."""
    return not any(t.low in known.stops or t.low in known.opens or t.low in known.clauses for t in part) and (
        part[0].low not in known.first_person
        and part[0].low not in known.pronouns
        and not part[-1].low.endswith(known.adverb)
    )


def _beside(found: list[Token], known: Speech, *, firm: bool) -> Naming | None:
    """The naming that ends a stretch which begins with something else ("On Monday the singer Mara Flint")."""
    first = 0
    for at, token in enumerate(found):
        if (token.low in known.stops and small(token)) or token.low in known.calendar or token.low in known.same:
            first = at + 1
        elif token.low in known.articles:
            first = at
    found = found[first:]
    if found and found[-1].low in known.pronouns:
        return Naming((found[-1].start, found[-1].end), known.pronouns[found[-1].low], pronoun=True)
    if not found or found[0].low in known.first_person:
        return None
    naming = decide(parts_of(found, known, led=True), known, firm=False)
    return naming if naming and (naming.name[1] == found[-1].end or firm) else None

"""The speaker named behind a verb, a source behind its cue, and the person with whom a sentence begins."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.facts.namings import NAMELESS, Naming, abbreviated, decide, has_role, parts_of, plain
from factcheck.facts.tokens import BINDING, MARKS, comma, commas, each_token, joined, small, tokens

if TYPE_CHECKING:
    from factcheck.facts.speech import Speech
    from factcheck.facts.tokens import Token

# A naming is looked for so far behind its verb, in code points; so many words tell whether a thing is cited.
BEHIND = 220
NEAR = 3
# A plain name and the full stop or small word behind it.
_NAME = re.compile(r" ((?:[^\W\d_]+\.? )??(?:[^\W\d_]+ ){0,3}?[^\W\d_]+)(\.(?=\s|\Z)| [^\W\d_]+(?=[\s,.]))")
_FIRST = 80


def within(text: str, start: int, end: int) -> int:
    """The end of the stretch that is looked at, not amid a word."""
    stop = start + BEHIND
    if stop >= end:
        return end
    blank = text.rfind(" ", start, stop)
    return blank if blank > 0 else stop


def behind(text: str, start: int, end: int, known: Speech, *, firm: bool = True) -> Naming | None:
    """The speaker named right behind a verb, in `text[start:end]`."""
    if match := _NAME.match(text, start, end):
        closed = match[2] == "." or match[2][1:] in known.stops
        if closed and (naming := plain(text, start, match.end(1), known)):
            return naming
    stream = each_token(text, start, within(text, start, end))
    first = next(stream, None)
    while first is not None and first.low in known.by:
        first = next(stream, None)
    if first is None or not first.word[0].isalnum() or first.low in known.first_person:
        return None
    if first.low in known.pronouns:
        return Naming((first.start, first.end), known.pronouns[first.low], pronoun=True)
    if first.low in known.stops and small(first):
        return None
    return decide(parts_of(chain((first,), stream), known), known, firm=firm, same=True)


def source(text: str, start: int, end: int, known: Speech) -> Naming | None:
    """The source named right behind its cue: a name behind words like "data from", else what is cited."""
    part: list[Token] = []
    held: list[Token] = []  # small words behind a name, until the noun that they go with ("the Kedd weather service")
    for token in each_token(text, start, within(text, start, end)):
        little = small(token)
        if not token.word[0].isalnum():
            if token.word in BINDING or (token.word == "." and part and abbreviated(part[-1], known)):
                continue
            break
        inner = token.low in known.source_words or (token.low in known.links and part)
        if (little and token.low in known.stops and not inner) or (token.low in known.calendar and not little):
            break
        if little and part and part[-1].word[0].isupper() and not inner:
            if not known.head_last or len(held) == NEAR:
                break
            held.append(token)
            if token.low in known.bodies or token.low in known.people or token.low in known.things:
                part += held
                break
            continue
        if held:
            break
        part.append(token)
    while part and not part[-1].word[0].isupper() and (part[-1].low in known.links or part[-1].low in known.stops):
        part.pop()
    named = next(
        (
            at
            for at, t in enumerate(part)
            if not small(t) and (t.low not in known.source_words or not all(map(small, part[at + 1 : at + 2])))
        ),
        None,
    )
    if named is None:
        edges = (known.stops, known.links, known.articles)
        while part and any(part[0].low in words for words in edges):
            part = part[1:]
        if not 1 < len(part) <= NAMELESS or not any(t.low in known.source_words or t.low in known.people for t in part):
            return None
        last = max((n for n, t in enumerate(part) if t.low in known.stops or t.low in known.links), default=-1)
        part = part[last + 1 :]
        while len(part) > 1 and part[0].low in known.articles:
            part = part[1:]
        return Naming((part[0].start, part[-1].end), "body")
    if named > NAMELESS:
        return None
    person = has_role(part[: named + 1], known) or part[named].low in known.titles
    person = person and not any(t.low in known.bodies for t in part)
    person = person and not any(t.low in known.things for t in part[:named])
    naming = decide([part], known) if person else None
    return naming if naming and naming.figure != "body" else Naming((part[named].start, part[-1].end), "body")


def opening(text: str, start: int, end: int, known: Speech, *, sure: bool = True) -> Naming | None:
    """The person with whom a sentence `text[start:end]` begins; None where it begins with something else.

    Unless it must be `sure`, a lone word with a capital may be a name, and a noun that speaks will do.
    """
    if not text[start].isupper():
        return None
    stream = each_token(text, start, within(text, start, end))
    first = next(stream, None)
    while first is not None and (first.low in known.joins or first.word == ","):
        first = next(stream, None)
    if first is not None and first.low in known.opens:
        while first is not None and first.word != ",":
            first = next(stream, None)
        first = next(stream, None)
    if first is None or first.low in known.opens:
        return None
    naming = decide(parts_of(chain((first,), stream), known), known)
    if naming and not naming.pronoun and not sure and naming.figure != "body":
        return naming
    if naming and not naming.pronoun and naming.figure in ("m", "f", "person") and _capital(text, naming):
        if "'s " in text[slice(*naming.name)] or "’s " in text[slice(*naming.name)]:
            return None
        stop = max(naming.name[1], naming.role[1] if naming.role else 0)
        following = text[stop : stop + 2].strip()
        return naming if following and (following[0].islower() or following[0] in ",(") else None
    return None


def leading(text: str, start: int, end: int, known: Speech) -> Naming | None:
    """Who is named with a capital where a stretch of text begins, behind what may stand before a subject."""
    found = tokens(text, start, within(text, start, end))
    parts = [joined(part, known) for part in commas(found)]
    for at, part in enumerate(parts):
        if part and part[0].low not in known.opens:
            rest = [token for other in parts[at:] for token in (*other, comma(other))]
            naming = decide(parts_of(rest, known), known, firm=False)
            return naming if naming and not naming.pronoun and text[naming.name[0]].isupper() else None
    return None


def cites(text: str, start: int, end: int, known: Speech) -> bool:
    """Whether a stretch begins with a thing that is a source, as data or a report, after articles and small words."""
    for word in text[start : min(end, start + _FIRST)].split(None, NEAR)[:NEAR]:
        bare = word.strip(MARKS)
        low = bare.lower()
        if low in known.things:
            return True
        if low in known.roles and not known.head_last:
            return False  # the role of a person, whatever it is for
        if low not in known.articles and (bare != low or low in known.stops):
            return False
    return False


def _capital(text: str, naming: Naming) -> bool:
    """Whether a naming is surely a person's: several words, or a role or comma beside it."""
    name = text[naming.name[0] : naming.name[1]]
    aged = text[naming.name[1] : naming.name[1] + 2] == ", " and text[naming.name[1] + 2 : naming.name[1] + 3].isdigit()
    return name[0].isupper() and (" " in name or naming.role is not None or naming.figure != "person" or aged)

"""The naming of a speaker around a verb of saying: the name, the role beside it, and whether it is a pronoun."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.facts.speech import Figure, Speech
    from factcheck.model import Span

_TOKEN = re.compile(r"[^\W_][\w'’&/-]*(?:\.[^\W_][\w'’&/-]*)*|[^\w\s]")
# A naming is looked for so far behind its verb and before it, in code points; it has so many parts between commas and so
# many words at most, and a name has so many.
BEHIND, BEFORE = 220, 300
MOST_PARTS, MOST_WORDS, MOST_NAME = 5, 16, 5
# Without a name, so many words at most tell who speaks; a name that follows its role without a comma has so many.
NAMELESS, USUAL_NAME = 7, 3
_SKIPPED = 8
_BINDING = "&/'’$£€%"
# A "not" so many words before the verb denies it.
_NEAR = 3


class Token(NamedTuple):
    """A word or a mark of the text, and the word in lower case."""

    start: int
    end: int
    word: str
    low: str


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a speaker is named and with which role; `figure` is what a pronoun may call this speaker.

    A pronoun, or a phrase that means somebody named before, has `pronoun` true and stands for such a `figure`.
    """

    name: Span
    figure: Figure
    role: Span | None = None
    pronoun: bool = False


def each_token(text: str, start: int, end: int) -> Iterator[Token]:
    """The words and marks of a stretch of text, one by one."""
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        yield Token(match.start(), match.end(), word, word.lower())


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of a stretch of text."""
    return [Token(m.start(), m.end(), word := m[0], word.lower()) for m in _TOKEN.finditer(text, start, end)]


def _within(text: str, start: int, end: int) -> int:
    """The end of the stretch that is looked at, not amid a word."""
    stop = start + BEHIND
    if stop >= end:
        return end
    blank = text.rfind(" ", start, stop)
    return blank if blank > 0 else stop


def behind(text: str, start: int, end: int, known: Speech, *, firm: bool = True) -> Naming | None:
    """The speaker named right behind a verb, in `text[start:end]`."""
    stream = each_token(text, start, _within(text, start, end))
    first = next(stream, None)
    while first is not None and first.low in known.by:
        first = next(stream, None)
    if first is None or not first.word[0].isalnum() or first.low in known.first_person:
        return None
    if first.low in known.pronouns:
        return Naming((first.start, first.end), known.pronouns[first.low], pronoun=True)
    if first.low in known.stops and _small(first):
        return None
    return _decide(_parts(chain((first,), stream), known), known, firm=firm, same=True)


def ahead(text: str, start: int, end: int, known: Speech, *, firm: bool = True) -> Naming | None:
    """The subject of a verb at `end`, in `text[start:end]`; None as well where the verb says that nothing was said.

    Without `firm` a subject that is no name must be one of the nouns that speak.
    """
    if end - start > BEFORE:
        start = text.find(" ", end - BEFORE, end) + 1 or end
    found = _unmarked(tokens(text, start, end))
    _drop_idle(found, known)
    if not found or (found[-1].low in known.void and _small(found[-1])) or found[-1].word in _BINDING:
        return None
    if any(token.low in known.never for token in found[-_NEAR:]):
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
    if last.low in known.first_person and not apart:
        return None
    if last.low in known.also and _small(last):
        return _subject(found[:-1], known, apart=True, firm=firm)
    return _subject(found, known, apart=apart, firm=firm)


def source(text: str, start: int, end: int, known: Speech) -> Naming | None:
    """The source named right behind its cue: a name behind words like "data from", else what is cited."""
    part: list[Token] = []
    for token in each_token(text, start, _within(text, start, end)):
        small = _small(token)
        if not token.word[0].isalnum():
            if token.word in _BINDING or (token.word == "." and part and _abbreviated(part[-1], known)):
                continue
            break
        inner = token.low in known.source_words or (token.low in known.links and part)
        if (small and token.low in known.stops and not inner) or (token.low in known.calendar and not small):
            break
        if small and part and part[-1].word[0].isupper() and not inner:
            break
        part.append(token)
    while part and not part[-1].word[0].isupper() and (part[-1].low in known.links or part[-1].low in known.stops):
        part.pop()
    named = next((at for at, t in enumerate(part) if not _small(t) and t.low not in known.source_words), None)
    if named is None:
        while part and part[0].low in known.stops | known.links | known.articles:
            part = part[1:]
        if not 0 < len(part) <= NAMELESS or not any(token.low in known.source_words for token in part):
            return None
        return Naming((part[0].start, part[-1].end), "body")
    if named > NAMELESS:
        return None
    person = part[named].low in known.roles | known.titles or _has_role(part[:named], known)
    naming = _decide([part], known) if person and not any(t.low in known.bodies for t in part) else None
    return naming if naming and naming.figure != "body" else Naming((part[named].start, part[-1].end), "body")


def opening(text: str, start: int, end: int, known: Speech) -> Naming | None:
    """The person with whom a sentence `text[start:end]` begins; None where it begins with something else."""
    if not text[start].isupper():
        return None
    stream = each_token(text, start, _within(text, start, end))
    first = next(stream, None)
    while first is not None and (first.low in known.joins or first.word == ","):
        first = next(stream, None)
    if first is not None and first.low in known.opens:
        while first is not None and first.word != ",":
            first = next(stream, None)
        first = next(stream, None)
    if first is None or first.low in known.opens:
        return None
    naming = _decide(_parts(chain((first,), stream), known), known)
    if naming and not naming.pronoun and naming.figure in ("m", "f", "person") and _capital(text, naming):
        if "'s " in text[slice(*naming.name)] or "’s " in text[slice(*naming.name)]:
            return None
        stop = max(naming.name[1], naming.role[1] if naming.role else 0)
        following = text[stop : stop + 2].strip()
        return naming if following and (following[0].islower() or following[0] in ",(") else None
    return None


def _capital(text: str, naming: Naming) -> bool:
    """Whether a naming is surely a person's: several words, or a role or comma beside it."""
    name = text[naming.name[0] : naming.name[1]]
    return name[0].isupper() and (" " in name or naming.role is not None or naming.figure != "person")


def _unmarked(found: list[Token]) -> list[Token]:
    """What stands behind the last mark that ends a train of words."""
    for at in range(len(found) - 1, -1, -1):
        word = found[at].word
        if not word[0].isalnum() and word not in ",.()" and word not in _BINDING:
            return found[at + 1 :]
    return found


def _drop_idle(found: list[Token], known: Speech) -> None:
    while found and found[-1].low in known.idle and found[-1].low not in known.pronouns:
        found.pop()


def _small(token: Token) -> bool:
    return token.word == token.low


def _commas(found: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in found:
        depth += (token.word == "(") - (token.word == ")")
        if token.word == "," and depth <= 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _joined(part: list[Token], known: Speech) -> list[Token]:
    while part and (part[0].low in known.joins or (len(part) > 1 and part[0].low.endswith(known.adverb))):
        part = part[1:]
    return part


def _subject(found: list[Token], known: Speech, *, apart: bool, firm: bool) -> Naming | None:
    parts = [_joined(part, known) for part in _commas(found)]
    if apart:
        for at, part in enumerate(parts):
            if part and part[0].low not in known.opens:
                naming = _decide(_parts([t for p in parts[at:] for t in (*p, _comma(p))], known), known, firm=firm)
                if naming:
                    return naming
        return None
    last = parts[-1]
    if not last:
        return None
    if known.head_last and _small(last[-1]) and len(last) <= NAMELESS and _plain(last, known):
        return _nameless([last], known, firm=firm, same=False)
    before = [part for part in parts[:-1] if part and part[0].low not in known.opens]
    clause = max((n for n, token in enumerate(last) if token.low in known.clauses and _small(token)), default=-1)
    if clause >= 0 and (naming := _beside(last[clause + 1 :], known, firm=firm)):
        return naming
    if last[0].low in known.opens:
        return _beside(last[1:], known, firm=firm)
    if before and _is_name(last, known) and _has_role(before[-1], known) and len(parts) - 2 == parts.index(before[-1]):
        return _named(last, known, role=before[-1])
    if before and _is_name(before[-1], known) and _has_role(last, known) and not _has_name(last, known):
        return _named(before[-1], known, role=last)
    return _decide(_parts(last, known), known, firm=firm)


def _plain(part: Sequence[Token], known: Speech) -> bool:
    """Whether a part is one noun with what stands before it."""
    return not any(t.low in known.stops or t.low in known.opens or t.low in known.clauses for t in part) and (
        part[0].low not in known.first_person
        and part[0].low not in known.pronouns
        and not part[-1].low.endswith(known.adverb)
    )


def _comma(part: list[Token]) -> Token:
    end = part[-1].end if part else 0
    return Token(end, end + 1, ",", ",")


def _beside(found: list[Token], known: Speech, *, firm: bool) -> Naming | None:
    """The naming that ends a stretch which begins with something else ("On Monday the singer Mara Flint")."""
    first = 0
    for at, token in enumerate(found):
        if (token.low in known.stops and _small(token)) or token.low in known.calendar or token.low in known.same:
            first = at + 1
        elif token.low in known.articles:
            first = at
    found = found[first:]
    if found and found[-1].low in known.pronouns:
        return Naming((found[-1].start, found[-1].end), known.pronouns[found[-1].low], pronoun=True)
    if not found or found[0].low in known.first_person:
        return None
    naming = _decide(_parts(found, known), known, firm=False)
    return naming if naming and (naming.name[1] == found[-1].end or firm) else None


def _parts(found: Iterable[Token], known: Speech) -> list[list[Token]]:
    """The parts between commas of the naming with which the tokens begin, as far as it goes."""
    stream = iter(found)
    parts: list[list[Token]] = [[]]
    count, token = 0, next(stream, None)
    while token is not None and count < MOST_WORDS:
        part, word, following = parts[-1], token.word, next(stream, None)
        if word[0].isalnum():
            if _ends(token, following, part, parts, known):
                break
            part.append(token)
            count += 1
        elif word == ",":
            if len(parts) == MOST_PARTS:
                break
            parts.append([])
        elif word == "(":
            for _ in range(_SKIPPED):
                if following is None or following.word == ")":
                    break
                following = next(stream, None)
            if following is None or following.word != ")":
                break
            following = next(stream, None)
        elif word == ".":
            if not part or not _abbreviated(part[-1], known):
                break
        elif word not in _BINDING:
            break
        token = following
    return [part for part in parts if part]


def _abbreviated(token: Token, known: Speech) -> bool:
    return len(token.word) <= 1 or token.low in known.titles or token.low in known.degrees or "." in token.word


def _ends(token: Token, following: Token | None, part: list[Token], parts: list[list[Token]], known: Speech) -> bool:
    low = token.low
    if low in known.calendar and not _small(token):
        named = following and following.word[0].isupper() and following.low not in known.calendar
        return not named or bool(part and _proper(part[-1], known))
    if not token.word[0].islower():
        return False
    proper = bool(part) and _proper(part[-1], known)
    if low in known.particles and proper and following is not None and following.word[0].isupper():
        return False
    if low in known.links:
        if not part:
            return low not in known.titles
        if not proper:
            named = any(_proper(other, known) for other in part)
            small = following is not None and not following.word[0].isupper()
            return small and low in known.stops and not named
        if low in known.and_ and following is not None and _proper(following, known):
            return False
        return _pure(part, known) or following is None or following.low in known.roles
    if low in known.same and part and part[-1].low not in known.same:
        return False
    if low in known.stops or (part and part[-1].low in known.same):
        return True
    if proper and low not in known.roles and low not in known.people and not _possessive(part[-1]):
        return True
    return len(parts) > 1 and not part and low not in known.roles | known.people | known.titles


def _pure(part: Sequence[Token], known: Speech) -> bool:
    """Whether a part ends in a run of capitalised words without an office or a body among them."""
    for token in reversed(part):
        if not token.word[0].isupper():
            break
        if token.low in known.roles or token.low in known.bodies:
            return False
    return True


def _possessive(token: Token) -> bool:
    return token.low.endswith(("'s", "’s"))


def _proper(token: Token, known: Speech) -> bool:
    """Whether a word is (part of) somebody's or something's own name."""
    low = token.low
    return token.word[0].isupper() and not (
        low in known.roles or low in known.titles or low in known.degrees or low in known.people
    )


def _is_name(part: Sequence[Token], known: Speech) -> bool:
    bare = [token for token in part if token.low not in known.titles and token.low not in known.degrees]
    return (
        0 < len(bare) <= MOST_NAME
        and all(token.word[0].isupper() or token.low in known.links for token in bare)
        and bare[0].word[0].isupper()
        and bare[0].low not in known.bodies
        and bare[0].low not in known.roles
        and bare[-1].low not in known.calendar
        and part[0].low not in known.articles
    )


def _has_role(part: Sequence[Token], known: Speech) -> bool:
    return any(token.low in known.roles or token.low in known.people or token.low in known.bodies for token in part)


def _has_name(part: Sequence[Token], known: Speech) -> bool:
    return any(_proper(token, known) and token.low not in known.bodies for token in part)


def _decide(parts: list[list[Token]], known: Speech, *, firm: bool = True, same: bool = False) -> Naming | None:
    """Who is named by the parts, and as what."""
    if not parts or parts[0][0].low in known.first_person:
        return None
    first = parts[0]
    if first[0].low in known.pronouns:
        return Naming((first[0].start, first[0].end), known.pronouns[first[0].low], pronoun=True)
    if len(parts) > 1 and _has_role(first, known) and _is_name(parts[1], known):
        return _named(_likeliest(parts, known), known, role=first)
    again = first[-1].low in known.same and len(first) > 1
    if again and _has_role(first, known):
        return _nameless(parts, known, firm=firm, same=same or first[0].low in known.roles | known.bodies)
    if not any(_names(token, at, known) for at, token in enumerate(first[:1] if again and len(first) == 2 else first)):
        if len(parts) > 1 and parts[1][0].word[0].isupper() and (naming := _from_run(parts[1], known)):
            return naming if naming.role else Naming(naming.name, naming.figure, (first[0].start, first[-1].end))
        return _nameless(parts, known, firm=firm, same=same)
    naming = _from_run(first, known)
    if naming is None:
        return _nameless(parts, known, firm=firm, same=False)
    if naming.role is None and naming.figure != "body":
        for part in parts[1:]:
            if all(token.low in known.degrees or token.word[0].isdigit() for token in part):
                continue
            if part[0].word[0].islower() or _has_role(part, known):
                return Naming(naming.name, _figure([*first, *part], known), (part[0].start, part[-1].end))
            break
    return naming


def _likeliest(parts: list[list[Token]], known: Speech) -> list[Token]:
    """Which of the parts behind a role is the name: a lone word may still belong to the role ("Energi, Mineral")."""
    if len(parts[1]) > 1:
        return parts[1]
    titled = (part for part in parts[1:] if part[0].low in known.titles and _is_name(part, known))
    return next(titled, parts[1])


def _names(token: Token, at: int, known: Speech) -> bool:
    """Whether a capital is more than that of a sentence's first word."""
    return (
        token.word[0].isupper()
        and token.low not in known.articles
        and (at > 0 or (token.low not in known.people and token.low not in known.roles) or token.word.isupper())
    )


def _nameless(parts: list[list[Token]], known: Speech, *, firm: bool, same: bool) -> Naming | None:
    first = parts[0]
    if len(first) > NAMELESS or any(token.word[0].isdigit() and "-" not in token.word for token in first):
        return None
    if same and known.same and first[-1].low in known.same:
        return Naming((first[0].start, first[-1].end), "any", pronoun=True)
    speaks = any(token.low in known.people or token.low in known.roles for token in first)
    if not speaks and (not firm or len(first) == 1):
        return None
    body = any(token.low in known.bodies for token in first)
    figure = _figure(first, known)
    return Naming((first[0].start, first[-1].end), "body" if body else "any" if figure == "person" else figure)


def _from_run(part: list[Token], known: Speech) -> Naming | None:
    """The name at the end of a part, and the role before it; a body is named by the whole part."""
    stop = len(part)
    while stop and part[stop - 1].word[0].islower():
        stop -= 1
    while stop > 1 and part[stop - 1].low in known.degrees:
        stop -= 1
    start = stop
    while start and (part[start - 1].word[0].isupper() or (start < stop and _inner(part, start - 1, known))):
        start -= 1
    run = part[start:stop]
    if not run or _possessive(run[-1]):
        return None
    held = next((n for n, token in enumerate(part) if token.low in known.apart), 0)
    if known.head_last and (
        (stop < len(part) and _has_role(part[stop:], known))
        or (held and _small(part[held - 1]) and part[held - 1].low in known.people)
    ):
        body = any(token.low in known.bodies for token in part)
        return Naming((part[0].start, part[-1].end), "body" if body else "any")
    bare = [token for token in part[:stop] if token.low not in known.articles]
    edges = (bare[0].low, bare[-1].low)
    if any(low in known.bodies for low in edges) and not _role_within(bare, known):
        return Naming((part[0].start, run[-1].end), "body")
    cut = start + _cut(run, known)
    if cut == stop:
        return None
    role = part[:cut]
    while role and role[-1].low in known.titles and not (role[-1].low in known.roles):
        role = role[:-1]
    bounds = (role[0].start, role[-1].end) if _has_role(role, known) or (role and _possessive(role[-1])) else None
    acronym = not role and len(run) == 1 and run[0].word.isupper() and len(run[0].word) > 1
    return Naming((part[cut].start, part[stop - 1].end), "body" if acronym else _figure(part, known), bounds)


def _inner(part: list[Token], at: int, known: Speech) -> bool:
    """Whether a small word or figure stands within a name ("Kevin de Bruyne")."""
    return part[at].word[0].isdigit() or part[at].low in known.particles or part[at].low in known.and_


def _role_within(bare: list[Token], known: Speech) -> bool:
    return any(
        (token.low in known.roles and token.low not in known.members and token.low not in known.bodies)
        or token.low in known.titles
        for token in bare[:-1]
    )


def _cut(run: list[Token], known: Speech) -> int:
    """Where the name begins in a run of capitalised words that may begin with a title, an office and its place."""
    cut = 0
    for at, token in enumerate(run):
        last = at == len(run) - 1
        office = token.low in known.roles or token.low in known.bodies
        if token.low in known.titles or token.word[0].isdigit() or _possessive(token):
            cut = at + 1
        elif (office or (token.word.isupper() and len(token.word) > 1 and "." not in token.word)) and (
            not last or cut == at
        ):
            cut = at + 1
    if cut == len(run):
        return (
            cut if all(t.low in known.roles or t.low in known.bodies or t.low in known.titles for t in run) else cut - 1
        )
    if cut and run[cut - 1].low in known.places:
        rest = len(run) - cut
        town = run[cut - 1].low in known.bodies and not (cut > 1 and run[cut - 2].low in known.roles)
        if rest >= USUAL_NAME:
            cut += 2 if rest > USUAL_NAME else 1
        elif town:
            cut += 1
    return cut


def _figure(found: Sequence[Token], known: Speech) -> Figure:
    lows = {token.low for token in found}
    if lows & known.she:
        return "m" if lows & known.he else "f"
    return "m" if lows & known.he else "person"


def _named(part: Sequence[Token], known: Speech, role: Sequence[Token]) -> Naming | None:
    words = list(part)
    while len(words) > 1 and words[0].low in known.titles:
        words = words[1:]
    while len(words) > 1 and words[-1].low in known.degrees:
        words = words[:-1]
    return Naming((words[0].start, words[-1].end), _figure([*part, *role], known), (role[0].start, role[-1].end))

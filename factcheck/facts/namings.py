"""A naming of a speaker, read from its words: the name, the role beside it, and whether it is a pronoun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.facts.tokens import BINDING, possessive, small

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.facts.speech import Figure, Speech
    from factcheck.facts.tokens import Token
    from factcheck.model import Span

# A naming has so many parts between commas and so many words at most, and a name has so many.
MOST_PARTS, MOST_WORDS, MOST_NAME = 5, 16, 5
# Without a name, so many words at most tell who speaks; a name that follows its role without a comma has so many.
NAMELESS, USUAL_NAME = 7, 3
_SKIPPED = 8
# An abbreviated corps or rank has so many letters ("Letkol Pnb."), none of them a vowel.
_RANK = 3
_VOWELS = frozenset("aeiouy")
# Two words of a naming stand so far apart at most; what is more is a skipped abbreviation ("Partai X (PX) Mara").
_GAP = 3
# So many words of a role stand before a name, besides those that are known.
_BEFORE_NAME = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a speaker is named and with which role; `figure` is what a pronoun may call this speaker.

    A pronoun, or a phrase that means somebody named before, has `pronoun` true and stands for such a `figure`.
    """

    name: Span
    figure: Figure
    role: Span | None = None
    pronoun: bool = False


def parts_of(found: Iterable[Token], known: Speech, *, led: bool = False) -> list[list[Token]]:
    """The parts between commas of the naming with which the tokens begin, as far as it goes.

    With `led` a verb is known to follow, so that a word with a capital may begin a role ("Javelin thrower Mara Flint").
    """
    stream = iter(found)
    parts: list[list[Token]] = [[]]
    count, token = 0, next(stream, None)
    while token is not None and count < MOST_WORDS:
        part, word, following = parts[-1], token.word, next(stream, None)
        if word[0].isupper() and token.low not in known.calendar:
            part.append(token)
            count += 1
        elif word[0].isalnum():
            if _ends(token, following, part, parts, known) and not (
                led and known.head_last and _leads(part, token, following, known)
            ):
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
            if not part or not abbreviated(part[-1], known):
                break
        elif word not in BINDING:
            break
        token = following
    return [part for part in parts if part]


def _leads(part: Sequence[Token], token: Token, following: Token | None, known: Speech) -> bool:
    """Whether a role goes on that begins with one word with a capital."""
    if not 0 < len(part) <= _BEFORE_NAME or following is None or token.low in known.stops:
        return False
    plain = small(token) and all(map(small, part[1:])) and not token.low.endswith(known.adverb)
    return plain and (following.word[0].isupper() or not (following.low in known.stops or following.low in known.cues))


def abbreviated(token: Token, known: Speech) -> bool:
    word = token.word
    return (
        len(word) <= 1
        or token.low in known.titles
        or token.low in known.degrees
        or "." in word
        or (len(word) == _RANK and word[0].isupper() and not _VOWELS.intersection(token.low))
    )


def _ends(token: Token, following: Token | None, part: list[Token], parts: list[list[Token]], known: Speech) -> bool:
    low = token.low
    if low in known.calendar and not small(token):
        named = following and following.word[0].isupper() and following.low not in known.calendar
        return not named or bool(part and proper(part[-1], known))
    if not token.word[0].islower():
        return False
    known_name = bool(part) and proper(part[-1], known)
    if low in known.particles and known_name and following is not None and following.word[0].isupper():
        return False
    if low in known.links:
        if not part:
            return low not in known.titles
        if not known_name:
            named = any(proper(other, known) for other in part)
            plainly = following is not None and not following.word[0].isupper()
            return plainly and low in known.stops and not named
        if low in known.and_ and following is not None and proper(following, known):
            return False
        return _pure(part, known) or following is None or following.low in known.roles
    if low in known.same and part and part[-1].low not in known.same:
        return False
    if low in known.stops or (part and part[-1].low in known.same):
        return True
    if known_name and low not in known.roles and low not in known.people and not possessive(part[-1]):
        return True
    return len(parts) > 1 and not part and not (low in known.roles or low in known.people or low in known.titles)


def _pure(part: Sequence[Token], known: Speech) -> bool:
    """Whether a part ends in a run of capitalised words without an office or a body among them."""
    for token in reversed(part):
        if not token.word[0].isupper():
            break
        if token.low in known.roles or token.low in known.bodies:
            return False
    return True


def proper(token: Token, known: Speech) -> bool:
    """Whether a word is (part of) somebody's or something's own name."""
    return token.word[0].isupper() and token.low not in known.offices


def is_name(part: Sequence[Token], known: Speech) -> bool:
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


def has_role(part: Sequence[Token], known: Speech) -> bool:
    return not known.speakers.isdisjoint([token.low for token in part])


def has_name(part: Sequence[Token], known: Speech) -> bool:
    return any(proper(token, known) and token.low not in known.bodies for token in part)


def decide(parts: list[list[Token]], known: Speech, *, firm: bool = True, same: bool = False) -> Naming | None:
    """Who is named by the parts, and as what."""
    if not parts or parts[0][0].low in known.first_person:
        return None
    first = parts[0] = _until_verb(parts[0], known) if known.head_last else parts[0]
    if first[0].low in known.pronouns:
        return Naming((first[0].start, first[0].end), known.pronouns[first[0].low], pronoun=True)
    told = has_role(first, known) or (known.head_last and len(first) > 1 and small(first[-1]))
    if len(parts) > 1 and told and is_name(parts[1], known):
        return named_beside(_likeliest(parts, known), known, role=first)
    again = first[-1].low in known.same and len(first) > 1
    if again and has_role(first, known):
        return nameless(
            parts, known, firm=firm, same=same or first[0].low in known.roles or first[0].low in known.bodies
        )
    if not any(_names(token, at, known) for at, token in enumerate(first[:1] if again and len(first) == 2 else first)):
        if len(parts) > 1 and parts[1][0].word[0].isupper() and (naming := _from_run(parts[1], known)):
            return naming if naming.role else Naming(naming.name, naming.figure, (first[0].start, first[-1].end))
        return nameless(parts, known, firm=firm, same=same)
    naming = _from_run(first, known)
    if naming is None:
        return nameless(parts, known, firm=firm, same=False)
    if naming.role is None and naming.figure != "body":
        for part in parts[1:]:
            if all(token.low in known.degrees or token.word[0].isdigit() for token in part):
                continue
            if part[0].word[0].islower() or has_role(part, known):
                return Naming(naming.name, _figure([*first, *part], known), (part[0].start, part[-1].end))
            break
    return naming


def plain(text: str, start: int, end: int, known: Speech) -> Naming | None:
    """The naming that is all of a short stretch: a name, perhaps behind a title ("Mr Flint"), or a noun that speaks.

    What most namings are; the words need no closer look.
    """
    words = text[start:end].split()
    if not 0 < len(words) < MOST_NAME:
        return None
    figure: Figure
    noun = words[-1].lower()
    if noun in known.people and len(words) <= 2 and (len(words) == 1 or words[0].lower() in known.articles):
        figure = "f" if noun in known.she else "m" if noun in known.he else "any"
        at = text.index(words[0], start)
        stop = text.index(words[-1], at + (len(words) - 1) * len(words[0])) + len(noun)
        return Naming((at, stop), "body" if noun in known.bodies else figure)
    title = words[0].rstrip(".").lower()
    titled = len(words) > 1 and title in known.plain_titles
    figure = "person"
    if titled:
        figure = "f" if title in known.she else "m" if title in known.he else "person"
    for word in words[titled:]:
        if not (word.isalpha() and word.istitle()) or word.lower() in known.special:
            return None
    at = text.index(words[0], start)
    if titled:
        at = text.index(words[1], at + len(words[0]))
    last = words[-1]
    return Naming((at, text.rindex(last, at, end) + len(last)), figure)


def _until_verb(part: list[Token], known: Speech) -> list[Token]:
    """A part without the verb, and what follows it, behind the noun that speaks ("The firm denied the claims")."""
    for at in range(1, len(part)):
        noun, token = part[at - 1], part[at]
        if not (small(noun) and small(token) and has_role([noun], known)) or has_role([token], known):
            continue
        ahead = part[at + 1].low if at + 1 < len(part) else ""
        if token.low in known.cues or (ahead in known.articles and token.low not in known.links):
            return part[:at]
    return part


def _likeliest(parts: list[list[Token]], known: Speech) -> list[Token]:
    """Which of the parts behind a role is the name: a lone word may still belong to the role ("Energi, Mineral")."""
    if len(parts[1]) > 1:
        return parts[1]
    titled = (part for part in parts[1:] if part[0].low in known.titles and is_name(part, known))
    return next(titled, parts[1])


def _names(token: Token, at: int, known: Speech) -> bool:
    """Whether a capital is more than that of a sentence's first word."""
    return (
        token.word[0].isupper()
        and token.low not in known.articles
        and (at > 0 or (token.low not in known.people and token.low not in known.roles) or token.word.isupper())
    )


def nameless(parts: list[list[Token]], known: Speech, *, firm: bool, same: bool) -> Naming | None:
    first = parts[0]
    if len(first) > NAMELESS or any(token.word[0].isdigit() and "-" not in token.word for token in first):
        return None
    if same and known.same and first[-1].low in known.same:
        person = has_role(first, known) and not any(token.low in known.bodies for token in first)
        return Naming((first[0].start, first[-1].end), "person" if person else "any", pronoun=True)
    speaks = any(token.low in known.people or token.low in known.roles for token in first)
    if not speaks and (not firm or len(first) == 1):
        return None
    begins = first[0].low in known.articles or possessive(first[0]) or first[-1].low.endswith("s")
    if not speaks and known.head_last and not begins:
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
    if not run or possessive(run[-1]):
        return None
    held = next((n for n, token in enumerate(part) if token.low in known.apart), 0)
    if known.head_last and (
        (stop < len(part) and has_role(part[stop:], known))
        or (held and small(part[held - 1]) and part[held - 1].low in known.people)
    ):
        body = any(token.low in known.bodies for token in part)
        return Naming((part[0].start, part[-1].end), "body" if body else "any")
    bare = [token for token in part[:stop] if token.low not in known.articles]
    if known.head_last and start and start + 1 == stop == len(part) and _of(part[:start], known):
        body = any(token.low in known.bodies for token in part[:start])
        return Naming((part[0].start, run[-1].end), "body" if body else "any")
    told_before = known.head_last and start > 0 and small(part[start - 1]) and part[start - 1].low not in known.links
    edges = (bare[-1],) if told_before else (bare[0], bare[-1])
    if any(token.low in known.bodies and not small(token) for token in edges) and not _role_within(bare, known):
        return Naming((part[0].start, run[-1].end), "body")
    cut = start + _cut(run, known)
    if cut == stop:
        return None
    if stop - cut == 1 and cut > start and _own_words(part[start:cut], known):
        return Naming((part[start].start, run[-1].end), "body")
    role = part[:cut]
    while role and role[-1].low in known.titles and role[-1].low not in known.roles:
        role = role[:-1]
    while role and role[-1].low in known.links:
        role = role[:-1]
    plain = len(role) == 1 and role[0].word.isalpha() and small(role[0])
    plain = plain or (len(role) > 1 and told_before and role[-1] is part[start - 1])
    told = role and any(token.low not in known.titles for token in role)
    sure = told and (plain or has_role(role, known) or possessive(role[-1]))
    bounds = (role[0].start, role[-1].end) if sure else None
    acronym = not role and len(run) == 1 and run[0].word.isupper() and len(run[0].word) > 1
    return Naming((part[cut].start, part[stop - 1].end), "body" if acronym else _figure(part, known), bounds)


def _of(before: Sequence[Token], known: Speech) -> bool:
    """Whether a noun that speaks stands before a lone name with a link between ("a committee of MPs")."""
    at = len(before) - 1
    while at > 0 and before[at].low in known.articles:
        at -= 1
    linked = before[at].low in known.links and before[at].low not in known.particles | known.and_ | known.articles
    return at > 0 and linked and has_role(before[:at], known)


def _own_words(before: Sequence[Token], known: Speech) -> bool:
    """Whether what looks like an office before a lone word belongs to a body's name ("the Financial Times")."""
    before = [token for token in before if token.low not in known.articles]
    return all(t.low in known.members and t.low not in known.people and t.low not in known.titles for t in before)


def _inner(part: list[Token], at: int, known: Speech) -> bool:
    """Whether a small word or figure stands within a name ("Kevin de Bruyne")."""
    return part[at].word[0].isdigit() or part[at].low in known.particles or part[at].low in known.and_


def _role_within(bare: list[Token], known: Speech) -> bool:
    return any(
        (token.low in known.roles and token.low not in known.members and token.low not in known.bodies)
        or token.low in known.titles
        for token in bare[:-1]
    )


def _nobody(run: Sequence[Token], known: Speech) -> bool:
    """Whether a run holds offices, bodies and titles alone."""
    return all(t.low in known.roles or t.low in known.bodies or t.low in known.titles for t in run)


def _cut(run: list[Token], known: Speech) -> int:
    """Where the name begins in a run of capitalised words that may begin with a title, an office and its place."""
    cut = 0
    for at, token in enumerate(run):
        last = at == len(run) - 1
        office = token.low in known.roles or token.low in known.bodies
        acronym = token.word.isupper() and len(token.word) > 1 and "." not in token.word
        beside = token.low in known.titles or token.word[0].isdigit() or possessive(token)
        if at and token.start - run[at - 1].end > _GAP:
            cut = at
        if beside or ((office or acronym) and (not last or cut == at)):
            cut = at + 1
    if cut == len(run):
        return cut if _nobody(run, known) else cut - 1
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


def named_beside(part: Sequence[Token], known: Speech, role: Sequence[Token]) -> Naming | None:
    words = list(part)
    while len(words) > 1 and words[0].low in known.titles:
        words = words[1:]
    while len(words) > 1 and words[-1].low in known.degrees:
        words = words[:-1]
    return Naming((words[0].start, words[-1].end), _figure([*part, *role], known), (role[0].start, role[-1].end))

"""What became of each claim in a new version of its article: the same, moved, reworded, new or dropped."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz import fuzz

from factcheck.claims.differences import differences, facts_of
from factcheck.opcodes import opcodes
from factcheck.store.terms import terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Kind = Literal["same", "moved", "reworded", "new", "dropped"]
KINDS: tuple[Kind, ...] = ("same", "moved", "reworded", "new", "dropped")
_NOTHING: Mapping[int, str] = {}

# A claim is another one reworded from this likeness of their words on (rapidfuzz's ratio of them in order or sorted, 0
# to 100). Unrelated sentences of one article seldom reach 55; own choice, on made edits of made articles.
NEAR = 60.0
# Bounds on the work for one claim: its rarest words that are looked up, how many claims may share one of them, how many
# claims it is compared with, those to either side of its place, and how many characters are compared.
MOST_WORDS, COMMON, CLOSELY, BESIDE, LONGEST = 8, 40, 8, 3, 2_000

# One spelling for what editors and their programs write in several; what is not seen goes.
_SPELLED = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛′ʼ", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | {"…": "..."}
)
# A word with the marks inside it (9/1/2020, kupu-kupu, 1.500,5), white space, or one mark.
_TOKEN = re.compile(r"\w+(?:[.,:/'’\-]\w+)*|\s+|[^\w\s]")
_BLANKS = re.compile(r"\s+")


class Pair(NamedTuple):
    """A claim of the old version and of the new one, by their places; one of them is None for `new` and `dropped`."""

    kind: Kind
    old: int | None
    new: int | None


def plain(text: str) -> str:
    """A text as it is compared: case, blanks, and the forms of dashes and quotation marks do not count.

    >>> plain("“Ya”,  kata\u00a0Budi")
    '"ya", kata budi'
    """
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text).translate(_SPELLED).casefold()).strip()


def agree(old: str, new: str, lang: str) -> bool:
    """Whether two texts read alike and have the same numbers, dates and negations, compared outright."""
    if old == new:
        return True
    return plain(old) == plain(new) and not differences(facts_of(old, lang), facts_of(new, lang))


def match(old: Sequence[str], new: Sequence[str], lang: str, mended: Mapping[int, str] = _NOTHING) -> list[Pair]:
    """Pair the claims of two versions of an article, given in text order: one pair for each claim of either.

    `same` and `moved` claims read alike (`agree`); of them, those are `same` that stand in the longest common order.
    `reworded` are those that are alike only by NEAR, whatever they say otherwise; `mended` gives for places of `old`
    the corrected text, which is looked for first. Pairs come in the order of `new`, each dropped claim after what it
    stood behind. About linear: no claim is compared with more than some ten others.
    """
    partner = _exact(old, new, lang)
    steady = _longest_order([(partner[place], place) for place in sorted(partner)])
    reworded = _reworded(old, new, partner, mended)
    found = [
        Pair("same" if place in steady else "moved", partner[place], place)
        if place in partner
        else Pair("reworded", reworded[place], place)
        if place in reworded
        else Pair("new", None, place)
        for place in range(len(new))
    ]
    return list(_with_dropped(found, len(old)))


def _exact(old: Sequence[str], new: Sequence[str], lang: str) -> dict[int, int]:
    """By place in `new` that in `old` of the claim that reads alike.

    Letter for letter first, then as `plain` has it; of several that behind the same one, that before it, the first.
    """
    partner: dict[int, int] = {}
    for one, other in ((old, new), ([plain(text) for text in old], [plain(text) for text in new])):
        for reach in ((1, 0), (0, 1), (0, 0)):
            taken = set(partner.values())
            places: dict[tuple[str, ...], deque[int]] = {}
            for n in range(len(one)):
                if n not in taken:
                    places.setdefault(_around(one, n, *reach), deque()).append(n)
            for n in range(len(other)):
                waiting = places.get(_around(other, n, *reach)) if n not in partner else None
                if waiting and agree(old[waiting[0]], new[n], lang):
                    partner[n] = waiting.popleft()
    return partner


def _around(texts: Sequence[str], n: int, before: int, after: int) -> tuple[str, ...]:
    """A text with so many before and after it."""
    return tuple(texts[max(0, n - before) : n + 1 + after])


def _longest_order(pairs: Sequence[tuple[int, int]]) -> set[int]:
    """The places in the new version (second) of a longest run of pairs that is in order in both."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for n, (place, _) in enumerate(pairs):
        at = bisect_left(ends, place)
        before.append(last[at - 1] if at else None)
        ends[at : at + 1], last[at : at + 1] = [place], [n]
    kept: set[int] = set()
    step = last[-1] if last else None
    while step is not None:
        kept.add(pairs[step][1])
        step = before[step]
    return kept


class _Words(NamedTuple):
    ordered: str
    sorted: str
    each: frozenset[str]


def _words(text: str) -> _Words:
    found = terms(text[:LONGEST])
    return _Words(" ".join(found), " ".join(sorted(found)), frozenset(found))


def _likeness(one: _Words, other: _Words) -> float:
    if not one.ordered or not other.ordered:
        return 0.0
    ordered = fuzz.ratio(one.ordered, other.ordered, score_cutoff=NEAR)
    return max(ordered, fuzz.ratio(one.sorted, other.sorted, score_cutoff=NEAR))


def _reworded(
    old: Sequence[str], new: Sequence[str], partner: Mapping[int, int], mended: Mapping[int, str]
) -> dict[int, int]:
    """By place in `new` that in `old` of the claim that was written otherwise, of those without a partner."""
    taken = set(partner.values())
    left = {n: _words(text) for n, text in enumerate(old) if n not in taken}
    added = {n: _words(text) for n, text in enumerate(new) if n not in partner}
    found = _mended({n: text for n, text in mended.items() if n in left}, {n: new[n] for n in added})
    scored = sorted(
        (-score, abs(_expected(place, partner) - was), place, was)
        for place, was, score in _scores(left, added, partner)
        if place not in found
    )
    used = set(found.values())
    for _, _, place, was in scored:
        if place not in found and was not in used:
            found[place] = was
            used.add(was)
    return found


def _mended(mended: Mapping[int, str], added: Mapping[int, str]) -> dict[int, int]:
    """The new claims that read as old ones with their corrections made."""
    places: dict[str, deque[int]] = {}
    for was, text in mended.items():
        if text.strip():
            places.setdefault(plain(text), deque()).append(was)
    found = {}
    for place, text in added.items():
        if waiting := places.get(plain(text)):
            found[place] = waiting.popleft()
    return found


def _expected(place: int, partner: Mapping[int, int]) -> int:
    """The place in the old version that a new claim stands behind, by the nearest claim before it that has one."""
    for before in range(place - 1, max(place - BESIDE - 1, -1), -1):
        if before in partner:
            return partner[before] + place - before
    return place


def _scores(
    left: Mapping[int, _Words], added: Mapping[int, _Words], partner: Mapping[int, int]
) -> Iterator[tuple[int, int, float]]:
    holding: dict[str, list[int]] = {}
    for was, words in left.items():
        for word in words.each:
            holding.setdefault(word, []).append(was)
    waiting = sorted(left)
    for place, words in added.items():
        rare = sorted(
            (len(holding[word]), word) for word in words.each if len(holding.get(word, ())) in range(1, COMMON)
        )
        shared = Counter(was for _, word in rare[:MOST_WORDS] for was in holding[word])
        closely = [was for was, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:CLOSELY]]
        at = bisect_right(waiting, _expected(place, partner) - 1)
        for was in dict.fromkeys([*closely, *waiting[max(0, at - BESIDE) : at + BESIDE]]):
            if (score := _likeness(left[was], words)) >= NEAR:
                yield place, was, score


def _with_dropped(pairs: Sequence[Pair], count: int) -> Iterator[Pair]:
    gone = sorted(set(range(count)) - {pair.old for pair in pairs if pair.old is not None})
    behind: dict[int, list[int]] = {}
    known = sorted(pair.old for pair in pairs if pair.old is not None and pair.kind != "moved")
    for was in gone:
        at = bisect_left(known, was)
        behind.setdefault(known[at - 1] if at else -1, []).append(was)
    yield from (Pair("dropped", was, None) for was in behind.get(-1, ()))
    for pair in pairs:
        yield pair
        if pair.old is not None and pair.kind != "moved":
            yield from (Pair("dropped", was, None) for was in behind.get(pair.old, ()))


def word_changes(old: str, new: str) -> list[tuple[str, str, str]]:
    """The words of two texts compared: (`equal`, `delete`, `insert` or `replace`, old words, new words), in order.

    At most the first 600 words of either are compared; what follows is one piece.
    """
    one, other = (_TOKEN.findall(text) for text in (old, new))
    head, rest = one[:1_200], "".join(one[1_200:])
    other_head, other_rest = other[:1_200], "".join(other[1_200:])
    found: list[tuple[str, str, str]] = [
        (kind, "".join(head[a:b]), "".join(other_head[c:d])) for kind, a, b, c, d in opcodes(head, other_head)
    ]
    if rest or other_rest:
        found.append(("equal" if rest == other_rest else "replace", rest, other_rest))
    return found

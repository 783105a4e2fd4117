"""What each word of a sentence can show, looked up once a word and kept."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping, Sequence

# Marks that cling to a word, and the apostrophes that are written in several ways.
EDGES = ".,;:!?…\"“”„'‘’`()[]{}«»<>*_-–—/|#~"
_APOSTROPHES = str.maketrans("’‘", "''")
# A longer token is hardly a word; neither is it worth keeping. So many are kept before all are forgotten: text without
# end shall not fill the memory.
LONGEST, KEPT = 30, 50_000

Phrase = tuple[tuple[str, ...], str]
_NONE: Mapping[str, Sequence[Phrase]] = MappingProxyType({})


class Entry(NamedTuple):
    """A word without its marks, the signs it is, the phrases it may begin, and whether it is a number.

    `phrases` gives by the second word what may follow that, and the sign. `number` is None for no number, True for one
    that counts by itself and False for one that needs a unit behind it.
    """

    words: tuple[str]
    signs: tuple[str, ...]
    phrases: Mapping[str, Sequence[Phrase]]
    number: bool | None


# What a token with a digit is: the figures are then worth a search.
DIGITS = Entry(("",), (), _NONE, None)


class Kept(dict[str, Entry | None]):
    """Entries by the lower-case token as it stands between blanks; None for one that shows nothing."""

    def __init__(self, look: Callable[[str], Entry | None]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, token: str) -> Entry | None:
        entry = self._look(token)
        if len(token) <= LONGEST:
            if len(self) >= KEPT:
                self.clear()
            self[token] = entry
        return entry


def lexicon(
    words: Mapping[str, Sequence[str]],
    phrases: Mapping[str, Sequence[Phrase]],
    numbers: Mapping[str, bool],
    action: re.Pattern[str] | None,
) -> Kept:
    """What tokens show anywhere in a sentence; `phrases` are the rests and signs by their first word.

    A word that no list knows is an `action` when it has the form of a verb.
    """
    # The longest first, so that "tidak ada satu pun" is not taken for "tidak ada".
    nested: dict[str, dict[str, list[Phrase]]] = {}
    for head, found in phrases.items():
        for (second, *rest), sign in sorted(found, key=_length, reverse=True):
            nested.setdefault(head, {}).setdefault(second, []).append((tuple(rest), sign))

    def look(token: str) -> Entry | None:
        word = bare(token)
        signs = tuple(words.get(word, ()))
        begins, number = nested.get(word, _NONE), numbers.get(word)
        if not signs and number is None and action is not None and len(word) <= LONGEST and action.fullmatch(word):
            signs = ("action",)
        signs = tuple(sign for sign in signs if sign != "dull")
        if signs or begins or number is not None:
            return Entry((word,), signs, begins, number)
        return DIGITS if any(map(str.isdecimal, token)) else None

    return Kept(look)


def openings(heads: Mapping[str, Sequence[Phrase]], calls: re.Pattern[str] | None) -> Kept:
    """What a sentence's first token shows: `heads` are the rests (or none) and signs by their first word.

    A word that no list knows is an `instruction` when it has the form of a verb that calls.
    """

    def look(token: str) -> Entry | None:
        word = bare(token)
        alone = tuple(sign for rest, sign in heads.get(word, ()) if not rest)
        pairs = {rest[0]: [((), sign)] for rest, sign in heads.get(word, ()) if rest}
        if not alone and not pairs and calls is not None and len(word) <= LONGEST and calls.fullmatch(word):
            alone = ("instruction",)
        return Entry((word,), alone, pairs, None) if alone or pairs else None

    return Kept(look)


def bare(token: str) -> str:
    """A token without the marks around it, its apostrophes straight.

    >>> bare("“don’t,”")
    "don't"
    """
    return token.strip(EDGES).translate(_APOSTROPHES)


def _length(phrase: Phrase) -> int:
    return len(phrase[0])

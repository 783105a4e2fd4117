"""The signs in one sentence, kind by kind, with the words that show them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.claims.lexicon import DIGITS, EDGES, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.knowledge import Triggers
    from factcheck.claims.lexicon import Entry, Phrase
    from factcheck.model import Message

Signs = dict[str, tuple[str, ...]]

# What a sentence can be; those of the second row are no facts that could be looked up today.
CHECKABLE = ("quantity", "date", "event", "comparison", "causal", "identity", "quote", "absence")
UNCHECKABLE = ("question", "instruction", "prediction", "opinion")
KINDS = CHECKABLE + UNCHECKABLE
# Signs that weigh otherwise than the kind they show.
SHOWS = {"count": "quantity", "reported": "quote", "foretold": "prediction", "norm": "opinion"}
# A mere verb makes a sentence an event, unless one of these kinds says better what it is.
TELLING = frozenset(KINDS) - {"quantity", "date", "event"}

SHORT, LONG = 4, 10
# So many words of a sign are noted, however long the sentence.
NOTED = 64
# So many words a phrase may have behind its first two.
MOST = 3
# What a sentence ends with, where it is none that a line's end cut off, or a heading.
CLOSED = ".!?…\"'”’»)]。！？؟।｡:;"
QUESTION = "?؟？"
_QUOTES = "\"'”’»)]」』"
# A name in the middle: the English "I" is none.
NAME = re.compile(r" [A-Z][^\s'’]")
_LINK = re.compile(r"https?://\S++")
# What a message ends with behind its last sentence: tags and accounts; looked for in so many last code points.
_TAIL = re.compile(r"(?:(?<=\s)[#@]\S++\s*+)++$")
_END = 280
# How far before a figure, in code points, the word may begin that says what the figure is.
_BEFORE = 14


def signs_in(sentence: str, known: Triggers) -> Signs:
    """The signs found in a sentence and the words that made each. Linear."""
    if "://" in sentence:
        sentence = _LINK.sub(_blank, sentence)
    words = sentence.lower().split()
    found: Signs = {}
    if _from_words(words, known, found):
        for match in known.figures.finditer(sentence):
            _from_figure(sentence, match, known, found)
    if words:
        at = 1 if words[0][0].isdigit() and len(words) > 1 else 0
        if entry := known.openings[words[at]]:
            _from_opening(words, at, entry, found)
        if "condition" in found:
            _from_condition(words, at, known, found)
    if ("?" in sentence or "؟" in sentence or "？" in sentence) and _asks(sentence, found):
        found["question"] = ()
    if "!" in sentence[-3:]:
        found["cry"] = ()
    if NAME.search(sentence):
        found["names"] = ()
    if len(words) < LONG and sentence[-1:] not in CLOSED:
        found["heading"] = ()
    if len(words) >= LONG:
        found["length"] = ()
    elif len(words) < SHORT:
        found["short"] = ()
    if "prediction" in found:
        found.pop("action", None)  # it has not been done yet
        if "reported" in found:
            found["foretold"] = found.pop("prediction")
    return found


def _blank(match: re.Match[str]) -> str:
    """As many blanks as the match has code points, so that offsets stay."""
    return " " * len(match.group())


def _from_words(words: list[str], known: Triggers, found: Signs) -> bool:
    """Notes what the words show; whether a digit is among them."""
    digits, place, taken = False, 0, 0
    for entry in map(known.lexicon.__getitem__, words):
        place += 1
        if entry is None or place <= taken:
            continue
        if entry is DIGITS:
            digits = True
            continue
        word, signs, phrases, number = entry
        if phrases or number is not None:
            following = words[place].rstrip(EDGES) if place < len(words) else ""
            if following in phrases and (whole := _phrase(words[place + 1 : place + 1 + MOST], phrases[following])):
                rest, sign = whole
                taken = place + 1 + len(rest)
                if sign != "dull":
                    _note(found, sign, " ".join((*word, following, *rest)))
                continue
            if number is not None and following in known.units:
                _note(found, "quantity", f"{word[0]} {following}")
            elif number:
                _note(found, "count", word[0])
        for sign in signs:
            if sign in found:
                _note(found, sign, word[0])
            else:
                found[sign] = word
    return digits


def _note(found: Signs, sign: str, words: str) -> None:
    before = found.get(sign, ())
    if len(before) < NOTED:
        found[sign] = (*before, words)


def _phrase(following: list[str], candidates: Sequence[Phrase]) -> Phrase | None:
    """The first of the candidates that goes on as the text does."""
    for rest, sign in candidates:
        if not rest or [token.rstrip(EDGES) for token in following[: len(rest)]] == [*rest]:
            return rest, sign
    return None


def _from_figure(sentence: str, match: re.Match[str], known: Triggers, found: Signs) -> None:
    start = match.start()
    figure = match.group().rstrip(".,")
    if start == 0 and sentence[len(figure) : len(figure) + 2].strip() in (".", ")"):
        return  # the number of an item in a list
    before = sentence[max(0, start - _BEFORE) : start].split()
    last = before[-1].lstrip("(\"“‘'") if before else ""
    if last and not sentence[start - 1].isspace():
        if last[-1].isalpha() or (last[-1] in "-_#@" and last != "-"):  # F16, ke-7 are names; -7 and Rp14.250 are not
            if not last.endswith(known.currencies):
                return
            figure = last + figure
        elif last.endswith(known.currencies):
            figure = last + figure
    if (word := last.lower()) in known.dating:
        for shown in ("date", "prediction"):  # "May 5" is no "may"
            if found.get(shown) == (word,):
                del found[shown]
        sign, figure = "date", f"{last} {figure}"
    else:
        sign = "date" if match.lastgroup == "date" else "quantity"
    _note(found, sign, figure)


def _from_opening(words: list[str], at: int, entry: Entry, found: Signs) -> None:
    """What the word at the opening of a sentence or clause shows, or it and the next."""
    following = bare(words[at + 1]) if entry.phrases and at + 1 < len(words) else ""
    for sign in entry.signs:
        found[sign] = entry.words
    for _, sign in entry.phrases.get(following, ()):
        found[sign] = (f"{entry.words[0]} {following}",)


def _from_condition(words: list[str], at: int, known: Triggers, found: Signs) -> None:
    """What is so only on a condition has not been done; behind one at the opening, a clause may call."""
    found.pop("action", None)
    if bare(words[at]) != found["condition"][0].split()[0]:
        return
    found["supposed"] = found.pop("condition")
    clause = next((place for place, word in enumerate(words, 1) if word[-1] == ","), len(words))
    if clause < len(words) and (entry := known.openings[words[clause]]):
        _from_opening(words, clause, entry, found)


def _asks(sentence: str, found: Signs) -> bool:
    """Whether the sentence itself is a question: not one that it quotes."""
    body = _TAIL.sub("", sentence[-_END:].rstrip()).rstrip()
    closed = body.rstrip(_QUOTES + " !.…")
    if closed[-1:] not in QUESTION or closed[-2:-1] in (".", ","):  # ".?" is a mark that lost its encoding
        return False
    return "reported" not in found or body[-1:] not in _QUOTES


def score(found: Signs, known: Triggers) -> tuple[int, tuple[str, ...], tuple[Message, ...]]:
    """The sum of the signs' weights, held within 0 and 100, the kinds, and one reason a summand with its points."""
    reasons = known.reasons
    return *_summed(tuple(found), known), (reasons.base, *map(reasons.__getitem__, found.items()))


@lru_cache(maxsize=16384)
def _summed(signs: tuple[str, ...], known: Triggers) -> tuple[int, tuple[str, ...]]:
    total = sum(map(known.weights.__getitem__, signs), known.weights["base"])
    shown = {SHOWS.get(sign, sign) for sign in signs if sign != "action"}
    if "action" in signs and shown.isdisjoint(TELLING):
        shown.add("event")
    return min(100, max(0, total)), tuple(kind for kind in KINDS if kind in shown)

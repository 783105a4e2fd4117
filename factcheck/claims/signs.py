"""The signs in one sentence, kind by kind, with the words that show them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from factcheck.claims.lexicon import DIGITS, EDGES, bare
from factcheck.model import Message, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.claims.knowledge import Triggers
    from factcheck.claims.lexicon import Phrase

Signs = dict[str, tuple[str, ...]]

# What a sentence can be; those of the second row are no facts that could be looked up today.
CHECKABLE = ("quantity", "date", "event", "comparison", "causal", "identity", "quote", "absence")
UNCHECKABLE = ("question", "instruction", "prediction", "opinion")
KINDS = CHECKABLE + UNCHECKABLE
# Signs that weigh otherwise than the kind they show.
SHOWS = {"count": "quantity", "reported": "quote", "foretold": "prediction", "norm": "opinion"}
# A mere verb makes a sentence an event, unless one of these kinds says better what it is.
TELLING = frozenset(KINDS) - {"quantity", "date", "event"}

REASONS: dict[str, Message] = {
    "quantity": say("a quantity: {words:list} ({points:+d})"),
    "count": say("a number word: {words:list} ({points:+d})"),
    "date": say("a date or time: {words:list} ({points:+d})"),
    "event": say("something that happened: {words:list} ({points:+d})"),
    "action": say("something done: {words:list} ({points:+d})"),
    "past": say("of the past: {words:list} ({points:+d})"),
    "comparison": say("a comparison: {words:list} ({points:+d})"),
    "causal": say("a cause: {words:list} ({points:+d})"),
    "identity": say("what someone or something is: {words:list} ({points:+d})"),
    "quote": say("a quotation ({points:+d})"),
    "reported": say("somebody's words: {words:list} ({points:+d})"),
    "absence": say("a denial, or all or none: {words:list} ({points:+d})"),
    "question": say("a question ({points:+d})"),
    "instruction": say("a call or a greeting: {words:list} ({points:+d})"),
    "prediction": say("about the future: {words:list} ({points:+d})"),
    "foretold": say("about the future, in somebody's words: {words:list} ({points:+d})"),
    "opinion": say("a judgement: {words:list} ({points:+d})"),
    "norm": say("what ought to be: {words:list} ({points:+d})"),
    "emphasis": say("emphasis: {words:list} ({points:+d})"),
    "supposed": say("begins with a condition: {words:list} ({points:+d})"),
    "condition": say("on a condition: {words:list} ({points:+d})"),
    "chatter": say("chatter: {words:list} ({points:+d})"),
    "cry": say("an exclamation ({points:+d})"),
    "heading": say("a short line without a full stop ({points:+d})"),
    "names": say("a name ({points:+d})"),
    "person": say("the writer or the reader: {words:list} ({points:+d})"),
    "length": say("ten words or more ({points:+d})"),
    "short": say("fewer than four words ({points:+d})"),
    "base": say("any sentence ({points:+d})"),
}

SHORT, LONG, SHOWN = 4, 10, 4
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
        _from_opening(words, int(words[0][0].isdigit() and len(words) > 1), known, found)
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


def _from_opening(words: list[str], at: int, known: Triggers, found: Signs) -> None:
    """What the word at the opening shows, or it and the next; behind a condition, the clause's that follows."""
    entry = known.openings[words[at]]
    if entry is not None:
        following = bare(words[at + 1]) if entry.phrases and at + 1 < len(words) else ""
        for sign in entry.signs:
            found[sign] = entry.words
        for _, sign in entry.phrases.get(following, ()):
            found[sign] = (f"{entry.words[0]} {following}",)
    if "condition" in found:
        # What is so only on a condition has not happened.
        found.pop("action", None)
        if at < 2 and bare(words[at]) == found["condition"][0].split()[0]:
            found["supposed"] = found.pop("condition")
            clause = next((place for place, word in enumerate(words, 1) if word[-1] == ","), len(words))
            if 2 <= clause < len(words):
                _from_opening(words, clause, known, found)


def _asks(sentence: str, found: Signs) -> bool:
    """Whether the sentence itself is a question: not one that it quotes."""
    body = _TAIL.sub("", sentence[-_END:].rstrip()).rstrip()
    closed = body.rstrip(_QUOTES + " !.…")
    if closed[-1:] not in QUESTION or closed[-2:-1] in (".", ","):  # ".?" is a mark that lost its encoding
        return False
    return "reported" not in found or body[-1:] not in _QUOTES


def score(found: Signs, known: Triggers) -> tuple[int, tuple[str, ...], tuple[Message, ...]]:
    """The sum of the signs' weights, held within 0 and 100, the kinds, and one reason a summand with its points."""
    weights = known.weights
    reasons = [_reason("base", (), weights["base"])]
    reasons += [_reason(sign, words, weights[sign]) for sign, words in found.items()]
    return *_summed(tuple(found), known), tuple(reasons)


@lru_cache(maxsize=16384)
def _summed(signs: tuple[str, ...], known: Triggers) -> tuple[int, tuple[str, ...]]:
    total = sum(map(known.weights.__getitem__, signs), known.weights["base"])
    shown = {SHOWS.get(sign, sign) for sign in signs if sign != "action"}
    if "action" in signs and shown.isdisjoint(TELLING):
        shown.add("event")
    return min(100, max(0, total)), tuple(kind for kind in KINDS if kind in shown)


@lru_cache(maxsize=16384)
def _reason(sign: str, words: tuple[str, ...], points: int) -> Message:
    shown = tuple(dict.fromkeys(words))[:SHOWN]
    return Message(REASONS[sign].text, (("words", shown), ("points", points)) if words else (("points", points),))

"""Why a sentence has its score: one reason a sign, with the words that made it and its points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import Message, say

if TYPE_CHECKING:
    from collections.abc import Mapping

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

# So many words of a sign are shown, and so many reasons kept before all are forgotten.
SHOWN, KEPT = 4, 16_384


class Reasons(dict[tuple[str, tuple[str, ...]], Message]):
    """The reason of a sign and its words, with the points that a language gives it; made once and kept."""

    def __init__(self, weights: Mapping[str, int]) -> None:
        super().__init__()
        self._weights = weights
        self.base = say(REASONS["base"].text, points=weights["base"])

    def __missing__(self, found: tuple[str, tuple[str, ...]]) -> Message:
        sign, words = found
        points = self._weights[sign]
        shown = tuple(dict.fromkeys(words))[:SHOWN]
        reason = Message(REASONS[sign].text, (("words", shown), ("points", points)) if words else (("points", points),))
        if len(self) >= KEPT:
            self.clear()
        self[found] = reason
        return reason

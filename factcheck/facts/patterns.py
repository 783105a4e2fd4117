"""Patterns made from the word lists of the language tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set


def starred(words: Iterable[str]) -> str:
    """A pattern that matches any of the words; a star at a word's end stands for any ending.

    >>> bool(re.fullmatch(starred(["say*", "told"]), "saying")), bool(re.fullmatch(starred(["say*", "told"]), "tolds"))
    (True, False)
    """
    known = list(words)
    stems = alternatives(word[:-1] for word in known if word.endswith("*"))
    return rf"(?:{stems})\w*|{alternatives(word for word in known if not word.endswith('*'))}"


def whole_words(words: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the words where no letter or figure is glued to it, in whatever capitals; see `starred`.

    >>> whole_words(["dan"]).search("bandan, Dan").start()
    8
    """
    return re.compile(rf"(?<!\w)(?:{starred(words)})(?!\w)", re.IGNORECASE)


_WORDS = re.compile(r"\w+")


def phrase_ends(text: str, phrases: Iterable[str], vocabulary: Set[str]) -> Iterator[int]:
    """Where each of the phrases ends, small or in capitals, also within a word; `vocabulary`: the text's small words.

    Each form is looked up by itself, which takes a fraction of the time of a search for any of them in any case.

    >>> list(phrase_ends("Yaitu Palu, yakni", ["yaitu", "yakni"], {"yaitu", "palu", "yakni"}))
    [5, 17]
    """
    for phrase in phrases:
        if not vocabulary >= set(_WORDS.findall(phrase)):
            continue
        for form in {phrase, phrase.capitalize(), phrase.title(), phrase.upper()}:
            at = text.find(form)
            while at >= 0:
                yield at + len(form)
                at = text.find(form, at + 1)

"""Patterns made from the word lists of the language tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.facts.date_words import alternatives

if TYPE_CHECKING:
    from collections.abc import Iterable


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

"""Articles of invented sentences, as many as wanted: real words in Zipf's proportions, names, figures and dates."""

from __future__ import annotations

import random
from importlib import resources
from itertools import accumulate
from typing import TYPE_CHECKING

from factcheck.lang import language
from factcheck.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words that stand for the tail of a language: names and places, made of syllables.
NAMES = 150_000
SENTENCES = 16
# Zipf's law with Mandelbrot's shift, as news has it.
SHIFT = 2.7
_CONSONANTS, _VOWELS = ("b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "y"), ("a", "i", "o", "u")
_SYLLABLES = [first + vowel + last for first in _CONSONANTS for vowel in _VOWELS for last in ("", "n", "r")]
_QUOTED = ("kata", "ujar", "said")
_UNITS = {
    "id": ("orang", "persen", "rumah", "ton", "kilometer"),
    "en": ("people", "percent", "houses", "tons", "miles"),
}
_MONTHS = {
    "id": ("Januari", "Maret", "Mei", "Agustus", "Desember"),
    "en": ("January", "March", "May", "August", "December"),
}


class Writer:
    """Writes articles, the same ones for a seed; `words` stand by language and, as `names`, the commonest first."""

    def __init__(self, seed: int = 1) -> None:
        self._random = random.Random(seed)
        self.words = {lang: self._vocabulary(lang) for lang in ("id", "en")}
        self._weights = {
            lang: list(accumulate(1 / (rank + SHIFT) for rank in range(len(words))))
            for lang, words in self.words.items()
        }
        self.names = self._invented()
        self._name_weights = list(accumulate(1 / (rank + SHIFT) for rank in range(NAMES)))

    def _vocabulary(self, lang: str) -> list[str]:
        """The language's function words, then its other ones in any order."""
        text = resources.files("factcheck.knowledge").joinpath(f"words_{lang}.txt").read_text(encoding="utf-8")
        rest = [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]
        self._random.shuffle(rest)
        return list(dict.fromkeys([*language(lang).table("detect")["words"], *rest]))

    def _invented(self) -> list[str]:
        names: dict[str, None] = {}
        while len(names) < NAMES:
            size = self._random.choice((2, 2, 3, 3, 4))
            names["".join(self._random.choices(_SYLLABLES, k=size)).capitalize()] = None
        return list(names)

    def sentence(self, lang: str) -> str:
        """One sentence: 4 to 34 words, 16 on average, with what news has in it."""
        pick = self._random
        size = min(34, max(4, round(pick.gauss(15, 5.5))))
        words = pick.choices(self.words[lang], cum_weights=self._weights[lang], k=size)
        if pick.random() < 0.45:
            words[pick.randrange(size)] = " ".join(pick.choices(self.names, cum_weights=self._name_weights, k=2))
        if pick.random() < 0.3:
            words[pick.randrange(size)] = f"{pick.randrange(2, 9999)} {pick.choice(_UNITS[lang])}"
        if pick.random() < 0.1:
            words[-1] = f"{pick.randrange(1, 29)} {pick.choice(_MONTHS[lang])} {pick.randrange(2015, 2026)}"
        text = " ".join(words)
        text = text[0].upper() + text[1:]
        if pick.random() < 0.1:
            return f'"{text}," {pick.choice(_QUOTED)} {pick.choice(self.names)}.'
        return text + "."

    def articles(self, claims: int) -> Iterator[Article]:
        """Articles of together about so many sentences, three of four Indonesian."""
        for number in range(claims // SENTENCES):
            lang = "en" if number % 4 == 3 else "id"
            sentences = [self.sentence(lang) for _ in range(SENTENCES)]
            text = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, SENTENCES, 3))
            title = self.sentence(lang)[:70].rsplit(" ", 1)[0]
            source = f"wire/{number}.txt"
            yield Article(text, id=source, source=source, title=title, lang=lang)

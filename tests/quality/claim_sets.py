"""Reads the sentences labelled for checkability and the passages labelled for who said what, and scores guesses.

All of it was written for this project, for each language: `claims/` holds a half to develop on and a half to test with,
`quotes/` two halves to develop on ("dev" and "more", which was tested with until it was read) and one to test with.
What the labels mean:

- A sentence is checkable when it states something about the world as it is or was, or as a timetable has it, that
  somebody else could look up, measure or witness; or when it says that a speaker who can be found said something,
  whatever it was. Questions, instructions, predictions, opinions, hypotheticals, personal experience, furniture and
  generalities without content are not. `kinds` are those it bears, and may be empty where it is not checkable.
- `quote` is what was said, without its outer marks; for the kind "source" it is the whole sentence that leans on one.
  An outlet that reports and a survey or an archive that is cited are sources; people, bodies and letters that say
  something are not.
- `speaker` is the name as the words around the quotation give it, without role, title or degree; for a pronoun, an
  Indonesian "-nya" or a quotation that floats, the last naming before it. A group, an office or a stranger without a
  name stands as it is called ("polisi", "a passenger"). `other_names` are further names that the same passage gives
  the same speaker, or another source of the same sentence. "" stands where nobody is named.
- `role` is what stands with that naming, or "".
- `verb` is the word that hands the quotation over, "" where none does; a floating quotation keeps the `verb_class` of
  the one before. `inherited` says that the speaker is named in an earlier sentence only.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from factcheck.model import Span

HERE = Path(__file__).parent

Kind = Literal[
    "quantity",
    "date",
    "event",
    "comparison",
    "causal",
    "identity",
    "quote",
    "absence",
    "question",
    "instruction",
    "prediction",
    "opinion",
    "boilerplate",
]
SaidKind = Literal["direct", "indirect", "source"]
VerbClass = Literal["neutral", "claim", "denial", "question"]

KINDS: frozenset[str] = frozenset(get_args(Kind))
CHECKABLE_KINDS = KINDS - {"question", "instruction", "prediction", "opinion", "boilerplate"}
SAID_KINDS: frozenset[str] = frozenset(get_args(SaidKind))
VERB_CLASSES: frozenset[str] = frozenset(get_args(VerbClass))

_TITLES = tomllib.loads((HERE / "titles.toml").read_text(encoding="utf-8"))
BEFORE: frozenset[str] = frozenset(_TITLES["before"].split())
AFTER: frozenset[str] = frozenset(_TITLES["after"].split())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands in an article, and whether it is worth checking."""

    id: str
    lang: str
    text: str
    checkable: bool
    kinds: tuple[Kind, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said in a passage, and by whom; the module's docstring tells what each field holds."""

    quote: str
    speaker: str
    role: str
    verb: str
    kind: SaidKind
    verb_class: VerbClass
    inherited: bool
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences, and all that is said in them, in the order of the text."""

    id: str
    lang: str
    text: str
    said: tuple[Said, ...]

    def spans(self) -> list[Span]:
        """Where the quotes stand, searched from left to right. Raises ValueError when one does not."""
        found, at = [], 0
        for said in self.said:
            at = self.text.index(said.quote, at)
            found.append((at, at + len(said.quote)))
            at += len(said.quote)
        return found


def sentences(lang: str, half: Literal["dev", "test"]) -> tuple[Sentence, ...]:
    """The sentences of a language ("id" or "en") and half. Raises TypeError when a field is unknown or missing."""
    rows = tomllib.loads((HERE / "claims" / f"{lang}_{half}.toml").read_text(encoding="utf-8"))["sentence"]
    return tuple(Sentence(lang=lang, kinds=tuple(row.pop("kinds")), **row) for row in rows)


def passages(lang: str, half: Literal["dev", "more", "test"]) -> tuple[Passage, ...]:
    """The passages of a language ("id" or "en") and half. Raises TypeError when a field is unknown or missing."""
    rows = tomllib.loads((HERE / "quotes" / f"{lang}_{half}.toml").read_text(encoding="utf-8"))["passage"]
    return tuple(Passage(lang=lang, said=tuple(map(_said, row.pop("said"))), **row) for row in rows)


def _said(row: dict[str, object]) -> Said:
    names = row.pop("other_names", [])
    assert isinstance(names, list)
    return Said(other_names=tuple(names), **row)  # type: ignore[arg-type]


def checkable_scores(rows: Iterable[Sentence], predict: Callable[[str, str], bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of `predict(text, lang)` on "checkable"; 0 where there is nothing to divide."""
    found = missed = false = 0
    for row in rows:
        guess = predict(row.text, row.lang)
        found += guess and row.checkable
        missed += not guess and row.checkable
        false += guess and not row.checkable
    precision = found / (found + false) if found + false else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    return precision, recall, 2 * found / (2 * found + missed + false) if found + missed + false else 0.0


def speaker_scores(
    rows: Iterable[Passage], predict: Callable[[str, str], list[tuple[int, int, str]]]
) -> tuple[float, float]:
    """The found share and the wrong share of `predict(text, lang)`, which gives (start, end, speaker) of what was said.

    Each guess goes to the labelled quote that it overlaps most (the first of equals), and of the guesses of one quote
    the one that overlaps most counts. Found: of the labelled entries with a speaker, the share whose guessed speaker
    is right. Wrong: of all labelled entries, with a speaker or without, the share that gets a non-empty speaker who is
    not right. What is right is told by `same_speaker`. Both are 0 where there is nothing to divide.
    """
    named = entries = found = wrong = 0
    for passage in rows:
        guesses, _ = _matched(passage, predict(passage.text, passage.lang))
        for said, guess in zip(passage.said, guesses, strict=True):
            right = same_speaker(guess, said)
            entries += 1
            named += bool(said.speaker)
            found += right
            wrong += bool(guess.strip()) and not right
    return found / named if named else 0.0, wrong / entries if entries else 0.0


def invented_quotes(
    rows: Iterable[Passage], predict: Callable[[str, str], list[tuple[int, int, str]]]
) -> list[tuple[str, str]]:
    """The guesses that overlap no labelled quote, as (passage id, words).

    They are scare quotes and titles taken for speech, or a stance without content ("praised her players"), which is
    not labelled.
    """
    return [
        (passage.id, passage.text[start:end])
        for passage in rows
        for start, end in _matched(passage, predict(passage.text, passage.lang))[1]
    ]


def same_speaker(guess: str, said: Said) -> bool:
    """Whether a guessed speaker is the labelled one, or one of the other names of that person.

    Both are compared in NFC, casefolded, without marks, articles, titles and degrees. A guess that holds the name and
    more is right only where the rest is part of the labelled role.
    """
    words, role = _bare(guess), _words(said.role)
    return bool(words) and any(
        name and all(_within(rest, role) for rest in around)
        for name in map(_bare, (said.speaker, *said.other_names) if said.speaker else ())
        for around in _around(words, name)
    )


def _matched(passage: Passage, guesses: list[tuple[int, int, str]]) -> tuple[list[str], list[Span]]:
    spans = passage.spans()
    best = [(0, "")] * len(spans)
    astray = []
    for start, end, speaker in guesses:
        shared = [min(end, b) - max(start, a) for a, b in spans]
        most = max(shared, default=0)
        if most <= 0:
            astray.append((start, end))
        elif most > best[at := shared.index(most)][0]:
            best[at] = (most, speaker)
    return [speaker for _, speaker in best], astray


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFC", name).casefold().replace("’", "'").replace(".", "")
    spaced = "".join(letter if letter.isalnum() or letter in "-'" else " " for letter in plain)
    return [bare for word in spaced.split() if (bare := word.strip("-'"))]


def _bare(name: str) -> list[str]:
    words = _words(name)
    while len(words) > 1 and words[0] in BEFORE:
        words = words[1:]
    while len(words) > 1 and words[-1] in AFTER:
        words = words[:-1]
    return words


def _around(words: list[str], name: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    size = len(name)
    for at in range(len(words) - size + 1):
        if words[at : at + size] == name:
            yield words[:at], words[at + size :]


def _within(rest: list[str], role: list[str]) -> bool:
    rest = [word for word in rest if word not in BEFORE | AFTER]
    return not rest or any(role[at : at + len(rest)] == rest for at in range(len(role)))

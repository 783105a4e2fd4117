"""Speakers that are named once: pronouns, "-nya" forms and quotations without a verb take the last one that fits."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.facts.speakers import Naming, opening
from factcheck.model import Attribution
from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.speech import Figure, Speech
    from factcheck.model import SaidKind, Span, VerbClass

# So many speakers back, and so many sentences without speech, a pronoun is looked up.
MOST_BACK, MOST_SENTENCES = 6, 4


@dataclass(slots=True)
class Said:
    """Something said: its words, its kind, verb and class; the naming of the speaker, if there is one.

    `at` is where the verb (or the quotation without one) stands; `quote` numbers the quotation; `own` tells an "-nya" form.
    """

    content: Span
    kind: SaidKind
    verb: Span | None
    verb_class: VerbClass
    naming: Naming | None
    at: int
    quote: int = -1
    own: bool = False


def resolved(text: str, known: Speech, sentences: Sequence[Span], found: Sequence[Said]) -> Iterator[Attribution]:
    """The attributions of what was said, with each pronoun and each gap filled; without a speaker there is none."""
    starts = [start for start, _ in sentences]
    namings: list[Naming] = []
    floats: list[Said] = []
    for said in found:
        naming, inherited = said.naming, False
        if naming is None or naming.pronoun:
            inherited = True
            naming = _last(text, known, sentences, starts, namings, said)
        if naming is None:
            floats.append(said)
            continue
        namings.append(naming)
        yield _attribution(text, said, naming, inherited)


def _attribution(text: str, said: Said, naming: Naming, inherited: bool) -> Attribution:
    name, role, verb = naming.name, naming.role, said.verb
    return Attribution(
        text[name[0] : name[1]],
        said.kind,
        text[verb[0] : verb[1]] if verb else "",
        said.verb_class,
        inherited,
        text[role[0] : role[1]] if role else "",
        name,
        role,
        verb,
        said.content,
    )


def _last(
    text: str, known: Speech, sentences: Sequence[Span], starts: Sequence[int], namings: Sequence[Naming], said: Said
) -> Naming | None:
    """The last speaker, or person who acts in between, that fits what stands at `said`."""
    want: Figure = said.naming.figure if said.naming else "any"
    before = min(said.content[0], said.at)
    n = bisect_right(starts, before) - 1
    last = next((naming for naming in namings[: -MOST_BACK - 1 : -1] if _fits(want, naming)), None)
    floor = last.name[1] if last else 0
    if want != "body":
        for at in range(n - 1, max(-1, n - 1 - MOST_SENTENCES), -1):
            start, end = sentences[at]
            if end <= floor:
                break
            actor = opening(text, start, end, known)
            if actor and actor.name[0] >= floor and _fits(want, actor):
                return actor
    return last


def _fits(want: Figure, naming: Naming) -> bool:
    figure = naming.figure
    if want == "any":
        return True
    if want == "body":
        return figure in ("body", "any")
    if want == "person" or figure in ("person", "any"):
        return figure != "body"
    return figure == want

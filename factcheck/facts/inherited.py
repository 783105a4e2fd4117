"""Speakers that are named once: pronouns, "-nya" forms and quotations without a verb take the last one that fits."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.facts.speakers import opening
from factcheck.model import Attribution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from factcheck.facts.namings import Naming
    from factcheck.facts.speech import Figure, Speech
    from factcheck.model import SaidKind, Span, VerbClass

# So many speakers back, and so many sentences without speech, a pronoun is looked up.
MOST_BACK, MOST_SENTENCES = 6, 4
# A run of so many capitalised words may hold the name of a body before a person's.
MANY = 3


@dataclass(slots=True)
class Said:
    """Something said: its words, its kind, verb and class; the naming of the speaker, if there is one.

    `at` is where the verb (or the quotation without one) stands; `quote` numbers the quotation; `own` tells an "-nya"
    form.
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
    short = {text[slice(*said.naming.name)] for said in found if said.naming and not said.naming.pronoun}
    for said in found:
        naming, inherited = said.naming, False
        if naming is None or naming.pronoun:
            inherited = True
            naming = _last(text, known, sentences, starts, namings, said)
            if naming is None and said.naming and " " in text[slice(*said.naming.name)]:
                naming, inherited = replace(said.naming, pronoun=False), False  # "that company", which nobody named
        if naming is None:
            continue
        naming = _cut_to(text, naming, short)
        if said.kind != "source":
            namings.append(naming)
        yield _attribution(text, said, naming, inherited)


def _cut_to(text: str, naming: Naming, short: Set[str]) -> Naming:
    """A name that runs on from its role, cut to where the text calls the speaker by a word within it ("Soni")."""
    name = text[slice(*naming.name)]
    if naming.role is None or naming.role[1] + 1 != naming.name[0] or name.count(" ") < MANY - 1:
        return naming
    at = naming.name[0]
    for word in name.split(" ")[:-1]:
        if word in short and at > naming.name[0]:
            return replace(naming, name=(at, naming.name[1]), role=(naming.role[0], at - 1))
        at += len(word) + 1
    return naming


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
            if start < floor:
                break
            actor = opening(text, start, end, known)
            if actor and _fits(want, actor):
                return actor
    if last is None and want != "body" and n > 0:
        return opening(text, *sentences[n - 1], known, sure=False)
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

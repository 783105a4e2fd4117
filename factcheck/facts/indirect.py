"""Who is said to have said something, and which sources are cited, outside quotation marks."""

from __future__ import annotations

from bisect import bisect_right, insort
from typing import TYPE_CHECKING

from factcheck.facts.inherited import Said
from factcheck.facts.namings import Naming
from factcheck.facts.speakers import behind, cites, source
from factcheck.facts.subjects import BEFORE, ahead
from factcheck.facts.tokens import each_token

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from factcheck.facts.cues import Hit
    from factcheck.facts.speech import Speech
    from factcheck.model import Span

# So many code points before a cue tell whether a comma stands there.
_GLANCE = 40
# So far on either side a name is looked for that a sentence begins with, in code points: a long article.
_FAR = 10_000


class Indirect:
    """One pass over the cue words that no quotation uses."""

    def __init__(
        self,
        text: str,
        known: Speech,
        quotes: Sequence[Span],
        sentences: Sequence[Span],
        hits: Sequence[Hit],
        used: Set[int],
        spoken: Iterable[int],
    ) -> None:
        self.text, self.known, self.quotes, self.sentences, self.hits = text, known, quotes, sentences, hits
        self.used = used
        self.spoken = sorted(spoken)
        self.hit_starts = [hit.start for hit in hits]
        self.starts = [start for start, _ in sentences]
        self.stops: dict[int, int] = {}

    def found(self) -> list[Said]:
        """All that is reported or cited, by the place of its cue."""
        out: list[Said] = []
        known, used, at, covered = self.known, self.used, 0, 0
        for hit in self.hits:
            while at < len(self.quotes) and self.quotes[at][1] <= hit.start:
                at += 1
            in_quote = at < len(self.quotes) and self.quotes[at][0] <= hit.start
            unspoken = not hit.cue.unquoted and hit.cue.word not in known.going_on
            if in_quote or hit.start in used or unspoken or hit.start < covered:
                continue
            n = max(0, bisect_right(self.starts, hit.start) - 1)
            start, end = self.sentences[n]
            if at and self.quotes[at - 1][1] > start:
                start = self.quotes[at - 1][1]
            if at < len(self.quotes) and self.quotes[at][0] < end:
                end = self.quotes[at][0]
            if start <= hit.start < end and (said := self._reported(hit, start, end)):
                out.append(said)
                insort(self.spoken, hit.start)
                if said.naming:
                    covered = max(said.naming.name[1], said.naming.role[1] if said.naming.role else 0)
        return out

    def _reported(self, hit: Hit, start: int, end: int) -> Said | None:
        way = hit.cue.way
        if way == "before":
            return self._subject_first(hit, start, end)
        if way == "source":
            return self._source(hit, hit.end, start, end)
        if way == "shows":
            return self._source(hit, start, start, end) if cites(self.text, start, hit.start, self.known) else None
        text, known = self.text, self.known
        before = text[max(start, hit.start - _GLANCE) : hit.start].rstrip()
        if way == "own" or (way == "according" and known.own and hit.cue.word.endswith(known.own)):
            if way == "own" and (not before.endswith(",") or text[hit.end : hit.end + 1] not in (",", ".", " ")):
                return None
            return self._said(hit, self._around(hit, hit.end, start, end), None, own=True)
        if way == "passive" and before and before.rsplit(None, 1)[-1] in known.void:
            return None
        if way == "after" and before and not before.endswith((",", "”", '"')):
            return None
        if cites(text, hit.end, end, known):
            naming = source(text, hit.end, end, known)
        else:
            naming = behind(text, hit.end, end, known, firm=way == "according")
        if naming is None or (way == "passive" and not (naming.pronoun or self._capital(naming))):
            return None
        stop = max(hit.end, naming.name[1], naming.role[1] if naming.role else 0)
        content = self._around(hit, stop, start, end)
        if content[1] == content[0] and naming.role and naming.role[0] > naming.name[1]:
            naming = Naming(naming.name, naming.figure)  # what seemed the role behind the name is all that is said
            content = self._trimmed(naming.name[1], end)
        return self._said(hit, content, naming) if content[1] > content[0] else None

    def _said(self, hit: Hit, content: Span, naming: Naming | None, *, own: bool = False) -> Said:
        return Said(content, "indirect", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start, own=own)

    def _capital(self, naming: Naming) -> bool:
        return self.text[naming.name[0]].isupper() or naming.role is not None

    def _around(self, hit: Hit, stop: int, start: int, end: int) -> Span:
        """What a report says that has its speaker within it or beside it: the longer side in the sentence."""
        before = self._trimmed(start, hit.start)
        if hit.cue.way == "passive" and before[1] > before[0]:
            return before
        after = self._trimmed(stop, end)
        if after[1] - after[0] > 2 and (after[1] - after[0]) * 2 >= before[1] - before[0]:
            return after
        return before if before[1] > before[0] else after

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ",;:)"):
            start += 1
        stop = self.stops.get(end, end)
        if end not in self.stops:
            while stop > start and (text[stop - 1].isspace() or text[stop - 1] in ".,;—–-"):
                stop -= 1
            self.stops[end] = stop
        return start, max(start, stop)

    def _subject_first(self, hit: Hit, start: int, end: int) -> Said | None:
        text, known = self.text, self.known
        cited, naming = False, None
        near = max(start, hit.start - BEFORE)
        for place in sorted({start, max(start, text.rfind(", ", near, hit.start) + 2)}):
            if cites(text, place, hit.start, known):
                cited, naming = True, source(text, place, hit.start, known)
        before = text[max(start, hit.start - _GLANCE) : hit.start].rstrip()
        if naming is None and known.inverted and before.endswith(","):
            naming = self._inverted(hit, end)
        naming = naming or ahead(text, start, hit.start, known, firm=hit.cue.firm or cited)
        after = self._trimmed(hit.end, end)
        if naming is None and self._goes_on(hit, before):
            return self._said(hit, after, None, own=True) if after[1] > after[0] else None
        if naming and not hit.cue.firm and not cited and self._aside(hit, naming, after, start):
            return None
        if naming is None or (not (hit.cue.firm or cited) and self._chance(naming, start)):
            return None
        if naming.name[0] > hit.start or after[1] - after[0] < 3 or self._parenthetical(hit, naming, start, end):
            stop = max(hit.end, naming.name[1])
            beginning = min(naming.name[0], naming.role[0] if naming.role else hit.start, hit.start)
            content = self._sides(self._untitled(beginning, start), stop, start, end)
            if content is None:
                return None
            return self._said(hit, content, naming)
        word = text[after[0] : after[0] + _GLANCE].split(None, 1)[0]
        if word.lower() in known.dropped:
            after = self._trimmed(after[0] + len(word), end)
        return self._said(hit, after, naming)

    def _inverted(self, hit: Hit, end: int) -> Naming | None:
        """The speaker behind a verb that ends its sentence ("..., said Mara Flint, the mayor")."""
        naming = behind(self.text, hit.end, end, self.known)
        if naming is None or naming.pronoun or not self._capital(naming):
            return None
        stop = max(naming.name[1], naming.role[1] if naming.role else 0)
        following = next(each_token(self.text, stop, end), None)
        if following is None or not following.word[0].isalnum():
            return naming
        whole = naming.role is not None or " " in self.text[slice(*naming.name)]
        return naming if whole and following.low in self.known.stops and following.low in self.known.opens else None

    def _goes_on(self, hit: Hit, before: str) -> bool:
        """Whether a verb goes on with what somebody said in the same sentence ("said Mara Flint, adding that")."""
        words = before[-_GLANCE:].rsplit(None, 1)
        led = before.endswith(",") and hit.cue.word in self.known.going_on
        led = led or (bool(words) and words[-1].lower() in self.known.also and hit.cue.firm)
        at = bisect_right(self.spoken, hit.start) - 1
        return led and at >= 0 and self.spoken[at] >= self.starts[max(0, bisect_right(self.starts, hit.start) - 1)]

    def _aside(self, hit: Hit, naming: Naming, after: Span, start: int) -> bool:
        """Whether a verb that is often none stands in a clause before the sentence's own, or before a bare name."""
        text, known = self.text, self.known
        first = text[start : start + _GLANCE].split(None, 1)[0].lower()
        before = text[max(start, hit.start - BEFORE) : hit.start]
        if first in known.opens and first not in known.joins and "," not in before:
            return True
        following = bisect_right(self.hit_starts, hit.start)
        if following < len(self.hits) and self.hit_starts[following] == hit.end + 1:
            return True
        if before.rstrip().rsplit(None, 1)[-1] in known.cues:
            return True
        plain = text[slice(*naming.name)]
        return plain.islower() and not naming.pronoun and text[slice(*after)].istitle() and hit.end + 1 == after[0]

    def _chance(self, naming: Naming, start: int) -> bool:
        """Whether a lone word has its capital from the sentence's start, for all the text shows."""
        word = self.text[naming.name[0] : naming.name[1]]
        alone = naming.name[0] == start and naming.role is None and word.isalpha() and not word.isupper()
        return (
            alone
            and not naming.pronoun
            and word.lower() not in self.known.people
            and self.text.find(word, naming.name[1], naming.name[1] + _FAR) < 0
            and self.text.find(word, max(0, start - _FAR), start) < 0
        )

    def _parenthetical(self, hit: Hit, naming: Naming, start: int, end: int) -> bool:
        """Whether the report stands between commas: "Cancer, she said, is not one disease"."""
        beginning = min(naming.name[0], naming.role[0] if naming.role else hit.start)
        before = self.text[max(start, beginning - _GLANCE) : beginning].rstrip()
        if not before.endswith(",") or len(before) < 2:
            return False
        first = next(each_token(self.text, hit.end, end), None)
        if first is None or first.word in (",", "."):
            return True
        known = self.known
        return (first.low in known.stops and first.low not in known.that) or first.low in known.calendar

    def _untitled(self, beginning: int, start: int) -> int:
        """Where a naming begins with the title that stands right before it."""
        before = self.text[max(start, beginning - _GLANCE) : beginning].split()
        word = before[-1] if before else ""
        return beginning - len(word) - 1 if word.lower().rstrip(".") in self.known.titles else beginning

    def _sides(self, beginning: int, stop: int, start: int, end: int) -> Span | None:
        before, after = self._trimmed(start, beginning), self._trimmed(stop, end)
        if before[1] == before[0]:
            return after if after[1] > after[0] else None
        return after if after[1] - after[0] >= before[1] - before[0] else before

    def _source(self, hit: Hit, place: int, start: int, end: int) -> Said | None:
        text, known = self.text, self.known
        naming = source(text, place, end if place >= hit.start else hit.start, known)
        if naming is None:
            return None
        return Said(self._trimmed(start, end), "source", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)

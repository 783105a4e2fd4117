"""Who said the direct quotations: the verb behind or before each, with its speaker on either side."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.facts.inherited import Said
from factcheck.facts.speakers import behind, cites, leading, source
from factcheck.facts.subjects import ahead
from factcheck.facts.tokens import each_token
from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.facts.cues import Hit
    from factcheck.facts.namings import Naming
    from factcheck.facts.speech import Cue, Speech
    from factcheck.model import Span

# A verb follows its quotation within so many words (reference: PFSA-ID, 1,654 cues); its subject and it take so many
# code points at most.
NEAR_WORDS, TAIL = 4, 260
# A verb that is not among the cues has so many letters at least.
_VERB = 4
_OPEN_END = ",?!…-—–"
_QUOTING = "\"“”„«»`'\x93\x94 "


class Direct:
    """One pass over the quotations; `used` are the places of the cue words that hand one over."""

    def __init__(
        self, text: str, known: Speech, quotes: Sequence[Span], sentences: Sequence[Span], hits: list[Hit]
    ) -> None:
        self.text, self.known, self.quotes, self.sentences, self.hits = text, known, quotes, sentences, hits
        self.starts = [start for start, _ in sentences]
        self.hit_starts = [hit.start for hit in hits]
        self.used: set[int] = set()

    def found(self) -> list[Said]:
        """All quotations that somebody said, in order."""
        direct: list[Said] = []
        for n in range(len(self.quotes)):
            if said := self._direct(n, direct[-1] if direct else None):
                direct.append(said)
        return direct

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _direct(self, n: int, last: Said | None) -> Said | None:
        start, end = self.quotes[n]
        text = self.text
        inside = (start + 1, end)
        while inside[1] > inside[0] + 1 and text[inside[1] - 1] in _QUOTING:
            inside = (inside[0], inside[1] - 1)
        floor = self.quotes[n - 1][1] if n else 0
        ceiling = self.quotes[n + 1][0] if n + 1 < len(self.quotes) else len(text)
        first, final = self._sentence(start), self._sentence(end - 1)
        lead = max(floor, self.sentences[first][0], start - TAIL)
        tail = max(end, self.sentences[final][1])
        stands_alone = text[inside[1] - 1] != "," and tail - end < 2
        if stands_alone and final + 1 < len(self.sentences):
            tail = self.sentences[final + 1][1]
        tail = min(tail, ceiling, end + TAIL)
        between = text[floor:start] if n else ""
        if last and n and last.quote == n - 1 and self._split(last, floor, start, between):
            return Said(inside, "direct", last.verb, last.verb_class, last.naming, start, n)
        led = stands_alone or text[lead:start].rstrip()[-1:] in (",", ":")
        said = self._before(lead, start, inside) if led else None
        said = said or self._behind(end, tail, inside, stands_alone)
        if said is None and not led:
            said = self._before(lead, start, inside)
        if said:
            said.quote = n
            return said
        if self._statement(inside, end, lead, start):
            return Said(inside, "direct", None, last.verb_class if last else "neutral", None, start, n)
        return None

    def _split(self, last: Said, floor: int, start: int, between: str) -> bool:
        """Whether a quotation goes on with one whose speaker stands between the two, in one sentence."""
        if last.verb is None or not floor <= last.verb[0] < start or len(between) > TAIL:
            return False
        return between.rstrip().endswith((",", ":")) and self._sentence(last.verb[0]) == self._sentence(start - 1)

    def _statement(self, inside: Span, end: int, lead: int, start: int) -> bool:
        """Whether a quotation without a verb is somebody's whole sentence, rather than a title or a few words."""
        text = self.text
        opens = text[lead:start].strip(_QUOTING + LINE_ENDS)
        if opens and opens[-1] not in ".?!:…":
            return False
        if not text[inside[0] : inside[0] + 2].strip(_QUOTING)[:1].isupper():
            return False
        closes = (
            text[inside[1] - 1] in ".,?!…" or text[end : end + 1] in tuple(".,") or text[end : end + 1] in LINE_ENDS
        )
        return closes and not self._written(end)

    def _written(self, end: int) -> bool:
        words = islice(each_token(self.text, end, min(len(self.text), end + 60)), 5)
        return any(token.low in self.known.written for token in words)

    def _behind(self, end: int, tail: int, inside: Span, alone: bool) -> Said | None:
        """The verb behind a quotation: first its speaker behind it, then before it."""
        text, known = self.text, self.known
        count = 0
        for token in each_token(text, end, min(tail, end + 60)):
            if not token.word[0].isalnum():
                if token.word in ".;:":
                    break
                continue
            if token.low in known.idle:
                continue
            count += 1
            if count > NEAR_WORDS:
                break
            for cue in known.cues.get(token.low, ()):
                if cue.way == "according" and token.word[0].isupper():
                    return None
                if (
                    cue.rest
                    or cue.way in ("source", "shows")
                    or (cue.way == "before" and not (known.inverted and count == 1))
                ):
                    continue
                if said := self._closing(cue, (token.start, token.end), tail, inside):
                    return said
        for hit in self._between(end, tail):
            if hit.cue.way == "before" and (naming := ahead(text, end, hit.start, known, firm=True)):
                if alone and not self._ends_there(hit, tail):
                    return None
                self.used.add(hit.start)
                return Said(inside, "direct", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)
            if hit.cue.way in ("passive", "according") and (naming := self._after(hit.end, tail)):
                ahead_of = text[end : hit.start].lower().split() if hit.cue.way == "according" else ()
                if alone and (text[hit.start].isupper() or not known.idle.issuperset(ahead_of)):
                    return None
                self.used.add(hit.start)
                return Said(inside, "direct", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)
            break
        return self._unknown(end, tail, inside)

    def _after(self, start: int, end: int) -> Naming | None:
        """The speaker behind a verb; of what is itself a text, the one whose it is."""
        if cites(self.text, start, end, self.known):
            return source(self.text, start, end, self.known)
        naming = behind(self.text, start, end, self.known)
        if naming and any(word in self.known.written for word in self.text[slice(*naming.name)].lower().split()):
            return None
        return naming

    def _unknown(self, end: int, tail: int, inside: Span) -> Said | None:
        """A quotation that its sentence goes on from with a name, or with a word that is no verb we know and a name."""
        text, known = self.text, self.known
        if text[inside[1] - 1] not in _OPEN_END:
            return None
        first = next(each_token(text, end, tail), None)
        if first is None or not first.word[0].isalpha():
            return None
        if first.word[0].isupper():
            naming = leading(text, first.start, tail, known) if text[inside[1] - 1] == "," else None
            return Said(inside, "direct", None, "neutral", naming, end) if naming else None
        if len(first.word) < _VERB or first.low in known.no_verbs:
            return None
        naming = behind(text, first.end, tail, known, firm=False)
        if naming is None or naming.pronoun:
            return None
        return Said(inside, "direct", (first.start, first.end), "neutral", naming, first.start)

    def _ends_there(self, hit: Hit, tail: int) -> bool:
        """Whether a sentence behind a quotation has nothing to say but who said it."""
        rest = self.text[hit.end : tail].rstrip()
        if not rest.endswith((".", "!", "?")) or rest.lstrip()[:1] in (",", ":"):
            return False
        words = rest.split()
        return len(words) <= NEAR_WORDS or words[0].lower() in self.known.stops

    def _closing(self, cue: Cue, span: Span, tail: int, inside: Span) -> Said | None:
        if cue.way == "own":
            self.used.add(span[0])
            return Said(inside, "direct", span, cue.verb_class, None, span[0], own=True)
        naming = self._after(span[1], tail)
        if naming is None:
            return None
        self.used.add(span[0])
        return Said(inside, "direct", span, cue.verb_class, naming, span[0])

    def _between(self, start: int, end: int) -> list[Hit]:
        at = bisect_left(self.hit_starts, start)
        stop = bisect_left(self.hit_starts, end)
        return [hit for hit in self.hits[at : min(stop, at + 4)] if hit.start not in self.used]

    def _before(self, lead: int, start: int, inside: Span) -> Said | None:
        """The verb before a quotation, or the name and colon before it."""
        text, known = self.text, self.known
        at, stop = bisect_left(self.hit_starts, lead), bisect_left(self.hit_starts, start)
        for hit in reversed(self.hits[max(at, stop - 4) : stop]):
            if hit.start in self.used:
                continue
            naming: Naming | None = None
            if hit.cue.way == "before":
                naming = ahead(text, lead, hit.start, known)
                if naming is None and known.inverted:
                    naming = behind(text, hit.end, start, known)
                    if naming and any(
                        c.isalnum() for c in text[max(naming.name[1], (naming.role or (0, 0))[1]) : start]
                    ):
                        naming = None
            elif hit.cue.way in ("after", "according", "passive"):
                naming = behind(text, hit.end, start, known)
            elif hit.cue.way == "own" and text[hit.end : start].strip() in (",", ":", ""):
                self.used.add(hit.start)
                return Said(inside, "direct", (hit.start, hit.end), hit.cue.verb_class, None, start, own=True)
            if naming:
                self.used.add(hit.start)
                return Said(inside, "direct", (hit.start, hit.end), hit.cue.verb_class, naming, start)
        before = text[lead:start].rstrip()
        if (
            before.endswith(":")
            and (naming := ahead(text, lead, lead + len(before) - 1, known))
            and (
                naming.pronoun is False
                and len(before) - 2 <= max(naming.name[1], (naming.role or naming.name)[1]) - lead
            )
        ):
            return Said(inside, "direct", None, "neutral", naming, start)
        if before.endswith((":", ",")) and (naming := leading(text, lead, lead + len(before), known)):
            return Said(inside, "direct", None, "neutral", naming, start)
        return None

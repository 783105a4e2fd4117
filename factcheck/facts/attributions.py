"""Who said what: the speaker, the verb and the words of each quotation, report and source in a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.facts.inherited import Said, resolved
from factcheck.facts.scan import scan
from factcheck.facts.speakers import ahead, behind, each_token, source
from factcheck.facts.speech import speech
from factcheck.text import LINE_ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from factcheck.facts.speakers import Naming
    from factcheck.facts.speech import Cue, Speech
    from factcheck.model import Attribution, Span

# A verb follows its quotation within so many words (reference: PFSA-ID, 1,654 cues); its subject and it take so many
# code points at most.
NEAR_WORDS, TAIL = 4, 260
_OPEN_END = ",?!…-—–"
_QUOTING = "\"“”„«»`'\x93\x94 "
_WORDLIKE = "-'’_@#/"


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    cue: Cue


def attributions(
    text: str, lang: str, quotes: Sequence[Span], sentences: Sequence[Span], vocabulary: Set[str] | None = None
) -> tuple[Attribution, ...]:
    """What is said in a text and by whom, in the order of what was said; nothing where no speaker is found.

    `quotes` are the direct quotations, `sentences` cover the text, both ordered and disjoint; `vocabulary` the words of
    the text in lower case, where they are known. Direct speech: the verb
    stands within a few words behind the quotation, or before it, with its subject on either side. Indirect speech: a
    verb of saying with a subject, or a word like "according to". Pronouns and quotations without a verb inherit the
    last speaker. Linear: every look around is bounded.
    """
    known = speech(lang)
    if known is None or not sentences:
        return ()
    hits = _hits(text, known, vocabulary)
    if not hits and not quotes:
        return ()
    found = _Finder(text, known, quotes, sentences, hits).found()
    return tuple(resolved(text, known, sentences, found))


def attributed(spans: Sequence[Span], found: Sequence[Attribution]) -> list[Attribution | None]:
    """For each of the sentences (ordered, disjoint) the attribution that covers most of it, if any."""
    out: list[Attribution | None] = []
    active: list[Attribution] = []
    at = 0
    for start, end in spans:
        while at < len(found) and _content(found[at])[0] < end:
            active.append(found[at])
            at += 1
        active = [item for item in active if _content(item)[1] > start]
        out.append(max(active, key=lambda item: _shared(_content(item), start, end), default=None))
    return out


def _content(item: Attribution) -> Span:
    assert item.content_span is not None
    return item.content_span


def _shared(content: Span, start: int, end: int) -> int:
    return min(content[1], end) - max(content[0], start)


def _hits(text: str, known: Speech, vocabulary: Set[str] | None) -> list[_Hit]:
    """All cue words of a text, in order."""
    if vocabulary is None:
        vocabulary = scan(text).vocabulary
    hits: list[_Hit] = []
    for word in known.cues.keys() & vocabulary:
        # A verb with a capital is part of a name ("United States").
        verbs = all(cue.way == "before" for cue in known.cues[word])
        for form in (word,) if verbs else (word, word.capitalize()):
            at = text.find(form)
            while at >= 0:
                end = at + len(form)
                if _whole(text, at, end) and (hit := _hit(text, at, end, known.cues[word])):
                    hits.append(hit)
                at = text.find(form, end)
    hits.sort(key=lambda hit: hit.start)
    return hits


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or before in tuple(_WORDLIKE)) and not (
        after.isalnum() or after in ("-", "_", "’", "'")
    )


def _hit(text: str, start: int, end: int, cues: Sequence[Cue]) -> _Hit | None:
    for cue in cues:
        stop = end + 1 + len(cue.rest)
        if not cue.rest:
            return _Hit(start, end, cue)
        if text[end + 1 : stop].lower() == cue.rest and not text[stop : stop + 1].isalnum():
            return _Hit(start, stop, cue)
    return None


class _Finder:
    """One pass over the quotations and one over the cue words that are left."""

    def __init__(
        self, text: str, known: Speech, quotes: Sequence[Span], sentences: Sequence[Span], hits: list[_Hit]
    ) -> None:
        self.text, self.known, self.quotes, self.sentences, self.hits = text, known, quotes, sentences, hits
        self.starts = [start for start, _ in sentences]
        self.hit_starts = [hit.start for hit in hits]
        self.used: set[int] = set()

    def found(self) -> list[Said]:
        """Everything said, by the place of what was said."""
        direct: list[Said] = []
        for n in range(len(self.quotes)):
            if said := self._direct(n, direct[-1] if direct else None):
                direct.append(said)
        found = direct + self._indirect()
        found.sort(key=lambda said: said.content)
        return found

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
        stands_alone = text[inside[1] - 1] not in "," and tail - end < 2
        if stands_alone and final + 1 < len(self.sentences):
            tail = self.sentences[final + 1][1]
        tail = min(tail, ceiling, end + TAIL)
        led = stands_alone or text[lead:start].rstrip()[-1:] in (",", ":")
        said = self._before(lead, start, inside, end) if led else None
        said = said or self._behind(end, tail, inside, stands_alone)
        if said is None and not led:
            said = self._before(lead, start, inside, end)
        if said:
            said.quote = n
            return said
        between = text[floor:start] if n else ""
        if last and n and last.quote == n - 1 and self._split(last, floor, start, between):
            return Said(inside, "direct", last.verb, last.verb_class, last.naming, start, n)
        if self._statement(inside, end, lead, start):
            return Said(inside, "direct", None, last.verb_class if last else "neutral", None, start, n)
        return None

    def _split(self, last: Said, floor: int, start: int, between: str) -> bool:
        """Whether a quotation goes on with one whose speaker stands between the two, in one sentence."""
        if last.verb is None or not floor <= last.verb[0] < start or len(between) > TAIL:
            return False
        return between.rstrip().endswith(",") and "." not in between.rstrip(" ,")[-1:]

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
            count += 1
            if count > NEAR_WORDS:
                break
            for cue in known.cues.get(token.low, ()):
                if cue.way == "according" and token.word[0].isupper():
                    return None
                if cue.rest or cue.way == "source" or (cue.way == "before" and not (known.inverted and count == 1)):
                    continue
                if said := self._closing(cue, (token.start, token.end), tail, inside, count):
                    return said
        for hit in self._between(end, tail):
            if hit.cue.way == "before" and (naming := ahead(text, end, hit.start, known, firm=True)):
                if alone and not self._ends_there(hit, tail):
                    return None
                self.used.add(hit.start)
                return Said(inside, "direct", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)
            if hit.cue.way == "passive" and (naming := behind(text, hit.end, tail, known)):
                self.used.add(hit.start)
                return Said(inside, "direct", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)
            break
        return None

    def _ends_there(self, hit: _Hit, tail: int) -> bool:
        """Whether a sentence behind a quotation has nothing to say but who said it."""
        rest = self.text[hit.end : tail].rstrip()
        if not rest.endswith((".", "!", "?")) or rest.lstrip()[:1] in (",", ":"):
            return False
        words = rest.split()
        return len(words) <= NEAR_WORDS or words[0].lower() in self.known.stops

    def _closing(self, cue: Cue, span: Span, tail: int, inside: Span, count: int) -> Said | None:
        if cue.way == "own":
            self.used.add(span[0])
            return Said(inside, "direct", span, cue.verb_class, None, span[0], own=True)
        naming = behind(self.text, span[1], tail, self.known)
        if naming is None:
            return None
        self.used.add(span[0])
        return Said(inside, "direct", span, cue.verb_class, naming, span[0])

    def _between(self, start: int, end: int) -> list[_Hit]:
        at = bisect_left(self.hit_starts, start)
        stop = bisect_left(self.hit_starts, end)
        return [hit for hit in self.hits[at : min(stop, at + 4)] if hit.start not in self.used]

    def _before(self, lead: int, start: int, inside: Span, end: int) -> Said | None:
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
        return None

    def _indirect(self) -> list[Said]:
        out: list[Said] = []
        at = covered = 0
        for hit in self.hits:
            while at < len(self.quotes) and self.quotes[at][1] <= hit.start:
                at += 1
            in_quote = at < len(self.quotes) and self.quotes[at][0] <= hit.start
            if in_quote or hit.start in self.used or not hit.cue.unquoted or hit.start < covered:
                continue
            n = self._sentence(hit.start)
            start, end = self.sentences[n]
            if at and self.quotes[at - 1][1] > start:
                start = self.quotes[at - 1][1]
            if at < len(self.quotes) and self.quotes[at][0] < end:
                end = self.quotes[at][0]
            if start <= hit.start < end and (said := self._reported(hit, start, end)):
                out.append(said)
                if said.naming:
                    covered = max(said.naming.name[1], said.naming.role[1] if said.naming.role else 0)
        return out

    def _reported(self, hit: _Hit, start: int, end: int) -> Said | None:
        way = hit.cue.way
        if way == "before":
            return self._subject_first(hit, start, end)
        if way == "source":
            return self._source(hit, start, end)
        text, known = self.text, self.known
        before = text[start : hit.start].rstrip()
        if way == "own":
            if not before.endswith(",") or text[hit.end : hit.end + 1] not in (",", ".", " "):
                return None
            return Said(self._around(hit, hit.end, start, end), "indirect", (hit.start, hit.end), hit.cue.verb_class, None, hit.start, own=True)  # fmt: skip
        if way == "after" and before and not before.endswith((",", "”", '"')):
            return None
        if way == "according" and hit.cue.word.endswith("nya"):
            return Said(self._around(hit, hit.end, start, end), "indirect", (hit.start, hit.end), hit.cue.verb_class, None, hit.start, own=True)  # fmt: skip
        naming = behind(text, hit.end, end, known, firm=False)
        if naming is None or (way == "passive" and not (naming.pronoun or self._capital(naming))):
            return None
        stop = max(hit.end, naming.name[1], naming.role[1] if naming.role else 0)
        return Said(self._around(hit, stop, start, end), "indirect", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)  # fmt: skip

    def _capital(self, naming: Naming) -> bool:
        return self.text[naming.name[0]].isupper() or naming.role is not None

    def _around(self, hit: _Hit, stop: int, start: int, end: int) -> Span:
        """What a report says that has its speaker within it or beside it: the longer side in the sentence."""
        before = self.text[start : hit.start].rstrip(" ,;—–-")
        if hit.cue.way == "passive" and before.strip():
            return start + len(before) - len(before.lstrip()), start + len(before)
        after = self._trimmed(stop, end)
        if after[1] - after[0] > 2 and (after[1] - after[0]) * 2 >= len(before):
            return after
        return (start + len(before) - len(before.lstrip()), start + len(before)) if before.strip() else after

    def _trimmed(self, start: int, end: int) -> Span:
        text = self.text
        while start < end and (text[start].isspace() or text[start] in ",;:)"):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in ".,"):
            end -= 1
        return start, end

    def _subject_first(self, hit: _Hit, start: int, end: int) -> Said | None:
        text, known = self.text, self.known
        naming = ahead(text, start, hit.start, known, firm=hit.cue.firm)
        after = self._trimmed(hit.end, end)
        if naming is None and known.inverted and text[start : hit.start].rstrip().endswith(","):
            naming = behind(text, hit.end, end, known)
            if naming and not (naming.pronoun or self._capital(naming) or naming.figure != "person"):
                naming = None
        if naming is None or (not hit.cue.firm and self._chance(naming, start)):
            return None
        if naming.name[0] > hit.start or after[1] - after[0] < 3 or self._parenthetical(hit, naming, start, end):
            stop = max(hit.end, naming.name[1])
            beginning = min(naming.name[0], naming.role[0] if naming.role else hit.start, hit.start)
            content = self._sides(beginning, stop, start, end)
            if content is None:
                return None
            return Said(content, "indirect", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)
        first = text[after[0] : after[1]].split(None, 1)
        if first and first[0].lower() == "bahwa":
            after = self._trimmed(after[0] + len(first[0]), end)
        return Said(after, "indirect", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)

    def _chance(self, naming: Naming, start: int) -> bool:
        """Whether a lone word has its capital from the sentence's start, for all the text shows."""
        word = self.text[naming.name[0] : naming.name[1]]
        alone = naming.name[0] == start and naming.role is None and word.isalpha() and not word.isupper()
        return (
            alone
            and not naming.pronoun
            and word.lower() not in self.known.people
            and self.text.find(word, naming.name[1]) < 0
        )

    def _parenthetical(self, hit: _Hit, naming: Naming, start: int, end: int) -> bool:
        """Whether the report stands between commas: "Cancer, she said, is not one disease"."""
        beginning = min(naming.name[0], naming.role[0] if naming.role else hit.start)
        before, after = self.text[start:beginning].rstrip(), self.text[hit.end : end].lstrip()
        if not before.endswith(",") or len(before) < 2:
            return False
        first = after.split(None, 1)[:1]
        return after[:1] in (",", ".", "") or first[0].lower() in self.known.stops or first[0] in self.known.calendar

    def _sides(self, beginning: int, stop: int, start: int, end: int) -> Span | None:
        before = self.text[start:beginning].rstrip(" ,;—–-")
        after = self._trimmed(stop, end)
        if not before.strip():
            return after if after[1] > after[0] else None
        if after[1] - after[0] > len(before):
            return after
        return start + len(before) - len(before.lstrip()), start + len(before)

    def _source(self, hit: _Hit, start: int, end: int) -> Said | None:
        text, known = self.text, self.known
        naming = source(text, hit.end, end, known)
        if naming is None:
            return None
        return Said(self._trimmed(start, end), "source", (hit.start, hit.end), hit.cue.verb_class, naming, hit.start)

"""Acronyms: where a text spells one out in brackets, and how the words agree with its letters and known meaning."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal

from factcheck.facts.names import vocabulary
from factcheck.text import distance

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from factcheck.model import Span

# missing: a word of the known expansion is left out; spelling: one is misspelt; word: one is another word; order: two
# have changed places; acronym: the words are the known expansion of another acronym, one letter away; letters: nothing
# is known, but the initials are one letter away.
Fault = Literal["missing", "spelling", "word", "order", "acronym", "letters"]

_ACRONYM = r"[A-Z][A-Za-z&.-]{1,11}"
_BRACKET = re.compile(r"\(([^()\n]{2,100})\)")
_ALONE = re.compile(_ACRONYM)
_LEADING = re.compile(rf"(?<![\w-])({_ACRONYM}) $")
_BREAK = re.compile(r"[.;:!?()\[\]{}\"“”„«»\n\r\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDING = re.compile(r"'?s$")
# How many letters an acronym has that readers may not know, and from how many on one that can be spoken is a word.
LEAST_LETTERS, MOST_LETTERS, LONG = 3, 7, 5
VOWELS = "aeiou"
_CAPITALS = re.compile(rf"[A-Z](?<![\w./@#&-].)[A-Z]{{{LEAST_LETTERS - 1},{MOST_LETTERS - 1}}}(?![\w/@&]|[.-]\w)")
_LAST = re.compile(r"([^\W_]{1,30}) $")
_NEXT = re.compile(r" ([^\W_]{1,30})")
_MEANS = re.compile(r",? ([^\W_]{1,30})")
_INITIAL = re.compile(r"(?<![^\W_])[A-Z]")
_NO_LETTER = re.compile(r"[^A-Z]")

# How far before a bracket an expansion may begin, in code points, and how many words it may have.
REACH, MOST_WORDS = 130, 14

# A code point more than the longest acronym and its blank.
LONGEST = 14

# A text with more acronyms in brackets is no prose; the rest of it is not looked at.
MOST_SITES = 1000

# How far a neighbouring word may begin, in code points.
NEAR = 40

# What follows the place at the head of a report.
DATELINE = (" - ", " – ", " — ")

# Words in two languages often share so many first letters.
STEM = 4

# Farther than any misspelling, where the nearest of several known wordings is looked for.
FAR = 9


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that counts in an expansion: its form for comparison and its half-open span."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Site:
    """An acronym beside a bracket, and the words that may spell it out.

    With `whole` the words are all that the bracket holds ("ACR (…)"), otherwise the expansion is a tail of them
    ("… (ACR)"). `key` is the acronym's letters in capitals; `start` and `end` are its half-open span.
    """

    key: str
    start: int
    end: int
    words: tuple[Word, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A site whose words differ from what the acronym is known to stand for.

    `right` is the known wording; `first` the index of the first word of `site.words` that was meant as the expansion.
    Where one word differs, `word` is it and `instead` what is known in its place. `owner` is the acronym that the
    written words have.
    """

    site: Site
    fault: Fault
    right: str
    first: int
    word: Word | None = None
    instead: str = ""
    owner: str = ""

    @property
    def span(self) -> Span:
        """From the first word or the acronym to the closing bracket; half-open."""
        if self.site.whole:
            return self.site.start, self.site.words[-1].end + 1
        return self.site.words[self.first].start, self.site.end + 1


@dataclass(frozen=True)
class _Known:
    expansions: Mapping[str, tuple[Expansion, ...]]
    owners: Mapping[tuple[str, ...], str]
    lengths: tuple[int, ...]
    small: frozenset[str]
    firms: frozenset[str]
    plain: frozenset[str]
    joining: frozenset[str]


Expansion = tuple[str, tuple[str, ...]]


@cache
def _load() -> dict[str, Any]:
    return tomllib.loads((resources.files("factcheck") / "knowledge" / "acronyms.toml").read_text(encoding="utf-8"))


@cache
def _known() -> _Known:
    data = _load()
    small = frozenset(data["small"])
    expansions = {
        key: tuple((text, tuple(form for form, _, _ in _forms(text, small))) for text in texts)
        for key, texts in data["acronyms"].items()
    }
    owners = {
        forms: key for key, known in expansions.items() for _, forms in known if fits(key, forms) and len(forms) > 2
    }
    lengths = tuple(sorted({len(forms) for forms in owners}, reverse=True))
    return _Known(
        expansions,
        owners,
        lengths,
        small,
        frozenset(data["firms"]),
        frozenset(data["plain"]),
        frozenset(data["joining"]),
    )


def meanings(key: str) -> tuple[str, ...]:
    """The known expansions of an acronym given in capitals without marks, the one to suggest first."""
    return tuple(text for text, _ in _known().expansions.get(key, ()))


def _forms(text: str, small: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    for match in _WORD.finditer(text):
        form = match.group().lower().replace("’", "'")
        if form not in small:
            yield form, *match.span()


def _words(text: str, start: int, end: int) -> tuple[Word, ...]:
    found = _forms(text[start:end], _known().small)
    return tuple(Word(form, start + first, start + last) for form, first, last in found)[-MOST_WORDS:]


@lru_cache(maxsize=1)
def sites(text: str) -> tuple[Site, ...]:
    """The acronyms of a text that stand in a bracket after words or before a bracket with words, in order. Linear."""
    found = (_behind(text, m) if _ALONE.fullmatch(m.group(1)) else _ahead(text, m) for m in _BRACKET.finditer(text))
    return tuple(islice((site for site in found if site), MOST_SITES))


def _behind(text: str, bracket: re.Match[str]) -> Site | None:
    """The site of “words (ACR)”."""
    key = _letters(bracket.group(1))
    if len(key) < 2:
        return None
    end = bracket.start()
    start = max(0, end - REACH)
    start = max((stop.end() for stop in _BREAK.finditer(text, start, end)), default=start)
    words = _words(text, start, end)
    return Site(key, *bracket.span(1), words, whole=False) if words else None


def _ahead(text: str, bracket: re.Match[str]) -> Site | None:
    """The site of “ACR (words)”."""
    at = bracket.start()
    leading = _LEADING.search(text, max(0, at - LONGEST), at) if text[at - 1 : at] == " " else None
    if not leading or _BREAK.search(text, *bracket.span(1)):
        return None
    key = _letters(leading.group(1))
    words = _words(text, *bracket.span(1)) if len(key) > 1 else ()
    return Site(key, *leading.span(1), words, whole=True) if words and words[-1].end == bracket.end(1) else None


def _letters(acronym: str) -> str:
    """The letters of an acronym in capitals; empty for a capitalised word such as "Jakarta"."""
    return _NO_LETTER.sub("", acronym.upper()) if sum(map(str.isupper, acronym)) > 1 else ""


def fits(key: str, forms: Sequence[str]) -> bool:
    """Whether the letters are the initials of all the words, in their order.

    >>> fits("KPK", ("komisi", "pemberantasan", "korupsi"))
    True
    """
    return len(key) == len(forms) and all(form[0].upper() == letter for form, letter in zip(forms, key, strict=True))


def spelt_out(site: Site) -> tuple[Word, ...]:
    """The words that spell the site's acronym out letter by letter; empty where they do not."""
    words = site.words if site.whole else site.words[-len(site.key) :]
    return words if fits(site.key, [word.form for word in words]) else ()


def mismatches(text: str) -> Iterator[Mismatch]:
    """The sites whose words are nearly, but not quite, what the acronym is known to stand for."""
    for site in sites(text):
        known, forms = _known(), tuple(word.form for word in site.words)
        expansions = known.expansions.get(site.key, ())
        if any(_is(forms, right, site.whole) for _, right in expansions):
            continue
        found = _near(site, forms, expansions) or _of_another(site, forms, known)
        if not found and not expansions:
            found = _by_letters(site, forms, text)
        if found:
            yield found


def _is(forms: tuple[str, ...], right: tuple[str, ...], whole: bool) -> bool:
    return forms == right if whole else forms[-len(right) :] == right


def _near(site: Site, forms: tuple[str, ...], expansions: Sequence[Expansion]) -> Mismatch | None:
    found = [item for text, right in expansions for item in _compared(site, forms, text, right)]
    return min(found, key=lambda item: item[0])[1] if found else None


def _compared(site: Site, forms: tuple[str, ...], text: str, right: tuple[str, ...]) -> Iterator[tuple[int, Mismatch]]:
    """How the last words differ from one known expansion, if little, and by how many letters."""
    by_letters = fits(site.key, right) or fits(site.key, _once(right))
    for size in (len(right), len(right) - 1):
        first = len(forms) - size
        if first < 0 or size < 2 or (site.whole and first):
            continue
        tail = forms[first:]
        if size < len(right):
            if by_letters and _left_out(tail, right):
                yield FAR, Mismatch(site, "missing", text, first)
        elif fault := _changed(tail, right, by_letters):
            kind, at, apart = fault
            word = None if at is None else site.words[first + at]
            yield apart, Mismatch(site, kind, text, first, word, "" if at is None else _original(text, at))


def _once(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The words with a doubled one once: "undang-undang" often gives one letter."""
    return tuple(form for form, before in zip(forms, ("", *forms), strict=False) if form != before)


def _original(text: str, at: int) -> str:
    """The word of a known expansion that counts as number `at`, as it is written there."""
    forms = [text[start:end] for _, start, end in _forms(text, _known().small)]
    return forms[at]


def _left_out(tail: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the tail is the right words without one that is not their first."""
    return any(tail == right[:at] + right[at + 1 :] for at in range(1, len(right)))


def _changed(tail: tuple[str, ...], right: tuple[str, ...], by_letters: bool) -> tuple[Fault, int | None, int] | None:
    differ = [at for at, (written, known) in enumerate(zip(tail, right, strict=True)) if written != known]
    if len(differ) == 1:
        at = differ[0]
        written, known = tail[at], right[at]
        if _ENDING.sub("", written) == _ENDING.sub("", known) or written.endswith(known):
            return None
        apart = distance(written, known, 2)
        if apart <= (2 if len(known) > 5 else 1):
            return "spelling", at, apart
        # The first word may be an office instead of a body ("Menteri" for "Kementerian").
        if (at or written[0] == known[0]) and by_letters and len(right) > 2:
            return "word", at, FAR
    elif (by_letters or len(right) > 3) and len(right) > 2 and sorted(tail) == sorted(right):
        return "order", None, FAR
    return None


def _of_another(site: Site, forms: tuple[str, ...], known: _Known) -> Mismatch | None:
    for size in known.lengths:
        first = len(forms) - size
        owner = known.owners.get(forms[first:]) if first >= 0 else None
        if owner and not (site.whole and first):
            right = next(text for text, words in known.expansions[owner] if words == forms[first:])
            found = Mismatch(site, "acronym", right, first, owner=owner)
            return found if _one_off(owner, site.key) else None
    return None


def _by_letters(site: Site, forms: tuple[str, ...], text: str) -> Mismatch | None:
    """A mismatch of an unknown acronym: a capitalised phrase of as many words, all but one of its initials right."""
    first = len(forms) - len(site.key)
    if first < 0 or len(site.key) < 3 or (site.whole and first):
        return None
    words, initials = site.words[first:], _initials(forms[first:])
    if (
        initials.startswith(site.key[0])
        and _one_off(initials, site.key)
        and all(text[word.start].isupper() for word in words)
        and (not first or text[site.words[first - 1].start].islower())
        and text[words[0].start - 1 : words[0].start].isspace()
        and forms[-1] not in _known().firms
        and not _spells(site.key, forms[first:])
    ):
        return Mismatch(site, "letters", "", first, owner=initials)
    return None


def _initials(forms: Sequence[str]) -> str:
    """The first letters in capitals, without their accents."""
    return unicodedata.normalize("NFD", "".join(form[0] for form in forms)).encode("ascii", "ignore").decode().upper()


def _one_off(one: str, other: str) -> bool:
    """Whether two acronyms of one length differ in one letter or in the order of two neighbours."""
    return len(one) == len(other) and distance(one, other, 1) == 1


def _spells(key: str, forms: Sequence[str]) -> bool:
    """Whether the letters stand in the words in that order, wherever: a syllabic acronym's licence."""
    letters = iter("".join(forms).upper())
    return all(letter in letters for letter in key)


def contested(text: str) -> Iterator[tuple[str, Span, Span]]:
    """The acronyms spelt out in two ways: the acronym, the later wording's span and the first one's.

    An acronym is given once, and not at all when one of its wordings is a mismatch already.
    """
    first: dict[str, tuple[Word, ...]] = {}
    second: dict[str, tuple[Word, ...]] = {}
    for site in sites(text):
        if words := spelt_out(site):
            known = first.setdefault(site.key, words)
            if _differ(known, words):
                second.setdefault(site.key, words)
    if second:
        wrong = {item.site.key for item in mismatches(text)}
        for key, words in second.items():
            if key not in wrong:
                yield key, (words[0].start, words[-1].end), (first[key][0].start, first[key][-1].end)


def _differ(one: Sequence[Word], other: Sequence[Word]) -> bool:
    pairs = ((_plain(a.form), _plain(b.form)) for a, b in zip(one, other, strict=True))
    differ = [pair for pair in pairs if pair[0] != pair[1]]
    return len(differ) == 1 or any(not _akin(*pair) for pair in differ)


def _akin(one: str, other: str) -> bool:
    """Whether two words begin alike and then part, as a word and its translation do ("Christian", "Christlich")."""
    return one[:STEM] == other[:STEM] and distance(one, other, 2) > 2


@cache
def _spellings() -> tuple[tuple[str, str], ...]:
    return tuple(_load()["spellings"].items())


def _plain(form: str) -> str:
    """A word without a final s and in one of its two English spellings."""
    form = _ENDING.sub("", form)
    for british, american in _spellings():
        form = form.replace(british, american)
    return form


def unexplained(text: str) -> tuple[Span, ...]:
    """Where acronyms first stand that are neither well known nor spelt out; half-open, in order. Linear."""
    first: dict[str, Span] = {}
    explained: set[str] = set()
    for match in _CAPITALS.finditer(text):
        known, key, start, end = _known(), match.group(), match.start(), match.end()
        if key in known.expansions or key in known.plain or key in explained:
            continue
        if _introduced(text, start, end):
            explained.add(key)
        elif key not in first and not _shouted(text, start, end):
            first[key] = start, end
    if first:
        explained |= _runs(text)
    return tuple(span for key, span in first.items() if key not in explained)


@cache
def _row() -> re.Pattern[str]:
    """Capitalised words in a row, small ones between them."""
    small = "|".join(sorted(_known().small))
    return re.compile(rf"(?<!\w)[A-Z][\w'’-]*(?:[ ,/]{{1,2}}(?:(?:{small}) )?[A-Z][\w'’-]*)+")


def _runs(text: str) -> set[str]:
    """What capitalised words in a row spell with their initials, from wherever to wherever in the row."""
    found: set[str] = set()
    for row in _row().findall(text):
        initials = "".join(_INITIAL.findall(row))
        for size in range(LEAST_LETTERS, MOST_LETTERS + 1):
            found |= {initials[at : at + size] for at in range(len(initials) - size + 1)}
    return found


def _introduced(text: str, start: int, end: int) -> bool:
    """Whether a bracket or a word such as “alias” joins the acronym to what spells it out."""
    if text[start - 1 : start] == "(" or text[end : end + 1] == ")" or text[end : end + 2] == " (":
        return True
    before, after = _LAST.search(text, max(0, start - NEAR), start), _MEANS.match(text, end, end + NEAR)
    return any(found and found.group(1).lower() in _known().joining for found in (before, after))


def _shouted(text: str, start: int, end: int) -> bool:
    """Whether capitals are a dateline's or a word's (an ordinary one, or a long name), or those of a neighbour too."""
    if text[end : end + 3] in DATELINE:
        return True
    word, known = text[start:end].lower(), vocabulary()
    if word in known or (len(word) >= LONG and sum(map(word.count, VOWELS)) > 1):
        return True
    before, after = _LAST.search(text, max(0, start - NEAR), start), _NEXT.match(text, end, end + NEAR)
    return any(found and found.group(1).isupper() for found in (before, after))

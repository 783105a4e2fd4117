"""Places where the break between two sentences got lost when a text was copied."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from factcheck.facts.repeats import lexicon
from factcheck.lang import language
from factcheck.split.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.split.knowledge import Knowledge

# glued: a stop without its blank; run-on: two words without stop and blank; heading: a word that ends a heading and
# begins the next sentence, with a blank and no stop.
Kind = Literal["glued", "run-on", "heading"]

_LOW, _UP = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_OPENING, _CLOSING = "“„\x93", "”\x94"
_QUOTES = f'"{_OPENING}{_CLOSING}'
# A capital glued to a stop or a lower-case letter, or to a quotation mark glued to a stop: one pass finds what the
# patterns below look at.
_CAPITAL = re.compile(rf"[{_UP}](?:(?<=[{_LOW}.?!].)|(?<=[.?!][{_QUOTES}].))")
_SPACED = re.compile(rf"[{_UP}](?<=[{_LOW}] .)")
# What stands before the stop: a lower-case word, a year, a closing bracket or mark, a per cent sign.
_ENDING = re.compile(rf"(?:[{_LOW}]{{2}}|^\d{{4}}|^[)%\"”\x94])$")
# Numbers that are not those of a list or a chapter: an amount, a fraction, a result, a date, the end of a name.
_AMOUNT = re.compile(
    r"(?:^|[\s(])(?:(?:Rp|US\$|\$|€|£) ?)?(?:\d{1,3}(?:[.,]\d{3})+|\d+,\d+|\d+(?:[-/]\d+)+|[A-Za-z]+-\d+)$"
)
_HOUR = re.compile(r"(?:^|[\s(])\d{1,2}[.:]\d\d$")
_WIDE = 30
_AFTER = re.compile(rf"[{_UP}][{_LOW}]+(?![\w@/]|\.[a-z])")
_LOWER = re.compile(rf"(?<![\w.])[{_LOW}]{{4,}}")
_GOES_ON = re.compile(rf" ?[:{_LOW}]")

# The last label of a domain name or of a site's name: Detik.Com, Tribun.News.
_LABELS = frozenset((
    "com", "net", "org", "id", "co", "tv", "go", "ac", "or", "info", "news", "online", "web", "my", "sg", "uk", "us",
    "de", "fr", "nl", "eu", "js", "io", "ai", "app", "xyz", "biz", "gov", "edu", "html", "php", "pdf", "jpg", "json",
    "xml", "csv", "doc", "docx", "xls", "xlsx", "txt", "exe", "asp", "aspx",
))  # fmt: skip
# What makes a word part of an address, a file's or an account's name.
_ADDRESS = re.compile(r"[/@\\_#=&~|<>{}+]|www\.|\.\w+\.\w+\.")
_AROUND = 60
# How far back the marks of a paragraph are counted (own choice).
_QUOTED = 1_000
# A word this long before a word that begins sentences is no part of a name.
_SHORT, _LONG = 3, 4
# So many doubled words are worse to look up than all capitals are to look at.
_MANY = 30


@dataclass(frozen=True, slots=True)
class Break:
    """A lost break: the two words are `start:end`, and what is missing belongs at `at`.

    `within` says that the break is rather one of words than of sentences: the first word cannot end a sentence, or the
    second is not known to begin one.
    """

    start: int
    at: int
    end: int
    kind: Kind
    within: bool = False


def lost_breaks(text: str, lang: str, vocabulary: frozenset[str], repeated: frozenset[str]) -> tuple[Break, ...]:
    """The lost breaks, in order; the sets are those of `facts.scan`. Linear.

    Names with a capital or a dot inside, abbreviations of the language's [split] table, titles, initials, addresses and
    the numbers of lists are none. Without a stop, both words must be known from elsewhere in the text, or the second
    begin sentences, and the whole must stand nowhere else.
    """
    known, common = knowledge(lang), _Common(text)
    places = [match.start() for match in _CAPITAL.finditer(text)]
    joined = [at for at in places if text[at - 1].islower()]
    found = [_glued(text, at, known, common) for at in places if not text[at - 1].islower()]
    if joined:
        found += _run_on(text, joined, lang, known, vocabulary)
    if (twice := _doubled(lang, repeated)) and _may_be_heading(text, twice):
        found += [_heading(text, match.start(), twice) for match in _SPACED.finditer(text)]
    return tuple(sorted(filter(None, found), key=lambda item: item.start))


class _Common:
    """The longer words that stand somewhere in a text in lower case, looked up when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(_LOWER.findall(self._text))


def _glued(text: str, at: int, known: Knowledge, common: _Common) -> Break | None:
    """The break before the capital at `at`, which is glued to a stop, or to a quotation mark behind one."""
    quoted = text[at - 1] in _QUOTES
    stop = at - 1 - quoted
    after = _AFTER.match(text, at)
    if not after or not stop:
        return None
    if text[stop - 1].isdigit() and not quoted and _numbered(text, stop, after[0], known):
        return Break(_edge(text, stop), at, after.end(), "glued")
    start = _left(text, stop) if text[stop - 1].isalnum() else stop - 1
    word = text[start:stop]
    if not _ENDING.search(word) or text[start - 1 : start] in tuple(".@#"):
        return None
    if quoted:
        return Break(start, _beside(text, at - 1), after.end(), "glued") if not known.kind(word) else None
    if not _ends(word, text[stop], after[0], known, common):
        return None
    if _ADDRESS.search(text, _edge(text, start), after.end() + 1):
        return None
    return Break(start, at, after.end(), "glued")


def _numbered(text: str, stop: int, after: str, known: Knowledge) -> bool:
    """Whether the figures before a stop end a sentence: an amount does, the number of a list's item does not."""
    if (len(after) < _LONG and after not in known.starters) or after.lower() in _LABELS:
        return False
    floor = max(0, stop - _WIDE)
    return bool(_AMOUNT.search(text, floor, stop) or (after in known.starters and _HOUR.search(text, floor, stop)))


def _beside(text: str, mark: int) -> int:
    """Where the blank belongs beside a quotation mark: before one that opens, behind one that closes.

    A straight mark opens when an even number of them stands before it in the words just before.
    """
    if text[mark] == '"':
        line = text.rfind("\n", max(0, mark - _QUOTED), mark) + 1 or max(0, mark - _QUOTED)
        return mark + text.count('"', line, mark) % 2
    return mark + (text[mark] in _CLOSING)


def _ends(word: str, stop: str, after: str, known: Knowledge, common: _Common) -> bool:
    """Whether the stop behind a word ends a sentence rather than an abbreviation or a part of a name."""
    if stop != ".":
        return word != "Yahoo"
    if known.kind(word) or after.lower() in _LABELS or (len(after) < 3 and after not in known.starters):
        return False
    if after in known.starters:
        return True
    if word[:1].isupper():
        # "Merah.Putih" may be a name, unless the second word is known to be none.
        return min(len(word), len(after)) >= _LONG and after.lower() in common.words
    return len(word) >= known.shortest - 1 or not word.isalpha()


def _left(text: str, at: int) -> int:
    """Where the word begins that ends at `at`."""
    floor = max(0, at - _AROUND)
    while at > floor and text[at - 1].isalnum():
        at -= 1
    return at


def _edge(text: str, at: int) -> int:
    """Where the run of characters without a blank begins that `at` lies in."""
    floor = max(0, at - _AROUND)
    while at > floor and not text[at - 1].isspace():
        at -= 1
    return at


def _run_on(text: str, places: list[int], lang: str, known: Knowledge, vocabulary: frozenset[str]) -> Iterator[Break]:
    tables = language(lang)
    brands = tables.table("breaks").get("brands", ())
    function = tables.table("detect").get("words", ())
    words = [(_left(text, at), at, match.end()) for at in places if (match := _AFTER.match(text, at))]
    often = Counter(text[start:end] for start, _, end in words)
    for start, at, end in words:
        before, after = text[start:at], text[at:end]
        if len(before) < _SHORT or before in brands or often[before + after] > 1:
            continue
        begins = after in known.starters
        both = before.lower() in vocabulary and (after.lower() in vocabulary or begins)
        if before.islower():
            apart = both or (begins and len(before) >= _LONG)
        else:
            # "LinkedIn" and the like are names: a word that cannot be a part of one must follow.
            apart = both and len(before) >= _LONG and after.lower() in function and before[1:].islower()
        if apart and not _glue(text, start, end):
            yield Break(start, at, end, "run-on", before in function or not begins)


def _glue(text: str, start: int, end: int) -> bool:
    """Whether a word is part of an address, of an account or of a longer word."""
    return text[start - 1 : start] in tuple("-.") or _ADDRESS.search(text, _edge(text, start), end) is not None


def _doubled(lang: str, repeated: frozenset[str]) -> frozenset[str]:
    """The repeated words that cannot be names or months, in a language whose nouns have no capitals."""
    known = lexicon(lang)
    if not repeated or not known or known.noun_capitals:
        return frozenset()
    tables = language(lang)
    months, names = tables.table("claims").get("not_dates", ()), tables.table("breaks").get("names", ())
    return (repeated - known.names - known.first_names).difference(months, names)


def _may_be_heading(text: str, repeated: frozenset[str]) -> bool:
    """Whether one of the words stands before itself with a capital; many are not looked up one by one."""
    return len(repeated) > _MANY or any(f"{word} {word.capitalize()}" in text for word in repeated)


def _heading(text: str, at: int, repeated: frozenset[str]) -> Break | None:
    after = _AFTER.match(text, at)
    if not after or len(after[0]) < _LONG or after[0].lower() not in repeated:
        return None
    start = _left(text, at - 1)
    if text[start : at - 1] != after[0].lower() or text[start - 1 : start] == "-":
        return None
    # A name has more capitals behind it: "tim Tim Garuda".
    return Break(start, at - 1, after.end(), "heading") if _GOES_ON.match(text, after.end()) else None

"""Words that stand twice in a row, and whether the second is a slip or a reduplication without its hyphen."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from factcheck.model import Span

Kind = Literal["slip", "hyphen"]
Why = Literal["function", "affix", "compound", "plural-barred", "rare", "attested", "plural", "in-text", "unknown"]

# Letters and the combining marks of Latin script: without the marks a decomposed "é" would end its word.
_LETTER = r"\w\u0300-\u036f"
_BLANK = " \t\u00a0\u202f"
# One or two blanks: more of them are columns of a table, not a sentence.
_DOUBLED = re.compile(rf"(?<![{_LETTER}])([{_LETTER}]++)[{_BLANK}]{{1,2}}(?=\1(?![{_LETTER}]))", re.IGNORECASE)
_HYPHENATED = re.compile(rf"(?<![{_LETTER}\-])(\w{{2,40}}+)-(?=\1(?:nya|ku|mu)?(?![{_LETTER}\-]))", re.IGNORECASE)
# What glues a neighbour to a word: hyphens, apostrophes, addresses, and the soft and zero-width ones.
_GLUE = "-‐‑–'’ʼ`@#_/\\&+=*%\u00ad\u200b\u200c\u200d\u2060\ufeff"
_OPENING, _CLOSING = "\"“”„«‘'‹", "\"“”»’'›"
# A sentence may begin behind these, so that a capital there says nothing.
_BEFORE_SENTENCE = '\n\r\u2028\u2029.!?…:;"“”„«»‘(*_-–—•|>[]'
_NEAR = 48
_MARK = re.compile(rf"[^\w{_BLANK}]")
# The relative pronoun stands at most so many words before the verb.
_RELATIVE = 5
# With more repeated words than this, one search for all is cheaper than one for each.
_FEW = 8


@dataclass(frozen=True, slots=True)
class Doubled:
    """A run of one word, and what it probably is.

    `start:first_end` is the first word, `second:end` the rest of the run (half-open, code points). `kind` is the
    likelier reading, `sure` says that the language allows no other, `either` that the other one is possible, `source`
    which rule of spelling demands the hyphen.
    `hyphenated` are the places where the same text writes this reduplication with its hyphen.
    """

    start: int
    first_end: int
    second: int
    end: int
    word: str
    kind: Kind
    why: Why
    sure: bool
    either: bool
    source: str = ""
    hyphenated: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A language's knowledge of doubled words: the [repeats] table of its file, which names the sources.

    `reduplicates`: doubled words are grammar, with a hyphen, as `source` rules. `closed`: only listed words count.
    `noun_capitals`: a noun has a capital, so that one before an equal word without it is another word.
    `relatives` begin a clause whose verb may meet the same verb of the main clause ("those who know know better").
    """

    reduplicates: bool
    closed: bool
    noun_capitals: bool
    source: str
    function: frozenset[str]
    rare: frozenset[str]
    fixed: frozenset[str]
    plural: frozenset[str]
    legal: frozenset[str]
    verbs: frozenset[str]
    relatives: frozenset[str]
    names: frozenset[str]
    first_names: frozenset[str]
    singular_before: frozenset[str]
    legal_before: frozenset[str]
    labels: frozenset[str]
    idiom_neighbours: frozenset[str]
    compounds: frozenset[str]
    slip_prefixes: tuple[str, ...]
    slip_suffixes: tuple[str, ...]


@cache
def lexicon(lang: str) -> Lexicon | None:
    """The doubled-word knowledge of a language; None where it has none, so that nothing is said there."""
    table = language(lang).table("repeats")
    if not table:
        return None

    def words(key: str) -> frozenset[str]:
        return frozenset(table.get(key, "").split())

    return Lexicon(
        reduplicates=bool(table.get("reduplicates", False)),
        closed=bool(table.get("closed", False)),
        noun_capitals=bool(table.get("noun_capitals", False)),
        source=table.get("source", ""),
        function=words("function"),
        rare=words("rare"),
        fixed=words("fixed"),
        plural=words("plural"),
        legal=words("legal"),
        verbs=words("verbs"),
        relatives=words("relatives"),
        names=words("names"),
        first_names=words("first_names"),
        singular_before=words("singular_before"),
        legal_before=words("legal_before"),
        labels=words("labels"),
        idiom_neighbours=frozenset(table.get("idiom_neighbours", ())),
        compounds=frozenset(table.get("compounds", ())),
        slip_prefixes=tuple(table.get("slip_prefixes", ())),
        slip_suffixes=tuple(table.get("slip_suffixes", ())),
    )


@lru_cache(maxsize=1)
def doubled(text: str, lang: str, repeated: frozenset[str]) -> tuple[Doubled, ...]:
    """The doubled words of a text that are wrong as they stand, in order; linear in its length.

    `repeated` are those of `facts.scan`, which spares a search for any other. Only blanks stand between the two words,
    no line end or mark. Left out: names (both capitalised, unless the word is never doubled or takes a hyphen), a lost
    sentence break (lower case, then a capital), figures and single letters that are no words, a pair that fills
    quotation marks or brackets ("(Vulpes vulpes)"), and the language's own exceptions.
    """
    lex = lexicon(lang)
    if lex is None:
        return ()
    runs = [run for run in _runs(_matches(text, repeated)) if _alone(text, run)]
    hyphenated = _hyphenated(text) if runs and lex.reduplicates else {}
    found = (_judged(text, run, lex, hyphenated) for run in runs)
    return tuple(item for item in found if item is not None)


@dataclass(frozen=True, slots=True)
class Unjoined:
    """A reduplication of two unlike words without its hyphen ("obat obatan"), `start:end`; its blank is at `blank`."""

    start: int
    blank: int
    end: int
    right: str
    source: str


@cache
def _joined(lang: str) -> Mapping[str, tuple[str, ...]]:
    """The second halves of the reduplications of unlike words, by the first half."""
    found: dict[str, list[str]] = {}
    for form in language(lang).table("repeats").get("joined", "").split():
        first, _, second = form.partition("-")
        found.setdefault(first, []).append(second)
    return {first: tuple(seconds) for first, seconds in found.items()}


def unjoined(text: str, lang: str, vocabulary: frozenset[str]) -> tuple[Unjoined, ...]:
    """The listed reduplications of unlike words that are written as two words, in order. Linear.

    Left out: two words with capitals, unless all of it is in capitals, and parts of longer words.
    """
    known, source = _joined(lang), language(lang).table("repeats").get("source", "")
    pairs = [
        (first, second) for first in vocabulary.intersection(known) for second in known[first] if second in vocabulary
    ]
    low = text.lower() if pairs else ""
    if len(low) != len(text):
        return ()
    found = [
        Unjoined(at, at + len(first), at + len(first) + 1 + len(second), f"{first}-{second}", source)
        for first, second in pairs
        for at in _finds(low, f"{first} {second}")
    ]
    return tuple(sorted((item for item in found if _is_unjoined(text, item)), key=lambda item: item.start))


def _is_unjoined(text: str, item: Unjoined) -> bool:
    before, after = text[item.start - 1 : item.start], text[item.end : item.end + 1]
    if (before in _GLUE and before) or (after in _GLUE and after) or before.isalnum() or after.isalnum():
        return False
    return text[item.blank + 1].islower() or text[item.start : item.end].isupper()


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    first_end: int
    second: int
    end: int
    times: int


def _matches(text: str, repeated: frozenset[str]) -> Iterator[re.Match[str]]:
    """Where a word stands before itself: searched word by word where these are few and no letter is more than one."""
    low = text.lower()
    if len(repeated) > _FEW or len(low) != len(text) or not unicodedata.is_normalized("NFC", text):
        yield from _DOUBLED.finditer(text)
        return
    for blank in _BLANK[1:]:
        low = low.replace(blank, " ")
    places = sorted(at for word in repeated for gap in (" ", "  ") for at in _finds(low, f"{word}{gap}{word}"))
    yield from filter(None, (_DOUBLED.match(text, at) for at in places))


def _finds(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _runs(matches: Iterable[re.Match[str]]) -> Iterator[_Run]:
    """Every run of one word, however often it stands."""
    run: _Run | None = None
    for match in matches:
        second = match.end()
        end = second + match.end(1) - match.start(1)
        if run is not None and run.end == match.end(1):
            run = _Run(run.start, run.first_end, run.second, end, run.times + 1)
            continue
        if run is not None:
            yield run
        run = _Run(match.start(1), match.end(1), second, end, 2)
    if run is not None:
        yield run


def _alone(text: str, run: _Run) -> bool:
    """Whether the run is words of letters that nothing glues to their neighbours."""
    if any(char.isdigit() or char == "_" for char in text[run.start : run.first_end]):
        return False
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 2]
    if before == "." and not text[run.start].isupper():
        return False
    if after[:1] in (".", ",") and after[1:].isalnum() and not after[1:].isupper():
        return False
    opening = after[:1] not in _CLOSING and before == "'"
    glued_before = bool(before) and before in _GLUE and not opening
    glued_after = bool(after) and after[0] in _GLUE and not (after[0] in "'’" and not after[1:].isalnum())
    return not (glued_before or glued_after)


def _hyphenated(text: str) -> dict[str, tuple[Span, ...]]:
    """Where the text itself writes a reduplication with its hyphen, by the lower-case base."""
    found: dict[str, list[Span]] = {}
    for match in _HYPHENATED.finditer(text):
        end = match.end() + match.end(1) - match.start(1)
        found.setdefault(match[1].lower(), []).append((match.start(), end))
    return {word: tuple(spans) for word, spans in found.items()}


@dataclass(frozen=True, slots=True)
class _Context:
    """What stands around a run: the neighbouring words, lower case, where only a blank is between.

    `earlier`: the few words before it, up to a mark; `before` is the last of them.
    """

    before: str
    earlier: frozenset[str]
    after: str
    after_capital: bool
    starts: bool
    quoted: bool


def _context(text: str, run: _Run) -> _Context:
    left, right = text[max(0, run.start - _NEAR) : run.start], text[run.end : run.end + _NEAR]
    near = left[-1:] in _BLANK and left.rstrip(_BLANK)[-1:].isalnum()
    follows = right[:1] in _BLANK and right.lstrip(_BLANK)[:1].isalnum()
    words = _MARK.split(left)[-1].lower().split() if near else [""]
    after = re.match(r"\w*", right.lstrip(_BLANK))
    next_word = after[0] if after and follows else ""
    bare = left.rstrip(_BLANK)
    return _Context(
        before=words[-1],
        earlier=frozenset(words[-_RELATIVE:]),
        after=next_word.lower(),
        after_capital=next_word[:1].isupper(),
        starts=not bare or bare[-1] in _BEFORE_SENTENCE or left[-1:] not in _BLANK,
        quoted=bool(left)
        and bool(right)
        and ((left[-1] in _OPENING and right[0] in _CLOSING) or (left[-1] == "(" and right[0] == ")")),
    )


def _case(text: str, run: _Run, context: _Context) -> Literal["plain", "name", "label", "boundary"]:
    """What the capitals say: plain words, a name, a capital amid a sentence, or a lost sentence break."""
    first, second = text[run.start : run.first_end], text[run.second : run.second + run.first_end - run.start]
    if (first[0].islower() and second[0].isupper()) or (first.isupper() and not second.isupper()):
        return "boundary"
    if (first[0].isupper() and second[0].isupper()) or not (first.isupper() or first[1:] == first[1:].lower()):
        return "name"
    if first[0].isupper() and not context.starts:
        return "label"
    return "plain"


def _judged(text: str, run: _Run, lex: Lexicon, hyphenated: Mapping[str, tuple[Span, ...]]) -> Doubled | None:
    first = text[run.start : run.first_end]
    word, context = first.lower(), _context(text, run)
    case = _case(text, run, context)
    never = word in lex.function
    if word in lex.legal or case == "boundary" or (context.before in lex.legal_before and not never):
        return None
    if len(word) == 1 and not (word in lex.function | lex.rare and text[run.start : run.end].islower()):
        return None
    if lex.closed and not never and word not in lex.rare:
        return None
    if lex.noun_capitals and first[0].isupper() and word not in lex.function | lex.rare:
        return None
    if not never and (run.times > 2 or context.quoted):
        return None
    if first in lex.first_names:
        return None
    if case == "name" and (first in lex.names or not _holds_capitalised(word, first, context, lex)):
        return None
    if case == "label" and word not in lex.function | lex.fixed | lex.plural:
        return None
    own = hyphenated.get(word, ())
    kind, why, sure = _reading(word, context, lex, bool(own), case == "name")
    if (why == "unknown" or word in lex.verbs) and _ends_a_clause(context, lex):
        return None
    if case == "label" and why == "plural":
        kind, why = "slip", "unknown"
    either = lex.reduplicates and why not in ("function", "affix")
    sure = sure and case == "plain"
    return Doubled(run.start, run.first_end, run.second, run.end, word, kind, why, sure, either, lex.source, own)


def _ends_a_clause(context: _Context, lex: Lexicon) -> bool:
    """Whether the first word may be the verb of a relative clause, and the second that of the sentence."""
    is_verb = context.before in lex.relatives or context.before not in lex.function
    return is_verb and not lex.relatives.isdisjoint(context.earlier)


def _holds_capitalised(word: str, first: str, context: _Context, lex: Lexicon) -> bool:
    """Whether two capitalised words are wrong all the same, neither a name nor a heading glued to its text."""
    if word in lex.function or word in lex.fixed:
        return True
    return word in lex.plural | lex.labels and (first.isupper() or context.after_capital or context.after.isdecimal())


def _reading(word: str, context: _Context, lex: Lexicon, own: bool, capitals: bool) -> tuple[Kind, Why, bool]:
    """The likelier reading, why, and whether it is the only one."""
    counted = context.before in lex.singular_before or context.before.isdecimal()
    labels = word in lex.labels and (context.after.isdecimal() or (capitals and context.after_capital))
    if f"{word} {context.after}" in lex.idiom_neighbours or f"{context.before} {word}" in lex.idiom_neighbours:
        return "hyphen", "attested", False
    if word in lex.rare:
        return ("hyphen", "in-text", False) if own else ("slip", "rare", False)
    if word in lex.function:
        return "slip", "function", True
    if f"{word} {context.after}" in lex.compounds:
        return "slip", "compound", False
    if word in lex.fixed:
        return "hyphen", "attested", True
    if labels or (counted and (word in lex.plural or own)):
        return "slip", "plural-barred", False
    if word in lex.plural:
        return "hyphen", "plural", False
    if own:
        return "hyphen", "in-text", False
    if len(word) > 5 and (word.startswith(lex.slip_prefixes) or word.endswith(lex.slip_suffixes)):
        return "slip", "affix", True
    return "slip", "unknown", False

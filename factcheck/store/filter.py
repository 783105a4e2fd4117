"""A choice of claims as one short line says it: `status:open rule:weekday-mismatch score:60.. -tag:second-look`."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from factcheck.errors import UsageError
from factcheck.messages import N_, translator
from factcheck.model import SEVERITIES, VERDICTS
from factcheck.store.state import clean
from factcheck.store.terms import terms as words_of
from factcheck.text import did_you_mean, display

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

LONGEST, MOST = 1_000, 40
LANGUAGES = ("en", "id")
FLAG_STATES = ("open", "accepted", "dismissed", "undecided")
# The tag of a claim that somebody else should look at too; each language has its own word for it.
SECOND_LOOK = N_("second-look")
LONGEST_NAME = 40
_TERM = re.compile(r'\s*(-?)(?:([^\W\d_][\w-]*):)?(?:"((?:[^"]|"")*)("?)|(\S*))')
_SCORE = re.compile(r"(?:(>=|<=|=)?(\d{1,4}))|(?:(\d{0,4})\.\.(\d{0,4}))")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: any of the `values`, of a range the lowest and the highest ("": no end). `negated`: none of them.

    `whole`: words of a text that stand there as they are, not as the beginnings of others.
    """

    key: str
    values: tuple[str, ...]
    negated: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Claims for which all terms hold, among those of a queue; `line` is what was typed. Without terms: all."""

    terms: tuple[Term, ...] = ()
    line: str = ""

    def of(self, *keys: str) -> Iterator[Term]:
        """The terms with one of the keys."""
        return (term for term in self.terms if term.key in keys)

    def __bool__(self) -> bool:
        return bool(self.terms)


class Key(NamedTuple):
    """What may stand before a colon, and what that chooses by. `once`: two of them would leave nothing."""

    name: str
    what: str
    once: bool = False


# The words before the colon; the catalogue has those of other languages.
KEYS = (
    Key(N_("status:"), N_("verdict: open, verified, disputed, corrected"), once=True),
    Key(N_("rule:"), N_("a flag of this rule that is not dismissed"), once=True),
    Key(N_("severity:"), N_("a flag of this severity: error, warning, info"), once=True),
    Key(N_("flag:"), N_("a flag that is open, accepted, dismissed or undecided"), once=True),
    Key(N_("score:"), N_("score: 60.., ..40, 60..80"), once=True),
    Key(N_("lang:"), N_("language of the article: id, en"), once=True),
    Key(N_("by:"), N_("who ruled on it")),
    Key(N_("article:"), N_("number of the article"), once=True),
    Key(N_("desk:"), N_("desk of the article"), once=True),
    Key(N_("assigned:"), N_("to whom the article was given"), once=True),
    Key(N_("tag:"), N_("a tag of the claim")),
    Key(N_("text:"), N_("words of the claim; in quotation marks whole words")),
    Key(N_("date:"), N_("date of the article: 2026-01, 2026-01-05..2026-01-09"), once=True),
    Key(N_("since:"), N_("date of the article, this one or later"), once=True),
    Key(N_("until:"), N_("date of the article, this one or earlier"), once=True),
    Key(N_("ruled:"), N_("when it was ruled on, as date:")),
    Key(N_("checkable:"), N_("whether it is to be checked: yes, no"), once=True),
)
NAMES = tuple(key.name[:-1] for key in KEYS)
_ONCE = frozenset(key.name[:-1] for key in KEYS if key.once)
_CLOSED = {
    "status": VERDICTS, "severity": SEVERITIES, "flag": FLAG_STATES, "checkable": (N_("yes"), N_("no")),
}  # fmt: skip


def parse(line: str, *, zone: str = "UTC") -> Filter:
    """The filter that a line says. `zone` is the newsroom's, in which the days of rulings are meant.

    Words without a key are looked for in the claims. Raises UsageError that names what is wrong and the nearest right
    word.
    """
    line = clean(line)
    if len(line) > LONGEST:
        raise UsageError(f"the filter has {len(line)} characters", f"at most {LONGEST} are read")
    found: list[Term] = []
    at = 0
    while at < len(line):
        match = _TERM.match(line, at)
        if match is None or match.end() == at:
            break
        at = match.end()
        minus, key, quoted, closed, bare = match.groups()
        if quoted is not None and not closed:
            raise UsageError("the filter has a quotation mark that is not closed", 'write text:"two words"')
        if not key and not (quoted or bare):
            if minus:
                raise UsageError("the filter has a '-' before nothing", "write -tag:name for claims without it")
            continue
        found.append(_term(key, quoted, bare or "", minus == "-", zone))
        if len(found) > MOST:
            raise UsageError(f"the filter has more than {MOST} terms", "leave some out")
    _refuse_twice(found)
    return Filter(tuple(found), line.strip())


def _refuse_twice(found: Iterable[Term]) -> None:
    seen: set[str] = set()
    for term in found:
        if term.key in _ONCE and not term.negated:
            if term.key in seen:
                raise UsageError(f"'{term.key}:' stands twice in the filter", f"write {term.key}:one,other for either")
            seen.add(term.key)


def _term(key: str | None, quoted: str | None, bare: str, negated: bool, zone: str) -> Term:
    name = _key(key) if key else "text"
    value = quoted.replace('""', '"') if quoted is not None else bare
    if not value.strip():
        raise UsageError(f"'{name}:' in the filter has no value", _hint(name))
    if name == "text":
        if not words_of(value):
            raise UsageError(
                f"'{display(value[:40])}' in the filter has no word to look for", "give letters or figures"
            )
        return Term("text", (value,), negated, whole=quoted is not None)
    if name in ("score", "date", "since", "until", "ruled"):
        return Term(name, _range(name, value.strip(), zone), negated)
    parts = [value] if quoted is not None else [part for part in value.split(",") if part]
    return Term(name, tuple(dict.fromkeys(_value(name, part.strip()) for part in parts)), negated)


@cache
def _aliases(words: tuple[str, ...]) -> dict[str, str]:
    """Every word that means one of these, in the languages of the screens, to the word that the filter holds."""
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        say = translator(lang)
        for word in words:
            found.setdefault(say(word).replace(" ", "-").casefold(), word)
    return found | {word: word for word in words}


def _key(word: str) -> str:
    known = _aliases(tuple(key.name for key in KEYS))
    name = known.get(word.casefold() + ":")
    if name is None:
        plain = [key[:-1] for key in known]
        hint = did_you_mean(word, plain, f"use one of {', '.join(NAMES)}; words with a colon go in quotation marks")
        raise UsageError(f"the filter knows no '{display(word[:40])}:'", hint)
    return name[:-1]


def _value(name: str, value: str) -> str:
    if name in _CLOSED:
        known = _aliases(_CLOSED[name])
        if value.casefold() not in known:
            hint = did_you_mean(value, known, f"use one of {', '.join(_CLOSED[name])}")
            raise UsageError(f"'{name}:' in the filter cannot be '{display(value[:40])}'", hint)
        return known[value.casefold()]
    if name == "article" and not (value.isdecimal() and len(value) < 19):
        raise UsageError(f"'{display(value[:40])}' in the filter is no number of an article", "write article:12")
    return tag_name(value) if name == "tag" else value


def tag_name(word: str) -> str:
    """A tag as it is kept: in small letters, and the one for a second look under one name in every language.

    Raises UsageError for what cannot be one: letters, figures, hyphens and full stops can.
    """
    name = word.strip().casefold()
    name = _aliases((SECOND_LOOK,)).get(name, name)
    if not is_name(name):
        raise UsageError(
            f"'{display(word[:40])}' cannot be a tag", "use up to 40 letters, figures and hyphens, without blanks"
        )
    return name


def is_name(word: str) -> bool:
    """Whether a word can be a tag or a filter's name: letters with their signs, figures, and - _ . behind the first."""
    signs = all(c.isalnum() or c in "-_." or unicodedata.category(c)[0] == "M" for c in word)
    return signs and word[:1].isalnum() and len(word) <= LONGEST_NAME


def _hint(name: str) -> str:
    example = {"score": "score:60..", "date": "date:2026-01", "text": 'text:"two words"'}
    return f"write {example.get(name, f'{name}:…')}"


def _range(name: str, value: str, zone: str) -> tuple[str, str]:
    if name == "score":
        return _score(value)
    first, dots, last = value.partition("..")
    if not dots:
        first, last = (first, first) if name in ("date", "ruled") else (first, "") if name == "since" else ("", first)
    elif name in ("since", "until"):
        raise UsageError(f"'{name}:' in the filter is one day, not a range", "write date:2026-01-05..2026-01-09")
    low = _days(first)[0] if first else _FIRST
    high = _days(last)[1] if last else _LAST
    if (not first and not last) or low > high:
        raise UsageError(f"'{display(value[:40])}' in the filter is no range of days", _hint("date"))
    if name == "ruled":
        return _instants(low if first else None, high if last else None, zone)
    return low.isoformat() if first else "", high.isoformat() if last else ""


def _score(value: str) -> tuple[str, str]:
    match = _SCORE.fullmatch(value)
    sign, one, low, high = match.groups() if match else (None, None, "", "")
    if one is not None:
        low, high = {">=": (one, ""), "<=": ("", one)}.get(sign or "", (one, one))
    if not low and not high:
        raise UsageError(f"'{display(value[:40])}' in the filter is no score", "write score:60.., score:..40 or 60..80")
    return low or "", high or ""


def _days(value: str) -> tuple[date, date]:
    """The first and the last day of a day, a month or a year, in ISO 8601."""
    match = _DAY.fullmatch(value)
    try:
        year, month, day = match.groups() if match else ("x", None, None)
        low = date(int(year), int(month or 1), int(day or 1))
        high = date(int(year), int(month or 12), int(day) if day else monthrange(int(year), int(month or 12))[1])
    except ValueError:
        raise UsageError(
            f"'{display(value[:40])}' in the filter is no date", "write YYYY-MM-DD, YYYY-MM or YYYY"
        ) from None
    return low, high


def _instants(low: date | None, high: date | None, zone: str) -> tuple[str, str]:
    """The days as times of the record; the end is the first moment after the last day."""
    try:
        where: ZoneInfo | None = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        where = None
    at: Callable[[date], str] = lambda day: (  # noqa: E731
        datetime(day.year, day.month, day.day, tzinfo=where or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    )
    after = high + timedelta(days=1) if high is not None and high < _LAST else None
    return (at(low) if low else ""), (at(after) if after else "")

"""The data that flows through the program: articles, claims, flags and suggestions, all immutable."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

Severity = Literal["error", "warning", "info"]
Verdict = Literal["open", "verified", "disputed", "corrected"]
ChangeClass = Literal["error", "slip", "withdrawn"]
Stage = Literal["draft", "published"]
SaidKind = Literal["direct", "indirect", "source"]
VerbClass = Literal["neutral", "claim", "denial", "question"]
Origin = Literal["file", "stdin", "jsonl", "url", "paste"]
Order = Literal["article", "score", "severity", "open"]
Whose = Literal["ours", "third-party"]
Stance = Literal["supports", "refutes", "context"]
Outgoing = Literal["notice", "debunk", "claimreview"]
PublicationState = Literal["draft", "approved", "published"]
Span = tuple[int, int]
Arg = str | int | tuple[str, ...] | tuple[int, ...]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
VERDICTS: tuple[Verdict, ...] = ("open", "verified", "disputed", "corrected")
ORDERS: tuple[Order, ...] = ("article", "score", "severity", "open")
STANCES: tuple[Stance, ...] = ("supports", "refutes", "context")
OUTGOING: tuple[Outgoing, ...] = ("notice", "debunk", "claimreview")
CAUSES = ("reporting", "editing", "source", "agency", "translation", "system")
FOUND_BY = ("desk", "reporter", "reader", "party", "source", "agency", "system")
EXPORTS = (
    "markdown", "html", "docx", "docx-report", "text", "json", "csv", "article", "queries", "notice",
    "corrections-page", "newsarticle", "claimreview", "debunk",
)  # fmt: skip
DISMISS_REASONS = ("false-alarm", "as-quoted", "house-style", "known")


@dataclass(frozen=True, slots=True)
class Message:
    """Words for a person, kept as an English template (the catalogue's key) and its arguments.

    `factcheck.messages.render` turns it into a language; the template's format specs (`{day:weekday}`,
    `{when:date}`, `{years:list}`) are explained there.
    """

    text: str
    args: tuple[tuple[str, Arg], ...] = ()


def say(text: str, **args: Arg) -> Message:
    """A Message from an English template and its arguments."""
    return Message(text, tuple(args.items()))


@dataclass(frozen=True, slots=True)
class Article:
    """One text as imported; every span in the program is a half-open range of code points of `text`.

    `id` is the path as given, or the id of a .jsonl row as it stands there, a number included. An origin of "jsonl"
    is one row or entry of a file that holds several. `whose`: one's own text, or what somebody else published.
    """

    text: str
    id: str | int = ""
    source: str = ""
    title: str | None = None
    lang: str | None = None
    published: date | None = None
    url: str | None = None
    byline: str | None = None
    desk: str | None = None
    stage: Stage = "draft"
    origin: Origin = "file"
    warnings: tuple[Message, ...] = ()
    outlet: str | None = None
    modified: date | None = None
    whose: Whose = "ours"


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """Somebody else's ruling on a claim, as their page publishes it in ClaimReview.

    `text` is the claim as they restate it, `rating` their word for it, `value` its place between `worst` and `best`.
    `publisher` checked it, `claimant` made it, on the day `claimed`; `reviewed` is the day of the check and `url` its
    page.
    """

    text: str
    rating: str
    publisher: str | None = None
    url: str | None = None
    claimant: str | None = None
    claimed: date | None = None
    reviewed: date | None = None
    title: str | None = None
    lang: str | None = None
    value: float | None = None
    best: float | None = None
    worst: float | None = None
    appearances: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rating:
    """A newsroom's own word for how true a claim is, below the verdict, which it sets.

    `words` are by language tag; `value` is its place from 1, the farthest from the truth, to 5, None for none.
    """

    name: str
    words: Mapping[str, str]
    verdict: Verdict
    value: int | None = None

    def word(self, lang: str) -> str:
        """The word in a language, else in English, else in the first there is, else the name."""
        base = lang.partition("-")[0]
        known = (self.words.get(tag) for tag in (lang, base, "en", *self.words))
        return next(filter(None, known), self.name)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said a claim, how (`direct`, `indirect`, `source`) and with which verb, word for word as the article has it.

    `role` is the speaker's office or standing, apart from the name; `verb` is empty where a quotation stands without
    one. `inherited` says that the speaker is named in an earlier sentence only. The spans say where the words stand
    (half-open, in code points of the article); `content_span` is what was said.
    """

    speaker: str
    kind: SaidKind
    verb: str
    verb_class: VerbClass = "neutral"
    inherited: bool = False
    role: str = ""
    speaker_span: Span | None = None
    role_span: Span | None = None
    verb_span: Span | None = None
    content_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence span of the article, with whether and why it can be checked. Score: 0 to 100."""

    start: int
    end: int
    checkable: bool = True
    score: int = 0
    kinds: tuple[str, ...] = ()
    reasons: tuple[Message, ...] = ()
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Replace `text[start:end]` with `replacement`; the empty replacement deletes."""

    start: int
    end: int
    replacement: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that belongs to a finding: `same-error`, or `evidence` for it."""

    start: int
    end: int
    role: Literal["same-error", "evidence"]
    reason: Message


@dataclass(frozen=True, slots=True)
class Flag:
    """What a rule found at a span; `proof` is the computation a person can redo, step by step.

    `quoted` says that the span lies in a direct quotation (set by the engine, not by rules).
    """

    rule: str
    severity: Severity
    start: int
    end: int
    message: Message
    proof: tuple[Message, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    related: tuple[Related, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class RuleFailure:
    """A rule that raised: which, and what it said."""

    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pipeline found in one article."""

    article: Article
    lang: str
    claims: tuple[Claim, ...]
    flags: tuple[Flag, ...]
    failures: tuple[RuleFailure, ...] = field(default=())


def with_severity(flag: Flag, severity: Severity) -> Flag:
    """The same flag at another severity."""
    return replace(flag, severity=severity)


def at_most(severity: Severity, ceiling: Severity) -> Severity:
    """The milder of two severities.

    >>> at_most("error", "warning")
    'warning'
    """
    return max(severity, ceiling, key=SEVERITIES.index)


def apply_changes(text: str, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text with disjoint (start, end, replacement) changes made; offsets are those of `text`.

    Raises ValueError when two changes overlap.
    """
    out: list[str] = []
    at = 0
    for start, end, replacement in sorted(changes, key=lambda change: change[:2]):
        if start < at:
            raise ValueError("changes overlap")
        out += (text[at:start], replacement)
        at = end
    return "".join([*out, text[at:]])

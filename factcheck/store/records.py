"""What the store gives back: rows as frozen data, with spans as half-open ranges of code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from factcheck.messages import N_

if TYPE_CHECKING:
    from factcheck.model import (
        Attribution,
        ChangeClass,
        KnownClaim,
        Message,
        Outgoing,
        PublicationState,
        Rating,
        Related,
        Severity,
        Stage,
        Stance,
        Suggestion,
        Verdict,
        Whose,
    )

# What is said of a VersionReport.
CARRIED = N_("claims: {same} the same, {moved} moved, {reworded} reworded, {new} new, {dropped} dropped")
LIVE = N_("{live} of {of} corrections are live")

DeskState = Literal["open", "cleared", "held"]
# Where an article stands on the desk: undecided errors and warnings, most first, and its number.
ArticlePlace = tuple[int, int, int]
Place = Literal["text", "title", "note", "correction"]
FlagState = Literal["open", "accepted", "dismissed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A correction: replace `text[start:stop]` of the article (or of its title) with `replacement`.

    `rule`, `reason` and `proof` are copied from the finding that was accepted, as rendered words, so that old reports
    never change; they are empty for a free edit. `fingerprint` is the accepted flag's. `by` and `at` say who, when.
    """

    start: int
    stop: int
    replacement: str
    cls: ChangeClass
    rule: str = ""
    reason: str = ""
    proof: str = ""
    fingerprint: str = ""
    cause: str = ""
    found_by: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class RulingRow:
    """One reviewer's ruling on a claim, in a round, on one of its two questions (`said`, `true`).

    `bulk`: of so many claims at once (0: of this one alone), for the `reason` that was given.
    """

    reviewer: str
    round: int
    question: str
    verdict: Verdict
    at: str
    reason: str = ""
    bulk: int = 0


@dataclass(frozen=True, slots=True)
class SecondRow:
    """A second reviewer's ruling on a claim, made without sight of the first; `correction` is the text it proposes.

    `against` and `against_by`: the first ruling as it was when both were in, "" until then.
    """

    claim: int
    reviewer: str
    verdict: Verdict
    correction: str | None
    at: str
    against: Verdict | Literal[""] = ""
    against_by: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A second review of an article: whose it is, when it began, and whether it is still open."""

    by: str
    at: str
    open: bool


@dataclass(frozen=True, slots=True)
class RatingRow:
    """The newsroom's word below a claim's verdict, as it was when it was given."""

    rating: Rating
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class DescriptionRow:
    """A claim as a debunk or a ClaimReview tells it; "" stands for what nobody said, dates are ISO.

    `restated` is the claim in one positive sentence; `claimant` made it on the day `claim_date`, at the addresses
    `appearances`; `review_url` is the page of the full check. `third_party`: it is not from the newsroom's own story.
    """

    restated: str = ""
    claimant: str = ""
    claimant_url: str = ""
    claim_date: str = ""
    appearances: tuple[str, ...] = ()
    title: str = ""
    category: str = ""
    explanation: str = ""
    conclusion: str = ""
    review_url: str = ""
    third_party: bool = False
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """How far a notice of an article, or a debunk or ClaimReview of a claim, is on its way out.

    `url` and `published_at` say where and when it was published; `because` is the kind of the act that set it back to
    draft. `by` and `at` are of its last change.
    """

    kind: Outgoing
    article: int
    claim: int | None
    state: PublicationState
    url: str = ""
    approved_by: str = ""
    approved_at: str = ""
    published_at: str = ""
    because: str = ""
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with what was ruled on it. `status` is the verdict shown; `changes` are its corrections in text order.

    `fact_checked` is false for an open claim and for one that was corrected only for slips: it stays in the queue.
    `ord` counts from 0 within the article. `correction` is the corrected text, None without changes, "" when cut.
    `flags` are the names of the rules with an undismissed flag on it. `said` is the ruling on whether it was said:
    it counts for neither `status` nor `fact_checked`. `look_again`: of an open claim, that of an older version
    which was ruled on and said it in other words. `tags` are in the order of the alphabet. `second`: the second rulings
    that the viewer may see.
    """

    id: int
    article: int
    ord: int
    start: int
    end: int
    text: str
    status: Verdict
    checkable: bool
    kinds: tuple[str, ...]
    score: int
    correction: str | None
    reviewer: str | None
    version: int
    flags: tuple[str, ...]
    reasons: tuple[Message, ...]
    changes: tuple[Change, ...]
    rulings: tuple[RulingRow, ...]
    fact_checked: bool
    attribution: Attribution | None = None
    said: RulingRow | None = None
    look_again: int | None = None
    rating: RatingRow | None = None
    publications: tuple[PublicationRow, ...] = ()
    tags: tuple[str, ...] = ()
    second: tuple[SecondRow, ...] = ()

    @property
    def quoted(self) -> bool:
        """Whether the claim has two questions: was it said, and is it true."""
        return self.attribution is not None or "quote" in self.kinds or self.said is not None


@dataclass(frozen=True, slots=True)
class FlagRow:
    """A flag as stored: `claim` is the claim it lies in, None for one of the article. `field` is text or title.

    `undecided`: open, and its claim is not disputed. That a fact was verified does not mend a doubled word.
    """

    id: int
    article: int
    claim: int | None
    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: Message
    proof: tuple[Message, ...]
    suggestions: tuple[Suggestion, ...]
    related: tuple[Related, ...]
    quoted: bool
    field: Literal["text", "title"]
    fingerprint: str
    state: FlagState
    undecided: bool
    dismissed_reason: str = ""
    dismissed_note: str = ""
    dismissed_by: str = ""
    dismissed_at: str = ""


class RuleCount(NamedTuple):
    """How often a rule's flags were accepted and dismissed, and how many of the latter as false alarms.

    Only false alarms count against a rule: what is known, quoted or house style was found rightly.
    """

    accepted: int = 0
    dismissed: int = 0
    false_alarms: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts over an article's checkable claims and undecided flags.

    `ruled` are fact-checked claims; `text_fixes` those corrected only for slips; `errors`, `warnings`: undecided flags.
    """

    checkable: int
    ruled: int
    text_fixes: int
    verified: int
    disputed: int
    corrected: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article version without its text; times are UTC, ISO 8601 with seconds and "Z"; dates ISO.

    `assigned` is whose it is to review, `second` who reviews it a second time while that is open.
    `place` is where the desk has it, whatever of it a viewer may see.
    """

    id: int
    document: int
    key: str
    version: int
    title: str
    source: str
    url: str | None
    lang: str
    published: str | None
    byline: str | None
    desk: str | None
    stage: Stage
    imported_at: str
    sha256: str
    state: DeskState
    state_by: str
    state_at: str
    state_note: str
    headline: Change | None
    progress: Progress
    outlet: str | None
    modified: str | None
    whose: Whose
    live: tuple[LiveCorrection, ...]
    assigned: str | None = None
    second: str | None = None
    place: ArticlePlace = (0, 0, 0)

    @property
    def standing(self) -> str:
        """What a correction of it is called by: draft, published, or third-party for what others published."""
        return self.stage if self.whose == "ours" else self.whose


@dataclass(frozen=True, slots=True)
class ArticleWindow:
    """Articles of the desk that follow one another, and whether there are more before and behind them."""

    articles: list[ArticleRow]
    before: bool
    behind: bool


class Totals(NamedTuple):
    """How many articles the desk has, how many are neither cleared nor held, how many errors in them are undecided."""

    articles: int
    waiting: int
    errors: int


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note on a claim or, with `claim` None, on the article; internal unless `public`."""

    id: int
    article: int
    claim: int | None
    text: str
    public: bool
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class SimilarRow:
    """A claim that says nearly the same as another text, with what was ruled and noted on it.

    `score`: how alike the words are, 0 to 100. `differences`: what it says otherwise (numbers, dates, negation).
    """

    claim: ClaimRow
    article: ArticleRow
    score: float
    differences: tuple[Message, ...]
    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class KnownRow:
    """Somebody else's ruling on a claim that says nearly the same as what was asked; fields as in `SimilarRow`."""

    id: int
    claim: KnownClaim
    score: float
    differences: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A source for a ruling; internal unless `public`.

    `archived` is the address of a copy, `date` the source's own and `accessed` the day it was read, both ISO; `stance`
    is what it does to the claim. "" stands for what nobody said.
    """

    id: int
    claim: int
    url: str
    title: str
    quote: str
    public: bool
    by: str
    at: str
    archived: str = ""
    publisher: str = ""
    date: str = ""
    stance: Stance | Literal[""] = ""
    accessed: str = ""


@dataclass(frozen=True, slots=True)
class EventRow:
    """One human act (or an import) in the log. `detail` holds what a history shows: verdict, reason, note …"""

    seq: int
    kind: str
    at: str
    by: str
    article: int | None
    claims: tuple[int, ...]
    undoes: int | None
    undone: bool
    detail: dict[str, Any]


@dataclass(frozen=True, slots=True)
class VersionReport:
    """What became of the claims and corrections of article `before` in the version that followed it.

    `live` of its `corrections` stand in the new text; the numbers of claims are those of both versions.
    """

    before: int
    live: int
    corrections: int
    same: int
    moved: int
    reworded: int
    new: int
    dropped: int


@dataclass(frozen=True, slots=True)
class LiveCorrection:
    """A correction of an older version whose words came into the text at `live_at`; `stands`: they are still there.

    `change` has their place in this version's text, or title, and changes nothing there. `claim` is the claim that they
    are in, `earlier` that which was corrected, at offset `began` of version `article`. `was` and `should_be` are whole
    words.
    """

    field: Literal["text", "title"]
    change: Change
    claim: int | None
    earlier: int | None
    was: str
    should_be: str
    sentence_was: str
    sentence_should_be: str
    live_at: str
    stands: bool
    article: int
    began: int


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one source: `outcome` is new, known or updated; `version` is of what was updated."""

    article: int
    outcome: Literal["new", "known", "updated"]
    claims: int
    flags: int
    version: VersionReport | None = None


@dataclass(frozen=True, slots=True)
class DoctorCheck:
    """One check of the database's health; `detail` names the row when it is not ok."""

    name: str
    ok: bool
    detail: str

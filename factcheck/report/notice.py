"""The public notice on a published article, in the article's language and a newsroom's words."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.errors import UsageError
from factcheck.messages import translator
from factcheck.report.places import place_words
from factcheck.report.times import written_time
from factcheck.report.wording import SHIPPED, Wording
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.report.gather import ArticleReport, Correction
    from factcheck.report.job import Job

Case = Literal["correction", "requested", "reply", "withdrawn", "note"]
CASES: tuple[Case, ...] = ("correction", "requested", "reply", "withdrawn", "note")
# What is in the notice's words by name; any other cause is given as it stands.
CAUSES = ("reporting", "editing", "source", "agency", "translation", "system")
# A word of so few letters or figures is shown with its neighbours, which stand so near.
_SHORT, _BESIDE = 5, 30
_LAST_WORD = re.compile(r"(?<!\S)[^\s]{1,28}[^\S\r\n]\Z")
_NEXT_WORD = re.compile(r"[^\S\r\n]\w{1,28}")
_LISTING = ("correction", "requested")


@dataclass(frozen=True, slots=True)
class Posting:
    """What a newsroom says beside the record when it posts a notice.

    `statement` is the reply, the reason of a withdrawal or the editor's words; `party` who replied or asked;
    `approver` who answers for a withdrawal; `posted` an ISO time, which is the newsroom's where it has no zone.
    """

    case: Case = "correction"
    statement: str = ""
    party: str = ""
    approver: str = ""
    posted: str = ""
    apology: bool = True
    republishers: bool = False


PLAIN = Posting()


def owed(report: ArticleReport) -> list[Correction]:
    """The corrections that readers are owed: made after publication of one's own text, and changing the meaning."""
    if report.article.standing != "published":
        return []
    return [item for item in report.corrections if item.change.cls != "slip" and not item.before_publication]


def notice_export(job: Job) -> str:
    """A notice for each article. Raises UsageError for one that may not go out."""
    found = []
    for report in job.reports:
        refuse(report, job.wanted.posting, without_url=job.wanted.without_url)
        found.append(notice(report, job.wanted.posting, job.words) + "\n")
    return "\n\n".join(found)


def notice(report: ArticleReport, posting: Posting = PLAIN, wording: Wording = SHIPPED) -> str:
    """The notice, plain text; empty where none is owed and nothing is stated."""
    errors = owed(report)
    if not errors and not posting.statement:
        return ""
    lang, case = report.article.lang, posting.case

    def words(key: str, **fields: str) -> str:
        return wording.fill(lang, "notice", key, **{name: display(text) for name, text in fields.items()})

    listed = errors if case in _LISTING else []
    causes = dict.fromkeys(item.change.cause for item in listed if item.change.cause)
    statement = display(posting.statement.strip(), lines=True)
    sorry = posting.apology and (bool(listed) or case == "withdrawn")
    return wording.fill(
        lang,
        "notice",
        "layout",
        heading=words(f"heading-{case}"),
        intro=words(f"intro-{case}", title=report.article.title if listed else report.title(public=True)),
        address=display(report.article.url or ""),
        corrections="\n".join(sentence(report, item, wording, translator(lang)) for item in listed),
        statement=wording.fill(lang, "notice", f"statement-{case}", statement=statement) if statement else "",
        party=words(f"party-{case}", party=posting.party) if posting.party else "",
        cause="\n".join(words(f"cause-{c}") if c in CAUSES else words("cause-other", cause=c) for c in causes),
        apology=words("apology") if sorry else "",
        republishers=words("republishers") if posting.republishers else "",
        approval=words("approval", approver=posting.approver) if posting.approver else "",
        time=_time(report, posting, errors, wording),
    )


def refuse(report: ArticleReport, posting: Posting, *, without_url: bool = False) -> None:
    """Raise UsageError for a notice that may not go out as it is, saying what is missing."""
    article = report.article
    if article.whose != "ours":
        raise UsageError(f"article {article.id} is somebody else's text", "a notice is of one's own articles alone")
    if article.stage != "published":
        raise UsageError(f"article {article.id} is a draft: no reader saw it", "amend its stage once it is published")
    if not article.url and not without_url:
        raise UsageError(
            f"article {article.id} has no address to link to", f"amend {article.id} --url, or say --no-url"
        )
    if posting.case in _LISTING:
        if not owed(report):
            raise UsageError(f"article {article.id}: no correction changed the meaning", "a slip needs no notice")
        if posting.approver:
            raise UsageError("--approver goes with --case withdrawn")
    elif not posting.statement.strip():
        raise UsageError(f"--case {posting.case} needs its text", "give it with --statement PATH")
    if posting.case == "withdrawn" and not posting.approver:
        raise UsageError("a withdrawal needs the name of who approved it", "give it with --approver NAME")
    if posting.party and posting.case not in ("requested", "reply"):
        raise UsageError("--party goes with --case requested or reply")


def sentence(report: ArticleReport, item: Correction, wording: Wording, word: Callable[[str], str]) -> str:
    """One correction as a line of the notice; a short word or figure is shown with the words beside it."""
    was, should_be = (" ".join(display(text).split()) for text in _telling(report, item))
    key = "changed" if should_be else "removed"
    return wording.fill(report.article.lang, "notice", key, place=place_words(item, word), was=was, should_be=should_be)


def _telling(report: ArticleReport, item: Correction) -> tuple[str, str]:
    """Was and should be; "60" alone tells a reader nothing, "tumbuh 60 persen" does."""
    was, should_be = item.was.strip(), item.should_be.strip()
    if item.place.paragraph == 0 or len(was) > _SHORT or not was.isalnum() or not should_be:
        return was, should_be
    if item.live_at:
        return _with_neighbours(item)
    start, stop = item.span
    at = bisect_left(report.changes, item.change.start, key=lambda change: change.start)
    near = [c for c in report.changes[max(0, at - 1) : at + 2] if c.start != item.change.start]
    low = max([item.sentence[0], start - _BESIDE, *(c.stop for c in near if c.stop <= start)])
    high = min([item.sentence[1], stop + _BESIDE, *(c.start for c in near if c.start >= stop)])
    before = _LAST_WORD.search(report.text, low, start)
    after = _NEXT_WORD.match(report.text, stop, high)
    left, right = (before[0] if before else ""), (after[0] if after else "")
    return left + item.was + right, left + item.should_be + right


def _with_neighbours(item: Correction) -> tuple[str, str]:
    """The same of a correction that is in the text by now: its neighbours are those of its old sentence."""
    start = item.sentence_was.find(item.was)
    before = _LAST_WORD.search(item.sentence_was, max(0, start - _BESIDE), max(0, start))
    after = _NEXT_WORD.match(item.sentence_was, start + len(item.was)) if start >= 0 else None
    left, right = (before[0] if before else ""), (after[0] if after else "")
    return left + item.was + right, left + item.should_be + right


def _time(report: ArticleReport, posting: Posting, errors: list[Correction], wording: Wording) -> str:
    """When the notice was posted, as it is said or as the record has it, else when the last correction was made."""
    out = (row.published_at for row in report.publications if row.kind == "notice" and row.state == "published")
    if stamp := posting.posted or next(out, ""):
        key = "time-posted"
    elif errors and posting.case in _LISTING:
        key, stamp = "time-corrected", max(item.change.at for item in errors)
    else:
        key, stamp = "time-posted", report.stamp
    return wording.fill(report.article.lang, "notice", key, time=written_time(stamp, report.zone, report.article.lang))

"""What a format gets to write: the reports, how they are wanted, and the newsroom's settings and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.report.notice import PLAIN, Posting

if TYPE_CHECKING:
    from factcheck.report.gather import ArticleReport
    from factcheck.report.wording import Wording
    from factcheck.settings import Settings


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a report is wanted, beside its format.

    `public` leaves out what is internal. `raw` is for csv, `since` (an ISO date in the newsroom's zone) for the
    corrections page; `posting` and `without_url` (it may go out without the story's address) are for a notice;
    `claims` are the numbers of those whose debunk or ClaimReview it is, none for all.
    """

    public: bool = False
    raw: bool = False
    since: str = ""
    posting: Posting = PLAIN
    without_url: bool = False
    claims: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Job:
    """One export."""

    reports: tuple[ArticleReport, ...]
    wanted: Wanted
    settings: Settings
    words: Wording

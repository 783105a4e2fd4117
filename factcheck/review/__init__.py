"""What a reviewer does, without a screen: rule, correct, dismiss, note, clear, undo, and what comes next."""

from factcheck.review.act import accept, correct, rate, rule, set_class
from factcheck.review.adjudication import adjudicate, decided, differing
from factcheck.review.agreement import agreement
from factcheck.review.article import amend, clear, headline, hold, reopen
from factcheck.review.bulk import (
    accept_all,
    dismiss_all,
    of_article,
    preview,
    preview_flags,
    preview_slips,
    rule_all,
    tag_all,
)
from factcheck.review.changes import from_edit
from factcheck.review.description import describe
from factcheck.review.division import claim, merge, none, place_before, split
from factcheck.review.flags import dismiss, restore
from factcheck.review.lookup import Link, address, links, searched
from factcheck.review.notes import evidence, note, remove_evidence, show_evidence
from factcheck.review.proof import refuse_unproven, unproven
from factcheck.review.publication import approve, publish, standing
from factcheck.review.queue import after_ruling, unchecked, undecided
from factcheck.review.ratings import named
from factcheck.review.recheck import FOLLOWED, follow, recheck
from factcheck.review.restoring import restore_state
from factcheck.review.second import assign, end_second, start_second
from factcheck.review.tags import second_look, tag
from factcheck.review.take_over import take_over
from factcheck.review.undo import redo, undo

__all__ = [
    "FOLLOWED",
    "Link",
    "accept",
    "accept_all",
    "address",
    "adjudicate",
    "after_ruling",
    "agreement",
    "amend",
    "approve",
    "assign",
    "claim",
    "clear",
    "correct",
    "decided",
    "describe",
    "differing",
    "dismiss",
    "dismiss_all",
    "end_second",
    "evidence",
    "follow",
    "from_edit",
    "headline",
    "hold",
    "links",
    "merge",
    "named",
    "none",
    "note",
    "of_article",
    "place_before",
    "preview",
    "preview_flags",
    "preview_slips",
    "publish",
    "rate",
    "recheck",
    "redo",
    "refuse_unproven",
    "remove_evidence",
    "reopen",
    "restore",
    "restore_state",
    "rule",
    "rule_all",
    "searched",
    "second_look",
    "set_class",
    "show_evidence",
    "split",
    "standing",
    "start_second",
    "tag",
    "tag_all",
    "take_over",
    "unchecked",
    "undecided",
    "undo",
    "unproven",
]

"""What a reviewer does, without a screen: rule, correct, dismiss, note, clear, undo, and what comes next."""

from factcheck.review.act import accept, correct, rule, set_class
from factcheck.review.article import amend, clear, headline, hold, reopen
from factcheck.review.changes import from_edit
from factcheck.review.division import claim, merge, none, place_before, split
from factcheck.review.flags import dismiss, restore
from factcheck.review.lookup import Link, address, links, searched
from factcheck.review.notes import evidence, note
from factcheck.review.queue import after_ruling, unchecked, undecided
from factcheck.review.recheck import follow, recheck
from factcheck.review.restoring import restore_state
from factcheck.review.take_over import take_over
from factcheck.review.undo import redo, undo

__all__ = [
    "Link",
    "accept",
    "address",
    "after_ruling",
    "amend",
    "claim",
    "clear",
    "correct",
    "dismiss",
    "evidence",
    "follow",
    "from_edit",
    "headline",
    "hold",
    "links",
    "merge",
    "none",
    "note",
    "place_before",
    "recheck",
    "redo",
    "reopen",
    "restore",
    "restore_state",
    "rule",
    "searched",
    "set_class",
    "split",
    "take_over",
    "unchecked",
    "undecided",
    "undo",
]

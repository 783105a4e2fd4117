"""What turns one sequence of words, or one text, into another, found in bounded time."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Opcode = tuple[str, int, int, int, int]
# difflib takes up to 0.03 seconds for two sequences of so many words that repeat, and half a minute for two thousand.
LONGEST_READ = 200


def opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[Opcode]:
    """The changes in order, as difflib's (tag, i1, i2, j1, j2).

    difflib finds the changes that people see. With more than LONGEST_READ on either side it is the longest common
    subsequence, whose time and memory grow with the product of both lengths, 64 at a time.
    """
    if max(len(old), len(new)) <= LONGEST_READ:
        return difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    from rapidfuzz.distance import LCSseq

    found = LCSseq.opcodes(old, new)
    return [(one.tag, one.src_start, one.src_end, one.dest_start, one.dest_end) for one in found]

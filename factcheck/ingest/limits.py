"""How much of everything a stranger's document may take."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of reading one document; measured on real ones, each far above what a news article needs.

    `memory` in bytes of address space and `seconds` of computing hold for the child process, `wait` seconds for its
    answer. `size`, `expanded` in bytes and `entries` hold for what it is packed in, `ratio` for how much smaller the
    packed form may be than its content; `answer` bytes come back.
    """

    memory: int = 1_500_000_000
    seconds: int = 20
    wait: int = 60
    size: int = 50_000_000
    expanded: int = 50_000_000
    entries: int = 2_000
    ratio: int = 200
    answer: int = 64_000_000


DEFAULT = Limits()

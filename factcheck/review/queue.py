"""What a reviewer looks at next, told from the rows of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.store.records import ClaimRow, FlagRow


def undecided(flags: Iterable[FlagRow]) -> list[FlagRow]:
    """The errors and warnings that nobody decided, in the order given."""
    return [flag for flag in flags if flag.undecided and flag.severity != "info"]


def unchecked(claims: Iterable[ClaimRow]) -> list[ClaimRow]:
    """The checkable claims whose fact is not checked, in the order given."""
    return [claim for claim in claims if claim.checkable and not claim.fact_checked]


def after_ruling(
    flags: Iterable[FlagRow], claims: Iterable[ClaimRow], offset: int, *, past: int | None = None
) -> FlagRow | ClaimRow | None:
    """Where to go after a ruling at an offset: an undecided error or warning, else an open claim, else None (all done).

    Both are in text order, and the search goes round the end. A flag may begin at the offset itself, beside the one
    that was decided; those of the claim `past` are passed over.
    """
    waiting = [flag for flag in undecided(flags) if past is None or flag.claim != past]
    ahead = [flag for flag in waiting if flag.start >= offset]
    if waiting:
        return (ahead or waiting)[0]
    still = unchecked(claims)
    later = [claim for claim in still if claim.start > offset]
    return next(iter(later or still), None)

"""What a reviewer looks at next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.store import ClaimRow, FlagRow, Store


def undecided(store: Store, article: int) -> list[FlagRow]:
    """The errors and warnings of an article that nobody decided, in text order."""
    return [flag for flag in store.flags(article=article) if flag.undecided and flag.severity != "info"]


def next_flag(store: Store, article: int, after_offset: int) -> FlagRow | None:
    """The next undecided error or warning that starts after an offset, from the top again at the end; None without."""
    found = undecided(store, article)
    later = [flag for flag in found if flag.start > after_offset]
    return next(iter(later or found), None)


def next_open_claim(store: Store, article: int, after_offset: int) -> ClaimRow | None:
    """The next checkable claim whose fact is not checked and that starts after an offset, from the top at the end."""
    found = [claim for claim in store.claims(article, checkable=True) if not claim.fact_checked]
    later = [claim for claim in found if claim.start > after_offset]
    return next(iter(later or found), None)


def after_ruling(store: Store, article: int, offset: int) -> FlagRow | ClaimRow | None:
    """Where to go after a ruling at an offset: an undecided error or warning, else an open claim, else None (all done).

    A flag may begin at the offset itself, beside the one that was decided.
    """
    return next_flag(store, article, offset - 1) or next_open_claim(store, article, offset)

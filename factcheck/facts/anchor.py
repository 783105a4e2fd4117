"""The day from which an article speaks: that of its publication, else the one that its weekday-date pairs agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.facts.date_calendar import day_of, fits, in_order
from factcheck.facts.date_dialect import dialect
from factcheck.facts.date_solver import conclude
from factcheck.facts.date_years import year_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from factcheck.facts.dates import Mention
    from factcheck.model import Span

# News tells its own days with their weekdays. Pairs further apart than this are of more than one story.
_WITHIN = 31


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and last day from which an article may speak, and whence they are known.

    `basis`: the publication; the pairs as `written`; or one whose wrong year its neighbours mend (`voted`). `span` is
    that of the last pair, None for a publication.
    """

    first: date
    last: date
    basis: Literal["published", "written", "voted"]
    span: Span | None = None


def anchor(
    text: str, lang: str, pairs: Sequence[Mention], published: date | None = None, tag: str | None = None
) -> Anchor | None:
    """The day or days from which an article speaks; None where nothing tells.

    Without a publication date all pairs with a year must lie within a month, none later than the last year that the
    text names, and a pair that contradicts the calendar counts only in the year for which its neighbours vote.
    """
    if published is not None:
        return Anchor(published, published, "published")
    dated = [pair for pair in pairs if pair.year is not None]
    if not dated:
        return None
    order = dialect(text, lang, tag)
    sound, wrong = [], False
    for pair in (in_order(pair, order) for pair in dated):
        day = _sound(pair)
        wrong = wrong or day is None
        if day is not None:
            sound.append((day, pair, False))
    if wrong:
        for finding in conclude(text, pairs, None, order):
            day = day_of(finding.voted, finding.when.month, finding.when.day) if finding.voted else None
            if day is None:
                return None
            sound.append((day, finding.mention, True))
    return _agreed(text, sound)


def _sound(pair: Mention) -> date | None:
    """The day of a pair with a year, in the only reading that fits its weekday; None for none or several."""
    assert pair.year is not None
    if not fits(pair, pair.year):
        return None
    days = [day for d, m in pair.readings if (day := day_of(pair.year, m, d)) is not None]
    right = [day for day in days if day.weekday() == pair.weekday] or days[:1]
    return right[0] if len(right) == 1 else None


def _agreed(text: str, days: Iterable[tuple[date, Mention, bool]]) -> Anchor | None:
    ordered = sorted(days, key=lambda item: item[0])
    if not ordered:
        return None
    first, (last, pair, _) = ordered[0][0], ordered[-1]
    if (last - first).days > _WITHIN or any(year > last.year for year in year_counts(text)):
        return None
    voted = any(voted for _, _, voted in ordered)
    return Anchor(first, last, "voted" if voted else "written", (pair.start, pair.end))

"""How far two reviewers agree who ruled on the same claims without sight of each other's rulings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Verdict
    from factcheck.store import Store
    from factcheck.store.records import SecondRow

RULED: tuple[Verdict, ...] = ("verified", "disputed", "corrected")


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers' verdicts on the claims that both ruled on; `table[first, second]` counts them.

    `first` and `second` are their names, "" when they are all pairs together.
    """

    first: str
    second: str
    table: dict[tuple[Verdict, Verdict], int]

    @property
    def n(self) -> int:
        """How many claims both ruled on."""
        return sum(self.table.values())

    @property
    def observed(self) -> float | None:
        """The share of claims on which both gave the same verdict, 0 to 1; None without claims."""
        return sum(self.table.get((one, one), 0) for one in RULED) / self.n if self.n else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, (po - pe) / (1 - pe): agreement beyond chance, 1 at most; None where it is undefined.

        po is the share of agreement observed, pe that to be expected by chance from how often each reviewer gives each
        verdict: the sum over verdicts of the product of both shares. J. Cohen, "A coefficient of agreement for nominal
        scales", Educational and Psychological Measurement 20 (1960), 37-46. It is undefined when pe is 1, that is when
        both gave one and the same verdict to every claim, and without claims.
        """
        n = self.n
        by_first: Counter[str] = Counter()
        by_second: Counter[str] = Counter()
        for (one, other), count in self.table.items():
            by_first[one] += count
            by_second[other] += count
        # In whole numbers, so that 1 - pe is 0 exactly when it is: everything is multiplied by n squared.
        expected = sum(by_first[one] * by_second[one] for one in RULED)
        same = sum(self.table.get((one, one), 0) for one in RULED)
        return (n * same - expected) / (n * n - expected) if n * n != expected else None


def agreement(store: Store, articles: Sequence[int] | None = None) -> list[Agreement]:
    """The agreement of each pair of reviewers, by name, and of more than one pair together, last.

    What counts is what each said before seeing the other's ruling, whatever they said later. Without `articles` of the
    newest versions. Raises UsageError for an unknown article.
    """
    for article in articles or ():
        store.article(article)
    rows = store.doubly_ruled(articles)
    pairs = sorted({(row.against_by, row.reviewer) for row in rows})
    found = [_counted(*pair, (row for row in rows if (row.against_by, row.reviewer) == pair)) for pair in pairs]
    return found if len(pairs) == 1 else [*found, _counted("", "", rows)]


def _counted(first: str, second: str, rows: Iterable[SecondRow]) -> Agreement:
    table = Counter((row.against, row.verdict) for row in rows if row.against)
    return Agreement(first, second, dict(table))

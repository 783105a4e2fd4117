"""Evidence says where it is, what it is and what it does to the claim; readers see what is public."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store import Store


def test_all_that_is_said_of_a_source(store: Store) -> None:
    review.evidence(
        store, 1, "https://bps.example/1", by="sari", title="Sensus", quote="270 juta", public=True, stance="refutes",
        archived="https://web.example/1", publisher="BPS", date="2021-01-21", accessed="2026-03-04",
    )  # fmt: skip
    (row,) = store.evidence(claim=1)
    assert (row.url, row.archived, row.title, row.publisher) == (
        "https://bps.example/1", "https://web.example/1", "Sensus", "BPS",
    )  # fmt: skip
    assert (row.date, row.quote, row.stance, row.accessed, row.public) == (
        "2021-01-21", "270 juta", "refutes", "2026-03-04", True,
    )  # fmt: skip
    assert all(check.ok for check in store.doctor())
    store.rebuild()
    assert store.evidence(claim=1) == [row]


def test_removed_made_public_and_undone(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari", source="https://x.example")
    (row,) = store.evidence(claim=1)
    assert review.show_evidence(store, row.id, by="budi", public=True).public
    assert len(store.history()) == 3
    review.show_evidence(store, row.id, by="budi", public=True)
    assert len(store.history()) == 3
    review.remove_evidence(store, row.id, by="budi")
    assert store.evidence(claim=1) == []
    with pytest.raises(UsageError, match="budi changed claim 1"):
        review.undo(store, by="sari")
    with pytest.raises(UsageError, match=f"there is no evidence {row.id}"):
        review.remove_evidence(store, row.id, by="budi")
    review.undo(store, by="budi")
    assert [item.public for item in store.evidence(claim=1)] == [True]
    review.undo(store, by="budi")
    assert store.evidence(claim=1) == [row]
    assert all(check.ok for check in store.doctor())


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ({"stance": "maybe"}, "no stance"),
        ({"date": "yesterday"}, "no date"),
        ({"accessed": "2026-13-01"}, "no date"),
        ({"archived": "file:///etc/passwd"}, "no web address"),
        ({"quote": "x" * 100_001}, "100001 characters"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, field: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        review.evidence(store, 1, "https://x.example", by="sari", **field)  # type: ignore[arg-type]
    assert store.evidence(claim=1) == []


def ids(store: Store, needed: str) -> list[int]:
    return [claim.id for claim in review.unproven(store, 1, needed)]


def test_which_rulings_lack_evidence(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari", source="https://x.example")
    review.rule(store, 2, "disputed", by="sari")
    review.correct(store, 3, "Hadir 31 orang.", by="sari")
    assert (ids(store, "never"), ids(store, "public"), ids(store, "always")) == ([], [], [2])
    review.amend(store, 1, by="sari", stage="published")
    assert (ids(store, "never"), ids(store, "public"), ids(store, "always")) == ([], [1, 2], [1, 2])
    review.show_evidence(store, store.evidence(claim=1)[0].id, by="sari", public=True)
    assert ids(store, "public") == [2]
    with pytest.raises(UsageError, match="no public evidence: 2: add it"):
        review.refuse_unproven(store, 1, "public", "add it")
    review.refuse_unproven(store, 1, "never", "")


def test_evidence_on_a_former_claim_counts(store: Store) -> None:
    review.evidence(store, 3, "https://x.example", by="sari", public=True)
    left, _ = review.split(store, 3, store.claim(3).start + 14, by="sari")
    review.rule(store, left.id, "verified", by="sari")
    review.amend(store, 1, by="sari", stage="published")
    assert ids(store, "public") == []

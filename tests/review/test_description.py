"""A claim described for publication is one act, changed field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.ratings import PRESETS

if TYPE_CHECKING:
    from factcheck.store import Store


def test_fields_come_one_by_one_and_go_when_empty(store: Store) -> None:
    review.describe(
        store, 1, by="sari", restated="Rapat  digelar\nSenin.", claimant="Budi", claim_date="2026-01-02",
        appearances=["https://a.example/1", "https://a.example/1", "https://b.example"], third_party=True,
    )  # fmt: skip
    row = store.description(1)
    assert row is not None
    assert (row.restated, row.claimant, row.claim_date) == ("Rapat digelar Senin.", "Budi", "2026-01-02")
    assert (row.appearances, row.third_party, row.by) == (("https://a.example/1", "https://b.example"), True, "sari")
    review.describe(store, 1, by="ayu", claimant="", explanation="Satu.\n\nDua.")
    row = store.description(1)
    assert row is not None
    assert (row.claimant, row.explanation, row.restated, row.by) == ("", "Satu.\n\nDua.", "Rapat digelar Senin.", "ayu")
    review.undo(store, by="ayu")
    assert getattr(store.description(1), "claimant") == "Budi"  # noqa: B009
    review.undo(store, by="sari")
    assert store.description(1) is None
    assert all(check.ok for check in store.doctor())


def test_a_rating_is_part_of_the_act(store: Store) -> None:
    claim = review.describe(store, 1, by="sari", restated="x", rating=review.named(PRESETS["plain"], "false"))
    assert claim.status == "disputed"
    review.undo(store, by="sari")
    assert (store.claim(1).status, store.claim(1).rating, store.description(1)) == ("open", None, None)


def test_what_changes_nothing_is_no_act(store: Store) -> None:
    review.describe(store, 1, by="sari", restated="x")
    review.describe(store, 1, by="budi", restated="x")
    assert len(store.history(claim=1)) == 1
    review.describe(store, 1, by="budi", restated="")
    assert store.description(1) is None


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ({"claim_date": "2026-02-30"}, "is no date"),
        ({"review_url": "javascript:x"}, "no web address"),
        ({"appearances": ["ftp://x"]}, "no web address"),
        ({"appearances": [f"https://x.example/{n}" for n in range(101)]}, "101 appearances are too many"),
        ({"restated": "x" * 1001}, "1001 characters"),
        ({"colour": "red"}, "no field 'colour'"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, field: dict[str, Any], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        review.describe(store, 1, by="sari", **field)
    assert store.description(1) is None


def test_credentials_and_bytes_that_cannot_be_kept_are_taken_out(store: Store) -> None:
    review.describe(store, 1, by="sari", review_url="https://u:p@x.example/a", claimant="a\0b\ud800")
    row = store.description(1)
    assert row is not None
    assert (row.review_url, row.claimant) == ("https://x.example/a", "a\ufffdb\ufffd")

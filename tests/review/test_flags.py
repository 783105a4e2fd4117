"""A dismissed flag is silent until it is restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store import Store


def test_dismiss_and_restore(store: Store) -> None:
    review.dismiss(store, 1, by="sari", reason="as-quoted", note="rekaman ada")
    flag = store.flag(1)
    assert (flag.state, flag.undecided) == ("dismissed", False)
    assert (flag.dismissed_reason, flag.dismissed_note, flag.dismissed_by) == ("as-quoted", "rekaman ada", "sari")
    assert store.claim(1).flags == ("weekday-mismatch",)
    assert store.article(1).progress.errors == 1
    review.restore(store, 1, by="budi")
    assert store.flag(1).state == "open"
    assert store.article(1).progress.errors == 2
    assert store.claim(1).version == 0


def test_refusals(store: Store) -> None:
    with pytest.raises(UsageError, match="no reason"):
        review.dismiss(store, 1, by="sari", reason="boring")
    with pytest.raises(UsageError, match="not dismissed"):
        review.restore(store, 1, by="sari")
    review.dismiss(store, 1, by="sari")
    with pytest.raises(UsageError, match="already, by sari"):
        review.dismiss(store, 1, by="budi")


def test_twins_are_dismissed_one_by_one(store: Store) -> None:
    review.dismiss(store, 3, by="sari")
    assert [flag.state for flag in store.flags(1)] == ["open", "open", "dismissed", "open"]

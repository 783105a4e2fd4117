"""Where windows are: told for a minute, and never waited for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from factcheck.store import open_store
from factcheck.store.presence import Here

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.store import Store

SARI = Here("sari", 1, 2)


@pytest.mark.usefixtures("store")
def test_others_are_seen_for_a_minute(path: Path) -> None:
    now = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    with open_store(path, clock=lambda: now) as one, open_store(path, clock=lambda: now) as other:
        assert one.say_where("a", SARI)
        assert other.say_where("b", Here("budi", 1, None))
        assert one.others("a", 1) == [Here("budi", 1, None)]
        assert other.others("b", 1) == [SARI]
        assert other.others("b", 2) == []
        assert other.say_where("b", Here("budi", 2, 4))
        assert one.others("a", 1) == []
        now += timedelta(seconds=60)
        assert other.others("b", 1) == [SARI]
        now += timedelta(seconds=1)
        assert other.others("b", 1) == []


def test_a_closed_window_is_gone(store: Store) -> None:
    store.say_where("a", SARI)
    store.say_where("a", None)
    assert store.others("b", 1) == []


def test_it_is_no_change_of_the_record(path: Path, store: Store) -> None:
    before = store.data_version()
    with open_store(path) as other:
        other.say_where("b", SARI)
        store.say_where("a", SARI)
    assert store.data_version() == before
    assert len(store.history()) == 1
    assert all(check.ok for check in store.doctor()), store.doctor()


def test_a_busy_file_is_not_waited_for(path: Path, store: Store) -> None:
    with open_store(path, timeout=30) as other:
        with store.writing():
            assert not other.say_where("b", SARI)
        assert other.say_where("b", SARI)
        assert other._connection.value("PRAGMA busy_timeout") == 30_000


def test_a_rebuilt_record_is_a_change(path: Path, store: Store) -> None:
    before = store.data_version()
    with open_store(path) as other:
        other.rebuild()
    assert store.data_version() > before

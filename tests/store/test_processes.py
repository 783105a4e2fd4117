"""Several programs write at once and none loses a ruling; a killed one loses nothing that it had confirmed."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.model import Analysis
    from factcheck.store import Store

WRITER = """
import sys
from pathlib import Path
from factcheck import review
from factcheck.store import open_store
path, name, count, claims = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
with open_store(path) as store:
    for n in range(count):
        claim = n % claims + 1
        review.rule(store, claim, ("verified", "disputed")[n % 2], by=name)
        print(store.history(reviewer=name, limit=1)[0].seq, flush=True)
"""


def start(path: Path, name: str, count: int, claims: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(count), str(claims)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_four_writers_lose_nothing(store: Store, path: Path) -> None:
    writers = [start(path, f"writer{n}", 60, 3) for n in range(4)]
    for writer in writers:
        out, err = writer.communicate(timeout=120)
        assert err == ""
        assert len(out.split()) == 60
    assert len(store.history()) == 1 + 4 * 60
    assert sum(claim.version for claim in store.claims()) == 4 * 60
    assert {len(claim.rulings) for claim in store.claims()} == {4}
    assert all(check.ok for check in store.doctor())


def test_killed_writers_lose_nothing_confirmed(path: Path, analyse: Callable[..., Analysis]) -> None:
    with open_store(path, create=True) as store:
        store.import_analysis(analyse(), by="sari")
    dice = random.Random(7)
    confirmed: set[int] = set()
    for _ in range(10):
        writer = start(path, "writer", 10_000, 3)
        assert writer.stdout is not None
        confirmed.add(int(writer.stdout.readline()))
        time.sleep(dice.random() * 0.05)
        writer.kill()
        out, err = writer.communicate()
        assert err == ""
        confirmed.update(map(int, out.split("\n")[:-1]))
    with open_store(path) as store:
        assert confirmed <= {event.seq for event in store.history()}
        assert all(check.ok for check in store.doctor())

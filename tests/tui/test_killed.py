"""Killed right after the screen said that a ruling is saved, the program has lost nothing.

FACTCHECK_KILLS says how often; the default keeps the test short.
"""

from __future__ import annotations

import os
import pty
import random
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from factcheck.store import open_store
from tests.tui.test_end import START, until

if TYPE_CHECKING:
    from pathlib import Path

KILLS = int(os.environ.get("FACTCHECK_KILLS", "4"))
KEYS = {"v": (b"verified", "verified"), "d": (b"disputed", "disputed")}


def _rule_and_die(database: Path, key: str, shown: bytes, delay: float) -> None:
    master, slave = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-c", START, str(database)], stdin=slave, stdout=slave, stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}, start_new_session=True,
        ) as program:  # fmt: skip
            assert b"Bendungan" in until(master, b"Bendungan", 20)
            os.write(master, b"\r")
            assert b"Claim" in until(master, b"Claim", 20)
            os.write(master, key.encode())
            acknowledged = b": " + shown
            assert acknowledged in until(master, acknowledged, 20)
            time.sleep(delay)
            os.killpg(program.pid, signal.SIGKILL)
    finally:
        os.close(master)
        os.close(slave)


def test_no_ruling_that_was_shown_as_saved_is_lost(database: Path) -> None:
    rng = random.Random(7)
    for n in range(1, KILLS + 1):
        key = "vd"[n % 2]  # never the verdict that the claim has already
        shown, verdict = KEYS[key]
        _rule_and_die(database, key, shown, rng.uniform(0, 0.05))
        with open_store(database) as store:
            rulings = [event for event in store.history() if event.kind == "ruling"]
            assert len(rulings) == n
            assert store.claim(rulings[0].claims[0]).status == verdict
            assert all(check.ok for check in store.doctor())

"""Two windows on one record, random keys in both: what each screen said was kept is in the history, and no more.

FACTCHECK_KEYS says how many keys are pressed in each; the default keeps the test short.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from factcheck.store import open_store
from tests.tui.at_keys import STALE
from tests.tui.conftest import NOW, sample

ROOT = Path(__file__).parents[2]
KEYS = int(os.environ.get("FACTCHECK_KEYS", "40"))
# One looks at the record every second, the other has not heard of anything until it acts.
WINDOWS = {"Sari": "1", "Budi": "3600"}


def test_two_windows(tmp_path: Path) -> None:
    path = tmp_path / "claims.db"
    with open_store(path, create=True, clock=lambda: NOW) as store:
        store.import_analysis(sample(), by="Dewi")
    programs = {
        name: subprocess.Popen(
            [sys.executable, "-m", "tests.tui.at_keys", str(path), name, str(KEYS), str(n), poll],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for n, (name, poll) in enumerate(WINDOWS.items())
    }  # fmt: skip
    try:
        _at_work(path, programs)
    finally:
        for program in programs.values():
            program.kill()
            program.communicate()


def _at_work(path: Path, programs: dict[str, subprocess.Popen[str]]) -> None:
    for program in programs.values():
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n", program.communicate()[1]
    for program in programs.values():
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    stale = 0
    with open_store(path) as store:
        for name, program in programs.items():
            out, err = program.communicate(timeout=600)
            assert program.returncode == 0, err
            told = json.loads(out)
            mine = [event for event in store.history(reviewer=name) if event.kind != "import"]
            assert len(mine) == told["done"] > KEYS // 8, (told["lines"], [event.kind for event in reversed(mine)])
            assert told["unshown"] == [], "\n".join(told["lines"])
            stale += told["lines"].count(STALE)
        assert stale
        assert [check for check in store.doctor() if not check.ok] == []

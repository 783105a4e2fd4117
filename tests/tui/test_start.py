"""What a start of the screen does not import, and what `run` leaves behind."""

from __future__ import annotations

import gc
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from factcheck.settings import Settings
from factcheck.tui import TURN, run
from factcheck.tui import app as app_module

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {"sqlite_utils", "dateparser", "rapidfuzz", "regex", "trafilatura", "factcheck.claims", "factcheck.ingest"}
READ = """
import sys
from pathlib import Path
import factcheck.cli, factcheck.tui.app, factcheck.tui.review
from factcheck.store import open_store
from factcheck.tui import desk, page
with open_store(Path(sys.argv[1])) as store:
    desk._around(store, None, None)
    page.load(store, 1)
print(*sys.modules)
"""


def test_nothing_heavy_is_imported(database: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(database)], capture_output=True, text=True, check=True, timeout=60
    )
    found = set(done.stdout.split())
    assert "factcheck.tui.review" in found
    assert not HEAVY & found


def test_python_is_left_as_it_was(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = sys.getswitchinterval(), []

    def start(*_: object, **__: object) -> int:
        seen.append((sys.getswitchinterval(), gc.isenabled()))
        return 3

    monkeypatch.setattr(app_module, "start", start)
    assert run(database, Settings(), "Sari", "en") == 3
    assert seen == [(pytest.approx(TURN), False)]
    assert sys.getswitchinterval() == before
    assert gc.isenabled()

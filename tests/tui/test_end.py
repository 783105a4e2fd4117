"""However the program ends, the terminal is clean and nothing private is left behind."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import DatabaseError, SettingsError
from factcheck.tui.app import write_crash

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.tui.app import Workbench

START = """
import sys
from pathlib import Path
from factcheck.settings import Settings
from factcheck.tui import run
sys.exit(run(Path(sys.argv[1]), Settings(), "Sari", "en"))
"""


def until(handle: int, wanted: bytes, seconds: float) -> bytes:
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < end:
        if select.select([handle], [], [], 0.1)[0]:
            try:
                seen += os.read(handle, 65536)
            except OSError:
                break
    return seen


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_a_clean_terminal(database: Path, number: signal.Signals, code: int) -> None:
    master, slave = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-c", START, str(database)], stdin=slave, stdout=slave, stderr=slave,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
        ) as program:  # fmt: skip
            seen = until(master, b"Bendungan", 20)
            assert b"\x1b[?1049h" in seen
            program.send_signal(number)
            end = until(master, b"\x1b[?1049l", 10)
            assert program.wait(10) == code
            assert b"\x1b[?1049l" in end
            assert b"\x1b[?1000l" in end, "the mouse is given back"
    finally:
        os.close(master)
        os.close(slave)


def test_a_crash_log_is_private_and_holds_no_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    try:
        raise ValueError("teks rahasia dari artikel")
    except ValueError as error:
        path = write_crash(error)
    assert path.parent == tmp_path / "factcheck"
    assert path.stat().st_mode & 0o777 == 0o600
    written = path.read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "rahasia" not in written


async def test_a_crash_prints_one_line(
    bench: Callable[..., Workbench], hand: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = bench()

    async def crash() -> None:
        async with app.run_test() as pilot:
            await hand.settle(pilot)
            app.call_later(lambda: 1 // 0)
            await pilot.pause()

    with pytest.raises(ZeroDivisionError):
        await crash()
    assert len(list((tmp_path / "factcheck").iterdir())) == 1


def test_what_cannot_be_used_is_said_before_the_screen_is_touched(
    bench: Callable[..., Workbench], tmp_path: Path
) -> None:
    with pytest.raises(SettingsError, match="newsroom"):
        bench(theme="newsrom")
    other = tmp_path / "no.db"
    other.write_bytes(b"this is no database at all" * 100)
    with pytest.raises(DatabaseError):
        bench(path=other)

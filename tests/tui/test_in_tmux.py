"""The program in a real terminal, by keys alone: import, review, undo, restart, export, clear. `make tmux-test`."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.tmux

STORY = """Tanggul Sungai Wiyu Jebol

Tanggul itu jebol Sabtu (9/1/2021) malam. Warga mengungsi Minggu (12/1/2021) pagi.

Sebanyak 40 rumah terendam di tiga dusun.
"""
PATIENCE = 30.0


class Terminal:
    """A tmux session of its own, with one window."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.socket, self.started = folder, folder / "tmux-0", 0
        home = {"HOME": str(folder), "XDG_STATE_HOME": str(folder / "state"), "LC_ALL": "C.UTF-8"}
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
        self.env = home | kept

    def tmux(self, *words: str) -> str:
        """What a tmux command says."""
        command = ["tmux", "-S", str(self.socket), "-f", "/dev/null", *words]
        return subprocess.run(
            command, env=self.env, cwd=self.folder, check=True, capture_output=True, text=True, timeout=PATIENCE
        ).stdout

    def start(self, *words: str) -> None:
        """Run a command in a new window of 100 columns and 30 lines; the server of the last one may still be ending."""
        self.started += 1
        self.socket = self.folder / f"tmux-{self.started}"
        self.tmux("new-session", "-d", "-x", "100", "-y", "30", f"{shlex.join(words)}; echo ended: $?; sleep 60")

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names."""
        for name in names:
            self.tmux("send-keys", name)

    def write(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-l", text)

    def shown(self) -> str:
        """The screen."""
        return self.tmux("capture-pane", "-p")

    def sees(self, wanted: str) -> str:
        """The screen, as soon as some words are on it."""
        end = time.monotonic() + PATIENCE
        while wanted not in (screen := self.shown()):
            assert time.monotonic() < end, f"{wanted!r} is not on the screen:\n{screen}"
            time.sleep(0.05)
        return screen

    def sees_no_more(self, words: str) -> None:
        """Wait until some words are gone."""
        end = time.monotonic() + PATIENCE
        while words in (screen := self.shown()):
            assert time.monotonic() < end, f"{words!r} is still on the screen:\n{screen}"
            time.sleep(0.05)

    def end(self) -> None:
        """Close the window."""
        self.tmux("kill-server")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A terminal in a folder with an article."""
    assert shutil.which("tmux"), "this test needs tmux (Debian: tmux)"
    (tmp_path / "tanggul.txt").write_text(STORY, encoding="utf-8")
    terminal = Terminal(tmp_path)
    yield terminal
    if terminal.socket.exists():
        subprocess.run(["tmux", "-S", str(terminal.socket), "kill-server"], check=False, capture_output=True)


def test_from_import_to_clearing(terminal: Terminal) -> None:
    program = (sys.executable, "-m", "factcheck", "--db", "desk.db")
    terminal.start(*program)
    terminal.sees("esc skip for ever")
    terminal.keys("Escape")
    terminal.sees_no_more("esc skip for ever")
    terminal.sees("No articles yet.")
    terminal.keys("i")
    terminal.sees("Import")
    terminal.write("tanggul.txt")
    terminal.keys("Enter")
    terminal.sees("✓ new")
    terminal.keys("Enter")
    terminal.sees("Tanggul Sungai Wiyu Jebol")

    terminal.keys("Enter")
    assert "weekday-mismatch" in terminal.sees("Claim 3")
    terminal.keys("a")
    terminal.sees("✓ claim 3: suggestion accepted")
    terminal.keys("v")
    terminal.sees("verified")
    terminal.keys("m")
    terminal.sees("Note on claim")
    terminal.write("tanya BPBD")
    terminal.keys("Enter")
    terminal.sees("✓ note kept")
    terminal.keys("u")
    terminal.sees("undone: note")
    terminal.keys("u")
    terminal.sees("undone: verified")
    terminal.keys("q")
    terminal.sees("1 not cleared")
    terminal.keys("q")
    terminal.sees("ended: 0")
    terminal.end()

    terminal.start(*program)
    terminal.sees("Tanggul Sungai Wiyu Jebol")
    terminal.keys("Enter")
    terminal.sees("Claim")
    terminal.keys("u")
    terminal.sees("undone: suggestion accepted")
    terminal.keys("C-r")
    terminal.sees("redone: suggestion accepted")
    terminal.keys("e")
    terminal.sees("tanggul")
    terminal.keys("Enter")
    terminal.sees("✓ written: ")
    terminal.keys("C")
    assert "cleared by" in terminal.sees("0 not cleared")
    terminal.keys("C-q")
    terminal.sees("ended: 0")

    with open_store(terminal.folder / "desk.db") as store:
        kinds = [event.kind for event in reversed(store.history())]
        [article] = store.articles()
    assert kinds == ["import", "accept", "ruling", "note", "undo", "undo", "undo", "redo", "clear"]
    assert article.state == "cleared"
    [report] = terminal.folder.glob("*.md")
    assert "Minggu (10/1/2021)" in report.read_text(encoding="utf-8")

"""What somebody types survives, and is gone once it is kept; a long note goes through the person's own editor."""

from __future__ import annotations

import os
import pty
import signal
import stat
import subprocess
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.store import open_store
from factcheck.tui.dialogs.editing import CorrectionDialog, Editor, WritingDialog
from factcheck.tui.drafts import Drafts
from tests.tui.test_end import START, until
from tests.tui.test_flow import Make, claims_of

if TYPE_CHECKING:
    from factcheck.store import Store


def _files() -> list[Path]:
    return sorted(path for path in Path(os.environ["XDG_STATE_HOME"]).rglob("*") if path.is_file())


def test_a_draft_is_of_one_reviewer_at_one_database_about_one_text(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "a.db", "Sari")
    slot = ("note", 3)
    drafts.put(slot, "tanya \x1b[31mdinas\udc80", "klaim")
    (path,) = _files()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    again = Drafts(tmp_path / "a.db", "Sari")
    assert again.get(slot, "klaim") == "tanya \u241b[31mdinas\ufffd"
    assert again.get(slot, "klaim lain") is None, "the database is another one"
    assert again.get(("note", 4), "klaim") is None
    assert Drafts(tmp_path / "a.db", "Budi").get(slot, "klaim") is None
    assert Drafts(tmp_path / "b.db", "Sari").get(slot, "klaim") is None
    for broken in (b"", b"[]", b"{", b'{"text": 1, "about": 2}', b"\xff", b"[" * 100_000):
        path.write_bytes(broken)
        assert again.get(slot, "klaim") is None
    again.drop(slot)
    assert _files() == []


def test_without_a_folder_a_draft_lives_as_long_as_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    drafts = Drafts(tmp_path / "a.db", "Sari")
    drafts.put(("note", 3), "tanya", "klaim")
    assert drafts.get(("note", 3), "klaim") == "tanya"
    drafts.drop(("note", 3))
    assert drafts.get(("note", 3), "klaim") is None


@pytest.mark.parametrize(("key", "dialog"), [("m", WritingDialog), ("c", CorrectionDialog)])
async def test_what_was_typed_is_there_after_a_restart_and_gone_once_kept(
    bench: Make, hand: Any, store: Store, key: str, dialog: type
) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", key)
        assert _files() == []
        await hand.write(pilot, "xy z")
        assert len(_files()) == 1, "as it is typed, not when the dialog is left"
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", key)
        assert isinstance(app.screen, dialog)
        assert "xy z" in app.screen.query_one(Editor).text
        assert "your draft of before" in hand.photograph(app)
        await hand.press(pilot, "enter")
    assert _files() == []
    row = claims_of(store)[0]
    assert "xy z" in (row.correction or "") + "".join(note.text for note in store.notes(claim=row.id))


async def test_a_text_taken_back_leaves_no_draft(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "m", "a", "backspace", "escape")
        assert _files() == []
        await hand.press(pilot, "c", "a", "backspace", "escape")
        assert _files() == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_draft_survives_however_the_program_ends(database: Path, number: signal.Signals) -> None:
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"}
    master, slave = pty.openpty()
    try:
        with subprocess.Popen(
            [sys.executable, "-c", START, str(database)], stdin=slave, stdout=slave, stderr=slave, env=environment,
            start_new_session=True,
        ) as program:  # fmt: skip
            assert b"Bendungan" in until(master, b"Bendungan", 30)
            os.write(master, b"\r")
            assert b"Claim" in until(master, b"Claim", 30)
            os.write(master, b"m")
            assert b"Note on claim" in until(master, b"Note on claim", 30)
            os.write(master, b"dinas")
            end = time.monotonic() + 30
            while not any(b'"dinas"' in path.read_bytes() for path in _files()) and time.monotonic() < end:
                until(master, b"never", 0.05)
            os.killpg(program.pid, number)
            until(master, b"\x1b[?1049l", 5 if number != signal.SIGKILL else 0)
    finally:
        os.close(master)
        os.close(slave)
    with open_store(database) as store:
        claim = claims_of(store)[0]
    assert Drafts(database, "Sari").get(("note", claim.id), claim.text) == "dinas"


# -- the person's own editor -------------------------------------------------------------------------------------


def _editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n{code}\n", encoding="utf-8")
    monkeypatch.setenv("EDITOR", f"'{sys.executable}' '{script}' --wait")


async def test_a_note_is_written_in_the_persons_editor(
    bench: Make, hand: Any, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(tmp_path, monkeypatch, "assert path.stat().st_mode & 0o77 == 0\n"
            "path.write_text(path.read_text() + ' dinas\\x1b[31m\\nlalu warga\\n')")  # fmt: skip
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        monkeypatch.setattr(app, "suspend", nullcontext)
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "m")
        assert "F4 your editor" in hand.photograph(app)
        await hand.write(pilot, "tanya")
        await hand.press(pilot, "f4")
        assert app.screen.query_one(Editor).text == "tanya dinas\u241b[31m\nlalu warga"
        assert len(_files()) == 1, "the draft, and no file of the editor"
        await hand.press(pilot, "enter")
    assert [note.text for note in store.notes(claim=claims_of(store)[0].id)] == ["tanya dinas\u241b[31m\nlalu warga"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sys.exit(3)", "ended with 3"),
        ("path.unlink()", "No such file"),
        ("path.write_text('x' * 200_000)", "more than"),
    ],
)
async def test_an_editor_that_fails_leaves_the_text(
    bench: Make, hand: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, said: str
) -> None:
    _editor(tmp_path, monkeypatch, code)
    app = bench()
    async with app.run_test(size=(120, 40)) as pilot:
        monkeypatch.setattr(app, "suspend", nullcontext)
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "m", "a", "f4")
        assert app.screen.query_one(Editor).text == "a"
        assert said in hand.photograph(app)


async def test_where_no_editor_can_be_opened_the_field_is_there(
    bench: Make, hand: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "m", "f4")
        assert "there is no editor here" in hand.photograph(app)
        monkeypatch.setenv("VISUAL", "none-such-editor")
        await hand.press(pilot, "f4")
        assert "no editor can be opened here" in hand.photograph(app), "a screen without a terminal cannot stand aside"
        monkeypatch.setattr(app, "suspend", nullcontext)
        await hand.press(pilot, "f4")
        assert "none-such-editor: No such file" in hand.photograph(app)
        await hand.press(pilot, "b")
        assert app.screen.query_one(Editor).text == "b"

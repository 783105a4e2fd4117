"""The desk in headless Chromium: a claim ruled on by keys, and nobody else asked for anything (make browser-test)."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from tests.report.chromium import Chromium

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser

PATIENCE = 60.0


def until(what: Callable[[], Any], why: str) -> Any:
    end = time.monotonic() + PATIENCE
    while not (found := what()):
        assert time.monotonic() < end, why
        time.sleep(0.1)
    return found


@pytest.fixture
def desk(tmp_path: Path, unused_tcp_port: int) -> Iterator[tuple[str, Path]]:
    """`factcheck serve` on a copy of the sample; gives the printed address and the database."""
    database = tmp_path / "claims.db"
    shutil.copy(Path(__file__).parents[2] / "claims.db", database)
    argv = [sys.executable, "-m", "factcheck", "--db", str(database), "serve", "--port", str(unused_tcp_port)]
    environment = {**os.environ, "FACTCHECK_REVIEWER": "sari", "XDG_STATE_HOME": str(tmp_path / "state"), "LANG": "en"}
    with subprocess.Popen(argv, stderr=subprocess.PIPE, text=True, env=environment) as server:
        assert server.stderr is not None
        first = server.stderr.readline()
        try:
            assert "http" in first, first + server.stderr.read()
            yield first[first.index("http") :].strip(), database
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Chromium]:
    with Chromium(tmp_path / "chromium") as chromium:
        yield chromium


def _press(browser: Chromium, key: str, code: int = 0) -> None:
    text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
    number = code or (ord(key.upper()) if len(key) == 1 else 13)
    for kind in ("keyDown", "keyUp"):
        more = text if kind == "keyDown" else {}
        browser.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=number, **more)


def _rows(database: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=30)) as db:
        return list(db.execute(query))


def _rulings(database: Path) -> list[tuple[str, str]]:
    return _rows(database, "SELECT handle, verdict FROM rulings JOIN reviewers ON id = reviewer_id")


def _events(database: Path) -> int:
    return len(_rows(database, "SELECT 1 FROM events"))


def _open(browser: Chromium, address: str, saved: Path) -> None:
    """Open the desk and wait until the keyboard is its own."""
    saved.mkdir()
    browser.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(saved))
    browser.call("Page.navigate", url=address)
    until(lambda: browser.value("document.body && document.body.classList.contains('-first-byte')"), "no desk came")
    until(lambda: browser.value("!!document.activeElement.closest('.xterm')"), "the keyboard is not the desk's")


def _try(browser: Chromium, keys: list[str], done: Callable[[], Any]) -> Any:
    """Press keys, and again when the desk was not ready for them: what a canvas shows cannot be read."""

    def once() -> Any:
        for key in keys:
            _press(browser, key)
            time.sleep(1)
        return done()

    return until(once, f"{keys} did nothing")


def test_a_claim_is_ruled_on_through_the_page(desk: tuple[str, Path], browser: Chromium, tmp_path: Path) -> None:
    address, database = desk
    before, acts = _rulings(database), _events(database)
    _open(browser, address, tmp_path / "saved")
    _try(browser, ["Enter", "d"], lambda: _events(database) > acts)
    assert [one for one in _rulings(database) if one not in before] == [("sari", "disputed")]
    own = urlsplit(address).netloc
    asked = [url for url in browser.requests if not url.startswith(("data:", "blob:"))]
    assert len(asked) > 3, "requests are seen"
    assert {urlsplit(url).netloc for url in asked} == {own}
    assert browser.value("location.search") == "", "the token does not stay in the address"


def test_an_export_is_downloaded(desk: tuple[str, Path], browser: Chromium, tmp_path: Path) -> None:
    address, _ = desk
    saved = tmp_path / "saved"
    _open(browser, address, saved)
    found = _try(browser, ["e", "Enter"], lambda: [path for path in saved.iterdir() if path.suffix == ".md"])
    assert found[0].read_text(encoding="utf-8").startswith("#")
    assert {urlsplit(url).netloc for url in browser.requests if url.startswith("http")} == {urlsplit(address).netloc}

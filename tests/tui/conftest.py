"""What the tests of the screens share: an article made by hand, and a screen photographed as text."""

from __future__ import annotations

import asyncio
import io
import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from factcheck.model import Analysis, Article, Claim, Flag, Related, Suggestion, say
from factcheck.settings import Settings
from factcheck.store import Store, open_store
from factcheck.tui import browser, clipboard
from factcheck.tui.app import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.pilot import Pilot

WAITED = ("acts", "refresh", "rules", "import", "search")
NAMED = {" ": "space", "/": "slash", ".": "full_stop", "-": "minus"}
GOLDEN = Path(__file__).with_name("golden")
NOW = datetime(2026, 3, 2, 7, 30, tzinfo=UTC)

SENTENCES = (
    "Bendungan Sukaraya mulai diisi Senin (3/3/2026).",
    "Pengisian pengisian itu berlangsung sembilan hari.",
    "Kepala proyek Wening Asri mengatakan debitnya 40 meter kubik per detik.",
    "Warga tiga dusun sudah pindah.",
    "Bagikan ke:",
)
TEXT = f"{SENTENCES[0]} {SENTENCES[1]}\n\n{SENTENCES[2]} {SENTENCES[3]}\n\n{SENTENCES[4]}\n"


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def _claims() -> tuple[Claim, ...]:
    spans = [_at(sentence) for sentence in SENTENCES]
    return (
        Claim(*spans[0], score=60, kinds=("date",)),
        Claim(*spans[1], score=40, kinds=("event",)),
        Claim(*spans[2], score=55, kinds=("quantity",)),
        Claim(*spans[3], score=30, kinds=("event",)),
        Claim(*spans[4], checkable=False, kinds=("boilerplate",)),
    )


def _flags() -> tuple[Flag, ...]:
    day, year = _at("Senin (3/3/2026)"), _at("3/3/2026")
    twice = _at("Pengisian pengisian")
    return (
        Flag(
            "weekday-mismatch", "error", *day, say("3 Maret 2026 bukan hari Senin"),
            proof=(say("3 Maret 2026 jatuh pada hari Selasa"),),
            suggestions=(
                Suggestion(year[0], year[1], "2/3/2026", say("tanggal lain")),
                Suggestion(day[0], day[0] + 5, "Selasa", say("hari lain")),
            ),
            related=(Related(*_at("sembilan hari"), "evidence", say("lamanya")),),
        ),
        Flag(
            "repeated-word", "warning", *twice, say("kata itu tertulis dua kali"),
            suggestions=(Suggestion(twice[0] + 9, twice[1], "", say("tulis sekali")),),
        ),
        Flag("undefined-acronym", "info", *_at("dusun"), say("hanya catatan")),
    )  # fmt: skip


def sample() -> Analysis:
    """An article with an error, a warning, an info note and boilerplate."""
    title = "Bendungan Sukaraya Diisi"
    article = Article(TEXT, source="bendungan.txt", title=title, lang="id", published=date(2026, 3, 4))
    return Analysis(article, "id", _claims(), _flags())


def other(title: str = "Pasar Baru Dibuka", text: str = "Pasar itu punya 80 kios.") -> Analysis:
    """An article of one claim without flags."""
    article = Article(text, source=f"{title}.txt", title=title, lang="id")
    return Analysis(article, "id", (Claim(0, len(text)),), ())


@pytest.fixture(autouse=True)
def _own_desktop(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """A state folder of the test's own, and no way to the tester's clipboard, browser or editor."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    monkeypatch.setattr(clipboard, "TOOLS", ())
    monkeypatch.setattr(browser, "_browser", lambda: None)
    for name in ("VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A record of two articles, with a fixed clock."""
    path = tmp_path / "claims.db"
    with open_store(path, create=True, clock=lambda: NOW) as store:
        store.import_analysis(other(), by="Sari")
        store.import_analysis(sample(), by="Sari")
    return path


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """Another pair of eyes on the same record."""
    with open_store(database, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def bench(database: Path) -> Callable[..., Workbench]:
    """Makes the app on the record, with a fixed clock."""

    def make(lang: str = "en", reviewer: str = "Sari", path: Path = database, **settings: object) -> Workbench:
        chosen = Settings(**settings)  # type: ignore[arg-type]
        return Workbench(path, chosen, reviewer, lang, clock=lambda: NOW)

    return make


class Hand:
    """What a tester does at the screen."""

    other = staticmethod(other)
    text = TEXT
    sentences = SENTENCES

    @staticmethod
    def photograph(app: Workbench) -> str:
        """The screen as text, a line a row, without trailing blanks."""
        width, height = app.size
        console = Console(
            width=width, height=height, file=io.StringIO(), force_terminal=True, record=True,
            legacy_windows=False, safe_box=False,
        )  # fmt: skip
        console.print(app.screen._compositor.render_update(full=True, screen_stack=app._background_screens))
        return "\n".join(line.rstrip() for line in console.export_text(styles=False).splitlines()) + "\n"

    @staticmethod
    def compare(name: str, shown: str) -> None:
        """Compare a photograph with its golden file; FACTCHECK_GOLDEN=1 writes it."""
        path = GOLDEN / f"{name}.txt"
        if os.environ.get("FACTCHECK_GOLDEN"):
            path.write_text(shown, encoding="utf-8")
        assert shown == path.read_text(encoding="utf-8")

    @staticmethod
    async def settle(pilot: Pilot[None]) -> None:
        """Wait until what was begun is on disk and on the screen, or waits for an answer."""
        app = pilot.app
        for _ in range(3):
            await pilot.pause()
            wait = [w for w in app.workers if w.group in WAITED and not w.is_finished]
            if wait and not app.screen.is_modal:
                await asyncio.wait([w._task for w in wait if w._task is not None], timeout=0.3)
        await pilot.pause()

    async def press(self, pilot: Pilot[None], *keys: str) -> None:
        """Press keys one after the other, waiting after each."""
        for key in keys:
            await pilot.press(key)
            await self.settle(pilot)

    async def write(self, pilot: Pilot[None], text: str) -> None:
        """Type a text."""
        await pilot.press(*(NAMED.get(char, char) for char in text))
        await self.settle(pilot)


@pytest.fixture
def hand() -> Hand:
    """Someone at the screen."""
    return Hand()

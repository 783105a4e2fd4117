"""The screens over the desk and the review: what they show, where enter leads, and that escape goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from factcheck import review
from factcheck.model import Analysis, Article, Claim, Flag, say
from factcheck.report.export import FORMATS
from factcheck.store import Store, open_store
from factcheck.text import display
from factcheck.tui import app as app_module
from factcheck.tui import history as history_module
from factcheck.tui.blocks import Blocks
from factcheck.tui.desk import Desk
from factcheck.tui.dialogs.exporting import ExportDialog
from factcheck.tui.history import History
from factcheck.tui.panel import PanelHelp, Reader
from factcheck.tui.panels import PANELS
from factcheck.tui.preview import SHOWN, Preview
from factcheck.tui.review import Review
from factcheck.tui.rules_screen import RulesScreen, flowing
from factcheck.tui.settings_screen import SettingsScreen
from factcheck.tui.timeline import TimelineScreen

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot


Make = "Callable[..., Workbench]"
KEYS = {
    "timeline": "T", "rules": "R", "preview": "p", "settings": "comma", "history": "H", "queue": "Q", "compare": "V",
    "differing": "X",
}  # fmt: skip
SHOTS = [(60, 20, "en"), (80, 24, "en"), (120, 40, "en"), (80, 24, "id")]
DATES = (
    "Banjir datang Sabtu malam (9/1/2020). Air surut Minggu (10/1). Tanggul selesai 31 Juni 2021."
    " Pameran digelar Sabtu-Minggu, 2-3 Januari 2021. Rapat 3 Mei.\n"
)


def flooded(title: str = "Banjir di Sukaraya") -> Analysis:
    """An article with every sort of entry that a timeline has."""
    ends = [n + 1 for n, c in enumerate(DATES) if c == "." and DATES[n + 1 : n + 2] in (" ", "\n")]
    starts = [0, *(end + 1 for end in ends[:-1])]
    claims = tuple(Claim(start, end, kinds=("date",)) for start, end in zip(starts, ends, strict=True))
    at = DATES.index("3 Mei")
    flag = Flag("year-outlier", "warning", at, at + 5, say("tahun jauh dari yang lain"))
    return Analysis(Article(DATES, source="banjir.txt", title=title, lang="id"), "id", claims, (flag,))


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    """A record of that article alone, with some history."""
    from tests.tui.conftest import NOW

    path = tmp_path / "flood.db"
    with open_store(path, create=True, clock=lambda: NOW) as store:
        store.import_analysis(flooded(), by="Sari")
        review.rule(store, 1, "disputed", by="Sari")
        review.rule(store, 1, "verified", by="Budi")
        review.correct(store, 2, "Air surut Senin (11/1).", by="Sari")
        review.undo(store, by="Sari")
    return path


async def opened(hand: Any, pilot: Pilot[None], name: str) -> Any:
    await hand.settle(pilot)
    await hand.press(pilot, "enter", KEYS[name])
    await hand.settle(pilot)
    return pilot.app.screen


@pytest.mark.parametrize("shot", SHOTS, ids=["-".join(map(str, shot)) for shot in SHOTS])
@pytest.mark.parametrize("name", PANELS)
async def test_photographs(
    bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch, name: str, shot: tuple[int, int, str]
) -> None:
    monkeypatch.setattr(app_module, "_rules", lambda _off: 4)
    monkeypatch.setattr("factcheck.tui.settings_screen._shown_path", lambda path: f"/desk/{path.name}")
    width, height, lang = shot
    app = bench(lang, path=flood, timezone="Asia/Jakarta")
    async with app.run_test(size=(width, height)) as pilot:
        screen = await opened(hand, pilot, name)
        assert isinstance(screen, PANELS[name])
        if name == "rules":
            await hand.press(pilot, "slash")
            await hand.write(pilot, "weekday")
            await hand.press(pilot, "enter", "enter")
        hand.compare(f"{name}-{lang}-{width}", hand.photograph(app))


@pytest.mark.parametrize("name", PANELS)
@pytest.mark.parametrize("leave", ["escape", "q"])
async def test_escape_goes_back(bench: Make, hand: Any, name: str, leave: str) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        if name != "timeline":
            await hand.press(pilot, KEYS[name])
            assert isinstance(app.screen, PANELS[name])
            await hand.press(pilot, leave)
            assert isinstance(app.screen, Desk)
        await opened(hand, pilot, name)
        await hand.press(pilot, "question_mark")
        assert isinstance(app.screen, PanelHelp)
        await hand.press(pilot, "escape")
        assert isinstance(app.screen, PANELS[name])
        await hand.press(pilot, leave)
        assert isinstance(app.screen, Review)


async def test_the_timeline_leads_to_the_claim(bench: Make, hand: Any, flood: Path) -> None:
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(hand, pilot, "timeline")
        assert isinstance(screen, TimelineScreen)
        shown = hand.photograph(app)
        assert "is a Thursday, not a Saturday → Sat 9 Jan 2021?" in shown
        assert "~ year-outlier: tahun jauh dari yang lain" in shown
        assert "┊ about 12 months later" in shown or "┊ about 1 year later" in shown
        await hand.press(pilot, "j", "j", "k", "j", "enter")
        below = app.screen
        assert isinstance(below, Review)
        assert below.current is not None
        assert "10/1" in below.current.text


async def test_the_day_of_publication_leads_nowhere(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(hand, pilot, "timeline")
        await hand.press(pilot, "down", "enter")
        assert isinstance(app.screen, TimelineScreen)
        assert "stands in no claim" in hand.photograph(app)


async def test_an_article_without_dates_says_so(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "j", "enter", "T", "enter", "j")
        assert "no dates found in this article" in hand.photograph(app)


async def test_rules_are_filtered_while_typing_and_read(bench: Make, hand: Any, store: Store) -> None:
    review.dismiss(store, store.flags()[0].id, by="Sari", reason="false-alarm")
    app = bench(off=("repeated-word",))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(hand, pilot, "rules")
        assert isinstance(screen, RulesScreen)
        assert "1 dismissed (1 false alarm)" in hand.photograph(app)
        await hand.press(pilot, "slash")
        await hand.write(pilot, "weekday jq")
        assert "no rule has these words" in hand.photograph(app)
        await hand.press(pilot, "backspace", "backspace", "backspace", "down", "up", "enter")
        assert {line.name for line in screen.shown} == {"lowercase-weekday", "weekday-mismatch"}
        await hand.press(pilot, "enter")
        first = hand.photograph(app)
        assert "# weekday-mismatch" in first or "# lowercase-weekday" in first
        await hand.press(pilot, "j")
        assert hand.photograph(app) != first, "the next rule's page"
        await hand.press(pilot, "down", "down", "down")
        assert screen.query_one(Reader).scroll_y == 3
        await hand.press(pilot, "escape")
        assert not screen.has_class("reading")
        await hand.press(pilot, "slash", "escape")
        assert screen.query_one(Input).value == ""
        assert len(screen.shown) == len(screen.lines)
        assert next(line for line in screen.lines if line.name == "repeated-word").on is False


def test_a_page_flows_but_keeps_its_headings_and_points() -> None:
    page = "# rule\n\nOne\nline.\n\n## Why\nIt\nmatters.\n\n- id: a\n- en: b\nc"
    assert flowing(page) == "# rule\n\nOne line.\n\n## Why\nIt matters.\n\n- id: a\n- en: b c"


async def test_the_preview_shows_each_format_and_exports_it(
    bench: Make, hand: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(hand, pilot, "preview")
        assert isinstance(screen, Preview)
        seen = set()
        for fmt in SHOWN:
            assert screen.fmt == fmt
            seen.add(screen.text)
            await hand.press(pilot, "f2")
        assert len(seen) == len(SHOWN)
        await hand.press(pilot, "f2", "e")
        assert isinstance(app.screen, ExportDialog)
        assert app.screen.fmt == SHOWN[1]
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Preview)
    assert [path.suffix for path in tmp_path.iterdir() if "bendungan" in path.name] == [FORMATS[SHOWN[1]].suffix]


async def test_settings_say_where_they_are_from_and_are_copied(bench: Make, hand: Any, database: Path) -> None:
    database.with_name("factcheck.toml").write_text('timezone = "Asia/Jakarta"\n', encoding="utf-8")
    app = bench(timezone="Asia/Jakarta")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(hand, pilot, "settings")
        assert isinstance(screen, SettingsScreen)
        found = {one.name: one for one in screen.settings}
        assert (found["timezone"].origin, found["timezone"].line) == ("factcheck.toml", 'timezone = "Asia/Jakarta"')
        assert (found["reviewer"].line, found["off"].origin) == ('reviewer = "Sari"', "default")
        await hand.press(pilot, *["j"] * list(found).index("timezone"), "enter")
        assert app.clipboard == 'timezone = "Asia/Jakarta"'
        database.with_name("factcheck.toml").write_text("no toml = at all", encoding="utf-8")
        await hand.press(pilot, "escape", "comma")
        assert "cannot be read as TOML" in hand.photograph(app)


async def test_the_history_leads_to_claims_and_restores_them(
    bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_module, "AT_ONCE", 3)
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(hand, pilot, "history")
        assert isinstance(screen, History)
        assert len(screen.events) == 3
        assert "undone: corrected" in hand.photograph(app)
        await hand.press(pilot, "j", "j", "j")
        assert len(screen.events) == 5, "moving past the last one reads more"
        await hand.press(pilot, "j", "r")
        assert "claim 1 is as it was then: disputed" in hand.photograph(app)
        assert "disputed (restored)" in hand.photograph(app)
        with open_store(flood) as store:
            assert store.claim(1).status == "disputed"
        await hand.press(pilot, "r")
        assert "is as it was after event" in hand.photograph(app)
        await hand.press(pilot, "u")
        with open_store(flood) as store:
            assert store.claim(1).status == "verified"
        listing = screen.query_one(Blocks)
        listing.move_to(4)
        await hand.press(pilot, "enter")
        below = app.screen
        assert isinstance(below, Review)
        assert below.claim == 2
        assert below.page is not None


async def test_what_touches_no_claim_is_not_restored(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(hand, pilot, "history")
        await hand.press(pilot, "r")
        assert "nothing to restore" in hand.photograph(app)


async def test_the_desk_s_history_is_that_of_all_articles(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "H")
        shown = hand.photograph(app)
        assert "Pasar Baru Dibuka" in shown
        assert "all articles" in shown
        await hand.press(pilot, "j", "enter")
        assert isinstance(app.screen, Review)


EVIL = [
    "[/x]",
    "[@click=app.quit]x[/]",
    "\x1b[31mmerah\x1b]52;c;eA==\x07",
    "\x9b2J",
    "\u202ekanan",
    "$error",
    "e\u0301漢字🇮🇩",
]


@pytest.mark.parametrize("words", EVIL, ids=range(len(EVIL)))
async def test_hostile_text_is_shown_and_acts_on_nothing(bench: Make, hand: Any, tmp_path: Path, words: str) -> None:
    text = f"Kata {words} tanggal Sabtu (9/1/2020) di sini.\n"
    end = text.index(".\n") + 1
    flag = Flag("year-outlier", "warning", end - 20, end - 8, say("pesan {word}", word=words))
    path = tmp_path / "evil.db"
    with open_store(path, create=True) as store:
        article = Article(text, source=words, title=words, lang="id")
        store.import_analysis(Analysis(article, "id", (Claim(0, end),), (flag,)), by="Sari")
        review.note(store, 1, f"catatan {words}", by="Sari")
        review.rule(store, 1, "verified", by="Budi")
        review.start_second(store, 1, by="Dewi")
        review.correct(store, 1, f"Kata {words} hari lain.", by="Dewi")
    app = bench(path=path, names=(words,), exempt=())
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        for name, key in KEYS.items():
            await hand.press(pilot, key)
            await hand.settle(pilot)
            shown = hand.photograph(app)
            assert isinstance(app.screen, PANELS[name]), name
            assert display(shown, lines=True) == shown
            if name not in ("rules", "settings"):
                assert display(words)[:8] in shown, name
            await hand.press(pilot, "enter" if name == "settings" else "j", "escape")
            assert app.is_running
    assert display(app.clipboard) == app.clipboard


async def test_a_long_line_is_cut(bench: Make, hand: Any, tmp_path: Path) -> None:
    text = "kata " * 100_000
    path = tmp_path / "long.db"
    with open_store(path, create=True) as store:
        article = Article(text, source="a", title="A" * 5000, lang="id")
        store.import_analysis(Analysis(article, "id", (Claim(0, len(text)),), ()), by="Sari")
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(hand, pilot, "preview")
        await hand.press(pilot, "f2", "f2", "f2", "end")
        await hand.settle(pilot)
        assert "characters more: export the report" in hand.photograph(app)


async def test_the_arrows_move_in_a_list_longer_than_the_screen(bench: Make, hand: Any, tmp_path: Path) -> None:
    path = tmp_path / "many.db"
    with open_store(path, create=True) as store:
        for n in range(30):
            store.import_analysis(hand.other(f"Pasar {n}"), by="Sari")
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, *["down"] * 20, "up")
        assert app.screen.query_one(Blocks).current == 20
        assert "▶" in hand.photograph(app)

"""Earlier claims that say the same beside the current one: shown, gone to, and their ruling taken over."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.model import Analysis, Article, Claim, KnownClaim
from factcheck.store import Store, open_store
from factcheck.text import display
from factcheck.tui import before as before_module
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.looking_up import LookUpDialog
from factcheck.tui.record import Record
from factcheck.tui.review import Review
from tests.tui.test_hostile import EVIL

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.test_flow import Make

SAME = "Sungai Ciluhur meluap dan merendam 12 desa di Kabupaten Sukaraya."
OTHER = "Sungai Ciluhur meluap dan merendam 15 desa di Kabupaten Sukaraya."
DENIED = "Sungai Ciluhur tidak meluap dan merendam 12 desa di Kabupaten Sukaraya."
ELSE = "Pasar itu punya 80 kios baru."


def article(title: str, *sentences: str) -> Analysis:
    text, claims = "", []
    for sentence in sentences:
        claims.append(Claim(len(text), len(text) + len(sentence), score=50))
        text += sentence + "\n"
    source = Article(text, source=f"{title}.txt", title=title, lang="id", published=date(2026, 3, 1))
    return Analysis(source, "id", tuple(claims), ())


def record(path: Path, *articles: Analysis) -> None:
    from tests.tui.conftest import NOW

    with open_store(path, create=True, clock=lambda: NOW) as store:
        for one in articles:
            store.import_analysis(one, by="Sari")


@pytest.fixture
def flood(tmp_path: Path) -> Path:
    """Claim 1 is verified with a note; 2 is another number of it, 4 the same again; 3 and 5 are of nothing known."""
    path = tmp_path / "flood.db"
    record(path, article("Banjir", SAME), article("Meluas", OTHER, ELSE), article("Pulang", SAME, "Sekolah libur."))
    with open_store(path) as store:
        review.rule(store, 1, "verified", by="Budi", note="Data posko.\nSore hari.")
    return path


@pytest.fixture(autouse=True)
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cursor need not rest."""
    monkeypatch.setattr(before_module, "REST_SECONDS", 0.0)


async def looked(hand: Any, pilot: Pilot[None]) -> str:
    """The screen when everything was looked up."""
    await hand.settle(pilot)
    await asyncio.gather(*(w.wait() for w in pilot.app.workers if w.group == "before"), return_exceptions=True)
    await hand.settle(pilot)
    return str(hand.photograph(pilot.app))


def at(app: Any) -> tuple[int, int | None]:
    assert isinstance(app.screen, Review)
    return app.screen.article, app.screen.claim


@pytest.mark.parametrize("lang", ["en", "id"])
async def test_what_was_checked_stands_beside_the_claim(bench: Make, hand: Any, flood: Path, lang: str) -> None:
    app = bench(lang, path=flood)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        shown = await looked(hand, pilot)
        words = {"en": ("checked before", "other number: 12 → 15", "verified, Budi", "note: Data posko. — Budi")}
        words["id"] = ("pernah diperiksa", "angka lain: 12 → 15", "terverifikasi, Budi", "catatan: Data posko. — Budi")
        for expected in (*words[lang], "✓ «Sungai Ciluhur", "Banjir, 1 Mar 2026"):
            assert expected in shown
        assert "Sore hari" not in shown, "the first line of a note"
        await hand.press(pilot, "j")
        assert words[lang][0] not in await looked(hand, pilot), "nothing is known of the next claim"


@pytest.mark.parametrize("lang", ["en", "id"])
async def test_what_others_ruled_stands_there_too_and_is_looked_up(
    bench: Make, hand: Any, flood: Path, lang: str
) -> None:
    known = KnownClaim(
        SAME + "\x1b[J", "[b]Salah", publisher="Cek Nusantara", url="https://cek.example/12",
        reviewed=date(2026, 3, 4), lang="id",
    )  # fmt: skip
    with open_store(flood) as store:
        store.add_known([known, KnownClaim("Harga cabai naik.", "Benar")], by="Sari", source="feed.json")
    app = bench(lang, path=flood)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        shown = await looked(hand, pilot)
        head = {"en": "checked by others", "id": "diperiksa pihak lain"}[lang]
        for expected in (head, "[b]Salah «Sungai Ciluhur", "Cek Nusantara, 4 Mar 2026", "https://cek.example/12"):
            assert expected in shown
        assert shown.count("12 → 15") == 2, "the others' number is told apart as one's own is"
        await hand.press(pilot, "l")
        assert isinstance(app.screen, LookUpDialog)
        assert "cek.example/12" in hand.photograph(app)


async def test_one_key_takes_over_and_undo_takes_back(bench: Make, hand: Any, flood: Path) -> None:
    app = bench(path=flood)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        app.open_article(3)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        assert "claim 1: verified, taken over from “Banjir”" in hand.photograph(app)
        assert at(app) == (3, 5), "and on to the next one"
        with open_store(flood) as store:
            row, event = store.claim(4), store.history(claim=4)[0]
            assert (row.status, row.reviewer) == ("verified", "Sari")
            assert (event.detail["like"], event.detail["article"]) == (1, 1)
        await hand.press(pilot, "k")
        shown = await looked(hand, pilot)
        assert "Sari  verified, taken" in shown
        await hand.press(pilot, "u")
        with open_store(flood) as store:
            assert store.claim(4).status == "open"
            assert store.notes(claim=4) == []


async def test_it_is_taken_over_before_it_was_shown(
    bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(before_module, "REST_SECONDS", 60.0)
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(3)
        await hand.settle(pilot)
        await hand.press(pilot, "t")
        assert "taken over from “Banjir”" in hand.photograph(app)


@pytest.mark.parametrize("key", ["n", "escape", "enter"])
async def test_what_says_otherwise_is_confirmed(bench: Make, hand: Any, flood: Path, key: str) -> None:
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        assert isinstance(app.screen, ChoiceDialog)
        assert "≠ other number: 12 → 15" in hand.photograph(app)
        await hand.press(pilot, key)
        if key == "enter":
            assert isinstance(app.screen, ChoiceDialog), "a key pressed in haste agrees to nothing"
            return
        assert "not taken over: other number: 12 → 15" in hand.photograph(app)
        with open_store(flood) as store:
            assert store.claim(2).status == "open"
        await hand.press(pilot, "t", "y")
        with open_store(flood) as store:
            assert store.claim(2).status == "verified"


async def test_negation_is_asked_about_and_nothing_known_is_said(bench: Make, hand: Any, tmp_path: Path) -> None:
    path = tmp_path / "denied.db"
    record(path, article("A", SAME), article("B", DENIED, ELSE))
    with open_store(path) as store:
        review.rule(store, 1, "disputed", by="Budi")
    app = bench(path=path)
    async with app.run_test(size=(60, 20)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        assert "one of them is negated: tidak" in hand.photograph(app)
        await hand.press(pilot, "escape", "j", "t")
        assert "nothing that says the same was checked" in hand.photograph(app)
        await hand.press(pilot, "enter")
        assert at(app) == (2, 3)


async def test_one_of_several_is_chosen(bench: Make, hand: Any, tmp_path: Path) -> None:
    path = tmp_path / "several.db"
    record(path, *(article(f"Warta {n}", SAME) for n in range(1, 6)))
    with open_store(path) as store:
        for claim, verdict in ((1, "verified"), (2, "disputed"), (3, "verified")):
            review.rule(store, claim, verdict, by="Budi")  # type: ignore[arg-type]
        review.take_over(store, 4, 1, by="Budi")
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(5)
        shown = await looked(hand, pilot)
        assert "Warta 4" not in shown, "what was itself taken over comes last"
        await hand.press(pilot, "t")
        dialog = hand.photograph(app)
        assert [f" {n}   " in dialog for n in range(1, 5)] == [True, True, True, False]
        await hand.press(pilot, "2")
        with open_store(path) as store:
            assert store.claim(5).status == "disputed"
            assert store.history(claim=5)[0].detail["like"] == 2
        await hand.press(pilot, "escape")
        await hand.press(pilot, "enter", "3")
        assert at(app) == (1, 1)
        await hand.press(pilot, "q")
        assert at(app) == (5, 5)
        await hand.press(pilot, "enter", "escape")
        assert at(app) == (5, 5)


async def test_a_correction_of_other_words_is_not_taken_over(bench: Make, hand: Any, flood: Path) -> None:
    with open_store(flood) as store:
        review.correct(store, 1, SAME.replace("12", "13"), by="Budi")
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        assert "corrected in other words: c corrects this one" in hand.photograph(app)
        app.open_article(3)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
    with open_store(flood) as store:
        assert store.claim(4).correction == SAME.replace("12", "13")


async def test_a_ruling_changed_meanwhile_is_not_taken_over(bench: Make, hand: Any, flood: Path) -> None:
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        with open_store(flood) as store:
            review.rule(store, 1, "disputed", by="Budi")
        await hand.press(pilot, "y")
        assert "was changed meanwhile" in hand.photograph(app)
    with open_store(flood) as store:
        assert store.claim(2).status == "open"


async def test_enter_and_a_click_go_there_and_back(bench: Make, hand: Any, flood: Path) -> None:
    app = bench(path=flood)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        app.open_article(3)
        lines = (await looked(hand, pilot)).splitlines()
        await hand.press(pilot, "enter")
        assert at(app) == (1, 1)
        assert sum(isinstance(screen, Review) for screen in app.screen_stack) == 2
        await hand.press(pilot, "q")
        assert at(app) == (3, 4)
        row = next(n for n, line in enumerate(lines) if "✓ «Sungai" in line)
        await pilot.click(offset=(lines[row].index("«") + 3, row))
        await hand.settle(pilot)
        assert at(app) == (1, 1)
        app.visit(3, 5)
        await hand.settle(pilot)
        assert at(app) == (3, 5), "an article that is open below is gone back to"
        assert sum(isinstance(screen, Review) for screen in app.screen_stack) == 1
        await hand.press(pilot, "k", "t", "k")
        lines = (await looked(hand, pilot)).splitlines()
        row = next(n for n, line in enumerate(lines) if "Sari  verified," in line)
        await pilot.click(offset=(lines[row].index("verified") + 3, row))
        await hand.settle(pilot)
        assert at(app) == (1, 1), "the history leads to where a ruling was taken from"


async def test_only_where_the_cursor_rests_is_asked_and_only_once(
    bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    real = Store.checked_before

    def counted(store: Store, claim: int, limit: int = 3) -> Any:
        asked.append(claim)
        return real(store, claim, limit)

    monkeypatch.setattr(Store, "checked_before", counted)
    monkeypatch.setattr(before_module, "REST_SECONDS", 1.0)
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        for _ in range(100):
            if isinstance(app.screen, Review) and app.screen.page:
                break
            await pilot.pause(0.01)
        await pilot.press("j")
        await looked(hand, pilot)
        assert asked == [3], "not the one that the cursor left"
        await hand.press(pilot, "k")
        await looked(hand, pilot)
        await hand.press(pilot, "j")
        await looked(hand, pilot)
        assert asked == [3, 2], "what is known is not asked again"
        with open_store(flood) as store:
            review.rule(store, 1, "disputed", by="Budi")
        await app._look()
        await looked(hand, pilot)
        assert asked == [3, 2, 3], "but it is when the record changed"


async def test_no_key_waits_for_a_look(bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    go, begun = threading.Event(), threading.Event()

    def slow(_store: Store, _claim: int, _limit: int = 3) -> list[Any]:
        begun.set()
        go.wait(20)
        return []

    monkeypatch.setattr(Store, "checked_before", slow)
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await hand.settle(pilot)
        assert await asyncio.to_thread(begun.wait, 10)
        await hand.press(pilot, "v")
        with open_store(flood) as store:
            assert store.claim(2).status == "verified", "while the look is under way"
        go.set()


async def test_a_record_that_cannot_be_looked_into_ends_nothing(
    bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.errors import DatabaseError

    def broken(*_args: object) -> None:
        raise DatabaseError("the disk is gone", "look for it")

    monkeypatch.setattr(Store, "checked_before", broken)
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        assert "the disk is gone" in hand.photograph(app)


async def test_nothing_is_taken_over_into_a_read_only_record(
    bench: Make, hand: Any, flood: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Record, "read_only", property(lambda _self: True))
    app = bench(path=flood)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(3)
        await looked(hand, pilot)
        await hand.press(pilot, "t")
        assert "open for reading only" in hand.photograph(app)


@pytest.mark.parametrize("words", EVIL, ids=range(len(EVIL)))
async def test_outside_text_is_shown_as_it_is(bench: Make, hand: Any, tmp_path: Path, words: str) -> None:
    path = tmp_path / "evil.db"
    sentence = f"Kata {words} di sini tertulis dua belas kali."
    record(path, article(f"A {words}", sentence), article(f"B {words}", sentence), article("C", sentence))
    with open_store(path) as store:
        review.rule(store, 1, "verified", by="Sari", note=f"catatan {words}")
        review.rule(store, 2, "disputed", by="Sari", note=f"catatan {words}")
    app = bench(path=path)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        app.open_article(3)
        shown = await looked(hand, pilot)
        assert shown.count(display(words)) >= 6
        assert display(shown, lines=True) == shown
        await hand.press(pilot, "t")
        shown = hand.photograph(app)
        assert f"A {display(words)}" in shown
        assert display(shown, lines=True) == shown
        await hand.press(pilot, "escape", "q", "Q")
        shown = hand.photograph(app)
        assert shown.count(display(words)) >= 3
        assert display(shown, lines=True) == shown
        assert app.is_running

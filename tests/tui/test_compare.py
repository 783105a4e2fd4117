"""Compare and decide: two versions, two reviewers, side by side where there is room; and who else is there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import review
from factcheck.model import Analysis, Article, Claim
from factcheck.store import Store, open_store
from factcheck.store.presence import Here
from factcheck.text import display
from factcheck.tui.compare import Compare, Differing
from factcheck.tui.desk import Desk
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.fields import LineDialog
from factcheck.tui.marks import word_diff
from factcheck.tui.review import Review
from factcheck.tui.together import company
from factcheck.tui.words import Words
from tests.tui.conftest import NOW, SENTENCES, sample

if TYPE_CHECKING:
    from pathlib import Path

SHOTS = [(60, 20, "en"), (80, 24, "en"), (120, 40, "en"), (120, 40, "id")]


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """An article in two versions; Budi and Sari have ruled on the second, and differ on two claims of three."""
    path = tmp_path / "two.db"
    with open_store(path, create=True, clock=lambda: NOW) as store:
        store.import_analysis(sample(), by="Budi")
        text = " ".join([SENTENCES[0], SENTENCES[2].replace("40", "45"), SENTENCES[3], "Air naik pelan."])
        starts = [0, *(n + 2 for n, c in enumerate(text[:-1]) if c == "." and text[n + 1] == " ")]
        claims = tuple(Claim(start, stop - 1) for start, stop in zip(starts, [*starts[1:], len(text) + 1], strict=True))
        article = Article(text, source="bendungan.txt", title="Bendungan Sukaraya Diisi", lang="id")
        newest = store.import_analysis(Analysis(article, "id", claims, ()), by="Budi").article
        first, second, third, _ = (claim.id for claim in store.claims(newest))
        review.rule(store, first, "disputed", by="Budi")
        review.correct(store, second, claims_text(store, second).replace("45", "46"), by="Budi")
        review.rule(store, third, "verified", by="Budi")
        review.start_second(store, newest, by="Sari")
        store.viewer = "Sari"
        review.correct(store, first, claims_text(store, first).replace("Senin", "Selasa"), by="Sari")
        review.correct(store, second, claims_text(store, second).replace("45", "44"), by="Sari")
        review.rule(store, third, "verified", by="Sari")
    return path


def claims_text(store: Store, claim: int) -> str:
    return store.claim(claim).text


@pytest.mark.parametrize("shot", SHOTS, ids=["-".join(map(str, shot)) for shot in SHOTS])
async def test_photographs(bench: Any, hand: Any, two: Path, shot: tuple[int, int, str]) -> None:
    width, height, lang = shot
    app = bench(lang, reviewer="Ayu", path=two, timezone="Asia/Jakarta")
    async with app.run_test(size=(width, height)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "V")
        hand.compare(f"reviewers-{lang}-{width}", hand.photograph(app))
        await hand.press(pilot, "o")
        hand.compare(f"versions-{lang}-{width}", hand.photograph(app))


async def test_side_by_side_where_there_is_room(bench: Any, hand: Any, two: Path) -> None:
    app = bench(reviewer="Ayu", path=two)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "V")
        side = [row for row in hand.photograph(app).splitlines() if "first Budi" in row and "second Sari" in row]
        assert len(side) == 3
        await pilot.resize_terminal(80, 24)
        await hand.settle(pilot)
        assert not any("first Budi" in row and "second Sari" in row for row in hand.photograph(app).splitlines())


async def test_a_list_of_differences_leads_to_both_rulings_and_a_decision(bench: Any, hand: Any, two: Path) -> None:
    app = bench(reviewer="Ayu", path=two)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "X")
        assert isinstance(app.screen, Differing)
        assert "2 claims" in hand.photograph(app)
        await hand.press(pilot, "j", "enter")
        screen = app.screen
        assert isinstance(screen, Compare)
        claim = screen.marked
        assert claim == screen.cases[1].claim.id
        await hand.press(pilot, "2")
        shown = hand.photograph(app)
        assert "decided by Ayu" in shown
        with open_store(two) as store:
            row = store.claim(claim)
            assert (row.status, row.reviewer) == ("corrected", "Ayu")
            assert "44 meter" in (row.correction or "")
        await hand.press(pilot, "u")
        with open_store(two) as store:
            assert "46 meter" in (store.claim(claim).correction or "")
        await hand.press(pilot, "enter")
        below = app.screen
        assert isinstance(below, Review)
        assert below.claim == claim
        assert "second ruling: " in hand.photograph(app)
        await hand.press(pilot, "X", "v")
        assert isinstance(app.screen, Differing)
        with open_store(two) as store:
            assert store.history(limit=1)[0].kind == "adjudicate"
        await hand.press(pilot, "1")
        assert "no two reviewers differ" in hand.photograph(app)


async def test_a_decision_on_what_another_changed_is_not_made(bench: Any, hand: Any, two: Path) -> None:
    app = bench(reviewer="Ayu", path=two)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "X")
        screen = app.screen
        assert isinstance(screen, Differing)
        with open_store(two) as store:
            review.rule(store, screen.cases[0].claim.id, "verified", by="Dewi")
        screen.version = None  # as if nobody had looked since
        await hand.press(pilot, "1")
        assert "changed by another window" in hand.photograph(app)
        with open_store(two) as store:
            assert store.claim(screen.cases[0].claim.id).reviewer == "Dewi"


async def test_versions_have_nothing_to_decide(bench: Any, hand: Any, two: Path) -> None:
    app = bench(reviewer="Ayu", path=two)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "V", "o", "1")
        assert "nothing to decide" in hand.photograph(app)
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Review)


async def test_a_second_review_is_blind_on_the_screen(bench: Any, hand: Any, database: Path) -> None:
    with open_store(database) as store:
        claim = next(row for row in store.claims() if "Bendungan" in row.text)
        review.rule(store, claim.id, "disputed", by="Budi", note="rahasia")
    app = bench(reviewer="Sari", path=database)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "B")
        assert isinstance(app.screen, ChoiceDialog)
        await hand.press(pilot, "y")
        desk = hand.photograph(app)
        assert "your second review" in desk
        await hand.press(pilot, "enter")
        for panel in ("p", "H", "Q", "V", "X", "R", "T"):
            await hand.press(pilot, panel)
            shown = hand.photograph(app)
            assert "rahasia" not in shown, panel
            assert "Budi" not in shown, panel
            assert panel != "p" or "Sari's second review" in shown
            await hand.press(pilot, "escape")
        shown = hand.photograph(app)
        assert "rahasia" not in shown
        assert "Budi" not in shown
        screen = app.screen
        assert isinstance(screen, Review)
        screen.go(claim.id)
        await hand.press(pilot, "v")
        screen.go(claim.id)
        await hand.settle(pilot)
        shown = hand.photograph(app)
        assert "first ruling: disputed, Budi" in shown
        assert "second ruling: verified, Sari" in shown
        await hand.press(pilot, "e")
        await hand.press(pilot, "escape", "H")
        assert "rahasia" not in hand.photograph(app)


async def test_an_article_is_assigned(bench: Any, hand: Any, database: Path) -> None:
    app = bench(reviewer="Sari")
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "W")
        assert isinstance(app.screen, LineDialog)
        await pilot.press("ctrl+u")
        await hand.write(pilot, "Dewi")
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Desk)
        assert "assigned to Dewi" in hand.photograph(app)
        number = app.screen.subject
        with open_store(database) as store:
            assert store.article(number or 0).assigned == "Dewi"
        await hand.press(pilot, "u")
        assert hand.photograph(app).count("assigned to Dewi") == 1  # what was undone


async def test_another_window_on_the_same_claim_is_told(bench: Any, hand: Any, store: Store) -> None:
    app = bench(reviewer="Sari")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        await app.presence.look()
        screen = app.screen
        assert isinstance(screen, Review)
        assert store.others("mine", screen.article) == [Here("Sari", screen.article, screen.claim)]
        assert "here too" not in hand.photograph(app)
        store.say_where("mine", Here("Budi", screen.article, screen.claim))
        await app.presence.look()
        await pilot.pause()
        assert "Budi is here too" in hand.photograph(app)
        await hand.press(pilot, "j")
        await app.presence.look()
        await pilot.pause()
        assert "Budi is in this article" in hand.photograph(app)
        store.say_where("mine", None)
        await app.presence.look()
        await pilot.pause()
        assert "Budi" not in hand.photograph(app)
        await hand.press(pilot, "q")
        await app.presence.look()
        assert store.others("mine", screen.article) == []
    assert store.history(limit=1)[0].kind == "import"


async def test_where_a_window_is_is_not_said_at_every_look(
    bench: Any, hand: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Here | None] = []
    monkeypatch.setattr(Store, "say_where", lambda _store, _window, here: said.append(here))
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        await app.presence.look()
        before = len(said)
        for _ in range(5):
            await app.presence.look()
        assert len(said) == before
        monkeypatch.setattr("factcheck.tui.together.time.monotonic", lambda: 10_000_000.0)
        await app.presence.look()
        assert len(said) == before + 1


def test_the_words_for_company() -> None:
    words = Words("en")
    sari, budi = Here("Sari", 1, 2), Here("Budi", 1, 3)
    assert company([], 2, words) == ""
    assert company([sari, budi], 2, words) == "Sari is here too"
    assert company([sari, sari], 2, words) == "Sari is here too"
    assert company([sari, Here("Budi", 1, 2)], 2, words) == "Sari, Budi are here too"
    assert company([sari, budi], 4, words) == "Sari, Budi are in this article"


# Without the letters of the marks, which could make a mark together with one.
WORDS = st.text(st.characters(exclude_characters="[]{}+-"))


@given(WORDS, WORDS)
def test_what_became_of_a_text_has_all_of_both(old: str, new: str) -> None:
    shown = word_diff(old, new).plain
    for kept, gone in ((new, r"\[-.*?-\]"), (old, r"\{\+.*?\+\}")):
        found = re.sub(gone, "", shown, flags=re.DOTALL)
        assert re.sub(r"\[-|-\]|\{\+|\+\}", "", found) == display(kept)

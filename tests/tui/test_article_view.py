"""A long article is laid out in parts, and can be scrolled and walked through from its beginning to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.model import Analysis, Article, Claim
from factcheck.store import open_store
from factcheck.tui import article_view as view_module
from factcheck.tui import window as window_module
from factcheck.tui.article_view import ArticleView
from factcheck.tui.review import Review

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.tui.app import Workbench
    from tests.tui.test_flow import Make

MANY = 200


@pytest.fixture
def long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of one article of MANY claims, of which few are laid out at a time."""
    path = tmp_path / "long.db"
    text, claims = "", []
    for n in range(MANY):
        sentence = f"Kalimat {n} di sini."
        claims.append(Claim(len(text), len(text) + len(sentence), score=50))
        text += sentence + ("\n" if n % 5 == 4 else " ")
    with open_store(path, create=True) as store:
        article = Article(text, source="a.txt", title="Panjang", lang="id")
        store.import_analysis(Analysis(article, "id", tuple(claims), ()), by="Sari")
    monkeypatch.setattr(view_module, "AROUND", 20)
    monkeypatch.setattr(view_module, "STRIDE", 15)
    monkeypatch.setattr(view_module, "NEAR", 8)
    monkeypatch.setattr(window_module, "NEAR", 8)
    monkeypatch.setattr(view_module, "KEPT", 60)
    return path


def view(app: Workbench) -> ArticleView:
    assert isinstance(app.screen, Review)
    return app.screen.query_one(ArticleView)


def in_sight(app: Workbench) -> list[int]:
    seen = map(view(app).key_at, range(view(app).size.height))
    return list(dict.fromkeys(key for key in seen if key is not None))


async def test_walking_through(bench: Make, hand: Any, long: Path) -> None:
    app = bench(path=long)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(1)
        await hand.settle(pilot)
        for number in [*range(2, MANY + 1), *range(MANY - 1, 0, -1)]:
            await pilot.press("j" if view(app).current == number - 1 else "k")
            assert view(app).current == number
            assert number in in_sight(app)
            assert len(view(app).keys) <= 60
            assert view(app).keys == list(range(view(app).keys[0], view(app).keys[-1] + 1))


async def test_scrolling_through(bench: Make, hand: Any, long: Path) -> None:
    app = bench(path=long)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(1)
        await hand.settle(pilot)
        for key, ahead in (("pagedown", 1), ("pageup", -1)):
            seen = in_sight(app)
            for _ in range(40):
                before = in_sight(app)
                await hand.press(pilot, key)
                now = in_sight(app)
                if now == before:
                    break
                # Nothing is passed over: what comes in sight follows what was.
                assert set(now) & set(before) or min(now) == max(before) + 1 or max(now) == min(before) - 1
                assert (min(now) - min(before)) * ahead >= 0
                assert len(view(app).keys) <= 60
                seen += now
            assert set(seen) == set(range(1, MANY + 1))
        assert view(app).current == 1
        await hand.press(pilot, "end")
        assert MANY in in_sight(app)
        assert view(app).current == 1
        await hand.press(pilot, "j")
        assert view(app).current == 2
        assert 2 in in_sight(app)
        await hand.press(pilot, "end", "home")
        assert 1 in in_sight(app)


async def test_what_others_do_does_not_move_the_view(bench: Make, hand: Any, long: Path) -> None:
    app = bench(path=long)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(1)
        await hand.settle(pilot)
        await hand.press(pilot, "pagedown", "pagedown")
        before = in_sight(app)
        assert isinstance(app.screen, Review)
        app.screen.show_before()
        assert in_sight(app) == before, "what was found beside the claim"
        with open_store(long) as store:
            review.rule(store, 30, "disputed", by="Budi")
        app.screen.refresh_record()
        await hand.settle(pilot)
        assert app.screen.page is not None
        assert app.screen.page.claims[29].status == "disputed"
        assert in_sight(app) == before

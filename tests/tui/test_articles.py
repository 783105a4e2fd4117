"""What is known of an article is set by keys, and what it tells is approved and published by them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.model import Analysis, Article, Claim
from factcheck.store import Store, open_store
from factcheck.tui.dialogs.articles import AmendDialog, PublishDialog
from factcheck.tui.dialogs.forms import PlainInput
from tests.tui.test_flow import SIZES, Make

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.tui.app import Workbench

TEXT = "Rapat digelar Selasa (4/3/2024). Harga beras naik 12 persen."


@pytest.fixture
def desk(bench: Make, tmp_path: Path) -> Workbench:
    """A record of one draft with two claims."""
    path = tmp_path / "pangan.db"
    claims = (Claim(0, 32, score=60), Claim(33, len(TEXT), score=40))
    with open_store(path, create=True) as store:
        article = Article(TEXT, source="a", title="Pangan", lang="id", url="https://contoh.example/1")
        store.import_analysis(Analysis(article, "id", claims, ()), by="Sari")
    return bench(path=path)  # type: ignore[no-any-return]


def opened(app: Workbench) -> Store:
    return open_store(app.database)


def fill(app: Workbench, **values: str) -> None:
    for name, value in values.items():
        app.screen.query_one(f"#field-{name}", PlainInput).value = value


@SIZES
async def test_what_is_known_of_an_article_is_set_and_undone(desk: Workbench, hand: Any, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "M")
        assert isinstance(desk.screen, AmendDialog)
        fill(desk, published="3 Maret 2024", stage="Published", origin="third-party", byline="Budi")
        await hand.press(pilot, "enter")
        with opened(desk) as store:
            row = store.article(1)
            assert (row.published, row.stage, row.whose, row.byline) == (
                "2024-03-03",
                "published",
                "third-party",
                "Budi",
            )
            assert (row.title, row.url, row.lang) == ("Pangan", "https://contoh.example/1", "id")
            assert [flag.rule for flag in store.flags(article=1)] == ["weekday-mismatch"], "told anew"
            amend, _ = store.history(article=1)[1::-1]
            assert (amend.kind, set(amend.detail)) == ("amend", {"published", "stage", "origin", "byline"})
        await hand.press(pilot, "u")
        await hand.press(pilot, "u")
        with opened(desk) as store:
            assert (store.article(1).published, store.article(1).whose) == (None, "ours")


async def test_what_cannot_be_is_said_and_kept_as_a_draft(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "M", "enter")
        assert "nothing was changed" in hand.photograph(desk)
        await hand.press(pilot, "M")
        fill(desk, published="kapan saja")
        await hand.press(pilot, "enter")
        assert "not a date" in hand.photograph(desk)
        await hand.press(pilot, "M")
        assert "your draft of before" in hand.photograph(desk)
        assert "kapan saja" in hand.photograph(desk)


async def test_a_notice_goes_out_by_keys(desk: Workbench, hand: Any) -> None:
    with opened(desk) as store:
        review.amend(store, 1, by="Sari", stage="published")
    async with desk.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        with opened(desk) as store:
            review.correct(store, 2, "Harga beras naik 21 persen.", by="Budi")
        await hand.press(pilot, "enter", "P")
        assert "notice: a draft" in hand.photograph(desk)
        await hand.press(pilot, "1")
        assert "notice: approved" in hand.photograph(desk)
        await hand.press(pilot, "P", "1")
        assert isinstance(desk.screen, PublishDialog)
        await hand.press(pilot, "enter")
        assert "give the address" in hand.photograph(desk)
        fill(desk, url="https://contoh.example/ralat", when="kemarin sore")
        await hand.press(pilot, "enter")
        assert "'kemarin sore' is no time" in hand.photograph(desk)
        await hand.press(pilot, "P", "1")
        fill(desk, url="https://contoh.example/ralat", when="2026-03-04T15:30")
        await hand.press(pilot, "enter")
        assert "notice: published" in hand.photograph(desk)
        with opened(desk) as store:
            (row,) = store.publications(1)
            assert (row.state, row.url, row.approved_by) == ("published", "https://contoh.example/ralat", "Sari")
            assert row.published_at.startswith("2026-03-04T")


async def test_what_lacks_something_does_not_go_out(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "P", "1")
        assert "is a draft: no reader saw it" in hand.photograph(desk)
        await hand.press(pilot, "d", "enter", "k", "P", "2")
        assert "it lacks: claim 1" in hand.photograph(desk)
        with opened(desk) as store:
            assert store.publications(1) == []

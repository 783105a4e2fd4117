"""A claim rated, described and given evidence with keys, each undone like any act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck.model import Analysis, Article, Claim
from factcheck.store import Store, open_store
from factcheck.tui.dialogs.forms import DescribeDialog, EvidenceDialog, PlainInput
from tests.tui.test_flow import SIZES, Make

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.tui.app import Workbench

TEXT = "Harga beras naik 12 persen. Pasar dibuka kembali."


@pytest.fixture
def desk(bench: Make, tmp_path: Path) -> Workbench:
    """A record of one published article with two claims."""
    path = tmp_path / "pangan.db"
    claims = (Claim(0, 27, score=60), Claim(28, len(TEXT), score=40))
    with open_store(path, create=True) as store:
        article = Article(TEXT, source="a", title="Pangan", lang="id", stage="published")
        store.import_analysis(Analysis(article, "id", claims, ()), by="Sari")
    return bench(path=path)  # type: ignore[no-any-return]


def opened(app: Workbench) -> Store:
    return open_store(app.database)


@SIZES
async def test_r_rates(desk: Workbench, hand: Any, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "r")
        assert "Salah · disputed" in hand.photograph(desk)
        await hand.press(pilot, "2")
        with opened(desk) as store:
            claim = store.claim(1)
        assert claim.rating is not None
        assert (claim.status, claim.rating.rating.name) == ("disputed", "false")
        await hand.press(pilot, "k")
        assert "disputed, False" in hand.photograph(desk)
        await hand.press(pilot, "u")
        with opened(desk) as store:
            assert store.claim(1).rating is None


@SIZES
async def test_d_describes(desk: Workbench, hand: Any, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "D")
        assert isinstance(desk.screen, DescribeDialog)
        await hand.press(pilot, *"Beras", "tab", *"false", "tab", *"Budi")
        assert "restated 5/75" in hand.photograph(desk)
        await hand.press(pilot, "escape", "D")
        assert "your draft of before" in hand.photograph(desk)
        await hand.press(pilot, "enter")
        with opened(desk) as store:
            told, claim = store.description(1), store.claim(1)
        assert told is not None
        assert (told.restated, told.claimant, claim.status) == ("Beras", "Budi", "disputed")
        assert "description kept" in hand.photograph(desk)


async def test_a_description_that_cannot_be_is_kept_as_a_draft(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "D")
        desk.screen.query_one("#field-review_url", PlainInput).value = "ftp://x"
        await hand.press(pilot, "enter")
        assert "no web address" in hand.photograph(desk)
        await hand.press(pilot, "D")
        assert desk.screen.query_one("#field-review_url", PlainInput).value == "ftp://x"


@SIZES
async def test_e_lists_evidence_and_puts_a_source(desk: Workbench, hand: Any, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "E")
        assert isinstance(desk.screen, EvidenceDialog)
        assert "no evidence yet" in hand.photograph(desk)
        await hand.press(pilot, "enter")
        assert "give the address" in hand.photograph(desk)
        desk.screen.query_one("#field-url", PlainInput).value = "https://bps.example/[bold]1"
        await hand.press(pilot, "tab", *"refutes", "f2", "enter")
        with opened(desk) as store:
            (row,) = store.evidence(claim=1)
        assert (row.url, row.stance, row.public) == ("https://bps.example/[bold]1", "refutes", True)
        await hand.press(pilot, "E")
        assert "https://bps.example/[bold]1  refutes, public" in hand.photograph(desk)


async def test_clearing_without_the_evidence_that_is_required_asks(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "v", "C")
        assert "without the evidence that is required: claims 1" in hand.photograph(desk)
        await hand.press(pilot, "escape")
        with opened(desk) as store:
            assert store.article(1).state == "open"
        await hand.press(pilot, "C", "y")
        with opened(desk) as store:
            assert store.article(1).state == "cleared"

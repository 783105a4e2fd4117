"""A claim whose words changed stands beside what was ruled on its old ones; an import says what is live."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck import review
from factcheck.model import Analysis, Article, Claim
from factcheck.store import open_store
from tests.tui.test_flow import SIZES, Make

if TYPE_CHECKING:
    from pathlib import Path

OLD = "Harga beras naik 12 persen sejak Januari."
NEW = "Harga beras naik 13 persen sejak Januari."


def _version(text: str) -> Analysis:
    return Analysis(Article(text, source="a", title="Pangan", lang="id"), "id", (Claim(0, len(text)),), ())


@SIZES
async def test_look_again(bench: Make, hand: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "pangan.db"
    with open_store(path, create=True) as store:
        store.import_analysis(_version(OLD), by="Sari")
        review.correct(store, 1, NEW, by="Budi")
        found = store.import_analysis(_version(NEW), by="Sari")
        assert found.version is not None
        assert found.version.live == 1
    app = bench(path=path)
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        shown = " ".join(hand.photograph(app).split())
        assert "↻ periksa lagi: diperbaiki, Budi" in shown or "↻ look again: corrected, Budi" in shown
        assert "[-12-]{+13+}" in shown
        assert "12 → 13" in shown
        await hand.press(pilot, "v")
        await hand.settle(pilot)
    with open_store(path) as store:
        assert store.claims()[0].status == "verified"
        assert store.claims()[0].look_again is None

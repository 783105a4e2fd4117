"""Claims split, merged, disclaimed and claimed with keys, and the two questions of a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.model import Analysis, Article, Attribution, Claim
from factcheck.store import Store, open_store
from factcheck.tui.dialogs.dividing import SplitDialog
from factcheck.tui.review import Review
from tests.tui.test_flow import SIZES, Make, claims_of

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.tui.app import Workbench

LONG = "Harga beras naik 12 persen; harga gula turun 3 persen, sedangkan harga garam tetap sama saja."
QUOTE = "“Stok cukup untuk 90 hari,” kata Wening Asri."


@pytest.fixture
def desk(bench: Make, tmp_path: Path) -> Workbench:
    """A record of one article: a long sentence, a quotation, a plain one and page furniture."""
    parts = (LONG, QUOTE, "Pasar dibuka kembali.", "Bagikan ke:")
    text = " ".join(parts)
    claims = tuple(Claim(text.index(part), text.index(part) + len(part)) for part in parts[:3])
    claims = (
        claims[0],
        Claim(claims[1].start, claims[1].end, attribution=Attribution("Asri", "direct", "kata")),
        claims[2],
    )
    furniture = Claim(text.index(parts[3]), len(text), checkable=False, kinds=("boilerplate",))
    article = Article(text, source="a", title="Pangan", lang="id")
    path = tmp_path / "pangan.db"
    with open_store(path, create=True) as store:
        store.import_analysis(Analysis(article, "id", (*claims, furniture), ()), by="Sari")
    return bench(path=path)  # type: ignore[no-any-return]


def opened(app: Workbench) -> Store:
    return open_store(app.database)


def texts(app: Workbench) -> list[str]:
    with opened(app) as store:
        return [claim.text for claim in store.claims()]


@SIZES
async def test_s_splits_at_a_suggested_place(desk: Workbench, hand: Any, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "s")
        dialog = desk.screen
        assert isinstance(dialog, SplitDialog)
        assert "┃  1  harga gula" in hand.photograph(desk)
        assert "2  sedangkan" in dialog._shown().plain
        await hand.press(pilot, "2", "enter")
        left, right, *_ = texts(desk)
        assert (left, right) == (LONG[:55].rstrip(), LONG[55:].lstrip())
        assert right.startswith("sedangkan")
        assert isinstance(desk.screen, Review)
        assert "✓ claim 1 split in two" in hand.photograph(desk)
        await hand.press(pilot, "u")
        assert texts(desk)[0] == LONG
        assert "undone: claim split" in hand.photograph(desk)
        assert desk.screen.claim == 1
        await hand.press(pilot, "ctrl+r")
        assert texts(desk)[:2] == [left, right]
        assert desk.screen.claim == 5


async def test_arrows_move_the_cut_word_by_word(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "s", "right", "right", "left", "9", "enter")
        assert texts(desk)[:2] == ["Harga beras naik 12 persen; harga", LONG[34:]]
        await hand.press(pilot, "u", "s", "escape")
        assert texts(desk)[0] == LONG, "escape cuts nothing"
        await hand.press(pilot, "s", *["left"] * 40, "enter")
        assert texts(desk)[0] == "Harga", "the first word stays"


async def test_J_merges_with_the_next(desk: Workbench, hand: Any) -> None:  # noqa: N802 (the key)
    async with desk.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        with opened(desk) as store:
            review.rule(store, 2, "verified", by="Sari")
        await hand.press(pilot, "enter", "J")
        assert texts(desk)[0] == f"{LONG} {QUOTE}"
        assert "merged with the next one · the verdict stays in the history" in hand.photograph(desk)
        await hand.press(pilot, "u")
        assert texts(desk)[:2] == [LONG, QUOTE]
        await hand.press(pilot, "j", "j", "J", "J")
        assert "is the last of its article" in hand.photograph(desk)


async def test_0_says_no_claim_and_a_claim_after_all(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "0")
        with opened(desk) as store:
            assert not store.claim(1).checkable
        assert "claim 1: no claim" in hand.photograph(desk)
        assert desk.screen.claim == 2, "on to the next open one"
        await hand.press(pilot, "slash")
        await hand.write(pilot, "bagikan")
        await hand.press(pilot, "enter", "0")
        with opened(desk) as store:
            assert store.claim(4).checkable
        assert "claim 4: a claim after all" in hand.photograph(desk)
        await hand.press(pilot, "k", "j")
        assert desk.screen.claim == 4, "furniture no more: the cursor visits it"
        await hand.press(pilot, "u", "u")
        with opened(desk) as store:
            assert [claim.checkable for claim in store.claims()] == [True, True, True, False]


@SIZES
async def test_w_switches_the_question_that_v_and_d_answer(desk: Workbench, hand: Any, size: tuple[int, int]) -> None:
    async with desk.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "w")
        assert "this claim quotes nobody" in hand.photograph(desk)
        assert "Was it said?" not in hand.photograph(desk)
        await hand.press(pilot, "j")
        assert "▶ Is it true? open" in hand.photograph(desk)
        await hand.press(pilot, "w")
        assert "▶ Was it said? open" in hand.photograph(desk)
        await hand.press(pilot, "v")
        with opened(desk) as store:
            row = store.claim(2)
        assert (row.status, row.fact_checked, row.said and row.said.verdict) == ("open", False, "verified")
        assert desk.screen.claim == 2, "whether it is true is still to be answered"
        assert "Was it said? verified, Sari" in hand.photograph(desk)
        assert "▶ Is it true? open" in hand.photograph(desk)
        await hand.press(pilot, "d")
        with opened(desk) as store:
            row = store.claim(2)
        assert (row.status, row.said and row.said.verdict) == ("disputed", "verified")
        assert desk.screen.claim == 3
        await hand.press(pilot, "k", "w", "v")
        assert "claim 2: that it was said is verified already" in hand.photograph(desk)
        await hand.press(pilot, "u", "u")
        with opened(desk) as store:
            assert store.claim(2).rulings == ()


async def test_another_window_s_split_is_followed(desk: Workbench, hand: Any) -> None:
    async with desk.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        with opened(desk) as store:
            review.note(store, 1, "dari dinas", by="Budi")
            left, _ = review.split(store, 1, 28, by="Budi")
        await hand.press(pilot, "v")
        assert "claim 1 was split or merged since" in hand.photograph(desk)
        await desk._look()
        await hand.settle(pilot)
        assert desk.screen.claim == left.id
        assert "dari dinas" in hand.photograph(desk)
        with opened(desk) as store:
            review.rule(store, left.id, "verified", by="Budi")
        await hand.press(pilot, "0")
        assert "changed by another window: look again" in hand.photograph(desk)


async def test_what_cannot_be_split_here(bench: Make, hand: Any, tmp_path: Path) -> None:
    text = f"Banjir. {'kata ' * 1000}akhir."
    claims = (Claim(0, 7), Claim(8, len(text)))
    path = tmp_path / "panjang.db"
    with open_store(path, create=True) as store:
        store.import_analysis(Analysis(Article(text, source="a", title="A", lang="id"), "id", claims, ()), by="Sari")
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "s")
        assert "one word cannot be split" in hand.photograph(app)
        await hand.press(pilot, "j", "s")
        assert "too long to be split here" in hand.photograph(app)


async def test_the_words_are_indonesian(bench: Make, hand: Any, store: Store) -> None:
    app = bench("id")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "s")
        assert "Pisahkan klaim" in hand.photograph(app)
        await hand.press(pilot, "enter")
        assert "klaim 1 dipisah menjadi dua" in hand.photograph(app)
    assert len(claims_of(store)) == 6


@SIZES
async def test_the_cut_is_in_sight_in_a_long_claim_and_hostile_text_is_shown_safely(
    bench: Make, hand: Any, tmp_path: Path, size: tuple[int, int]
) -> None:
    text = " ".join(f"kata{n}\x1b[31m[@click=app.quit]x[/]" for n in range(100))
    path = tmp_path / "panjang.db"
    with open_store(path, create=True) as store:
        article = Article(text, source="a", title="A", lang="id")
        store.import_analysis(Analysis(article, "id", (Claim(0, len(text)),), ()), by="Sari")
    app = bench(path=path)
    async with app.run_test(size=size) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter", "s")
        assert "┃" in hand.photograph(app)
        assert "kata50␛[31m[@click" in hand.photograph(app)
        await hand.press(pilot, *["right"] * 49)
        assert "┃" in hand.photograph(app)
        assert "kata99␛[31m[@click" in hand.photograph(app)
        await hand.press(pilot, "enter")
    with open_store(path) as store:
        assert [claim.text for claim in store.claims()] == [
            text[: text.index("kata99") - 1],
            text[text.index("kata99") :],
        ]

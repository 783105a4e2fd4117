"""Filters on the queue, acts on all of one, slips, second looks, going to a number, and what the palette finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.store import open_store
from factcheck.store.filter import parse
from factcheck.tui import filtering
from factcheck.tui.blocks import Blocks
from factcheck.tui.dialogs.base import ChoiceDialog
from factcheck.tui.dialogs.fields import LineDialog
from factcheck.tui.queue import Queue
from factcheck.tui.review import Review
from factcheck.tui.rules_screen import RulesScreen

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.store import Store
    from tests.tui.test_flow import Make


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filtering, "PAUSE", 0)


def ids(app: Any) -> list[int]:
    assert isinstance(app.screen, Queue)
    return [key for key in app.screen.query_one("#rows", Blocks).keys if key >= 0]


async def type_filter(hand: Any, pilot: Any, text: str) -> None:
    """Put a line into the filter's field and go back to the rows."""
    await hand.press(pilot, "slash")
    pilot.app.screen.query_one("#filter").value = text
    await hand.settle(pilot)
    await hand.press(pilot, "enter")
    await hand.settle(pilot)


async def test_it_filters_while_somebody_types(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q")
        everything = ids(app)
        await hand.press(pilot, "/")
        await hand.write(pilot, "bend")
        await hand.settle(pilot)
        assert ids(app) == [row.claim for row in store.seen(parse("bend"), 9)]
        assert "1 claim in 1 article" in hand.photograph(app)
        await hand.press(pilot, "escape")
        assert isinstance(app.screen, Queue), "escape leaves the field first"
        await type_filter(hand, pilot, "severity:error,warning")
        assert len(ids(app)) == 2
        await type_filter(hand, pilot, "gempa")
        assert ids(app) == []
        assert "no claim is so" in hand.photograph(app)
        await type_filter(hand, pilot, "")
        assert ids(app) == everything


async def test_a_line_that_cannot_be_read_yet_leaves_the_rows(bench: Make, hand: Any) -> None:
    app = bench("id")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q")
        await type_filter(hand, pilot, "bend")
        before = ids(app)
        await type_filter(hand, pilot, "sttus:open")
        assert "sttus" in hand.photograph(app)
        assert ids(app) == before
        await type_filter(hand, pilot, 'teks:"Bendungan')
        assert ids(app) == before, "a quotation mark that is not closed yet is being typed"
        assert "1 klaim di 1 artikel" in hand.photograph(app)


async def test_all_of_a_filter_is_verified_with_a_reason_and_undone_at_once(
    bench: Make, hand: Any, store: Store
) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q", "B")
        assert "filter first" in hand.photograph(app)
        await type_filter(hand, pilot, "lang:id status:open")
        chosen = ids(app)
        await hand.press(pilot, "B", "v")
        assert isinstance(app.screen, LineDialog)
        await hand.press(pilot, "enter")
        assert "many claims verified at once need a reason" in hand.photograph(app)
        await hand.write(pilot, "rilis resmi")
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, ChoiceDialog)
        shown = hand.photograph(app)
        assert f"{len(chosen)} claims in 2 articles: verified: rilis resmi" in shown
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, ChoiceDialog), "enter is no answer"
        await hand.press(pilot, "y")
        assert f"✓ verified: rilis resmi · {len(chosen)} claims" in hand.photograph(app)
        assert ids(app) == [], "none of them is open any more"
        assert store.history(limit=1)[0].detail["reason"] == "rilis resmi"
        assert {store.claim(claim).status for claim in chosen} == {"verified"}
        await hand.press(pilot, "u")
        assert ids(app) == chosen
        assert {store.claim(claim).status for claim in chosen} == {"open"}


async def test_the_history_tells_an_act_on_many_and_leads_to_it(bench: Make, hand: Any, store: Store) -> None:
    seen = review.preview(store, parse("lang:id"))
    review.rule_all(store, seen, "verified", by="Budi", reason="rilis resmi")
    app = bench("id")
    async with app.run_test(size=(100, 30)) as pilot:
        await hand.press(pilot, "H")
        shown = hand.photograph(app)
        assert "terverifikasi sekaligus oleh Budi: rilis resmi (klaim: 5)" in shown
        assert "tanpa judul" not in shown
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Review)
        assert app.screen.claim == seen.claims[0].claim
        assert "sekaligus oleh" in hand.photograph(app), "the panel of the claim tells it too"


async def test_what_changed_meanwhile_is_named(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q")
        await type_filter(hand, pilot, "lang:id")
        await hand.press(pilot, "B", "d")
        other = ids_of(store, "pasar")[0]
        review.rule(store, other, "verified", by="Budi")
        await hand.press(pilot, "y")
        assert f"left out, changed meanwhile: {other}" in hand.photograph(app)
        assert store.claim(other).status == "verified"


def ids_of(store: Store, line: str) -> list[int]:
    return [row.claim for row in store.seen(parse(line), 99)]


async def test_flags_slips_and_tags_of_a_filter(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q")
        await type_filter(hand, pilot, "rule:weekday-mismatch")
        await hand.press(pilot, "B", "a")
        assert "no slip here leaves just one choice" in hand.photograph(app), "a date never is"
        await hand.press(pilot, "B", "x", "k")
        assert "1 flag in 1 article: flag dismissed (known)" in hand.photograph(app)
        await hand.press(pilot, "y")
        assert store.history(limit=1)[0].kind == "dismiss"
        await type_filter(hand, pilot, "rule:repeated-word")
        await hand.press(pilot, "B", "a", "n")
        assert store.history(limit=1)[0].kind == "dismiss"
        await hand.press(pilot, "B", "a", "y")
        assert store.history(limit=1)[0].kind == "accept"
        await type_filter(hand, pilot, "lang:id")
        await hand.press(pilot, "B", "t")
        await hand.write(pilot, "arsip")
        await hand.press(pilot, "enter", "y")
        assert ids_of(store, "tag:arsip") == sorted(ids(app))
        assert "#arsip" in hand.photograph(app)
        await hand.press(pilot, "B", "r")
        await hand.write(pilot, "arsip")
        await hand.press(pilot, "enter", "y")
        assert ids_of(store, "tag:arsip") == []


async def test_filters_are_saved_and_taken(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q", "S")
        assert "no filter is saved yet" in hand.photograph(app)
        await hand.press(pilot, "escape")
        await type_filter(hand, pilot, "severity:error")
        wanted = ids(app)
        await hand.press(pilot, "S", "s")
        await hand.write(pilot, "gawat")
        await hand.press(pilot, "enter")
        assert "saved: @gawat" in hand.photograph(app)
        assert [one.line for one in store.saved_filters()] == ["severity:error"]
        await type_filter(hand, pilot, "")
        await hand.press(pilot, "S", "1")
        await hand.settle(pilot)
        assert ids(app) == wanted


async def test_slips_of_the_article_under_review(bench: Make, hand: Any, store: Store) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await hand.settle(pilot)
        await hand.press(pilot, "A")
        assert "1 flag in 1 article: accept their slips" in hand.photograph(app)
        await hand.press(pilot, "y")
        assert "✓ accept their slips · 1 flag" in hand.photograph(app)
        (claim,) = [claim for claim in store.claims(article=2) if claim.changes]
        assert claim.correction == "Pengisian itu berlangsung sembilan hari."
        await hand.press(pilot, "A")
        assert "no slip here" in hand.photograph(app)
        await hand.press(pilot, "u")
        assert not any(claim.changes for claim in store.claims(article=2))


async def test_a_second_look(bench: Make, hand: Any, store: Store) -> None:
    app = bench("id")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        app.open_article(2)
        await hand.settle(pilot)
        assert isinstance(app.screen, Review)
        claim = app.screen.claim
        assert claim is not None
        await hand.press(pilot, "*")
        assert store.claim(claim).tags == ("second-look",)
        shown = hand.photograph(app)
        assert "perlu dilihat lagi" in shown
        assert "#lihat-lagi" in shown
        await hand.press(pilot, "*")
        assert store.claim(claim).tags == ()
        await hand.press(pilot, "Q", "*")
        assert ids_of(store, "tag:lihat-lagi") == [ids(app)[0]]


async def test_going_to_a_claim_by_its_number(bench: Make, hand: Any) -> None:
    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "g")
        await hand.write(pilot, "4")
        await hand.press(pilot, "enter")
        assert isinstance(app.screen, Review)
        assert (app.screen.article, app.screen.claim) == (2, 4)
        await hand.press(pilot, "g")
        await hand.write(pilot, "1")
        await hand.press(pilot, "enter")
        assert app.screen.claim == 2, "the first of the article"
        await hand.press(pilot, "colon")
        await hand.write(pilot, "77")
        await hand.press(pilot, "enter")
        assert "there is no claim 77 here" in hand.photograph(app)
        await hand.press(pilot, "g")
        await hand.write(pilot, "x")
        await hand.press(pilot, "enter")
        assert "«x» is no number of a claim" in hand.photograph(app)
        await hand.press(pilot, "g")
        await hand.press(pilot, "number_sign")
        await hand.write(pilot, "1")
        await hand.press(pilot, "enter")
        assert (app.screen.article, app.screen.claim) == (1, 1)


async def test_the_palette_finds_articles_rules_and_claims(bench: Make, hand: Any) -> None:
    from factcheck.tui.palette import Places

    app = bench()
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        places = Places(app.screen)

        async def found(query: str) -> dict[str, Any]:
            return {str(hit.text): hit async for hit in places.search(query)}

        hits = await found("bendungan suk")
        assert list(hits) == ["2 Bendungan Sukaraya Diisi"]
        assert "weekday-mismatch" in await found("weekday")
        assert await found("zzz") == {}
        assert await found(" ") == {}
        await hits["2 Bendungan Sukaraya Diisi"].command()
        await hand.settle(pilot)
        assert isinstance(app.screen, Review)
        hit = (await found("weekday-mis"))["weekday-mismatch"]
        await hit.command()
        await hand.settle(pilot)
        assert isinstance(app.screen, RulesScreen)
        assert [one.name for one in app.screen.shown] == ["weekday-mismatch"]
        await hand.press(pilot, "escape")
        places = Places(app.screen)
        await (await found("1"))["go to claim 1"].command()
        await hand.settle(pilot)
        assert app.screen.claim == 1  # type: ignore[attr-defined]


async def test_titles_never_act(bench: Make, hand: Any, tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    with open_store(path, create=True) as opened:
        opened.import_analysis(hand.other("Judul [@click=app.quit]x[/] \x1b[31m"), by="Sari")
    app = bench(path=path)
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "ctrl+p")
        await hand.write(pilot, "judul")
        await pilot.pause(0.3)
        shown = hand.photograph(app)
        assert "[@click=app.quit]x[/]" in shown
        assert "\x1b" not in shown


async def test_a_profile_sets_the_orders_and_the_notes(bench: Make, hand: Any) -> None:
    app = bench(order="score", severities=("error", "warning", "info"), export_format="html")
    async with app.run_test(size=(80, 24)) as pilot:
        await hand.press(pilot, "Q")
        assert "highest score first" in hand.photograph(app).splitlines()[0]
        await hand.press(pilot, "escape")
        app.open_article(2)
        await hand.settle(pilot)
        assert isinstance(app.screen, Review)
        assert app.screen.unfolded
        assert "highest score first" in hand.photograph(app)
        await hand.press(pilot, "e")
        assert app.screen.fmt == "html"  # type: ignore[attr-defined]

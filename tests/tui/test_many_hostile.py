"""Generated hostile texts in every field and on every screen: no crash, and nothing of theirs acts on the terminal.

FACTCHECK_TEXTS says how many texts there are; the default keeps the test short.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import events
from textual.widgets import Input, TextArea

from factcheck import review
from factcheck.model import Analysis, Article, Attribution, Claim, Flag, Related, Suggestion, say
from factcheck.store import open_store
from factcheck.text import display
from factcheck.tui.blocks import Blocks
from factcheck.tui.detail import DetailPane
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.panel import Reader
from factcheck.tui.preview import SHOWN
from factcheck.tui.review import Review
from tests.tui.hostile import Listening, acting, texts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.pilot import Pilot
    from textual.widget import Widget

    from factcheck.tui.app import Workbench

TEXTS = int(os.environ.get("FACTCHECK_TEXTS", "50"))
# So many texts are in one record, and so many of them in one article.
BATCH, TOGETHER = 500, 50
SIZE = (100, 36)
DIALOGS = ("c", "m", "x", "l", "D", "E", "r", "s", "e", "slash", "question_mark", "ctrl+p", "C")


def article_of(words: Sequence[str], title: str) -> Analysis:
    """An article with a claim, a flag, a suggestion and something beside for each text."""
    claims, flags, body, at = [], [], "", 0
    for text in words:
        sentence = f"Senin (9/1/2020) {text} itu."
        end = at + len(sentence)
        claims.append(Claim(at, end, kinds=("quote",), attribution=Attribution(text[:200], "direct", "kata")))
        flags.append(
            Flag(
                "repeated-word", "error", at + 17, end - 5, say("pesan {word}", word=text), (say("{w}", w=text),),
                (Suggestion(at + 17, end - 5, text[::-1], say("saran {word}", word=text)),),
                (Related(at, at + 5, "evidence", say("{w}", w=text)),),
            )
        )  # fmt: skip
        body, at = f"{body}{sentence}\n", end + 1
    article = Article(body, source=title, title=title, lang="id", byline=title[:200], desk=title[:200])
    return Analysis(article, "id", tuple(claims), tuple(flags))


def fill(path: Path, words: Sequence[str]) -> list[int]:
    """A record in which each text is a headline, and a claim with all that one may have; gives the long articles."""
    long = []
    with open_store(path, create=True) as store, store.writing():
        for n, text in enumerate(words):
            whole = f"Kata {text} di sini."
            flag = Flag("repeated-word", "warning", 5, 5 + len(text), say("pesan {w}", w=text))
            article = Article(whole, source=f"{n} {text[:300]}", title=text, lang="id")
            done = store.import_analysis(Analysis(article, "id", (Claim(0, len(whole)),), (flag,)), by="Sari")
            review.clear(store, done.article, by="Sari", note=text[:1000])
        for first in range(0, len(words), TOGETHER):
            some = words[first : first + TOGETHER]
            done = store.import_analysis(article_of(some, f"{first} {some[0]}"), by="Sari")
            long.append(done.article)
            for claim, text in zip(store.claims(article=done.article), some, strict=True):
                review.note(store, claim.id, f"catatan {text[:1000]}", by="Sari")
                review.evidence(store, claim.id, "https://x.example", by="Sari", title=text[:1000], quote=text[:1000])
                review.describe(store, claim.id, by="Sari", restated=text[:200].strip() or "x")
            flags = store.flags(article=done.article)
            review.accept(store, flags[0].id, by="Sari")
            review.dismiss(store, flags[1 % len(flags)].id, by="Sari", note=some[0][:1000])
            review.headline(store, done.article, f"judul {some[-1]}", by="Sari")
    return long


async def finish(hand: Any, pilot: Pilot[None]) -> None:
    """Wait for what was begun, however busy the machine is; a dialog's answer is waited for by its own act."""
    app = pilot.app
    while wait := [w for w in app.workers if w.group in ("acts", "refresh") and not w.is_finished]:
        await app.workers.wait_for_complete(wait)
    await hand.settle(pilot)


async def sent(pilot: Pilot[None]) -> None:
    """Have what changed sent to the terminal now; a pause of the pilot waits longer."""
    await pilot._wait_for_screen()
    pilot.app.screen._on_timer_update()


async def through(pilot: Pilot[None], widget: Widget) -> None:
    """Every line of a widget, a screen at a time."""
    await sent(pilot)
    for y in range(0, widget.virtual_size.height + 1, max(1, widget.size.height - 1)):
        widget.scroll_to(y=y, animate=False, force=True, immediate=True)
        await sent(pilot)


async def rows_through(hand: Any, pilot: Pilot[None]) -> None:
    """Every row of a panel, with those that are read only when one comes to them."""
    screen: Any = pilot.app.screen
    for _ in range(200):
        listing, before = screen.query_one(Blocks), screen.marked
        await through(pilot, listing)
        listing.step(len(listing.keys))
        screen.action_move(1)
        await finish(hand, pilot)
        if screen.marked == before:
            return


async def paste(hand: Any, pilot: Pilot[None], text: str) -> None:
    """Put a text where the cursor is, in place of what stands there."""
    pilot.app.screen.query_one(Input).value = ""
    pilot.app.post_message(events.Paste(text[:300]))
    await hand.settle(pilot)


async def the_desk(hand: Any, pilot: Pilot[None], words: Sequence[str]) -> None:
    """Desk, search over all articles, history, queue, rules and settings."""
    app = pilot.app
    await through(pilot, app.screen.query_one(Blocks))
    await hand.press(pilot, "slash")
    for n in range(0, len(words), 50):
        await paste(hand, pilot, words[n])
        await through(pilot, app.screen.query_one(Blocks))
    await hand.press(pilot, "escape")
    for key in ("H", "Q", "comma", "R"):
        await hand.press(pilot, key)
        await finish(hand, pilot)
        await rows_through(hand, pilot)
        await hand.press(pilot, "enter", "escape" if key != "R" else "j", "escape", "escape")
        while app.screen is not app.screen_stack[0]:
            app.pop_screen()
        await hand.settle(pilot)


async def the_article(hand: Any, pilot: Pilot[None], article: int) -> None:
    """An article under review claim by claim, its panels, and the dialogs over it."""
    app: Any = pilot.app
    app.open_article(article)
    await finish(hand, pilot)
    screen = app.screen
    assert isinstance(screen, Review)
    assert screen.page is not None
    await through(pilot, screen.query_one(Blocks))
    for claim in screen.page.claims:
        screen.go(claim.id)
        await through(pilot, screen.query_one(DetailPane))
    for key in ("T", "H"):
        await hand.press(pilot, key)
        await finish(hand, pilot)
        await rows_through(hand, pilot)
        await hand.press(pilot, "escape")
    await hand.press(pilot, "p")
    for _ in SHOWN:
        await finish(hand, pilot)
        await through(pilot, app.screen.query_one(Reader))
        await hand.press(pilot, "f2")
    await hand.press(pilot, "escape")
    for key in ("y", "Y"):
        await hand.press(pilot, key)


async def the_dialogs(hand: Any, pilot: Pilot[None], words: Sequence[str]) -> None:
    """Every dialog over the article that is open, and a text pasted into each that takes one."""
    app: Any = pilot.app
    screen = app.screen
    for key, text in zip(DIALOGS, words, strict=False):
        screen.go(screen.page.claims[-1].id)
        await hand.press(pilot, key)
        assert app.screen is not screen, key
        if isinstance(app.focused, Input | TextArea):
            app.post_message(events.Paste(text[:300]))
            await hand.settle(pilot)
        await hand.press(pilot, "escape")
        while app.screen is not screen:
            app.pop_screen()


async def the_import(hand: Any, pilot: Pilot[None], folder: Path, words: Sequence[str]) -> None:
    """Files with hostile names and texts, read by the program itself."""
    folder.mkdir()
    for n, text in enumerate(words):
        name = f"{n}{text[:30]}.txt".replace("/", "_").replace("\0", "_").encode("utf-8", "replace")
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_bytes(text[:1000].encode("utf-8", "surrogatepass"))
    await hand.press(pilot, "i")
    dialog = pilot.app.screen
    dialog.query_one("#path", Input).value = str(folder)
    await hand.press(pilot, "enter")
    await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group == "import"])
    await hand.settle(pilot)
    for widget in dialog.query("VerticalScroll, RichLog, Blocks"):
        await through(pilot, widget)
    await hand.press(pilot, "escape")
    if isinstance(pilot.app.screen, Dialog):
        await hand.press(pilot, "escape")


def checked(app: Workbench, words: Sequence[str], where: str) -> None:
    """What was sent to the terminal since the last look: each text was in it, and nothing in it acts."""
    driver = app._driver
    assert isinstance(driver, Listening)
    stream = "".join(driver.sent)
    driver.sent.clear()
    assert acting(stream) == [], where
    assert [text[:40] for text in words if f"{text.split('t')[1]}t" not in stream] == [], f"{where}: not shown"


@pytest.mark.parametrize("batch", range((TEXTS + BATCH - 1) // BATCH))
async def test_no_text_acts(bench: Callable[..., Workbench], hand: Any, tmp_path: Path, batch: int) -> None:
    words = list(texts(min(BATCH, TEXTS - batch * BATCH), seed=batch))
    path = tmp_path / "evil.db"
    long = fill(path, words)
    app = bench(path=path, names=tuple(words[1:50]))
    app.driver_class = Listening
    async with app.run_test(size=SIZE, headless=False) as pilot:
        await finish(hand, pilot)
        await the_desk(hand, pilot, words)
        checked(app, words, "desk")
        for n, article in enumerate(long):
            some = words[n * TOGETHER : (n + 1) * TOGETHER]
            await the_article(hand, pilot, article)
            checked(app, some, "article")
            if not n and not batch % 5:
                await the_dialogs(hand, pilot, some)
                checked(app, (), "dialogs")
            app.to_desk()
            await hand.settle(pilot)
        await the_import(hand, pilot, tmp_path / "naskah", words[1:21])
        assert app.is_running
        checked(app, words[1:21], "import")
    assert display(app.clipboard, lines=True) == app.clipboard

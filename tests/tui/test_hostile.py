from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.model import Analysis, Article, Claim, Flag, Suggestion, say
from factcheck.store import open_store
from factcheck.text import display
from factcheck.tui.dialogs.editing import Editor

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from factcheck.tui.app import Workbench

EVIL = ["[/x]", "[@click=app.quit]x[/]", "[b]", "\x1b[31mmerah\x1b]52;c;eA==\x07", "\x9b2J", "\u202ekanan", "$error"]


def evil_article(words: str) -> Analysis:
    text = f"Kata {words} di sini.\nSelesai."
    end = text.index("\nSelesai")
    flag = Flag(
        "repeated-word", "error", 5, 5 + len(words), say("pesan {word}", word=words), proof=(say("{w}", w=words),),
        suggestions=(Suggestion(5, 5 + len(words), words + "!", say("saran {word}", word=words)),),
    )  # fmt: skip
    article = Article(text, source=words, title=words, lang="id")
    return Analysis(article, "id", (Claim(0, end), Claim(end + 1, len(text))), (flag,))


@pytest.mark.parametrize("words", EVIL, ids=range(len(EVIL)))
async def test_text_is_shown_as_it_is_and_acts_on_nothing(
    bench: Callable[..., Workbench], hand: Any, tmp_path: Path, words: str
) -> None:
    path = tmp_path / "evil.db"
    with open_store(path, create=True) as store:
        done = store.import_analysis(evil_article(words), by="Sari")
        claim = store.claims(article=done.article)[0].id
        review.note(store, claim, f"catatan {words}", by="Sari")
    app = bench(path=path)
    async with app.run_test(size=(120, 40)) as pilot:
        await hand.settle(pilot)
        assert display(words) in hand.photograph(app)
        await hand.press(pilot, "enter")
        shown = hand.photograph(app)
        assert shown.count(display(words)) >= 4
        assert display(shown, lines=True) == shown
        await hand.press(pilot, "c")
        assert display(app.screen.query_one(Editor).text, lines=True) == app.screen.query_one(Editor).text
        editor = app.screen.query_one(Editor)
        editor.insert("x", editor.document.end)
        await hand.press(pilot, "enter")
        assert app.is_running
    with open_store(path) as store:
        assert store.claim(claim).correction == f"Kata {words} di sini.x"

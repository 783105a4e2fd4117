"""Each key of the one table is pressed on each screen where it holds, and does what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from factcheck import review
from factcheck.model import Analysis, Article, Attribution, Claim, Flag, Suggestion, say
from factcheck.store import Store, open_store
from factcheck.tui import keys
from factcheck.tui.blocks import Blocks
from factcheck.tui.desk import Desk
from factcheck.tui.panels import PANELS
from factcheck.tui.preview import SHOWN
from factcheck.tui.review import Review
from tests.tui.test_panels import KEYS as OPENED_BY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from factcheck.tui.app import Workbench

    Look = Callable[["There"], Any]

SENTENCES = (
    "Warga Sukaraya punya 10 kambing sejak 3 Mei 2021.",
    "Bendungan bendungan Sukaraya dibuka Senin 2 Maret 2026.",
    "Pengisian berlangsung sembilan hari sampai 11 Maret 2026, kata Wening.",
    "Tiga dusun sudah pindah, dan dua dusun menunggu.",
)
TEXT = " ".join(SENTENCES)
# The first claim has nine suggestions, the second was checked before, the third quotes somebody, the fourth has a note.
NINE, BEFORE, QUOTED, NOTED = range(4)


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def busy() -> Analysis:
    """An article on which every key has something to do."""
    said = {QUOTED: Attribution("Wening", "direct", "kata")}
    claims = [Claim(*_at(text), score=90 - 10 * n, attribution=said.get(n)) for n, text in enumerate(SENTENCES)]
    ten, twice = _at("10"), _at("Bendungan bendungan")
    flags = (
        Flag("sum-mismatch", "error", *ten, say("bukan 10"), suggestions=tuple(
            Suggestion(*ten, str(n), say("lain")) for n in range(1, 10)
        )),
        Flag("repeated-word", "warning", *twice, say("dua kali"), suggestions=(
            Suggestion(*twice, "Bendungan", say("sekali")),
        )),
        Flag("undefined-acronym", "info", *_at("dusun"), say("hanya catatan")),
    )  # fmt: skip
    article = Article(TEXT, source="b.txt", title="Bendungan Sukaraya", lang="id", published=date(2026, 3, 12))
    return Analysis(article, "id", tuple(claims), flags)


@dataclass
class There:
    """The app, the record, and the claims of the article."""

    app: Workbench
    store: Store
    ids: list[int]

    @property
    def screen(self) -> Any:
        """What is on top."""
        return self.app.screen

    def status(self, n: int) -> str:
        """The verdict on the n-th claim."""
        return self.store.claim(self.ids[n]).status


@dataclass(frozen=True)
class Press:
    """A key by its id: where the cursor is and what is pressed before, what is looked at, what it must be after."""

    id: str
    look: Look
    want: Any
    at: int = 0
    before: tuple[str, ...] = ()


def name(there: There) -> str:
    """Which screen is on top."""
    return type(there.screen).__name__


def cursor(there: There) -> int:
    """The claim under the cursor."""
    return there.ids.index(there.screen.claim)


def row(there: There) -> int:
    """The place of the marked row."""
    listing = there.screen.query_one(Blocks)
    return listing.keys.index(listing.current)


def decided(there: There) -> str:
    """What was decided on the first claim, on which two reviewers differ."""
    act = there.store.history(limit=1)[0]
    if act.kind == "undo":
        return "undone"
    return there.status(0) if act.kind in ("adjudicate", "redo") else "nothing"


def disagree(store: Store, ids: list[int]) -> None:
    """Budi and Wati have both ruled on two claims, each otherwise."""
    for n, claim in enumerate((ids[0], ids[-1])):
        review.rule(store, claim, ("disputed", "verified")[n], by="Budi")
    review.start_second(store, store.claim(ids[0]).article, by="Wati")
    store.viewer = "Wati"
    for n, claim in enumerate((ids[0], ids[-1])):
        review.rule(store, claim, ("verified", "disputed")[n], by="Wati")
    store.viewer = None


def opens(key: str, screen: str, **more: Any) -> Press:
    """A key that opens a screen."""
    return Press(key, name, screen, **more)


PANEL_NAMES = {where: screen.__name__ for where, screen in PANELS.items()}
REVIEW = [
    Press("claim.verified", lambda a: a.status(NOTED), "verified", NOTED),
    Press("claim.disputed", lambda a: a.status(NOTED), "disputed", NOTED),
    opens("claim.corrected", "CorrectionDialog"),
    Press("flag.accept", lambda a: a.store.claim(a.ids[NINE]).correction, SENTENCES[NINE].replace("10", "1")),
    *(
        Press(f"flag.accept-{n}", lambda a: a.store.claim(a.ids[NINE]).changes[0].replacement, str(n))
        for n in range(1, 10)
    ),
    opens("flag.dismiss", "ChoiceDialog"),
    opens("claim.note", "WritingDialog"),
    opens("claim.split", "SplitDialog"),
    Press("claim.merge", lambda a: len(a.store.claims(article=a.screen.article)), 3, QUOTED),
    Press("claim.none", lambda a: a.store.claim(a.ids[NOTED]).checkable, False, NOTED),
    Press("claim.question", lambda a: a.screen.question, "said", QUOTED),
    Press("claim.take-over", lambda a: a.status(BEFORE), "verified", BEFORE),
    Press("claim.earlier", lambda a: a.screen.page.article.title, "Kabar Lama", BEFORE),
    opens("claim.rate", "ChoiceDialog"),
    opens("claim.describe", "DescribeDialog"),
    opens("claim.evidence", "EvidenceDialog"),
    opens("article.slips", "ChoiceDialog"),
    Press("claim.second-look", lambda a: a.store.claim(a.ids[NOTED]).tags, ("second-look",), NOTED),
    opens("claim.go-to", "LineDialog"),
    opens("article.amend", "AmendDialog"),
    opens("article.go-out", "ChoiceDialog"),
    opens("article.assign", "LineDialog"),
    opens("article.second", "ChoiceDialog"),
    Press("claim.next-open", cursor, BEFORE, NINE),
    Press("order", lambda a: a.app.order, "score"),
    Press("claim.next", cursor, BEFORE, NINE),
    Press("claim.previous", cursor, NINE, BEFORE),
    Press("flag.next", cursor, BEFORE, NINE),
    Press("flag.previous", cursor, NINE, BEFORE),
    Press("flag.info", lambda a: a.screen.unfolded, True, NOTED),
    opens("claim.look-up", "LookUpDialog"),
    Press("claim.copy", lambda a: SENTENCES[NOTED] in a.app.clipboard, True, NOTED),
    Press("flag.copy", lambda a: "sum-mismatch" in a.app.clipboard, True, NINE),
    opens("article.import", "ImportDialog"),
    opens("article.export", "ExportDialog"),
    opens("article.clear", "ChoiceDialog"),
    Press("undo", lambda a: a.status(NOTED), "open", NOTED, ("v",)),
    Press("redo", lambda a: a.status(NOTED), "verified", NOTED, ("v", "u")),
    opens("search", "FindDialog"),
    Press("search.next", cursor, NOTED, QUOTED, ("slash", *"dusun", "enter", "k")),
    Press("search.previous", cursor, BEFORE, QUOTED, ("slash", *"Sukaraya", "enter", "j", "j")),
    opens("help", "HelpDialog"),
    opens("back", "Desk"),
    *(opens(f"panel.{where}", screen) for where, screen in PANEL_NAMES.items()),
]
RULED = [
    Press("undo", lambda a: a.status(NOTED), "open", before=("ruled",)),
    Press("redo", lambda a: a.status(NOTED), "verified", before=("ruled", "u")),
]
DESK = [
    opens("article.open", "Review"),
    Press("article.next", row, 1),
    Press("article.previous", row, 0, 1),
    opens("article.import", "ImportDialog"),
    opens("article.export", "ExportDialog"),
    opens("article.clear", "ChoiceDialog"),
    opens("article.assign", "LineDialog"),
    opens("article.second", "ChoiceDialog"),
    opens("claim.go-to", "LineDialog"),
    *RULED,
    opens("search", "SearchDialog"),
    opens("help", "HelpDialog"),
    *(opens(f"panel.{where}", screen) for where, screen in PANEL_NAMES.items() if where != "timeline"),
    Press("back", lambda a: a.app._exit, True),
]
ROWS = [Press("row.next", row, 1), Press("row.previous", row, 0, 1)]
DECIDED = [
    Press("decide.first", lambda a: decided(a), "disputed"),
    Press("decide.second", lambda a: decided(a), "verified"),
    Press("decide.verified", lambda a: decided(a), "verified"),
    Press("decide.disputed", lambda a: decided(a), "disputed"),
    Press("undo", lambda a: decided(a), "undone", before=("1",)),
    Press("redo", lambda a: decided(a), "disputed", before=("1", "u")),
]
LEAVING = [opens("help", "PanelHelp"), opens("panel.back", "Review")]
PRESSES: dict[keys.Where, list[Press]] = {
    "review": REVIEW,
    "desk": DESK,
    "timeline": [*ROWS, Press("timeline.go", lambda a: (name(a), cursor(a)), ("Review", BEFORE), 1), *LEAVING],
    "rules": [
        *ROWS,
        Press("rules.read", lambda a: a.screen.has_class("reading"), True),
        Press("rules.filter", lambda a: isinstance(a.app.focused, Input), True),
        *LEAVING,
    ],
    "preview": [
        Press("preview.format", lambda a: a.screen.fmt, SHOWN[1]),
        opens("preview.export", "ExportDialog"),
        *LEAVING,
    ],
    "settings": [*ROWS, Press("settings.copy", lambda a: a.app.clipboard == a.screen.settings[0].line, True), *LEAVING],
    "history": [
        *(replace(press, before=("ruled",)) for press in ROWS),
        Press("history.go", lambda a: (name(a), cursor(a)), ("Review", NOTED), before=("ruled",)),
        Press("history.restore", lambda a: a.status(NOTED), "verified", 1, before=("ruled", "ruled again")),
        *RULED,
        *LEAVING,
    ],
    "queue": [
        *ROWS,
        Press("queue.go", name, "Review"),
        Press("order", lambda a: a.app.queue_order, "article"),
        Press("claim.second-look", lambda a: [a.store.claim(n).tags for n in a.ids].count(("second-look",)), 1),
        opens("claim.go-to", "LineDialog"),
        Press("queue.filter", lambda a: isinstance(a.app.focused, Input), True),
        opens("queue.filters", "ChoiceDialog"),
        opens("queue.bulk", "ChoiceDialog", before=("slash", *"dusun", "enter")),
        *RULED,
        *LEAVING,
    ],
    "compare": [
        *ROWS,
        Press("compare.go", name, "Review"),
        Press("compare.other", lambda a: a.screen.mode, "versions"),
        *DECIDED,
        *LEAVING,
    ],
    "differing": [*ROWS, opens("differing.open", "Compare"), *DECIDED, *LEAVING],
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """A record of that article, and of an older one that said the same as its second claim."""
    path = tmp_path / "keys.db"
    with open_store(path, create=True) as store:
        old = SENTENCES[BEFORE]
        article = Article(old, source="lama.txt", title="Kabar Lama", lang="id")
        store.import_analysis(Analysis(article, "id", (Claim(0, len(old), score=5),), ()), by="Budi")
        review.rule(store, 1, "verified", by="Budi")
        store.import_analysis(busy(), by="Budi")
    return path


async def begin(hand: Any, pilot: Pilot[None], there: There, where: keys.Where, press: Press) -> None:
    """Everything as it was imported, the screen open, the cursor in its place."""
    app = there.app
    while app.screen.is_modal:
        await hand.press(pilot, "escape")
    while len(app.screen_stack) > 1:
        app.pop_screen()
    while there.store.latest_act("Sari"):
        review.undo(there.store, by="Sari")
    app.order, app.queue_order = "article", "open"
    app._clipboard = ""
    if "ruled" in press.before:
        review.rule(there.store, there.ids[NOTED], "verified", by="Sari")
    if "ruled again" in press.before:
        review.rule(there.store, there.ids[NOTED], "disputed", by="Sari")
    if where == "desk":
        await there.screen.reload()
        listing = there.screen.query_one(Blocks)
        listing.move_to(listing.keys[press.at])
    else:
        app.open_article(there.store.claim(there.ids[0]).article, there.ids[press.at])
        await hand.settle(pilot)
        if where != "review":
            await hand.press(pilot, OPENED_BY[where], *["j"] * press.at)
        else:
            there.screen.go(there.ids[press.at])
    await hand.settle(pilot)
    await hand.press(pilot, *(key for key in press.before if not key.startswith("ruled")))


@pytest.mark.parametrize("where", keys.ALL)
def test_no_key_is_left_out(where: keys.Where) -> None:
    assert {press.id for press in PRESSES[where]} == {key.id for key in keys.at(where)}


@pytest.mark.parametrize("where", keys.ALL)
async def test_each_key_does_what_it_says(
    bench: Callable[..., Workbench], hand: Any, record: Path, where: keys.Where
) -> None:
    app = bench(path=record)
    named = {key.id: key.keys.split(",") for key in keys.at(where)}
    screen = {"desk": Desk, "review": Review, **PANELS}[where]
    with open_store(record) as store:
        there = There(app, store, [claim.id for claim in store.claims() if claim.id > 1])
        if where in keys.DECIDING:
            disagree(store, there.ids)
        async with app.run_test(size=(100, 30)) as pilot:
            await hand.settle(pilot)
            for press in PRESSES[where]:
                for key in named[press.id]:
                    await begin(hand, pilot, there, where, press)
                    assert isinstance(there.screen, screen)
                    assert _seen(press, there) != press.want, f"{press.id} is so before {key}"
                    await hand.press(pilot, key)
                    assert _seen(press, there) == press.want, f"{press.id} by {key}"


async def test_the_fixed_keys_do_what_they_say(bench: Callable[..., Workbench], hand: Any, record: Path) -> None:
    assert [key for key, _ in keys.FIXED] == ["tab", "ctrl+p", "ctrl+q"]
    app = bench(path=record)
    async with app.run_test(size=(100, 30)) as pilot:
        await hand.settle(pilot)
        await hand.press(pilot, "enter")
        before = app.focused
        await hand.press(pilot, "tab")
        assert app.focused is not before
        await hand.press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        await hand.press(pilot, "escape", "ctrl+q")
        assert app._exit


def _seen(press: Press, there: There) -> Any:
    try:
        return press.look(there)
    except (AttributeError, IndexError, ValueError) as error:  # nothing of the kind is there yet
        return error

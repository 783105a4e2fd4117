"""The desk: every article, the one that needs a person most first."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from factcheck.store import Store
from factcheck.text import display
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.dialogs.searching import SearchDialog
from factcheck.tui.keys import Where, bindings
from factcheck.tui.screens import Working
from factcheck.tui.theme import CLOSING, DESK_STATE, MUTED, OPENING, SEVERITY, SEVERITY_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.store.records import ArticleRow, ClaimRow
    from factcheck.tui.words import Words

MARGIN = 13
SHOWN = 2000


class Desk(Working):
    """Articles in the order undecided errors, warnings, oldest."""

    where: ClassVar[Where] = "desk"
    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[ArticleRow] = []

    def compose(self) -> ComposeResult:
        """Head, list or hint, status line, footer."""
        yield Static(id="head", markup=False)
        yield Blocks(MARGIN, name_id="articles", nowrap=True)
        yield Static(self._hint(), id="empty", markup=False)
        yield Static("", id="status", markup=False)
        yield self.footer()

    def on_mount(self) -> None:
        """Read the record."""
        self.act(self.reload)

    def on_screen_resume(self) -> None:
        """Coming back from an article shows what was done there."""
        self.refresh_record()

    async def reload(self) -> None:
        """Read all articles and show them, the same one marked as before."""
        self.articles = await self.read(Store.articles)
        listing = self.query_one("#articles", Blocks)
        keys = [article.id for article in self.articles]
        current = listing.current if listing.current in keys else next(iter(keys), None)
        listing.show([row(article, self.words) for article in self.articles[:SHOWN]], current)
        self.set_class(not keys, "empty")
        self.query_one("#head", Static).update(self._head())
        if keys and self.focused is None:
            listing.focus()

    def _head(self) -> Content:
        words = self.words
        waiting = sum(article.state == "open" for article in self.articles)
        errors = sum(article.progress.errors for article in self.articles)
        parts = [words.count(len(self.articles), "{n} article", "{n} articles")]
        parts.append(words.count(waiting, "{n} not cleared", "{n} not cleared"))
        if errors:
            parts.append(words.count(errors, "{n} error open", "{n} errors open"))
        if not self.articles:
            parts = [words.t("no articles yet")]
        if self.record.read_only:
            parts.append(words.t("read only"))
        rest = " · ".join(parts)
        who = f"  {display(self.bench.reviewer)} @ {display(self.record.path.name)}"
        return Content.assemble((words.t("Desk"), "bold $accent"), f"  {rest}", (who, MUTED))

    def _hint(self) -> Content:
        t = self.words.t
        return Content("\n").join(
            [
                Content.styled(t("No articles yet."), "bold"),
                Content(""),
                Content.assemble(("i", "bold $accent"), "  ", t("imports a file, a folder or a .jsonl")),
                Content.assemble(("?", "bold $accent"), "  ", t("shows all keys")),
                Content(""),
                Content.styled(t("From the command line: factcheck import FILE"), MUTED),
            ]
        )

    @property
    def current(self) -> ArticleRow | None:
        """The marked article."""
        key = self.query_one("#articles", Blocks).current
        return next((article for article in self.articles if article.id == key), None)

    @property
    def subject(self) -> int | None:
        """The marked article."""
        return self.current.id if self.current is not None else None

    def action_move(self, step: int) -> None:
        """Mark the next or the previous article."""
        self.query_one("#articles", Blocks).step(step)

    def action_open(self) -> None:
        """Review the marked article."""
        if self.current is not None:
            self.bench.open_article(self.current.id)

    def on_blocks_selected(self, event: Blocks.Selected) -> None:
        """A click opens an article."""
        event.blocks.move_to(event.key)
        self.action_open()

    def action_clear_article(self) -> None:
        """The marked article may run."""
        self.act(self._clear)

    async def _clear(self) -> None:
        if self.current is not None and await self.clear(self.current):
            await self.reload()

    def action_export(self) -> None:
        """A report on the marked article."""
        self.act(self._export)

    async def _export(self) -> None:
        if self.current is not None:
            await self.export(self.current)

    def action_search(self) -> None:
        """Search all claims."""
        self.app.push_screen(SearchDialog(self.words, self.record), self._found)

    def _found(self, claim: ClaimRow | None) -> None:
        if claim is not None:
            self.bench.open_article(claim.article, claim.id)

    def imported(self, _article: int | None) -> None:
        """Mark what came in."""
        if _article is not None:
            self.query_one("#articles", Blocks).move_to(_article)
        super().imported(_article)

    def action_back(self) -> None:
        """Leave the program."""
        self.app.exit(return_code=0)


def row(article: ArticleRow, words: Words) -> Block:
    """An article's row: signs, title, and below it date, language, stage and progress."""
    done = article.progress
    margin = Content.assemble(
        (DESK_STATE[article.state], "$success bold"),
        " ",
        *_counted("error", done.errors),
        " ",
        *_counted("warning", done.warnings),
    )
    facts = [
        words.date(article.published) if article.published else words.t("no date"),
        display(article.lang),
        words.stage(article.standing),
        words.progress(article),
    ]
    if state := words.desk_state(article):
        facts.append(state)
    title = Content.styled(line(article.title, 200) or words.t("untitled"), "bold")
    body = Content("\n").join([title, Content.styled(" · ".join(facts), MUTED)])
    return Block(article.id, margin, body, dim=article.state == "cleared")


def _counted(severity: str, n: int) -> tuple[str | tuple[str, str], ...]:
    if not n:
        return ("    ",)
    return ((f"{OPENING}{SEVERITY[severity]}{CLOSING}", SEVERITY_STYLE[severity] + " bold"), f"{min(n, 9)}")

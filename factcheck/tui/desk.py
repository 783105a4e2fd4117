"""The desk: every article, the one that needs a person most first."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.content import Content
from textual.widgets import Static

from factcheck.errors import UsageError
from factcheck.store import Store
from factcheck.text import display
from factcheck.tui.beside import whose
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.keys import Where, bindings
from factcheck.tui.many import GoTo
from factcheck.tui.press import put
from factcheck.tui.theme import CLOSING, DESK_STATE, MUTED, OPENING, SEVERITY, SEVERITY_STYLE
from factcheck.tui.together import Together
from factcheck.tui.window import Window
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.store.records import ArticlePlace, ArticleRow, ArticleWindow, ClaimRow, Totals
    from factcheck.tui.window import Way
    from factcheck.tui.words import Words

MARGIN = 13
# How many articles are read at first, and how many more when an end comes near: few, since a key may wait for them.
PAGE, MORE = 60, 20


class Desk(Together, GoTo):
    """Articles in the order undecided errors, warnings, oldest."""

    where: ClassVar[Where] = "desk"
    BINDINGS: ClassVar[list[BindingType]] = bindings("desk")

    def __init__(self) -> None:
        super().__init__()
        self.articles: dict[int, ArticleRow] = {}

    def compose(self) -> ComposeResult:
        """Head, list or hint, status line, footer."""
        yield Static(id="head", markup=False)
        yield Window(MARGIN, name_id="articles", nowrap=True)
        yield Static(self._hint(), id="empty", markup=False)
        yield Static("", id="status", markup=False)
        yield self.footer()

    def on_screen_resume(self) -> None:
        """Read the record; coming back from an article shows what was done there."""
        if self.is_active and self.bench.first is None:  # a start at an article shows no desk before that is left
            self.refresh_record()

    @property
    def listing(self) -> Window:
        """The list, a window on all articles."""
        return self.query_one(Window)

    async def reload(self) -> None:
        """Read the articles around the marked one, and show them with the same one marked."""
        before = self.current
        found, totals = await self.read(_around, self.listing.current, before)
        keys = {article.id: article for article in found.articles}
        current = self.listing.current if self.listing.current in keys else _instead(found.articles, before)
        self.articles = keys
        self.listing.part(before=found.before, behind=found.behind)
        self.listing.show(self._rows(found), current)
        self.set_class(not keys, "empty")
        put(self.query_one("#head", Static), self._head(totals))
        if keys and self.focused is None:
            self.listing.focus()

    def _rows(self, found: ArticleWindow) -> list[Block]:
        return [row(article, self.words, self.bench.reviewer) for article in found.articles]

    def on_window_wanted(self, event: Window.Wanted) -> None:
        """The list comes to an end of what was read: read on, or from the very beginning or end."""
        if event.way == "ahead" or event.way == "behind":
            self.act(partial(self._read_on, event.way))
        else:
            self.act(partial(self._jump, event.way))

    async def _read_on(self, way: Literal["ahead", "behind"]) -> None:
        edge = self.listing.keys[0 if way == "ahead" else -1] if self.listing.keys else None
        here = self.articles.get(edge) if edge is not None else None
        found: ArticleWindow = await self.record.read(Store.desk, here.place if here else None, MORE, way)
        self.articles |= {article.id: article for article in found.articles}
        self.listing.extend(way, self._rows(found), more=found.before if way == "ahead" else found.behind)
        kept = {*self.listing.keys, self.listing.current}
        self.articles = {number: article for number, article in self.articles.items() if number in kept}

    async def _jump(self, way: Way) -> None:
        found: ArticleWindow = await self.record.read(Store.desk, None, PAGE, "behind" if way == "first" else "ahead")
        if not found.articles:
            return
        self.articles = {article.id: article for article in found.articles}
        current = found.articles[0 if way == "first" else -1].id
        self.listing.part(before=found.before, behind=found.behind)
        self.listing.show(self._rows(found), current)

    def _head(self, totals: Totals) -> Content:
        words = self.words
        parts = [words.count(totals.articles, "{n} article", "{n} articles")]
        parts.append(words.count(totals.waiting, "{n} not cleared", "{n} not cleared"))
        if totals.errors:
            parts.append(words.count(totals.errors, "{n} error open", "{n} errors open"))
        if not totals.articles:
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
        key = self.listing.current
        return self.articles.get(key) if key is not None else None

    @property
    def subject(self) -> int | None:
        """The marked article."""
        return self.current.id if self.current is not None else None

    def action_move(self, step: int) -> None:
        """Mark the next or the previous article."""
        self.listing.step(step)

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
        from factcheck.tui.dialogs.searching import SearchDialog

        self.app.push_screen(SearchDialog(self.words, self.record), self._found)

    def _found(self, claim: ClaimRow | None) -> None:
        if claim is not None:
            self.bench.open_article(claim.article, claim.id)

    def imported(self, _article: int | None) -> None:
        """Mark what came in."""
        if _article is not None:
            self.listing.current = _article
            self.act(self.reload)
        else:
            super().imported(_article)

    def action_back(self) -> None:
        """Leave the program."""
        self.app.exit(return_code=0)


def _around(store: Store, number: int | None, before: ArticleRow | None) -> tuple[ArticleWindow, Totals]:
    """The articles around one, or around where it stood; the first ones without either."""
    place: ArticlePlace | None = before.place if before is not None else None
    if number is not None:
        with suppress(UsageError):
            place = store.article(number).place
    return store.desk(place, PAGE, "around"), store.totals()


def _instead(articles: list[ArticleRow], before: ArticleRow | None) -> int | None:
    """What to mark when the marked article is none of the desk's any more: its newer version, else what came next."""
    if before is not None:
        newer = [article.id for article in articles if article.document == before.document]
        later = [article.id for article in articles if _order(article) > _order(before)]
        return next(iter(newer + later), articles[-1].id if articles else None)
    return articles[0].id if articles else None


def _order(article: ArticleRow) -> tuple[int, int, int]:
    errors, warnings, number = article.place
    return -errors, -warnings, number


def row(article: ArticleRow, words: Words, reviewer: str = "") -> Block:
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
    facts += whose(article, words, reviewer)
    title = Content.styled(line(article.title, 200) or words.t("untitled"), "bold")
    body = Content("\n").join([title, Content.styled(" · ".join(facts), MUTED)])
    return Block(article.id, margin, body, dim=article.state == "cleared")


def _counted(severity: str, n: int) -> tuple[str | tuple[str, str], ...]:
    if not n:
        return ("    ",)
    return ((f"{OPENING}{SEVERITY[severity]}{CLOSING}", SEVERITY_STYLE[severity] + " bold"), f"{min(n, 9)}")

"""The preview: what an export would write, to read before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Static

from factcheck.errors import UsageError
from factcheck.report.export import FORMATS
from factcheck.tui.keys import Where, bindings
from factcheck.tui.panel import Panel, Reader
from factcheck.tui.press import Pressable, pressable
from factcheck.tui.screens import report_of
from factcheck.tui.theme import MUTED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow


# What is read as it is written: web pages and Word files are looked at elsewhere.
SHOWN = tuple(fmt for fmt, how in FORMATS.items() if how.suffix not in (".html", ".docx", ".jsonld"))


class Preview(Panel):
    """The report on one article in one of the formats of an export."""

    where: ClassVar[Where] = "preview"
    BINDINGS: ClassVar[list[BindingType]] = bindings("preview")

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.fmt = SHOWN[0]
        self.row: ArticleRow | None = None
        self.text: str | None = None

    def body(self) -> ComposeResult:
        """Formats, then the text; the newsroom's usual format first, where it can be read here."""
        usual = self.bench.settings.export_format
        self.fmt = usual if usual in SHOWN else self.fmt
        yield Pressable(self._formats(), name_id="formats")
        yield Reader("report")

    def on_mount(self) -> None:
        """The text has the focus, so that the arrows scroll it."""
        self.query_one(Reader).focus()
        super().on_mount()

    def _formats(self) -> Content:
        parts = []
        for fmt in SHOWN:
            sign, style = ("●", "bold") if fmt == self.fmt else ("○", MUTED)
            parts.append(pressable(Content.styled(f"{sign} {fmt}", style), f"screen.format('{fmt}')"))
        return Content("  ").join([Content(""), *parts]).rstrip()

    async def reload(self) -> None:
        """Make the report anew; what is read stays in its place unless the report changed."""
        fmt = self.fmt
        row, text = await self.read(_load, self.number, fmt, self.bench.settings)
        self.row = row
        t = self.words.t
        lines = text.count("\n") + 1
        self.show_head(t("Preview"), self.words.count(lines, "{n} line", "{n} lines"), line(row.title, 120))
        self.query_one("#formats", Static).update(self._formats())
        if text != self.text:
            self.text = text
            self.query_one(Reader).show(text, t("{n} characters more: export the report to read them"))

    def action_format(self, fmt: str | None = None) -> None:
        """Show a format, or the next one."""
        self.fmt = fmt or SHOWN[(SHOWN.index(self.fmt) + 1) % len(SHOWN)]
        self.act(self.reload)

    def action_export(self) -> None:
        """Write the report in the format that is shown, or in another one."""
        self.act(self._export)

    async def _export(self) -> None:
        if self.row is not None:
            await self.export(self.row, self.fmt)


def _load(store: Store, article: int, fmt: str, settings: Settings) -> tuple[ArticleRow, str]:
    try:
        text = report_of(store, article, fmt, settings)
    except UsageError as error:  # a notice of a draft, a check of somebody's claim where there is none
        text = str(error)
    return store.article(article), text if isinstance(text, str) else ""

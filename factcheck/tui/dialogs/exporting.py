"""Export: a format, a path with a sensible default, and a question before a file is overwritten."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from factcheck.report.export import FORMATS
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.dialogs.paths import PathInput, typed_path
from factcheck.tui.press import Pressable, pressable
from factcheck.tui.theme import MUTED

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factcheck.tui.words import Words

_NAME_CAP = 60


@dataclass(frozen=True)
class Export:
    """What to write where."""

    fmt: str
    path: Path


def default_name(title: str, article: int, fmt: str) -> str:
    """A file name from a title: its words, lower case, joined by hyphens; the article's number where there are none."""
    words = re.findall(r"[^\W_]+", title.casefold())
    name = "-".join(words)[:_NAME_CAP].strip("-") or f"article-{article}"
    kinds = {"article": "-corrected", "queries": "-queries"}
    return f"{name}{kinds.get(fmt, '')}{FORMATS[fmt]}"


class ExportDialog(Dialog[Export]):
    """F2 or a click changes the format; the path follows until it is edited by hand."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "format", "format", show=False, priority=True)]

    def __init__(self, words: Words, article: int, title: str) -> None:
        t = words.t
        hints = (("enter", t("write"), "screen.write"), ("F2", t("format"), "screen.format"))
        super().__init__(words, t("Export a report"), hints)
        self.article, self.article_title = article, title
        self.fmt = next(iter(FORMATS))
        self.asked: Path | None = None

    def body(self) -> ComposeResult:
        """Formats, then the path."""
        yield Pressable(self._formats(), name_id="formats")
        if self.app.is_web:  # the file goes to the browser; a path here would be one of the server's
            yield Static(Content(self._default()), id="download", markup=False)
        else:
            yield PathInput(self._default())

    def _default(self) -> str:
        return default_name(self.article_title, self.article, self.fmt)

    def _formats(self) -> Content:
        t = self.words.t
        labels = {
            "markdown": t("internal report (markdown)"),
            "json": t("internal report (JSON)"),
            "csv": t("table of corrections (CSV)"),
            "article": t("the corrected text alone"),
            "queries": t("questions for the reporter"),
        }
        lines = []
        for fmt in FORMATS:
            sign, style = ("●", "bold") if fmt == self.fmt else ("○", MUTED)
            row = Content.assemble((f"{sign} {labels.get(fmt, fmt)}", style))
            lines.append(pressable(row, f"screen.format('{fmt}')"))
        return Content("\n").join(lines)

    def key_enter(self) -> None:
        """Enter writes where there is no field to write in."""
        if self.app.is_web:
            self.action_write()

    def action_format(self, fmt: str | None = None) -> None:
        """Take a format, or the next one."""
        names, before = list(FORMATS), self._default()
        self.fmt = fmt or names[(names.index(self.fmt) + 1) % len(names)]
        self.query_one("#formats", Pressable).update(self._formats())
        if self.app.is_web:
            self.query_one("#download", Static).update(Content(self._default()))
            return
        field = self.query_one(Input)
        if field.value == before:
            field.value = self._default()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another path, another question."""
        event.stop()
        self.asked = None
        self.complain("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter writes."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Give format and path back; an existing file is asked about once."""
        if self.app.is_web:
            self.dismiss(Export(self.fmt, Path(self._default())))
            return
        t = self.words.t
        value = self.query_one(Input).value.strip()
        path = typed_path(value)
        try:
            is_folder, has_folder, exists = path.is_dir(), path.parent.is_dir(), path.exists()
        except (OSError, ValueError) as error:
            self.complain(f"{path}: {getattr(error, 'strerror', None) or error}")
            return
        if not value or is_folder:
            self.complain(t("name a file"))
        elif not has_folder:
            self.complain(t("there is no folder {folder}").format(folder=path.parent))
        elif exists and self.asked != path:
            self.asked = path
            self.complain(t("{file} exists. Enter once more to overwrite it.").format(file=path.name))
        else:
            self.dismiss(Export(self.fmt, path))

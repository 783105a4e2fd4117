"""Import: a path, an address or a pasted text in, each outcome as it happens, the refused ones listed with why."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from factcheck.errors import FactcheckError, UsageError
from factcheck.messages import render
from factcheck.store.records import CARRIED, LIVE
from factcheck.text import display
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.dialogs.fields import PlainInput
from factcheck.tui.dialogs.paths import PathInput, typed_path
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from factcheck.ingest import Options
    from factcheck.model import Analysis, Article
    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.store.records import Imported
    from factcheck.tui.record import Record
    from factcheck.tui.words import Words

Step = tuple[str, "Article | None", str]
_ADDRESSES = ("http://", "https://")


class SourceInput(PathInput):
    """A field for a path that takes a whole text, of several lines, out of its dialog's way."""

    class Text(Message):
        """A text of several lines was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def _on_paste(self, event: events.Paste) -> None:
        if len(event.text.strip().splitlines()) > 1:
            event.prevent_default().stop()
            self.post_message(self.Text(event.text))


class TextInput(SourceInput):
    """A field for a text alone: it completes no path, as that would tell a browser what files the server has."""

    def __init__(self, *, placeholder: str) -> None:
        super().__init__(placeholder=placeholder)
        self.suggester = None

    async def action_complete(self) -> None:
        """Move the focus on."""
        self.screen.focus_next()


class ImportDialog(Dialog[int]):
    """Gives the number of the last article that came in, or None when none did."""

    def __init__(self, words: Words, record: Record, settings: Settings, reviewer: str) -> None:
        super().__init__(words, words.t("Import articles"), (("enter", words.t("import"), "screen.start"),))
        self.record, self.settings, self.reviewer = record, settings, reviewer
        self.last: int | None = None
        self.lines: list[Content] = []
        self.counts = {"new": 0, "known": 0, "updated": 0, "refused": 0}
        self.running = False
        self.pasted = ""

    def body(self) -> ComposeResult:
        """The path and the date, then what became of each source."""
        t = self.words.t
        if self.app.is_web:
            yield Static(self._in_browser(), id="pasted-only", markup=False)
            yield TextInput(placeholder=t("paste a text"))
        else:
            yield SourceInput(placeholder=t("file, folder or address (tab completes), or paste a text"))
        yield PlainInput(placeholder=t("publication date, if known"), id="published")
        with VerticalScroll(id="outcomes", can_focus=False):
            yield Static("", id="outcomes-text", markup=False)

    @on(SourceInput.Text)
    def take_text(self, event: SourceInput.Text) -> None:
        """Keep a pasted text; enter imports it."""
        if self.running:
            return
        self.pasted = event.text
        self.query_one("#path", Input).value = ""
        first = line(event.text.strip().splitlines()[0], 60)
        lines = self.words.count(len(event.text.strip().splitlines()), "{n} line", "{n} lines")
        self.lines = [Content(f"{self.words.t('pasted text')}, {lines}: {first}")]
        self.query_one("#outcomes-text", Static).update(self.lines[0])
        self.complain("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter starts; when all is done, enter leaves."""
        event.stop()
        self.action_start()

    def action_start(self) -> None:
        """Import the path or the pasted text, or leave when it is done already."""
        if self.running:
            return
        source = self.query_one("#path", Input).value.strip()
        published = self.query_one("#published", Input).value.strip()
        if source and self.app.is_web:
            self._take_line(source, published)
        elif source and source != "-":
            self.complain("")
            address = source.lower().startswith(_ADDRESSES)
            self.bring_in(source if address else str(typed_path(source)), published)
        elif self.pasted:
            pasted, self.pasted = self.pasted, ""
            self.bring_in(pasted, published, pasted=True)
        elif self.last is not None:
            self.dismiss(self.last)
        elif self.app.is_web:
            self.complain(self._in_browser())
        else:
            self.complain(self.words.t("name a file, a folder or an address, or paste a text"))

    def _in_browser(self) -> str:
        return self.words.t("In a browser an article is pasted: files and addresses would be read by the server.")

    def _take_line(self, text: str, published: str) -> None:
        """Take what stands in a browser's field as a text of one line, which one word is not."""
        if len(text.split()) > 1:
            self.bring_in(text, published, pasted=True)
        else:
            self.complain(self._in_browser())

    def action_cancel(self) -> None:
        """Leave; what came in stays."""
        self.dismiss(self.last)

    @work(exclusive=True, group="import")
    async def bring_in(self, source: str, published: str, *, pasted: bool = False) -> None:
        """Read, analyse and store one source after the other; the screen stays alive meanwhile.

        `pasted`: the source is the text itself.
        """
        self.running, self.lines = True, []
        self.counts = dict.fromkeys(self.counts, 0)
        try:
            given = await asyncio.to_thread(options, published, self.words.lang)
            steps = _steps(source, given, pasted=pasted)
            while (step := await asyncio.to_thread(next, steps, None)) is not None:
                name, found, word = step
                if found is None and name:
                    self._tell("refused", name, word)
                elif found is None:
                    self.lines.append(Content.styled("  " + line(word), "$warning"))
                else:
                    await self._store(name, found, word)
        except FactcheckError as error:
            self._tell("refused", "", str(error))
        finally:
            self.running = False
        self._end()

    async def _store(self, name: str, article: Article, title: str) -> None:
        from factcheck.pipeline import analyse

        try:
            article, known = await self.record.run(_begun, article)
            if known is None:
                found = await asyncio.to_thread(analyse, article, self.settings)
                done = await self.record.run(_store, found, self.reviewer, title)
            else:
                done = known
        except UsageError as error:  # this one cannot be stored; the others can
            self._tell("refused", name, str(error))
            return
        self.last = done.article
        self._tell(done.outcome, name, self._summary(done))
        for warning in article.warnings:
            self.lines.append(Content.styled("  " + line(render(warning, self.words.lang)), "$warning"))

    def _summary(self, done: Imported) -> str:
        claims = self.words.count(done.claims, "{n} claim", "{n} claims")
        text = f"{claims}, " + self.words.count(done.flags, "{n} flag", "{n} flags")
        if version := done.version:
            text += ". " + self.words.t(CARRIED).format(**asdict(version))
            if version.corrections:
                text += ". " + self.words.t(LIVE).format(live=version.live, of=version.corrections)
        return text

    def _tell(self, outcome: str, name: str, rest: str) -> None:
        t = self.words.t
        self.counts[outcome] += 1
        words = {"new": t("new"), "known": t("known already"), "updated": t("new version"), "refused": t("refused")}
        sign, style = ("✗", "$error") if outcome == "refused" else ("✓", "$success")
        head = f"{line(name, 200)}: " if name and outcome != "refused" else ""
        self.lines.append(Content.assemble((f"{sign} {words[outcome]}", style), f"  {head}{line(rest)}"))
        self.query_one("#outcomes-text", Static).update(Content("\n").join(self.lines[-500:]))
        self.query_one("#outcomes", VerticalScroll).scroll_end(animate=False)

    def _end(self) -> None:
        done = sum(n for outcome, n in self.counts.items() if outcome != "refused")
        text = self.words.count(done, "{n} article in", "{n} articles in")
        if self.counts["refused"]:
            text += ", " + self.words.count(self.counts["refused"], "{n} refused", "{n} refused")
        if done:
            text += ". " + self.words.t("Enter: to the desk.")
            self.query_one("#path", Input).value = ""
        self.lines.append(Content.styled(display(text), "bold"))
        self.query_one("#outcomes-text", Static).update(Content("\n").join(self.lines[-500:]))
        self.query_one("#outcomes", VerticalScroll).scroll_end(animate=False)


def _steps(source: str, given: Options, *, pasted: bool) -> Iterator[Step]:
    """Each article with its fallback title, each refusal with why, a minor one without a name.

    Heavy: take each step in a thread.
    """
    from factcheck import ingest

    for found in [ingest.paste(source, given)] if pasted else ingest.read(source, given):
        if isinstance(found, ingest.Refusal):
            yield "" if found.minor else found.source, None, str(found.error)
        else:
            yield found.source, found, ingest.fallback_title(found)


def options(published: str, lang: str) -> Options:
    """What a person typed beside the path. Raises UsageError for a date that is none."""
    from factcheck import ingest
    from factcheck.facts.typed_dates import read_date

    return ingest.Options(published=read_date(published, lang, None) if published else None)


def _begun(store: Store, article: Article) -> tuple[Article, Imported | None]:
    """The article as it is to be analysed, or what is known of it without that."""
    article = store.continued(article)
    return article, store.known(article)


def _store(store: Store, analysis: Analysis, by: str, title: str) -> Imported:
    return store.import_analysis(analysis, by=by, fallback_title=title)

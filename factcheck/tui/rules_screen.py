"""The rules: which run, what they found here and how it was judged, and each rule's page."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.content import Content
from textual.widgets import Input

from factcheck.store import RuleCount, Store
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.dialogs.fields import PlainInput
from factcheck.tui.keys import Where, bindings
from factcheck.tui.panel import Panel, Reader, Signs
from factcheck.tui.theme import MUTED, SEVERITY, SEVERITY_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.model import Severity
    from factcheck.settings import Settings
    from factcheck.tui.words import Words

ON, OFF = "●", "○"


@dataclass(frozen=True)
class RuleLine:
    """A rule as the settings have it, with what became of its flags; `fired` where it has any here."""

    name: str
    severity: Severity
    family: str
    summary: str
    on: bool
    fired: bool
    count: RuleCount

    def matches(self, words: list[str], state: str) -> bool:
        """Whether all words stand in what is shown of the rule."""
        text = f"{self.name} {self.family} {self.severity} {self.summary} {state}".casefold()
        return all(word in text for word in words)


class RulesScreen(Panel):
    """The rules that fired here first; while reading, the page stands beside the list or in its place."""

    where: ClassVar[Where] = "rules"
    BINDINGS: ClassVar[list[BindingType]] = bindings("rules")
    margin: ClassVar[int] = 5

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.lines: list[RuleLine] = []
        self.shown: list[RuleLine] = []

    def body(self) -> ComposeResult:
        """The filter, the rules, the page."""
        yield PlainInput(placeholder=self.words.t("/ filters by name, family, severity or word"), id="filter")
        with Container(id="panel-body"):
            yield Blocks(self.margin, name_id="rows", nowrap=True)
            yield Reader("rule-page")

    def on_mount(self) -> None:
        """The list has the focus, so that keys are keys."""
        self.query_one("#rows", Blocks).focus()
        super().on_mount()

    async def reload(self) -> None:
        """Read how the flags fared."""
        counts = await self.read(Store.rule_counts)
        self.lines = await asyncio.to_thread(_lines, self.bench.settings, counts)
        self._show()

    def _show(self) -> None:
        t, words = self.words.t, self.words
        wanted = self.query_one("#filter", Input).value.casefold().split()
        self.shown = [one for one in self.lines if one.matches(wanted, t("on") if one.on else t("off"))]
        place = {one.name: n for n, one in enumerate(self.lines)}
        blocks = [rule_row(place[one.name], one, words) for one in self.shown]
        self.show_rows(blocks, t("no rule has these words"))
        running = sum(one.on for one in self.lines)
        match = words.count(len(self.shown), "{n} match", "{n} matches") if wanted else ""
        fired = words.count(sum(one.fired for one in self.lines), "{n} fired here", "{n} fired here")
        self.show_head(t("Rules"), t("{n} of {total} run").format(n=running, total=len(self.lines)), fired, match)

    def action_move(self, step: int) -> None:
        """The next or the previous rule; while reading, its page."""
        super().action_move(step)
        if self.has_class("reading"):
            self._read()

    def action_filter(self) -> None:
        """To the field; what is typed there filters at once."""
        self.remove_class("reading")
        self.query_one("#filter", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as you type."""
        event.stop()
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list."""
        event.stop()
        self.query_one("#rows", Blocks).focus()

    def on_key(self, event: events.Key) -> None:
        """The arrows move in the list while the field has the focus; while reading they scroll."""
        if event.key in ("up", "down") and isinstance(self.focused, Input):
            event.stop()
            self.action_move(1 if event.key == "down" else -1)

    def action_open(self) -> None:
        """Read the marked rule's page, or close it."""
        if self.has_class("reading"):
            self._close()
        elif self.marked is not None and self.marked >= 0:
            self.add_class("reading")
            self._read()
            self.query_one(Reader).focus()

    def _read(self) -> None:
        from factcheck.report.rulepage import page

        if self.marked is not None and self.marked >= 0:
            left_out = self.words.t("{n} characters more")
            self.query_one(Reader).show(flowing(page(self.lines[self.marked].name)), left_out)

    def _close(self) -> None:
        self.remove_class("reading")
        self.query_one("#rows", Blocks).focus()

    def action_back(self) -> None:
        """From the page to the list, from the field out of it, from the list to where one came from."""
        field = self.query_one("#filter", Input)
        if self.has_class("reading"):
            self._close()
        elif self.focused is field:
            field.value = ""
            self.query_one("#rows", Blocks).focus()
        else:
            super().action_back()

    def signs(self) -> Signs:
        """What stands before a rule."""
        t = self.words.t
        return [
            (ON, t("the rule runs")),
            (OFF, t("the rule is off")),
            *((SEVERITY[one], self.words.severity(one)) for one in ("error", "warning", "info")),
        ]


def flowing(page: str) -> str:
    """A page of Markdown with each paragraph and each point of a list on one line, to be wrapped at any width."""
    flown: list[str] = []
    for text in page.split("\n"):
        begins = not text or text[0] in "#-| " or not flown or not flown[-1] or flown[-1][0] == "#"
        flown[len(flown) if begins else -1 :] = [text if begins else f"{flown[-1]} {text}"]
    return "\n".join(flown)


def rule_row(key: int, one: RuleLine, words: Words) -> Block:
    """A rule's row: whether it runs, its severity, how its flags fared; below it the summary."""
    t, count = words.t, one.count
    margin = Content.assemble(
        (ON if one.on else OFF, "$success" if one.on else MUTED),
        (SEVERITY[one.severity], SEVERITY_STYLE[one.severity] + " bold"),
    )
    facts = [one.family]
    if one.fired and not count.accepted and not count.dismissed:
        facts.append(t("fired, not judged yet"))
    elif one.fired:
        facts.append(t("{n} accepted").format(n=count.accepted))
        dismissed = t("{n} dismissed").format(n=count.dismissed)
        false = words.count(count.false_alarms, "{n} false alarm", "{n} false alarms")
        facts.append(f"{dismissed} ({false})" if count.false_alarms else dismissed)
    if not one.on:
        facts.append(t("off"))
    head = Content.assemble((line(one.name), "bold"), (" · " + " · ".join(facts), MUTED))
    return Block(key, margin, Content("\n").join([head, Content.styled(line(one.summary), MUTED)]), dim=not one.on)


def _lines(settings: Settings, counts: dict[str, RuleCount]) -> list[RuleLine]:
    """The rules: those judged most often first, then those with flags here, by name. Heavy: call it in a thread."""
    from factcheck.check.registry import registry

    known = registry()
    running = known.running(settings)
    lines = [
        RuleLine(
            rule.name,
            settings.severity.get(rule.name, rule.severity),
            rule.family,
            rule.summary,
            rule.name in running,
            rule.name in counts,
            counts.get(rule.name, RuleCount()),
        )
        for rule in known.rules.values()
    ]
    return sorted(lines, key=lambda one: (not one.fired, -one.count.accepted - one.count.dismissed, one.name))

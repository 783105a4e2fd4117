"""The history: who did what and when, on one article or on all; an act leads to its claim and can be restored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from factcheck import review
from factcheck.store import Store
from factcheck.text import display, shorten
from factcheck.tui.blocks import Block
from factcheck.tui.keys import Where, bindings
from factcheck.tui.panel import Panel, Signs
from factcheck.tui.theme import MUTED, STATUS, STATUS_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.binding import BindingType

    from factcheck.store.records import EventRow
    from factcheck.tui.words import Words

# So many acts are read at a time; moving past the last one reads more.
AT_ONCE = 200
UNDONE = "×"


@dataclass(frozen=True)
class Places:
    """What acts were on: articles' titles and stages, claims' numbers and texts, by their ids."""

    titles: dict[int, str]
    stages: dict[int, str]
    claims: dict[int, tuple[int, str]]
    # Acts that others undid or redid, by their number.
    acts: dict[int, EventRow]


class History(Panel):
    """The acts, newest first."""

    where: ClassVar[Where] = "history"
    BINDINGS: ClassVar[list[BindingType]] = bindings("history")

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.limit = AT_ONCE
        self.events: dict[int, EventRow] = {}

    async def reload(self) -> None:
        """Read the acts."""
        events, places = await self.read(_load, self.article, self.limit)
        self.events = {event.seq: event for event in events}
        blocks = [act_row(event, places, self.words, everywhere=self.article is None) for event in events]
        self.show_rows(blocks, self.words.t("nothing was done yet"))
        t, words = self.words.t, self.words
        more = t("the latest ones") if len(events) == self.limit else ""
        of = t("all articles") if self.article is None else line(places.titles.get(self.article, ""), 120)
        self.show_head(t("History"), words.count(len(events), "{n} act", "{n} acts"), more, of)

    def action_move(self, step: int) -> None:
        """The next or the previous act; past the last one older ones are read."""
        if step > 0 and len(self.events) == self.limit and self.marked == min(self.events):
            self.limit += AT_ONCE
            self.act(self.reload)
        super().action_move(step)

    @property
    def current(self) -> EventRow | None:
        """The marked act."""
        return self.events.get(self.marked) if self.marked is not None else None

    def action_open(self) -> None:
        """Go to the claim of the act, or to its article."""
        event = self.current
        if event is not None and event.article is not None:
            self.leave_for(event.article, next(iter(event.claims), None))
        elif event is not None and event.claims:
            self.act(lambda: self._to_first(event.claims[0]))

    async def _to_first(self, claim: int) -> None:
        """Of an act on many articles to its first claim."""
        row = await self.record.run(Store.claim, claim)
        self.leave_for(row.article, row.id)

    def action_restore(self) -> None:
        """Give the claim what it had after the marked act."""
        self.act(self._restore)

    async def _restore(self) -> None:
        event, t = self.current, self.words.t
        if event is None or not self.may_write():
            return
        if len(event.claims) != 1:
            self.tell(t("this act is not on one claim: there is nothing to restore"))
            return
        row = await self.record.run(review.restore_state, event.claims[0], event.seq, self.bench.reviewer)
        await self.reload()
        verdict, claim = self.words.verdict(row.status), t("claim {n}").format(n=row.ord + 1)
        self.tell("✓ " + t("{claim} is as it was then: {verdict}").format(claim=claim, verdict=verdict))

    def signs(self) -> Signs:
        """What stands before an act."""
        words = self.words
        return [
            *((STATUS[one], words.verdict(one)) for one in ("verified", "disputed", "corrected")),
            (UNDONE, words.t("undone")),
        ]


def act_row(event: EventRow, places: Places, words: Words, *, everywhere: bool) -> Block:
    """An act's row: when, who, what, on which claim; struck when it is undone. `everywhere`: with its article."""
    t, stage = words.t, places.stages.get(event.article or 0, "draft")
    what = words.event(event, stage)
    if event.kind in ("undo", "redo") and (of := places.acts.get(_number(event))) is not None:
        what += f": {words.event(of, stage)}"
    if "restored" in event.detail:
        what += f" ({t('restored')})"
    head = Content.assemble((words.when(event.at), MUTED), "  ", (display(event.by), "bold"), f"  {what}")
    if event.undone:
        head = head.stylize("strike dim") + Content(f" ({t('undone')})")
    numbers = [places.claims[claim] for claim in event.claims if claim in places.claims]
    on = [t("claim {n}").format(n=numbers[0][0] + 1) + f" «{line(numbers[0][1], 100)}»"] if numbers else []
    if len(event.claims) > 1:
        on = [words.count(len(event.claims), "{n} claim", "{n} claims")]
    if (everywhere and event.article is not None) or not on:
        on.append(
            line(places.titles.get(event.article or 0) or str(event.detail.get("source", "")), 100) or t("untitled")
        )
    body = Content("\n").join([head, Content.styled(" · ".join(on), MUTED)])
    return Block(event.seq, _sign(event), body, dim=event.undone)


def _sign(event: EventRow) -> Content:
    if event.undone:
        return Content.styled(UNDONE, MUTED)
    verdict = str(event.detail.get("verdict", "")) if event.kind in ("ruling", "correction") else ""
    if event.kind == "accept":
        verdict = "corrected"
    return Content.styled(STATUS.get(verdict, " "), STATUS_STYLE.get(verdict, MUTED) + " bold")


def _number(event: EventRow) -> int:
    number = event.detail.get("event")
    return number if isinstance(number, int) else 0


def _load(store: Store, article: int | None, limit: int) -> tuple[list[EventRow], Places]:
    """The newest acts and what they were on."""
    events = store.history(article=article, limit=limit)
    rows = store.articles(sorted({event.article for event in events if event.article is not None}))
    wanted = {claim for event in events for claim in event.claims[:1]}
    if article is not None:
        claims = [claim for claim in store.claims(article=article) if claim.id in wanted]
    else:
        claims = [store.claim(claim) for claim in sorted(wanted)]
    known = {event.seq: event for event in events}
    reversed_acts = {_number(event) for event in events if event.kind in ("undo", "redo")} - {0}
    acts = {seq: known.get(seq) or store.event(seq) for seq in reversed_acts}
    return events, Places(
        {row.id: row.title for row in rows},
        {row.id: row.standing for row in rows},
        {claim.id: (claim.ord, shorten(claim.text, 200)) for claim in claims},
        acts,
    )

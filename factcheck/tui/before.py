"""What was checked before: earlier claims that say nearly the same, shown beside the current one and taken over."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from factcheck import review
from factcheck.errors import FactcheckError, UsageError
from factcheck.store.state import deciding
from factcheck.text import display
from factcheck.tui.dialogs import choices
from factcheck.tui.press import pressable
from factcheck.tui.rulings import Deed, Rulings
from factcheck.tui.theme import MUTED, STATUS, STATUS_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.worker import Worker

    from factcheck.store import Store
    from factcheck.store.records import ClaimRow, KnownRow, SimilarRow
    from factcheck.tui.words import Words

OFFERED = 3
# So long the cursor rests on a claim before the record is asked: a held-down key asks nothing.
REST_SECONDS = 0.15


class Found(NamedTuple):
    """What is known beside a claim: one's own earlier claims, and other people's rulings."""

    ours: Sequence[SimilarRow] = ()
    others: Sequence[KnownRow] = ()


def before_lines(found: Found, words: Words, width: int, keys: tuple[str, str]) -> list[Content]:
    """The part of the detail pane on earlier claims and others' rulings; nothing without any.

    `keys`: those that take an earlier ruling over and go there.
    """
    return [*_ours(found.ours, words, width, keys), *_others(found.others, words, width)]


def _others(rows: Sequence[KnownRow], words: Words, width: int) -> list[Content]:
    if not rows:
        return []
    parts = [Content(""), Content.styled(words.t("checked by others"), MUTED)]
    return [*parts, *(part.truncate(max(10, width), ellipsis=True) for row in rows for part in _known(row, words))]


def _known(row: KnownRow, words: Words) -> list[Content]:
    claim = row.claim
    day = words.date(claim.reviewed.isoformat()) if claim.reviewed else ""
    where = ", ".join(filter(None, (line(claim.publisher or "", 60), day)))
    parts = [
        Content.assemble((line(claim.rating, 40), "bold"), f" «{line(claim.text)}»"),
        Content.styled("  " + " · ".join(filter(None, (where, f"{row.score:.0f} %"))), MUTED),
    ]
    parts += [Content.styled(f"  ≠ {words.say(difference)}", "$warning") for difference in row.differences]
    return [*parts, Content.styled(f"  {line(claim.url, 300)}", MUTED)] if claim.url else parts


def _ours(rows: Sequence[SimilarRow], words: Words, width: int, keys: tuple[str, str]) -> list[Content]:
    if not rows:
        return []
    t = words.t
    ruled = any(row.claim.status != "open" for row in rows)
    hints = [f"[{keys[0]}] {t('take over')}"] if ruled else []
    head = "  ".join([t("checked before"), *hints, f"[{keys[1]}] {t('open it')}"])
    parts = [Content(""), Content.styled(head, MUTED)]
    for row in rows:
        there = f"screen.go_to({row.article.id}, {row.claim.id})"
        parts += [pressable(part.truncate(max(10, width), ellipsis=True), there) for part in _row(row, words)]
    return parts


def _row(row: SimilarRow, words: Words) -> list[Content]:
    claim, article, t = row.claim, row.article, words.t
    sign, style = STATUS[claim.status], STATUS_STYLE[claim.status] + " bold"
    title = line(article.title, 80) or t("untitled")
    where = f"{title}, {words.date(article.published)}" if article.published else title
    parts = [
        Content.assemble((f"{sign} ", style), f"«{line(claim.text)}»"),
        Content.assemble("  ", (ruling_of(row, words), style), (f" · {row.score:.0f} %", MUTED)),
    ]
    parts += [Content.styled(f"  ≠ {words.say(difference)}", "$warning") for difference in row.differences]
    parts.append(Content.styled(f"  {where}", MUTED))
    if row.notes and (first := row.notes[-1].text.strip()):
        note = row.notes[-1]
        parts.append(Content(f"  {t('note')}: {line(first.splitlines()[0])} — {display(note.by)}"))
    return parts


def ruling_of(row: SimilarRow, words: Words) -> str:
    """The verdict of an earlier claim, with who gave it and when."""
    claim, last = row.claim, deciding(row.claim.rulings)
    verdict = words.verdict(claim.status, row.article.stage)
    if claim.status == "corrected" and not claim.fact_checked:
        verdict += ", " + words.t("facts not checked")
    if claim.status == "open" or last is None:
        return verdict
    return f"{verdict}, {display(last.reviewer)}, {words.when(last.at)}"


def _found(store: Store, claim: int) -> Found:
    return Found(store.checked_before(claim, OFFERED), store.others_checked(claim, OFFERED))


class CheckedBefore(Rulings):
    """The acts of the review screen, with those on earlier claims."""

    def __init__(self) -> None:
        super().__init__()
        # By claim what was found, and at which version of the record.
        self._before: dict[int, tuple[int | None, Found]] = {}
        self._sought: tuple[int, int | None] | None = None

    @property
    def before(self) -> Found:
        """What is known by now of earlier claims like the current one, and of others' rulings."""
        return self._before[self.claim][1] if self.claim in self._before else Found()

    @property
    def others(self) -> Sequence[KnownRow]:
        """Other people's rulings on claims like the current one."""
        return self.before.others

    def show_before(self) -> None:
        """Show what was found."""
        raise NotImplementedError

    def look_back(self) -> None:
        """Look for earlier claims like the current one when the cursor has rested on it; nothing waits for that."""
        claim = self.current
        sought = (claim.id, self.version) if claim is not None and "boilerplate" not in claim.kinds else None
        if sought == self._sought:
            return
        self._sought = sought
        self.workers.cancel_group(self, "before")
        if sought is not None and (known := self._before.get(sought[0])) and known[0] == self.version:
            return
        if sought is not None:
            _: Worker[None] = self.run_worker(partial(self._look_back, *sought), group="before", exclusive=True)

    async def _look_back(self, claim: int, version: int | None) -> None:
        await asyncio.sleep(REST_SECONDS)
        try:
            found = await self.record.look(_found, claim)
        except FactcheckError:
            self._sought = None  # it is asked again when the cursor comes back
            return
        self._before[claim] = (version, found)
        if self.claim == claim:
            self.show_before()

    async def _earlier(self, claim: ClaimRow) -> list[SimilarRow]:
        """The earlier claims like one, from what is known or else from the record."""
        known = self._before.get(claim.id)
        if known is None or known[0] != self.version:
            known = (self.version, await self.record.look(_found, claim.id))
            self._before[claim.id] = known
        return [*known[1].ours]

    # -- going there ---------------------------------------------------------------------------------------------

    def action_go_to(self, article: int, claim: int) -> None:
        """Review another article at a claim; back comes back here."""
        self.bench.visit(article, claim)

    def action_visit(self) -> None:
        """Go to the earlier claim, or ask to which of several."""
        self.act(self._visit)

    async def _visit(self) -> None:
        if (claim := self.current) is None:
            return
        rows = await self._earlier(claim)
        chosen = await self._choose(self.words.t("Go to which earlier claim?"), rows)
        if chosen is not None:
            self.bench.visit(chosen.article.id, chosen.claim.id)

    async def _choose(self, title: str, rows: Sequence[SimilarRow]) -> SimilarRow | None:
        """The only one, else the one that a person chooses; says so when there is none."""
        if not rows:
            self.tell(self.words.t("nothing that says the same was checked before"))
            return None
        if len(rows) == 1:
            return rows[0]
        n: int | None = await self.ask(choices.earlier(self.words, title, [*map(self._offer, rows)]))
        return rows[n] if n is not None else None

    def _offer(self, row: SimilarRow) -> str:
        lines = [f"{STATUS[row.claim.status]} {ruling_of(row, self.words)} · {row.score:.0f} %"]
        lines += [f"«{line(row.claim.text, 60)}»", line(row.article.title, 60) or self.words.t("untitled")]
        lines += [f"≠ {self.words.say(difference)}" for difference in row.differences]
        return "\n     ".join(lines)

    # -- taking over ---------------------------------------------------------------------------------------------

    def action_take_over(self) -> None:
        """Rule on the claim as on an earlier one that says the same."""
        self.act(self._take_over)

    async def _take_over(self) -> None:
        claim, t = self.current, self.words.t
        if claim is None or not self.may_write():
            return
        ruled = [row for row in await self._earlier(claim) if row.claim.status != "open"]
        fitting = [row for row in ruled if row.claim.status != "corrected" or row.claim.text == claim.text]
        if ruled and not fitting:
            self.tell(t("the earlier claim was corrected in other words: {c} corrects this one").format(c=self._edit()))
            return
        row = await self._choose(t("Take over which ruling?"), fitting)
        if row is None:
            return
        if row.differences and not await self.ask(choices.says_otherwise(self.words, row, claim)):
            self.tell(t("not taken over: {difference}").format(difference=self.words.proof(row.differences)))
            return
        title = line(row.article.title, 60) or t("untitled")
        done = t("{verdict}, taken over from “{title}”").format(
            verdict=self.words.verdict(row.claim.status), title=title
        )
        deed = Deed(
            claim,
            partial(_taken_over, claim=claim.id, source=row.claim, by=self.bench.reviewer),
            f"✓ {self._named(claim)}: {done}",
            Content(done),
        )
        await self._do(deed, claim.start)

    def _edit(self) -> str:
        return self.key("claim.corrected")


def _taken_over(store: Store, version: int | None, *, claim: int, source: ClaimRow, by: str) -> ClaimRow:
    """Take over the ruling that was shown, with whatever differences were agreed to; not one made since."""
    with store.writing():
        if store.claim(source.id).version != source.version:
            raise UsageError(f"the ruling on claim {source.id} was changed meanwhile", "look again")
        return review.take_over(store, claim, source.id, by=by, anyway=True, if_version=version)

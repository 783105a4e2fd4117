"""What a reviewer does to a claim from the review screen: each act is on disk before the screen says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.content import Content

from factcheck import review
from factcheck.errors import StaleWrite
from factcheck.store import Store
from factcheck.store.records import ClaimRow, FlagRow
from factcheck.tui.dialogs import choices
from factcheck.tui.dialogs.editing import CorrectionDialog, WritingDialog
from factcheck.tui.marks import word_diff
from factcheck.tui.screens import Working

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Verdict
    from factcheck.store.records import ArticleRow
    from factcheck.tui.dialogs.choices import Next
    from factcheck.tui.dialogs.editing import Correction
    from factcheck.tui.page import Page


@dataclass(frozen=True)
class Deed:
    """A ruling or correction of one claim: what to call, what to say after it, how it looks beside another's."""

    claim: ClaimRow
    call: Callable[[Store, int | None], Any]
    done: str
    mine: Content


class Rulings(Working):
    """The acts of the review screen; the screen itself says where the cursor is."""

    article: int
    claim: int | None
    flag: int | None
    page: Page | None

    def go(self, claim: int | None, flag: int | None = None) -> None:
        """Put the cursor somewhere."""
        raise NotImplementedError

    @property
    def current(self) -> ClaimRow | None:
        """The claim under the cursor."""
        return self.page.claim(self.claim) if self.page else None

    @property
    def current_flag(self) -> FlagRow | None:
        """The flag under the cursor."""
        return self.page.flag(self.flag) if self.page else None

    def _named(self, claim: ClaimRow) -> str:
        return self.words.t("claim {n}").format(n=claim.ord + 1)

    # -- the acts ------------------------------------------------------------------------------------------------

    def action_verified(self) -> None:
        """The claim was checked and holds."""
        self.act(lambda: self._rule("verified"))

    def action_disputed(self) -> None:
        """The claim does not stand as written."""
        self.act(lambda: self._rule("disputed"))

    async def _rule(self, verdict: Verdict) -> None:
        if (claim := self.current) is None:
            return
        by, word = self.bench.reviewer, self.words.verdict(verdict)
        await self._do(
            Deed(
                claim,
                lambda store, version: review.rule(store, claim.id, verdict, by=by, if_version=version),
                f"✓ {self._named(claim)}: {word}",
                Content(word),
            ),
            claim.start,
        )

    def action_accept(self, n: int, flag: int | None = None) -> None:
        """Take a flag's n-th suggestion."""
        self.act(lambda: self._accept(n, flag))

    async def _accept(self, n: int, number: int | None) -> None:
        flag = self.page.flag(number) if self.page and number is not None else self.current_flag
        t, by = self.words.t, self.bench.reviewer
        if flag is None or flag.state != "open":
            self.tell(t("no flag here waits for a decision"))
        elif n >= len(flag.suggestions):
            self.tell(t("this flag has no such suggestion: c corrects by hand"))
        elif (claim := self.page.claim(flag.claim) if self.page else None) is None:
            await self.record.run(review.accept, flag.id, by=by, suggestion=n)
            await self._decided(flag, "✓ " + t("suggestion accepted"))
        else:
            one, suggestion = flag, flag.suggestions[n]
            await self._do(
                Deed(
                    claim,
                    lambda store, version: review.accept(store, one.id, by=by, suggestion=n, if_version=version),
                    f"✓ {self._named(claim)}: {t('suggestion accepted')}",
                    word_diff(self._original(suggestion.start, suggestion.end, claim), suggestion.replacement),
                ),
                flag.start,
            )

    @staticmethod
    def _original(start: int, end: int, claim: ClaimRow) -> str:
        return claim.text[max(0, start - claim.start) : max(0, end - claim.start)]

    def action_corrected(self) -> None:
        """Write the claim's text as it should be."""
        self.act(self._correct)

    async def _correct(self) -> None:
        if (claim := self.current) is None:
            return
        flag = self.current_flag
        at = max(0, flag.start - claim.start) if flag and flag.claim == claim.id else 0
        answer: Correction | None = await self.ask(CorrectionDialog(self.words, claim, self.bench.drafts, at))
        if answer is None:
            return
        by, text, cls = self.bench.reviewer, answer.text, answer.cls
        await self._do(
            Deed(
                claim,
                lambda store, version: review.correct(store, claim.id, text, by=by, cls=cls, if_version=version),
                f"✓ {self._named(claim)}: {self.words.verdict('corrected')}",
                word_diff(claim.text, text),
            ),
            claim.start,
        )

    def action_dismiss_flag(self) -> None:
        """Say why a flag is silent from now on."""
        self.act(self._dismiss)

    async def _dismiss(self) -> None:
        flag = self.current_flag
        if flag is None or flag.state != "open":
            self.tell(self.words.t("no flag here waits for a decision"))
            return
        reason: str | None = await self.ask(choices.dismiss(self.words, flag))
        if reason is not None:
            await self.record.run(review.dismiss, flag.id, by=self.bench.reviewer, reason=reason or None)
            await self._decided(flag, "✓ " + self.words.t("flag dismissed"))

    async def _decided(self, flag: FlagRow, said: str) -> None:
        """After a flag alone was decided the cursor stays: the claim itself is not yet ruled on."""
        await self.reload()
        self.go(flag.claim)
        self.tell(said)

    def action_note(self) -> None:
        """Write a note on the claim, or on the article."""
        self.act(self._note)

    async def _note(self) -> None:
        claim, t = self.current, self.words.t
        slot = ("note", claim.id) if claim else ("article note", self.article)
        title = t("Note on claim {n}").format(n=claim.ord + 1) if claim else t("Note on the article")
        text: str | None = await self.ask(WritingDialog(self.words, title, self.bench.drafts, slot))
        if text is None:
            return
        number = claim.id if claim else None
        article = None if claim else self.article
        await self.record.run(review.note, number, text.strip(), by=self.bench.reviewer, article=article)
        self.bench.drafts.pop(slot, None)
        await self.reload()
        self.tell("✓ " + t("note kept"))

    # -- on disk, then onward ------------------------------------------------------------------------------------

    async def _do(self, deed: Deed, offset: int) -> None:
        """Make a ruling; when somebody was first, ask whose version holds. Then go on to what is next."""
        version: int | None = deed.claim.version
        self.tell("… " + self.words.t("saving"))
        while True:
            try:
                await self.record.run(deed.call, version)
                break
            except StaleWrite:
                theirs = await self.record.run(Store.claim, deed.claim.id)
                stage = self.page.article.stage if self.page else "draft"
                if not await self.ask(choices.conflict(self.words, theirs, deed.mine, stage)):
                    await self.reload()
                    self.tell(self.words.t("theirs is kept"))
                    return
                version = theirs.version
        stayed = self.claim == deed.claim.id
        await self.reload()
        self.tell(deed.done)
        if stayed:
            await self._onward(offset)

    async def _onward(self, offset: int) -> None:
        target = await self.record.run(review.after_ruling, self.article, offset)
        if isinstance(target, FlagRow):
            self.go(target.claim, target.id)
        elif isinstance(target, ClaimRow):
            self.go(target.id)
        elif self.page is not None and self.page.article.state == "open":
            # In a worker of its own: the ruling is finished, and the question may stand open for hours.
            self.call_after_refresh(self.act, self._offer_next)

    async def _offer_next(self) -> None:
        if self.page is None:
            return
        answer: Next | None = await self.ask(choices.after_last(self.words, self.page.article))
        if answer == "clear":
            await self._clear_and_next()
        elif answer == "next":
            await self._next_article()

    def action_clear_article(self) -> None:
        """The article may run; then the next one."""
        self.act(self._clear_and_next)

    async def _clear_and_next(self) -> None:
        if self.page is not None and await self.clear(self.page.article):
            await self._next_article()

    async def _next_article(self) -> None:
        articles: list[ArticleRow] = await self.record.run(Store.articles)
        waiting = [row for row in articles if row.state == "open" and row.id != self.article]
        if waiting:
            self.bench.open_article(waiting[0].id)
        else:
            self.bench.to_desk()

    def action_export(self) -> None:
        """A report on this article."""
        self.act(self._export)

    async def _export(self) -> None:
        if self.page is not None:
            await self.export(self.page.article)

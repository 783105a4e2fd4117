"""What a reviewer does to a claim from the review screen: each act is on disk before the screen says so."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from textual.content import Content

from factcheck import review
from factcheck.errors import StaleWrite
from factcheck.store import Store
from factcheck.store.records import ClaimRow, FlagRow
from factcheck.store.state import deciding
from factcheck.tui.dialogs import choices
from factcheck.tui.marks import CLAIM_CAP, word_diff
from factcheck.tui.together import Together

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Verdict
    from factcheck.tui.dialogs.choices import Next
    from factcheck.tui.dialogs.editing import Correction
    from factcheck.tui.page import Page


# A text field takes seconds a key at a million characters of one line.
EDIT_CAP = 20_000


@dataclass(frozen=True)
class Deed:
    """A ruling or correction of one claim: what to call, what to say after it, how it looks beside another's.

    `onward`: whether the cursor goes on to what is next.
    """

    claim: ClaimRow
    call: Callable[[Store, int | None], Any]
    done: str
    mine: Content
    onward: bool = True


class Rulings(Together):
    """The acts of the review screen; the screen itself says where the cursor is."""

    article: int
    claim: int | None
    flag: int | None
    page: Page | None
    # Which question of a quoted claim v and d answer; the next claim begins with "true" again.
    question: Literal["said", "true"] = "true"

    def go(self, claim: int | None, flag: int | None = None) -> None:
        """Put the cursor somewhere."""
        raise NotImplementedError

    def near(self, offset: int) -> int | None:
        """The claim at an offset of the text."""
        raise NotImplementedError

    def next_up(self, offset: int, past: int | None) -> FlagRow | ClaimRow | None:
        """What is next after an offset; the flags of the claim `past` are passed over."""
        return self.page.after(offset, past) if self.page else None

    @property
    def subject(self) -> int | None:
        """The article under review."""
        return self.article

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
        question = self.question if claim.quoted else "true"
        standing = claim.said if question == "said" else deciding(claim.rulings)
        self.question = "true"
        if standing and (standing.verdict, standing.reviewer) == (verdict, by):
            await self._again(claim, question, word)
            return
        if question == "said":
            word = f"{self.words.question(question)} {word}"
        await self._do(
            Deed(
                claim,
                lambda store, version: review.rule(
                    store, claim.id, verdict, by=by, question=question, if_version=version
                ),
                f"✓ {self._named(claim)}: {word}",
                Content(word),
                onward=question == "true" or claim.fact_checked,
            ),
            claim.start,
        )

    async def _again(self, claim: ClaimRow, question: str, word: str) -> None:
        """The same verdict once more is no second ruling: it means to go on, past the flags of this claim."""
        if (await self.record.run(Store.claim, claim.id)).version != claim.version:
            await self.reload()
            self.tell(self.words.t("changed by another window: look again"), bad=True)
            return
        said = self.words.t("{claim}: that it was said is {verdict} already")
        done = said if question == "said" else self.words.t("{claim} is {verdict} already")
        self.tell(done.format(claim=self._named(claim), verdict=word))
        if question == "said" and not claim.fact_checked:
            self.go(claim.id, self.flag)
        else:
            self._onward(claim, claim.start, past=True)

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
        if not self.may_write():
            return
        if len(claim.text) > EDIT_CAP:
            self.tell(self.words.t("this claim is too long to be edited here: factcheck mark corrects it"), bad=True)
            return
        flag = self.current_flag
        at = max(0, flag.start - claim.start) if flag and flag.claim == claim.id else 0
        from factcheck.tui.dialogs.editing import CorrectionDialog

        draft = self.bench.drafts.at(("correction", claim.id), claim.text)
        answer: Correction | None = await self.ask(CorrectionDialog(self.words, claim, draft, at))
        if answer is None:
            return
        by, text, cls = self.bench.reviewer, answer.text, answer.cls
        kept = await self._do(
            Deed(
                claim,
                lambda store, version: review.correct(store, claim.id, text, by=by, cls=cls, if_version=version),
                f"✓ {self._named(claim)}: {self.words.verdict('corrected')}",
                word_diff(claim.text, text),
            ),
            claim.start,
        )
        if kept:
            draft.drop()

    def action_dismiss_flag(self) -> None:
        """Say why a flag is silent from now on."""
        self.act(self._dismiss)

    async def _dismiss(self) -> None:
        flag = self.current_flag
        if flag is None or flag.state != "open":
            self.tell(self.words.t("no flag here waits for a decision"))
            return
        if not self.may_write():
            return
        reason: str | None = await self.ask(choices.dismiss(self.words, flag, everywhere=not self.app.is_web))
        said = self.words.t("flag dismissed")
        if reason == choices.EVERYWHERE:
            reason = await self.ask(choices.everywhere(self.words, flag))
            if reason is not None:
                await asyncio.to_thread(self.bench.exempt, flag.rule, flag.text)
                said = self.words.t("flag dismissed, and exempt everywhere")
        if reason is not None:
            await self.record.run(review.dismiss, flag.id, by=self.bench.reviewer, reason=reason or None)
            await self._decided(flag, "✓ " + said)

    async def _decided(self, flag: FlagRow, said: str) -> None:
        """After a flag alone was decided the cursor stays where more is to be decided, and else goes on."""
        stayed = self.claim == flag.claim
        await self.reload()
        self.tell(said)
        if self.page is None or not stayed:
            return
        claim = self.page.claim(flag.claim)
        if (claim is not None and claim.checkable and not claim.fact_checked) or self.page.waiting(flag.claim):
            self.go(flag.claim)
        else:
            self._onward(claim, flag.start)

    def action_note(self) -> None:
        """Write a note on the claim, or on the article."""
        self.act(self._note)

    async def _note(self) -> None:
        claim, t = self.current, self.words.t
        if not self.may_write():
            return
        slot = ("note", claim.id) if claim else ("article note", self.article)
        title = t("Note on claim {n}").format(n=claim.ord + 1) if claim else t("Note on the article")
        from factcheck.tui.dialogs.editing import WritingDialog

        about = claim.text if claim else f"article {self.article}"
        draft = self.bench.drafts.at(slot, about)
        text: str | None = await self.ask(WritingDialog(self.words, title, draft))
        if text is None:
            return
        number = claim.id if claim else None
        article = None if claim else self.article
        await self.record.run(review.note, number, text.strip(), by=self.bench.reviewer, article=article)
        draft.drop()
        await self.reload()
        self.tell("✓ " + t("note kept"))

    # -- how the article is divided into claims --------------------------------------------------------------------

    def action_question(self) -> None:
        """Answer the other question of a quoted claim."""
        if (claim := self.current) is None or not claim.quoted:
            self.tell(self.words.t("this claim quotes nobody"))
            return
        self.question = "true" if self.question == "said" else "said"
        self.go(claim.id, self.flag)

    def action_split(self) -> None:
        """Cut the claim in two."""
        self.act(self._split)

    async def _split(self) -> None:
        claim, t = self.current, self.words.t
        if claim is None or self.page is None or not self.may_write():
            return
        from factcheck.split.division import cuts
        from factcheck.tui.dialogs.dividing import SplitDialog

        if len(claim.text) > CLAIM_CAP:
            self.tell(t("this claim is too long to be split here: factcheck split does it"), bad=True)
        elif not cuts(claim.text):
            self.tell(t("one word cannot be split"))
        else:
            at: int | None = await self.ask(SplitDialog(self.words, claim, self.page.article.lang))
            if at is not None:
                done = t("{claim} split in two").format(claim=self._named(claim)) + self._left_behind([claim])
                await self._divide(claim, partial(review.split, at=claim.start + at), done)

    def action_merge(self) -> None:
        """Make one claim of this one and the next."""
        self.act(self._merge)

    async def _merge(self) -> None:
        if (claim := self.current) is not None and self.page is not None:
            done = self.words.t("{claim} merged with the next one").format(claim=self._named(claim))
            done += self._left_behind([row for row in self.page.claims if 0 <= row.ord - claim.ord <= 1])
            await self._divide(claim, review.merge, done)

    def action_none(self) -> None:
        """The sentence is no claim, or it is one after all."""
        self.act(self._none)

    async def _none(self) -> None:
        if (claim := self.current) is not None:
            word = self.words.t("no claim") if claim.checkable else self.words.t("a claim after all")
            act = review.none if claim.checkable else review.claim
            if await self._divide(claim, act, f"{self._named(claim)}: {word}") and claim.checkable:
                self._onward(claim, claim.start)

    def _left_behind(self, claims: list[ClaimRow]) -> str:
        """That a verdict was of a claim that is no more: what came of it is open."""
        ruled = any(claim.said or claim.status in ("verified", "disputed") for claim in claims)
        return f" · {self.words.t('the verdict stays in the history')}" if ruled else ""

    async def _divide(self, claim: ClaimRow, function: Callable[..., Any], done: str) -> bool:
        """Make an act that changes which claims there are, and stay where it was made."""
        try:
            await self.record.run(function, claim=claim.id, by=self.bench.reviewer, if_version=claim.version)
        except StaleWrite:
            await self.reload()
            self.tell(self.words.t("changed by another window: look again"), bad=True)
            return False
        await self.reload()
        self.go(self.near(claim.start))
        self.tell(f"✓ {done}")
        return True

    # -- on disk, then onward ------------------------------------------------------------------------------------

    async def _do(self, deed: Deed, offset: int) -> bool:
        """Make a ruling; when somebody was first, ask whose version holds. Then go on to what is next.

        Gives whether the ruling was made.
        """
        version: int | None = deed.claim.version
        self.tell("… " + self.words.t("saving"))
        while True:
            try:
                await self.record.run(deed.call, version)
                break
            except StaleWrite:
                theirs = await self.record.run(Store.claim, deed.claim.id)
                act = await self.record.run(Store.last_change, deed.claim.id)
                stage = self.page.article.standing if self.page else "draft"
                answer: bool | None = await self.ask(choices.conflict(self.words, theirs, act, deed.mine, stage))
                if not answer:
                    await self.reload()
                    t = self.words.t
                    self.tell(t("theirs is kept") if answer is False else t("yours was not kept: look at it again"))
                    return False
                version = theirs.version
        stayed = self.claim == deed.claim.id
        await self.reload()
        waiting = self.page.waiting(deed.claim.id) if self.page else []
        self.tell(deed.done + (f" · {self._wait(len(waiting))}" if waiting else ""))
        if stayed and deed.onward:
            self._onward(deed.claim, offset)
        return True

    def _wait(self, n: int) -> str:
        """That flags of the claim are undecided, and what decides them: a verdict on the fact mends no text."""
        t, keys = self.words.t, {"a": self.key("flag.accept"), "x": self.key("flag.dismiss")}
        text = t("{n} flag still to decide: {a} or {x}") if n == 1 else t("{n} flags still to decide: {a} or {x}")
        return text.format(n=n, **keys)

    def _onward(self, claim: ClaimRow | None, offset: int, *, past: bool = False) -> None:
        """Go to what is next after an offset; with `past` not to what is left on the claim itself."""
        if self.page is None:
            return
        left = self.page.waiting(claim.id) if claim and past else []
        target = self.next_up(offset, claim.id if claim and past else None)
        if isinstance(target, FlagRow):
            self.go(target.claim, target.id)
        elif isinstance(target, ClaimRow):
            self.go(target.id)
        elif left and claim is not None:
            self.tell(f"{self._named(claim)} · {self._wait(len(left))}")
        elif self.page.article.state == "open":
            # In a worker of its own: the ruling is finished, and the question may stand open for hours.
            self.call_after_refresh(self.act, self._offer_next)

    async def _offer_next(self) -> None:
        if self.page is None or not self.showing:
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
        waiting = await self.record.read(Store.next_waiting, self.article)
        if waiting is not None:
            self.bench.open_article(waiting)
        else:
            self.bench.to_desk()

    def action_export(self) -> None:
        """A report on this article."""
        self.act(self._export)

    async def _export(self) -> None:
        if self.page is not None:
            await self.export(self.page.article)

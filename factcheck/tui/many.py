"""Acts on many claims at once from a screen: asked about, done as one event, told with what was left out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from factcheck import review
from factcheck.errors import UsageError
from factcheck.store import Store
from factcheck.tui.screens import Working
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.review.bulk import Done, Preview
    from factcheck.store.filter import Filter


class Many(Working):
    """What the queue does with all of a filter, and the review with all slips of its article."""

    def action_accept_slips(self) -> None:
        """Accept every slip of the article that leaves no choice."""
        if self.subject is not None and self.may_write():
            chosen = review.of_article(self.subject)
            self.act(lambda: self._slips(chosen))

    async def _slips(self, chosen: Filter) -> None:
        seen = await self.record.run(review.preview_slips, chosen)
        if not seen:
            self.tell(self.words.t("no slip here leaves just one choice outside quotations"))
        else:
            await self._do_all(seen, self.words.t("accept their slips"), review.accept_all)

    async def _all_of(self, chosen: Filter) -> None:
        """Ask what to do with all that a filter chooses, and do it."""
        from factcheck.tui.dialogs import bulk

        if not chosen:
            self.tell(self.words.t("filter first: / takes a line such as rule:repeated-word"), bad=True)
            return
        if not self.may_write():
            return
        act: str | None = await self.ask(bulk.acts(self.words, line(chosen.line, 200)))
        if act == "slips":
            await self._slips(chosen)
        elif act == "dismiss":
            await self._dismiss_all(chosen)
        elif act in ("tag", "untag"):
            await self._tag_all(chosen, remove=act == "untag")
        elif act is not None:
            await self._rule_all(chosen, act)

    async def _rule_all(self, chosen: Filter, verdict: Any) -> None:
        from factcheck.tui.dialogs.fields import LineDialog

        seen, t = await self.record.run(review.preview, chosen), self.words.t
        why = ""
        if verdict == "verified":
            title, hint = t("How were they checked?"), t("many claims verified at once need a reason")
            why = await self.ask(LineDialog(self.words, title, hint)) or ""
            if not why:
                return
        word = self.words.verdict(verdict)
        deed = partial(review.rule_all, verdict=verdict, reason=why)
        await self._do_all(seen, f"{word}: {why}" if why else word, deed)

    async def _dismiss_all(self, chosen: Filter) -> None:
        from factcheck.tui.dialogs import bulk

        seen = await self.record.run(review.preview_flags, chosen)
        why: str | None = await self.ask(bulk.reason(self.words)) if seen else ""
        if why is not None:
            word = self.words.t("flag dismissed") + (f" ({self.words.reason(why)})" if why else "")
            await self._do_all(seen, word, partial(review.dismiss_all, reason=why))

    async def _tag_all(self, chosen: Filter, *, remove: bool) -> None:
        from factcheck.tui.dialogs.fields import LineDialog

        seen, t = await self.record.run(review.preview, chosen), self.words.t
        title = t("Take a tag off") if remove else t("Put a tag on")
        tag: str | None = await self.ask(LineDialog(self.words, title, t("a word without blanks")))
        if tag is not None:
            await self._do_all(seen, f"{title}: #{tag}", partial(review.tag_all, names=tag.split(), remove=remove))

    async def _do_all(self, seen: Preview, act: str, deed: Callable[..., Done]) -> None:
        from factcheck.tui.dialogs import bulk

        if not seen:
            self.tell(self.words.t("the filter chooses nothing for that"))
            return
        if not await self.ask(bulk.preview(self.words, seen, act)):
            return
        done = await self.record.run(deed, seen, by=self.bench.reviewer)
        await self.reload()
        self.tell(self._done(done, act))

    def _done(self, done: Done, act: str) -> str:
        words = self.words
        if done.flags:
            said = words.count(len(done.flags), "{n} flag", "{n} flags")
        else:
            said = words.count(len(done.claims), "{n} claim", "{n} claims")
        parts = [f"✓ {act} · {said}" if done.event else said]
        if done.unchanged:
            parts.append(words.count(done.unchanged, "{n} was so already", "{n} were so already"))
        if done.left_out:
            named = ", ".join(map(str, done.left_out[:8])) + (" …" if len(done.left_out) > 8 else "")
            parts.append(words.t("left out, changed meanwhile: {numbers}").format(numbers=named))
        return " · ".join(parts)

    # -- a claim by its number, and a second look ------------------------------------------------------------------

    def action_second_look(self) -> None:
        """The claim needs a second look, or it had one."""
        self.act(self._second_look)

    def second_looked(self) -> int | None:
        """The claim that the mark is for."""
        return None

    async def _second_look(self) -> None:
        claim, t = self.second_looked(), self.words.t
        if claim is None or not self.may_write():
            return
        row = await self.record.run(review.second_look, claim, by=self.bench.reviewer)
        await self.reload()
        word = t("needs a second look") if row.tags and "second-look" in row.tags else t("no second look any more")
        self.tell(f"✓ {t('claim {n}').format(n=row.ord + 1)}: {word}")


class GoTo(Working):
    """Going to a claim by its number."""

    def action_go_to_claim(self) -> None:
        """Ask for a number, and go there."""
        self.act(self._go_to_claim)

    async def _go_to_claim(self) -> None:
        from factcheck.tui.dialogs.fields import LineDialog

        t = self.words.t
        inside = self.where == "review"
        hint = t("12: of this article; #12: of the record") if inside else t("number of the claim in the record")
        text: str | None = await self.ask(LineDialog(self.words, t("Go to claim"), hint))
        if text is not None:
            await self.go_to_number(text)

    async def go_to_number(self, text: str) -> None:
        """Go to the claim of a number; in a review one without # counts within the article, from 1."""
        plain = text.strip().removeprefix("#")
        if not plain.isdecimal() or len(plain) > 18:
            raise UsageError(self.words.t("«{text}» is no number of a claim").format(text=line(text, 40)))
        number = int(plain)
        if self.where == "review" and not text.strip().startswith("#"):
            self.go_to_place(number)
            return
        row = await self.record.run(Store.claim, number)
        self.bench.visit(row.article, row.id)

    def go_to_place(self, place: int) -> None:
        """Go to a claim by its place in the article, from 1."""

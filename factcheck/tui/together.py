"""Working together: whose an article is, a blind second review of it, and who else is looking at it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from factcheck import review
from factcheck.errors import FactcheckError
from factcheck.store import Store
from factcheck.store.presence import Here
from factcheck.tui.screens import Working
from factcheck.tui.words import line

if TYPE_CHECKING:
    from factcheck.tui.app import Workbench
    from factcheck.tui.review import Review
    from factcheck.tui.words import Words

# Where a window is is said again after so many seconds; after 60 it counts as gone.
SAID_AGAIN = 20.0


class Together(Working):
    """The acts on an article that more than one person reviews."""

    def action_assign(self) -> None:
        """Give the article to somebody."""
        self.act(self._assign)

    async def _assign(self) -> None:
        from factcheck.tui.dialogs.fields import LineDialog

        if self.subject is None or not self.may_write():
            return
        article = await self.record.run(Store.article, self.subject)
        name: str | None = await self.ask(
            LineDialog(
                self.words,
                self.words.t("Assign the article"),
                self.words.t("a name; empty for nobody"),
                article.assigned or self.bench.reviewer,
                optional=True,
            )
        )
        if name is None:
            return
        row = await self.record.run(review.assign, article.id, name or None, by=self.bench.reviewer)
        await self.reload()
        t = self.words.t
        said = t("assigned to {name}").format(name=line(row.assigned, 40)) if row.assigned else t("assigned to nobody")
        self.tell(f"✓ {said}")

    def action_second(self) -> None:
        """Begin my blind second review of the article, or end the one that is open."""
        self.act(self._second)

    async def _second(self) -> None:
        from factcheck.tui.dialogs import choices

        if self.subject is None or not self.may_write():
            return
        article, t = await self.record.run(Store.article, self.subject), self.words.t
        title = t("End the second review?") if article.second else t("Begin a second review?")
        body = (
            t("Everybody sees all rulings again.")
            if article.second
            else t("You see nothing of the first rulings, and nobody sees yours, until both are in on a claim.")
        )
        if not await self.ask(choices.confirm(self.words, title, body, t("yes"))):
            return
        act = review.end_second if article.second else review.start_second
        await self.record.run(act, article.id, by=self.bench.reviewer)
        await self.reload()
        self.tell("✓ " + (t("second review ended") if article.second else t("second review begun")))


class Presence:
    """Tells other windows where this one is, and asks where they are; nothing waits for it."""

    def __init__(self, bench: Workbench) -> None:
        self.bench, self.window = bench, str(uuid4())
        self._said: tuple[float, Here | None] = (0.0, None)

    async def look(self) -> None:
        """Say where this window is when it has moved, or from time to time; show who else is there."""
        if not (stack := self.bench.screen_stack):  # the program ends
            return
        review = cast("Review", stack[-1]) if isinstance(stack[-1], Working) and stack[-1].where == "review" else None
        on = review if review is not None and review.page is not None else None
        here = Here(self.bench.reviewer, on.article, on.claim) if on is not None else None
        at, before = self._said
        run = self.bench.record.run
        if here != before or (here is not None and time.monotonic() - at >= SAID_AGAIN):
            self._said = time.monotonic(), here
            await run(Store.say_where, self.window, here)
        if on is not None:
            on.show_company(company(await run(Store.others, self.window, on.article), on.claim, self.bench.words))

    async def leave(self) -> None:
        """Say that this window is no more."""
        if self._said[1] is not None:
            try:
                await self.bench.record.run(Store.say_where, self.window, None)
            except FactcheckError:
                return


def company(others: list[Here], claim: int | None, words: Words) -> str:
    """Who else is on a claim, or, where nobody is, in its article."""
    near = [one for one in others if one.claim == claim]
    names = ", ".join(dict.fromkeys(line(one.reviewer, 40) for one in near or others))
    if not names:
        return ""
    many = len({one.reviewer for one in near or others}) > 1
    if near:
        return words.t("{names} are here too" if many else "{names} is here too").format(names=names)
    return words.t("{names} are in this article" if many else "{names} is in this article").format(names=names)

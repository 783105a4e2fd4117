"""How far the notice of the article and the debunk and ClaimReview of the claim are, and the next step of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import review
from factcheck.tui.rulings import Rulings

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.store.records import PublicationRow
    from factcheck.tui.dialogs.choices import Step
    from factcheck.tui.dialogs.forms import Values


class GoingOut(Rulings):
    """The acts that let a text go out."""

    def action_go_out(self) -> None:
        """Choose what is approved or published."""
        self.act(self._go_out)

    async def _go_out(self) -> None:
        from factcheck.tui.dialogs import choices
        from factcheck.tui.dialogs.articles import PublishDialog

        if (page := self.page) is None or not self.may_write():
            return
        claim, article, settings = self.current, page.article, self.bench.settings
        rows = [await self.record.read(review.standing, "notice", article.id)] if article.whose == "ours" else []
        if claim is not None and claim.status != "open":
            rows += [await self.record.read(review.standing, kind, claim.id) for kind in ("debunk", "claimreview")]
        if not rows:
            self.tell(self.words.t("rule on the claim first: nothing of it can go out"))
            return
        step: Step | None = await self.ask(choices.going_out(self.words, rows))
        if step is None:
            return
        values: Values = {}
        if step.act == "publish":
            values = await self.ask(PublishDialog(self.words, step.row, self.bench.drafts))
            if not values:
                return
        done = await self.record.run(taken, step, values, settings, self.bench.reviewer)
        self.bench.drafts.drop(("publication", article.id))
        await self.reload()
        self.tell(f"✓ {self.words.outgoing(done)}")


def taken(store: Store, step: Step, values: Values, settings: Settings, by: str) -> PublicationRow:
    """Approve or publish a text. Raises UsageError for one that lacks something, or that the reviewer may not."""
    from factcheck.report.outgoing import refuse_unready
    from factcheck.report.times import typed_time

    row = step.row
    target = row.article if row.claim is None else row.claim
    if step.act == "approve":
        refuse_unready(store, row.kind, target, settings)
        return review.approve(store, row.kind, target, by=by, four_eyes=settings.four_eyes)
    url, when = values["url"].strip(), values["when"].strip()
    refuse_unready(store, row.kind, target, settings, url=url)
    at = typed_time(when, settings.timezone) if when else ""
    return review.publish(store, row.kind, target, by=by, url=url, when=at, four_eyes=settings.four_eyes)

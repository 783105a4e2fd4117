"""What is known of the article under review, set by hand: headline, address, dates, stage, whose it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck import review
from factcheck.tui.rulings import Rulings

if TYPE_CHECKING:
    from factcheck.settings import Settings
    from factcheck.store import Store
    from factcheck.tui.dialogs.forms import Values

_DATES = ("published", "modified")


class Amending(Rulings):
    """The act on the article's metadata."""

    def action_amend(self) -> None:
        """Set what is known of the article; its flags are told anew."""
        self.act(self._amend)

    async def _amend(self) -> None:
        from factcheck.tui.dialogs.articles import AmendDialog

        if (page := self.page) is None or not self.may_write():
            return
        article, drafts = page.article, self.bench.drafts
        dialog = AmendDialog(self.words, article, drafts)
        values: Values | None = await self.ask(dialog)
        if values is None:
            return
        changed = {name: value.strip() for name, value in values.items() if value.strip() != dialog.shown(name)}
        if changed:
            await self.record.run(amended, article.id, changed, article.lang, self.bench.settings, self.bench.reviewer)
        drafts.drop(("article", article.id))
        await self.reload()
        self.tell(f"✓ {self.words.t('kept')}" if changed else self.words.t("nothing was changed"))


def amended(store: Store, article: int, fields: Values, lang: str, settings: Settings, by: str) -> None:
    """Amend an article as it was typed, in one act with its flags told anew. Raises UsageError for what cannot be."""
    given: dict[str, str | None] = {name: value or None for name, value in fields.items()}
    for name in _DATES:
        if typed := given.get(name):
            from factcheck.facts.typed_dates import read_date

            given[name] = read_date(typed, given.get("lang") or lang, date.today()).isoformat()
    with store.writing():
        review.amend(store, article, by=by, **given)
        if given.keys() & review.FOLLOWED:
            review.recheck(store, article, settings, by=by)

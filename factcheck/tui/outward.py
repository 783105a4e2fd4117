"""What leaves the review for elsewhere: a claim looked up, a claim, a flag or a report copied."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from factcheck import review
from factcheck.text import display
from factcheck.tui.copies import claim_text, flag_text
from factcheck.tui.rulings import Rulings
from factcheck.tui.screens import report_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from factcheck.store.records import ClaimRow, KnownRow
    from factcheck.tui.dialogs.looking_up import Asked
    from factcheck.tui.page import Page


class Outward(Rulings):
    """Looking up and copying, from the review screen."""

    query_text: str

    @property
    def others(self) -> Sequence[KnownRow]:
        """Other people's rulings on claims like the current one."""
        raise NotImplementedError

    def action_look_up(self) -> None:
        """The places to look up the claim, or the words selected or searched for."""
        self.act(self._look_up)

    async def _look_up(self) -> None:
        if (page := self.page) is None:
            return
        from factcheck.tui.dialogs.looking_up import LookUpDialog

        claim = self.current
        asked = self._asked(page, claim)
        self.clear_selection()  # it is no wish for the next claim
        article = page.article
        kin = page.kin(claim.id) if claim else set()
        sources = [source.url for source in page.evidence if source.claim in kin]
        sources += [row.claim.url for row in self.others if row.claim.url]
        lang, templates = article.lang, self.bench.settings.lookup

        def links(words: str) -> list[review.Link]:
            return review.links(words, lang, article.url, sources, templates)

        keep = partial(self._keep, claim.id) if claim and not self.record.read_only else None
        await self.ask(LookUpDialog(self.words, asked, links, keep))
        await self.reload()

    def _asked(self, page: Page, claim: ClaimRow | None) -> list[Asked]:
        """What may be looked up, what the person chose first."""
        from factcheck.tui.dialogs.looking_up import Asked

        t = self.words.t
        title = page.article.headline.replacement if page.article.headline else page.article.title
        text = (claim.correction or claim.text) if claim else title
        found = [
            Asked(t("selected words"), self.get_selected_text() or ""),
            Asked(t("searched words"), self.query_text),
            Asked(self._named(claim) if claim else t("title"), text),
        ]
        told = [Asked(one.label, review.searched(one.text)) for one in found]
        return [one for one in told if one.text] or told[-1:]

    async def _keep(self, claim: int, url: str) -> None:
        await self.record.run(review.evidence, claim, url, by=self.bench.reviewer)

    # -- copying -------------------------------------------------------------------------------------------------

    def action_copy(self) -> None:
        """Copy the claim as it now reads, with its source line."""
        if (claim := self.current) is not None and self.page is not None:
            self.copy(claim_text(self.page.article, claim, self.words), self.words.t("claim copied"))

    def action_copy_flag(self) -> None:
        """Copy the flag with its computation."""
        flag = self.current_flag
        if flag is None or self.page is None:
            self.tell(self.words.t("no flag is chosen here"))
            return
        text = flag_text(self.page.article, self.page.claim(flag.claim), flag, self.words)
        self.copy(text, self.words.t("flag copied"))

    def action_copy_report(self, fmt: str) -> None:
        """Copy the corrected text or the questions for the reporter."""
        self.act(partial(self._copy_report, fmt))

    async def _copy_report(self, fmt: str) -> None:
        t = self.words.t
        text = str(await self.record.look(report_of, self.article, fmt, self.bench.settings))
        said = t("corrected text copied") if fmt == "article" else t("questions copied")
        self.copy(display(text, lines=True), said)

    def commands(self) -> Iterable[tuple[str, str, Callable[[], None]]]:
        """Both reports, in the palette."""
        t = self.words.t
        yield (
            t("copy the corrected text of the article"),
            t("as an export would write it"),
            partial(self.action_copy_report, "article"),
        )
        yield (
            t("copy the questions for the reporter"),
            t("as an export would write it"),
            partial(self.action_copy_report, "queries"),
        )

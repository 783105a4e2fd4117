"""What a reviewer says of a claim for publication from the review screen: its rating, its description, its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from factcheck import review
from factcheck.store import Store
from factcheck.tui.dialogs import choices
from factcheck.tui.rulings import Deed, Rulings
from factcheck.tui.words import line

if TYPE_CHECKING:
    from factcheck.model import Rating
    from factcheck.tui.dialogs.forms import Values


class Describing(Rulings):
    """The acts that make a ruling ready to go out."""

    def action_rate(self) -> None:
        """Give the claim the newsroom's own word."""
        self.act(self._rate)

    async def _rate(self) -> None:
        claim, by = self.current, self.bench.reviewer
        if claim is None or self.page is None or not self.may_write():
            return
        lang = self.page.article.lang
        rating: Rating | None = await self.ask(choices.rating(self.words, self.bench.settings.ratings, lang))
        if rating is None:
            return
        word = f"{self.words.verdict(rating.verdict)} · {line(rating.word(lang), 40)}"
        await self._do(
            Deed(
                claim,
                lambda store, version: review.rate(store, claim.id, rating, by=by, if_version=version),
                f"✓ {self._named(claim)}: {word}",
                Content(word),
            ),
            claim.start,
        )

    def action_describe(self) -> None:
        """Say what a debunk and a ClaimReview tell of the claim."""
        self.act(self._describe)

    async def _describe(self) -> None:
        if (claim := self.current) is None or not self.may_write():
            return
        from factcheck.tui.dialogs.forms import DescribeDialog

        drafts, ratings = self.bench.drafts, self.bench.settings.ratings
        told = await self.record.read(Store.description, claim.id)
        values: Values | None = await self.ask(DescribeDialog(self.words, claim, told, ratings, drafts))
        if values is None:
            return
        fields: dict[str, Any] = dict(values)
        name, appearances = fields.pop("rating").strip(), fields.pop("appearances").split()
        had = claim.rating.rating.name if claim.rating else ""
        chosen = review.named(ratings, name) if name and name != had else None
        for long in ("explanation", "conclusion"):  # a line of a form cannot show paragraphs, and leaves them alone
            if told is not None and fields[long] == " ".join(getattr(told, long).split()):
                fields[long] = None
        await self.record.run(
            review.describe,
            claim.id,
            by=self.bench.reviewer,
            rating=chosen,
            appearances=appearances,
            if_version=claim.version,
            **fields,
        )
        drafts.drop(("description", claim.id))
        await self.reload()
        self.tell(f"✓ {self._named(claim)}: {self.words.t('description kept')}")

    def action_evidence(self) -> None:
        """See the claim's evidence, and put a source to it."""
        self.act(self._evidence)

    async def _evidence(self) -> None:
        if (claim := self.current) is None or not self.may_write():
            return
        from factcheck.tui.dialogs.forms import EvidenceDialog

        found, drafts = await self.record.read(Store.evidence, claim.id), self.bench.drafts
        values: Values | None = await self.ask(EvidenceDialog(self.words, claim, found, drafts))
        if values is None:
            return
        fields: dict[str, Any] = dict(values)
        url, public = fields.pop("url"), bool(fields.pop("public"))
        await self.record.run(review.evidence, claim.id, url, by=self.bench.reviewer, public=public, **fields)
        drafts.drop(("evidence", claim.id))
        await self.reload()
        self.tell(f"✓ {self._named(claim)}: {self.words.t('evidence kept')}")

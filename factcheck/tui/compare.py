"""Compare: two versions of an article, or two reviewers' rulings on it; and where any two reviewers differ."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from textual.content import Content

from factcheck import review
from factcheck.errors import StaleWrite, UsageError
from factcheck.report.agreement import figures
from factcheck.report.versions import SIGN, WORD, compare
from factcheck.review.adjudication import Difference, undecided
from factcheck.store.versions import KINDS
from factcheck.text import display
from factcheck.tui.beside import proposed
from factcheck.tui.blocks import Block, Blocks
from factcheck.tui.keys import Where, bindings
from factcheck.tui.marks import CLAIM_CAP, word_diff
from factcheck.tui.panel import Panel, Signs
from factcheck.tui.theme import MUTED, STATUS, STATUS_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.model import Verdict
    from factcheck.report.versions import Became, Comparison
    from factcheck.review.agreement import Agreement
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow
    from factcheck.tui.words import Words

# From so many columns on two texts stand side by side; below it one stands under the other.
WIDE = 100
SHOWN = 2000
DIFFERS = "≠"
_BETWEEN = " │ "
Mode = Literal["versions", "reviewers"]


class Rows(Panel):
    """A panel of rows with two sides, laid out anew when the screen gets wider or narrower."""

    def body(self) -> ComposeResult:
        """Rows of several lines each."""
        yield Blocks(self.margin, name_id="rows")

    def on_resize(self, event: events.Resize) -> None:
        """Side by side, or one below the other."""
        del event
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """Show the rows at the width that there is."""
        raise NotImplementedError

    @property
    def columns(self) -> int | None:
        """How wide each side is; None where they stand one below the other."""
        if self.app.size.width < WIDE:
            return None
        # One column is the scrollbar's.
        return (self.app.size.width - self.margin - 1 - len(_BETWEEN)) // 2

    # -- decisions between two reviewers

    def case(self) -> Difference | None:
        """The marked claim with the second ruling on it, of a row that has one."""
        return None

    def action_decide(self, how: str) -> None:
        """Decide the marked claim: as the `first` or the `second` reviewer said, or with a verdict."""
        self.act(lambda: self._decide(how))

    async def _decide(self, how: str) -> None:
        one, t = self.case(), self.words.t
        if one is None or not self.may_write():
            return
        verdict, text = chosen(one, how)
        try:
            row = await self.record.run(
                review.adjudicate, one.claim.id, verdict, by=self.bench.reviewer, text=text,
                if_version=one.claim.version,
            )  # fmt: skip
        except StaleWrite:
            await self.reload()
            self.tell(t("changed by another window: look again"), bad=True)
            return
        await self.reload()
        said = f"{t('claim {n}').format(n=row.ord + 1)}: {self.words.verdict(row.status)}"
        self.tell("✓ " + t("decided: {what}").format(what=said))

    def signs(self) -> Signs:
        """What stands before a ruling."""
        told = [(STATUS[one], self.words.verdict(one)) for one in ("verified", "disputed", "corrected")]
        return [*told, (DIFFERS, self.words.t("two reviewers differ, and nobody decided"))]


def chosen(one: Difference, how: str) -> tuple[Verdict, str | None]:
    """The verdict, and the text that goes with it, of a decision for one side or of a verdict of one's own."""
    if how == "second":
        return one.second.verdict, one.second.correction
    if how == "first" and one.second.against:
        return one.second.against, one.claim.correction if one.second.against == "corrected" else None
    return ("disputed" if how == "disputed" else "verified"), None


def beside(left: Content, right: Content, columns: int | None) -> Content:
    """Two texts side by side in columns of a width, or one below the other."""
    if columns is None:
        return Content("\n").join([part for part in (left, right) if part])
    pairs = zip_longest(left.wrap(columns), right.wrap(columns), fillvalue=Content(""))
    between = Content.styled(_BETWEEN, MUTED)
    return Content("\n").join(
        [one.rstrip().pad_right(max(0, columns - one.rstrip().cell_length)) + between + other.rstrip()
         for one, other in pairs]
    )  # fmt: skip


class Compare(Rows):
    """One article: the newest version beside the one before, or the second reviewer's rulings beside the first."""

    where: ClassVar[Where] = "compare"
    margin: ClassVar[int] = 6
    BINDINGS: ClassVar[list[BindingType]] = bindings("compare")

    def __init__(self, article: int | None = None, claim: int | None = None) -> None:
        super().__init__(article)
        self.mode: Mode | None = None
        self.first = claim
        self.row: ArticleRow | None = None
        self.versions: Versions | None = None
        self.cases: list[Difference] = []
        self.agreed: Agreement | None = None

    async def reload(self) -> None:
        """Read what is compared; a first look is at the reviewers where two have ruled on a claim."""
        self.row, self.cases, self.agreed = await self.read(_reviewers, self.number)
        if self.mode is None:
            self.mode = "reviewers" if self.cases else "versions"
        if self.mode == "versions":
            self.versions = await self.record.look(_versions, self.number)
        if self.showing:
            self.draw()

    def draw(self) -> None:
        """Show what was read."""
        if self.row is None or not self.showing:
            return
        t, words, columns = self.words.t, self.words, self.columns
        title = line(self.row.headline.replacement if self.row.headline else self.row.title, 120)
        stage = self.row.standing
        if self.mode == "reviewers":
            cases = self.cases[:SHOWN]
            blocks = [Block(*case_row(one, words, stage, columns), dim=not undecided(one)) for one in cases]
            self.show_rows(blocks, t("no claim of this article has been ruled on by two reviewers"))
            told = figures(self.agreed, t) if self.agreed and self.agreed.n else ""
            self.show_head(t("Compare"), t("two reviewers"), told, title)
        elif self.versions is None:
            self.show_rows([], t("this article has one version"))
            self.show_head(t("Compare"), t("two versions"), title)
        else:
            found, diffs = self.versions.found, self.versions.diffs
            became = found.claims[:SHOWN]
            self.show_rows([version_row(n, one, diffs.get(n), words, columns) for n, one in enumerate(became)], "")
            kinds = [f"{found.count(kind)} {t(WORD[kind])}" for kind in KINDS]
            self.show_head(t("Compare"), t("two versions"), ", ".join(kinds), title)
        if self.first is not None:
            listing = self.query_one("#rows", Blocks)
            if self.mode == "reviewers" and self.first in listing.keys:
                listing.move_to(self.first)
            self.first = None

    def action_other(self) -> None:
        """The reviewers instead of the versions, or the other way round."""
        self.mode = "versions" if self.mode == "reviewers" else "reviewers"
        self.query_one("#rows", Blocks).current = None
        self.act(self.reload)

    def action_open(self) -> None:
        """Go to the claim in the review."""
        if self.marked is None or self.marked < 0 or self.row is None:
            return
        if self.mode == "reviewers":
            self.leave_for(self.number, self.marked)
        elif self.versions is not None and (one := self.versions.found.claims[self.marked]):
            row = one.new or one.old
            if row is not None:
                self.leave_for(row.article, row.id)

    def case(self) -> Difference | None:
        """The marked claim, where reviewers are compared."""
        if self.mode != "reviewers":
            self.tell(self.words.t("there is nothing to decide between versions"))
            return None
        return next((one for one in self.cases if one.claim.id == self.marked), None)

    def signs(self) -> Signs:
        """What stands before a claim."""
        return [*super().signs(), *((SIGN[kind], self.words.t(WORD[kind])) for kind in SIGN)]


class Differing(Rows):
    """The claims on which two reviewers differ and nobody decided, of one article or of all."""

    where: ClassVar[Where] = "differing"
    margin: ClassVar[int] = 6
    BINDINGS: ClassVar[list[BindingType]] = bindings("differing")

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.cases: list[Difference] = []
        self.articles: dict[int, ArticleRow] = {}

    async def reload(self) -> None:
        """Read the claims."""
        self.cases, self.articles = await self.read(_differing, self.article)
        if self.showing:
            self.draw()

    def draw(self) -> None:
        """Show what was read."""
        if not self.showing:
            return
        t, words = self.words.t, self.words
        blocks = []
        for one in self.cases[:SHOWN]:
            article = self.articles[one.claim.article]
            key, margin, body = case_row(one, words, article.standing, self.columns)
            where = Content.styled(line(article.title, 100), MUTED)
            blocks.append(Block(key, margin, body if self.article is not None else where + "\n" + body))
        self.show_rows(blocks, t("no two reviewers differ on a claim that is not decided"))
        self.show_head(t("Two reviewers differ"), words.count(len(self.cases), "{n} claim", "{n} claims"))

    def action_open(self) -> None:
        """See the claim among those of its article, with both rulings."""
        if (one := self.case()) is not None:
            self.app.push_screen(Compare(one.claim.article, one.claim.id))

    def case(self) -> Difference | None:
        """The marked claim."""
        return next((one for one in self.cases if one.claim.id == self.marked), None)


def case_row(one: Difference, words: Words, stage: str, columns: int | None) -> tuple[int, Content, Content]:
    """A claim with both rulings: its key, its sign, its lines."""
    claim, second = one.claim, one.second
    first = [_side(words.t("first"), second.against_by, second.against or "open", words, stage)]
    if second.against == claim.status == "corrected" and claim.correction is not None and not review.decided(claim):
        first.append(word_diff(claim.text, claim.correction))
    other = [_side(words.t("second"), second.reviewer, second.verdict, words, stage)]
    if second.correction is not None:
        other.append(proposed(claim, second))
    lines = [Content(line(claim.text, CLAIM_CAP))]
    lines.append(beside(Content("\n").join(first), Content("\n").join(other), columns))
    if decided := review.decided(claim):
        text = words.t("decided by {by}: {verdict}")
        said = text.format(by=display(decided.reviewer), verdict=words.verdict(decided.verdict, stage))
        lines.append(Content.styled(said, "$success"))
    sign = Content.assemble((f"{claim.ord + 1:>3}", MUTED), (DIFFERS if undecided(one) else " ", "$warning bold"))
    return claim.id, sign, Content("\n").join(lines)


def _side(name: str, by: str, verdict: str, words: Words, stage: str) -> Content:
    sign = f"{STATUS[verdict]} {words.verdict(verdict, stage)}".strip()
    return Content.assemble((f"{name} ", MUTED), (display(by), "bold"), ": ", (sign, STATUS_STYLE[verdict] + " bold"))


def version_row(key: int, one: Became, diff: Content | None, words: Words, columns: int | None) -> Block:
    """A claim in both versions: what it was, and what it is, with its `diff` where it was reworded."""
    t = words.t
    old, new = (row.text[:CLAIM_CAP] if row else "" for row in (one.old, one.new))
    if one.kind == "same" or (columns is None and one.kind == "moved"):
        body = Content(display(new))
    elif columns is None and diff is not None:
        body = diff
    else:
        absent = Content.styled(t("not there"), MUTED)
        body = beside(Content(display(old)) if old else absent, diff or Content(display(new)) or absent, columns)
    told = [Content.styled(f"≠ {words.say(message)}", "$warning") for message in one.differences]
    if one.old and one.old.status != "open":
        told.append(Content.styled(f"{t('then')}: {words.verdict(one.old.status)}", MUTED))
    sign = SIGN.get(one.kind, " ")
    return Block(key, Content.styled(f"  {sign} ", "bold"), Content("\n").join([body, *told]), dim=one.kind == "same")


def _reviewers(store: Store, article: int) -> tuple[ArticleRow, list[Difference], Agreement | None]:
    """The article, the claims that two have ruled on, and how far they agree."""
    rows = store.doubly_ruled([article])
    claims = {claim.id: claim for claim in store.claims(article=article)}
    cases = {row.claim: Difference(claims[row.claim], row) for row in rows if row.claim in claims}
    return store.article(article), list(cases.values()), review.agreement(store, [article])[-1]


class Versions(NamedTuple):
    """Two versions of an article, and of its reworded claims, by their place, what became of them."""

    found: Comparison
    diffs: dict[int, Content]


def _versions(store: Store, article: int) -> Versions | None:
    try:
        found = compare(store, article)
    except UsageError:  # it has one version
        return None
    diffs = {
        n: word_diff(one.old.text, one.new.text)
        for n, one in enumerate(found.claims[:SHOWN])
        if one.kind == "reworded" and one.old and one.new
    }
    return Versions(found, diffs)


def _differing(store: Store, article: int | None) -> tuple[list[Difference], dict[int, ArticleRow]]:
    cases = review.differing(store, None if article is None else [article])
    rows: Sequence[ArticleRow] = store.articles(sorted({one.claim.article for one in cases}))
    return cases, {row.id: row for row in rows}

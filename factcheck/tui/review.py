"""The review of one article: the text beside what is known of its current claim, and a key for each ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Container
from textual.content import Content
from textual.widgets import Static

from factcheck.text import display
from factcheck.tui import order as orders
from factcheck.tui.amending import Amending
from factcheck.tui.article_view import ArticleView, nearest
from factcheck.tui.before import CheckedBefore, before_lines
from factcheck.tui.beside import whose
from factcheck.tui.describing import Describing
from factcheck.tui.detail import Detail, DetailPane
from factcheck.tui.going_out import GoingOut
from factcheck.tui.keys import Where, bindings
from factcheck.tui.many import GoTo, Many
from factcheck.tui.outward import Outward
from factcheck.tui.page import Page, load
from factcheck.tui.press import put
from factcheck.tui.theme import CLOSING, DESK_STATE, MUTED, OPENING, SEVERITY, SEVERITY_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from factcheck.store.records import ClaimRow, EventRow, FlagRow
    from factcheck.tui.blocks import Blocks

HEAD_FLAGS = 3


class Review(CheckedBefore, Outward, Describing, Amending, GoingOut, Many, GoTo):
    """One article under review. `claim` and `flag` are where the cursor is; `claim` None is the article itself."""

    where: ClassVar[Where] = "review"
    BINDINGS: ClassVar[list[BindingType]] = bindings("review")

    def __init__(self, article: int, claim: int | None = None) -> None:
        super().__init__()
        self.article, self.claim = article, claim
        self.flag: int | None = None
        self.page: Page | None = None
        self.unfolded = False
        self.query_text = ""
        self.company = ""
        # Where the current claim stood in the order when the cursor came to it: a ruling changes that.
        self.reached: tuple[int, ...] | None = None

    def compose(self) -> ComposeResult:
        """Head, text and detail, status line, footer."""
        yield Static(id="head", markup=False)
        with Container(id="body"):
            yield ArticleView()
            yield DetailPane()
        yield Static("", id="status", markup=False)
        yield self.footer()

    def on_mount(self) -> None:
        """Read the article and go to what needs a person first."""
        self.unfolded = "info" in self.bench.settings.severities
        self.query_one(ArticleView).focus()
        self.act(self._open)

    async def _open(self) -> None:
        page = self.page = await self.read(load, self.article)
        if self.claim is None:
            first = next(iter(page.undecided()), None)
            if first is not None:
                self.go(first.claim, first.id)
            else:
                todo = (c for c in page.claims if c.checkable and not c.fact_checked)
                start = next(todo, next(iter(page.claims), None))
                self.go(start.id if start else None)
        else:
            self._show(top=False)

    async def reload(self) -> None:
        """Read the article anew; the cursor stays where it is."""
        before = self.current
        self.page = await self.read(load, self.article, self.page)
        if before is not None and before.id not in self.page.place:  # split or merged since
            self.claim, self.flag = self.near(before.start), None
        self._show(top=False)

    def go(self, claim: int | None, flag: int | None = None) -> None:
        """Put the cursor on a claim and one of its flags: that one, else the first that is undecided."""
        if self.page is None:
            return
        flags = self.page.flags_of(claim)
        chosen = next((f for f in flags if f.id == flag), None)
        chosen = chosen or next((f for f in flags if f.undecided and f.severity != "info"), None)
        moved = claim != self.claim
        self.question = "true" if moved else self.question
        self.claim, self.flag = claim, chosen.id if chosen else None
        if moved:
            self.reached = self._place()
        self._show(top=moved, reveal=True)

    def _show(self, *, top: bool, reveal: bool = False) -> None:
        page = self.page
        if page is None or not self.showing:
            return
        if (flag := page.flag(self.flag)) is not None and flag.state != "open":
            left = page.waiting(self.claim)
            self.flag = left[0].id if left else None
        put(self.query_one("#head", Static), self._head(page))
        self.query_one(ArticleView).show_page(page, self.claim, self.flag, self.query_text, reveal=reveal)
        pane = self.query_one(DetailPane)
        width = max(20, pane.scrollable_content_region.width - 1)
        keys = self.key("claim.take-over"), self.key("claim.earlier")
        before = tuple(before_lines(self.before, self.words, width, keys))
        claim, rules = page.claim(self.claim), self.bench.rules
        detail = Detail(page, claim, self.flag, self.words, rules, width, self.unfolded, self.question, before)
        pane.show(detail, top=top, reveal=reveal)
        self.look_back()

    def show_company(self, company: str) -> None:
        """Say who else is here."""
        if company != self.company and self.page is not None and self.showing:
            self.company = company
            self.query_one("#head", Static).update(self._head(self.page))

    def show_before(self) -> None:
        """Show what was found about the current claim, unless the screen is being taken down by now."""
        if self.query("#head"):
            self._show(top=False)

    def on_resize(self) -> None:
        """The detail is wrapped anew."""
        self.call_after_refresh(self._show, top=False)

    def _head(self, page: Page) -> Content:
        article, words = page.article, self.words
        facts = [
            words.date(article.published) if article.published else words.t("no date"),
            display(article.lang),
            words.stage(article.standing),
            words.progress(article),
        ]
        if state := words.desk_state(article):
            facts.append(f"{DESK_STATE[article.state]} {state}")
        if self.bench.order != "article":
            facts.append(orders.name(self.bench.order, words))
        facts += whose(article, words, self.bench.reviewer)
        title = line(article.headline.replacement if article.headline else article.title, 200)
        lines = [Content.styled(title or words.t("untitled"), "bold"), Content.styled(" · ".join(facts), MUTED)]
        lines += [Content.styled(self.company, "$warning bold")] if self.company else []
        loud = [flag for flag in page.flags_of(None) if flag.state == "open" and flag.severity != "info"]
        at = next((n for n, flag in enumerate(loud) if flag.id == self.flag), 0)
        lines += [self._own_flag(flag) for flag in loud[max(0, at + 1 - HEAD_FLAGS) :][:HEAD_FLAGS]]
        if len(loud) > HEAD_FLAGS:
            more = words.count(len(loud), "{n} flag on the whole article", "{n} flags on the whole article")
            lines[1] += Content.styled(f" · {more}", MUTED)
        if page.quiet:
            lines[1] += Content.styled(f" · i {words.count(page.quiet, '{n} note', '{n} notes')}", MUTED)
        return Content("\n").join(lines)

    def _own_flag(self, flag: FlagRow) -> Content:
        pointer = "▶" if flag.id == self.flag and self.claim is None else " "
        sign = f"{pointer}{OPENING}{SEVERITY[flag.severity]}{CLOSING} "
        return Content.assemble((sign, SEVERITY_STYLE[flag.severity] + " bold"), self.words.say(flag.message))

    # -- moving --------------------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """The next or the previous claim."""
        if self.page is None:
            return
        here = self.current
        target = next(iter(self.page.visited), None) if here is None else self.page.beside(here, step)
        if target is not None:
            self.go(target.id)

    def action_flag(self, step: int) -> None:
        """The next or the previous undecided flag, round the end."""
        flags = self.page.undecided(info=self.unfolded) if self.page else []
        if not flags:
            self.tell(self.words.t("no undecided flag is left"))
            return
        ids = [flag.id for flag in flags]
        if self.flag in ids:
            flag = flags[(ids.index(self.flag) + step) % len(flags)]
        else:
            offset = self.current.start if self.current else -1
            ahead = [f for f in flags if f.claim is not None and f.start >= offset]
            behind = [f for f in flags if f.claim is None or f.start < offset]
            flag = (ahead or flags)[0] if step > 0 else (behind or flags)[-1]
        self.go(flag.claim, flag.id)

    def action_next_open(self) -> None:
        """The next claim whose facts are not checked, in the order that was chosen, round the end."""
        target = self._next_open()
        if target is None:
            self.tell(self.words.t("every claim is checked"))
        else:
            self.go(target.id)

    def action_order(self) -> None:
        """Another order in which open claims come."""
        self.bench.order = orders.following(self.bench.order)
        self.reached = self._place()
        self._show(top=False)
        name = orders.name(self.bench.order, self.words)
        self.tell(self.words.t("next open claims: {order}").format(order=name))

    def _place(self) -> tuple[int, ...] | None:
        claim = self.current
        return orders.place(self.bench.order, self.page, claim) if self.page and claim else None

    def _next_open(self) -> ClaimRow | None:
        if self.page is None:
            return None
        todo = [c for c in self.page.visited if c.checkable and not c.fact_checked]
        others = [c for c in todo if c.id != self.claim]
        if not others:
            return next(iter(todo), None)
        placed = sorted((orders.place(self.bench.order, self.page, c), c.id) for c in others)
        reached = self.reached or self._place() or ()
        return self.page.claim(next((number for at, number in placed if at > reached), placed[0][1]))

    def next_up(self, offset: int, past: int | None) -> FlagRow | ClaimRow | None:
        """What is next after a ruling: the claim's own flags, then the next open claim in the order that was chosen."""
        if self.bench.order == "article" or self.page is None:
            return super().next_up(offset, past)
        left = [] if past == self.claim else self.page.waiting(self.claim)
        target = None if left else self._next_open()
        return left[0] if left else target or super().next_up(offset, past)

    def action_choose_flag(self, flag: int) -> None:
        """A click on a flag makes it the current one."""
        self.go(self.claim, flag)

    def action_unfold(self) -> None:
        """Show the info notes, or fold them."""
        self.unfolded = not self.unfolded
        self._show(top=False)

    def on_blocks_selected(self, event: Blocks.Selected) -> None:
        """A click on a claim goes there."""
        self.go(event.key)

    def follow(self, event: EventRow) -> None:
        """Go to the claim of an undone act, where it is one of this article."""
        standing = [claim.id for claim in self.page.claims if claim.id in event.claims] if self.page else []
        if standing:
            self.go(standing[0])

    # -- searching -----------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        """Look for words in this article."""
        from factcheck.tui.dialogs.searching import FindDialog

        self.app.push_screen(FindDialog(self.words, self.query_text), self._found)

    def _found(self, text: str | None) -> None:
        if text is not None:
            self.query_text = display(text.strip())
            self._show(top=False)
            if self.query_text:
                self.action_match(1)

    def action_match(self, step: int) -> None:
        """The next or the previous claim with the words that were searched for."""
        if self.page is None or not self.query_text:
            return
        wanted = self.query_text.casefold()
        hits = [n for n, claim in enumerate(self.page.claims) if wanted in display(claim.text).casefold()]
        if not hits:
            self.tell(self.words.t("«{text}» is not in this article").format(text=line(self.query_text, 40)))
            return
        place = self.page.place.get(self.claim, -1) if self.claim is not None else -1
        ahead = [n for n in hits if (n > place if step > 0 else n < place)]
        at = (ahead or hits)[0 if step > 0 else -1]
        self.go(self.page.claims[at].id)
        self.tell(f"{hits.index(at) + 1}/{len(hits)} «{line(self.query_text, 40)}»")

    def second_looked(self) -> int | None:
        """The claim under the cursor."""
        return self.claim

    def go_to_place(self, place: int) -> None:
        """Go to a claim by its place in the article, from 1."""
        found = [claim.id for claim in self.page.claims if claim.ord == place - 1] if self.page else []
        if found:
            self.go(found[0])
        else:
            self.tell(self.words.t("there is no claim {n} here").format(n=place), bad=True)

    # -- leaving -------------------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """To the desk."""
        self.bench.to_desk()

    def near(self, offset: int) -> int | None:
        """The claim at an offset of the text."""
        return self.page.claims[nearest(self.page.claims, offset)].id if self.page and self.page.claims else None

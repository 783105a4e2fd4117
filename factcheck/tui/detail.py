"""What is known of the current claim: its flags with the computation, the ruling, the correction, the history."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region

from factcheck.model import apply_changes
from factcheck.report.bulk import bulk_words
from factcheck.report.terms import STANCE
from factcheck.store.state import deciding
from factcheck.text import display
from factcheck.tui.beside import second_lines
from factcheck.tui.marks import word_diff
from factcheck.tui.press import Pressable, pressable, put
from factcheck.tui.theme import ARROW, CLOSING, CURRENT, MUTED, OPENING, SEVERITY, SEVERITY_STYLE, STATUS, STATUS_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from factcheck.store.records import ClaimRow, EvidenceRow, FlagRow, RulingRow
    from factcheck.tui.page import Page
    from factcheck.tui.words import Words

SHOWN_FLAGS = 30
SHOWN_HISTORY = 5
SHOWN_SUGGESTIONS = 9
_CLEAR = 2


@dataclass(frozen=True)
class Detail:
    """Builds the pane's text for one claim, or for the article where `claim` is None."""

    page: Page
    claim: ClaimRow | None
    flag: int | None
    words: Words
    rules: int
    width: int = 60
    unfolded: bool = False
    question: str = "true"
    before: tuple[Content, ...] = ()

    def content(self) -> Content:
        """The whole pane."""
        parts = [self._head(), *self._flags()]
        if self.claim is not None:
            parts += [*self._again(self.claim), *self._said(self.claim), *self._ruling(self.claim), *self.before]
            parts += self._record(self.claim.id)
        return Content("\n").join(parts)

    def place(self) -> tuple[int, int]:
        """The current flag's lines in the pane, as a half-open range; (0, 1) without one."""
        loud = self._loud()
        at = next((n for n, flag in enumerate(loud) if flag.id == self.flag), 0)
        if at == 0:
            return 0, 1
        heights = [len(part.split("\n", allow_blank=True)) for part in self._parts(loud[: at + 1])]
        return 1 + sum(heights[:at]), 1 + sum(heights)

    def _head(self) -> Content:
        t, claim = self.words.t, self.claim
        if claim is None:
            return Content.styled(t("About the whole article"), "bold")
        head = t("Claim {n}").format(n=claim.ord + 1)
        status = self.words.verdict(claim.status, self.page.article.standing)
        if "boilerplate" in claim.kinds:
            status = t("boilerplate")
        elif not claim.checkable:
            status = t("nothing to check")
        elif claim.status == "corrected" and not claim.fact_checked:
            status += ", " + t("facts not checked")
        if claim.rating:
            status += f", {line(claim.rating.rating.word(self.words.lang), 40)}"
        sign = STATUS[claim.status].strip()
        return Content.assemble(
            (head, "bold"), " · ", (f"{sign} {status}".strip(), STATUS_STYLE[claim.status] + " bold")
        )

    def _flags(self) -> list[Content]:
        flags = self.page.flags_of(self.claim.id if self.claim else None)
        loud = self._loud()
        parts = self._parts(loud[:SHOWN_FLAGS])
        if len(loud) > SHOWN_FLAGS:
            more = self.words.t("{n} more flags: decide these first").format(n=len(loud) - SHOWN_FLAGS)
            parts.append(Content.styled(f"… {more}", MUTED))
        if quiet := [f for f in flags if f.severity == "info" and not self.unfolded]:
            rules = ", ".join(dict.fromkeys(line(f.rule) for f in quiet))
            text = self.words.count(len(quiet), "i  {n} note: ", "i  {n} notes: ") + f"{rules}  [o]"
            parts.append(pressable(Content.styled(text, MUTED), "screen.unfold"))
        if not flags:
            text = self.words.count(
                self.rules, "no contradictions found by {n} rule", "no contradictions found by {n} rules"
            )
            parts.append(Content.styled(text, MUTED))
        return parts

    def _loud(self) -> list[FlagRow]:
        """The flags that are shown whole, the current one among the first."""
        flags = self.page.flags_of(self.claim.id if self.claim else None)
        loud = [f for f in flags if f.severity != "info" or self.unfolded]
        if len(loud) > SHOWN_FLAGS:
            at = next((n for n, flag in enumerate(loud) if flag.id == self.flag), 0)
            loud = [*loud[at:], *loud[:at]]
        return loud

    def _parts(self, flags: list[FlagRow]) -> list[Content]:
        return [self._flag(flag, gap=n > 0) for n, flag in enumerate(flags)]

    def _flag(self, flag: FlagRow, *, gap: bool) -> Content:
        t, current = self.words.t, flag.id == self.flag
        style = SEVERITY_STYLE[flag.severity]
        bar = Content.styled("┃ " if current else "│ ", style if current else MUTED)
        sign = f"{OPENING}{SEVERITY[flag.severity]}{CLOSING} {self.words.severity(flag.severity)}"
        head = Content.assemble((sign, style + " bold"), (f" · {line(flag.rule)}", MUTED), self._state(flag))
        lines = [pressable(head, f"screen.choose_flag({flag.id})")]
        if flag.state != "open":
            return bar + lines[0]
        lines.append(Content(self.words.say(flag.message)))
        if flag.proof:
            lines.append(Content.assemble((t("why") + ": ", MUTED), self.words.proof(flag.proof)))
        lines += [
            Content(f"↳ «{line(self._text(r.start, r.end), 80)}» {self.words.say(r.reason)}") for r in flag.related
        ]
        if flag.quoted:
            lines.append(Content.styled("“ ” " + t("in a quotation: check the recording"), "$warning"))
        lines += [self._suggestion(flag, n) for n in range(min(len(flag.suggestions), SHOWN_SUGGESTIONS))]
        wrapped = [bar + part for text in lines for part in text.wrap(self.width - 2)]
        return Content("\n").join([Content(""), *wrapped] if gap else wrapped)

    def _state(self, flag: FlagRow) -> Content:
        t = self.words.t
        if flag.state == "accepted":
            return Content.styled(" · ✓ " + t("accepted"), "$success")
        if flag.state == "dismissed":
            reason = f" ({self.words.reason(flag.dismissed_reason)})" if flag.dismissed_reason else ""
            return Content.styled(f" · × {t('dismissed')}{reason}", MUTED)
        return Content("")

    def _text(self, start: int, end: int) -> str:
        claims = self.page.claims
        at = bisect_right(claims, start, key=lambda claim: claim.start) - 1
        if at >= 0 and start < claims[at].end:
            return claims[at].text[start - claims[at].start : end - claims[at].start]
        return ""

    def _suggestion(self, flag: FlagRow, n: int) -> Content:
        suggestion = flag.suggestions[n]
        was, new = self._text(suggestion.start, suggestion.end), suggestion.replacement
        if len(was.strip()) < _CLEAR or len(new.strip()) < _CLEAR:
            # A blank or a hyphen says nothing alone: show what the flagged words become.
            was, new = flag.text, _within(flag, was, new, suggestion.start)
        what = f"{line(was.strip(), 120)} {ARROW} {line(new.strip(), 120) or '∅'}"
        reason = self.words.say(suggestion.reason)
        text = Content.assemble((f" {n + 1} ", "reverse bold"), " ", (what, "bold"), (f"  {reason}", MUTED))
        return pressable(text, f"screen.accept({n}, {flag.id})")

    def _again(self, claim: ClaimRow) -> list[Content]:
        """What was ruled on the claim before its words were changed, and which words."""
        old = self.page.before.get(claim.look_again or 0)
        if old is None:
            return []
        parts = [Content(""), Content.styled(f"↻ {self.words.t('look again')}: {self._old(old)}", "$warning")]
        parts.append(word_diff(old.text, claim.text))
        live = [one for one in self.page.article.live if one.earlier == old.id and one.stands]
        if live:
            since = self.words.t("live since {when}").format(when=self.words.when(live[0].live_at))
            fixes = (f"{line(one.was.strip())} {ARROW} {line(one.should_be.strip()) or '∅'}" for one in live)
            parts.append(Content.assemble((f"✓ {since}: ", "$success"), "; ".join(fixes)))
        return parts

    def _old(self, old: ClaimRow) -> str:
        last = deciding(old.rulings)
        return self._verdict(last) if last else self.words.verdict(old.status, self.page.article.standing)

    def _said(self, claim: ClaimRow) -> list[Content]:
        said = claim.attribution
        if said is None:
            return []
        who = f"{line(said.speaker)} ({line(said.role)})" if said.role else line(said.speaker)
        how = " · ".join(filter(None, (f"“{line(said.verb)}”" if said.verb else "", *self.words.said(said))))
        return [Content(""), Content.assemble((self.words.t("attribution") + ": ", MUTED), who, (f" · {how}", MUTED))]

    def _ruling(self, claim: ClaimRow) -> list[Content]:
        t = self.words.t
        parts: list[Content] = []
        last = deciding(claim.rulings)
        if claim.quoted:
            parts += [Content(""), self._answer("said", claim.said), self._answer("true", last)]
        elif last:
            parts += [Content(""), Content.assemble((t("verdict") + ": ", MUTED), self._verdict(last))]
        if claim.tags:
            tags = " ".join(f"#{self.words.tag(tag)}" for tag in claim.tags)
            parts += [Content(""), Content.styled(tags, "$accent")]
        if claim.changes:
            kinds = ", ".join(dict.fromkeys(self.words.change_class(change.cls) for change in claim.changes))
            name = t("what is right") if self.page.article.whose == "third-party" else t("correction")
            parts += [Content(""), Content.styled(f"{name} ({kinds})", MUTED), diff_of(claim)]
        return parts + second_lines(claim, self.words, self.page.article.standing)

    def _answer(self, question: str, ruling: RulingRow | None) -> Content:
        """One of the two questions of a quoted claim, with its answer; the sign says which one v and d answer."""
        sign = CURRENT if question == self.question else " "
        text = self._verdict(ruling) if ruling else self.words.verdict("open")
        line_ = Content.assemble((f"{sign} ", "$accent bold"), (self.words.question(question) + " ", MUTED), text)
        if question == self.question:
            return line_
        return pressable(line_ + Content.styled("  [w]", MUTED), "screen.question")

    def _verdict(self, ruling: RulingRow) -> str:
        verdict = self.words.verdict(ruling.verdict, self.page.article.standing)
        if ruling.bulk:
            verdict = display(bulk_words(ruling, self.words.t))
            return f"{verdict}, {self.words.when(ruling.at)}"
        return f"{verdict}, {display(ruling.reviewer)}, {self.words.when(ruling.at)}"

    def _source(self, source: EvidenceRow) -> str:
        stance = self.words.t(STANCE[source.stance]) + ":" if source.stance else ""
        words = (stance, source.title, source.publisher, source.date, source.url, source.quote)
        return line(" ".join(filter(None, words)))

    def _record(self, claim: int) -> list[Content]:
        t, words, kin = self.words.t, self.words, self.page.kin(claim)
        parts: list[Content] = []
        if notes := [note for note in self.page.notes if note.claim in kin]:
            parts += [Content(""), Content.styled(t("notes"), MUTED)]
            parts += [Content(f"{line(note.text)} — {display(note.by)}, {words.when(note.at)}") for note in notes]
        if sources := [source for source in self.page.evidence if source.claim in kin]:
            parts += [Content(""), Content.styled(t("evidence"), MUTED)]
            parts += [Content(self._source(source)) for source in sources]
        if events := [event for event in self.page.history if not kin.isdisjoint(event.claims)][:SHOWN_HISTORY]:
            parts += [Content(""), Content.styled(t("history"), MUTED)]
            stage = self.page.article.standing
            for event in events:
                text = Content(f"{words.when(event.at)}  {display(event.by)}  {words.event(event, stage)}")
                like, of = event.detail.get("like"), event.detail.get("article")
                if isinstance(like, int) and isinstance(of, int):
                    text = pressable(
                        text.stylize("underline", len(text) - len(str(like))), f"screen.go_to({of}, {like})"
                    )
                parts.append(text.stylize("strike dim") + Content(f" ({t('undone')})") if event.undone else text)
        return parts


def diff_of(claim: ClaimRow) -> Content:
    """A claim's correction, word by word."""
    if claim.correction == "":
        return Content.styled(f"[-{line(claim.text)}-]", "$error")
    changes = [(c.start - claim.start, c.stop - claim.start, c.replacement) for c in claim.changes]
    inside = [c for c in changes if 0 <= c[0] <= c[1] <= len(claim.text)]
    return word_diff(claim.text, apply_changes(claim.text, inside))


def _within(flag: FlagRow, was: str, new: str, start: int) -> str:
    at = start - flag.start
    if at >= 0 and at + len(was) <= len(flag.text):
        return flag.text[:at] + new + flag.text[at + len(was) :]
    return new


class DetailPane(VerticalScroll):
    """The pane beside (or below) the article."""

    def __init__(self) -> None:
        super().__init__(id="detail")

    def compose(self) -> ComposeResult:
        """One text, rebuilt for each claim."""
        yield Pressable(name_id="detail-text")

    def show(self, detail: Detail, *, top: bool, reveal: bool) -> None:
        """Show a claim's detail: from its top when it is another claim, and with `reveal` the current flag in sight."""
        put(self.query_one("#detail-text", Pressable), detail.content())
        if top:
            self.scroll_home(animate=False)
        if reveal:
            self.call_after_refresh(self._reveal, *detail.place())

    def _reveal(self, first: int, stop: int) -> None:
        height = min(stop - first, self.scrollable_content_region.height)
        self.scroll_to_region(Region(0, first, 1, height), animate=False, force=True, x_axis=False)
        if stop - first > self.scrollable_content_region.height:
            self.scroll_to(y=first, animate=False, force=True)

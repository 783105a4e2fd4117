"""The timeline: an article's dates in calendar order, each with what the calendar says of it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from factcheck.facts.timeline import timeline
from factcheck.lang import language
from factcheck.tui.article_view import nearest
from factcheck.tui.blocks import Block
from factcheck.tui.keys import Where, bindings
from factcheck.tui.panel import Panel, Signs
from factcheck.tui.theme import ARROW, MUTED, SEVERITY, SEVERITY_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import BindingType

    from factcheck.facts.timeline import Entry
    from factcheck.model import Article
    from factcheck.store import Store
    from factcheck.store.records import FlagRow
    from factcheck.tui.words import Words

SHOWN = 2000
PUBLISHED, AGREES, UNCOMPARED, UNKNOWN, GAP = "◆", "✓", "│", "?", "┊"
_DAY_WIDTH = 16
# From so many days on a gap is told in months, and in years.
_MONTHS, _YEARS = 60, 345
# What the timeline computes itself; the other flags on dates are told in their own words.
_COMPUTED = ("weekday-mismatch", "impossible-date")


class TimelineScreen(Panel):
    """One row a date, and what lies between two of them."""

    where: ClassVar[Where] = "timeline"
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    def __init__(self, article: int | None = None) -> None:
        super().__init__(article)
        self.source: Article | None = None
        self.entries: tuple[Entry, ...] = ()

    async def reload(self) -> None:
        """Read the article; its dates are found anew only when it changed."""
        source, title, flags = await self.read(_load, self.number)
        if source != self.source:
            self.entries = await asyncio.to_thread(timeline, source)
            self.source = source
        told = await asyncio.to_thread(_beside, self.entries, flags)
        words = self.words
        texts = [source.text[one.start : one.end] for one in self.entries]
        rows = Rows(words, max((len(label) for label in sources(words).values()), default=0))
        blocks = [
            rows.block(n, one, texts[n], self.entries[n - 1] if n else None, told.get(n, []))
            for n, one in enumerate(self.entries[:SHOWN])
        ]
        self.show_rows(blocks, words.t("no dates found in this article"))
        wrong = sum(one.check in ("contradicts", "impossible") for one in self.entries)
        self.show_head(
            words.t("Timeline"),
            words.count(sum(one.source != "publication" for one in self.entries), "{n} date", "{n} dates"),
            words.count(wrong, "{n} contradiction", "{n} contradictions") if wrong else "",
            line(title, 120),
        )

    def action_open(self) -> None:
        """Go to the claim that names the date."""
        if self.marked is None or self.marked < 0:
            return
        entry = self.entries[self.marked]
        if entry.source == "publication":
            self.tell(self.words.t("the day of publication stands in no claim"))
        else:
            self.act(lambda: self._go(entry.start))

    async def _go(self, offset: int) -> None:
        claim = await self.record.read(_claim_at, self.number, offset)
        if self.showing:
            self.leave_for(self.number, claim)

    def signs(self) -> Signs:
        """What stands before a date."""
        t = self.words.t
        return [
            (AGREES, t("the weekday agrees with the date")),
            (SEVERITY["error"], t("the weekday contradicts the date, or there is no such day")),
            (SEVERITY["warning"], t("another flag on the date")),
            (UNCOMPARED, t("nothing to compare")),
            (UNKNOWN, t("the year is not known")),
            (PUBLISHED, t("day of publication")),
            (GAP, t("time between two dates")),
        ]


class Rows:
    """Draws the entries; `width` is that of the column that says where a year is from."""

    def __init__(self, words: Words, width: int) -> None:
        self.words, self.width = words, width

    def block(self, key: int, one: Entry, text: str, before: Entry | None, flags: list[FlagRow]) -> Block:
        """The row of an entry below another one."""
        sign, style = _sign(one, flags)
        day = self._day(one.first) if one.first else self.words.t("no such day" if one.check == "impossible" else "?")
        source = sources(self.words)[one.source]
        words = f"«{line(text, 80)}»" if text else ""
        row = Content.assemble(
            (f"{day:<{_DAY_WIDTH}}", style if sign == SEVERITY["error"] else ""),
            (f"{source:<{self.width}}  ", MUTED),
            words,
        )
        lines = [row, *(Content.styled("  " + text, style) for text in self._remarks(one))]
        lines += [self._flag(flag) for flag in flags]
        gap = self._gap(before.place, one.place) if before and before.place and one.place else ""
        return Block(
            key,
            Content.styled(sign, style + " bold"),
            Content("\n").join(lines),
            gap=bool(gap),
            lead=Content.styled(f"{GAP} {gap}", MUTED),
        )

    def _day(self, day: date) -> str:
        return f"{self._weekday(day.weekday())[:3]} {self.words.date(day.isoformat()):>11}"

    def _weekday(self, number: int) -> str:
        return str(language(self.words.lang).table("dates")["weekdays"][number][0])

    def _remarks(self, one: Entry) -> list[str]:
        """What there is to say of a range and of a contradiction, with the day that was probably meant."""
        t, said = self.words.t, []
        if one.last is not None and one.last != one.first:
            said.append(t("until {day}").format(day=self._day(one.last)))
        remark = ""
        if one.failing is not None:
            weekday, day = one.failing
            real, said_to_be = self._weekday(day.weekday()), self._weekday(weekday)
            remark = t("is a {real}, not a {written}").format(real=real, written=said_to_be)
            if day != one.first:  # the other end of a range
                remark = f"{self.words.date(day.isoformat())} {remark}"
        if one.meant is not None and one.meant != one.first:
            remark += f" {ARROW} {self._day(one.meant).replace('  ', ' ')}?"
        return [*said, *([remark.strip()] if remark else [])]

    def _flag(self, flag: FlagRow) -> Content:
        text = f"  {SEVERITY[flag.severity]} {line(flag.rule)}: {self.words.say(flag.message)}"
        return Content.styled(text, SEVERITY_STYLE[flag.severity])

    def _gap(self, before: date, after: date) -> str:
        days, count = (after - before).days, self.words.count
        if days <= 1:
            return ""
        if days < _MONTHS:
            return count(days, "{n} day later", "{n} days later")
        if days < _YEARS:
            return count(round(days / 30.44), "about {n} month later", "about {n} months later")
        return count(round(days / 365.25), "about {n} year later", "about {n} years later")


def sources(words: Words) -> dict[str, str]:
    """Where a year is from, in words."""
    t = words.t
    return {
        "written": t("year given"),
        "neighbours": t("year of a neighbour"),
        "published": t("year of publication"),
        "publication": t("published"),
        "unknown": t("year not known"),
    } | ({"impossible": t("no such day")})


def _sign(one: Entry, flags: list[FlagRow]) -> tuple[str, str]:
    if one.check in ("contradicts", "impossible"):
        return SEVERITY["error"], SEVERITY_STYLE["error"]
    if flags:
        worst = "error" if any(flag.severity == "error" for flag in flags) else "warning"
        return SEVERITY[worst], SEVERITY_STYLE[worst]
    if one.source == "publication":
        return PUBLISHED, "$accent"
    if one.check == "agrees":
        return AGREES, "$success"
    return (UNCOMPARED, MUTED) if one.first else (UNKNOWN, "$warning")


def _load(store: Store, article: int) -> tuple[Article, str, list[FlagRow]]:
    """The article, its title, and its open flags that are more than notes."""
    flags = [flag for flag in store.flags(article=article) if flag.state == "open" and flag.severity != "info"]
    return store.source_article(article), store.article(article).title, flags


def _beside(entries: tuple[Entry, ...], flags: list[FlagRow]) -> dict[int, list[FlagRow]]:
    """By place of an entry the flags on it, of rules on dates that the timeline does not compute itself."""
    from bisect import bisect_left

    from factcheck.check.registry import registry

    rules = registry().rules
    order = sorted((one.start, one.end, n) for n, one in enumerate(entries) if one.source != "publication")
    found: dict[int, list[FlagRow]] = {}
    for flag in flags:
        rule = rules.get(flag.rule)
        if flag.rule in _COMPUTED or rule is None or rule.family != "dates" or flag.field != "text":
            continue
        at = max(0, bisect_left(order, (flag.start,)) - 1)
        for start, end, n in order[at : at + 2]:
            if start < flag.end and flag.start < end:
                found.setdefault(n, []).append(flag)
                break
    return found


def _claim_at(store: Store, article: int, offset: int) -> int | None:
    claims = store.claims(article=article)
    return claims[nearest(claims, offset)].id if claims else None

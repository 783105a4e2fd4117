"""The words of the screens in the reader's language: progress, verdicts, times, events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from factcheck.lang import language
from factcheck.messages import render, render_all, translator
from factcheck.report.bulk import bulk_event
from factcheck.report.terms import OUTGOING, PUBLICATION, said_words
from factcheck.store.filter import SECOND_LOOK
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from factcheck.model import Attribution, Message
    from factcheck.store.records import ArticleRow, EventRow, PublicationRow

LINE_CAP = 300
# A rule quotes what it flags, which may be a line of a million characters.
SAID_CAP = 2000


@dataclass(frozen=True)
class Words:
    """Interface words of one language; every outside string that goes through here is safe to show."""

    lang: str = "en"
    zone: str = "UTC"

    @cached_property
    def t(self) -> Callable[[str], str]:
        """The translation of one interface text."""
        return translator(self.lang)

    def count(self, n: int, one: str, many: str) -> str:
        """The template for one or for many, translated, with {n} filled in."""
        return self.t(one if n == 1 else many).format(n=n)

    def say(self, message: Message) -> str:
        """A flag's message on one line."""
        return line(render(message, self.lang), SAID_CAP)

    def proof(self, steps: Iterable[Message]) -> str:
        """A flag's computation on one line."""
        return line(render_all(steps, self.lang), SAID_CAP)

    def date(self, iso: str) -> str:
        """An ISO date as the newsroom writes it: 9 Jan 2021."""
        day = datetime.fromisoformat(iso)
        return f"{day.day} {self._month(day.month)} {day.year}"

    def _month(self, month: int) -> str:
        return str(language(self.lang).table("dates")["months"][month - 1][0])[:3]

    def when(self, utc: str) -> str:
        """A UTC time of the record in the newsroom's zone, with its label: 9 Jan 14:02 WIB."""
        if not utc:
            return ""
        try:
            zone = ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError):
            zone = ZoneInfo("UTC")
        at = datetime.fromisoformat(utc).astimezone(zone)
        return f"{at.day} {self._month(at.month)} {at:%H:%M %Z}"

    def progress(self, article: ArticleRow) -> str:
        """How far an article is: "9/13 ruled, 2 text fixes, 1 error open"."""
        done = article.progress
        parts = [self.t("{n}/{total} ruled").format(n=done.ruled, total=done.checkable)]
        if done.text_fixes:
            parts.append(self.count(done.text_fixes, "{n} text fix", "{n} text fixes"))
        if done.errors:
            parts.append(self.count(done.errors, "{n} error open", "{n} errors open"))
        return ", ".join(parts)

    def stage(self, stage: str) -> str:
        """Draft, published or third-party."""
        if stage == "third-party":
            return self.t("somebody else's text")
        return self.t("published") if stage == "published" else self.t("draft")

    def verdict(self, status: str, stage: str = "draft") -> str:
        """A verdict; a correction is named after the article's stage, or after its being somebody else's."""
        t = self.t
        if status == "corrected" and stage == "third-party":
            return t("what is right is given")
        if status == "corrected" and stage == "published":
            return t("corrected (published)")
        words = {"verified": t("verified"), "disputed": t("disputed"), "corrected": t("corrected")}
        return words.get(status, t("open"))

    def question(self, question: str) -> str:
        """One of the two questions of a quoted claim."""
        return self.t("Was it said?") if question == "said" else self.t("Is it true?")

    def severity(self, severity: str) -> str:
        """A flag's severity."""
        t = self.t
        return {"error": t("error"), "warning": t("warning")}.get(severity, t("info"))

    def said(self, said: Attribution) -> tuple[str, ...]:
        """How a claim was said, part by part."""
        return tuple(map(self.t, said_words(said)))

    def change_class(self, cls: str) -> str:
        """The class of a correction."""
        t = self.t
        return {"error": t("error"), "slip": t("slip"), "withdrawn": t("withdrawn")}.get(cls, cls)

    def reason(self, reason: str) -> str:
        """The reason of a dismissal."""
        t = self.t
        known = {
            "false-alarm": t("false alarm"),
            "as-quoted": t("as quoted"),
            "house-style": t("house style"),
            "known": t("known"),
        }
        return known.get(reason, display(reason))

    def tag(self, tag: str) -> str:
        """A tag; that for a second look in the language of the screen."""
        return self.t(tag) if tag == SECOND_LOOK else line(tag, 40)

    def desk_state(self, article: ArticleRow) -> str:
        """ "cleared by Sari, 9 Jan 14:02 UTC", or nothing while the article is open."""
        if article.state == "open":
            return ""
        text = self.t("cleared by {by}, {at}") if article.state == "cleared" else self.t("held by {by}, {at}")
        return text.format(by=display(article.state_by), at=self.when(article.state_at))

    def outgoing(self, row: PublicationRow) -> str:
        """How far a text to publish is: "debunk: approved"."""
        return f"{self.t(OUTGOING[row.kind])}: {self.t(PUBLICATION[row.state])}"

    def event(self, event: EventRow, stage: str = "draft") -> str:
        """What an act did, in two or three words."""
        t = self.t
        kinds = {
            "import": t("imported"),
            "accept": t("suggestion accepted"),
            "correction": self.verdict("corrected", stage),
            "note": t("note"),
            "evidence": t("evidence"),
            "dismiss": t("flag dismissed"),
            "restore": t("flag restored"),
            "clear": t("cleared"),
            "hold": t("held"),
            "reopen": t("reopened"),
            "amend": t("metadata changed"),
            "headline": t("headline changed"),
            "recheck": t("rechecked"),
            "undo": t("undone"),
            "redo": t("redone"),
            "split": t("claim split"),
            "merge": t("claims merged"),
            "none": t("no claim"),
            "claim": t("a claim after all"),
            "rate": t("rated"),
            "describe": t("described"),
            "approve": t("approved"),
            "publish": t("published"),
            "known": t("other people's rulings"),
            "assign": t("assigned"),
            "second": t("second review begun") if event.detail.get("state") == "open" else t("second review ended"),
            "tag": t("tag off") if event.detail.get("removed") else t("tagged"),
        }
        if bulk := bulk_event(event, t):
            return display(bulk)
        like = event.detail.get("like")
        if isinstance(like, int) and event.kind in ("ruling", "correction"):
            own = replace(event, detail={key: value for key, value in event.detail.items() if key != "like"})
            return f"{self.event(own, stage)}, {t('taken over from claim {claim}').format(claim=like)}"
        if event.detail.get("round") == 2:
            return f"{t('second ruling')}: {self.verdict(str(event.detail.get('verdict', 'open')), stage)}"
        if event.kind == "ruling":
            verdict = self.verdict(str(event.detail.get("verdict", "open")), stage)
            return f"{self.question('said')} {verdict}" if event.detail.get("question") == "said" else verdict
        if event.kind == "adjudicate":
            return t("decided: {what}").format(what=self.verdict(str(event.detail.get("verdict", "open")), stage))
        word = kinds.get(event.kind, display(event.kind))
        if event.kind == "assign" and event.detail.get("to"):
            return t("assigned to {name}").format(name=line(str(event.detail["to"]), 40))
        if event.kind in ("approve", "publish"):
            word = f"{t(OUTGOING.get(event.detail.get('what', ''), ''))} {word}".strip()
        elif event.kind == "evidence" and "removed" in event.detail:
            word = t("evidence removed")
        elif event.kind == "tag":
            word += "".join(f" #{self.tag(str(tag))}" for tag in event.detail.get("tags", ())[:5])
        elif event.kind == "rate":
            word = f"{word}: {line(str(event.detail.get('rating', '')), 40)}"
        reason = event.detail.get("reason") if event.kind == "dismiss" else None
        return f"{word} ({self.reason(reason)})" if isinstance(reason, str) and reason else word


def line(text: str, cap: int = LINE_CAP) -> str:
    """An outside string safe to show on one line."""
    return display(shorten(text, cap))

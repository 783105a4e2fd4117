"""A review by line prompts: one claim at a time is read out, one line answers it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from factcheck import review
from factcheck.errors import FactcheckError, UsageError
from factcheck.messages import N_, render, render_all, translator
from factcheck.model import DISMISS_REASONS, VERDICTS
from factcheck.report.listing import before_lines, second_lines
from factcheck.report.plain import suggestion_lines
from factcheck.report.terms import DISMISSAL, SEVERITY, verdict
from factcheck.store.filter import SECOND_LOOK
from factcheck.store.records import FlagRow
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.model import Verdict
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow

HELP = (
    ("v", N_("verified")),
    ("d", N_("disputed; words behind it are a note: d source?")),
    ("c", N_("corrected: c and the whole text as it should be; c! cuts the claim")),
    ("o", N_("open again: takes rulings and corrections back")),
    ("a", N_("accept the flag's first suggestion; a number accepts another one")),
    ("x", N_("dismiss the flag; x false-alarm, as-quoted, house-style or known says why")),
    ("A", N_("all slips that leave one choice: lists them; A! accepts them")),
    ("*", N_("needs a second look, or no more")),
    ("m", N_("note: m and its words")),
    ("u", N_("undo my latest act; r does it again")),
    ("enter", N_("next; p previous; g 12 goes to claim 12")),
    ("C", N_("clear the article: it may run")),
    ("q", N_("quit")),
)


def walk(store: Store, articles: Sequence[int], by: str, lang: str, needed: str) -> int:
    """Go through the articles until the input ends or somebody quits; gives the exit code.

    `needed` is the newsroom's require_evidence.
    """
    t = translator(lang)
    for number in articles:
        if not _Article(store, number, by, lang, needed).through():
            return 0
    click.echo(t("nothing is left to review"))
    return 0


class _Article:
    """The walk through one article: where it stands, and what each answer does."""

    def __init__(self, store: Store, number: int, by: str, lang: str, needed: str) -> None:
        self.store, self.number, self.by, self.lang, self.needed = store, number, by, lang, needed
        self.t = translator(lang)
        self.claim: ClaimRow | None = None
        self.flag: FlagRow | None = None

    def through(self) -> bool:
        """Whether to go on with the next article."""
        article = self.store.article(self.number)
        self._say(f"{self.t('article')} {article.id}: {display(article.title)}")
        self._say(self._progress(article))
        self._onward(-1)
        while self.claim is not None or self.flag is not None:
            self._read_out()
            while True:
                click.echo("> ", nl=False)
                answer = sys.stdin.readline()
                if not answer or answer.strip() == "q":
                    click.echo()
                    return False
                try:
                    moved = self._answer(answer.strip())
                except FactcheckError as error:
                    self._say(str(error))
                    continue
                if moved is None:
                    return True
                if moved:
                    break
        self._say(self.t("every claim is checked"))
        return True

    # -- reading out ---------------------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        click.echo(text)

    def _progress(self, article: ArticleRow) -> str:
        done = article.progress
        ruled = self.t("{n}/{total} ruled").format(n=done.ruled, total=done.checkable)
        errors = self.t("{n} error open") if done.errors == 1 else self.t("{n} errors open")
        return f"{ruled}, {errors.format(n=done.errors)}"

    def _read_out(self) -> None:
        claim, article = self.claim, self.store.article(self.number)
        if claim is None:
            self._say(f"\n{self.t('About the whole article')}")
        else:
            word = self.t(verdict(claim.status, article.standing))
            self._say(f"\n{self.t('Claim {n}').format(n=claim.ord + 1)} ({claim.id}), {word}")
            self._say(display(claim.text, lines=True))
            if claim.look_again:
                old = self.store.claim(claim.look_again)
                self._say("\n".join(before_lines(old, claim, article, self.lang, "UTC")))
            if claim.correction is not None:
                self._say(f"{self.t('correction')}: {display(claim.correction) or self.t('deleted')}")
            if lines := second_lines(claim, self.t, "UTC"):
                self._say("\n".join(filter(None, lines)))
            for note in self.store.notes(claim=claim.id):
                self._say(f"{self.t('note')}: {display(note.text)} ({display(note.by)})")
        for flag in self._flags():
            self._flag(flag)

    def _flags(self) -> list[FlagRow]:
        """The undecided errors and warnings here, the current one first."""
        if self.claim is not None:
            here = self.store.flags(claim=self.claim.id)
        else:
            here = [flag for flag in self.store.flags(article=self.number) if flag.claim is None]
        waiting = review.undecided(here)
        at = next((n for n, flag in enumerate(waiting) if self.flag and flag.id == self.flag.id), 0)
        return waiting[at:] + waiting[:at]

    def _flag(self, flag: FlagRow) -> None:
        severity = self.t(SEVERITY[flag.severity])
        self._say(f"{severity}: {flag.rule}: «{display(flag.text)}»: {display(render(flag.message, self.lang))}")
        if flag.proof:
            self._say(f"{self.t('why')}: {display(render_all(flag.proof, self.lang))}")
        if flag.quoted:
            self._say(self.t("in a quotation: check the recording"))
        field = self.store.text(self.number) if flag.field == "text" else self.store.article(self.number).title
        for line in suggestion_lines(flag.suggestions[:9], flag.quoted, field, self.lang):
            self._say(line)

    # -- answers -------------------------------------------------------------------------------------------------

    def _answer(self, answer: str) -> bool | None:
        """Do what was said: True when the walk moved on, False to ask again, None to leave the article."""
        letter, _, rest = answer.partition(" ")
        acts: dict[str, Callable[[str], bool | None]] = {
            "": lambda _: self._step(1), "n": lambda _: self._step(1), "p": lambda _: self._step(-1), "g": self._go,
            "v": lambda note: self._rule("verified", note), "d": lambda note: self._rule("disputed", note),
            "o": lambda note: self._rule("open", note), "c": self._correct, "c!": lambda _: self._correct("", cut=True),
            "a": lambda _: self._accept(0), "x": self._dismiss, "m": self._note, "u": self._undo, "r": self._redo,
            "A": lambda _: self._slips(), "A!": lambda _: self._slips(accept=True), "*": lambda _: self._second_look(),
            "C": lambda _: self._clear(), "C!": lambda _: self._clear(anyway=True), "?": self._help,
        }  # fmt: skip
        if letter.isdecimal() and len(letter) == 1:
            return self._accept(int(letter) - 1)
        if letter in VERDICTS:
            letter = {"verified": "v", "disputed": "d", "corrected": "c", "open": "o"}[letter]
        if letter not in acts:
            raise UsageError(self.t("«{text}» is no answer").format(text=display(letter[:40])), "?")
        return acts[letter](rest.strip())

    def _here(self) -> ClaimRow:
        if self.claim is None:
            raise UsageError(self.t("this is about the whole article"), "a, x, enter")
        return self.claim

    def _rule(self, to: Verdict, note: str) -> bool:
        claim = self._here()
        row = review.rule(self.store, claim.id, to, by=self.by, note=note or None, if_version=claim.version)
        return self._done(row)

    def _correct(self, text: str, *, cut: bool = False) -> bool:
        claim = self._here()
        if not text and not cut:
            raise UsageError(self.t("a correction needs the corrected text"), "c …")
        return self._done(review.correct(self.store, claim.id, text, by=self.by, if_version=claim.version))

    def _current_flag(self) -> FlagRow:
        flags = self._flags()
        if not flags:
            raise UsageError(self.t("no flag here waits for a decision"), "?")
        return flags[0]

    def _accept(self, n: int) -> bool:
        version = self.claim.version if self.claim else None
        review.accept(self.store, self._current_flag().id, by=self.by, suggestion=n, if_version=version)
        return self._decided(self.t("suggestion accepted"))

    def _dismiss(self, reason: str) -> bool:
        if reason and reason not in DISMISS_REASONS:
            known = ", ".join(f"{name} ({self.t(DISMISSAL[name])})" for name in DISMISS_REASONS)
            raise UsageError(self.t("«{text}» is no reason").format(text=display(reason[:40])), known)
        review.dismiss(self.store, self._current_flag().id, by=self.by, reason=reason or None)
        return self._decided(self.t("flag dismissed"))

    def _note(self, text: str) -> bool:
        claim = self.claim
        article = None if claim else self.number
        review.note(self.store, claim.id if claim else None, text, by=self.by, article=article)
        self._say("✓ " + self.t("note kept"))
        return False

    def _undo(self, _: str) -> bool:
        return self._to(review.undo(self.store, by=self.by).claims, self.t("undone"))

    def _redo(self, _: str) -> bool:
        return self._to(review.redo(self.store, by=self.by).claims, self.t("redone"))

    def _to(self, claims: Sequence[int], said: str) -> bool:
        self._say("✓ " + said)
        if claims:
            self.claim, self.flag = self.store.claim(claims[0]), None
        return True

    def _slips(self, *, accept: bool = False) -> bool:
        """All slips of the article that leave no choice: listed, or accepted."""
        seen = review.preview_slips(self.store, review.of_article(self.number))
        if not accept or not seen:
            for flag in self.store.flags_by_id([one.flag for one in seen.flags]):
                self._flag(flag)
            none = self.t("no slip here leaves just one choice outside quotations")
            self._say("A!" if seen else none)
            return False
        done = review.accept_all(self.store, seen, by=self.by)
        many = self.t("slips accepted in bulk: {n}").format(n=len(done.flags))
        return self._decided(many)

    def _second_look(self) -> bool:
        row = review.second_look(self.store, self._here().id, by=self.by)
        on = SECOND_LOOK in row.tags
        self._say("✓ " + (self.t("needs a second look") if on else self.t("no second look any more")))
        return False

    def _clear(self, *, anyway: bool = False) -> None:
        if not anyway:
            review.refuse_unproven(self.store, self.number, self.needed, "factcheck evidence, or C!")
        review.clear(self.store, self.number, by=self.by)
        self._say("✓ " + self.t("cleared"))

    def _help(self, _: str) -> bool:
        for key, what in HELP:
            self._say(f"{key:6} {self.t(what)}")
        return False

    # -- moving --------------------------------------------------------------------------------------------------

    def _done(self, row: ClaimRow) -> bool:
        self._say(f"✓ {self.t('claim {n}').format(n=row.ord + 1)}: {self.t(verdict(row.status, 'draft'))}")
        if lines := second_lines(row, self.t, "UTC"):
            self._say("\n".join(filter(None, lines)))
        self._onward(row.start, past=row.id)
        return True

    def _decided(self, said: str) -> bool:
        """After a flag: the next of the same place, else onward."""
        self._say("✓ " + said)
        self.flag = None
        if self.claim is not None:
            self.claim = self.store.claim(self.claim.id)
            if self._flags() or not self.claim.fact_checked:
                return True
        elif self._flags():
            return True
        self._onward(self.claim.start if self.claim else -1)
        return True

    def _onward(self, offset: int, past: int | None = None) -> None:
        flags, claims = self.store.flags(article=self.number), self.store.claims(article=self.number)
        target = review.after_ruling(flags, claims, offset, past=past)
        if isinstance(target, FlagRow):
            self.flag = target
            self.claim = self.store.claim(target.claim) if target.claim is not None else None
        else:
            self.flag, self.claim = None, target

    def _queue(self) -> list[ClaimRow]:
        return [claim for claim in self.store.claims(article=self.number) if "boilerplate" not in claim.kinds]

    def _step(self, step: int) -> bool:
        queue, here = self._queue(), self.claim.start if self.claim else -1
        places = [c for c in queue if (c.start > here if step > 0 else c.start < here)]
        if not places:
            raise UsageError(self.t("there is no further claim"), "q, C, p")
        self.claim, self.flag = places[0 if step > 0 else -1], None
        return True

    def _go(self, number: str) -> bool:
        found = [claim for claim in self._queue() if str(claim.ord + 1) == number]
        if not found:
            raise UsageError(self.t("there is no claim {n} here").format(n=display(number[:20])), "g 1")
        self.claim, self.flag = found[0], None
        return True

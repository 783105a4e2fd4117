"""All keys and signs, made from the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from factcheck.tui import theme
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.keys import FIXED, Where, at, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from factcheck.tui.words import Words


class HelpDialog(Dialog[None]):
    """The keys of a screen and the signs of both; arrows scroll it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,q", "cancel", "back", show=False)]

    def __init__(self, words: Words, where: Where, keymap: Mapping[str, str]) -> None:
        super().__init__(words, words.t("All keys"))
        self.where, self.keymap = where, keymap

    def body(self) -> ComposeResult:
        """Keys, then signs."""
        with VerticalScroll(id="help"):
            yield Static(Content("\n").join([*self._keys(), Content(""), *self._signs()]), markup=False)

    def _keys(self) -> list[Content]:
        t = self.words.t
        rows = [
            (shown(self.keymap.get(key.id, key.keys), t), t(key.label))
            for key in at(self.where)
            if not key.id.startswith("flag.accept-")
        ]
        if self.where == "review":
            rows.insert(4, ("1…9", t("accept that suggestion")))
        rows += [(shown(keys, t), t(label)) for keys, label in FIXED]
        return [Content.assemble((f"{keys:<10}", "bold $accent"), label) for keys, label in rows]

    def _signs(self) -> list[Content]:
        t = self.words.t
        rows = [
            (theme.CURRENT, t("you are here")),
            (theme.STATUS["verified"], t("verified")),
            (theme.STATUS["disputed"], t("disputed")),
            (theme.STATUS["corrected"], t("corrected")),
            (theme.UNCHECKED, t("facts not checked yet")),
            (theme.BOILERPLATE, t("boilerplate")),
            ("! ‹!…›", t("error")),
            ("~ ‹~…›", t("warning")),
            ("‹±a→b›", t("correction: was → should be")),
        ]
        return [Content.assemble((f"{sign:<10}", "bold"), label) for sign, label in rows]

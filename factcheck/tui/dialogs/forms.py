"""Forms of one line a field: a claim described for publication, and the evidence on it with a source more."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from factcheck.report.described import restated_length
from factcheck.report.terms import DESCRIPTION, STANCE
from factcheck.text import display
from factcheck.tui.dialogs.base import Dialog
from factcheck.tui.dialogs.fields import PlainInput
from factcheck.tui.theme import MUTED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult

    from factcheck.model import Rating
    from factcheck.store.records import ClaimRow, DescriptionRow, EvidenceRow
    from factcheck.tui.drafts import Draft, Drafts
    from factcheck.tui.words import Words

Values = dict[str, str]


@dataclass(frozen=True)
class Field:
    """One line of a form: its name, its label, what stands in it and what could."""

    name: str
    label: str
    value: str = ""
    hint: str = ""


class FormDialog(Dialog[Values]):
    """Fields below each other; enter gives back what stands in them. Until it is on disk it is kept as a draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", "save", show=False, priority=True),
        Binding("down", "app.focus_next", "next", show=False),
        Binding("up", "app.focus_previous", "previous", show=False),
    ]

    def __init__(
        self,
        words: Words,
        title: str,
        fields: Sequence[Field],
        draft: Draft,
        hints: Sequence[tuple[str, str, str]] = (),
    ) -> None:
        t = words.t
        both = (("enter", t("save"), "screen.save"), ("tab", t("next field"), "app.focus_next"), *hints)
        super().__init__(words, title, both)
        self.fields, self.draft = tuple(fields), draft
        self.kept: Values = json.loads(draft.text or "{}")

    def head(self) -> ComposeResult:
        """What stands above the fields."""
        yield from ()

    def body(self) -> ComposeResult:
        """The fields, each beside its label."""
        yield from self.head()
        with VerticalScroll(id="form", can_focus=False):
            for field in self.fields:
                value = self.kept.get(field.name, display(" ".join(field.value.split())))
                with Horizontal(classes="form-row"):
                    yield Static(Content(self.label(field, value)), classes="form-label", markup=False)
                    yield PlainInput(value, placeholder=field.hint, id=f"field-{field.name}")

    def label(self, field: Field, _value: str) -> str:
        """What stands beside a field."""
        return field.label

    def on_mount(self) -> None:
        """The first field has the focus."""
        self.query(PlainInput).first().focus()
        if self.kept:
            self.complain(self.words.t("your draft of before"))

    @property
    def values(self) -> Values:
        """What stands in the fields, by name."""
        return {field.name: self.query_one(f"#field-{field.name}", PlainInput).value for field in self.fields}

    def on_input_changed(self, event: Input.Changed) -> None:
        """A label may follow what is typed beside it."""
        event.stop()
        for field, label in zip(self.fields, self.query(".form-label").results(Static), strict=True):
            if event.input.id == f"field-{field.name}":
                label.update(Content(self.label(field, event.value)))

    def action_save(self) -> None:
        """Give the values back."""
        self._keep()
        self.dismiss(self.values)

    def action_cancel(self) -> None:
        """Keep what was typed."""
        if self.kept or any(self.values[field.name] != display(" ".join(field.value.split())) for field in self.fields):
            self._keep()
        self.dismiss(None)

    def _keep(self) -> None:
        self.draft.keep(json.dumps(self.values), "")


class DescribeDialog(FormDialog):
    """What a debunk and a ClaimReview tell of a claim; beside the restated claim stands how long it is."""

    def __init__(
        self,
        words: Words,
        claim: ClaimRow,
        told: DescriptionRow | None,
        ratings: Sequence[Rating],
        drafts: Drafts,
    ) -> None:
        t = words.t
        fields = [Field(name, t(label), _told(told, name)) for name, label in DESCRIPTION.items()]
        names = ", ".join(rating.name for rating in ratings)
        rated = claim.rating.rating.name if claim.rating else ""
        fields.insert(1, Field("rating", t("rating"), rated, names))
        title = t("Describe claim {n}").format(n=claim.ord + 1)
        super().__init__(words, title, fields, drafts.at(("description", claim.id), claim.text))

    def label(self, field: Field, value: str) -> str:
        """The label, for the restated claim with its length."""
        return f"{field.label} {restated_length(value)}" if field.name == "restated" else field.label


def _told(told: DescriptionRow | None, name: str) -> str:
    value = getattr(told, name) if told is not None else ""
    return " ".join(value) if isinstance(value, tuple) else str(value)


class EvidenceDialog(FormDialog):
    """The evidence on a claim, and fields for one more; F2 says whether readers may see it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "public", "public", show=False, priority=True)]

    def __init__(self, words: Words, claim: ClaimRow, found: Sequence[EvidenceRow], drafts: Drafts) -> None:
        t = words.t
        stances = t("supports, refutes or context")
        labels: Mapping[str, tuple[str, str]] = {
            "url": (t("address"), "https://"), "stance": (t("stance"), stances), "title": (t("title"), ""),
            "publisher": (t("publisher"), ""), "date": (t("its date"), "YYYY-MM-DD"), "quote": (t("quotation"), ""),
            "archived": (t("archived copy"), "https://"),
        }  # fmt: skip
        fields = [Field(name, label, hint=hint) for name, (label, hint) in labels.items()]
        title = t("Evidence on claim {n}").format(n=claim.ord + 1)
        hints = (("F2", t("visible to readers"), "screen.public"),)
        super().__init__(words, title, fields, drafts.at(("evidence", claim.id), claim.text), hints)
        self.found, self.public = tuple(found), self.kept.pop("public", "") == "1"

    def head(self) -> ComposeResult:
        """What there is already."""
        with VerticalScroll(id="form-head", can_focus=False):
            yield Static(self._listed(), markup=False)
        yield Static(self._seen(), id="form-public", markup=False)

    def _listed(self) -> Content:
        t = self.words.t
        if not self.found:
            return Content.styled(t("no evidence yet"), MUTED)
        rows = []
        for item in self.found:
            about = [t(STANCE[item.stance]) if item.stance else "", t("public") if item.public else t("internal")]
            rows.append(
                Content.assemble(line(item.title or item.url, 60), (f"  {', '.join(filter(None, about))}", MUTED))
            )
        return Content("\n").join(rows)

    def _seen(self) -> Content:
        sign = "●" if self.public else "○"
        return Content.assemble((f"{sign} {self.words.t('visible to readers')}", "bold" if self.public else MUTED))

    @property
    def values(self) -> Values:
        """What stands in the fields, and whether readers may see it."""
        return super().values | {"public": "1" if self.public else ""}

    def action_public(self) -> None:
        """Visible becomes internal, and back."""
        self.public = not self.public
        self.query_one("#form-public", Static).update(self._seen())

    def action_save(self) -> None:
        """Give the source back; it needs an address."""
        if not self.values["url"].strip():
            self.complain(self.words.t("give the address"))
        else:
            super().action_save()

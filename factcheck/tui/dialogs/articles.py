"""Forms about a whole article: what is known of it, and where what it tells was published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.report.terms import OUTGOING
from factcheck.text import display
from factcheck.tui.dialogs.forms import Field, FormDialog

if TYPE_CHECKING:
    from factcheck.store.records import ArticleRow, PublicationRow
    from factcheck.tui.dialogs.forms import Values
    from factcheck.tui.drafts import Drafts
    from factcheck.tui.words import Words


class AmendDialog(FormDialog):
    """What is known of an article, as it was given or read at import; stage and origin are written in words."""

    def __init__(self, words: Words, article: ArticleRow, drafts: Drafts) -> None:
        t = words.t
        self.named = {
            "stage": {"draft": t("draft"), "published": t("published")},
            "origin": {"ours": t("ours"), "third-party": t("third-party")},
        }
        day = t("YYYY-MM-DD, or as people write dates")
        stages, origins = (", ".join(named.values()) for named in self.named.values())
        fields = [
            Field("title", t("headline as it was"), article.title),
            Field("url", t("address"), article.url or "", "https://"),
            Field("published", t("publication date"), article.published or "", day),
            Field("stage", f"{t('stage')} ({stages})", self.named["stage"][article.stage]),
            Field("origin", f"{t('whose text')} ({origins})", self.named["origin"][article.whose]),
            Field("byline", t("byline"), article.byline or ""),
            Field("desk", t("desk (the section)"), article.desk or ""),
            Field("outlet", t("outlet"), article.outlet or ""),
            Field("lang", t("language"), article.lang, "id, en, …"),
            Field("modified", t("date of change"), article.modified or "", day),
        ]
        slot = drafts.at(("article", article.id), article.sha256)
        super().__init__(words, t("What is known of the article"), fields, slot)
        self.before = {field.name: " ".join(display(field.value).split()) for field in fields}

    def shown(self, name: str) -> str:
        """What stood in a field, as `values` give it."""
        return self.stored(name, self.before[name])

    def stored(self, name: str, value: str) -> str:
        """A field's value by its name in the record where it was written in words."""
        words = {word.casefold(): key for key, word in self.named.get(name, {}).items()}
        return words.get(value.strip().casefold(), value)

    @property
    def values(self) -> Values:
        """What stands in the fields, by name."""
        return {name: self.stored(name, value) for name, value in super().values.items()}


class PublishDialog(FormDialog):
    """Where and when a text was published."""

    def __init__(self, words: Words, row: PublicationRow, drafts: Drafts) -> None:
        t = words.t
        fields = [
            Field("url", t("address"), row.url, "https://"),
            Field("when", t("time"), "", t("now, or such as 2026-03-04T15:30")),
        ]
        title = t("Where was it published? {what}").format(what=t(OUTGOING[row.kind]))
        super().__init__(words, title, fields, drafts.at(("publication", row.article), row.kind))

    def action_save(self) -> None:
        """Give place and time back; it needs an address."""
        if not self.values["url"].strip():
            self.complain(self.words.t("give the address"))
        else:
            super().action_save()

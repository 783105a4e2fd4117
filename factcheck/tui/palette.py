"""What the palette finds beside this screen's keys: articles of the record by their titles, rules, and claims."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import Hit, Provider
from textual.content import Content
from textual.widgets import Input

from factcheck.errors import FactcheckError
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.command import Hits

    from factcheck.store import Store
    from factcheck.tui.app import Workbench

# So many articles and rules at most: what is looked for is narrowed by typing on.
MOST = 12


class Places(Provider):
    """Articles, rules and numbers of claims; the record is searched, and never read whole."""

    @property
    def bench(self) -> Workbench:
        """The app."""
        return cast("Workbench", self.app)

    async def search(self, query: str) -> Hits:
        """What fits the words."""
        words, text = self.bench.words, query.strip()
        if not text:
            return
        number = text.removeprefix("#").removeprefix(":")
        if number.isdecimal() and len(number) < 19:
            label = words.t("go to claim {n}").format(n=number)
            yield Hit(1.0, Content(label), partial(self._claim, int(number)), text=label)
        for name, summary in _rules(text):
            yield Hit(
                0.9 if name.startswith(text.casefold()) else 0.6,
                Content(f"{words.t('rule')} {name}"), partial(self._rule, name), text=name, help=line(summary, 100),
            )  # fmt: skip
        try:
            found = await self.bench.record.look(_articles, text)
        except FactcheckError:
            return
        for n, (article, title) in enumerate(found):
            shown = line(title, 80) or words.t("untitled")
            yield Hit(
                0.8 - n / 100, Content(shown), partial(self._article, article), text=f"{article} {shown}",
                help=f"{words.t('article')} {article}",
            )  # fmt: skip

    async def _claim(self, number: int) -> None:
        from factcheck.tui.many import GoTo

        if isinstance(self.screen, GoTo):
            self.screen.act(lambda: cast("GoTo", self.screen).go_to_number(f"#{number}"))

    async def _article(self, article: int) -> None:
        self.bench.open_article(article)

    async def _rule(self, name: str) -> None:
        from factcheck.tui.rules_screen import RulesScreen

        panel = RulesScreen()
        await self.bench.push_screen(panel)
        panel.query_one("#filter", Input).value = name


def _rules(text: str) -> list[tuple[str, str]]:
    """Rules that have all the words in their name or summary, by name."""
    from factcheck.check.registry import registry

    wanted = text.casefold().split()
    found = [(rule.name, rule.summary) for rule in registry().rules.values()]
    key: Callable[[tuple[str, str]], tuple[bool, str]] = lambda one: (wanted[0] not in one[0], one[0])  # noqa: E731
    return sorted((one for one in found if all(word in f"{one[0]} {one[1]}".casefold() for word in wanted)), key=key)[
        :MOST
    ]


def _articles(store: Store, text: str) -> list[tuple[int, str]]:
    return store.titled(text, MOST)

"""Which panels there are, by the name that keys and palette call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.tui.compare import Compare, Differing
from factcheck.tui.history import History
from factcheck.tui.preview import Preview
from factcheck.tui.queue import Queue
from factcheck.tui.rules_screen import RulesScreen
from factcheck.tui.settings_screen import SettingsScreen
from factcheck.tui.timeline import TimelineScreen

if TYPE_CHECKING:
    from factcheck.tui.keys import Where
    from factcheck.tui.panel import Panel

PANELS: dict[Where, type[Panel]] = {
    "timeline": TimelineScreen,
    "rules": RulesScreen,
    "preview": Preview,
    "settings": SettingsScreen,
    "history": History,
    "queue": Queue,
    "compare": Compare,
    "differing": Differing,
}
# The panels that are about one article.
_OF_AN_ARTICLE = ("timeline", "preview", "compare")


def panel(name: str, where: Where, article: int | None) -> Panel | None:
    """The panel to open from a screen, on the article there; None for one that needs an article where there is none.

    The queue is that of all articles, and so is the history or the list of differences that the desk opens.
    """
    if name in _OF_AN_ARTICLE and article is None:
        return None
    kind = next(kind for known, kind in PANELS.items() if known == name)
    everywhere = name == "queue" or (name in ("history", "differing") and where == "desk")
    return kind(None if everywhere else article)

"""Text of which parts can be clicked: each such part carries the action that its key would call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import ScrollableContainer
from textual.style import Style
from textual.widgets import Static

if TYPE_CHECKING:
    from textual import events
    from textual.content import Content

_META = "press"


def put(place: Static, content: Content) -> None:
    """Show a text; the screen is laid out anew only when it takes another number of lines."""
    if place.content == content:
        return
    size = place.content_size
    lines = len(content.wrap(size.width)) if size.width else 0
    least = place.parent.scrollable_content_region.height if isinstance(place.parent, ScrollableContainer) else 0
    place.update(content, layout=max(lines, least) != size.height)


def pressable(content: Content, action: str) -> Content:
    """The content with an action of this program on it (Textual's own links would take its colours away)."""
    return content.stylize(Style.from_meta({_META: action}))


class Pressable(Static):
    """A Static, never markup, whose pressable parts call their actions."""

    def __init__(self, content: Content | str = "", *, name_id: str) -> None:
        super().__init__(content, id=name_id, markup=False)

    async def on_click(self, event: events.Click) -> None:
        """Call the action under the pointer."""
        action = event.style.meta.get(_META)
        if isinstance(action, str):
            event.stop()
            await self.run_action(action)

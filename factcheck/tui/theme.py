"""How the workbench looks: the house themes, the one a person chose, and the signs that say all that colours say."""

from __future__ import annotations

import json
from contextlib import suppress

from textual.theme import Theme

from factcheck.tui.state import state_folder


def _scrollbar(track: str, bar: str, held: str) -> dict[str, str]:
    tracks = dict.fromkeys(
        (f"scrollbar-{name}" for name in ("background", "background-hover", "background-active", "corner-color")), track
    )
    return tracks | {"scrollbar": bar, "scrollbar-hover": held, "scrollbar-active": held}


HOUSE = Theme(
    name="newsroom",
    primary="#7fa7cc",
    secondary="#93a1ad",
    accent="#e0b35a",
    warning="#e0b35a",
    error="#ea7a6b",
    success="#86bf85",
    foreground="#d9dcde",
    background="#15181b",
    surface="#1a1e22",
    panel="#262c32",
    dark=True,
    variables=_scrollbar("#15181b", "#3a434b", "#56626c"),
)
# Each colour of text has 4.5 to 1 (WCAG 2.2, 1.4.3) on each of the three backgrounds, in both themes.
LIGHT = Theme(
    name="newsroom-light",
    primary="#2c5a86",
    secondary="#56616b",
    accent="#7d5000",
    warning="#7d5000",
    error="#a8241c",
    success="#28602b",
    foreground="#23282c",
    background="#fbfaf7",
    surface="#f4f2ed",
    panel="#e7e4dd",
    dark=False,
    variables=_scrollbar("#fbfaf7", "#c6c1b6", "#a39d90"),
)
HOUSES = (HOUSE, LIGHT)
_CHOSEN = "theme.json"


def chosen(setting: str) -> str:
    """The theme that a person chose on this account while the setting was as it is; "" without one.

    A line written into the settings since counts for more than an older choice.
    """
    try:
        found = json.loads((state_folder() / _CHOSEN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    if not isinstance(found, dict) or found.get("setting") != setting:
        return ""
    return str(found.get("theme", ""))


def remember(theme: str, setting: str) -> None:
    """Start with this theme from now on, as long as the setting stays as it is."""
    with suppress(OSError):
        path = state_folder() / _CHOSEN
        path.write_text(json.dumps({"theme": theme, "setting": setting}), encoding="utf-8")


# A colour of the theme rather than $text-muted, which is blended and shows white in drawn lines.
MUTED = "$secondary"
CURRENT = "▶"
UNCHECKED = "·"
BOILERPLATE = "–"
STATUS = {"open": " ", "verified": "✓", "disputed": "✗", "corrected": "±"}
STATUS_STYLE = {"open": MUTED, "verified": "$success", "disputed": "$error", "corrected": "$primary"}
SEVERITY = {"error": "!", "warning": "~", "info": "i"}
SEVERITY_STYLE = {"error": "$error", "warning": "$warning", "info": MUTED}
DESK_STATE = {"open": " ", "cleared": "✓", "held": "‖"}
OPENING, CLOSING, ARROW, CUT = "‹", "›", "→", "┃"

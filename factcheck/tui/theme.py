"""How the workbench looks: the house theme, and the signs that say everything colours say."""

from __future__ import annotations

from textual.theme import Theme

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
)

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

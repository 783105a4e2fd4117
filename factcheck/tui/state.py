"""The private folder of the screen, for what is not the record's: crash logs, drafts, what was seen already."""

from __future__ import annotations

import os
from pathlib import Path


def state_folder(*below: str) -> Path:
    """The folder of the XDG base directories' state, or one below it, made for its owner alone. Raises OSError."""
    home = os.environ.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    folder = Path(home, "factcheck", *below)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder

"""A long text written in the person's own editor, $VISUAL or $EDITOR, while the screen stands aside."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from factcheck.errors import UsageError
from factcheck.text import display
from factcheck.tui.state import state_folder

if TYPE_CHECKING:
    from textual.app import App


def outer_editor() -> list[str]:
    """The command of the person's editor; empty without one."""
    for name in ("VISUAL", "EDITOR"):
        try:
            if command := shlex.split(os.environ.get(name, "")):
                return command
        except ValueError:
            continue
    return []


def write_outside(app: App[None], text: str, longest: int) -> str:
    """What the person's editor makes of a text, at most `longest` characters, without the line end that editors add.

    Raises UsageError when there is no editor, no terminal for it, or it did not end well; the text is then as before.
    """
    command = outer_editor()
    if app.is_web or not command:
        raise UsageError("there is no editor here", "set $VISUAL or $EDITOR, or write in this field")
    path: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix="note-", suffix=".txt", dir=state_folder())
        path = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as out:
            out.write(text)
        with app.suspend():
            done = subprocess.run([*command, name], check=False)
        if done.returncode:
            raise UsageError(f"{command[0]} ended with {done.returncode}", "your text is as it was")
        with path.open("rb") as file:
            written = file.read(4 * longest + 1).decode("utf-8", "replace")
    except SuspendNotSupported as error:
        raise UsageError("no editor can be opened here", "write in this field") from error
    except OSError as error:
        raise UsageError(f"{command[0]}: {error.strerror or error}", "see $VISUAL and $EDITOR") from error
    finally:
        if path is not None:
            path.unlink(missing_ok=True)
    if len(written) > longest:
        raise UsageError(f"the text has more than {longest} characters", "shorten it")
    return display(written.removesuffix("\n").removesuffix("\r"), lines=True)

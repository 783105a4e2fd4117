"""Copying: by the desktop's own tool where there is one, else through the terminal; it says which was tried."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import App

# What a tool may take, in seconds: one that cannot reach its display waits for ever.
PATIENCE = 3.0
TERMINAL = "OSC 52"


@dataclass(frozen=True)
class Tool:
    """A program that copies what it reads; `needs` is the variable without which it reaches no clipboard."""

    command: tuple[str, ...]
    needs: str = ""
    encoding: str = "utf-8"


TOOLS = (
    Tool(("pbcopy",)),
    Tool(("wl-copy",), "WAYLAND_DISPLAY"),
    Tool(("xclip", "-selection", "clipboard"), "DISPLAY"),
    Tool(("xsel", "--clipboard", "--input"), "DISPLAY"),
    Tool(("clip.exe",), encoding="utf-16-le"),
)


def tools(environment: Mapping[str, str]) -> list[Tool]:
    """The tools that reach the clipboard of the person at the keyboard, best first.

    Over ssh only one with a display does: the others would copy on the far machine.
    """
    far = "SSH_CONNECTION" in environment or "SSH_TTY" in environment
    reach = [tool for tool in TOOLS if (environment.get(tool.needs) if tool.needs else not far)]
    return [tool for tool in reach if shutil.which(tool.command[0])]


async def copy(app: App[None], text: str) -> str:
    """Copy a text; gives the name of what was tried last. In a browser the page's own clipboard is the only one."""
    for tool in [] if app.is_web else tools(os.environ):
        if await asyncio.to_thread(_fed, tool, text):
            return tool.command[0]
    app.copy_to_clipboard(text)
    return TERMINAL


def _fed(tool: Tool, text: str) -> bool:
    quiet = subprocess.DEVNULL  # a tool that stays to serve the clipboard would hold a pipe open
    try:
        done = subprocess.run(
            tool.command, input=text.encode(tool.encoding, "replace"), stdout=quiet, stderr=quiet,
            timeout=PATIENCE, check=False, start_new_session=sys.platform != "win32",
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0

"""Which tool copies, and what is said when none does."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Any

from factcheck.tui import clipboard
from factcheck.tui.clipboard import Tool, copy, tools

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from factcheck.tui.app import Workbench

KNOWN = (Tool(("pbcopy",)), Tool(("wl-copy",), "WAYLAND_DISPLAY"), Tool(("xclip",), "DISPLAY"))


def _names(environment: dict[str, str]) -> list[str]:
    return [tool.command[0] for tool in tools(environment)]


def test_only_what_reaches_the_person_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "TOOLS", KNOWN)
    monkeypatch.setattr("shutil.which", lambda name: None if name == "xclip" else f"/bin/{name}")
    assert _names({}) == ["pbcopy"]
    assert _names({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}) == ["pbcopy", "wl-copy"]
    assert _names({"SSH_CONNECTION": "a b"}) == []
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert _names({"SSH_TTY": "/dev/pts/1", "DISPLAY": "localhost:10"}) == ["xclip"], "a forwarded display does"


async def test_a_tool_gets_the_text_and_a_broken_one_is_passed_over(
    bench: Callable[..., Workbench], hand: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    good = Tool((sys.executable, "-c", f"import sys; open({str(kept)!r}, 'wb').write(sys.stdin.buffer.read())"))
    broken = Tool((sys.executable, "-c", "raise SystemExit(1)"))
    app = bench()
    async with app.run_test() as pilot:
        await hand.settle(pilot)
        monkeypatch.setattr(clipboard, "TOOLS", (broken, good))
        assert await copy(app, "harga naik é") == sys.executable
        assert kept.read_text(encoding="utf-8") == "harga naik é"
        assert app.clipboard == "", "the terminal is not asked when a tool did it"
        monkeypatch.setattr(clipboard, "TOOLS", (broken, Tool((str(tmp_path / "none"),))))
        assert await asyncio.wait_for(copy(app, "lain"), 20) == "OSC 52"
        assert app.clipboard == "lain"

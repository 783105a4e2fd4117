"""One browser tab: a process of the terminal UI, and the messages to and from it."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType
from textual_serve.app_service import AppService

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aiohttp import web
    from textual_serve.download_manager import DownloadManager

# A terminal's size, in cells, as far as a browser may ask for it.
NARROWEST, WIDEST = (20, 5), (1000, 400)
# How long a process may take to end by itself, in seconds.
PATIENCE = 5.0


class Desk(AppService):
    """The UI's process: started without a shell, with the reviewer's name in its environment."""

    def __init__(
        self,
        command: Sequence[str],
        extra: Mapping[str, str],
        socket: web.WebSocketResponse,
        downloads: DownloadManager,
    ) -> None:
        super().__init__(
            "factcheck",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=socket.close,  # type: ignore[arg-type]
            download_manager=downloads,
        )
        self._argv, self._extra = tuple(command), dict(extra)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> asyncio.subprocess.Process:
        environment = self._build_environment(width=width, height=height) | self._extra
        self._process = process = await asyncio.create_subprocess_exec(
            *self._argv,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment,
        )
        self._stdin = process.stdin
        return process

    async def stop(self) -> None:
        """Ask the process to end; after a while make it."""
        with suppress(TimeoutError, ConnectionError, RuntimeError):
            await asyncio.wait_for(super().stop(), PATIENCE)
        process = self._process
        if process is None:
            return
        if self._stdin is not None:
            self._stdin.close()
            with suppress(ConnectionError):
                await self._stdin.wait_closed()
        # It is asked once more, then made; a signal to a process that has just ended would take its exit code away.
        for harder in (None, process.terminate, process.kill):
            if harder is not None:
                with suppress(ProcessLookupError):
                    harder()
            with suppress(TimeoutError):
                await asyncio.wait_for(process.wait(), PATIENCE)
                return


def command(database: str) -> list[str]:
    """What starts the UI of a database."""
    return [sys.executable, "-m", "factcheck.cli.served", "--db", database]


def environment(reviewer: str | None) -> dict[str, str]:
    """What the UI's process is told beside our own environment."""
    return {"PYTHONUNBUFFERED": "1"} | ({"FACTCHECK_REVIEWER": reviewer} if reviewer else {})


async def talk(socket: web.WebSocketResponse, desk: Desk, idle: float) -> None:
    """Pass keys on until the tab closes, or nobody typed for `idle` seconds; what is no message is passed over."""
    loop = asyncio.get_running_loop()
    last = loop.time()
    while (left := last + idle - loop.time()) > 0:
        try:
            message = await socket.receive(timeout=left)
        except TimeoutError:
            break
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
            return
        if message.type == WSMsgType.TEXT and await _pass_on(message.data, socket, desk):
            last = loop.time()
    await socket.close(message=b"nobody typed for a while")


async def _pass_on(text: str, socket: web.WebSocketResponse, desk: Desk) -> bool:
    """Whether the message was somebody's hand at work."""
    try:
        kind, *rest = json.loads(text)
    except (ValueError, TypeError, RecursionError):
        return False
    data: Any = rest[0] if rest else None
    match kind:
        case "stdin" if isinstance(data, str):
            await desk.send_bytes(data.encode("utf-8", "replace"))
            return True
        case "resize" if isinstance(data, dict):
            await desk.set_terminal_size(*size(data.get("width"), data.get("height")))
        case "ping":
            await socket.send_json(["pong", str(data)[:40]])
        case "blur":
            await desk.blur()
        case "focus":
            await desk.focus()
    return False


def size(width: Any, height: Any) -> tuple[int, int]:
    """A terminal's size within bounds; 80 by 24 where none is given.

    >>> size("100000", None), size(1, 30)
    ((1000, 24), (20, 30))
    """
    return _within(width, 80, 0), _within(height, 24, 1)


def _within(value: Any, default: int, axis: int) -> int:
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        number = default
    return max(NARROWEST[axis], min(WIDEST[axis], number))

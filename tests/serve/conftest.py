"""A server on this machine for the tests, with the sample desk behind it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from aiohttp import web

from factcheck.serve.guard import guard
from factcheck.serve.server import Serving, application
from factcheck.serve.session import command

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def serve(tmp_path: Path, unused_tcp_port: int) -> AsyncIterator[Any]:
    """Start a server on a copy of the sample; gives its address, its guard and the database."""
    runners: list[web.AppRunner] = []

    async def start(*, sessions: int = 2, idle: float = 60.0, header: str = "", origins: tuple[str, ...] = ()) -> Any:
        database = tmp_path / "claims.db"
        shutil.copy(Path(__file__).parents[2] / "claims.db", database)
        keeper = guard("127.0.0.1", unused_tcp_port, sessions, origins)
        serving = Serving(command(str(database)), idle, header)
        runner = web.AppRunner(application(keeper, serving), shutdown_timeout=10.0)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
        return f"http://127.0.0.1:{unused_tcp_port}", keeper, database

    yield start
    for runner in runners:
        await runner.cleanup()

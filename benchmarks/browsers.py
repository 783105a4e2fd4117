"""Prints what many browsers on one database cost: `python -m benchmarks.browsers [--tabs 20]`, by their sockets."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp
from aiohttp import web

from factcheck.serve.guard import COOKIE, guard
from factcheck.serve.server import Serving, application
from factcheck.serve.session import command

ROOT = Path(__file__).resolve().parents[1]
PORT = 8799
KEYS = 20


async def until(socket: aiohttp.ClientWebSocketResponse, wanted: bytes | None) -> None:
    """Read until some words are painted, or anything at all."""
    seen = b""
    while True:
        message = await socket.receive()
        data = message.data if isinstance(message.data, bytes) else str(message.data).encode()
        seen += data
        if (wanted is None and len(data) > 10) or (wanted is not None and wanted in seen):
            return


async def tab(client: aiohttp.ClientSession, headers: dict[str, str], n: int) -> tuple[float, list[float]]:
    """Open the desk, open an article, walk through its claims: seconds to the first screen, seconds a key."""
    began = time.perf_counter()
    url = f"http://127.0.0.1:{PORT}/ws?width=120&height=40"
    async with client.ws_connect(url, headers=headers | {"X-User": f"reviewer{n}"}) as socket:
        await until(socket, b"claims.db")
        first = time.perf_counter() - began
        await asyncio.sleep(1)
        await socket.send_json(["stdin", "\r"])
        await asyncio.sleep(2)
        taken = []
        for key in "jk" * (KEYS // 2):
            while True:
                try:
                    await asyncio.wait_for(socket.receive(), 0.05)
                except TimeoutError:
                    break
            began = time.perf_counter()
            await socket.send_json(["stdin", key])
            await until(socket, None)
            taken.append(time.perf_counter() - began)
            await asyncio.sleep(0.3)
        return first, taken


def memory() -> list[float]:
    """The proportional memory of each UI process, in MB."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if b"factcheck.cli.served" in (entry / "cmdline").read_bytes():
                rollup = (entry / "smaps_rollup").read_text()
                found.append(int(rollup.split("Pss:")[1].split()[0]) / 1024)
        except (OSError, IndexError):
            continue
    return found


async def measure(tabs: int) -> None:
    """All tabs at once."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        shutil.copy(ROOT / "claims.db", database)
        keeper = guard("127.0.0.1", PORT, tabs)
        runner = web.AppRunner(application(keeper, Serving(command(str(database)), 600, "X-User")))
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", PORT).start()
        headers = {"Origin": f"http://127.0.0.1:{PORT}", "Cookie": f"{COOKIE}={keeper.welcome(keeper.token)}"}
        async with aiohttp.ClientSession() as client:
            tasks = [asyncio.create_task(tab(client, headers, n)) for n in range(tabs)]
            await asyncio.sleep(1)
            while not any(task.done() for task in tasks):
                used = memory()
                await asyncio.sleep(1)
            rows = await asyncio.gather(*tasks)
        await runner.cleanup()
    firsts = sorted(first for first, _ in rows)
    keys = sorted(1000 * seconds for _, taken in rows for seconds in taken)
    print(f"{tabs} tabs at once: first screen median {statistics.median(firsts):.1f} s, last {firsts[-1]:.1f} s")
    print(
        f"key to paint, all walking at once: median {statistics.median(keys):.0f} ms,"
        f" p95 {keys[int(0.95 * len(keys))]:.0f} ms, longest {keys[-1]:.0f} ms"
    )
    print(f"memory: {sum(used):.0f} MB in {len(used)} processes, {max(used):.0f} MB the largest")


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tabs", type=int, default=20)
    asyncio.run(measure(parser.parse_args().tabs))


if __name__ == "__main__":
    main()

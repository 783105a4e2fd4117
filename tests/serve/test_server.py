"""What the server lets in, and what a session does."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest

from factcheck.serve.guard import COOKIE
from factcheck.serve.server import HEADERS

if TYPE_CHECKING:
    from pathlib import Path


async def _status(url: str, **options: Any) -> tuple[int, str]:
    async with aiohttp.ClientSession() as client, client.get(url, allow_redirects=False, **options) as answer:
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
        return answer.status, await answer.text()


async def _socket_status(url: str, **headers: str) -> int:
    async with aiohttp.ClientSession() as client:
        try:
            async with client.ws_connect(url + "/ws", headers=headers):
                return 101
        except aiohttp.WSServerHandshakeError as error:
            return error.status


async def test_without_a_token_nothing_is_shown(serve: Any) -> None:
    url, keeper, _ = await serve()
    for path in ("/", "/desk.css", "/desk.js", "/static/js/textual.js", "/download/1", "/nothing"):
        assert (await _status(url + path))[0] == 403
    assert (await _status(url + "/?token=wrong"))[0] == 403
    assert await _socket_status(url, Origin=url) == 403
    assert keeper.running == 0


async def test_the_token_sets_a_cookie_that_scripts_cannot_read(serve: Any) -> None:
    url, keeper, _ = await serve()
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        async with client.get(f"{url}/?token={keeper.token}", allow_redirects=False) as answer:
            assert answer.status == 303
            assert answer.headers["Location"] == "/"
            cookie = answer.headers["Set-Cookie"]
            assert "HttpOnly" in cookie
            assert "SameSite=Strict" in cookie
            assert keeper.token not in cookie
            assert HEADERS["Cache-Control"] == answer.headers["Cache-Control"]
        async with client.get(url) as page:
            assert page.status == 200
            assert f"ws{url.removeprefix('http')}/ws" in await page.text()


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1"])
async def test_a_foreign_host_is_refused(serve: Any, host: str) -> None:
    url, keeper, _ = await serve()
    cookies = {COOKIE: keeper.welcome(keeper.token)}
    assert (await _status(url, headers={"Host": host}, cookies=cookies))[0] == 421
    assert (await _status(f"{url}/?token={keeper.token}", headers={"Host": host}))[0] == 421


async def test_a_foreign_origin_is_refused(serve: Any) -> None:
    url, keeper, _ = await serve()
    cookie = f"{COOKIE}={keeper.welcome(keeper.token)}"
    for origin in ("https://evil.example", "null", url.replace("127.0.0.1", "localhost.evil.example")):
        assert await _socket_status(url, Origin=origin, Cookie=cookie) == 403
    assert await _socket_status(url, Cookie=cookie) == 403
    assert (await _status(url, headers={"Origin": "https://evil.example", "Cookie": cookie}))[0] == 403
    assert keeper.running == 0


async def _read_until(socket: aiohttp.ClientWebSocketResponse, wanted: bytes, seconds: float = 20.0) -> bytes:
    seen = b""
    async with asyncio.timeout(seconds):
        while wanted not in seen:
            message = await socket.receive()
            assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), message
            seen += message.data if isinstance(message.data, bytes) else message.data.encode()
    return seen


async def test_a_session_shows_the_desk_and_counts_against_the_cap(serve: Any) -> None:
    url, keeper, _ = await serve(sessions=1)
    headers = {"Origin": url, "Cookie": f"{COOKIE}={keeper.welcome(keeper.token)}"}
    async with aiohttp.ClientSession() as client:
        async with client.ws_connect(url + "/ws?width=100&height=30", headers=headers) as socket:
            assert keeper.running == 1
            assert await _socket_status(url, **headers) == 503
            for nonsense in ("", "[", "{}", '["stdin", 7]', '["resize", {"width": "x"}]', "[[[[", '["quit"]', "null"):
                await socket.send_str(nonsense)
            await socket.send_json(["ping", "1"])
            await _read_until(socket, b"claims.db")
        async with asyncio.timeout(15):
            while keeper.running:
                await asyncio.sleep(0.05)


async def test_the_proxy_names_the_reviewer(serve: Any) -> None:
    url, keeper, database = await serve(header="X-Remote-User", origins=("https://desk.example.org",))
    headers = {"Origin": "https://desk.example.org", "Host": "desk.example.org"}
    headers |= {"Cookie": f"{COOKIE}={keeper.welcome(keeper.token)}"}
    assert await _socket_status(url, **headers) == 403, "no name, no session"
    async with (
        aiohttp.ClientSession() as client,
        client.ws_connect(url + "/ws", headers=headers | {"X-Remote-User": "sari"}) as socket,
    ):
        await _read_until(socket, b"sari")
        await socket.send_json(["stdin", "\r"])
        await _read_until(socket, b"Amazon")
        await socket.send_json(["stdin", "d"])
        async with asyncio.timeout(15):
            while _rulings(database) != [("sari", "disputed")]:
                await asyncio.sleep(0.1)


def _rulings(database: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(database) as connection:
        found = connection.execute("SELECT handle, verdict FROM rulings JOIN reviewers ON id = reviewer_id").fetchall()
    connection.close()
    return found


async def test_an_idle_tab_ends(serve: Any) -> None:
    url, keeper, _ = await serve(idle=0.5)
    headers = {"Origin": url, "Cookie": f"{COOKIE}={keeper.welcome(keeper.token)}"}
    async with aiohttp.ClientSession() as client, client.ws_connect(url + "/ws", headers=headers) as socket:
        async with asyncio.timeout(20):
            while (await socket.receive()).type not in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED):
                pass
    async with asyncio.timeout(15):
        while keeper.running:
            await asyncio.sleep(0.05)

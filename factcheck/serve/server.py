"""The web server: a page, its files, and one socket a tab, each request looked at by the guard first."""

from __future__ import annotations

import asyncio
import signal
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import textual_serve
from aiohttp import web
from textual_serve.download_manager import DownloadManager

from factcheck.errors import FactcheckError
from factcheck.serve.guard import COOKIE
from factcheck.serve.session import Desk, environment, size, talk
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from factcheck.serve.guard import Guard

# What a browser may send at once: a pasted article, as JSON.
LARGEST_MESSAGE = 8 * 1024 * 1024
STATIC = Path(textual_serve.__file__).parent / "static"
# Scripts and styles from here alone; the terminal sets styles of its own on its elements.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
    " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_PAGE = {
    "": ("index.html", "text/html"),
    "desk.css": ("desk.css", "text/css"),
    "desk.js": ("desk.js", "text/javascript"),
}


@dataclass(frozen=True)
class Serving:
    """What is served: the UI's command, seconds until an idle tab is closed, and the header that names the reviewer."""

    command: Sequence[str]
    idle: float
    reviewer_header: str = ""


def application(guard: Guard, serving: Serving) -> web.Application:
    """The web application."""
    downloads = DownloadManager()

    @web.middleware
    async def looked_at(
        request: web.Request, handler: Callable[..., Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        try:
            _refuse(request, guard)
            response = await handler(request)
        except web.HTTPException as refusal:
            refusal.headers.update(HEADERS)
            raise
        return response

    async def headed(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(HEADERS)

    async def page(request: web.Request) -> web.StreamResponse:
        if token := request.query.get("token"):
            _let_in(guard, token, request.host)
        name, kind = _PAGE[request.match_info.get("name", "")]
        text = (resources.files("factcheck.serve") / "page" / name).read_text(encoding="utf-8")
        return web.Response(
            text=text.replace("{socket}", guard.socket(request.host)), content_type=kind, charset="utf-8"
        )

    async def socket(request: web.Request) -> web.StreamResponse:
        if not guard.enter():
            raise web.HTTPServiceUnavailable(
                text=f"all {guard.sessions} sessions are taken: close one, or try again later"
            )
        try:
            return await _session(request, serving, downloads)
        finally:
            guard.leave()

    async def download(request: web.Request) -> web.StreamResponse:
        return await _download(request, downloads)

    app = web.Application(middlewares=[looked_at], client_max_size=LARGEST_MESSAGE)
    app.on_response_prepare.append(headed)
    app.add_routes(
        [
            web.get("/", page),
            web.get("/{name:desk[.](?:css|js)}", page),
            web.get("/ws", socket),
            web.get("/download/{key}", download),
            web.static("/static", STATIC),
        ]
    )
    return app


def _refuse(request: web.Request, guard: Guard) -> None:
    """Raise what refuses a request that may not come in."""
    if not guard.knows_host(request.headers.get("Host")):
        raise web.HTTPMisdirectedRequest(text="this host is not served here")
    if not guard.knows_origin(request.headers.get("Origin"), needed=request.path == "/ws"):
        raise web.HTTPForbidden(text="this page may not be used from another site")
    if request.path == "/" and "token" in request.query:
        return
    if not guard.admits(request.cookies.get(COOKIE)):
        raise web.HTTPForbidden(text="open the address that factcheck serve printed: it holds the token")


def _let_in(guard: Guard, token: str, host: str) -> NoReturn:
    cookie = guard.welcome(token)
    if cookie is None:
        raise web.HTTPForbidden(text="the token is not that of this server: it changes with each start")
    response = web.HTTPSeeOther("/")
    response.set_cookie(COOKIE, cookie, httponly=True, samesite="Strict", path="/", secure=guard.secure(host))
    raise response


async def _session(request: web.Request, serving: Serving, downloads: DownloadManager) -> web.WebSocketResponse:
    extra = environment(_reviewer(request, serving))
    socket = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
    await socket.prepare(request)
    desk = Desk(serving.command, extra, socket, downloads)
    try:
        await desk.start(*size(request.query.get("width"), request.query.get("height")))
        await talk(socket, desk, serving.idle)
    finally:
        await desk.stop()
    return socket


def _reviewer(request: web.Request, serving: Serving) -> str | None:
    """The name that the proxy gave, made safe to show; None where no header is believed.

    Raises HTTPForbidden when the header is believed and missing: a session without a name would rule as the server.
    """
    if not serving.reviewer_header:
        return None
    name = display(request.headers.get(serving.reviewer_header, "")).strip()[:64]
    if not name:
        raise web.HTTPForbidden(text=f"the proxy did not send {serving.reviewer_header}")
    return name


async def _download(request: web.Request, downloads: DownloadManager) -> web.StreamResponse:
    """An export, as an attachment: nothing that the UI hands out is shown by the browser."""
    key = request.match_info["key"]
    try:
        meta = await downloads.get_download_metadata(key)
    except KeyError:
        raise web.HTTPNotFound(text="there is no such file") from None
    name = "".join(c for c in meta.file_name if c.isalnum() or c in "-_.") or "export"
    response = web.StreamResponse(
        headers={"Content-Type": "application/octet-stream", "Content-Disposition": f'attachment; filename="{name}"'}
    )
    await response.prepare(request)
    async for chunk in downloads.download(key):
        await response.write(chunk)
    await response.write_eof()
    return response


def run(guard: Guard, serving: Serving, address: str, port: int, ready: Callable[[], None]) -> int:
    """Serve until a signal; gives the exit code. `ready` is called once connections are taken.

    Raises FactcheckError when the port cannot be had.
    """
    return asyncio.run(_serve(guard, serving, address, port, ready))


async def _serve(guard: Guard, serving: Serving, address: str, port: int, ready: Callable[[], None]) -> int:
    ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def end(code: int) -> None:
        if not ended.done():
            ended.set_result(code)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, end, 128 + number)
    runner = web.AppRunner(application(guard, serving), access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, address, port).start()
    except OSError as error:
        await runner.cleanup()
        _unusable(address, port, error)
    ready()
    try:
        return await ended
    finally:
        await runner.cleanup()


def _unusable(address: str, port: int, error: OSError) -> NoReturn:
    raise FactcheckError(f"{address} port {port}: {error.strerror or error}", "choose another with --port") from error

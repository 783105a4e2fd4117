"""A server on this computer, and a fetcher that may speak to it and to nothing else."""

from __future__ import annotations

import contextlib
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from factcheck.ingest.fetch import Caps, Fetcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = "127.0.0.1"


class Site:
    """Answers by path; `hits` are the paths asked for, in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.hits: list[str] = []
        self.hosts: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.hits.append(self.path)
                site.hosts.append(self.headers["Host"])
                with contextlib.suppress(OSError):
                    site.pages[self.path](self)
                self.close_connection = True

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer((HERE, 0), Handler)
        self._server.daemon_threads = True
        self.port = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def page(self, path: str, data: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Answer a path with bytes; gives its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(data)), **headers}.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        self.pages[path] = answer
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        """Answer a path with the way to another; gives its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Location", to)
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        self.pages[path] = answer
        return self.url(path)

    def raw(self, path: str, chunks: Callable[[], Iterator[bytes]]) -> str:
        """Answer a path with bytes as they come, head included; gives its address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            for chunk in chunks():
                handler.wfile.write(chunk)
                handler.wfile.flush()

        self.pages[path] = answer
        return self.url(path)

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"http://warta.example:{self.port}{path}"

    def fetcher(self, **caps: Any) -> Fetcher:
        """Fetches from this site alone, whatever name it is asked for."""
        return Fetcher(
            Caps(**caps),
            permitted=lambda address, port: (address, port) == (HERE, self.port),
            resolve=lambda host, _: [(socket.AF_INET, HERE if host.endswith(".example") else host)],
        )

    def close(self) -> None:
        """End it."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

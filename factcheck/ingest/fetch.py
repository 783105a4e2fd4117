"""The one place that speaks to the network: one page that a person asked for, from the public web, within its caps."""

from __future__ import annotations

import http.client
import io
import queue
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from email.message import Message as Headers
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from factcheck import __version__
from factcheck.errors import NetworkError
from factcheck.ingest.addresses import NAT64_NAME, is_public, nat64_prefixes
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.ingest.addresses import Prefix

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_CHUNK = 1 << 16
_SAVE = "open it in a browser, save the page and give the file"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,*/*;q=0.5"

Resolved = tuple[socket.AddressFamily, str]


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave: where it stands after redirects, its bytes, and what the server calls them."""

    url: str
    data: bytes
    kind: str = ""
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Caps:
    """The most bytes, unpacked, that a page may have, seconds that it may take in all, and redirects."""

    size: int = 20_000_000
    seconds: float = 30.0
    redirects: int = 5


class Fetcher:
    """Fetches pages. `permitted` says of an IP address in figures, and a port, whether it may be spoken to.

    Only tests give another `permitted` or `resolve`: no option, setting or variable of the program does.
    """

    def __init__(
        self,
        caps: Caps = Caps(),
        *,
        permitted: Callable[[str, int], bool] | None = None,
        resolve: Callable[[str, int], list[Resolved]] | None = None,
    ) -> None:
        self.caps = caps
        self._permitted = permitted
        self._resolve = resolve or _resolve

    def fetch(self, url: str) -> Page:
        """The page at an address, redirects followed.

        Every host on the way is looked up once, its addresses are checked, and a checked one is connected to. Raises
        NetworkError, which names the address, for what is not http(s), not public, too slow, too large or no page.
        """
        deadline = time.monotonic() + self.caps.seconds
        at = url.strip()
        for _ in range(self.caps.redirects + 1):
            parts = _split(at, url)
            try:
                answer = self._ask(parts, deadline)
            except _Failed as error:
                raise _error(url, at, str(error)) from error
            except TimeoutError as error:
                raise _error(url, at, f"it did not answer within {self.caps.seconds:g} seconds") from error
            except ssl.SSLError as error:
                raise _error(url, at, f"its certificate cannot be trusted ({error.reason})") from error
            except (OSError, http.client.HTTPException, ValueError) as error:
                said = getattr(error, "strerror", None) or type(error).__name__
                raise _error(url, at, f"it cannot be reached ({said})") from error
            if isinstance(answer, Page):
                return answer
            at = urljoin(at, answer)
        raise _error(url, at, f"it redirects more than {self.caps.redirects} times")

    def _ask(self, parts: SplitResult, deadline: float) -> Page | str:
        """The page, or the address that it redirects to."""
        host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
        plain = self._connected(host, port, deadline)
        try:
            plain.settimeout(_left(deadline))
            sock = _context().wrap_socket(plain, server_hostname=host) if parts.scheme == "https" else plain
            try:
                return self._answer(_Timed(sock, deadline), parts, host, port, deadline)
            finally:
                sock.close()
        finally:
            plain.close()

    def _connected(self, host: str, port: int, deadline: float) -> socket.socket:
        found = self._looked_up(host, port, deadline)
        for number, (family, address) in enumerate(found):
            sock = socket.socket(family, socket.SOCK_STREAM)
            try:
                sock.settimeout(_left(deadline))
                sock.connect((address, port))
            except OSError:
                sock.close()
                if number == len(found) - 1:
                    raise
            else:
                return sock
        raise _Failed("it has no address")

    def _looked_up(self, host: str, port: int, deadline: float) -> list[Resolved]:
        """The addresses of a host. Raises _Failed unless every one of them may be spoken to."""
        try:
            found = self._in_time(host, port, deadline)
        except TimeoutError:
            raise
        except (OSError, UnicodeError) as error:
            raise _Failed("there is no such host") from error
        self._check(found, port)
        if not self._permitted and any(family == socket.AF_INET6 for family, _ in found):
            self._check(found, port, self._prefixes(deadline))
        return sorted(found, key=lambda one: one[0] != socket.AF_INET)

    def _check(self, found: list[Resolved], port: int, prefixes: tuple[Prefix, ...] = ()) -> None:
        for _, address in found:
            if not (self._permitted(address, port) if self._permitted else is_public(address, prefixes)):
                raise _Failed(f"it stands at {address}, which is no address of the public web")

    def _in_time(self, host: str, port: int, deadline: float) -> list[Resolved]:
        """The addresses of a host; the system gives no way to end its search, so that it is left behind when late."""
        answers: queue.SimpleQueue[list[Resolved] | Exception] = queue.SimpleQueue()

        def search() -> None:
            try:
                answers.put(self._resolve(host, port))
            except Exception as error:  # handed over to the one who waits
                answers.put(error)

        threading.Thread(target=search, daemon=True).start()
        try:
            answer = answers.get(timeout=_left(deadline))
        except queue.Empty:
            raise TimeoutError from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _prefixes(self, deadline: float) -> tuple[Prefix, ...]:
        try:
            found = self._in_time(NAT64_NAME, 80, deadline)
        except TimeoutError:
            raise
        except (OSError, UnicodeError):
            return ()
        return nat64_prefixes(address for family, address in found if family == socket.AF_INET6)

    def _answer(self, sock: _Timed, parts: SplitResult, host: str, port: int, deadline: float) -> Page | str:
        connection = http.client.HTTPConnection(host, port)
        connection.sock = sock
        shown = f"[{host}]" if ":" in host else host
        connection.putrequest("GET", _target(parts), skip_host=True, skip_accept_encoding=True)
        for name, value in (
            ("Host", shown if port == _PORTS[parts.scheme] else f"{shown}:{port}"),
            ("User-Agent", f"factcheck/{__version__}"),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", "gzip, identity"),
            ("Connection", "close"),
        ):
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        location = response.getheader("Location")
        if response.status in _REDIRECTS and location:
            return location
        if response.status != 200:
            raise _Failed(f"it answered {response.status} {display(response.reason or '')[:60]}".rstrip())
        data = b"".join(self._unpacked(response, deadline))
        kind, charset = _content_type(response.getheader("Content-Type"))
        return Page(parts._replace(fragment="").geturl(), data, kind, charset)

    def _unpacked(self, response: http.client.HTTPResponse, deadline: float) -> Iterator[bytes]:
        packing = (response.getheader("Content-Encoding") or "identity").strip().lower()
        if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
            raise _Failed(f"it is packed as {display(packing)[:20]}")
        length = response.getheader("Content-Length")
        if length and length.isdecimal() and int(length) > self.caps.size:
            raise _Failed(_too_large(self.caps.size))
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packing not in ("identity", "") else None
        size = received = 0
        while chunk := response.read1(_CHUNK):
            _left(deadline)
            received += len(chunk)
            while chunk:
                part = _inflated(unpack, chunk) if unpack else chunk
                size += len(part)
                if size > self.caps.size:
                    raise _Failed(_too_large(self.caps.size))
                yield part
                chunk = unpack.unconsumed_tail if unpack else b""
        if (length and length.isdecimal() and received < int(length)) or (unpack and not unpack.eof):
            raise _Failed("it broke off in the middle")


class _Failed(Exception):
    """Why an address did not give a page."""


class _Timed(io.RawIOBase):
    """A socket whose every read and write ends at one deadline, so that drops cannot hold a connection open."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: Any) -> None:
        """Send, within the time that is left."""
        self._sock.settimeout(_left(self._deadline))
        self._sock.sendall(data)

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        """A stream of its own for http.client, which closes this one while it still reads."""
        return io.BufferedReader(_Timed(self._sock, self._deadline))

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Receive, within the time that is left."""
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _inflated(unpack: Any, chunk: bytes) -> bytes:
    try:
        return bytes(unpack.decompress(chunk, _CHUNK))
    except zlib.error as error:
        raise _Failed("its packing is damaged") from error


def _too_large(size: int) -> str:
    return f"it is larger than {size / 1e6:g} MB"


def _split(url: str, asked: str) -> SplitResult:
    """The parts of an address. Raises NetworkError for one that is not of the web or carries a name and password."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise _error(asked, url, "it is no web address") from error
    if parts.scheme not in _PORTS or not parts.hostname or port == 0:
        raise _error(asked, url, "only http and https addresses are fetched")
    if "@" in parts.netloc:
        raise _error(asked, url, "it carries a user name")
    return parts


def _target(parts: SplitResult) -> str:
    """The path and query of a request line, with nothing in it that could end the line."""
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe="/?:@!$&'()*+,;=%~-._[]|")


def _content_type(value: str | None) -> tuple[str, str | None]:
    headers = Headers()
    headers["Content-Type"] = " ".join((value or "application/octet-stream").split())
    return headers.get_content_type(), headers.get_content_charset()


def _context() -> ssl.SSLContext:
    """Trust what this computer trusts; where it names nothing, what the certifi package lists."""
    context = ssl.create_default_context()
    where = ssl.get_default_verify_paths()
    if not (where.cafile or where.capath):
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _resolve(host: str, port: int) -> list[Resolved]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((family, str(where[0])) for family, _, _, _, where in found))


def _error(asked: str, at: str, what: str) -> NetworkError:
    def named(url: str) -> str:
        return shorten(display(_without_user(url).partition("#")[0]), 300)

    way = "" if asked.strip() == at else f" (redirected to {named(at)})"
    return NetworkError(f"{named(asked.strip())}{way}: {what}", _SAVE)


def _without_user(url: str) -> str:
    head, slashes, rest = url.partition("//")
    netloc = rest.split("/", 1)[0]
    return head + slashes + (rest[netloc.rindex("@") + 1 :] if "@" in netloc else rest)

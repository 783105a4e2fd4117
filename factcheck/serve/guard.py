"""Who may come in: a token once, then a cookie; exact hosts and origins; so many sessions at a time."""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass, field
from hmac import compare_digest
from ipaddress import ip_address
from secrets import token_urlsafe
from urllib.parse import urlsplit

from factcheck.errors import UsageError

COOKIE = "factcheck_session"
# Browsers that hold a cookie at a time; the one that came first loses its own.
MOST_COOKIES = 256
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_PORTS = {"http": 80, "https": 443}


@dataclass
class Guard:
    """What a server lets in. `hosts` and `origins` are compared as they stand, lower case; `sessions` is the cap."""

    hosts: frozenset[str]
    origins: frozenset[str]
    sessions: int
    token: str = field(default_factory=lambda: token_urlsafe(32))
    running: int = 0
    _cookies: OrderedDict[str, None] = field(default_factory=OrderedDict)

    def knows_host(self, host: str | None) -> bool:
        """Whether a request's Host is one of ours: a name that only resolves here is not enough."""
        return host is not None and host.lower() in self.hosts

    def knows_origin(self, origin: str | None, *, needed: bool) -> bool:
        """Whether a request's Origin is one of ours; a request without one passes unless it is `needed`."""
        return not needed if origin is None else origin.lower() in self.origins

    def secure(self, host: str) -> bool:
        """Whether a host of ours is reached by https (through a proxy)."""
        return f"https://{host}".lower() in self.origins

    def socket(self, host: str) -> str:
        """The address of the socket of a host of ours."""
        return f"ws{'s' if self.secure(host) else ''}://{host.lower()}/ws"

    def welcome(self, token: str) -> str | None:
        """A new cookie for the right token, else None."""
        if not compare_digest(token.encode(), self.token.encode()):
            return None
        cookie = token_urlsafe(32)
        self._cookies[cookie] = None
        while len(self._cookies) > MOST_COOKIES:
            self._cookies.popitem(last=False)
        return cookie

    def admits(self, cookie: str | None) -> bool:
        """Whether a cookie is one that we gave."""
        given = (cookie or "").encode()
        found = False
        for known in self._cookies:
            found |= compare_digest(given, known.encode())
        return found

    def enter(self) -> bool:
        """Take a place for a session; False when all are taken."""
        if self.running >= self.sessions:
            return False
        self.running += 1
        return True

    def leave(self) -> None:
        """Give a session's place back."""
        self.running -= 1


def guard(address: str, port: int, sessions: int, public: tuple[str, ...] = ()) -> Guard:
    """A guard for a server at a loopback address, also reached as the `public` origins (behind a proxy).

    Raises UsageError for an address that other machines could reach, or a public origin that is none.
    """
    try:
        loopback = ip_address(address).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise UsageError(
            f"{address!r} is not this machine's own address", "use 127.0.0.1 or ::1, and a reverse proxy for others"
        )
    if sessions < 1:
        raise UsageError(f"{sessions} sessions serve nobody", "allow at least 1")
    named = f"[{address}]" if ":" in address else address
    hosts = {f"{named}:{port}", f"localhost:{port}"}
    origins = {f"http://{host}" for host in hosts}
    for origin in public:
        hosts.add(_host(origin))
        origins.add(origin.lower())
    return Guard(frozenset(hosts), frozenset(origins), sessions)


def _host(origin: str) -> str:
    try:
        parts = urlsplit(origin)
        known = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        known = None
    if not known or origin.lower() != f"{parts.scheme}://{parts.netloc}".lower() or "@" in parts.netloc:
        raise UsageError(f"{origin!r} is no origin", "write it as https://desk.example.org, without a path")
    return parts.netloc.lower()


def is_header(name: str) -> bool:
    """Whether a name can be that of an HTTP header (RFC 9110, token)."""
    return _NAME.fullmatch(name) is not None

"""Who may come in."""

from __future__ import annotations

import pytest

from factcheck.errors import UsageError
from factcheck.serve.guard import MOST_COOKIES, guard, is_header


def test_the_token_gives_a_cookie_and_nothing_else_does() -> None:
    keeper = guard("127.0.0.1", 8765, 1)
    cookie = keeper.welcome(keeper.token)
    assert cookie is not None
    assert keeper.admits(cookie)
    assert cookie != keeper.token
    assert keeper.welcome("") is None
    assert keeper.welcome(keeper.token + "x") is None
    assert not keeper.admits(keeper.token)
    assert not keeper.admits(None)
    assert not keeper.admits("ä")


def test_two_servers_have_two_tokens() -> None:
    assert guard("127.0.0.1", 8765, 1).token != guard("127.0.0.1", 8765, 1).token


def test_the_oldest_cookie_is_forgotten() -> None:
    keeper = guard("127.0.0.1", 8765, 1)
    cookies = [keeper.welcome(keeper.token) for _ in range(MOST_COOKIES + 1)]
    assert not keeper.admits(cookies[0])
    assert keeper.admits(cookies[1])
    assert keeper.admits(cookies[-1])


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8765", True),
        ("LOCALHOST:8765", True),
        ("desk.example.org", True),
        ("127.0.0.1", False),
        ("127.0.0.1:80", False),
        ("evil.example:8765", False),
        ("localhost.evil.example:8765", False),
        (None, False),
    ],
)
def test_only_hosts_of_ours(host: str | None, known: bool) -> None:
    assert guard("127.0.0.1", 8765, 1, ("https://desk.example.org",)).knows_host(host) is known


@pytest.mark.parametrize(
    ("origin", "known"),
    [
        ("http://127.0.0.1:8765", True),
        ("https://desk.example.org", True),
        ("https://127.0.0.1:8765", False),
        ("http://desk.example.org", False),
        ("https://desk.example.org.evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_origins_of_ours(origin: str, known: bool) -> None:
    keeper = guard("127.0.0.1", 8765, 1, ("https://desk.example.org",))
    assert keeper.knows_origin(origin, needed=False) is known
    assert keeper.knows_origin(origin, needed=True) is known


def test_an_origin_is_needed_only_where_it_must_be() -> None:
    keeper = guard("127.0.0.1", 8765, 1)
    assert keeper.knows_origin(None, needed=False)
    assert not keeper.knows_origin(None, needed=True)


def test_sessions_are_capped() -> None:
    keeper = guard("127.0.0.1", 8765, 2)
    assert [keeper.enter() for _ in range(3)] == [True, True, False]
    keeper.leave()
    assert keeper.enter()


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.168.1.4", "example.org", "127.1", ""])
def test_only_this_machine(address: str) -> None:
    with pytest.raises(UsageError, match="own address"):
        guard(address, 8765, 1)


def test_a_loopback_address_of_version_6() -> None:
    assert guard("::1", 8765, 1).knows_host("[::1]:8765")


@pytest.mark.parametrize(
    "origin",
    [
        "desk.example.org",
        "https://desk.example.org/",
        "ftp://desk.example.org",
        "https://",
        "https://a@b",
        "https://[",
        "https://a:b",
    ],
)
def test_an_origin_that_is_none_is_refused(origin: str) -> None:
    with pytest.raises(UsageError, match="is no origin"):
        guard("127.0.0.1", 8765, 1, (origin,))


def test_a_secure_origin_has_a_secure_socket() -> None:
    keeper = guard("127.0.0.1", 8765, 1, ("https://desk.example.org",))
    assert keeper.socket("desk.example.org") == "wss://desk.example.org/ws"
    assert keeper.socket("127.0.0.1:8765") == "ws://127.0.0.1:8765/ws"


def test_header_names() -> None:
    assert is_header("X-Remote-User")
    assert not is_header("X Remote")
    assert not is_header("")

"""Addresses: what is asked for is fetched, within its caps, and nothing that is not of the public web."""

from __future__ import annotations

import gzip
import itertools
import socket
import time
import zlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import NetworkError
from factcheck.ingest import Options, Refusal, read
from factcheck.ingest.addresses import is_public, nat64_prefixes
from factcheck.ingest.fetch import Caps, Fetcher
from factcheck.model import Article
from tests.ingest import made
from tests.ingest.web import HERE, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


# Also this computer, where nobody listens.
ELSEWHERE = "127.0.0.2"


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


def refusal(url: str, fetcher: Fetcher) -> str:
    [found] = read(url, Options(), fetcher)
    assert isinstance(found, Refusal), found
    assert isinstance(found.error, NetworkError)
    assert (found.error.exit_code, "\n" in str(found)) == (5, False)
    return str(found)


def test_a_page_becomes_a_published_article(site: Site) -> None:
    url = site.page("/pasar?id=1", made.html())
    [found] = read(url, Options(), site.fetcher())
    assert isinstance(found, Article)
    assert (found.url, found.stage, found.origin, found.source) == (url, "published", "url", url)
    assert (found.title, site.hits) == (made.TITLE, ["/pasar?id=1"])
    assert site.hosts == [f"warta.example:{site.port}"]


def test_where_the_page_stands_is_where_the_redirects_end(site: Site) -> None:
    site.page("/akhir", made.html())
    site.redirect("/tengah", "akhir", 301)
    [found] = read(site.redirect("/awal", site.url("/tengah")), Options(), site.fetcher())
    assert isinstance(found, Article)
    assert (found.url, site.hits) == (site.url("/akhir"), ["/awal", "/tengah", "/akhir"])


def test_a_page_cannot_pass_for_one_of_another_site(site: Site) -> None:
    head = '<link rel="canonical" href="https://kompas.example/lain">'
    url = site.page("/pasar", made.html().replace(b"<body>", f"{head}<body>".encode()))
    [found] = read(url, Options(), site.fetcher())
    assert isinstance(found, Article)
    assert found.url == url


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        (".pdf", "application/pdf"),
        (".docx", "application/octet-stream"),
        (".txt", "text/plain"),
        (".md", "text/plain"),
        (".html", "application/xhtml+xml"),
    ],
)
def test_other_kinds_of_files(site: Site, ending: str, kind: str) -> None:
    data = made.TEXT.encode() if ending == ".txt" else made.EVERY[ending]()
    [found] = read(site.page(f"/naskah{ending}", data, kind), Options(), site.fetcher())
    assert isinstance(found, Article)
    assert made.PARAGRAPHS[0] in found.text
    assert (found.url, found.stage) == (site.url(f"/naskah{ending}"), "published")


def test_the_servers_charset_and_packing(site: Site) -> None:
    data = made.html().decode().replace("<meta charset=utf-8>", "").encode("cp1252")
    url = site.page("/pasar", gzip.compress(data), "text/html; charset=windows-1252", Content_Encoding="gzip")
    [found] = read(url, Options(), site.fetcher())
    assert isinstance(found, Article)
    assert "“Kami bersyukur" in found.text


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0",
        "localhost", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
        "[64:ff9b::10.0.0.1]", "[64:ff9b:1::1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "10.0.0.1", "172.16.0.1",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "[fe80::1]", "[fc00::1]", "[fd12:3456::1]", "[fec0::1]",
        "224.0.0.1", "[ff02::1]", "240.0.0.1", "255.255.255.255", "192.0.0.1", "198.18.0.1", "①②⑦.⓪.⓪.①", "127.0.0.1.",
        "[2001:db8::1]", "[100::1]", "[2606:4700::5efe:10.0.0.1]",
    ],
)  # fmt: skip
def test_private_addresses_in_every_spelling(site: Site, host: str) -> None:
    """With the guard that everyone has; the port is one that would answer."""
    [found] = read(f"http://{host}:{site.port}/", Options())
    assert isinstance(found, Refusal)
    assert found.error.exit_code == 5
    assert site.hits == []


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::8.8.8.8"])
def test_public_addresses(address: str) -> None:
    assert is_public(address)


def test_private_addresses_behind_the_networks_own_nat64() -> None:
    prefixes = nat64_prefixes(["2a00:1:2:3::c000:aa"])
    assert is_public("2a00:1:2:3::10.0.0.1")
    assert not is_public("2a00:1:2:3::10.0.0.1", prefixes)
    assert is_public("2a00:1:2:3::8.8.8.8", prefixes)
    assert is_public("2a00:1:2:4::10.0.0.1", prefixes)

    def resolve(host: str, _: int) -> list[tuple[socket.AddressFamily, str]]:
        return [(socket.AF_INET6, "2a00:1:2:3::c000:aa" if host == "ipv4only.arpa" else "2a00:1:2:3::7f00:1")]

    assert "no address of the public web" in refusal("http://warta.example/", Fetcher(resolve=resolve))


def test_a_name_is_looked_up_once_and_all_its_addresses_are_checked(site: Site) -> None:
    asked: list[str] = []

    def rebinding(host: str, _: int) -> list[tuple[socket.AddressFamily, str]]:
        asked.append(host)
        return [(socket.AF_INET, ELSEWHERE if len(asked) == 1 else HERE)]

    def permitted(address: str, _: int) -> bool:
        return address == ELSEWHERE

    fetcher = Fetcher(permitted=permitted, resolve=rebinding)
    refusal(f"http://warta.example:{site.port}/", fetcher)
    assert (asked, site.hits) == (["warta.example"], [])
    both = [(socket.AF_INET, HERE), (socket.AF_INET, "10.0.0.1")]
    refusal(f"http://warta.example:{site.port}/", Fetcher(permitted=lambda ip, _: ip == HERE, resolve=lambda *_: both))
    assert site.hits == []


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/rahasia", "http://[::1]/", "http://169.254.169.254/latest", "file:///etc/passwd",
           "ftp://warta.example/", "//2130706433/", "gopher://x/", "http://[64:ff9b::7f00:1]/", "javascript:alert(1)",
           "http://sari:sandi@warta.example/"],
)  # fmt: skip
def test_redirects_to_them_are_not_followed(site: Site, to: str) -> None:
    site.page("/rahasia", made.html())
    port = site.port

    def permitted(address: str, to_port: int) -> bool:
        return (address, to_port) == (HERE, port) and len(site.hits) == 0

    fetcher = Fetcher(
        permitted=permitted, resolve=lambda host, _: [(socket.AF_INET, host.replace("warta.example", HERE))]
    )
    assert "redirected to" in refusal(site.redirect("/", to.format(port=port)), fetcher)
    assert site.hits == ["/"]


def test_endless_redirects_end(site: Site) -> None:
    for n in range(50):
        site.redirect(f"/{n}", f"/{n + 1}")
    assert "more than 3 times" in refusal(site.url("/0"), site.fetcher(redirects=3))
    assert len(site.hits) == 4


@pytest.mark.parametrize(
    "url", ["http://", "https:///x", "http://a:99999/", "http://[::1", "http://a:b/", "http://x:0/"]
)
def test_what_is_no_address(url: str) -> None:
    assert refusal(url, Fetcher(resolve=lambda *_: pytest.fail("looked up")))


def test_names_and_passwords_are_neither_sent_nor_shown(site: Site) -> None:
    said = refusal(f"http://sari:sandi@warta.example:{site.port}/", site.fetcher())
    assert "sandi" not in said
    assert site.hits == []


def drip(chunk: bytes, head: bytes = b"") -> Iterator[bytes]:
    yield head
    for _ in range(200):
        yield chunk
        time.sleep(0.02)


@pytest.mark.parametrize(
    ("head", "chunk"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
        (b"HTTP", b"/"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    ],
)
def test_slow_drips_end_at_the_deadline(site: Site, head: bytes, chunk: bytes) -> None:
    url = site.raw("/", lambda: drip(chunk, head))
    assert "within 0.3 seconds" in refusal(url, site.fetcher(seconds=0.3))


def test_a_name_server_that_never_answers(site: Site) -> None:
    fetcher = Fetcher(Caps(seconds=0.1), resolve=lambda *_: time.sleep(2) or [])  # type: ignore[func-returns-value]
    assert "within 0.1 seconds" in refusal(site.url("/"), fetcher)


def test_bodies_past_the_cap(site: Site) -> None:
    fetcher = site.fetcher(size=100_000)
    assert "larger than" in refusal(site.page("/a", b"x" * 100_001), fetcher)
    endless = lambda: itertools.chain([b"HTTP/1.1 200 OK\r\n\r\n"], itertools.repeat(b"x" * 9999, 100))  # noqa: E731
    assert "larger than" in refusal(site.raw("/b", endless), fetcher)


def test_packed_bodies_past_the_cap(site: Site) -> None:
    fetcher = site.fetcher(size=100_000)
    bomb = gzip.compress(b"\0" * 20_000_000)
    assert len(bomb) < 100_000
    assert "larger than" in refusal(site.page("/a", bomb, Content_Encoding="gzip"), fetcher)
    assert "damaged" in refusal(site.page("/b", b"nonsense", Content_Encoding="gzip"), fetcher)
    assert "broke off" in refusal(site.page("/c", gzip.compress(made.html())[:-20], Content_Encoding="gzip"), fetcher)
    assert "packed as br" in refusal(site.page("/d", zlib.compress(b"x"), Content_Encoding="br"), fetcher)


def test_a_body_that_breaks_off(site: Site) -> None:
    answer = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + made.html()
    assert "broke off" in refusal(site.raw("/", lambda: iter([answer])), site.fetcher())


@pytest.mark.parametrize("status", [204, 403, 404, 500])
def test_answers_that_are_no_page(site: Site, status: int) -> None:
    answer = f"HTTP/1.1 {status} Nanti \x1b[31m\r\nContent-Length: 0\r\n\r\n".encode()
    said = refusal(site.raw("/", lambda: iter([answer])), site.fetcher())
    assert f"answered {status}" in said
    assert "\x1b" not in said


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 300 + b"\r\n"])
def test_answers_that_are_no_http(site: Site, answer: bytes) -> None:
    assert "cannot be reached" in refusal(site.raw("/", lambda: iter([answer])), site.fetcher())


def test_line_ends_in_an_address_do_not_reach_the_request(site: Site) -> None:
    site.pages["/a%20b%0D%0AX:%20y"] = site.pages["/"] = lambda handler: handler.send_error(404)
    refusal(site.redirect("/r", "/a b\u2028"), site.fetcher())
    refusal(site.url("/a\r\nHost: x"), site.fetcher())
    assert all(host == f"warta.example:{site.port}" for host in site.hosts)


def feed(*links: str) -> bytes:
    items = "".join(
        f"<item><title>Kabar {n}</title><link>{link}</link><description>Ringkas.</description>"
        "<pubDate>Sun, 10 Jan 2021 08:00:00 +0700</pubDate></item>"
        for n, link in enumerate(links)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Warta</title>{items}</channel></rss>'.encode()


def test_what_a_feed_links_to_is_listed_and_not_fetched(site: Site, tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_bytes(feed(site.page("/a", made.html()), site.url("/b")))
    one, two = read(str(path), Options(), site.fetcher())
    assert "only a link to " + site.url("/a") in str(one)
    assert "--follow" in str(one)
    assert isinstance(two, Refusal)
    assert one.error.exit_code == 3  # type: ignore[union-attr]
    assert site.hits == []


def test_what_a_feed_links_to_is_fetched_when_asked_for(site: Site) -> None:
    site.page("/a", made.html())
    links = [site.url("/a"), "http://10.0.0.1/", site.url("/feed")]
    url = site.page("/feed", feed(*links), "application/rss+xml")
    one, two, three = read(url, Options(follow=True), site.fetcher())
    assert isinstance(one, Article)
    assert (one.url, one.published) == (site.url("/a"), date(2021, 1, 10))
    assert "10.0.0.1" in str(two)
    assert "no article's page" in str(three)
    assert site.hits == ["/feed", "/a", "/feed"]


def test_a_feed_of_whole_articles_needs_no_more(site: Site) -> None:
    for name, data in (("/rss", made.rss()), ("/atom", made.atom()), ("/json", made.json_feed())):
        [found] = read(site.page(name, data, "application/octet-stream"), Options(), site.fetcher())
        assert isinstance(found, Article)
        assert (found.title, found.url, found.outlet) == (made.TITLE, "https://warta.example/pasar", "Warta Kota")
    assert site.hits == ["/rss", "/atom", "/json"]

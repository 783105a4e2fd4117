"""Addresses of places to look a claim up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.review.lookup import LONGEST_ADDRESS, LONGEST_QUERY, TEMPLATES, address, filled, links, searched

if TYPE_CHECKING:
    from factcheck import review

ARTICLE = "https://warta.example/2026/03/harga?id=7&b=1#atas"


def _by_name(found: list[review.Link]) -> dict[str, str]:
    return {link.name: link.url for link in found}


def test_every_place_is_asked_for_the_words() -> None:
    found = _by_name(links("Harga gula & kopi naik 12%", "id-ID", ARTICLE))
    assert list(found) == [*TEMPLATES, ""]
    assert found["Wikipedia"].startswith("https://id.wikipedia.org/")
    for name in ("TurnBackHoax", "CekFakta", "Wikipedia"):
        asked = parse_qs(urlsplit(found[name]).query)
        assert ["Harga gula & kopi naik 12%"] in asked.values(), name
    explorer = found["Google Fact Check Explorer"]
    assert explorer.endswith("/Harga%20gula%20%26%20kopi%20naik%2012%25;hl=id")
    assert (
        found["Wayback Machine"] == "https://web.archive.org/web/*/https://warta.example/2026/03/harga?id=7&b=1%23atas"
    )
    assert found[""] == ARTICLE


def test_without_an_address_or_words_what_needs_them_is_left_out() -> None:
    assert "Wayback Machine" not in _by_name(links("gula", "id", None))
    assert links(" \u200b", "id", None) == []
    assert list(_by_name(links("", "id", ARTICLE))) == ["Wayback Machine", ""]


def test_a_newsroom_adds_replaces_and_leaves_out() -> None:
    own = {"CekFakta": "https://cari.example/{query}?bahasa={lang}", "Wikipedia": "", "Arsip": "http://arsip.example/"}
    found = _by_name(links("a/b c", "su", None, templates=own))
    assert found["CekFakta"] == "https://cari.example/a%2Fb%20c?bahasa=su"
    assert "Wikipedia" not in found
    assert found["Arsip"] == "http://arsip.example/"


def test_the_sources_own_addresses_stand_last_and_once() -> None:
    sources = [
        "https://bps.example/gula",
        "javascript:alert(1)",
        ARTICLE,
        "file:///etc/passwd",
        "https://bps.example/gula",
    ]
    assert [link.url for link in links("gula", "id", ARTICLE, sources) if not link.name] == [ARTICLE, sources[0]]


@pytest.mark.parametrize(
    "bad",
    [None, "", "javascript:alert(1)", "//host/x", "https://", "https://a:b@host.example/", "https://[", "ftp://x.example/",
     "https://x.example/a b", "https://x.example/\x1b]52;c;x\x07", "https://x.example/\u202ea", 'https://x.example/"'],
)  # fmt: skip
def test_what_is_no_web_address_is_none(bad: str | None) -> None:
    assert address(bad) is None


def test_a_braced_word_of_the_article_is_no_place_to_fill() -> None:
    assert filled("https://x.example/?q={query}&l={lang}", {"query": "{lang} {url}", "lang": "id"}) == (
        "https://x.example/?q=%7Blang%7D%20%7Burl%7D&l=id"
    )


@pytest.mark.parametrize("lang", ["und", "", "x/../../", "evil.example/", "i"])
def test_a_language_that_is_none_never_reaches_a_host(lang: str) -> None:
    assert _by_name(links("gula", lang, None))["Wikipedia"].startswith("https://en.wikipedia.org/")


def test_a_long_text_is_cut_after_a_word() -> None:
    text = "kata " * 100_000
    cut = searched(text)
    assert len(cut) <= LONGEST_QUERY
    assert set(cut.split()) == {"kata"}
    assert searched("漢" * 5_000) == "漢" * len(searched("漢" * 5_000))
    assert searched("anak\u200d\u200b anak\x00\x1b[0m") == "anak\u200d anak[0m"


@given(st.text(max_size=600), st.text(max_size=8), st.text(max_size=80))
def test_every_address_is_one_that_may_be_opened_and_kept(words: str, lang: str, path: str) -> None:
    for link in links(words, lang, f"https://a.example/{path}"):
        assert link.url.startswith(("https://", "http://"))
        assert address(link.url) == link.url
        assert len(link.url) <= LONGEST_ADDRESS
        if link.name in ("TurnBackHoax", "CekFakta"):
            assert unquote(urlsplit(link.url).query.partition("=")[2]) == searched(words)

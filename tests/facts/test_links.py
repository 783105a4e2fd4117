"""Faulty addresses."""

from __future__ import annotations

import pytest

from factcheck.facts.links import faulty
from factcheck.facts.scan import scan


def found(text: str) -> list[tuple[str, str | None]]:
    known = scan(text)
    return [(text[i.start : i.end], i.replacement) for i in faulty(text, known.vocabulary, known.characters)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("di http:/www.contoh.id/a.", "http:/www.contoh.id", "http://www.contoh.id"),
        ("di https//contoh.id", "https//contoh.id", "https://contoh.id"),
        ("di htttps://contoh.id", "htttps://contoh.id", "https://contoh.id"),
        ("di http: //www.contoh.id", "http: //www.contoh.id", "http://www.contoh.id"),
        ("di http:\\\\contoh.id", "http:\\\\contoh.id", "http://contoh.id"),
        ("di http://https://contoh.id/a", "http://https://contoh.id", "https://contoh.id"),
        ("di https://https:www.contoh.id/a", "https://https:www.contoh.id", "https://www.contoh.id"),
        ("di ww.contoh.id", "ww.contoh.id", "www.contoh.id"),
        ("ke budi@contoh..id", "budi@contoh..id", "budi@contoh.id"),
        ("ke budi@@contoh.id.", "budi@@contoh.id", "budi@contoh.id"),
        ("di www. contoh.go.id.", "www. contoh.go.id", "www.contoh.go.id"),
        ("di www..contoh.id", "www..contoh.id", "www.contoh.id"),
        ("di wwww.contoh.id", "wwww.contoh.id", "www.contoh.id"),
        ("di www.contoh,com hari ini", "www.contoh,com", "www.contoh.com"),
        ("di www.contoh.con", "www.contoh.con", "www.contoh.com"),
        ("ke a.budi@gmail, lalu", "a.budi@gmail", "a.budi@gmail.com"),
        ("ke a.budi@gmail,com", "a.budi@gmail,com", "a.budi@gmail.com"),
        ("ke a_budi@ yahoo.com ya", "a_budi@ yahoo.com", "a_budi@yahoo.com"),
    ],
)
def test_a_faulty_address_and_how_it_was_meant(text: str, wrong: str, right: str) -> None:
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.contoh.go.id/a?b=http://x.id, (http://contoh.id/a_(b)).",
        "http://localhost:8080 dan https://10.0.0.1/a",
        "https://t.co/abc… dan http://www.contoh.id/…/a dan www.contoh…",
        "Kata http, https:// dan www; http/2 dan https.",
        "https://web.example.org/web/2020/http://example.com/",
        "redaksi@contoh.co.id, @contoh, 3@2, budi@rumah, akun gmail@budi.id",
        "www.contoh.id, lalu www.lain.com, com",
    ],
)
def test_sound_addresses_and_words_are_left_alone(text: str) -> None:
    assert found(text) == []

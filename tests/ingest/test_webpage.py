"""Saved web pages: the article out of its furniture, and what the page says about itself."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.ingest import Options, Refusal, read
from factcheck.model import Article

if TYPE_CHECKING:
    from pathlib import Path

BODY = [
    "Pemerintah Kota Bandung membuka kembali pasar ikan pada Senin, 11 Januari 2021, setelah perbaikan pipa air.",
    "Wali kota mengatakan bahwa 120 pedagang telah kembali berjualan sejak pagi dan semuanya telah diperiksa petugas.",
    "Kerugian selama penutupan ditaksir mencapai Rp 35 juta, menurut pengelola pasar yang dihubungi lewat telepon.",
    "Pengelola juga menyebut bahwa perbaikan berikutnya akan dilakukan pada bulan Maret tanpa menutup seluruh pasar.",
]
NAV = "<nav><ul><li><a href=/>Beranda</a><li><a href=/ekonomi>Ekonomi</a><li><a href=/bola>Bola</a></ul></nav>"
FOOT = "<footer><p>Hak cipta dilindungi. Kebijakan privasi. Hubungi kami.</p></footer>"


def page(head: str = "", *, body: list[str] | None = None, above: str = "<h1>Pasar Ikan Dibuka Lagi</h1>") -> str:
    text = "".join(f"<p>{line}</p>" for line in body or BODY)
    head = f"<meta charset=utf-8><title>Pasar Ikan Dibuka Lagi - Warta Kota</title>{head}"
    inner = f"{NAV}<article>{above}{text}</article>{FOOT}"
    return f"<!doctype html><html lang=id><head>{head}</head><body>{inner}</body></html>"


def article(path: Path, text: str | bytes, **options: object) -> Article:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    [found] = read(str(path), Options(**options))  # type: ignore[arg-type]
    assert isinstance(found, Article), found
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "halaman.html"


def test_the_body_is_the_article_alone(path: Path) -> None:
    found = article(path, page())
    assert found.text == "\n\n".join(BODY)
    assert (found.title, found.id, found.source, found.origin) == (
        "Pasar Ikan Dibuka Lagi",
        str(path),
        str(path),
        "file",
    )


def test_json_ld_tells_all_and_wins_over_meta(path: Path) -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "ImageObject", "datePublished": "2019-05-05", "headline": "Foto"},
            {
                "@type": ["NewsArticle"],
                "headline": "Pasar Ikan Dibuka Lagi",
                "datePublished": "2021-01-10T08:00:00+07:00",
                "dateModified": "2021-01-12T08:00:00+07:00",
                "author": [{"@type": "Person", "name": "Rini Wulandari"}, {"name": "Bayu"}],
                "publisher": {"@type": "Organization", "name": "Warta Kota"},
                "url": "https://warta.example/pasar-ikan",
            },
        ],
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script><meta name=date content=2020-02-02>'
    found = article(path, page(head))
    assert (found.published, found.modified) == (date(2021, 1, 10), date(2021, 1, 12))
    assert (found.byline, found.outlet, found.url) == (
        "Rini Wulandari, Bayu",
        "Warta Kota",
        "https://warta.example/pasar-ikan",
    )
    assert (found.lang, found.stage) == ("id", "published")


def test_meta_elements_tell_what_json_ld_does_not(path: Path) -> None:
    head = (
        '<meta property="article:published_time" content="2021-01-10T08:00:00Z">'
        '<meta name="author" content="Oleh Rini">'
        '<meta property="og:site_name" content="Warta Kota"><link rel="canonical" href="https://warta.example/a">'
        '<script type="application/ld+json">{"broken": </script>'
    )
    found = article(path, page(head))
    assert (found.published, found.byline, found.outlet) == (date(2021, 1, 10), "Rini", "Warta Kota")
    assert found.url == "https://warta.example/a"


@pytest.mark.parametrize(
    "line",
    [
        "<time datetime=2021-01-10>kemarin</time>",
        '<div class="tanggal-terbit">Minggu, 10 Januari 2021 | 10:23 WIB</div>',
        "<span>Warta Kota - 10 Jan 2021 10:23</span>",
        '<p class="posted-date">10/01/2021, 10.23 WIB</p>',
    ],
)
def test_the_date_line_below_the_headline_is_read(path: Path, line: str) -> None:
    found = article(path, page(above=f"<h1>Pasar Ikan Dibuka Lagi</h1>{line}"))
    assert found.published == date(2021, 1, 10)


def test_a_date_of_the_text_is_no_date_of_publication(path: Path) -> None:
    assert article(path, page()).published is None


def test_a_front_page_is_no_address_of_an_article(path: Path) -> None:
    found = article(path, page('<link rel="canonical" href="https://warta.example/">'))
    assert (found.url, found.stage) == (None, "draft")


def test_the_options_win(path: Path) -> None:
    given = {"title": "Lain", "published": date(2020, 1, 1), "lang": "en", "byline": "Sari", "stage": "published"}
    found = article(path, page('<meta name=date content=2021-01-10><meta name=author content="Rini W">'), **given)
    assert (found.title, found.published, found.lang, found.byline, found.stage) == (
        "Lain", date(2020, 1, 1), "en", "Sari", "published",
    )  # fmt: skip


def test_a_template_that_declares_the_wrong_language_is_not_believed(path: Path) -> None:
    assert article(path, page().replace("lang=id", "lang=en-US")).lang is None
    assert article(path, page().replace("lang=id", "lang=id-ID")).lang == "id-ID"


def test_the_declared_encoding_is_used(path: Path) -> None:
    text = page(body=[*BODY, "Kata “Rini” — ramai sekali di pasar itu pada pagi hari ini."])
    found = article(path, text.replace("utf-8", "windows-1252").encode("cp1252"))
    assert "“Rini” — ramai" in found.text
    assert found.warnings == ()


def test_paragraphs_that_were_passed_over_come_back_in_their_place(path: Path) -> None:
    teaser = '<div class="article"><p class="lead">{}</p><p>{}</p><p>{}</p></div>'.format(*BODY[:3])
    paragraphs = [
        f"Paragraf nomor {n} berbicara tentang pasar ikan dan para pedagangnya yang kembali berjualan."
        for n in range(6)
    ]
    inner = "".join(f'<p class="par">{line}</p>' for line in paragraphs[:3])
    rest = "".join(f'<p class="par">{line}</p>' for line in paragraphs[3:])
    text = page().replace(f"<p>{BODY[0]}</p>", f'<div class="body">{inner}{teaser}<h2>Sesudahnya</h2>{rest}</div>')
    found = article(path, text).text
    assert [line for line in found.split("\n") if line in paragraphs] == paragraphs


@pytest.mark.parametrize("levels", [300, 5_000, 100_000])
def test_deep_nesting_is_refused_not_cut_off(path: Path, levels: int) -> None:
    path.write_text(page(above="<div>" * levels + "Dalam sekali." + "</div>" * levels), encoding="utf-8")
    [found] = read(str(path))
    assert isinstance(found, Refusal)
    assert "nested too deeply" in str(found)
    assert str(path) in str(found)
    assert found.error.exit_code == 3


@pytest.mark.parametrize(
    "text", ["<html><body></body></html>", "<html><script>var a = 1</script></html>", "<!doctype html>"]
)
def test_a_page_without_text_is_refused(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    [found] = read(str(path))
    assert isinstance(found, Refusal)
    assert "\n" not in str(found)


def test_a_small_page_without_furniture_is_taken_whole(path: Path) -> None:
    found = article(
        path, "<html><body><h1>Kabar</h1><p>Pasar dibuka.<br>Ramai.</p><ul><li>Ikan<li>Sayur</ul></body></html>"
    )
    assert "Pasar dibuka." in found.text
    assert "- Ikan\n- Sayur" in found.text

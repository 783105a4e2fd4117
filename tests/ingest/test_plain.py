"""Text files and standard input: encodings, refusals, titles."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import sys
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.ingest import Options, Refusal, digest, fallback_title, read
from factcheck.ingest.decode import decode
from factcheck.ingest.plain import BYTE_CAP, TEXT_CAP, first_line_title
from factcheck.messages import render_all
from factcheck.model import Article

if TYPE_CHECKING:
    from pathlib import Path

BODY = "Wali kota membuka pasar pagi itu, kata “Rini” — ramai.\n"


def one(source: str | Path, **options: object) -> Article | Refusal:
    [found] = read(str(source), Options(**options))  # type: ignore[arg-type]
    return found


def article(source: str | Path, **options: object) -> Article:
    found = one(source, **options)
    assert isinstance(found, Article), found
    return found


def refusal(source: str | Path, **options: object) -> str:
    found = one(source, **options)
    assert isinstance(found, Refusal)
    assert found.error.exit_code == 3
    assert found.error.hint
    assert "\n" not in str(found)
    return str(found)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "naskah.txt"


def test_a_utf8_file(path: Path) -> None:
    path.write_text(BODY, encoding="utf-8")
    found = article(path, published=date(2021, 1, 9), lang="id", title="Pasar", stage="published", desk="kota")
    assert (found.text, found.id, found.source, found.origin) == (BODY, str(path), str(path), "file")
    assert (found.published, found.lang, found.title, found.stage) == (date(2021, 1, 9), "id", "Pasar", "published")
    assert (found.desk, found.warnings) == ("kota", ())


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(path: Path, name: str) -> None:
    path.write_bytes(BODY.encode(name))
    assert (article(path).text, article(path).warnings) == (BODY, ())


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_said(path: Path, name: str) -> None:
    path.write_bytes((BODY * 3).encode(name))
    found = article(path)
    assert found.text == BODY * 3
    assert name in render_all(found.warnings, "en")


def test_windows_1252_is_said_with_its_holes(path: Path) -> None:
    path.write_bytes(BODY.encode("cp1252"))
    assert article(path).text == BODY
    assert "cp1252" in render_all(article(path).warnings, "en")
    path.write_bytes("caf\xe9 \x81 \x8d".encode("latin-1"))
    assert article(path).text == "café � �"
    assert "2" in render_all(article(path).warnings, "en")


def test_the_given_encoding_comes_before_windows_1252(path: Path) -> None:
    path.write_bytes("Ужас в городе".encode("koi8-r"))
    assert article(path, encoding="koi8-r").text == "Ужас в городе"
    assert "koi9" in refusal(path, encoding="koi9")
    refusal(path, encoding="rot13")


def test_one_bad_byte_does_not_turn_utf8_into_windows_1252(path: Path) -> None:
    path.write_bytes(BODY.encode() + b"\xff")
    assert article(path).text == BODY + "�"
    assert "1" in render_all(article(path).warnings, "en")


def test_newlines_nuls_and_surrogates(path: Path) -> None:
    path.write_bytes(b"satu\r\ndua\rtiga\x00empat\xed\xa0\x80lima")
    found = article(path)
    assert found.text == "satu\ndua\ntiga�empat�lima"
    assert len(found.warnings) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n1234",
        b"PK\x03\x04 office",
        b"%PDF-1.7 text",
        b"SQLite format 3\x00",
        b"\x7fELF\x02",
        b"\x00" * 500,
        bytes(range(256)) * 20,
    ],
)
def test_binary_files_are_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert "text" in refusal(path)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n ", codecs.BOM_UTF8])
def test_empty_files_are_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert "empty" in refusal(path)


def test_a_line_of_ten_megabytes_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"a" * 10_000_000)
    monkeypatch.setattr("factcheck.ingest.plain.decode", lambda *_: pytest.fail("it was read"))
    assert "too large" in refusal(path)


def test_the_cap_counts_characters(path: Path) -> None:
    path.write_text("a" * TEXT_CAP, encoding="utf-8")
    assert len(article(path).text) == TEXT_CAP
    path.write_text("a" * (TEXT_CAP + 1), encoding="utf-8")
    assert "too large" in refusal(path)


def test_missing_and_impossible_paths(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "tidak-ada.txt")
    refusal("nol\x00.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_not_opened(path: Path) -> None:
    os.mkfifo(path)
    assert "regular" in refusal(path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(BODY.encode())))
    found = article("-")
    assert (found.text, found.id, found.source, found.origin) == (BODY, "-", "-", "stdin")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"a" * (BYTE_CAP + 1))))
    assert "standard input" in refusal("-")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Pasar Pagi Dibuka\n\nWali kota datang.", "Pasar Pagi Dibuka"),
        ("\n  “Kami Siap”, Kata Wali Kota \nIa datang.", "“Kami Siap”, Kata Wali Kota"),
        ("5 Hal tentang Pasar\nPertama, harga.", "5 Hal tentang Pasar"),
        ("Benarkah Pasar Dibuka?\nBegini ceritanya.", "Benarkah Pasar Dibuka?"),
        ("Wali kota datang.\nIa membuka pasar.", None),
        ("Wali kota datang ke pasar\nyang baru dibuka.", None),
        ("JAKARTA -\nWali kota datang.", None),
        ("wali kota datang\nIa membuka pasar.", None),
        ("Pasar Pagi Dibuka", None),
        ("Pasar Pagi Dibuka\n \n", None),
        ("2021\n2022", None),
        ("Pasar " * 40 + "\nIa datang.", None),
        ("", None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert first_line_title(text) == title


def test_fallback_titles() -> None:
    assert fallback_title(Article("x", source="/a/b/pasar pagi.txt")) == "pasar pagi"
    assert fallback_title(Article("x", id="7", source="a.jsonl", origin="jsonl")) == "7"
    assert fallback_title(Article("Satu dua\ntiga", source="-", origin="stdin")) == "Satu dua tiga"
    assert fallback_title(Article("x", source="a.txt", title="Judul")) == "Judul"


def test_digest() -> None:
    assert digest("é") == hashlib.sha256(b"\xc3\xa9").hexdigest()
    assert digest("\ud800") != digest("\ufffd")


@given(st.binary(max_size=300))
def test_any_bytes_give_a_clean_text_or_a_refusal(data: bytes) -> None:
    from factcheck.errors import SourceRefused

    try:
        text = decode(data).text
    except SourceRefused:
        return
    assert not set(text) & {"\r", "\x00"}
    text.encode("utf-8")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_is_kept(text: str) -> None:
    data = text.encode()
    if not text.startswith(("\ufeff", "PK", "%PDF", "GIF8", "BZh")):
        assert decode(data).text == text

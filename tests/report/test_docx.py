"""Word files are well-formed whatever stands in them, signed as they should be, and come out the same twice."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from factcheck.report.export import export
from tests.conftest import INDONESIAN
from tests.report.conftest import HOSTILE, JAKARTA, ruled

if TYPE_CHECKING:
    from factcheck.store import Store

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def parts(content: str | bytes) -> dict[str, ElementTree.Element]:
    assert isinstance(content, bytes)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}


def said(element: ElementTree.Element) -> str:
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p"))


@pytest.mark.parametrize("fmt", ["docx", "docx-report"])
def test_hostile_words_make_no_broken_file(store: Store, fmt: str) -> None:
    article = ruled(store, title=HOSTILE, text=f"{HOSTILE}\r\n{INDONESIAN}")
    found = parts(export(store, [article], fmt, JAKARTA))
    assert "<script>alert(1)</script>" in said(found["word/document.xml"])
    links = [e.get("Target") for e in found["word/_rels/document.xml.rels"] if e.get("TargetMode") == "External"]
    assert all(link.startswith("https://") for link in links if link)


@pytest.mark.parametrize("fmt", ["docx", "docx-report"])
def test_the_same_record_gives_the_same_bytes(store: Store, fmt: str) -> None:
    article = ruled(store)
    assert export(store, [article], fmt, JAKARTA) == export(store, [article], fmt, JAKARTA)


def test_changes_are_signed_dated_and_explained(store: Store) -> None:
    article = ruled(store)
    inside, outside = (parts(export(store, [article], "docx", JAKARTA, public=public)) for public in (False, True))
    changes = [e for e in inside["word/document.xml"].iter() if e.tag in (f"{W}ins", f"{W}del")]
    assert {e.get(f"{W}author") for e in changes} == {"sari", "<b>sari</b>"}
    assert all((e.get(f"{W}date") or "").startswith("2026-01-05T08:00:") for e in changes)
    ids = [e.get(f"{W}id") for e in changes] + [e.get(f"{W}id") for e in inside["word/comments.xml"]]
    assert len(ids) == len(set(ids))
    comments = said(inside["word/comments.xml"])
    assert "kesalahan: makna berubah (weekday-mismatch)" in comments
    assert "Perhitungan: 9 Januari 2020 adalah hari Kamis" in comments
    assert "Angka dari siapa?" in comments
    signed = {e.get(f"{W}author") for part in outside.values() for e in part.iter() if e.get(f"{W}author")}
    assert signed == {"Harian Contoh"}
    assert "Angka dari siapa?" not in said(outside["word/comments.xml"])
    assert "tidak terbukti" not in said(outside["word/comments.xml"])


def test_every_comment_has_its_place(store: Store) -> None:
    found = parts(export(store, [ruled(store)], "docx", JAKARTA))
    there = [e.get(f"{W}id") for e in found["word/comments.xml"]]
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert sorted(e.get(f"{W}id") or "" for e in found["word/document.xml"].iter(f"{W}{tag}")) == sorted(
            map(str, there)
        )


def test_the_headline_is_a_title(store: Store) -> None:
    first = next(parts(export(store, [ruled(store)], "docx", JAKARTA))["word/document.xml"].iter(f"{W}p"))
    assert [e.get(f"{W}val") for e in first.iter(f"{W}pStyle")] == ["Title"]

"""Folders: what is read, what is left out, and that nothing leads outside."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from factcheck.ingest import Refusal, read
from factcheck.model import Article

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    found = list(read(str(folder)))
    found = [item for item in found if not (isinstance(item, Refusal) and item.minor)]
    assert all(isinstance(item, Article) for item in found), found
    return [os.path.relpath(item.id, folder) if item.origin == "file" else item.id for item in found]  # type: ignore[union-attr]


def write(path: Path, text: str = "Wali kota datang.\n") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_articles_by_name_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TEXT", "c/d.md", "c/berita", "e.doc", "f.png", ".hidden.txt", ".git/config.txt"):
        write(tmp_path / name)
    write(tmp_path / "g.jsonl", '{"id": "g1", "text": "x"}\n{"id": "g2", "text": "y"}\n')
    assert names(tmp_path) == ["a.TEXT", "b.txt", "g1", "g2", "c/berita", "c/d.md"]


def test_what_a_browser_saved_with_a_page_is_left_out(tmp_path: Path) -> None:
    page = "<html><body><p>Wali kota datang ke pasar pagi ini.</p></body></html>"
    for name in ("Pasar.html", "Pasar_files/iklan.html", "Lain_files/c.html"):
        write(tmp_path / name, page)
    assert names(tmp_path) == ["Pasar.html", "Lain_files/c.html"]


def test_the_path_is_kept_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "kota" / "a.txt")
    monkeypatch.chdir(tmp_path)
    [found] = read("kota")
    assert isinstance(found, Article)
    assert (found.id, found.source) == ("kota/a.txt", "kota/a.txt")


def test_a_folder_without_articles_is_refused_with_a_count(tmp_path: Path) -> None:
    write(tmp_path / "a.png")
    write(tmp_path / "b.doc")
    [found] = read(str(tmp_path))
    assert isinstance(found, Refusal)
    assert "no articles" in str(found)
    assert "2 other files" in str(found)


def test_what_is_left_out_is_told_and_fails_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    for name in ("b.exe", "c.png\x1b[2J", "d.doc", "e.pages"):
        write(tmp_path / name)
    article, told = read(str(tmp_path))
    assert isinstance(article, Article)
    assert isinstance(told, Refusal)
    assert told.minor
    assert "4 files of other kinds were left out" in str(told)
    assert "b.exe" in str(told)
    assert "\x1b" not in str(told)
    assert "e.pages" not in str(told), "some are named"


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    write(outside / "rahasia.txt")
    write(inside / "a.txt")
    (inside / "b.txt").symlink_to(outside / "rahasia.txt")
    (inside / "c").symlink_to(outside, target_is_directory=True)
    (inside / "loop").symlink_to(inside, target_is_directory=True)
    (inside / "null.txt").symlink_to("/dev/zero")
    assert names(inside) == ["a.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_named_pipes_are_not_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "b.txt")
    os.mkfifo(tmp_path / "c.jsonl")
    assert names(tmp_path) == ["a.txt"]


def test_a_bad_file_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt")
    first, second = read(str(tmp_path))
    assert isinstance(first, Refusal)
    assert isinstance(second, Article)


@pytest.mark.skipif(os.name != "posix", reason="file names are bytes on POSIX alone")
def test_names_that_are_not_utf8_or_hold_controls(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"a\xff.txt", b"b\x1b[2J\n.txt"):
        with open(os.path.join(folder, name), "wb") as file:  # noqa: PTH118, PTH123
            file.write(b"Wali kota datang.")
    first, second = read(str(tmp_path))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id.endswith("a\\xff.txt")
    assert second.source.endswith("b␛[2J .txt")
    (first.id + second.id).encode("utf-8")
